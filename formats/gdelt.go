package formats

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// gdelt2 is the table of events of GDELT 2.0; those of GDELT 1.0 have no columns of ADM2,
// the oldest no SOURCEURL either.
func gdelt2() *Format {
	t := gdeltTable()
	return &Format{
		Name: "gdelt2", About: "GDELT events: 61 columns without a header; 58 and 57 of GDELT 1.0 are read", Extension: "export.CSV",
		Dataset: "gdelt", Incidents: true, Columns: t.names(), columns: t, write: t.writer, read: t.read,
		Holds: []string{"date", "reports", "code", "sector", "url", "published", "country_code", "coordinates"},
		Partly: []Loss{
			{"id", "as a number"}, {"incident_id", "as the number of the row, of the first pair"}, {"cameo", "that of type and mode where the event has none"},
			{"event", "as CAMEO, whose type may be another"}, {"mode", "as CAMEO, where that is as fine"}, {"quad_code", "CAMEO's and PLOVER's part in places"},
			{"event_scale", "as the Goldstein score of the CAMEO code"}, {"actor", "in capitals, one actor and one recipient a row"},
			{"identifier_text", "in capitals; read back where the tables know the name"}, {"other_sectors", "two at most"}, {"enddate", "the first day is kept"},
			{"place", "in one name with province and country"}, {"province", "in the name of the place"}, {"publication", "as the host of the address"},
		},
	}
}

func gdeltTable() *table {
	cols := slices.Concat(
		[]column{
			{"GLOBALEVENTID", func(o *out) string { return o.rowID(true) }, setID},
			{"SQLDATE", func(o *out) string { return compact(o.e.Date) }, day(compactDay, func(n *in) *dyad.Day { return &n.Event.Date })},
			{"MonthYear", func(o *out) string { return compact(o.e.Date)[:min(6, len(compact(o.e.Date)))] }, nil},
			{"Year", func(o *out) string { return compact(o.e.Date)[:min(4, len(compact(o.e.Date)))] }, nil},
			{"FractionDate", func(o *out) string { return fractionDate(o.e.Date) }, nil},
		},
		gdeltActor("Actor1", func(o *out) *dyad.Mention { return &o.a }, func(n *in) *party { return &n.a }),
		gdeltActor("Actor2", func(o *out) *dyad.Mention { return &o.b }, func(n *in) *party { return &n.b }),
		[]column{
			{"IsRootEvent", func(o *out) string { return yes(o.e.TextInfo.Sequence == 0) }, nil},
			{"EventCode", func(o *out) string { return o.cameoOf(o.e) }, func(n *in, v string) error { return n.coded(&n.Event, v) }},
			{"EventBaseCode", func(o *out) string { return prefix(o.cameoOf(o.e), 3) }, nil},
			{"EventRootCode", func(o *out) string { return prefix(o.cameoOf(o.e), 2) }, nil},
			{"QuadClass", func(o *out) string { return positive(o.e.Quad) }, nil},
			{"GoldsteinScale", func(o *out) string { return strconv.FormatFloat(o.goldstein(o.cameoOf(o.e)), 'f', 1, 64) }, nil},
			{"NumMentions", func(o *out) string { return strconv.Itoa(reports(o.r)) }, count(func(n *in) *int { return &n.Reports })},
			{"NumSources", func(o *out) string { return strconv.Itoa(sources(o.r)) }, count(func(n *in) *int { return &n.Sources })},
			{"NumArticles", func(o *out) string { return strconv.Itoa(reports(o.r)) }, nil},
			{"AvgTone", func(*out) string { return "" }, nil},
		},
		gdeltGeo("Actor1Geo", false), gdeltGeo("Actor2Geo", false), gdeltGeo("ActionGeo", true),
		[]column{
			{"DATEADDED", func(o *out) string { return dateAdded(o.cite.Published) }, day(compactDay, func(n *in) *dyad.Day { return &n.cite.Published })},
			{"SOURCEURL", func(o *out) string { return o.cite.URL }, textTo(func(n *in) *string { return &n.cite.URL })},
		},
	)
	t := &table{columns: cols, comma: '\t', rows: pairs, layouts: map[int][]string{}, finish: gdeltFinish}
	old := slices.DeleteFunc(t.names(), func(s string) bool { return strings.HasSuffix(s, "_ADM2Code") })
	t.layouts[len(old)], t.layouts[len(old)-1] = old, old[:len(old)-1]
	return t
}

func gdeltActor(name string, of func(*out) *dyad.Mention, to func(*in) *party) []column {
	typ := func(i int) func(*out) string {
		return func(o *out) string {
			if all := o.gdeltTypes(of(o)); i < len(all) {
				return all[i]
			}
			return ""
		}
	}
	addType := func(n *in, v string) error { p := to(n); p.sectors = append(p.sectors, v); return nil }
	none := func(*out) string { return "" }
	return []column{
		{name + "Code", func(o *out) string { return o.gdeltCode(of(o)) }, nil},
		{name + "Name", func(o *out) string { return strings.ToUpper(called(of(o))) }, textTo(func(n *in) *string { return &to(n).Text })},
		{name + "CountryCode", func(o *out) string { return cameoCountry(of(o).Code) }, textTo(func(n *in) *string { return &to(n).country })},
		{name + "KnownGroupCode", func(o *out) string { return knownGroup(of(o).Code) }, textTo(func(n *in) *string { return &to(n).group })},
		{name + "EthnicCode", none, nil},
		{name + "Religion1Code", none, nil},
		{name + "Religion2Code", none, nil},
		{name + "Type1Code", typ(0), addType},
		{name + "Type2Code", typ(1), addType},
		{name + "Type3Code", typ(2), addType},
	}
}

// cameoCountry writes a state as CAMEO does: nearly as ISO.
func cameoCountry(code string) string {
	switch {
	case code == "EUR":
		return "EUR"
	case code == "ROU":
		return "ROM"
	case nonState(code):
		return ""
	}
	return code
}

// fromCAMEO reads it. A part of the world is no state.
func (c *Codes) fromCAMEO(code string) string {
	switch code {
	case "ROM":
		return "ROU"
	case "TMP":
		return "TLS"
	case "ZAR":
		return "COD"
	case "KSV", "UNK", "XKX":
		return "KOS"
	case "WSB", "GZS", "BAG":
		return "PSE"
	case "SCG", "YUG":
		return "SRB"
	}
	if c.states[code] != nil {
		return code
	}
	return ""
}

func knownGroup(code string) string {
	switch code {
	case "UNO":
		return "UNO"
	case "EUR":
		return "EEC"
	}
	return ""
}

// gdeltTypes lists the role codes of an actor.
func (c *Codes) gdeltTypes(m *dyad.Mention) []string {
	var all []string
	switch m.Code {
	case "UNO", "EUR":
		all = append(all, "IGO")
	case "IGO", "NGO", "IMG", "MNC":
		all = append(all, m.Code)
	case "ISM":
		all = append(all, "ISM")
	}
	for _, s := range append([]dyad.Sector{m.Sector}, m.Others...) {
		if v := c.sectorCAMEO(s); v != "" && !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all[:min(3, len(all))]
}

// gdeltCode puts the codes of an actor together.
func (c *Codes) gdeltCode(m *dyad.Mention) string {
	types := strings.Join(c.gdeltTypes(m), "")
	if g := knownGroup(m.Code); g != "" {
		return types[:3] + cmp.Or(map[string]string{"UNO": "UNO", "EEC": "EUREEC"}[g], g) + types[3:]
	}
	return cameoCountry(m.Code) + types
}

// gdeltParty resolves a side of a row.
func (n *in) gdeltParty(p *party) {
	m := &p.Mention
	var sectors []dyad.Sector
	code := ""
	for _, t := range p.sectors {
		if s := n.byCAMEO[t]; s != "" && !slices.Contains(sectors, s) {
			sectors = append(sectors, s)
		}
		if code == "" && (t == "IGO" || t == "NGO" || t == "IMG" || t == "MNC" || t == "ISM") {
			code = t
		}
	}
	switch state := n.fromCAMEO(p.country); {
	case p.group == "UNO" || p.group == "EEC":
		m.Code = map[string]string{"UNO": "UNO", "EEC": "EUR"}[p.group]
	case code != "" && (state == "" || code == "IMG"):
		m.Code = code
	default:
		m.Code = state
	}
	if len(sectors) > 0 && m.Code != "MNC" {
		m.Sector, m.Others = sectors[0], sectors[1:]
	}
	armed := m.Sector.Armed() || m.Code == "IMG" || p.group != ""
	if known, ok := n.body(m.Text); ok && (armed || nonState(m.Code)) {
		m.Known, m.QID = known.Known, known.QID
		if m.Code == "" || nonState(m.Code) {
			m.Code = cmp.Or(known.Code, m.Code)
		}
	} else if nonState(m.Code) && m.Code != "UNO" && m.Code != "EUR" {
		m.Known = m.Text
	}
	if len(m.Others) == 0 {
		m.Others = nil
	}
}

func gdeltFinish(n *in) error {
	for _, p := range []*party{&n.a, &n.b} {
		n.gdeltParty(p)
	}
	n.sides()
	if n.cite.Publication == "" && n.cite.URL != "" {
		n.cite.Publication = outlet(n.cite.URL)
	}
	n.cite.Coder, n.cite.Codebook = "GDELT", "CAMEO"
	n.Event.DateInfo = nil
	return nil
}

// sides puts the two parties into the event.
func (n *in) sides() {
	if n.a.Text != "" || !n.a.Entity.IsZero() {
		n.Event.Actors = []dyad.Mention{n.a.Mention}
	}
	if n.b.Text != "" || !n.b.Entity.IsZero() {
		n.Event.Recipients = []dyad.Mention{n.b.Mention}
	}
}

// gdeltGeo lists the columns of one place; only that of the action is ours.
func gdeltGeo(name string, ours bool) []column {
	only := func(f func(o *out) string) func(*out) string {
		return func(o *out) string {
			if !ours || o.e.Place == nil || o.place.Name == "" {
				return ""
			}
			return f(o)
		}
	}
	set := func(f func(*in, string) error) func(*in, string) error {
		if ours {
			return f
		}
		return nil
	}
	typ := only(func(o *out) string { return geoType(&o.place.Place) })
	return []column{
		{name + "_Type", func(o *out) string { return cmp.Or(typ(o), "0") }, set(setGeoType)},
		{name + "_FullName", only(func(o *out) string { return fullName(o) }), set(setFullName)},
		{name + "_CountryCode", only(func(o *out) string { return o.fips(o.place.CountryCode) }), set(func(n *in, v string) error {
			n.place.CountryCode = n.byFIPS[v]
			n.place.Country = n.nameOf(n.place.CountryCode)
			return nil
		})},
		{name + "_ADM1Code", only(func(o *out) string { return o.fips(o.place.CountryCode) }), nil},
		{name + "_ADM2Code", only(func(*out) string { return "" }), nil},
		{name + "_Lat", only(lat), set(setLat)},
		{name + "_Long", only(lon), set(setLon)},
		{name + "_FeatureID", only(func(*out) string { return "" }), nil},
	}
}

// geoType writes GDELT's kinds of place: 1 country, 2 and 3 a state or city of the United
// States, 4 and 5 a city or province elsewhere.
func geoType(p *dyad.Place) string {
	switch us := p.CountryCode == "USA"; {
	case p.Resolution == 1:
		return "1"
	case us && p.Resolution == 2:
		return "2"
	case us:
		return "3"
	case p.Resolution == 2:
		return "5"
	}
	return "4"
}

func setGeoType(n *in, v string) error {
	r, ok := map[string]int{"0": 0, "1": 1, "2": 2, "3": 4, "4": 4, "5": 2}[v]
	if !ok {
		return fmt.Errorf("%q is no type of place, want 0 to 5", v)
	}
	n.place.Resolution = r
	return nil
}

// fullName writes "Name, Province, Country".
func fullName(o *out) string {
	p := &o.place
	country := cmp.Or(o.nameOf(p.CountryCode), p.Country)
	if p.Resolution == 1 || country == "" {
		return p.Name
	}
	if p.Province == "" || p.Resolution == 2 {
		return p.Name + ", " + country
	}
	return p.Name + ", " + p.Province + ", " + country
}

func setFullName(n *in, v string) error {
	n.place.Text = v
	parts := strings.Split(v, ", ")
	if k := len(parts); k > 2 {
		n.place.Name, n.place.Province = strings.Join(parts[:k-2], ", "), parts[k-2]
	} else {
		n.place.Name = parts[0]
	}
	return nil
}

// fractionDate is GDELT's part of the year: months of 30 days.
func fractionDate(d dyad.Day) string {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return strconv.FormatFloat(float64(t.Year())+float64((int(t.Month())-1)*30+t.Day())/365, 'f', 4, 64)
}

func dateAdded(d dyad.Day) string {
	if c := compact(d); c != "" {
		return c + "000000"
	}
	return ""
}

func yes(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

func prefix(s string, n int) string { return s[:min(n, len(s))] }

// gdeltMentions is the table of mentions of GDELT 2.0: who reports an event, and when.
func gdeltMentions() *Format {
	cols := []column{
		{"GLOBALEVENTID", func(o *out) string { return mentionOf(o) }, setID},
		{"EventTimeDate", func(o *out) string { return dateAdded(o.e.Date) }, day(compactDay, func(n *in) *dyad.Day { return &n.Event.Date })},
		{"MentionTimeDate", func(o *out) string { return dateAdded(o.cite.Published) }, day(compactDay, func(n *in) *dyad.Day { return &n.cite.Published })},
		{"MentionType", func(*out) string { return "1" }, nil},
		{"MentionSourceName", func(o *out) string { return o.cite.Publication }, textTo(func(n *in) *string { return &n.cite.Publication })},
		{"MentionIdentifier", func(o *out) string { return cmp.Or(o.cite.URL, string(o.e.ArticleID)) }, textTo(func(n *in) *string { return &n.cite.URL })},
		{"SentenceID", func(o *out) string { return strconv.Itoa(o.e.TextInfo.Sequence + 1) }, func(n *in, v string) error {
			err := count(func(n *in) *int { return &n.Event.TextInfo.Sequence })(n, v)
			n.Event.TextInfo.Sequence = max(0, n.Event.TextInfo.Sequence-1)
			return err
		}},
		{"Actor1CharOffset", func(o *out) string { return offset(o.a.Text != "", o.a.Span.Start) }, nil},
		{"Actor2CharOffset", func(o *out) string { return offset(o.b.Text != "", o.b.Span.Start) }, nil},
		{"ActionCharOffset", func(o *out) string { return offset(o.e.Evidence.Trigger.Len() > 0, o.e.Evidence.Trigger.Start) }, nil},
		{"InRawText", func(*out) string { return "1" }, nil},
		{"Confidence", func(o *out) string { return strconv.Itoa(int(o.e.Confidence*10+0.5) * 10) }, func(n *in, v string) error {
			f, err := strconv.ParseFloat(v, 64)
			if err != nil || f < 0 || f > 100 {
				return fmt.Errorf("%q is no percentage", v)
			}
			n.Event.Confidence = f / 100
			return nil
		}},
		{"MentionDocLen", func(*out) string { return "" }, nil},
		{"MentionDocTone", func(*out) string { return "" }, nil},
		{"MentionDocTranslationInfo", func(*out) string { return "" }, nil},
		{"Extras", func(*out) string { return "" }, nil},
	}
	t := &table{columns: cols, comma: '\t', rows: mentions, finish: func(n *in) error {
		if n.id == "" || n.cite.URL == "" {
			return fmt.Errorf("no event or no address that mentions it")
		}
		_, n.Incident = dyad.RecordIDs(n.dataset, n.id)
		n.id += " " + n.cite.URL
		n.cite.Coder, n.cite.Codebook = "GDELT", "CAMEO"
		return nil
	}}
	return &Format{
		Name: "gdelt-mentions", About: "GDELT 2.0 mentions: who reports each event, 16 columns without a header", Extension: "mentions.CSV",
		Dataset: "gdelt", Incidents: true, Columns: t.names(), columns: t, write: t.writer, read: t.read,
		Holds: []string{"date", "published", "publication", "url"},
		Partly: []Loss{
			{"incident_id", "as a number"}, {"id", "as the number of the incident and the address"}, {"spans", "where they begin, in bytes, and the sentence; only the sentence is read back"},
			{"confidence", "in tens of percent"}, {"reports", "one row each"}, {"enddate", "the first day is kept"},
		},
	}
}

// mentions makes a row of each event that tells the incident.
func mentions(r *Row) []out {
	if len(r.Told) == 0 {
		return single(r)
	}
	var all []out
	for i := range r.Told {
		o := newOut(r, &r.Told[i])
		all = append(all, o)
	}
	return all
}

// mentionOf is the number of the row of gdelt2 that a mention belongs to.
func mentionOf(o *out) string {
	if id, _, _ := strings.Cut(o.e.SourceID, " "); o.r.Dataset != "" && whole(id) {
		return id
	}
	return numbered(string(o.r.Incident), 0)
}

func offset(there bool, n int) string {
	if !there {
		return "-1"
	}
	return strconv.Itoa(n)
}
