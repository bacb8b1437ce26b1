package train

import (
	"fmt"
	"math"
	"slices"

	"github.com/dyad-news/dyad/lang/net"
	"github.com/dyad-news/dyad/lang/net/arc"
)

// Jury is several models that read a sentence together: the sum of their probabilities
// chooses each tag and each move. It is righter than any of them, and slower by their number.
type Jury struct {
	UPOS, XPOS, Rels []string // names that any of the models has; Rels[0] is "root"

	seats []seat
}

// seat is a model of a jury, and what its numbers are in the jury's lists.
type seat struct {
	*net.Model
	upos, xpos []int
	moves      []int
	rels       []int32 // its number of each of the jury's relations; of those that it lacks the last
}

// NewJury returns the jury of models. Their lists may be in different orders.
func NewJury(models []*net.Model) (*Jury, error) {
	if len(models) == 0 {
		return nil, fmt.Errorf("jury: no model")
	}
	j := &Jury{}
	for _, m := range models {
		j.UPOS, j.XPOS, j.Rels = union(j.UPOS, m.UPOS), union(j.XPOS, m.XPOS), union(j.Rels, m.Rels)
	}
	for _, m := range models {
		s := seat{Model: m, upos: places(m.UPOS, j.UPOS), xpos: places(m.XPOS, j.XPOS), rels: make([]int32, len(j.Rels))}
		for i, name := range j.Rels {
			s.rels[i] = int32(len(m.Rels) - 1)
			if k := slices.Index(m.Rels, name); k >= 0 {
				s.rels[i] = int32(k)
			}
		}
		s.moves = append(s.moves, 0)
		for side := range 2 {
			for _, r := range places(m.Rels, j.Rels) {
				s.moves = append(s.moves, 1+side*len(j.Rels)+r)
			}
		}
		j.seats = append(j.seats, s)
	}
	return j, nil
}

// union is list and those of others that it lacks.
func union(list, others []string) []string {
	for _, name := range others {
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// places is where each of the names is in list.
func places(names, list []string) []int {
	out := make([]int, len(names))
	for i, name := range names {
		out[i] = slices.Index(list, name)
	}
	return out
}

// place is what a seat reads from: its memory, the scores of the tags and its state.
type place struct {
	net.Scratch
	tags  []float32
	state arc.State
}

// Bench is the memory of one goroutine's parsing with a jury; the zero value is ready.
type Bench struct {
	seats []place
	sum   []float32
	ok    []bool
	state arc.State
	out   net.Parse
}

// Parse is net.Model.Parse, and says how sure the jury is: the mean of the probabilities of what
// it chose, tags and moves alike.
func (j *Jury) Parse(b *Bench, n int, form func(i int) string) (p net.Parse, sure float64) {
	if n == 0 {
		return net.Parse{}, 1
	}
	if len(b.seats) != len(j.seats) {
		b.seats = make([]place, len(j.seats))
	}
	for i, m := range j.seats {
		at := &b.seats[i]
		at.tags = m.Read(&at.Scratch, n, form)
		at.state.Reset(n)
	}
	b.out.UPOS, b.out.XPOS = slices.Grow(b.out.UPOS[:0], n)[:n], slices.Grow(b.out.XPOS[:0], n)[:n]
	b.out.Head, b.out.Rel = slices.Grow(b.out.Head[:0], n)[:n], slices.Grow(b.out.Rel[:0], n)[:n]
	chosen, choices := j.tag(b, n), 2*n
	st := &b.state
	st.Reset(n)
	for !st.Done() {
		if kind, ok := st.Forced(); ok {
			j.apply(b, kind, 0)
			continue
		}
		p := j.move(b)
		chosen, choices = chosen+p, choices+1
	}
	copy(b.out.Head, st.Head[:n])
	copy(b.out.Rel, st.Rel[:n])
	b.out.Head[slices.Index(b.out.Head, int32(n))] = -1
	return b.out, float64(chosen) / float64(choices)
}

// apply makes a move in the jury's state and in that of each seat.
func (j *Jury) apply(b *Bench, kind int, rel int32) {
	b.state.Apply(kind, rel)
	for k := range b.seats {
		b.seats[k].state.Apply(kind, j.seats[k].rels[rel])
	}
}

// tag chooses the tags and returns the sum of their probabilities.
func (j *Jury) tag(b *Bench, n int) (sum float32) {
	choose := func(i int, names []string, of func(s *seat) (lo int, places []int)) uint8 {
		b.sum = append(b.sum[:0], make([]float32, len(names))...)
		for k := range j.seats {
			lo, places := of(&j.seats[k])
			lo += i * j.seats[k].Config.Tags()
			share(b.sum, b.seats[k].tags[lo:lo+len(places)], nil, places)
		}
		at := slices.Index(b.sum, slices.Max(b.sum))
		sum += b.sum[at] / float32(len(j.seats))
		return uint8(at)
	}
	for i := range n {
		b.out.UPOS[i] = choose(i, j.UPOS, func(s *seat) (int, []int) { return 0, s.upos })
		b.out.XPOS[i] = choose(i, j.XPOS, func(s *seat) (int, []int) { return s.Config.UPOS, s.xpos })
	}
	return sum
}

// move makes the likeliest move and returns its probability.
func (j *Jury) move(b *Bench) float32 {
	rels := len(j.Rels)
	b.sum = append(b.sum[:0], make([]float32, 1+2*rels)...)
	for k := range j.seats {
		m, s := &j.seats[k], &b.seats[k]
		b.ok = append(b.ok[:0], make([]bool, len(m.moves))...)
		s.state.Permits(b.ok, len(m.Rels))
		share(b.sum, m.Score(&s.Scratch, &s.state), b.ok, m.moves)
	}
	kind, rel := b.state.Best(b.sum, rels, 0)
	j.apply(b, kind, rel)
	at := 0
	if kind != arc.Shift {
		at = 1 + (kind-arc.Left)*rels + int(rel)
	}
	return b.sum[at] / float32(len(j.seats))
}

// share adds the probabilities that scores stand for to those of sum at the places; ok says
// which are possible, nil that all are.
func share(sum, scores []float32, ok []bool, places []int) {
	top, all := math.Inf(-1), 0.0
	for i, v := range scores {
		if ok == nil || ok[i] {
			top = max(top, float64(v))
		}
	}
	odds := func(v float32) float64 { return math.Exp(float64(v) - top) }
	for i, v := range scores {
		if ok == nil || ok[i] {
			all += odds(v)
		}
	}
	for i, v := range scores {
		if ok == nil || ok[i] {
			sum[places[i]] += float32(odds(v) / all)
		}
	}
}
