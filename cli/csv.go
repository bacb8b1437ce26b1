package cli

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// column is one column of the CSV output. Lists are joined by "; " and unknown is
// empty.
type column struct {
	name  string
	about string // for docs/record.md
	value func(e *dyad.Event) string
}

// columns of the CSV output, left to right.
var columns = [...]column{
	{"id", "event id", func(e *dyad.Event) string { return string(e.ID) }},
	{"article_id", "article id", func(e *dyad.Event) string { return string(e.ArticleID) }},
	{"source_id", "the input's own id of the article", func(e *dyad.Event) string { return e.SourceID }},
	{"date", "first day", func(e *dyad.Event) string { return string(e.Date) }},
	{"enddate", "last day", func(e *dyad.Event) string { return string(e.EndDate) }},
	{"edtf", "what is known of the date, as EDTF", func(e *dyad.Event) string { return dateInfo(e).EDTF }},
	{"date_basis", "text, published or none", func(e *dyad.Event) string { return dateInfo(e).Basis }},
	{"event", "PLOVER type", func(e *dyad.Event) string { return list(e.Type) }},
	{"mode", "PLOVER modes", func(e *dyad.Event) string { return list(e.Modes) }},
	{"context", "PLOVER contexts", func(e *dyad.Event) string { return list(e.Contexts) }},
	{"quad_code", "1 to 4", func(e *dyad.Event) string { return strconv.Itoa(e.Quad) }},
	{"event_scale", "-10 to 10", func(e *dyad.Event) string { return number(e.Scale) }},
	{"cameo", "CAMEO code", func(e *dyad.Event) string { return e.CAMEO }},
	{"realis", "actual, future, hypothetical, negated or historical", func(e *dyad.Event) string { return string(e.Realis) }},
	{"actor", "actors as written", func(e *dyad.Event) string { return each(e.Actors, mentionText) }},
	{"actor_code", "their country or non-state codes", func(e *dyad.Event) string { return each(e.Actors, mentionCode) }},
	{"actor_sector", "their primary sectors", func(e *dyad.Event) string { return each(e.Actors, mentionSector) }},
	{"actor_id", "their Wikidata ids", func(e *dyad.Event) string { return each(e.Actors, mentionID) }},
	{"recipient", "recipients as written", func(e *dyad.Event) string { return each(e.Recipients, mentionText) }},
	{"recipient_code", "their codes", func(e *dyad.Event) string { return each(e.Recipients, mentionCode) }},
	{"recipient_sector", "their sectors", func(e *dyad.Event) string { return each(e.Recipients, mentionSector) }},
	{"recipient_id", "their Wikidata ids", func(e *dyad.Event) string { return each(e.Recipients, mentionID) }},
	{"place", "place as written", func(e *dyad.Event) string { return place(e).Text }},
	{"resolved_place", "the gazetteer's name", func(e *dyad.Event) string { return place(e).Name }},
	{"province", "first-level division", func(e *dyad.Event) string { return place(e).Province }},
	{"country_code", "ISO 3166 alpha-3 of the place", func(e *dyad.Event) string { return place(e).CountryCode }},
	{"lat", "degrees north", func(e *dyad.Event) string { return coordinate(e, place(e).Lat) }},
	{"lon", "degrees east", func(e *dyad.Event) string { return coordinate(e, place(e).Lon) }},
	{"geonameid", "GeoNames id", func(e *dyad.Event) string { return positive(place(e).GeoNameID) }},
	{"said_by", "voices that the event rests on, as written; hearsay as \"(hearsay)\"", func(e *dyad.Event) string { return each(e.Attribution, voiceText) }},
	{"said_by_code", "their codes", func(e *dyad.Event) string { return each(e.Attribution, voiceCode) }},
	{"stance", "what each does with the claim", func(e *dyad.Event) string {
		return each(e.Attribution, func(a *dyad.Attribution) string { return string(a.Stance) })
	}},
	{"killed", "best figure of the dead", func(e *dyad.Event) string { return best(e, "killed") }},
	{"injured", "best figure of the injured", func(e *dyad.Event) string { return best(e, "injured") }},
	{"size", "all counts as the text has them, \"killed: at least nine\"", sizeText},
	{"in_response_to", "id of the event that this one answers", func(e *dyad.Event) string { return string(e.ResponseTo) }},
	{"of", "id of the event that tells this one", func(e *dyad.Event) string { return string(e.Of) }},
	{"event_text", "the words that tell it", func(e *dyad.Event) string { return list(e.Texts) }},
	{"sentence", "the sentence; empty with --no-text", func(e *dyad.Event) string { return e.Evidence.Sentence }},
	{"start", "first byte of the sentence in the article's text", func(e *dyad.Event) string { return strconv.Itoa(e.TextInfo.Start) }},
	{"end", "byte after its last", func(e *dyad.Event) string { return strconv.Itoa(e.TextInfo.End) }},
	{"rule", "rule that fired", func(e *dyad.Event) string { return e.Evidence.Rule }},
	{"confidence", "0 to 1", func(e *dyad.Event) string { return number(e.Confidence) }},
	{"url", "address of the article", func(e *dyad.Event) string { return cited(e).URL }},
	{"title", "its title", func(e *dyad.Event) string { return cited(e).Title }},
	{"publication", "its outlet", func(e *dyad.Event) string { return cited(e).Publication }},
	{"language", "ISO 639-1", func(e *dyad.Event) string { return cited(e).Language }},
	{"published", "day of publication", func(e *dyad.Event) string { return string(cited(e).Published) }},
}

// csvPrinter writes one row an event under a header, as RFC 4180 has it.
type csvPrinter struct {
	w    *csv.Writer
	head bool
	row  []string
}

func newCSVPrinter(w io.Writer) *csvPrinter {
	p := &csvPrinter{w: csv.NewWriter(w), row: make([]string, len(columns))}
	p.w.UseCRLF = true
	return p
}

func (p *csvPrinter) header() error {
	if p.head {
		return nil
	}
	p.head = true
	for i := range columns {
		p.row[i] = columns[i].name
	}
	return p.w.Write(p.row)
}

func (p *csvPrinter) print(k *dyad.Coding) error {
	if err := p.header(); err != nil {
		return err
	}
	for i := range k.Events {
		for c := range columns {
			p.row[c] = columns[c].value(&k.Events[i])
		}
		if err := p.w.Write(p.row); err != nil {
			return err
		}
	}
	p.w.Flush()
	return p.w.Error()
}

func (p *csvPrinter) close() error {
	if err := p.header(); err != nil {
		return err
	}
	p.w.Flush()
	return p.w.Error()
}

func list(words []string) string { return strings.Join(words, "; ") }

// each joins what value says of each item. A place is kept for every item, so that
// the n-th code belongs to the n-th actor; all unknown is empty.
func each[T any](items []T, value func(*T) string) string {
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

func mentionText(m *dyad.Mention) string   { return m.Text }
func mentionCode(m *dyad.Mention) string   { return m.Code }
func mentionSector(m *dyad.Mention) string { return string(m.Sector) }
func mentionID(m *dyad.Mention) string     { return m.QID }

func voiceText(a *dyad.Attribution) string {
	if a.Entity == nil {
		return "(hearsay)"
	}
	return a.Entity.Text
}

func voiceCode(a *dyad.Attribution) string {
	if a.Entity == nil {
		return ""
	}
	return a.Entity.Code
}

func dateInfo(e *dyad.Event) dyad.DateInfo {
	if e.DateInfo == nil {
		return dyad.DateInfo{}
	}
	return *e.DateInfo
}

func place(e *dyad.Event) dyad.Toponym {
	if e.Place == nil {
		return dyad.Toponym{}
	}
	return *e.Place
}

func cited(e *dyad.Event) dyad.Cite {
	if e.Cite == nil {
		return dyad.Cite{}
	}
	return *e.Cite
}

func best(e *dyad.Event, kind string) string {
	for name, n := range e.Size.All() {
		if name == kind && n.Best != nil {
			return strconv.Itoa(*n.Best)
		}
	}
	return ""
}

func sizeText(e *dyad.Event) string {
	var words []string
	for name, n := range e.Size.All() {
		words = append(words, name+": "+n.Text)
	}
	return list(words)
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// coordinate writes a degree of a place that has coordinates.
func coordinate(e *dyad.Event, degrees float64) string {
	if p := place(e); p.Lat == 0 && p.Lon == 0 {
		return ""
	}
	return number(degrees)
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}
