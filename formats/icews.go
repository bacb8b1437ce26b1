package formats

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// icews is the table of ICEWS: 20 columns under a header.
func icews() *Format {
	cols := slices.Concat(
		[]column{
			{"Event ID", func(o *out) string { return o.rowID(false) }, setID},
			{"Event Date", func(o *out) string { return string(o.e.Date) }, day(isoDay, func(n *in) *dyad.Day { return &n.Event.Date })},
		},
		icewsActor("Source", func(o *out) *dyad.Mention { return &o.a }, func(n *in) *party { return &n.a }),
		[]column{
			{"Event Text", func(o *out) string {
				if x := o.cameo(o.cameoOf(o.e)); x != nil {
					return x.Name
				}
				return ""
			}, nil},
			{"CAMEO Code", func(o *out) string { return o.cameoOf(o.e) }, func(n *in, v string) error { return n.coded(&n.Event, v) }},
			{"Intensity", func(o *out) string { return number(o.goldstein(o.cameoOf(o.e))) }, nil},
		},
		icewsActor("Target", func(o *out) *dyad.Mention { return &o.b }, func(n *in) *party { return &n.b }),
		[]column{
			{"Story ID", func(o *out) string { return story(o) }, nil},
			{"Sentence Number", func(o *out) string { return strconv.Itoa(o.e.TextInfo.Sequence + 1) }, func(n *in, v string) error {
				err := count(func(n *in) *int { return &n.Event.TextInfo.Sequence })(n, v)
				n.Event.TextInfo.Sequence = max(0, n.Event.TextInfo.Sequence-1)
				return err
			}},
			{"Publisher", func(o *out) string { return o.cite.Publication }, textTo(func(n *in) *string { return &n.cite.Publication })},
			{"City", func(o *out) string { return placeAt(o, 4, 5) }, func(n *in, v string) error { return n.keep("city", v) }},
			{"District", func(o *out) string { return placeAt(o, 3, 3) }, func(n *in, v string) error { return n.keep("district", v) }},
			{"Province", func(o *out) string { return cmp.Or(o.place.Province, placeAt(o, 2, 2)) }, textTo(func(n *in) *string { return &n.place.Province })},
			{"Country", func(o *out) string { return cmp.Or(o.nameOf(o.place.CountryCode), o.place.Country) }, func(n *in, v string) error {
				n.place.Country, n.place.CountryCode = v, n.state(v)
				return nil
			}},
			{"Latitude", lat, setLat},
			{"Longitude", lon, setLon},
		},
	)
	t := &table{
		columns: cols, comma: '\t', head: true, rows: pairs, nulls: []string{"NA", "NULL"}, finish: icewsFinish,
		need: []string{"Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name"},
	}
	return &Format{
		Name: "icews", About: "ICEWS: 20 columns under a header, tab-separated", Extension: "tab", Dataset: "icews",
		Columns: t.names(), columns: t, write: t.writer, read: t.read,
		Holds: []string{"date", "publication", "country_code", "coordinates", "other_sectors", "place", "code"},
		Partly: []Loss{
			{"id", "as a number"}, {"article_id", "as a number, which is not read back"}, {"cameo", "that of type and mode where the event has none"},
			{"event", "as CAMEO, whose type may be another"}, {"mode", "as CAMEO, where that is as fine"}, {"quad_code", "by the CAMEO code"},
			{"event_scale", "Intensity is the Goldstein score of the CAMEO code"}, {"actor", "by the tables' name where there is one; one source and one target a row"},
			{"identifier_text", "read back where the tables know the name, or it is of an armed group"}, {"sector", "by the names of ICEWS; PRE has none"},
			{"enddate", "the first day is kept"}, {"province", "also where it is the place"}, {"spans", "the number of the sentence"}, {"event_text", "Event Text is the name of the CAMEO code"},
		},
	}
}

func icewsActor(name string, of func(*out) *dyad.Mention, to func(*in) *party) []column {
	return []column{
		{name + " Name", func(o *out) string { return called(of(o)) }, textTo(func(n *in) *string { return &to(n).Text })},
		{name + " Sectors", func(o *out) string { return o.icewsSectors(of(o)) }, func(n *in, v string) error {
			to(n).sectors = strings.Split(v, ",")
			return nil
		}},
		{name + " Country", func(o *out) string { return o.nameOf(of(o).Code) }, textTo(func(n *in) *string { return &to(n).country })},
	}
}

// The words of ICEWS for bodies that no sector tells.
var icewsBodies = [...]struct{ code, name string }{
	{"UNO", "Global Diplomatic IGOs"}, {"EUR", "Regional Diplomatic IGOs"}, {"IGO", "International Government Organization"},
	{"NGO", "Nongovernmental Organization (International)"}, {"MNC", "Multinational Corporation"}, {"IMG", "International Insurgents"}, {"ISM", "International Radicals / Extremists / Fundamentalists"},
}

func (c *Codes) icewsSectors(m *dyad.Mention) string {
	var all []string
	for _, b := range icewsBodies {
		if b.code == m.Code {
			all = append(all, b.name)
		}
	}
	for _, s := range append([]dyad.Sector{m.Sector}, m.Others...) {
		if x := c.sectors[s]; x != nil && len(x.ICEWS) > 0 {
			all = append(all, x.ICEWS[0])
		}
	}
	return strings.Join(all, ",")
}

// icewsParty resolves a side of a row.
func (n *in) icewsParty(p *party) {
	m := &p.Mention
	var sectors []dyad.Sector
	for _, name := range p.sectors {
		name = strings.TrimSpace(name)
		for _, b := range icewsBodies {
			if b.name == name && (m.Code == "" || m.Code == "IGO") && p.country == "" {
				m.Code = b.code
			}
		}
		if s := n.byICEWS[name]; s != "" && !slices.Contains(sectors, s) && (m.Code == "" || !nonState(m.Code)) {
			sectors = append(sectors, s)
		}
	}
	if len(sectors) > 0 {
		m.Sector = sectors[0]
	}
	if len(sectors) > 1 {
		m.Others = sectors[1:]
	}
	known, ok := n.body(m.Text)
	switch {
	case p.country != "":
		m.Code = n.state(p.country)
		if m.Sector.Armed() && !strings.HasSuffix(m.Text, "("+p.country+")") { // "Militant (India)" is a kind, no name
			m.Known = m.Text
			if ok {
				m.Known, m.QID = known.Known, known.QID
			}
		} else if n.state(m.Text) == m.Code && m.Code != "" {
			m.Known = n.nameOf(m.Code)
		}
	case ok:
		m.Code, m.Known, m.QID = known.Code, known.Known, known.QID
		if m.Sector == "" {
			m.Sector = known.Sector
		}
	case m.Code != "" || m.Sector.Armed():
		m.Known = m.Text
	}
}

func icewsFinish(n *in) error {
	n.icewsParty(&n.a)
	n.icewsParty(&n.b)
	n.sides()
	p := &n.place
	switch {
	case n.raw["city"] != "":
		p.Name, p.Resolution = n.raw["city"], 4
	case n.raw["district"] != "":
		p.Name, p.Resolution = n.raw["district"], 3
	case p.Province != "":
		p.Name, p.Resolution = p.Province, 2
	case p.Country != "":
		p.Name, p.Resolution = p.Country, 1
	}
	p.Text = p.Name
	if n.cite.Published == "" {
		n.cite.Published = n.Event.Date
	}
	n.cite.Coder, n.cite.Codebook = "ICEWS", "CAMEO"
	return nil
}

// placeAt is the name of the place where its resolution is within bounds.
func placeAt(o *out, from, to int) string {
	if r := o.place.Resolution; r < from || r > to {
		return ""
	}
	return o.place.Name
}

// story is the number of the article.
func story(o *out) string {
	if o.e.ArticleID == "" {
		return ""
	}
	return numbered(string(o.e.ArticleID), 0)
}

// phoenix is the table of the daily files of Phoenix: 26 columns without a header.
func phoenix() *Format {
	actor := func(name string, of func(*out) *dyad.Mention, to func(*in) *party) []column {
		return []column{
			{name + "ActorFull", func(o *out) string { return o.gdeltCode(of(o)) }, textTo(func(n *in) *string { return &to(n).Text })},
			{name + "ActorEntity", func(o *out) string { return phoenixEntity(of(o)) }, textTo(func(n *in) *string { return &to(n).country })},
			{name + "ActorRole", func(o *out) string { return o.sectorCAMEO(of(o).Sector) }, func(n *in, v string) error {
				to(n).sectors = append(to(n).sectors, v)
				return nil
			}},
			{name + "ActorAttribute", func(o *out) string { return phoenixAttribute(o.Codes, of(o)) }, func(n *in, v string) error {
				to(n).sectors = append(to(n).sectors, strings.Split(v, ";")...)
				return nil
			}},
		}
	}
	cols := slices.Concat(
		[]column{
			{"EventID", func(o *out) string { return o.rowID(true) + "_dyad" }, setID},
			{"Date", func(o *out) string { return compact(o.e.Date) }, day(compactDay, func(n *in) *dyad.Day { return &n.Event.Date })},
			{"Year", func(o *out) string { return datePart(o, "2006") }, nil},
			{"Month", func(o *out) string { return datePart(o, "1") }, nil},
			{"Day", func(o *out) string { return datePart(o, "2") }, nil},
		},
		actor("Source", func(o *out) *dyad.Mention { return &o.a }, func(n *in) *party { return &n.a }),
		actor("Target", func(o *out) *dyad.Mention { return &o.b }, func(n *in) *party { return &n.b }),
		[]column{
			{"EventCode", func(o *out) string { return o.cameoOf(o.e) }, func(n *in, v string) error { return n.coded(&n.Event, v) }},
			{"EventRootCode", func(o *out) string { return prefix(o.cameoOf(o.e), 2) }, nil},
			{"QuadClass", func(o *out) string { return positive(o.e.Quad) }, nil},
			{"GoldsteinScore", func(o *out) string { return number(o.goldstein(o.cameoOf(o.e))) }, nil},
			{"Issues", func(o *out) string { return issues(o.e.Contexts) }, func(n *in, v string) error {
				for part := range strings.SplitSeq(strings.Trim(v, ";"), ";") {
					name, _, _ := strings.Cut(part, ",")
					n.Event.Contexts = append(n.Event.Contexts, name)
				}
				return nil
			}},
			{"Lat", lat, setLat},
			{"Lon", lon, setLon},
			{"LocationName", func(o *out) string { return o.place.Name }, textTo(func(n *in) *string { return &n.place.Name })},
			{"StateName", func(o *out) string { return o.place.Province }, textTo(func(n *in) *string { return &n.place.Province })},
			{"CountryCode", func(o *out) string { return o.place.CountryCode }, textTo(func(n *in) *string { return &n.place.CountryCode })},
			{"SentenceID", func(o *out) string { return o.rowStory() + "_" + strconv.Itoa(o.e.TextInfo.Sequence) }, nil},
			{"URLs", func(o *out) string { return told(o, func(c *dyad.Cite) string { return c.URL }) }, textTo(func(n *in) *string { return &n.cite.URL })},
			{"NewsSources", func(o *out) string { return told(o, func(c *dyad.Cite) string { return c.Publication }) }, textTo(func(n *in) *string { return &n.cite.Publication })},
		},
	)
	t := &table{columns: cols, comma: '\t', rows: pairs, nulls: []string{"---", "NULL"}, finish: phoenixFinish}
	return &Format{
		Name: "phoenix", About: "Phoenix daily files: 26 columns without a header", Extension: "txt", Dataset: "phoenix", Incidents: true,
		Columns: t.names(), columns: t, write: t.writer, read: t.read,
		Holds: []string{"date", "code", "sector", "context", "place", "province", "country_code", "coordinates"},
		Partly: []Loss{
			{"id", "as a number"}, {"incident_id", "as a number"}, {"article_id", "as a number, not read back"}, {"cameo", "that of type and mode where the event has none"}, {"event", "as CAMEO, whose type may be another"},
			{"mode", "as CAMEO, where that is as fine"}, {"quad_code", "by the CAMEO code"}, {"event_scale", "as the Goldstein score of the CAMEO code"}, {"actor", "as codes; one source and one target a row"},
			{"other_sectors", "two at most"}, {"url", "those of all reports, parted by ;"}, {"publication", "those of all reports"}, {"reports", "as many as there are addresses"},
			{"enddate", "the first day is kept"}, {"spans", "the number of the sentence, not read back"},
		},
	}
}

func (o *out) rowStory() string { return cmp.Or(story(o), "0") }

func phoenixEntity(m *dyad.Mention) string {
	if m.Code == "EUR" {
		return "IGOEUREEC"
	}
	if m.Code == "UNO" {
		return "IGOUNO"
	}
	return m.Code
}

// phoenixAttribute lists the sectors of an actor but the first.
func phoenixAttribute(c *Codes, m *dyad.Mention) string {
	var all []string
	for _, s := range m.Others {
		if v := c.sectorCAMEO(s); v != "" && len(all) < 2 {
			all = append(all, v)
		}
	}
	return strings.Join(all, ";")
}

func phoenixFinish(n *in) error {
	for _, p := range []*party{&n.a, &n.b} {
		m := &p.Mention
		switch {
		case p.country == "IGOUNO" || p.country == "UNO":
			m.Code = "UNO"
		case p.country == "IGOEUREEC" || p.country == "EEC":
			m.Code = "EUR"
		case nonState(p.country):
			m.Code, m.Known = p.country, p.Text
		default:
			m.Code = n.fromCAMEO(p.country)
		}
		for _, t := range p.sectors {
			switch s := n.byCAMEO[t]; {
			case s == "":
			case m.Sector == "":
				m.Sector = s
			case s != m.Sector && !slices.Contains(m.Others, s):
				m.Others = append(m.Others, s)
			}
		}
	}
	n.sides()
	n.id = strings.TrimSuffix(n.id, "_dyad")
	if n.place.Name != "" {
		n.place.Text = n.place.Name
	}
	if urls := strings.Split(n.cite.URL, ";"); n.cite.URL != "" {
		n.Reports, n.cite.URL = len(urls), urls[0]
	}
	if outlets := strings.Split(n.cite.Publication, ";"); n.cite.Publication != "" {
		n.Sources, n.cite.Publication = len(outlets), outlets[0]
	}
	if n.cite.Published == "" {
		n.cite.Published = n.Event.Date
	}
	n.cite.Coder, n.cite.Codebook = "Phoenix", "CAMEO"
	return nil
}

func datePart(o *out, layout string) string {
	t, ok := o.e.Date.Time()
	if !ok {
		return ""
	}
	return t.Format(layout)
}

// issues writes contexts as Phoenix does: NAME,count;
func issues(contexts []string) string {
	var b strings.Builder
	for _, c := range contexts {
		b.WriteString(c + ",1;")
	}
	return b.String()
}

// told joins something of all reports, each once.
func told(o *out, of func(*dyad.Cite) string) string {
	all := []string{strings.ReplaceAll(of(&o.cite), ";", "%3B")}
	for i := range o.r.Told {
		if c := o.r.Told[i].Cite; c != nil {
			if v := strings.ReplaceAll(of(c), ";", "%3B"); v != "" && !slices.Contains(all, v) {
				all = append(all, v)
			}
		}
	}
	return strings.Trim(strings.Join(all, ";"), ";")
}
