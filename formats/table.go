package formats

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// column is one column of a format. get writes it and set reads it; a column without a
// set has nothing to read that the record could hold.
type column struct {
	name string
	get  func(o *out) string
	set  func(n *in, v string) error
}

// table is a format of columns.
type table struct {
	columns []column
	comma   rune // '\t' is without quotes, ',' as RFC 4180 has it
	head    bool // there is a line of names
	null    string
	nulls   []string // read as nothing beside null and ""
	crlf    bool
	// layouts names the columns that a line without header has, by their number.
	layouts map[int][]string
	need    []string // columns that a header must name
	also    map[string]string
	rows    func(r *Row) []out
	finish  func(n *in) error
}

// out is what a row is written from.
type out struct {
	*Codes
	r     *Row
	e     *dyad.Event
	a, b  dyad.Mention // of the pair; zero for none
	place dyad.Toponym
	cite  dyad.Cite
	n     int // which row of the record, from 0
}

// in is a row as it is read.
type in struct {
	*Codes
	dyad.Record
	dataset string
	id      string
	cite    dyad.Cite
	place   dyad.Toponym
	a, b    party
	raw     map[string]string // what columns hand to finish
}

// party is one side of a row.
type party struct {
	dyad.Mention
	country, group string
	sectors        []string
}

func (n *in) keep(name, v string) error {
	if n.raw == nil {
		n.raw = map[string]string{}
	}
	n.raw[name] = v
	return nil
}

// each makes one row of a record, with its first actor and recipient.
func newOut(r *Row, e *dyad.Event) out {
	o := out{r: r, e: e}
	if e.Place != nil {
		o.place = *e.Place
	}
	if e.Cite != nil {
		o.cite = *e.Cite
	}
	if len(e.Actors) > 0 {
		o.a = e.Actors[0]
	}
	if len(e.Recipients) > 0 {
		o.b = e.Recipients[0]
	}
	return o
}

// pairs makes a row of each actor and recipient; of an event with several actors and no
// recipient, of each two of them.
func pairs(r *Row) []out {
	e := &r.Event
	as, bs := e.Actors, e.Recipients
	mutual := len(bs) == 0 && len(as) > 1
	if mutual {
		bs = as
	}
	if len(as) == 0 {
		as = []dyad.Mention{{}}
	}
	if len(bs) == 0 {
		bs = []dyad.Mention{{}}
	}
	var all []out
	for i := range as {
		for k := range bs {
			if mutual && i == k {
				continue
			}
			o := newOut(r, e)
			o.a, o.b, o.n = as[i], bs[k], len(all)
			all = append(all, o)
		}
	}
	return all
}

// single makes one row of a record.
func single(r *Row) []out { return []out{newOut(r, &r.Event)} }

func (t *table) names() []string {
	all := make([]string, len(t.columns))
	for i := range t.columns {
		all[i] = t.columns[i].name
	}
	return all
}

// tableWriter writes rows of a table.
type tableWriter struct {
	t    *table
	c    *Codes
	w    *bufio.Writer
	csv  *csv.Writer
	row  []string
	head bool
}

func (t *table) writer(w io.Writer, c *Codes) Writer {
	x := &tableWriter{t: t, c: c, w: bufio.NewWriterSize(w, 1<<16), row: make([]string, len(t.columns)), head: !t.head}
	if t.comma == ',' {
		x.csv = csv.NewWriter(x.w)
		x.csv.UseCRLF = t.crlf
	}
	return x
}

func (x *tableWriter) Write(r *Row) error {
	if err := x.header(); err != nil {
		return err
	}
	for _, o := range x.t.rows(r) {
		o.Codes = x.c
		for i := range x.t.columns {
			v := x.t.columns[i].get(&o)
			if v == "" {
				v = x.t.null
			}
			x.row[i] = v
		}
		if err := x.line(); err != nil {
			return err
		}
	}
	return nil
}

func (x *tableWriter) header() error {
	if x.head {
		return nil
	}
	x.head = true
	copy(x.row, x.t.names())
	return x.line()
}

func (x *tableWriter) line() error {
	if x.csv != nil {
		return x.csv.Write(x.row)
	}
	for i, v := range x.row {
		if i > 0 {
			x.w.WriteByte('\t')
		}
		x.w.WriteString(clean(v))
	}
	return x.w.WriteByte('\n')
}

func (x *tableWriter) Flush() error {
	err := x.header()
	if x.csv != nil {
		x.csv.Flush()
		err = errors.Join(err, x.csv.Error())
	}
	return errors.Join(err, x.w.Flush())
}

func (x *tableWriter) Close() error { return x.Flush() }

// lines reads the fields of one row after the other.
type lines interface {
	// next returns the fields, which hold until the next call, and their line.
	next() ([]string, int, error)
}

// maxLine bounds a line, maxFields the fields of one.
const (
	maxLine   = 4 << 20
	maxFields = 1000
)

// tabbed reads lines parted by tabs, without quotes.
type tabbed struct {
	r      *bufio.Reader
	n      int
	fields []string
}

func (t *tabbed) next() ([]string, int, error) {
	for {
		line, err := t.line()
		if err != nil {
			return nil, t.n, err
		}
		if line == "" {
			continue
		}
		t.fields = t.fields[:0]
		for {
			f, rest, more := strings.Cut(line, "\t")
			t.fields = append(t.fields, f)
			if line = rest; !more || len(t.fields) > maxFields {
				return t.fields, t.n, nil
			}
		}
	}
}

var errLong = fmt.Errorf("a line of more than %d bytes", maxLine)

func (t *tabbed) line() (string, error) {
	t.n++
	var long []byte
	for {
		b, err := t.r.ReadSlice('\n')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) && (!errors.Is(err, io.EOF) || len(b)+len(long) == 0) {
			return "", err
		}
		if len(long)+len(b) > maxLine {
			return "", errLong
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			long = append(long, b...)
			continue
		}
		if len(long) > 0 {
			b = append(long, b...)
		}
		return text(strings.TrimRight(string(b), "\r\n")), nil
	}
}

// text reads bytes that are no UTF-8 as ISO 8859-1, which POLECAT and old GDELT files are in.
func text(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	if utf8.ValidString(s) {
		return s
	}
	runes := make([]rune, len(s))
	for i := range len(s) {
		runes[i] = rune(s[i])
	}
	return string(runes)
}

// quoted reads CSV.
type quoted struct{ r *csv.Reader }

func newQuoted(r io.Reader) *quoted {
	c := csv.NewReader(r)
	c.FieldsPerRecord, c.ReuseRecord, c.LazyQuotes = -1, true, true
	return &quoted{c}
}

func (q *quoted) next() ([]string, int, error) {
	f, err := q.r.Read()
	line := 0
	if len(f) > 0 {
		line, _ = q.r.FieldPos(0)
	}
	for i := range f {
		f[i] = text(f[i])
	}
	return f, line, err
}

// read yields the records of a table's file.
func (t *table) read(f *file) iter.Seq2[dyad.Record, error] {
	return func(yield func(dyad.Record, error) bool) {
		buf := bufio.NewReaderSize(f.r, 1<<17)
		if err := diagnose(t, buf); err != nil {
			yield(dyad.Record{}, fmt.Errorf("%s: %w", f.name, err))
			return
		}
		var src lines = &tabbed{r: buf}
		if t.comma == ',' {
			src = newQuoted(buf)
		}
		m, err := t.mapping(src)
		if err != nil {
			yield(dyad.Record{}, fmt.Errorf("%s: %w", f.name, err))
			return
		}
		for {
			fields, line, err := src.next()
			if errors.Is(err, io.EOF) {
				return
			}
			var parse *csv.ParseError
			if err != nil && !errors.As(err, &parse) {
				yield(dyad.Record{}, fmt.Errorf("%s:%d: %w", f.name, line, err))
				return
			}
			var r dyad.Record
			if parse != nil {
				err, line = parse.Err, parse.StartLine
			} else {
				r, err = t.row(f, m, fields)
			}
			if !yield(r, rowError(f.name, line, err)) {
				return
			}
		}
	}
}

// rowError says where an error of a row is.
func rowError(name string, line int, err error) error {
	if err == nil {
		return nil
	}
	e := &RowError{File: name, Line: line, Why: err.Error()}
	var c *columnError
	var l leftOut
	if errors.As(err, &c) {
		e.Column, e.Why = c.column, c.err.Error()
	}
	e.LeftOut = errors.As(err, &l)
	return e
}

// columnError is an error of one field.
type columnError struct {
	column string
	err    error
}

func (e *columnError) Error() string { return e.column + ": " + e.err.Error() }
func (e *columnError) Unwrap() error { return e.err }

// mapping says which column a field of a file is; nil is none that is known.
type mapping struct {
	cols  []*column
	byLen map[int][]*column // of files without header
}

func (t *table) mapping(src lines) (*mapping, error) {
	if !t.head {
		m := &mapping{byLen: map[int][]*column{len(t.columns): t.pick(t.names())}}
		for n, names := range t.layouts {
			m.byLen[n] = t.pick(names)
		}
		return m, nil
	}
	head, _, err := src.next()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("read the line of names: %w", err)
	}
	cols := t.pick(head)
	for _, need := range t.need {
		if !slices.ContainsFunc(cols, func(c *column) bool { return c != nil && c.name == need }) {
			return nil, fmt.Errorf("the line of names has no %q", need)
		}
	}
	return &mapping{cols: cols}, nil
}

// pick finds the columns of names, in any case.
func (t *table) pick(names []string) []*column {
	all := make([]*column, len(names))
	for i, name := range names {
		name = strings.TrimSpace(name)
		if other, ok := t.also[strings.ToLower(name)]; ok {
			name = other
		}
		for k := range t.columns {
			if strings.EqualFold(t.columns[k].name, name) {
				all[i] = &t.columns[k]
			}
		}
	}
	return all
}

// fit returns the columns for so many fields.
func (m *mapping) fit(fields []string) ([]*column, error) {
	if m.byLen != nil {
		if cols := m.byLen[len(fields)]; cols != nil {
			return cols, nil
		}
		want := 0
		for n := range m.byLen {
			want = max(want, n)
		}
		return nil, fmt.Errorf("%d fields, want %d", len(fields), want)
	}
	n := len(fields)
	for n > len(m.cols) && fields[n-1] == "" {
		n-- // empty fields too many at the end
	}
	if n == len(m.cols) {
		return m.cols, nil
	}
	// A name in the header that no row has a field for.
	known := slices.DeleteFunc(slices.Clone(m.cols), func(c *column) bool { return c == nil })
	if n == len(known) {
		return known, nil
	}
	return nil, fmt.Errorf("%d fields, want %d", len(fields), len(m.cols))
}

// row reads one row.
func (t *table) row(f *file, m *mapping, fields []string) (dyad.Record, error) {
	cols, err := m.fit(fields)
	if err != nil {
		return dyad.Record{}, err
	}
	n := in{Codes: f.Codes, dataset: f.dataset}
	for i, c := range cols {
		v := fields[i]
		if c == nil || c.set == nil || v == "" || v == t.null || slices.Contains(t.nulls, v) {
			continue
		}
		if err := c.set(&n, v); err != nil {
			return dyad.Record{}, &columnError{c.name, err}
		}
	}
	return n.record(t.finish)
}

// record puts together what was read.
func (n *in) record(finish func(*in) error) (dyad.Record, error) {
	e := &n.Event
	if e.Realis == "" {
		e.Realis = dyad.Actual
	}
	if finish != nil {
		if err := finish(n); err != nil {
			return dyad.Record{}, err
		}
	}
	if n.id == "" {
		return dyad.Record{}, fmt.Errorf("no id")
	}
	if len(e.Type) == 0 && n.Incident == "" {
		return dyad.Record{}, fmt.Errorf("no type of event")
	}
	if e.Date != "" && e.EndDate == "" {
		e.EndDate = e.Date
	}
	if e.EndDate < e.Date {
		return dyad.Record{}, fmt.Errorf("it ends on %s, before it begins on %s", e.EndDate, e.Date)
	}
	if n.place.Text != "" || n.place.Name != "" || n.place.CountryCode != "" {
		p := n.place
		e.Place = &p
	}
	c := n.cite
	e.Cite, e.SourceID = &c, n.id
	id, own := dyad.RecordIDs(n.dataset, n.id)
	if e.ID == "" {
		e.ID = id
	}
	if n.Incident == "" {
		n.Incident = own
	}
	return n.Record, nil
}
