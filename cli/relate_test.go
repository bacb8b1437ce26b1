package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

// archive is a Reader over incidents that a test has made.
type archive struct {
	dyad.Reader
	incidents []dyad.Incident
	claims    map[dyad.IncidentID][]dyad.Claim
}

// add adds an incident with one report a claim, and returns its id.
func (a *archive) add(day string, from, to dyad.Entity, typ string, quad int, scale float64, summary string, claims ...dyad.Claim) dyad.IncidentID {
	id := dyad.NewIncidentID(dyad.EventID(fmt.Sprint(len(a.incidents))))
	n := dyad.Incident{ID: id, Type: typ, Quad: quad, Scale: scale, Actors: []dyad.Entity{from}, Recipients: []dyad.Entity{to}, Date: dyad.Day(day), Realis: dyad.Actual, Summary: summary}
	for i := range claims {
		c := &claims[i]
		c.Incident, c.Article = id, dyad.ArticleID(fmt.Sprint(id, i))
		if c.Published == "" {
			c.Published = dyad.Day(day)
		}
		n.Reports = append(n.Reports, dyad.Report{Article: c.Article, Origin: c.Article, Outlet: c.Outlet, Published: c.Published})
	}
	n.Sources = dyad.Independent(n.Reports)
	a.incidents = append(a.incidents, n)
	if a.claims == nil {
		a.claims = map[dyad.IncidentID][]dyad.Claim{}
	}
	a.claims[id] = claims
	return id
}

func (a *archive) Days(_ context.Context, q dyad.DayQuery) iter.Seq2[dyad.DyadDay, error] {
	var all []dyad.DyadDay
	for i := range a.incidents {
		for r := range a.incidents[i].Days() {
			pair := q.Dyad == dyad.Dyad{} || r.Dyad == q.Dyad || q.Both && r.Dyad == q.Dyad.Reverse()
			if pair && r.Day >= q.From && (q.To == "" || r.Day <= q.To) {
				all = append(all, r)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b dyad.DyadDay) int { return strings.Compare(string(a.Day), string(b.Day)) })
	return func(yield func(dyad.DyadDay, error) bool) {
		for _, r := range all {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func (a *archive) Incidents(_ context.Context, q dyad.IncidentQuery) iter.Seq2[dyad.Incident, error] {
	all := slices.Clone(a.incidents)
	slices.SortStableFunc(all, func(a, b dyad.Incident) int { return strings.Compare(string(b.Date), string(a.Date)) })
	return func(yield func(dyad.Incident, error) bool) {
		left := q.Limit
		for _, n := range all {
			pair := q.Dyad == dyad.Dyad{}
			for d := range n.Dyads() {
				pair = pair || d == q.Dyad || q.Both && d == q.Dyad.Reverse()
			}
			if !pair || n.Date < q.From || q.To != "" && n.Date > q.To || len(q.Realis) > 0 && !slices.Contains(q.Realis, n.Realis) {
				continue
			}
			if left--; !yield(n, nil) || left == 0 {
				return
			}
		}
	}
}

func (a *archive) Claims(_ context.Context, ids ...dyad.IncidentID) (all []dyad.Claim, err error) {
	for _, id := range ids {
		all = append(all, a.claims[id]...)
	}
	return all, nil
}

func (a *archive) Nodes(context.Context) ([]dyad.NodeCount, error) {
	return []dyad.NodeCount{{Node: "COD/REB", Incidents: 3}}, nil
}

var (
	iran     = dyad.Entity{Code: "IRN", Sector: dyad.GOV, Known: "Iran"}
	pakistan = dyad.Entity{Code: "PAK", Sector: dyad.GOV, Known: "Pakistan"}
	hamas    = dyad.Entity{Code: "PSE", Sector: dyad.REB, Known: "Hamas"}
	israel   = dyad.Entity{Code: "ISR", Sector: dyad.GOV, Known: "Israel"}
)

func mustDay(d dyad.Day) time.Time {
	t, ok := d.Time()
	if !ok {
		panic(d)
	}
	return t
}

func own(outlet string) dyad.Claim { return dyad.Claim{Outlet: outlet, Stance: dyad.Asserts} }

func by(outlet string, who dyad.Entity, words string, stance dyad.Stance, killed int) dyad.Claim {
	c := dyad.Claim{Outlet: outlet, By: &who, ByText: words, Stance: stance}
	if killed > 0 {
		c.Size = &dyad.Size{Killed: &dyad.Count{Low: &killed, Best: &killed, High: &killed, Text: fmt.Sprint(killed)}}
	}
	return c
}

// border is a made-up crisis after the pattern of January 2024, with two quiet years
// before it, a slip in a day, and an exchange between other two.
func border() *archive {
	a := &archive{}
	for year := 2022; year < 2024; year++ {
		for month := 1; month <= 12; month += 2 {
			a.add(fmt.Sprintf("%d-%02d-10", year, month), iran, pakistan, "CONSULT", 1, 4, "Ministers meet.", own("a"))
			a.add(fmt.Sprintf("%d-%02d-20", year, month), pakistan, iran, "ACCUSE", 3, -2, "Pakistan complains of smuggling.", own("b"))
		}
	}
	strike := a.add("2024-01-16", iran, pakistan, "ASSAULT", 4, -9.5, "Iran struck two bases of a militant group in Balochistan with missiles and drones.",
		own("a"), own("b"), own("c"), by("d", pakistan, "Pakistan's foreign ministry", dyad.Asserts, 2), by("e", iran, "Iranian state media", dyad.Claims, 0))
	a.add("2024-01-17", pakistan, iran, "SANCTION", 4, -6, "Pakistan recalled its ambassador from Tehran.", own("a"), own("b"))
	reply := a.add("2024-01-18", pakistan, iran, "ASSAULT", 4, -9.5, "Pakistan hit what it called hideouts of separatists in Sistan and Baluchestan.",
		by("a", pakistan, "the army", dyad.Asserts, 7), by("b", iran, "an Iranian official", dyad.Asserts, 9), by("c", pakistan, "Pakistan's foreign ministry", dyad.Denies, 0))
	a.incidents[len(a.incidents)-1].ResponseTo = strike
	a.incidents[len(a.incidents)-1].Place = &dyad.Place{Name: "Saravan", CountryCode: "IRN"}
	a.add("2024-01-18", iran, pakistan, "ACCUSE", 3, -2, "Iran condemned the strikes.", own("a"))
	a.add("2024-01-19", iran, pakistan, "AGREE", 1, 2.5, "The two agreed to let tension fall.", own("a"), own("b"), own("c"))
	a.incidents[len(a.incidents)-1].ResponseTo = reply
	a.add("2024-01-29", iran, pakistan, "CONSULT", 1, 4, "Iran's foreign minister met his counterpart in Islamabad.", own("a"), own("c"))
	slip := a.add("2087-01-01", iran, pakistan, "ASSAULT", 4, -9.5, "A slip.", own("a"))
	a.claims[slip][0].Published = "2024-01-30"
	a.incidents[len(a.incidents)-1].Reports[0].Published = "2024-01-30"
	for i := range 40 {
		day := func(n int) string { return string(dyad.DayOf(mustDay("2022-03-01").AddDate(0, 0, 17*i+n))) }
		a.add(day(0), hamas, israel, "ASSAULT", 4, -9.5, "Rockets.", own("a"))
		a.add(day(2), israel, hamas, "ASSAULT", 4, -9.5, "Raids.", own("a"))
	}
	return a
}

func TestRelateText(t *testing.T) {
	for name, c := range map[string]relateCmd{
		"crisis":  {A: "Iran", B: "Pakistan", By: "week", Last: 4},
		"height":  {A: "pak", B: "IRN", By: "day", Last: 2, Since: "30d", Until: "2024-01-18"},
		"before":  {A: "Islamabad", B: "Tehran", By: "month", Last: 1, Until: "2023-12-31"},
		"few":     {A: "IRN", B: "PAK", By: "week", Last: 1, Until: "2022-02-01"},
		"nothing": {A: "Peru", B: "Nepal", By: "week", Last: 3},
		"answers": {A: "Israel", B: "Hamas", By: "week", Last: 0},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := c.relate(t.Context(), border())
			if err != nil {
				t.Fatal(err)
			}
			p := relationPrinter{page: page{width: 100}, relation: r}
			golden(t, filepath.Join("testdata", "relate", name+".txt"), func(string) string { return p.text() })
			if b, err := json.Marshal(r); err != nil || !json.Valid(b) {
				t.Errorf("as JSON: %v", err)
			}
		})
	}
}

func TestDyadsText(t *testing.T) {
	names, err := newTables("")
	if err != nil {
		t.Fatal(err)
	}
	for _, by := range []string{"strain", "change", "incidents"} {
		c := dyadsCmd{Since: "60d", Sort: by}
		all, first, last, err := c.rank(t.Context(), border())
		if err != nil || first != "2023-12-01" || last != "2024-01-29" {
			t.Fatalf("from %s to %s: %v", first, last, err)
		}
		golden(t, filepath.Join("testdata", "relate", "dyads-"+by+".txt"), func(string) string { return dyadsText(all, names) })
	}
}

func TestFindNodes(t *testing.T) {
	names, err := newTables("")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"IRN": "IRN", "irn": "IRN", "  Iran ": "IRN", "Iranian": "IRN", "Tehran": "IRN", "Hezbollah": "Hezbollah", "EU": "EUR", "UN": "UNO",
		"NATO": "NATO", "Hamas": "Hamas PSE", "cod/reb": "COD/REB",
		"Pakstan":    `no country, organisation or group is known as "Pakstan"; did you mean "Pakistan"?`,
		"Korea":      `no country, organisation or group is known as "Korea"; did you mean "North Korea" or "South Korea"?`,
		"Qwertyland": `no country, organisation or group is known as "Qwertyland"`,
		"":           `no country, organisation or group is known as ""`,
	} {
		found, err := names.find(t.Context(), border(), text)
		slices.Sort(found)
		got := make([]string, len(found))
		for i, n := range found {
			got[i] = string(n)
		}
		if err != nil {
			got = []string{err.Error()}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: got %q, want %q", text, s, want)
		}
	}
	two := &nodes{by: map[string][]sense{"guinea": {{node: "GIN", known: "Guinea", proper: true}, {node: "GNQ", known: "Equatorial Guinea", proper: true}}}}
	if _, err := two.find(t.Context(), border(), "Guinea"); err == nil || !strings.Contains(err.Error(), "may be GIN or GNQ") {
		t.Errorf("ambiguous: %v", err)
	}
}

func TestRelateErrors(t *testing.T) {
	for name, c := range map[string]relateCmd{
		"one and the same":   {A: "Iran", B: "Tehran", By: "week"},
		"unknown":            {A: "Iran", B: "Xyzzy", By: "week"},
		"since after until":  {A: "Iran", B: "Pakistan", By: "week", Since: "2024-03-01", Until: "2024-01-01"},
		"since long ago":     {A: "Iran", B: "Pakistan", By: "day", Since: "0001-01-01"},
		"no folder of table": {A: "Iran", B: "Pakistan", By: "day", Data: "no-such-folder"},
	} {
		if _, err := c.relate(t.Context(), border()); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for name, c := range map[string]interface{ Validate() error }{
		"since":   &relateCmd{Since: "yesterday"},
		"until":   &relateCmd{Until: "2024-02-30"},
		"last":    &relateCmd{Last: -1},
		"days":    &dyadsCmd{Since: "-3d"},
		"limit":   &dyadsCmd{Since: "30d", Limit: -1},
		"no days": &dyadsCmd{Since: "d"},
	} {
		if c.Validate() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestFirstDay(t *testing.T) {
	for since, want := range map[string]string{"30d": "2024-01-02", "1d": "2024-01-31", "2023-05-06": "2023-05-06"} {
		if got, ok := firstDay(since, "2024-01-31"); !ok || string(got) != want {
			t.Errorf("%s: got %s, want %s", since, got, want)
		}
	}
}

// TestRecalled holds that a day which a text recalls does not stretch the figures.
func TestRecalled(t *testing.T) {
	var rows []dyad.DyadDay
	for i := range 100 {
		rows = append(rows, dyad.DyadDay{Day: dyad.DayOf(mustDay("2020-01-01").AddDate(0, 0, i))})
	}
	rows[0].Day, rows[1].Day = "1948-05-15", "1967-06-05"
	if got := (&relateCmd{}).first(rows, "2020-12-31"); got != "2020-01-03" {
		t.Errorf("got %s", got)
	}
	if got := (&relateCmd{Since: "1960-01-01"}).first(rows, "2020-12-31"); got != "1960-01-01" {
		t.Errorf("asked for, got %s", got)
	}
}

func TestBar(t *testing.T) {
	for want, x := range map[rune][2]int{'·': {0, 9}, '▁': {1, 100}, '█': {9, 9}, '▄': {1, 2}} {
		if got := bar(x[0], x[1]); got != want {
			t.Errorf("%v: got %c, want %c", x, got, want)
		}
	}
}
