package formats

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/parquet-go/parquet-go"
)

// parquetRow is an event as Parquet has it: typed, lists and groups nested.
type parquetRow struct {
	ID        string         `parquet:"id"`
	Incident  string         `parquet:"incident_id"`
	Dataset   string         `parquet:"dataset,dict"`
	Article   string         `parquet:"article_id"`
	SourceID  string         `parquet:"source_id"`
	Date      *int32         `parquet:"date,date,optional"`
	EndDate   *int32         `parquet:"enddate,date,optional"`
	EDTF      string         `parquet:"edtf"`
	DateBasis string         `parquet:"date_basis,dict"`
	Type      []string       `parquet:"event,list,dict"`
	Modes     []string       `parquet:"mode,list,dict"`
	Contexts  []string       `parquet:"context,list,dict"`
	Quad      int32          `parquet:"quad_code"`
	Scale     float64        `parquet:"event_scale"`
	CAMEO     string         `parquet:"cameo,dict"`
	Realis    string         `parquet:"realis,dict"`
	Actors    []parquetActor `parquet:"actor,list"`
	Recips    []parquetActor `parquet:"recipient,list"`
	Place     *parquetPlace  `parquet:"event_loc,optional"`
	Voices    []parquetVoice `parquet:"attribution,list"`
	Sizes     []parquetCount `parquet:"size,list"`
	ReplyTo   string         `parquet:"in_response_to"`
	Of        string         `parquet:"of"`
	Texts     []string       `parquet:"event_text,list"`
	Sentence  string         `parquet:"sentence"`
	Sequence  int32          `parquet:"sequence"`
	Start     int32          `parquet:"start"`
	End       int32          `parquet:"end"`
	Trigger   parquetSpan    `parquet:"trigger"`
	Rule      string         `parquet:"rule,dict"`
	Sure      float64        `parquet:"confidence"`
	Sources   int32          `parquet:"sources"`
	Reports   int32          `parquet:"reports"`
	URL       string         `parquet:"url"`
	Title     string         `parquet:"title"`
	Outlet    string         `parquet:"publication,dict"`
	Language  string         `parquet:"language,dict"`
	Published *int32         `parquet:"published,date,optional"`
	Coder     string         `parquet:"coder,dict"`
	Codebook  string         `parquet:"codebook,dict"`
	Tables    string         `parquet:"tables,dict"`
}

type parquetSpan struct {
	Start int32 `parquet:"start"`
	End   int32 `parquet:"end"`
}

type parquetActor struct {
	Text   string      `parquet:"entity_text"`
	Span   parquetSpan `parquet:"span"`
	Code   string      `parquet:"code,dict"`
	Sector string      `parquet:"sector,dict"`
	Others []string    `parquet:"other_sectors,list,dict"`
	QID    string      `parquet:"identifier_id,dict"`
	Known  string      `parquet:"identifier_text,dict"`
	Office string      `parquet:"office,dict"`
	Node   string      `parquet:"node,dict"`
}

type parquetPlace struct {
	Text       string  `parquet:"extracted_place"`
	Name       string  `parquet:"resolved_place,dict"`
	GeoNameID  int64   `parquet:"geonameid"`
	Lat        float64 `parquet:"lat"`
	Lon        float64 `parquet:"lon"`
	Province   string  `parquet:"province,dict"`
	Country    string  `parquet:"country,dict"`
	Code       string  `parquet:"country_code,dict"`
	Class      string  `parquet:"feature_class,dict"`
	Feature    string  `parquet:"feature_code,dict"`
	Resolution int32   `parquet:"resolution"`
}

type parquetVoice struct {
	Text    string      `parquet:"entity_text"`
	Code    string      `parquet:"code,dict"`
	Known   string      `parquet:"identifier_text,dict"`
	Sector  string      `parquet:"sector,dict"`
	Hearsay bool        `parquet:"hearsay"`
	Stance  string      `parquet:"stance,dict"`
	Cue     string      `parquet:"cue,dict"`
	Span    parquetSpan `parquet:"span"`
}

type parquetCount struct {
	Kind string `parquet:"kind,dict"`
	Low  *int64 `parquet:"low,optional"`
	Best *int64 `parquet:"best,optional"`
	High *int64 `parquet:"high,optional"`
	Text string `parquet:"text"`
}

// parquetFormat is Parquet with row groups of one month each.
func parquetFormat() *Format {
	f := &Format{
		Name: "parquet", About: "Parquet: typed columns, lists and groups nested, row groups of one month each, Zstandard", Extension: "parquet", Dataset: "parquet",
		Holds: []string{
			"id", "incident_id", "article_id", "reports", "date", "enddate", "edtf", "event", "mode", "context", "quad_code", "event_scale", "cameo", "realis", "actor", "code", "sector",
			"other_sectors", "identifier_text", "identifier_id", "office", "place", "province", "country_code", "coordinates", "geonameid", "killed", "injured", "in_response_to", "of",
			"event_text", "sentence", "spans", "rule", "confidence", "url", "title", "publication", "published", "language",
		},
		Partly: []Loss{
			{"attribution", "without the place of the voice in the text"}, {"size", "low, best and high of all kinds; who says each, and its parts, are left out"},
		},
		write: newParquet, read: readParquet,
	}
	for _, c := range parquet.SchemaOf(parquetRow{}).Fields() {
		f.Columns = append(f.Columns, c.Name())
	}
	return f
}

// waiting bounds the rows that wait for their row group, of all months together.
const waiting = 60_000

// monthly gathers rows by month. When too many wait, the month with the most becomes a
// row group, so that memory stays bounded and each group is of one month.
type monthly struct {
	w      *parquet.GenericWriter[parquetRow]
	months map[string][]parquetRow
	order  []string // months as they were first seen
	n      int
}

func newParquet(w io.Writer, c *Codes) Writer {
	return &monthly{
		w: parquet.NewGenericWriter[parquetRow](w, parquet.Compression(&parquet.Zstd),
			parquet.CreatedBy("dyad", "", ""), parquet.KeyValueMetadata("tables", c.Tables)),
		months: map[string][]parquetRow{},
	}
}

func (m *monthly) Write(r *Row) error {
	month := prefix(string(r.Event.Date), 7)
	if _, ok := m.months[month]; !ok {
		m.order = append(m.order, month)
	}
	m.months[month] = append(m.months[month], parquetOf(r))
	if m.n++; m.n < waiting {
		return nil
	}
	most := m.order[0]
	for _, month := range m.order {
		if len(m.months[month]) > len(m.months[most]) {
			most = month
		}
	}
	return m.flush(most)
}

// flush makes a row group of a month.
func (m *monthly) flush(month string) error {
	rows := m.months[month]
	if len(rows) == 0 {
		return nil
	}
	m.n -= len(rows)
	if _, err := m.w.Write(rows); err != nil {
		return fmt.Errorf("write parquet: %w", err)
	}
	clear(rows)
	m.months[month] = rows[:0]
	if err := m.w.Flush(); err != nil {
		return fmt.Errorf("write parquet: %w", err)
	}
	return nil
}

// Flush does nothing: a row group that is ended early would be a small one.
func (m *monthly) Flush() error { return nil }

func (m *monthly) Close() error {
	for _, month := range m.order {
		if err := m.flush(month); err != nil {
			return err
		}
	}
	return m.w.Close()
}

func days(d dyad.Day) *int32 {
	t, ok := d.Time()
	if !ok {
		return nil
	}
	n := int32(t.Unix() / 86400)
	if t.Unix() < 0 && t.Unix()%86400 != 0 {
		n--
	}
	return &n
}

func undays(n *int32) dyad.Day {
	if n == nil {
		return ""
	}
	return dyad.DayOf(time.Unix(int64(*n)*86400, 0).UTC())
}

func spanOf(s dyad.Span) parquetSpan { return parquetSpan{int32(s.Start), int32(s.End)} }

func unspan(s parquetSpan) dyad.Span { return dyad.Span{Start: int(s.Start), End: int(s.End)} }

func parquetOf(r *Row) parquetRow {
	e, c := &r.Event, eventCite(&r.Event)
	d := eventDate(e)
	p := parquetRow{
		ID: string(e.ID), Incident: string(r.Incident), Dataset: r.Dataset, Article: string(e.ArticleID), SourceID: e.SourceID, Date: days(e.Date), EndDate: days(e.EndDate),
		EDTF: d.EDTF, DateBasis: d.Basis, Type: e.Type, Modes: e.Modes, Contexts: e.Contexts, Quad: int32(e.Quad), Scale: e.Scale, CAMEO: e.CAMEO, Realis: string(e.Realis),
		Actors: parquetActors(e.Actors), Recips: parquetActors(e.Recipients), ReplyTo: string(e.ResponseTo), Of: string(e.Of), Texts: e.Texts, Sentence: e.Evidence.Sentence,
		Sequence: int32(e.TextInfo.Sequence), Start: int32(e.TextInfo.Start), End: int32(e.TextInfo.End), Trigger: spanOf(e.Evidence.Trigger), Rule: e.Evidence.Rule, Sure: e.Confidence,
		Sources: int32(r.Sources), Reports: int32(r.Reports), URL: c.URL, Title: c.Title, Outlet: c.Publication, Language: c.Language, Published: days(c.Published),
		Coder: c.Coder, Codebook: c.Codebook, Tables: c.Tables,
	}
	if x := e.Place; x != nil {
		p.Place = &parquetPlace{x.Text, x.Name, int64(x.GeoNameID), x.Lat, x.Lon, x.Province, x.Country, x.CountryCode, x.FeatureClass, x.FeatureCode, int32(x.Resolution)}
	}
	for _, a := range e.Attribution {
		v := parquetVoice{Hearsay: a.Hearsay, Stance: string(a.Stance), Cue: a.Cue, Span: spanOf(a.Span)}
		if m := a.Entity; m != nil {
			v.Text, v.Code, v.Known, v.Sector = m.Text, m.Code, m.Known, string(m.Sector)
		}
		p.Voices = append(p.Voices, v)
	}
	for kind, n := range e.Size.All() {
		p.Sizes = append(p.Sizes, parquetCount{kind, wide(n.Low), wide(n.Best), wide(n.High), n.Text})
	}
	return p
}

func wide(n *int) *int64 {
	if n == nil {
		return nil
	}
	w := int64(*n)
	return &w
}

func narrow(n *int64) *int {
	if n == nil {
		return nil
	}
	w := int(*n)
	return &w
}

func parquetActors(all []dyad.Mention) []parquetActor {
	out := make([]parquetActor, len(all))
	for i := range all {
		m := &all[i]
		out[i] = parquetActor{m.Text, spanOf(m.Span), m.Code, string(m.Sector), nil, m.QID, m.Known, m.Office, string(m.Node())}
		for _, s := range m.Others {
			out[i].Others = append(out[i].Others, string(s))
		}
	}
	return out
}

// sized is what Parquet is read from.
type sized interface {
	io.ReaderAt
	Size() int64
}

// measure finds how long an input is.
func measure(r io.Reader) (io.ReaderAt, int64, error) {
	switch x := r.(type) {
	case sized:
		return x, x.Size(), nil
	case *os.File:
		i, err := x.Stat()
		if err != nil {
			return nil, 0, err
		}
		return x, i.Size(), nil
	}
	return nil, 0, errors.New("a Parquet file is read from its end, not as a stream")
}

func readParquet(f *file) iter.Seq2[dyad.Record, error] {
	return func(yield func(dyad.Record, error) (more bool)) {
		at, size, err := measure(f.r)
		var pf *parquet.File
		if err == nil {
			pf, err = openParquet(at, size)
		}
		if err != nil {
			yield(dyad.Record{}, fmt.Errorf("%s: %w", f.name, err))
			return
		}
		rows := parquet.NewGenericReader[parquetRow](pf)
		defer rows.Close()
		buf := make([]parquetRow, 256)
		for line := 1; ; {
			clear(buf)
			n, err := rows.Read(buf)
			for i := range n {
				r := recordOf(&buf[i])
				if !yield(r, rowError(f.name, line, checked(&r.Event))) {
					return
				}
				line++
			}
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(dyad.Record{}, fmt.Errorf("%s: row %d: %w", f.name, line, err))
				return
			}
		}
	}
}

// openParquet opens a file; the library panics on some that are damaged.
func openParquet(at io.ReaderAt, size int64) (f *parquet.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("damaged Parquet: %v", p)
		}
	}()
	f, err = parquet.OpenFile(at, size)
	if err != nil {
		return nil, fmt.Errorf("no Parquet: %w", err)
	}
	if _, ok := f.Schema().Lookup("event", "list", "element"); !ok {
		return nil, errors.New("its columns are not ours")
	}
	return f, nil
}

func recordOf(p *parquetRow) dyad.Record {
	e := dyad.Event{
		ID: dyad.EventID(p.ID), ArticleID: dyad.ArticleID(p.Article), SourceID: p.SourceID, Type: p.Type, Modes: p.Modes, Contexts: p.Contexts, Quad: int(p.Quad), Scale: p.Scale,
		CAMEO: p.CAMEO, Actors: mentionsOf(p.Actors), Recipients: mentionsOf(p.Recips), Date: undays(p.Date), EndDate: undays(p.EndDate), Realis: dyad.Realis(p.Realis),
		ResponseTo: dyad.EventID(p.ReplyTo), Of: dyad.EventID(p.Of), Texts: p.Texts, TextInfo: dyad.TextInfo{Sequence: int(p.Sequence), Start: int(p.Start), End: int(p.End)},
		Evidence: dyad.Evidence{Sentence: p.Sentence, Trigger: unspan(p.Trigger), Rule: p.Rule}, Confidence: p.Sure,
		Cite: &dyad.Cite{URL: p.URL, Title: p.Title, Publication: p.Outlet, Language: p.Language, Published: undays(p.Published), Coder: p.Coder, Codebook: p.Codebook, Tables: p.Tables},
	}
	if p.EDTF != "" || p.DateBasis != "" {
		e.DateInfo = &dyad.DateInfo{EDTF: p.EDTF, Basis: p.DateBasis}
	}
	if x := p.Place; x != nil {
		e.Place = &dyad.Toponym{Text: x.Text, Place: dyad.Place{
			Name: x.Name, GeoNameID: int(x.GeoNameID), Lat: x.Lat, Lon: x.Lon, Province: x.Province, Country: x.Country, CountryCode: x.Code,
			FeatureClass: x.Class, FeatureCode: x.Feature, Resolution: int(x.Resolution),
		}}
	}
	for _, v := range p.Voices {
		a := dyad.Attribution{Hearsay: v.Hearsay, Stance: dyad.Stance(v.Stance), Cue: v.Cue, Span: unspan(v.Span)}
		if v.Text != "" || v.Code != "" {
			a.Entity = &dyad.Mention{Text: v.Text, Entity: dyad.Entity{Code: v.Code, Known: v.Known, Sector: dyad.Sector(v.Sector)}}
		}
		e.Attribution = append(e.Attribution, a)
	}
	e.Size = sizeOf(p.Sizes)
	return dyad.Record{Event: e, Incident: dyad.IncidentID(p.Incident), Sources: int(p.Sources), Reports: int(p.Reports)}
}

func sizeOf(all []parquetCount) *dyad.Size {
	if len(all) == 0 {
		return nil
	}
	z := &dyad.Size{}
	to := map[string]**dyad.Count{
		"killed": &z.Killed, "injured": &z.Injured, "arrested": &z.Arrested, "displaced": &z.Displaced, "abducted": &z.Abducted, "missing": &z.Missing,
	}
	for _, n := range all {
		if p := to[n.Kind]; p != nil {
			*p = &dyad.Count{Low: narrow(n.Low), Best: narrow(n.Best), High: narrow(n.High), Text: n.Text}
		}
	}
	return z
}

func mentionsOf(all []parquetActor) []dyad.Mention {
	var out []dyad.Mention
	for i := range all {
		a := &all[i]
		m := dyad.Mention{Text: a.Text, Span: unspan(a.Span), Entity: dyad.Entity{Code: a.Code, Sector: dyad.Sector(a.Sector), QID: a.QID, Known: a.Known, Office: a.Office}}
		for _, s := range a.Others {
			m.Others = append(m.Others, dyad.Sector(s))
		}
		out = append(out, m)
	}
	return out
}
