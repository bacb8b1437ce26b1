package cli

import (
	"container/heap"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"github.com/dyad-news/dyad"
)

// sample keeps n events of all that it is shown, drawn at random: those whose ids hash lowest
// with the seed, so that a draw does not hang on the order of the input.
type sample struct {
	n     int
	seed  uint64
	drawn draws
}

// drawnEvent is one event in a coding of its own, with its place in the input.
type drawnEvent struct {
	hash  uint64
	order int
	of    dyad.Coding
}

// add shows the sample the events of one coding.
func (s *sample) add(k *dyad.Coding, order int) {
	for i := range k.Events {
		h := sha256.Sum256(binary.BigEndian.AppendUint64([]byte(k.Events[i].ID), s.seed))
		d := drawnEvent{binary.BigEndian.Uint64(h[:8]), order, *k}
		if len(s.drawn) == s.n && d.hash >= s.drawn[0].hash {
			continue
		}
		d.of.Events = k.Events[i : i+1]
		if heap.Push(&s.drawn, d); len(s.drawn) > s.n {
			heap.Pop(&s.drawn)
		}
	}
}

// each yields what was drawn in the order of the input.
func (s *sample) each(yield func(*dyad.Coding) error) error {
	slices.SortStableFunc(s.drawn, func(a, b drawnEvent) int { return a.order - b.order })
	for i := range s.drawn {
		if err := yield(&s.drawn[i].of); err != nil {
			return err
		}
	}
	return nil
}

// draws is a heap with the highest hash on top.
type draws []drawnEvent

func (d draws) Len() int           { return len(d) }
func (d draws) Less(i, j int) bool { return d[i].hash > d[j].hash }
func (d draws) Swap(i, j int)      { d[i], d[j] = d[j], d[i] }
func (d *draws) Push(x any)        { *d = append(*d, x.(drawnEvent)) }
func (d *draws) Pop() any {
	last := (*d)[len(*d)-1]
	*d = (*d)[:len(*d)-1]
	return last
}
