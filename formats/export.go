package formats

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"iter"
	"slices"

	"github.com/dyad-news/dyad"
)

// Filter picks what is written. Empty fields ask for nothing; lists ask for one of theirs.
type Filter struct {
	Dataset string        `json:"dataset,omitempty"` // "" is coded news
	From    dyad.Day      `json:"since,omitempty"`   // first day, of the event or, where it has none, of publication
	To      dyad.Day      `json:"until,omitempty"`   // last day
	Dyads   []dyad.Dyad   `json:"dyads,omitempty"`   // either direction
	Types   []string      `json:"types,omitempty"`
	Realis  []dyad.Realis `json:"realis,omitempty"`
	Stances []dyad.Stance `json:"stances,omitempty"` // what some voice does with the claim
}

// Fit returns what the format is to be asked for: where it has no place for realis and no
// realis is asked for, what happened alone, for a reader of its rows would take a denied
// or a planned event for one that did.
func (f *Format) Fit(q Filter) Filter {
	if len(q.Realis) == 0 && slices.Contains(f.Lacks(), "realis") {
		q.Realis = []dyad.Realis{dyad.Actual}
	}
	return q
}

// Keeps reports whether the filter asks for an event.
func (f *Filter) Keeps(e *dyad.Event) bool {
	day := cmp.Or(e.Date, eventCite(e).Published)
	switch {
	case f.From != "" && day < f.From, f.To != "" && (day == "" || day > f.To):
		return false
	case len(f.Types) > 0 && !slices.ContainsFunc(e.Type, func(t string) bool { return slices.Contains(f.Types, t) }):
		return false
	case len(f.Realis) > 0 && !slices.Contains(f.Realis, e.Realis):
		return false
	case len(f.Stances) > 0 && !slices.ContainsFunc(e.Attribution, func(a dyad.Attribution) bool { return slices.Contains(f.Stances, a.Stance) }):
		return false
	}
	return len(f.Dyads) == 0 || f.among(e)
}

// among reports whether an event falls to one of the dyads.
func (f *Filter) among(e *dyad.Event) bool {
	r := dyad.Record{Event: *e}
	n := r.Told(f.Dataset)
	for d := range n.Dyads() {
		if slices.Contains(f.Dyads, d) || slices.Contains(f.Dyads, d.Reverse()) {
			return true
		}
	}
	return false
}

// Rows yields what the filter asks for in the order in which a format writes it: events
// as they were kept; incidents of coded news the newest day first, those of a dataset as
// they were put.
func (f *Format) Rows(ctx context.Context, st dyad.Reader, q Filter) iter.Seq2[*Row, error] {
	if f.Incidents && q.Dataset == "" {
		return incidents(ctx, st, q)
	}
	return func(yield func(*Row, error) bool) {
		for r, err := range ahead(st.Records(ctx, q.Dataset)) {
			if err != nil {
				yield(nil, err)
				return
			}
			mention := q.Dataset != "" && !r.Own()
			if mention != (f.Name == "gdelt-mentions") && q.Dataset != "" && (f.Incidents || mention) {
				continue
			}
			if q.Keeps(&r.Event) && !yield(&Row{Record: r, Dataset: q.Dataset}, nil) {
				return
			}
		}
	}
}

// batch is how many records go from one processor to the other at a time.
const batch = 256

// ahead reads a sequence in a goroutine of its own, so that reading and writing share
// the work.
func ahead(all iter.Seq2[dyad.Record, error]) iter.Seq2[dyad.Record, error] {
	type part struct {
		records []dyad.Record
		err     error
	}
	return func(yield func(dyad.Record, error) bool) {
		parts, stop := make(chan part, 4), make(chan struct{})
		go func() {
			defer close(parts)
			p := part{}
			for r, err := range all {
				if p.err = err; err == nil {
					p.records = append(p.records, r)
				}
				if len(p.records) < batch && err == nil {
					continue
				}
				select {
				case parts <- p:
					p = part{}
				case <-stop:
					return
				}
			}
			select {
			case parts <- p:
			case <-stop:
			}
		}()
		defer func() {
			close(stop)
			for range parts { // until the reader has ended
			}
		}()
		for p := range parts {
			for i := range p.records {
				if !yield(p.records[i], nil) {
					return
				}
			}
			if p.err != nil {
				yield(dyad.Record{}, p.err)
				return
			}
		}
	}
}

// mostTold bounds the reports of one incident that are read.
const mostTold = 500

// incidents yields those of coded news.
func incidents(ctx context.Context, st dyad.Reader, q Filter) iter.Seq2[*Row, error] {
	iq := dyad.IncidentQuery{From: q.From, To: q.To, Types: q.Types, Realis: q.Realis}
	if len(q.Dyads) == 1 {
		iq.Dyad, iq.Both = q.Dyads[0], true
	}
	rest := Filter{Dyads: q.Dyads, Stances: q.Stances}
	return func(yield func(*Row, error) bool) {
		for n, err := range st.Incidents(ctx, iq) {
			var r *Row
			if err == nil {
				r, err = rowOf(ctx, st, &n)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if r != nil && rest.Keeps(&r.Event) && !yield(r, nil) {
				return
			}
		}
	}
}

// rowOf makes the row of an incident: its first event, with what the reports add up to.
func rowOf(ctx context.Context, st dyad.Reader, n *dyad.Incident) (*Row, error) {
	r := &Row{Record: dyad.Record{Incident: n.ID, Sources: n.Sources, Reports: len(n.Reports)}}
	for i := range n.Reports[:min(len(n.Reports), mostTold)] {
		e, err := st.Event(ctx, n.Reports[i].Event)
		if err != nil {
			return nil, err
		}
		r.Told = append(r.Told, e)
	}
	if len(r.Told) == 0 {
		return nil, nil
	}
	claims, err := st.Claims(ctx, n.ID)
	if err != nil {
		return nil, err
	}
	e := r.Told[0]
	if first(e.Type) != n.Type {
		e.CAMEO = ""
	}
	e.Type, e.Modes, e.Quad, e.Scale, e.Realis, e.Date, e.EndDate = []string{n.Type}, n.Modes, n.Quad, n.Scale, n.Realis, n.Date, n.EndDate
	e.Actors, e.Recipients = named(n.Actors, e.Actors), named(n.Recipients, e.Recipients)
	if n.Place != nil {
		p := dyad.Toponym{Text: n.Place.Name, Place: *n.Place}
		if e.Place != nil && e.Place.GeoNameID == n.Place.GeoNameID {
			p = *e.Place
		}
		e.Place = &p
	}
	e.Size = toll(claims, e.Size)
	r.Event = e
	return r, nil
}

// named gives entities the words in which the first report names them.
func named(all []dyad.Entity, by []dyad.Mention) []dyad.Mention {
	out := make([]dyad.Mention, len(all))
	for i, x := range all {
		out[i] = dyad.Mention{Text: cmp.Or(x.Known, x.Code), Entity: x}
		for k := range by {
			if by[k].Node() == x.Node() && by[k].Sector == x.Sector {
				out[i] = by[k]
			}
		}
	}
	return out
}

// toll adds up what the claims say of the dead: the least, the most, and what the last
// one says. The other figures stay those of the first report.
func toll(claims []dyad.Claim, z *dyad.Size) *dyad.Size {
	var k *dyad.Count
	for i := range claims {
		if claims[i].Size == nil || claims[i].Size.Killed == nil {
			continue
		}
		c := *claims[i].Size.Killed
		if k == nil {
			k = &c
			continue
		}
		for _, n := range []*int{c.Low, c.Best, c.High} {
			if n == nil {
				continue
			}
			if k.Low == nil || *n < *k.Low {
				k.Low = n
			}
			if k.High == nil || *n > *k.High {
				k.High = n
			}
		}
		k.Best = cmp.Or(c.Best, k.Best)
	}
	if k == nil {
		return z
	}
	sum := dyad.Size{}
	if z != nil {
		sum = *z
	}
	sum.Killed = k
	return &sum
}

// Manifest says what an export holds, so that it can be cited and made again. It names no
// time: the same store gives the same manifest.
type Manifest struct {
	Program string   `json:"program"`
	Tables  string   `json:"tables"` // hash of the tables that wrote it
	Coders  []string `json:"coders"` // what coded the events, with the hash of its tables
	Format  string   `json:"format"`
	Columns []string `json:"columns,omitempty"`
	Lacks   []string `json:"lacks"` // fields of the record that the format has no place for
	Filter  Filter   `json:"filter"`
	Rows    int      `json:"rows"` // records; a format of pairs may have more lines
	First   dyad.Day `json:"first,omitempty"`
	Last    dyad.Day `json:"last,omitempty"`
	Bytes   int64    `json:"bytes"`
	SHA256  string   `json:"sha256"`
}

// Counted is a writer that fills a manifest.
type Counted struct {
	Writer
	m    *Manifest
	sum  hash.Hash
	seen map[string]bool
}

// NewCounted returns a writer of the format to w that notes in m what it writes.
func (f *Format) NewCounted(w io.Writer, c *Codes, m *Manifest) (*Counted, error) {
	x := &Counted{m: m, sum: sha256.New(), seen: map[string]bool{}}
	m.Tables, m.Format, m.Columns, m.Lacks, m.Coders = c.Tables, f.Name, f.Columns, f.Lacks(), []string{}
	var err error
	x.Writer, err = f.New(io.MultiWriter(w, x.sum, (*byteCount)(&m.Bytes)), c)
	return x, err
}

type byteCount int64

func (n *byteCount) Write(b []byte) (int, error) {
	*n += byteCount(len(b))
	return len(b), nil
}

// Write is of Writer.
func (x *Counted) Write(r *Row) error {
	if err := x.Writer.Write(r); err != nil {
		return fmt.Errorf("write %s: %w", r.Event.ID, err)
	}
	x.m.Rows++
	if d := r.Event.Date; d != "" {
		if x.m.First == "" || d < x.m.First {
			x.m.First = d
		}
		x.m.Last = max(x.m.Last, d)
	}
	if c := eventCite(&r.Event); !x.seen[c.Coder+" "+c.Tables] {
		x.seen[c.Coder+" "+c.Tables] = true
		x.m.Coders = append(x.m.Coders, c.Coder+" "+c.Codebook+" "+c.Tables)
		slices.Sort(x.m.Coders)
	}
	return nil
}

// Close ends the file and the manifest.
func (x *Counted) Close() error {
	err := x.Writer.Close()
	x.m.SHA256 = hex.EncodeToString(x.sum.Sum(nil))
	return err
}
