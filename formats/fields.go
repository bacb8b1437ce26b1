package formats

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// field is one field of the record, by which a format says what it holds. of gives it as
// text, so that what comes back can be compared.
type field struct {
	name, about string
	of          func(r *dyad.Record) string
}

// fields of the record.
var fields = [...]field{
	{"id", "the event's id", func(r *dyad.Record) string { return string(r.Event.ID) }},
	{"incident_id", "the incident that it was joined to", func(r *dyad.Record) string { return string(r.Incident) }},
	{"article_id", "the article that tells it", func(r *dyad.Record) string { return string(r.Event.ArticleID) }},
	{"reports", "how many reports, and how many independent ones", func(r *dyad.Record) string {
		return strconv.Itoa(max(1, r.Reports)) + " " + strconv.Itoa(max(1, r.Sources))
	}},
	{"date", "first day", func(r *dyad.Record) string { return string(r.Event.Date) }},
	{"enddate", "last day", func(r *dyad.Record) string { return string(r.Event.EndDate) }},
	{"edtf", "what is known of the date, and whether the text says it", func(r *dyad.Record) string {
		d := eventDate(&r.Event)
		return d.EDTF + " " + d.Basis
	}},
	{"event", "PLOVER type", func(r *dyad.Record) string { return list(r.Event.Type) }},
	{"mode", "PLOVER modes", func(r *dyad.Record) string { return list(r.Event.Modes) }},
	{"context", "PLOVER contexts", func(r *dyad.Record) string { return list(r.Event.Contexts) }},
	{"quad_code", "1 to 4", func(r *dyad.Record) string { return strconv.Itoa(r.Event.Quad) }},
	{"event_scale", "-10 to 10", func(r *dyad.Record) string { return number(r.Event.Scale) }},
	{"cameo", "CAMEO code", func(r *dyad.Record) string { return r.Event.CAMEO }},
	{"realis", "whether it happened: actual, future, hypothetical, negated, historical", func(r *dyad.Record) string { return string(r.Event.Realis) }},
	{"actor", "actors as written", func(r *dyad.Record) string { return side(&r.Event, func(m *dyad.Mention) string { return m.Text }) }},
	{"code", "states and other codes of the actors", func(r *dyad.Record) string { return side(&r.Event, func(m *dyad.Mention) string { return m.Code }) }},
	{"sector", "primary sectors of the actors", func(r *dyad.Record) string {
		return side(&r.Event, func(m *dyad.Mention) string { return string(m.Sector) })
	}},
	{"other_sectors", "their other sectors", func(r *dyad.Record) string {
		return side(&r.Event, func(m *dyad.Mention) string { return sectorList(m.Others) })
	}},
	{"identifier_text", "names of the actors in the tables", func(r *dyad.Record) string { return side(&r.Event, func(m *dyad.Mention) string { return m.Known }) }},
	{"identifier_id", "their Wikidata ids", func(r *dyad.Record) string { return side(&r.Event, func(m *dyad.Mention) string { return m.QID }) }},
	{"office", "their offices", func(r *dyad.Record) string { return side(&r.Event, func(m *dyad.Mention) string { return m.Office }) }},
	{"place", "name of the place", func(r *dyad.Record) string { return eventPlace(&r.Event).Name }},
	{"province", "its first-level division", func(r *dyad.Record) string { return eventPlace(&r.Event).Province }},
	{"country_code", "its state", func(r *dyad.Record) string { return eventPlace(&r.Event).CountryCode }},
	{"coordinates", "its degrees", func(r *dyad.Record) string { p := eventPlace(&r.Event); return number(p.Lat) + " " + number(p.Lon) }},
	{"geonameid", "its GeoNames id", func(r *dyad.Record) string { return strconv.Itoa(eventPlace(&r.Event).GeoNameID) }},
	{"attribution", "who says so, and how", func(r *dyad.Record) string { return asJSON(r.Event.Attribution) }},
	{"killed", "the dead: low, best and high", func(r *dyad.Record) string { return counts(r.Event.Size, "killed") }},
	{"injured", "the injured: low, best and high", func(r *dyad.Record) string { return counts(r.Event.Size, "injured") }},
	{"size", "all figures with who says each", func(r *dyad.Record) string { return asJSON(r.Event.Size) }},
	{"in_response_to", "what it answers", func(r *dyad.Record) string { return string(r.Event.ResponseTo) }},
	{"of", "the event that tells it", func(r *dyad.Record) string { return string(r.Event.Of) }},
	{"event_text", "the telling words", func(r *dyad.Record) string { return list(r.Event.Texts) }},
	{"sentence", "the sentence", func(r *dyad.Record) string { return r.Event.Evidence.Sentence }},
	{"spans", "where all of it stands in the text", func(r *dyad.Record) string { return asJSON(r.Event.TextInfo) + asJSON(r.Event.Evidence.Trigger) }},
	{"rule", "the rule that fired", func(r *dyad.Record) string { return r.Event.Evidence.Rule }},
	{"confidence", "0 to 1", func(r *dyad.Record) string { return number(r.Event.Confidence) }},
	{"url", "address of the article", func(r *dyad.Record) string { return eventCite(&r.Event).URL }},
	{"title", "its title", func(r *dyad.Record) string { return eventCite(&r.Event).Title }},
	{"publication", "its outlet", func(r *dyad.Record) string { return eventCite(&r.Event).Publication }},
	{"published", "its day", func(r *dyad.Record) string { return string(eventCite(&r.Event).Published) }},
	{"language", "its language", func(r *dyad.Record) string { return eventCite(&r.Event).Language }},
}

// everything lists all fields.
func everything() []string {
	all := make([]string, len(fields))
	for i := range fields {
		all[i] = fields[i].name
	}
	return all
}

func asJSON(v any) string {
	b, _ := json.Marshal(v) // of our own types, which can be written
	return string(b)
}

// side writes something of each actor and recipient.
func side(e *dyad.Event, of func(*dyad.Mention) string) string {
	var b strings.Builder
	for _, all := range [][]dyad.Mention{e.Actors, e.Recipients} {
		for i := range all {
			b.WriteString(of(&all[i]))
			b.WriteByte('|')
		}
		b.WriteByte('>')
	}
	return b.String()
}

func eventDate(e *dyad.Event) dyad.DateInfo {
	if e.DateInfo == nil {
		return dyad.DateInfo{}
	}
	return *e.DateInfo
}

func eventPlace(e *dyad.Event) dyad.Toponym {
	if e.Place == nil {
		return dyad.Toponym{}
	}
	return *e.Place
}

func eventCite(e *dyad.Event) dyad.Cite {
	if e.Cite == nil {
		return dyad.Cite{}
	}
	return *e.Cite
}

// counts writes low, best and high of a kind of figure.
func counts(z *dyad.Size, kind string) string {
	for name, n := range z.All() {
		if name == kind {
			return figure(n.Low) + "/" + figure(n.Best) + "/" + figure(n.High)
		}
	}
	return ""
}

func figure(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func list(words []string) string { return strings.Join(words, "; ") }

// unlist is the reverse of list.
func unlist(v string) []string {
	if v == "" {
		return nil
	}
	return strings.Split(v, "; ")
}

func sectorList(all []dyad.Sector) string {
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = string(s)
	}
	return list(words)
}

func unsector(v string) []dyad.Sector {
	var all []dyad.Sector
	for _, s := range unlist(v) {
		all = append(all, dyad.Sector(s))
	}
	return all
}

// About says what each field of the record is, by its name.
func About() map[string]string {
	all := map[string]string{}
	for i := range fields {
		all[fields[i].name] = fields[i].about
	}
	return all
}
