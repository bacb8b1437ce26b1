package formats

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Row is what is written: a record, of which dataset ("" for coded news), and in formats
// of incidents the events that tell it, that of the record first.
type Row struct {
	dyad.Record
	Dataset string
	Told    []dyad.Event
}

// Format is one way in which events are written down.
type Format struct {
	Name      string
	About     string
	Extension string
	Dataset   string   // under which its rows are kept when they are read
	Incidents bool     // a row is a happening, not one report of it
	Columns   []string // in order; nil where it has none
	Holds     []string // fields of Fields that come back as they were
	Partly    []Loss   // fields that come back changed or in part

	columns *table // of which it is made, where it is
	write   func(io.Writer, *Codes) Writer
	read    func(*file) iter.Seq2[dyad.Record, error]
}

// Loss says what becomes of a field of the record.
type Loss struct{ Field, How string }

// Writer writes rows. Flush passes on what waits, where the format lets it. After Close
// nothing more is written; it does not close what is below it.
type Writer interface {
	Write(*Row) error
	Flush() error
	Close() error
}

// New returns a writer of the format.
func (f *Format) New(w io.Writer, c *Codes) (Writer, error) {
	if f.write == nil {
		return nil, fmt.Errorf("%s is read only", f.Name)
	}
	return f.write(w, c), nil
}

// Writes reports whether the format can be written.
func (f *Format) Writes() bool { return f.write != nil }

// Reads reports whether the format can be read.
func (f *Format) Reads() bool { return f.read != nil }

// Read yields the records of a file, which name names in errors. A row that cannot be
// read is a *RowError, after which reading goes on; any other error is the last. A format
// that must be read from its end (Parquet) needs an io.ReaderAt with Size or Stat.
func (f *Format) Read(r io.Reader, name string, c *Codes) iter.Seq2[dyad.Record, error] {
	if f.read == nil {
		return func(yield func(dyad.Record, error) bool) {
			yield(dyad.Record{}, fmt.Errorf("%s: %s is not read", name, f.Name))
		}
	}
	return f.read(&file{r: r, name: name, Codes: c, dataset: f.Dataset})
}

// ReadAs is Read for records that are kept as a dataset: their ids are those of its
// records, made of the ids that the file gives.
func (f *Format) ReadAs(r io.Reader, name, dataset string, c *Codes) iter.Seq2[dyad.Record, error] {
	return func(yield func(dyad.Record, error) bool) {
		if f.read == nil {
			yield(dyad.Record{}, fmt.Errorf("%s: %s is not read", name, f.Name))
			return
		}
		for x, err := range f.read(&file{r: r, name: name, Codes: c, dataset: dataset}) {
			if err == nil {
				adopt(&x, dataset)
			}
			if !yield(x, err) {
				return
			}
		}
	}
}

// adopt makes a record that keeps ids of coded news one of a dataset.
func adopt(r *dyad.Record, dataset string) {
	if id, own := dyad.RecordIDs(dataset, r.Event.SourceID); r.Event.ID == id {
		if r.Incident == "" {
			r.Incident = own
		}
		return
	}
	r.Event.SourceID = string(r.Event.ID)
	r.Event.ID, r.Incident = dyad.RecordIDs(dataset, r.Event.SourceID)
	r.Event.ArticleID, r.Event.ResponseTo, r.Event.Of = "", "", ""
}

// Lacks returns the fields of the record that the format has no place for.
func (f *Format) Lacks() []string {
	all := []string{}
	for _, x := range fields {
		if !slices.Contains(f.Holds, x.name) && !slices.ContainsFunc(f.Partly, func(l Loss) bool { return l.Field == x.name }) {
			all = append(all, x.name)
		}
	}
	return all
}

// All returns the formats, in the order in which help lists them.
func All() []*Format {
	return []*Format{
		jsonl(), plover(), csvFlat(), parquetFormat(), geojson(),
		polecat(), icews(), gdelt2(), gdeltMentions(), phoenix(), ucdp(), acled(),
	}
}

// Find returns the format of that name, or nil.
func Find(name string) *Format {
	for _, f := range All() {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// file is a file that is being read.
type file struct {
	*Codes
	r       io.Reader
	name    string
	dataset string
}

// RowError is a row that was not read. LeftOut marks one that is sound but tells no
// event of PLOVER.
type RowError struct {
	File    string
	Line    int
	Column  string
	Why     string
	LeftOut bool
}

// Error names file, line and column.
func (e *RowError) Error() string {
	s := fmt.Sprintf("%s:%d: ", e.File, e.Line)
	if e.Column != "" {
		s += e.Column + ": "
	}
	return s + e.Why
}

// leftOut is the error of a row that tells no event of PLOVER.
type leftOut string

func (l leftOut) Error() string { return string(l) }

// clean makes a text fit for one cell of a format without quoting.
func clean(s string) string {
	if !strings.ContainsAny(s, "\t\r\n\x00") {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '\t', '\r', '\n', 0:
			return ' '
		}
		return r
	}, s)
}
