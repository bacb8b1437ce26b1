package formats

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// polecat is the table of POLECAT: 40 columns under a header, None for nothing, "; "
// within a cell.
func polecat() *Format {
	cols := slices.Concat(
		[]column{
			{"Event ID", func(o *out) string { return polecatID(o) }, setID},
			{"Event Date", func(o *out) string { return string(o.e.Date) }, day(isoDay, func(n *in) *dyad.Day { return &n.Event.Date })},
			{"Event Type", func(o *out) string { return list(o.e.Type) }, func(n *in, v string) error { n.Event.Type = unlist(v); return nil }},
			{"Event Mode", func(o *out) string { return list(o.e.Modes) }, func(n *in, v string) error { n.Event.Modes = unlist(v); return nil }},
			{"Intensity", func(o *out) string { return number(o.e.Scale) }, func(n *in, v string) (err error) {
				n.Event.Scale, err = strconv.ParseFloat(v, 64)
				return err
			}},
			{"Quad Code", func(o *out) string { return positive(o.e.Quad) }, setQuad},
			{"Contexts", func(o *out) string { return list(o.e.Contexts) }, func(n *in, v string) error { n.Event.Contexts = unlist(v); return nil }},
		},
		polecatActor("Actor", "Wikipedia Actor ID", func(o *out) *dyad.Mention { return &o.a }, func(n *in) *party { return &n.a }),
		polecatActor("Recipient", "Wikipedia Recipient ID", func(o *out) *dyad.Mention { return &o.b }, func(n *in) *party { return &n.b }),
		[]column{
			{"Placename", func(o *out) string { return o.place.Name }, textTo(func(n *in) *string { return &n.place.Name })},
			{"City", func(o *out) string { return placeAt(o, 4, 5) }, func(n *in, v string) error { n.place.Resolution = max(n.place.Resolution, 4); return nil }},
			{"District", func(o *out) string { return placeAt(o, 3, 3) }, func(n *in, v string) error { n.place.Resolution = max(n.place.Resolution, 3); return nil }},
			{"Province", func(o *out) string { return o.place.Province }, textTo(func(n *in) *string { return &n.place.Province })},
			{"Country", func(o *out) string { return o.place.CountryCode }, func(n *in, v string) error {
				n.place.CountryCode = n.state(v)
				n.place.Country = n.nameOf(n.place.CountryCode)
				return nil
			}},
			{"Latitude", lat, setLat},
			{"Longitude", lon, setLon},
			{"GeoNames ID", func(o *out) string { return positive(o.place.GeoNameID) }, func(n *in, v string) error {
				return count(func(n *in) *int { return &n.place.GeoNameID })(n, strings.TrimSuffix(v, ".0"))
			}},
			{"Raw Placename", func(o *out) string { return o.place.Text }, textTo(func(n *in) *string { return &n.place.Text })},
			{"Feature Type", func(o *out) string { return o.place.FeatureCode }, textTo(func(n *in) *string { return &n.place.FeatureCode })},
			{"Source", func(o *out) string { return o.cite.Publication }, textTo(func(n *in) *string { return &n.cite.Publication })},
			{"Publication Date", func(o *out) string { return string(o.cite.Published) }, day(isoDay, func(n *in) *dyad.Day { return &n.cite.Published })},
			{"Story People", func(*out) string { return "" }, nil},
			{"Story Organizations", func(*out) string { return "" }, nil},
			{"Story Locations", func(*out) string { return "" }, nil},
			{"Language", func(o *out) string { return o.cite.Language }, textTo(func(n *in) *string { return &n.cite.Language })},
			{"Version", func(o *out) string { return o.cite.Codebook }, textTo(func(n *in) *string { return &n.cite.Codebook })},
		},
	)
	t := &table{
		columns: cols, comma: '\t', head: true, null: "None", rows: pairs, finish: polecatFinish,
		need: []string{"Event ID", "Event Date", "Event Type", "Actor Name"}, also: map[string]string{"event intensity": "Intensity"},
	}
	return &Format{
		Name: "polecat", About: "POLECAT: 40 columns under a header, tab-separated", Extension: "txt", Dataset: "polecat",
		Columns: t.names(), columns: t, write: t.writer, read: t.read,
		Holds: []string{
			"date", "event", "mode", "context", "quad_code", "event_scale", "actor", "code", "sector", "other_sectors", "office", "place", "province", "country_code",
			"coordinates", "geonameid", "publication", "published", "language",
		},
		Partly: []Loss{
			{"id", "as <digits>_<TYPE>_<mode>"}, {"identifier_text", "as Actor Name, read back where it is not what was written"},
			{"identifier_id", "Wikipedia Actor ID is a page of Wikipedia, which the record does not have"}, {"enddate", "the first day is kept"},
		},
	}
}

// polecatID names a row by its event, type and mode.
func polecatID(o *out) string {
	if o.r.Dataset != "" && o.n == 0 {
		return o.e.SourceID
	}
	return strings.Join([]string{numbered(string(o.e.ID), o.n), first(o.e.Type), first(o.e.Modes)}, "_")
}

func setQuad(n *in, v string) error {
	q, err := strconv.Atoi(strings.TrimSuffix(v, ".0"))
	n.Event.Quad = q
	return err
}

func polecatActor(name, wiki string, of func(*out) *dyad.Mention, to func(*in) *party) []column {
	return []column{
		{name + " Name", func(o *out) string { return called(of(o)) }, func(n *in, v string) error { return n.keep(name, v) }},
		{name + " Country", func(o *out) string { return of(o).Code }, func(n *in, v string) error {
			to(n).Code = v
			if !nonState(v) {
				to(n).Code = n.state(v)
			}
			return nil
		}},
		{name + " COW", func(o *out) string { return o.cow(of(o).Code) }, nil},
		{"Primary " + name + " Sector", func(o *out) string { return string(of(o).Sector) }, func(n *in, v string) error {
			to(n).Sector = dyad.Sector(v)
			return nil
		}},
		{name + " Sectors", func(o *out) string { return sectorList(sectorsOf(of(o))) }, func(n *in, v string) error {
			to(n).Others = unsector(v)
			return nil
		}},
		{name + " Title", func(o *out) string { return of(o).Office }, textTo(func(n *in) *string { return &to(n).Office })},
		{name + " Name Raw", func(o *out) string { return of(o).Text }, textTo(func(n *in) *string { return &to(n).Text })},
		{wiki, func(*out) string { return "" }, nil},
	}
}

// sectorsOf lists all sectors of an actor.
func sectorsOf(m *dyad.Mention) []dyad.Sector {
	if m.Sector == "" {
		return m.Others
	}
	return append([]dyad.Sector{m.Sector}, m.Others...)
}

func polecatFinish(n *in) error {
	for _, p := range []struct {
		*party
		name string
	}{{&n.a, n.raw["Actor"]}, {&n.b, n.raw["Recipient"]}} {
		m := &p.Mention
		if i := slices.Index(m.Others, m.Sector); i >= 0 {
			m.Others = slices.Delete(m.Others, i, i+1)
		}
		if m.Sector == "" && len(m.Others) > 0 {
			m.Sector, m.Others = m.Others[0], m.Others[1:]
		}
		if len(m.Others) == 0 {
			m.Others = nil
		}
		if m.Text == "" {
			m.Text = p.name
		}
		known, ok := n.body(p.name)
		switch armed := m.Sector.Armed(); {
		case ok && (armed || nonState(m.Code)):
			m.Known, m.QID = known.Known, known.QID
		case armed || nonState(m.Code) && m.Code != "UNO" && m.Code != "EUR" || p.name != m.Text:
			m.Known = p.name
		}
	}
	n.sides()
	if r := &n.place; r.Resolution == 0 && r.Name != "" {
		r.Resolution = 1
		if r.Province != "" {
			r.Resolution = 2
		}
	}
	e := &n.Event
	for i, t := range e.Type {
		e.Type[i] = strings.ToUpper(t)
	}
	if len(e.Type) > 0 && n.types[e.Type[0]] != nil && e.Quad == 0 {
		e.Quad = n.types[e.Type[0]].Quad
	}
	n.cite.Coder = "POLECAT"
	return nil
}
