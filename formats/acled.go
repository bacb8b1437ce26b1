package formats

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
)

// acled is the table of ACLED, read only: 31 columns since 2023, other names and places
// before, from the user's own download.
func acled() *Format {
	t := acledTable()
	return &Format{
		Name: "acled", About: "ACLED: the user's own download as CSV, old layouts and new", Extension: "csv", Dataset: "acled", Incidents: true,
		Columns: t.names(), columns: t, read: t.read,
	}
}

func acledTable() *table {
	keep := func(name string) column {
		return column{name, nil, func(n *in, v string) error { return n.keep(name, v) }}
	}
	skip := func(name string) column { return column{name, nil, nil} }
	return &table{
		comma: ',', head: true, finish: acledFinish, need: []string{"event_id_cnty", "event_date", "sub_event_type", "actor1"},
		columns: []column{
			{"event_id_cnty", nil, setID},
			{"event_date", nil, day(acledDay, func(n *in) *dyad.Day { return &n.Event.Date })},
			skip("year"), keep("time_precision"), skip("disorder_type"), keep("event_type"), keep("sub_event_type"),
			keep("actor1"), keep("assoc_actor_1"), keep("inter1"), keep("actor2"), keep("assoc_actor_2"), keep("inter2"), skip("interaction"), skip("civilian_targeting"),
			{"iso", nil, func(n *in, v string) error {
				n.place.CountryCode = cmp.Or(n.byNumber[strings.TrimLeft(v, "0")], n.place.CountryCode)
				return nil
			}},
			skip("region"),
			{"country", nil, func(n *in, v string) error {
				n.place.Country, n.place.CountryCode = v, cmp.Or(n.place.CountryCode, n.state(v))
				return nil
			}},
			{"admin1", nil, textTo(func(n *in) *string { return &n.place.Province })},
			skip("admin2"), skip("admin3"),
			{"location", nil, textTo(func(n *in) *string { return &n.place.Name })},
			{"latitude", nil, setLat}, {"longitude", nil, setLon},
			keep("geo_precision"),
			{"source", nil, textTo(func(n *in) *string { return &n.cite.Publication })},
			skip("source_scale"),
			{"notes", nil, textTo(func(n *in) *string { return &n.Event.Evidence.Sentence })},
			{"fatalities", nil, setCount(func(k *dyad.Count) **int { return &k.Best })},
			skip("tags"),
			{"timestamp", nil, func(n *in, v string) error {
				if s, err := strconv.ParseInt(v, 10, 64); err == nil && s > 0 && s < 1<<33 {
					n.cite.Published = dyad.DayOf(time.Unix(s, 0).UTC())
				}
				return nil
			}},
			skip("data_id"), skip("event_id_no_cnty"),
		},
	}
}

// acledDay reads a day in the forms of its downloads.
func acledDay(v string) (dyad.Day, error) {
	for _, layout := range []string{time.DateOnly, "2 January 2006", "02-January-2006", "2-Jan-06"} {
		if t, err := time.Parse(layout, v); err == nil {
			return dyad.DayOf(t), nil
		}
	}
	return "", fmt.Errorf("%q is no day, want 2024-01-16 or 16 January 2024", v)
}

func acledFinish(n *in) error {
	e := &n.Event
	x := n.acled[strings.ToLower(n.raw["sub_event_type"])]
	if x == nil {
		return &columnError{"sub_event_type", fmt.Errorf("%q is not known", n.raw["sub_event_type"])}
	}
	if x.Type == "" {
		return leftOut(x.Sub + " is no event of PLOVER")
	}
	n.typed(e, x.Type, x.Mode)
	e.Texts = []string{x.Sub}
	p := &n.place
	p.Text, p.Resolution = p.Name, 4
	if n.raw["geo_precision"] == "3" {
		p.Resolution = 2
	}
	a := n.acledActor("actor1", "inter1")
	b := n.acledActor("actor2", "inter2")
	switch {
	case b.Text == "":
		e.Actors = []dyad.Mention{a}
	case x.Mutual:
		e.Actors = []dyad.Mention{a, b}
	default:
		e.Actors, e.Recipients = []dyad.Mention{a}, []dyad.Mention{b}
	}
	if e.Size != nil && *e.Size.Killed.Best == 0 {
		e.Size = nil // none are known
	}
	if n.raw["time_precision"] == "3" { // a month, by its first day
		if t, ok := e.Date.Time(); ok {
			e.EndDate = dyad.DayOf(time.Date(t.Year(), t.Month()+1, 0, 0, 0, 0, 0, time.UTC))
			e.Date = dyad.DayOf(time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC))
		}
	}
	n.cite.Published = cmp.Or(n.cite.Published, e.Date)
	n.cite.Coder, n.cite.Codebook = "ACLED", "ACLED"
	return nil
}

// acledActor resolves "Military Forces of Iran (2021-)", "Civilians (Mali)", "IRGC".
func (n *in) acledActor(name, inter string) dyad.Mention {
	text := n.raw[name]
	m := dyad.Mention{Text: text}
	if text == "" {
		return m
	}
	m.Sector = n.byInter[strings.ToLower(n.raw[inter])]
	if m.Sector == dyad.OPP { // rioters and protesters
		m.Persons = true
	}
	own, paren := text, ""
	if i := strings.LastIndex(text, " ("); i > 0 && strings.HasSuffix(text, ")") {
		own, paren = text[:i], text[i+2:len(text)-1]
	}
	if strings.HasPrefix(own, "Police Forces of ") {
		m.Sector = dyad.COP
	}
	_, of, _ := strings.Cut(own, "Forces of ")
	of, _, _ = strings.Cut(of, " (")
	switch known, ok := n.body(own); {
	case of != "":
		m.Code = n.state(of)
	case ok:
		m.Entity = known
	case n.state(paren) != "":
		m.Code = n.state(paren)
		if m.Sector.Armed() && !strings.HasPrefix(own, "Unidentified") {
			m.Known = own
		}
	default:
		m.Code = n.place.CountryCode
		if m.Sector.Armed() && !strings.HasPrefix(own, "Unidentified") {
			m.Known = own
		}
	}
	return m
}
