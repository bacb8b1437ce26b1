package formats

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// CSVColumn is a column of our own flat table.
type CSVColumn struct{ Name, About string }

// CSVColumns lists the columns of our own flat table, for documents.
func CSVColumns() []CSVColumn {
	var all []CSVColumn
	for _, c := range flatColumns() {
		all = append(all, CSVColumn{c.name, c.about})
	}
	return all
}

// NewCSV returns a writer of our own flat table, which needs no Codes.
func NewCSV(w io.Writer) Writer { return csvFlat().columns.writer(w, nil) }

type flatColumn struct {
	column
	about string
}

// csvFlat is our own flat table: RFC 4180, lists joined by "; ".
func csvFlat() *Format {
	t := &table{comma: ',', head: true, crlf: true, rows: single, finish: flatFinish, need: []string{"id", "event"}}
	for _, c := range flatColumns() {
		t.columns = append(t.columns, c.column)
	}
	return &Format{
		Name: "csv", About: "a flat table of ours: CSV under a header, lists joined by \"; \"", Extension: "csv", Dataset: "csv", Columns: t.names(), columns: t,
		write: t.writer, read: t.read,
		Holds: []string{
			"id", "incident_id", "article_id", "date", "enddate", "edtf", "event", "mode", "context", "quad_code", "event_scale", "cameo", "realis", "actor", "code", "sector",
			"identifier_id", "identifier_text", "place", "province", "country_code", "coordinates", "geonameid", "in_response_to", "of", "event_text", "sentence", "rule", "confidence",
			"url", "title", "publication", "published", "language", "reports",
		},
		Partly: []Loss{
			{"attribution", "voices as written, their codes and stances; cues are left out"}, {"killed", "the best figure"}, {"injured", "the best figure"},
			{"size", "as the text has it; not read back"}, {"spans", "of the sentence"},
		},
	}
}

// flatColumns are the columns, left to right; new ones stand last, so that programs that
// count columns go on.
func flatColumns() []flatColumn {
	return slices.Concat(flatEvent(),
		flatSide("actor", "actors", func(e *dyad.Event) []dyad.Mention { return e.Actors }, func(n *in) *[]dyad.Mention { return &n.Event.Actors }),
		flatSide("recipient", "recipients", func(e *dyad.Event) []dyad.Mention { return e.Recipients }, func(n *in) *[]dyad.Mention { return &n.Event.Recipients }),
		flatRest(), flatLater(),
	)
}

func setWords(to func(*in) *[]string) func(*in, string) error {
	return func(n *in, v string) error { *to(n) = unlist(v); return nil }
}

func setFloat(to func(*in) *float64) func(*in, string) error {
	return func(n *in, v string) (err error) {
		*to(n), err = strconv.ParseFloat(v, 64)
		return err
	}
}

func setRaw(name string) func(*in, string) error {
	return func(n *in, v string) error { return n.keep(name, v) }
}

// setActors hands the parts of a list to the actors of a side.
func setActors(all func(*in) *[]dyad.Mention, set func(*dyad.Mention, string)) func(*in, string) error {
	return func(n *in, v string) error {
		parts := strings.Split(v, "; ")
		list := all(n)
		if len(*list) == 0 {
			*list = make([]dyad.Mention, len(parts))
		}
		if len(*list) != len(parts) {
			return fmt.Errorf("%d parts for %d actors", len(parts), len(*list))
		}
		for i, p := range parts {
			set(&(*list)[i], p)
		}
		return nil
	}
}

func flatSide(name, many string, of func(*dyad.Event) []dyad.Mention, all func(*in) *[]dyad.Mention) []flatColumn {
	col := func(suffix, about string, get func(*dyad.Mention) string, set func(*dyad.Mention, string)) flatColumn {
		return flatColumn{column{name + suffix, func(o *out) string { return eachOf(of(o.e), get) }, setActors(all, set)}, about}
	}
	return []flatColumn{
		col("", many+" as written", func(m *dyad.Mention) string { return semi(m.Text) }, func(m *dyad.Mention, v string) { m.Text = v }),
		col("_code", "their country or non-state codes", func(m *dyad.Mention) string { return m.Code }, func(m *dyad.Mention, v string) { m.Code = v }),
		col("_sector", "their primary sectors", func(m *dyad.Mention) string { return string(m.Sector) }, func(m *dyad.Mention, v string) { m.Sector = dyad.Sector(v) }),
		col("_id", "their Wikidata ids", func(m *dyad.Mention) string { return m.QID }, func(m *dyad.Mention, v string) { m.QID = v }),
	}
}

// flatLater are the columns that came later.
func flatLater() []flatColumn {
	known := func(name string, of func(*dyad.Event) []dyad.Mention, all func(*in) *[]dyad.Mention) flatColumn {
		return flatColumn{column{name + "_name", func(o *out) string {
			return eachOf(of(o.e), func(m *dyad.Mention) string { return semi(m.Known) })
		}, setActors(all, func(m *dyad.Mention, v string) { m.Known = v })}, "names of the " + name + "s in the tables"}
	}
	return []flatColumn{
		{column{"incident_id", func(o *out) string { return string(o.r.Incident) }, func(n *in, v string) error { n.Incident = dyad.IncidentID(v); return nil }}, "the incident it was joined to, from a store"},
		known("actor", func(e *dyad.Event) []dyad.Mention { return e.Actors }, func(n *in) *[]dyad.Mention { return &n.Event.Actors }),
		known("recipient", func(e *dyad.Event) []dyad.Mention { return e.Recipients }, func(n *in) *[]dyad.Mention { return &n.Event.Recipients }),
		{column{"reports", func(o *out) string { return positive(o.r.Reports) }, count(func(n *in) *int { return &n.Reports })}, "reports of an incident, from a store"},
		{column{"sources", func(o *out) string { return positive(o.r.Sources) }, count(func(n *in) *int { return &n.Sources })}, "how many of them are independent"},
	}
}

func flatEvent() []flatColumn {
	e := func(n *in) *dyad.Event { return &n.Event }
	return []flatColumn{
		{column{"id", func(o *out) string { return string(o.e.ID) }, func(n *in, v string) error { e(n).ID = dyad.EventID(v); return setID(n, v) }}, "event id"},
		{column{"article_id", func(o *out) string { return string(o.e.ArticleID) }, func(n *in, v string) error { e(n).ArticleID = dyad.ArticleID(v); return nil }}, "article id"},
		{column{"source_id", func(o *out) string { return o.e.SourceID }, nil}, "the input's own id of the article, or a dataset's of the row"},
		{column{"date", func(o *out) string { return string(o.e.Date) }, day(isoDay, func(n *in) *dyad.Day { return &n.Event.Date })}, "first day"},
		{column{"enddate", func(o *out) string { return string(o.e.EndDate) }, day(isoDay, func(n *in) *dyad.Day { return &n.Event.EndDate })}, "last day"},
		{column{"edtf", func(o *out) string { return eventDate(o.e).EDTF }, setRaw("edtf")}, "what is known of the date, as EDTF"},
		{column{"date_basis", func(o *out) string { return eventDate(o.e).Basis }, setRaw("basis")}, "text, published or none"},
		{column{"event", func(o *out) string { return list(o.e.Type) }, setWords(func(n *in) *[]string { return &n.Event.Type })}, "PLOVER type"},
		{column{"mode", func(o *out) string { return list(o.e.Modes) }, setWords(func(n *in) *[]string { return &n.Event.Modes })}, "PLOVER modes"},
		{column{"context", func(o *out) string { return list(o.e.Contexts) }, setWords(func(n *in) *[]string { return &n.Event.Contexts })}, "PLOVER contexts"},
		{column{"quad_code", func(o *out) string { return strconv.Itoa(o.e.Quad) }, setQuad}, "1 to 4"},
		{column{"event_scale", func(o *out) string { return number(o.e.Scale) }, setFloat(func(n *in) *float64 { return &n.Event.Scale })}, "-10 to 10"},
		{column{"cameo", func(o *out) string { return o.e.CAMEO }, textTo(func(n *in) *string { return &n.Event.CAMEO })}, "CAMEO code"},
		{column{"realis", func(o *out) string { return string(o.e.Realis) }, func(n *in, v string) error { e(n).Realis = dyad.Realis(v); return nil }}, "actual, future, hypothetical, negated or historical"},
	}
}

func flatRest() []flatColumn {
	e := func(n *in) *dyad.Event { return &n.Event }
	return []flatColumn{
		{column{"place", func(o *out) string { return o.place.Text }, textTo(func(n *in) *string { return &n.place.Text })}, "place as written"},
		{column{"resolved_place", func(o *out) string { return o.place.Name }, textTo(func(n *in) *string { return &n.place.Name })}, "the gazetteer's name"},
		{column{"province", func(o *out) string { return o.place.Province }, textTo(func(n *in) *string { return &n.place.Province })}, "first-level division"},
		{column{"country_code", func(o *out) string { return o.place.CountryCode }, textTo(func(n *in) *string { return &n.place.CountryCode })}, "ISO 3166 alpha-3 of the place"},
		{column{"lat", lat, setLat}, "degrees north"},
		{column{"lon", lon, setLon}, "degrees east"},
		{column{"geonameid", func(o *out) string { return positive(o.place.GeoNameID) }, count(func(n *in) *int { return &n.place.GeoNameID })}, "GeoNames id"},
		{column{"said_by", func(o *out) string { return eachOf(o.e.Attribution, voiceText) }, setRaw("said_by")}, "voices that the event rests on, as written; hearsay as \"(hearsay)\""},
		{column{"said_by_code", func(o *out) string { return eachOf(o.e.Attribution, voiceCode) }, setRaw("said_by_code")}, "their codes"},
		{column{"stance", func(o *out) string {
			return eachOf(o.e.Attribution, func(a *dyad.Attribution) string { return string(a.Stance) })
		}, setRaw("stance")}, "what each does with the claim"},
		{column{"killed", func(o *out) string { return bestOf(o.e, "killed") }, setCount(func(k *dyad.Count) **int { return &k.Best })}, "best figure of the dead"},
		{column{"injured", func(o *out) string { return bestOf(o.e, "injured") }, setInjured}, "best figure of the injured"},
		{column{"size", func(o *out) string { return sizeText(o.e) }, nil}, "all counts as the text has them, \"killed: at least nine\""},
		{column{"in_response_to", func(o *out) string { return string(o.e.ResponseTo) }, func(n *in, v string) error { e(n).ResponseTo = dyad.EventID(v); return nil }}, "id of the event that this one answers"},
		{column{"of", func(o *out) string { return string(o.e.Of) }, func(n *in, v string) error { e(n).Of = dyad.EventID(v); return nil }}, "id of the event that tells this one"},
		{column{"event_text", func(o *out) string { return list(o.e.Texts) }, setWords(func(n *in) *[]string { return &n.Event.Texts })}, "the words that tell it"},
		{column{"sentence", func(o *out) string { return o.e.Evidence.Sentence }, textTo(func(n *in) *string { return &n.Event.Evidence.Sentence })}, "the sentence; empty with --no-text"},
		{column{"start", func(o *out) string { return strconv.Itoa(o.e.TextInfo.Start) }, count(func(n *in) *int { return &n.Event.TextInfo.Start })}, "first byte of the sentence in the article's text"},
		{column{"end", func(o *out) string { return strconv.Itoa(o.e.TextInfo.End) }, count(func(n *in) *int { return &n.Event.TextInfo.End })}, "byte after its last"},
		{column{"rule", func(o *out) string { return o.e.Evidence.Rule }, textTo(func(n *in) *string { return &n.Event.Evidence.Rule })}, "rule that fired"},
		{column{"confidence", func(o *out) string { return number(o.e.Confidence) }, setFloat(func(n *in) *float64 { return &n.Event.Confidence })}, "0 to 1"},
		{column{"url", func(o *out) string { return o.cite.URL }, textTo(func(n *in) *string { return &n.cite.URL })}, "address of the article"},
		{column{"title", func(o *out) string { return o.cite.Title }, textTo(func(n *in) *string { return &n.cite.Title })}, "its title"},
		{column{"publication", func(o *out) string { return o.cite.Publication }, textTo(func(n *in) *string { return &n.cite.Publication })}, "its outlet"},
		{column{"language", func(o *out) string { return o.cite.Language }, textTo(func(n *in) *string { return &n.cite.Language })}, "ISO 639-1"},
		{column{"published", func(o *out) string { return string(o.cite.Published) }, day(isoDay, func(n *in) *dyad.Day { return &n.cite.Published })}, "day of publication"},
	}
}

// eachOf joins what value says of each item. A place is kept for every item, so that the
// n-th code belongs to the n-th actor; all unknown is empty.
func eachOf[T any](items []T, value func(*T) string) string {
	words, any := make([]string, len(items)), false
	for i := range items {
		words[i] = value(&items[i])
		any = any || words[i] != ""
	}
	if !any {
		return ""
	}
	return list(words)
}

// semi keeps a text from ending a part of a list.
func semi(s string) string { return strings.ReplaceAll(s, "; ", ", ") }

func voiceText(a *dyad.Attribution) string {
	if a.Entity == nil {
		return "(hearsay)"
	}
	return semi(a.Entity.Text)
}

func voiceCode(a *dyad.Attribution) string {
	if a.Entity == nil {
		return ""
	}
	return a.Entity.Code
}

func bestOf(e *dyad.Event, kind string) string {
	for name, n := range e.Size.All() {
		if name == kind && n.Best != nil {
			return strconv.Itoa(*n.Best)
		}
	}
	return ""
}

func setInjured(n *in, v string) error {
	i, err := strconv.Atoi(v)
	if err != nil || i < 0 {
		return fmt.Errorf("%q is no number of people", v)
	}
	if n.Event.Size == nil {
		n.Event.Size = &dyad.Size{}
	}
	n.Event.Size.Injured = &dyad.Count{Best: &i}
	return nil
}

func sizeText(e *dyad.Event) string {
	var words []string
	for name, n := range e.Size.All() {
		words = append(words, name+": "+n.Text)
	}
	return list(words)
}

// flatFinish puts together what several columns tell.
func flatFinish(n *in) error {
	e := &n.Event
	if n.raw["edtf"] != "" || n.raw["basis"] != "" {
		e.DateInfo = &dyad.DateInfo{EDTF: n.raw["edtf"], Basis: n.raw["basis"]}
	}
	if v := n.raw["stance"]; v != "" {
		says, codes := strings.Split(n.raw["said_by"], "; "), strings.Split(n.raw["said_by_code"], "; ")
		for i, stance := range strings.Split(v, "; ") {
			a := dyad.Attribution{Stance: dyad.Stance(stance)}
			switch {
			case i < len(says) && says[i] == "(hearsay)":
				a.Hearsay = true
			case i < len(says):
				a.Entity = &dyad.Mention{Text: says[i]}
				if i < len(codes) {
					a.Entity.Code = codes[i]
				}
			}
			e.Attribution = append(e.Attribution, a)
		}
	}
	n.cite.Coder = cmp.Or(n.cite.Coder, "dyad")
	return nil
}
