package formats

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"pgregory.net/rapid"
)

// words that the fields are made of, plain and hostile.
var (
	plain   = rapid.SampledFrom([]string{"Iran", "the foreign ministry", "Île-de-France", "a, b", `"quoted"`, "x<y>&z", "two children", "Ministry; of this", "-", "0"})
	hostile = rapid.OneOf(plain, rapid.SampledFrom([]string{"a\tb", "a\r\nb", "\"", "None", "NA", "\x00", "; ", "=cmd()", "a\u2028b", "NULL", strings.Repeat("long ", 200)}))
	daysOf  = rapid.SampledFrom([]dyad.Day{"2024-01-16", "2024-02-29", "1999-12-31", "2018-06-01"})
)

// made makes a record as the coder gives them, with one actor and one recipient.
func made(t *rapid.T, c *Codes, word *rapid.Generator[string]) *Row {
	maybe := func(s string, of *rapid.Generator[string]) string {
		if rapid.Bool().Draw(t, "has "+s) {
			return of.Draw(t, s)
		}
		return ""
	}
	typ := rapid.SampledFrom([]string{"ASSAULT", "CONSULT", "AGREE", "ACCUSE", "SANCTION", "PROTEST", "AID"}).Draw(t, "type")
	e := dyad.Event{
		SourceID: maybe("source", plain), CAMEO: map[string]string{"ASSAULT": "194", "CONSULT": "041", "AGREE": "030", "ACCUSE": "112", "SANCTION": "161", "PROTEST": "145", "AID": "073"}[typ],
		Confidence: float64(rapid.IntRange(0, 100).Draw(t, "confidence")) / 100, Realis: rapid.SampledFrom([]dyad.Realis{dyad.Actual, dyad.Future, dyad.Negated}).Draw(t, "realis"),
		TextInfo: dyad.TextInfo{Sequence: rapid.IntRange(0, 30).Draw(t, "sequence"), Start: 10, End: 90},
		Evidence: dyad.Evidence{Sentence: word.Draw(t, "sentence"), Trigger: dyad.Span{Start: 12, End: 19}, Rule: "fire-at"}, Texts: []string{"fired"},
	}
	e.ArticleID = dyad.NewArticleID(e.Evidence.Sentence)
	e.ID = dyad.NewEventID(e.ArticleID, e.Evidence.Trigger, typ, e.TextInfo.Sequence)
	x := c.cameo(e.CAMEO)
	c.typed(&e, x.Type, x.Mode)
	e.Contexts = [][]string{nil, {"military"}, {"military", "territory"}}[rapid.IntRange(0, 2).Draw(t, "contexts")]
	e.Date = daysOf.Draw(t, "date")
	e.EndDate, e.DateInfo = e.Date, &dyad.DateInfo{EDTF: string(e.Date), Basis: "text"}
	actor := func(name string) dyad.Mention {
		m := dyad.Mention{Text: word.Draw(t, name), Span: dyad.Span{Start: 3, End: 7}}
		m.Entity = rapid.SampledFrom([]dyad.Entity{
			{Code: "IRN", Sector: dyad.GOV, QID: "Q794", Known: "Iran"}, {Code: "PAK", Sector: dyad.MIL, Others: []dyad.Sector{dyad.GOV}}, {Code: "ROU", Sector: dyad.JRN},
			{Code: "UNO", Known: "United Nations", QID: "Q1065"}, {Code: "USA", Sector: dyad.MED, Office: "minister of health"},
		}).Draw(t, name+" entity")
		return m
	}
	e.Actors, e.Recipients = []dyad.Mention{actor("actor")}, []dyad.Mention{actor("recipient")}
	if rapid.Bool().Draw(t, "place") {
		e.Place = &dyad.Toponym{Text: word.Draw(t, "toponym"), Place: rapid.SampledFrom([]dyad.Place{
			{Name: "Quetta", GeoNameID: 1167528, Lat: 30.18, Lon: 66.99, Province: "Balochistan", Country: "Pakistan", CountryCode: "PAK", FeatureClass: "P", FeatureCode: "PPLA", Resolution: 4},
			{Name: "Iran", GeoNameID: 130758, Lat: 32, Lon: 53, Country: "Iran", CountryCode: "IRN", FeatureCode: "PCLI", FeatureClass: "A", Resolution: 1},
		}).Draw(t, "where")}
	}
	if n := rapid.IntRange(-1, 50).Draw(t, "killed"); n >= 0 {
		high := n + 3
		e.Size = &dyad.Size{Killed: &dyad.Count{Low: &n, Best: &n, High: &high, Text: "at least some"}}
	}
	if rapid.Bool().Draw(t, "voice") {
		e.Attribution = []dyad.Attribution{{Entity: &dyad.Mention{Text: word.Draw(t, "voice of"), Entity: dyad.Entity{Code: "IRN"}}, Stance: dyad.Denies, Cue: "denied"}}
	}
	e.Cite = &dyad.Cite{
		URL: "https://example.org/a?b=" + maybe("url", rapid.SampledFrom([]string{"1", "%20", "x;y"})), Title: word.Draw(t, "title"), Publication: "example.org",
		Language: "en", Published: daysOf.Draw(t, "published"), Coder: "dyad 1", Codebook: "plover-2.0", Tables: "sha256:00",
	}
	r := &Row{Record: dyad.Record{Event: e, Incident: dyad.NewIncidentID(e.ID), Sources: rapid.IntRange(1, 4).Draw(t, "sources")}}
	r.Reports = r.Sources + rapid.IntRange(0, 3).Draw(t, "copies")
	return r
}

// written writes rows in a format.
func written(t rapid.TB, f *Format, c *Codes, rows ...*Row) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := f.New(&b, c)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// again reads what was written.
func again(t rapid.TB, f *Format, c *Codes, b []byte) []dyad.Record {
	t.Helper()
	var all []dyad.Record
	for r, err := range f.Read(bytes.NewReader(b), f.Name, c) {
		if err != nil {
			t.Fatalf("%v in:\n%.2000s", err, b)
		}
		all = append(all, r)
	}
	return all
}

// TestRound writes records and reads them back: what a format holds is as it was, and
// written once more it is the same file.
func TestRound(t *testing.T) {
	c := codes(t)
	for _, f := range All() {
		if !f.Writes() || !f.Reads() {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				row := made(t, c, rapid.SampledFrom([]string{"Iran", "the foreign ministry", "Île-de-France", "a, b", `x "quoted" y`, "two children"}))
				if f.Name == "ucdp" && row.Event.Size == nil {
					return
				}
				b := written(t, f, c, row)
				back := again(t, f, c, b)
				if len(back) != 1 {
					t.Fatalf("%d records of one:\n%s", len(back), b)
				}
				for _, x := range fields {
					if slices.Contains(f.Holds, x.name) && x.of(&back[0]) != x.of(&row.Record) {
						t.Errorf("%s: got %q, want %q", x.name, x.of(&back[0]), x.of(&row.Record))
					}
				}
				if tab := tables()[f.Name]; tab != nil {
					dataset := f.Dataset
					if f.Name == "csv" {
						dataset = ""
					}
					sameCells(t, tab, c, row, &Row{Record: back[0], Dataset: dataset})
				}
			})
		})
	}
}

// tables are the formats that are made of columns alone.
func tables() map[string]*table {
	all := map[string]*table{}
	for _, f := range All() {
		if f.columns != nil {
			all[f.Name] = f.columns
		}
	}
	return all
}

// sameCells compares what two rows give in the columns that are read.
func sameCells(t *rapid.T, tab *table, c *Codes, a, b *Row) {
	x, y := tab.rows(a)[0], tab.rows(b)[0]
	x.Codes, y.Codes = c, c
	for _, col := range tab.columns {
		if got, want := col.get(&y), col.get(&x); col.set != nil && got != want {
			t.Errorf("%s: written again as %q, was %q", col.name, got, want)
		}
	}
}

// TestHostile writes events with several actors, and hostile texts, and counts what is
// read.
func TestHostile(t *testing.T) {
	c := codes(t)
	for _, f := range All() {
		if !f.Writes() || !f.Reads() {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				row := made(t, c, hostile)
				if rapid.Bool().Draw(t, "mutual") {
					row.Event.Actors = append(row.Event.Actors, row.Event.Recipients...)
					row.Event.Recipients = nil
				}
				b := written(t, f, c, row, row)
				n := len(again(t, f, c, b))
				want := 2
				if len(pairs(row)) > 1 && slices.Contains([]string{"gdelt2", "icews", "phoenix", "polecat"}, f.Name) {
					want = 4
				}
				if f.Name == "ucdp" && row.Event.Size == nil {
					want = 0
				}
				if n != want {
					t.Errorf("%d rows, want %d:\n%q", n, want, b)
				}
			})
		})
	}
}
