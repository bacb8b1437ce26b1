package formats

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// ucdp is the table of UCDP GED: the 49 columns of its API, as CSV under a header. Its
// releases and the Candidate lack some of them; the JSON of its API is read too.
func ucdp() *Format {
	t := ucdpTable()
	return &Format{
		Name: "ucdp", About: "UCDP GED: events with deaths, 49 columns as CSV; releases, Candidate and the JSON of the API are read", Extension: "csv",
		Dataset: "ucdp", Incidents: true, Columns: t.names(), columns: t, write: func(w io.Writer, c *Codes) Writer { return &deadly{t.writer(w, c)} }, read: t.readUCDP,
		Holds: []string{"date", "enddate", "killed", "place", "province", "country_code", "coordinates", "publication", "published", "title"},
		Partly: []Loss{
			{"id", "as a number; only events with deaths are written"}, {"incident_id", "as the number of the row"}, {"event", "ASSAULT in all rows"}, {"quad_code", "4 in all rows"},
			{"mode", "has no place"}, {"actor", "by the tables' name; one side a and one side b a row"}, {"identifier_text", "that of armed groups"}, {"code", "that of states, as Government of"},
			{"sector", "governments, civilians and armed groups"}, {"reports", "the number of sources"}, {"attribution", "source_original names the voices"}, {"size", "the dead alone; who says how many is left out"},
			{"edtf", "the days"}, {"event_scale", "as that of ASSAULT"},
		},
	}
}

// deadly passes on the rows that tell of deaths.
type deadly struct{ Writer }

func (d *deadly) Write(r *Row) error {
	if r.Event.Size == nil || r.Event.Size.Killed == nil {
		return nil
	}
	return d.Writer.Write(r)
}

func ucdpTable() *table {
	none := func(*out) string { return "" }
	blank := func(name string) column { return column{name, none, nil} }
	keep := func(name string, get func(*out) string) column {
		return column{name, get, func(n *in, v string) error { return n.keep(name, v) }}
	}
	dead := func(of func(*dyad.Count) *int) func(*out) string {
		return func(o *out) string {
			k := o.e.Size.Killed
			return cmp.Or(figure(of(k)), figure(k.Best), figure(k.Low), figure(k.High))
		}
	}
	part := func(name string) column {
		return keep(name, func(o *out) string { return partOf(o, name) })
	}
	return &table{
		comma: ',', head: true, rows: single, finish: ucdpFinish, need: []string{"id", "side_a", "side_b", "best", "date_start"},
		columns: []column{
			{"id", func(o *out) string { return o.rowID(true) }, setID},
			blank("relid"),
			{"year", func(o *out) string { return datePart(o, "2006") }, nil},
			{"active_year", func(*out) string { return "" }, nil},
			{"code_status", func(o *out) string { return "" }, nil},
			keep("type_of_violence", func(o *out) string { return violence(o) }),
			blank("conflict_dset_id"), blank("conflict_new_id"), blank("conflict_name"), blank("dyad_dset_id"), blank("dyad_new_id"),
			{"dyad_name", func(o *out) string { return sideName(o, &o.a) + " - " + sideName(o, ucdpB(o)) }, nil},
			blank("side_a_dset_id"), blank("side_a_new_id"), keep("side_a", func(o *out) string { return sideName(o, &o.a) }),
			blank("side_b_dset_id"), blank("side_b_new_id"), keep("side_b", func(o *out) string { return sideName(o, ucdpB(o)) }),
			{"number_of_sources", func(o *out) string { return strconv.Itoa(sources(o.r)) }, func(n *in, v string) error {
				if i, err := strconv.Atoi(v); err == nil && i > 0 { // -1 is not known
					n.Sources = i
				}
				return nil
			}},
			keep("source_article", func(o *out) string {
				return strings.Trim(o.cite.Publication+","+string(o.cite.Published)+","+o.cite.Title, ",")
			}),
			{"source_office", func(o *out) string { return o.cite.Publication }, textTo(func(n *in) *string { return &n.cite.Publication })},
			{"source_date", func(o *out) string { return string(o.cite.Published) }, func(n *in, v string) error {
				n.cite.Published, _ = isoDay(v) // of several, those before the first ;
				return nil
			}},
			{"source_headline", func(o *out) string { return o.cite.Title }, textTo(func(n *in) *string { return &n.cite.Title })},
			keep("source_original", func(o *out) string { return voices(o.e) }),
			{"where_prec", func(o *out) string { return wherePrec(o.place.Resolution) }, func(n *in, v string) error { return n.keep("where_prec", v) }},
			{"where_coordinates", func(o *out) string { return o.place.Name }, textTo(func(n *in) *string { return &n.place.Name })},
			{"where_description", func(o *out) string { return o.place.Text }, textTo(func(n *in) *string { return &n.place.Text })},
			{"adm_1", func(o *out) string { return o.place.Province }, textTo(func(n *in) *string { return &n.place.Province })},
			blank("adm_2"),
			{"latitude", lat, setLat}, {"longitude", lon, setLon},
			{"geom_wkt", func(o *out) string {
				if lat(o) == "" {
					return ""
				}
				return "POINT (" + lon(o) + " " + lat(o) + ")"
			}, setPoint},
			{"priogrid_gid", func(o *out) string { return priogrid(o) }, nil},
			{"country", func(o *out) string { return o.nameOf(o.place.CountryCode) }, func(n *in, v string) error {
				n.place.Country, n.place.CountryCode = v, cmp.Or(n.place.CountryCode, n.state(v))
				return nil
			}},
			{"country_id", func(o *out) string { return o.gw(o.place.CountryCode) }, func(n *in, v string) error {
				n.place.CountryCode = cmp.Or(n.byGW[v], n.place.CountryCode)
				return nil
			}},
			blank("region"), blank("event_clarity"),
			{"date_prec", func(o *out) string { return datePrec(o.e) }, nil},
			{"date_start", func(o *out) string { return string(o.e.Date) }, day(isoDay, func(n *in) *dyad.Day { return &n.Event.Date })},
			{"date_end", func(o *out) string { return string(cmp.Or(o.e.EndDate, o.e.Date)) }, day(isoDay, func(n *in) *dyad.Day { return &n.Event.EndDate })},
			part("deaths_a"), part("deaths_b"), part("deaths_civilians"), part("deaths_unknown"),
			{"best", dead(func(k *dyad.Count) *int { return k.Best }), setCount(func(k *dyad.Count) **int { return &k.Best })},
			{"high", dead(func(k *dyad.Count) *int { return k.High }), setCount(func(k *dyad.Count) **int { return &k.High })},
			{"low", dead(func(k *dyad.Count) *int { return k.Low }), setCount(func(k *dyad.Count) **int { return &k.Low })},
			{"gwnoa", func(o *out) string { return govOf(o, &o.a) }, nil},
			{"gwnob", func(o *out) string { return govOf(o, ucdpB(o)) }, nil},
		},
	}
}

// ucdpB is side b: the recipient, or of a fight told as mutual the second actor.
func ucdpB(o *out) *dyad.Mention {
	if len(o.e.Recipients) == 0 && len(o.e.Actors) > 1 {
		return &o.e.Actors[1]
	}
	return &o.b
}

// sideName is the name of a side as UCDP gives it.
func sideName(o *out, m *dyad.Mention) string {
	switch {
	case m.Sector == dyad.CVL || m.Persons:
		return "Civilians"
	case m.Code != "" && !nonState(m.Code) && !m.Sector.Armed() && o.nameOf(m.Code) != "":
		return "Government of " + o.nameOf(m.Code)
	}
	return called(m)
}

func govOf(o *out, m *dyad.Mention) string {
	if strings.HasPrefix(sideName(o, m), "Government of ") {
		return o.gw(m.Code)
	}
	return ""
}

// violence is the type: 1 with a state, 2 without, 3 against civilians.
func violence(o *out) string {
	a, b := sideName(o, &o.a), sideName(o, ucdpB(o))
	switch {
	case b == "Civilians" || a == "Civilians":
		return "3"
	case strings.HasPrefix(a, "Government of ") || strings.HasPrefix(b, "Government of "):
		return "1"
	}
	return "2"
}

// partOf is the number of dead of one side: all of them civilians where the recipients
// are, else not known whose.
func partOf(o *out, name string) string {
	k := o.e.Size.Killed
	for _, p := range k.Breakdown {
		if p.Who == strings.TrimPrefix(name, "deaths_") {
			return strconv.Itoa(p.N)
		}
	}
	whose := "deaths_unknown"
	if len(k.Breakdown) == 0 && violence(o) == "3" {
		whose = "deaths_civilians"
	}
	if len(k.Breakdown) == 0 && name == whose {
		return cmp.Or(figure(k.Best), figure(k.Low), figure(k.High))
	}
	return "0"
}

func voices(e *dyad.Event) string {
	var all []string
	for _, a := range e.Attribution {
		if a.Entity != nil {
			all = append(all, a.Entity.Text)
		}
	}
	return strings.Join(all, ", ")
}

// wherePrec is UCDP's precision of a place: 1 exact to 6 a state.
func wherePrec(resolution int) string {
	return [...]string{"7", "6", "4", "3", "1", "1"}[max(0, min(resolution, 5))]
}

// datePrec is UCDP's precision of days: 1 a day, 2 some days, 3 a week, 4 a month, 5 more.
func datePrec(e *dyad.Event) string {
	a, ok := e.Date.Time()
	b, ok2 := e.EndDate.Time()
	if !ok {
		return ""
	}
	switch n := int(b.Sub(a).Hours()/24) + 1; {
	case !ok2 || n <= 1:
		return "1"
	case n <= 6:
		return "2"
	case n <= 7:
		return "3"
	case n <= 31:
		return "4"
	}
	return "5"
}

// priogrid is the cell of half a degree, counted from the south-west.
func priogrid(o *out) string {
	if lat(o) == "" {
		return ""
	}
	row, col := int((o.place.Lat+90)*2), int((o.place.Lon+180)*2)
	return strconv.Itoa(min(row, 359)*720 + min(col, 719) + 1)
}

// setPoint reads "POINT (lon lat)".
func setPoint(n *in, v string) error {
	var x, y float64
	if _, err := fmt.Sscanf(strings.ToUpper(v), "POINT (%g %g)", &x, &y); err != nil {
		return fmt.Errorf("%q is no point", v)
	}
	if n.place.Lat == 0 && n.place.Lon == 0 {
		return errors.Join(setLat(n, number(y)), setLon(n, number(x)))
	}
	return nil
}

func ucdpFinish(n *in) error {
	e := &n.Event
	n.typed(e, "ASSAULT", "")
	p := &n.place
	if p.Country != "" {
		p.Name = cmp.Or(p.Name, p.Country)
	}
	p.Text = cmp.Or(p.Text, p.Name)
	switch n.raw["where_prec"] {
	case "1", "2":
		p.Resolution = 4
	case "3":
		p.Resolution = 3
	case "4":
		p.Resolution = 2
	case "5", "6":
		p.Resolution = 1
	}
	a, b := n.ucdpSide(n.raw["side_a"]), n.ucdpSide(n.raw["side_b"])
	if n.raw["type_of_violence"] == "3" || b.Sector == dyad.CVL {
		e.Actors, e.Recipients = []dyad.Mention{a}, []dyad.Mention{b}
	} else { // two who fight
		e.Actors = []dyad.Mention{a, b}
	}
	if e.Size != nil {
		for _, name := range []string{"a", "b", "civilians", "unknown"} {
			if k, err := strconv.Atoi(n.raw["deaths_"+name]); err == nil && k > 0 {
				e.Size.Killed.Breakdown = append(e.Size.Killed.Breakdown, dyad.Part{Who: name, N: k})
			}
		}
	}
	if v := n.raw["source_original"]; v != "" {
		e.Attribution = []dyad.Attribution{{Entity: &dyad.Mention{Text: v}, Stance: dyad.Asserts}}
	}
	if n.cite.Title == "" && n.cite.Publication == "" {
		n.cite.Title = n.raw["source_article"]
	}
	if n.cite.Title != "" {
		e.Texts = []string{n.cite.Title}
	}
	n.cite.Published = cmp.Or(n.cite.Published, e.EndDate, e.Date)
	n.cite.Coder, n.cite.Codebook = "UCDP", "UCDP GED"
	return nil
}

// ucdpSide resolves the name of a side.
func (n *in) ucdpSide(name string) dyad.Mention {
	m := dyad.Mention{Text: name}
	gov, isGov := strings.CutPrefix(name, "Government of ")
	switch {
	case isGov:
		m.Code, m.Sector, m.Known = n.state(gov), dyad.GOV, gov
	case name == "Civilians":
		m.Code, m.Sector = n.place.CountryCode, dyad.CVL
	default:
		m.Sector, m.Known = dyad.REB, name
		if known, ok := n.body(name); ok {
			m.Entity = known
			m.Sector = cmp.Or(m.Sector, dyad.REB)
		}
	}
	return m
}

// readUCDP reads CSV, or the JSON of the API.
func (t *table) readUCDP(f *file) iter.Seq2[dyad.Record, error] {
	buf := bufio.NewReaderSize(f.r, 1<<16)
	f.r = buf
	if b, err := buf.Peek(1); err != nil || b[0] != '{' && b[0] != '[' {
		return t.read(f)
	}
	return func(yield func(dyad.Record, error) bool) {
		dec := json.NewDecoder(buf)
		dec.UseNumber()
		if err := seek(dec, "Result"); err != nil {
			yield(dyad.Record{}, fmt.Errorf("%s: %w", f.name, err))
			return
		}
		for n := 1; dec.More(); n++ {
			var v map[string]any
			if err := dec.Decode(&v); err != nil {
				yield(dyad.Record{}, fmt.Errorf("%s: record %d: %w", f.name, n, err))
				return
			}
			names, values := make([]string, 0, len(v)), make([]string, 0, len(v))
			for name, x := range v {
				if x != nil {
					names, values = append(names, name), append(values, fmt.Sprint(x))
				}
			}
			r, err := t.row(f, &mapping{cols: t.pick(names)}, values)
			if !yield(r, rowError(f.name, n, err)) {
				return
			}
		}
	}
}

// seek moves to the first item of a list: the whole input, or the one of that name.
func seek(dec *json.Decoder, name string) error {
	for depth := 0; ; {
		tok, err := dec.Token()
		switch {
		case errors.Is(err, io.EOF):
			return fmt.Errorf("no list %q", name)
		case err != nil:
			return err
		case tok == json.Delim('[') && depth == 0:
			return nil
		case tok == json.Delim('{') || tok == json.Delim('['):
			depth++
		case tok == json.Delim('}') || tok == json.Delim(']'):
			depth--
		case tok == name && depth == 1:
			if tok, err := dec.Token(); err != nil || tok != json.Delim('[') {
				return fmt.Errorf("%q is no list", name)
			}
			return nil
		}
	}
}
