package formats

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"github.com/dyad-news/dyad"
)

// Line is a record as a line of our own JSONL has it.
type Line struct {
	dyad.Event
	Incident dyad.IncidentID `json:"incident_id,omitempty"`
	Dataset  string          `json:"dataset,omitempty"`
	Sources  int             `json:"sources,omitempty"`
	Reports  int             `json:"reports,omitempty"`
}

// lineWriter writes JSON values, one a line.
type lineWriter struct {
	c    *Codes
	w    *bufio.Writer
	enc  *json.Encoder
	line func(*Codes, *Row) any
}

func newLines(line func(*Codes, *Row) any) func(io.Writer, *Codes) Writer {
	return func(w io.Writer, c *Codes) Writer {
		x := &lineWriter{c: c, w: bufio.NewWriterSize(w, 1<<16), line: line}
		x.enc = json.NewEncoder(x.w)
		x.enc.SetEscapeHTML(false)
		return x
	}
}

func (x *lineWriter) Write(r *Row) error { return x.enc.Encode(x.line(x.c, r)) }
func (x *lineWriter) Flush() error       { return x.w.Flush() }
func (x *lineWriter) Close() error       { return x.w.Flush() }

// readLines yields what each line of JSON tells.
func readLines(read func(f *file, line []byte) (dyad.Record, error)) func(*file) iter.Seq2[dyad.Record, error] {
	return func(f *file) iter.Seq2[dyad.Record, error] {
		return func(yield func(dyad.Record, error) bool) {
			src := &tabbed{r: bufio.NewReaderSize(f.r, 1<<17)}
			for {
				line, err := src.line()
				if errors.Is(err, io.EOF) {
					return
				}
				if err != nil {
					yield(dyad.Record{}, fmt.Errorf("%s:%d: %w", f.name, src.n, err))
					return
				}
				if line == "" {
					continue
				}
				r, err := read(f, []byte(line))
				if !yield(r, rowError(f.name, src.n, err)) {
					return
				}
			}
		}
	}
}

// jsonl is the record as it is, one event a line.
func jsonl() *Format {
	return &Format{
		Name: "jsonl", About: "the record as it is (docs/record.md), one event a line", Extension: "jsonl", Dataset: "jsonl", Holds: everything(),
		write: newLines(func(_ *Codes, r *Row) any {
			return &Line{r.Event, r.Incident, r.Dataset, r.Sources, r.Reports}
		}),
		read: readLines(func(f *file, line []byte) (dyad.Record, error) {
			var x Line
			if err := json.Unmarshal(line, &x); err != nil {
				return dyad.Record{}, err
			}
			r := dyad.Record{Event: x.Event, Incident: x.Incident, Sources: x.Sources, Reports: x.Reports}
			return r, checked(&r.Event)
		}),
	}
}

// checked says what an event read as JSON lacks.
func checked(e *dyad.Event) error {
	_, ok := e.Date.Time()
	_, ok2 := e.EndDate.Time()
	switch {
	case e.ID == "":
		return errors.New("no id")
	case len(e.Type) == 0:
		return errors.New("no type of event")
	case e.Date != "" && !ok || e.EndDate != "" && !ok2:
		return fmt.Errorf("%q to %q are no days", e.Date, e.EndDate)
	case !(e.Scale >= -100 && e.Scale <= 100):
		return fmt.Errorf("an event scale of %g", e.Scale)
	}
	return nil
}

// ploverRecord is a record of PLOVER's interchange format, as its manual lists them.
type ploverRecord struct {
	ID        string        `json:"id"`
	HasEvent  *bool         `json:"has_event,omitempty"`
	Date      dyad.Day      `json:"date"`
	EndDate   dyad.Day      `json:"enddate,omitempty"`
	Actor     ploverActors  `json:"actor"`
	Recipient ploverActors  `json:"recipient,omitempty"`
	Event     words         `json:"event"`
	Place     *ploverPlace  `json:"event_loc,omitempty"`
	Texts     words         `json:"event_text,omitempty"`
	Quad      int           `json:"quad_code,omitempty"`
	Scale     float64       `json:"event_scale,omitempty"`
	Modes     words         `json:"mode,omitempty"`
	Contexts  words         `json:"context,omitempty"`
	Text      string        `json:"text,omitempty"`
	TextInfo  dyad.TextInfo `json:"text_info"`
	Size      *ploverSize   `json:"size,omitempty"`
	Cite      *ploverCite   `json:"cite_info,omitempty"`
	Coder     string        `json:"coder,omitempty"`
}

type ploverActors []ploverActor

type ploverActor struct {
	Code   words  `json:"code,omitempty"`
	Sector words  `json:"sector,omitempty"`
	Text   string `json:"entity_text,omitempty"`
	QID    string `json:"identifier_id,omitempty"`
	Known  string `json:"identifier_text,omitempty"`
	Office string `json:"office,omitempty"`
}

type ploverPlace struct {
	Text string `json:"extracted_place,omitempty"`
	dyad.Place
	City     string `json:"city,omitempty"`
	District string `json:"district,omitempty"`
}

type ploverSize struct {
	Dead     *int `json:"dead,omitempty"`
	Injured  *int `json:"injured,omitempty"`
	Arrested *int `json:"arrested,omitempty"`
}

type ploverCite struct {
	Corpus   string   `json:"corpus,omitempty"`
	URL      string   `json:"url,omitempty"`
	Title    string   `json:"title,omitempty"`
	Outlet   string   `json:"publication,omitempty"`
	Language string   `json:"language,omitempty"`
	Date     dyad.Day `json:"date,omitempty"`
	Coder    string   `json:"coder,omitempty"`
	Codebook string   `json:"codebook,omitempty"`
}

// words is a list that may be written as one word.
type words []string

// UnmarshalJSON reads a word or a list of words.
func (w *words) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*w = nil
		if one != "" {
			*w = words{one}
		}
		return nil
	}
	var all []string
	err := json.Unmarshal(b, &all)
	*w = all
	return err
}

// UnmarshalJSON reads a list of actors, or one.
func (a *ploverActors) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '{' {
		var one ploverActor
		err := json.Unmarshal(b, &one)
		*a = ploverActors{one}
		return err
	}
	var all []ploverActor
	err := json.Unmarshal(b, &all)
	*a = all
	return err
}

// plover is PLOVER's interchange format.
func plover() *Format {
	return &Format{
		Name: "plover", About: "PLOVER's interchange format: JSON, one event a line", Extension: "jsonl", Dataset: "plover",
		write: newLines(func(_ *Codes, r *Row) any { return ploverOf(r) }), read: readLines(readPlover),
		Holds: []string{
			"id", "date", "enddate", "event", "mode", "context", "quad_code", "event_scale", "actor", "code", "sector", "other_sectors", "identifier_text", "identifier_id", "office",
			"place", "province", "country_code", "coordinates", "geonameid", "event_text", "sentence", "url", "title", "publication", "published", "language",
		},
		Partly: []Loss{
			{"killed", "the best figure"}, {"injured", "the best figure"}, {"size", "best figures of the dead, injured and arrested"}, {"spans", "that of the sentence"},
		},
	}
}

func ploverOf(r *Row) *ploverRecord {
	e, yes := &r.Event, true
	c := eventCite(e)
	p := &ploverRecord{
		ID: string(e.ID), HasEvent: &yes, Date: e.Date, EndDate: e.EndDate, Event: e.Type, Texts: e.Texts, Quad: e.Quad, Scale: e.Scale, Modes: e.Modes, Contexts: e.Contexts,
		Text: e.Evidence.Sentence, TextInfo: e.TextInfo, Actor: ploverSide(e.Actors), Recipient: ploverSide(e.Recipients), Coder: c.Coder,
		Cite: &ploverCite{Corpus: r.Dataset, URL: c.URL, Title: c.Title, Outlet: c.Publication, Language: c.Language, Date: c.Published, Coder: c.Coder, Codebook: c.Codebook},
	}
	if r.Dataset != "" && e.SourceID != "" {
		p.ID = e.SourceID
	}
	if e.Place != nil {
		p.Place = &ploverPlace{Text: e.Place.Text, Place: e.Place.Place}
	}
	best := map[string]*int{}
	for name, n := range e.Size.All() {
		best[name] = n.Best
	}
	if best["killed"] != nil || best["injured"] != nil || best["arrested"] != nil {
		p.Size = &ploverSize{best["killed"], best["injured"], best["arrested"]}
	}
	return p
}

func ploverSide(all []dyad.Mention) ploverActors {
	out := ploverActors{}
	for i := range all {
		m := &all[i]
		a := ploverActor{Text: m.Text, QID: m.QID, Known: m.Known, Office: m.Office}
		if m.Code != "" {
			a.Code = words{m.Code}
		}
		for _, s := range sectorsOf(m) {
			a.Sector = append(a.Sector, string(s))
		}
		out = append(out, a)
	}
	return out
}

func readPlover(f *file, line []byte) (dyad.Record, error) {
	var p ploverRecord
	if err := json.Unmarshal(line, &p); err != nil {
		return dyad.Record{}, err
	}
	if p.HasEvent != nil && !*p.HasEvent {
		return dyad.Record{}, leftOut("a record without an event")
	}
	var r dyad.Record
	e := &r.Event
	e.SourceID, e.Date, e.EndDate, e.Type, e.Texts = p.ID, p.Date, cmp.Or(p.EndDate, p.Date), p.Event, p.Texts
	e.Quad, e.Scale, e.Modes, e.Contexts, e.Realis = p.Quad, p.Scale, p.Modes, p.Contexts, dyad.Actual
	e.Evidence.Sentence, e.TextInfo = p.Text, p.TextInfo
	e.Actors, e.Recipients = ploverMentions(f.Codes, p.Actor), ploverMentions(f.Codes, p.Recipient)
	if x := p.Place; x != nil {
		e.Place = &dyad.Toponym{Text: cmp.Or(x.Text, x.Name), Place: x.Place}
	}
	if z := p.Size; z != nil {
		n := func(i *int) *dyad.Count {
			if i == nil {
				return nil
			}
			return &dyad.Count{Best: i}
		}
		e.Size = &dyad.Size{Killed: n(z.Dead), Injured: n(z.Injured), Arrested: n(z.Arrested)}
	}
	c := cmp.Or(p.Cite, &ploverCite{})
	e.Cite = &dyad.Cite{
		URL: c.URL, Title: c.Title, Publication: c.Outlet, Language: c.Language, Published: cmp.Or(c.Date, e.Date),
		Coder: cmp.Or(c.Coder, p.Coder, "PLOVER"), Codebook: c.Codebook,
	}
	if len(e.Type) > 0 && f.types[e.Type[0]] != nil && e.Quad == 0 {
		e.Quad = f.types[e.Type[0]].Quad
	}
	e.ID = dyad.EventID(p.ID)
	if err := checked(e); err != nil {
		return r, err
	}
	if _, ok := number16(p.ID); !ok {
		e.ID, r.Incident = dyad.RecordIDs(f.dataset, p.ID)
	}
	return r, nil
}

// number16 tells ids that are ours.
func number16(id string) (string, bool) { return id, len(id) == 19 && id[:3] == "ev_" }

func ploverMentions(c *Codes, all ploverActors) []dyad.Mention {
	var out []dyad.Mention
	for _, a := range all {
		m := dyad.Mention{Text: a.Text}
		m.Entity = dyad.Entity{Code: first(a.Code), QID: a.QID, Known: a.Known, Office: a.Office}
		if m.Code != "" && !nonState(m.Code) {
			m.Code = cmp.Or(c.state(m.Code), m.Code)
		}
		m.Sector = dyad.Sector(first(a.Sector))
		for i, s := range a.Sector {
			if i > 0 {
				m.Others = append(m.Others, dyad.Sector(s))
			}
		}
		out = append(out, m)
	}
	return out
}

// geojson is a collection of features, one an incident that has coordinates, or of which
// the place is not known.
func geojson() *Format {
	return &Format{
		Name: "geojson", About: "GeoJSON (RFC 7946): a feature an event, its point where it has one, the record as its properties", Extension: "geojson", Dataset: "geojson",
		Holds: everything(), write: func(w io.Writer, c *Codes) Writer { return &features{w: bufio.NewWriterSize(w, 1<<16)} }, read: readFeatures,
	}
}

type feature struct {
	Type       string `json:"type"`
	ID         string `json:"id"`
	Geometry   *point `json:"geometry"`
	Properties Line   `json:"properties"`
}

type point struct {
	Type        string     `json:"type"`
	Coordinates [2]float64 `json:"coordinates"`
}

type features struct {
	w *bufio.Writer
	n int
}

func (x *features) Write(r *Row) error {
	f := feature{Type: "Feature", ID: string(r.Event.ID), Properties: Line{r.Event, r.Incident, r.Dataset, r.Sources, r.Reports}}
	if p := r.Event.Place; p != nil && (p.Lat != 0 || p.Lon != 0) {
		f.Geometry = &point{"Point", [2]float64{p.Lon, p.Lat}}
	}
	b, err := json.Marshal(&f)
	if err != nil {
		return err
	}
	x.open()
	if x.n++; x.n > 1 {
		x.w.WriteByte(',')
	}
	x.w.WriteByte('\n')
	_, err = x.w.Write(b)
	return err
}

func (x *features) open() {
	if x.n == 0 {
		x.w.WriteString(`{"type":"FeatureCollection","features":[`)
	}
}

func (x *features) Flush() error { return x.w.Flush() }

func (x *features) Close() error {
	x.open()
	x.w.WriteString("\n]}\n")
	return x.w.Flush()
}

func readFeatures(f *file) iter.Seq2[dyad.Record, error] {
	return func(yield func(dyad.Record, error) bool) {
		dec := json.NewDecoder(f.r)
		if err := seek(dec, "features"); err != nil {
			yield(dyad.Record{}, fmt.Errorf("%s: %w", f.name, err))
			return
		}
		for n := 1; dec.More(); n++ {
			var x feature
			if err := dec.Decode(&x); err != nil {
				yield(dyad.Record{}, fmt.Errorf("%s: feature %d: %w", f.name, n, err))
				return
			}
			p := x.Properties
			r := dyad.Record{Event: p.Event, Incident: p.Incident, Sources: p.Sources, Reports: p.Reports}
			if !yield(r, rowError(f.name, n, checked(&r.Event))) {
				return
			}
		}
	}
}
