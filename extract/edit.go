package extract

import (
	"sort"
	"strings"

	"github.com/dyad-news/dyad"
)

// edit is one stretch of a text that was carried over into a new text: bytes
// [from, from+len) of the old one became [to, to+size) of the new one, byte for byte
// where the stretch was copied.
type edit struct {
	from, len, to, size int
	copied              bool
}

// editor writes a new text from an old one and writes down where each byte went, when
// it is asked to.
type editor struct {
	old   string
	out   strings.Builder
	track bool
	edits []edit
}

func newEditor(old string, track bool) *editor {
	e := &editor{old: old, track: track}
	e.out.Grow(len(old))
	return e
}

// copy takes over old[from:to].
func (e *editor) copy(from, to int) {
	if from >= to {
		return
	}
	if e.track {
		at := e.out.Len()
		if n := len(e.edits); n > 0 {
			last := &e.edits[n-1]
			if last.copied && last.from+last.len == from && last.to+last.size == at {
				last.len += to - from
				last.size += to - from
				e.out.WriteString(e.old[from:to])
				return
			}
		}
		e.edits = append(e.edits, edit{from, to - from, at, to - from, true})
	}
	e.out.WriteString(e.old[from:to])
}

// replace writes s in place of old[from:to]; from == to inserts.
func (e *editor) replace(from, to int, s string) {
	if e.track && from < to {
		e.edits = append(e.edits, edit{from, to - from, e.out.Len(), len(s), false})
	}
	e.out.WriteString(s)
}

func (e *editor) String() string { return e.out.String() }

// start gives where the byte at offset off of the old text begins in the new one: the
// next byte that is left, where it was cut.
func (e *editor) start(off int) int {
	i := sort.Search(len(e.edits), func(i int) bool { return e.edits[i].from+e.edits[i].len > off })
	if i == len(e.edits) {
		return e.out.Len()
	}
	d := e.edits[i]
	if off <= d.from || !d.copied {
		return d.to
	}
	return d.to + off - d.from
}

// end gives where the old text before off ends in the new one.
func (e *editor) end(off int) int {
	i := sort.Search(len(e.edits), func(i int) bool { return e.edits[i].from >= off }) - 1
	if i < 0 {
		return 0
	}
	d := e.edits[i]
	if off >= d.from+d.len || !d.copied {
		return d.to + d.size
	}
	return d.to + off - d.from
}

// move carries spans of the old text over into the new one. A span whose bytes were all
// cut comes out empty.
func (e *editor) move(spans []dyad.Span) {
	for i, s := range spans {
		n := dyad.Span{Start: e.start(s.Start), End: e.end(s.End)}
		if n.End < n.Start {
			n.End = n.Start
		}
		spans[i] = n
	}
}
