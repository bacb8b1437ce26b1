package relate

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/dyad-news/dyad"
)

// Standing is one pair in a table of pairs: what happened within a window, and the
// strain at its end. A is the node that comes first in byte order.
type Standing struct {
	A           dyad.Node `json:"a"`
	B           dyad.Node `json:"b"`
	Strain      float64   `json:"strain"` // on the last day
	Change      float64   `json:"change"` // against the day before the first
	Incidents   int       `json:"incidents"`
	Sources     int       `json:"sources"`
	Conflict    [2]int    `json:"conflict"`    // incidents from A to B, from B to A
	Cooperation [2]int    `json:"cooperation"` // likewise
	Last        dyad.Day  `json:"last"`        // of the latest incident
}

// Order says by what a table of pairs is sorted.
type Order string

// The orders: the most strained, the most changed to the worse or better, and the most
// told pairs first.
const (
	OrderStrain    Order = "strain"
	OrderChange    Order = "change"
	OrderIncidents Order = "incidents"
)

// Rank adds rows of many dyads up to a table of the pairs that have an incident from
// first to last, both within. For the strain to be right the rows begin Memory days
// before first. It keeps one entry a pair, so rows may come from a store one by one.
func Rank(rows iter.Seq[dyad.DyadDay], first, last dyad.Day, by Order) ([]Standing, error) {
	window, ok := spanOf(first, last)
	if !ok {
		return nil, fmt.Errorf("rank dyads: %q to %q is no range of days", first, last)
	}
	type entry struct {
		Standing
		now, before meter
	}
	all := map[dyad.Dyad]*entry{}
	for r := range rows {
		n, ok := number(r.Day)
		if !ok || n > window.last {
			continue
		}
		way, d := 0, r.Dyad
		if d.To < d.From {
			way, d = 1, d.Reverse()
		}
		e := all[d]
		if e == nil {
			e = &entry{Standing: Standing{A: d.From, B: d.To}}
			all[d] = e
		}
		e.now.take(&r, n, window.last)
		e.before.take(&r, n, window.first-1)
		if n >= window.first {
			e.add(&r, way)
		}
	}
	var out []Standing
	for _, e := range all {
		if e.Incidents > 0 {
			e.Strain = e.now.index()
			e.Change = e.Strain - e.before.index()
			out = append(out, e.Standing)
		}
	}
	slices.SortFunc(out, func(a, b Standing) int {
		return cmp.Or(cmp.Compare(b.key(by), a.key(by)), cmp.Compare(b.Incidents, a.Incidents), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out, nil
}

func (s *Standing) add(r *dyad.DyadDay, way int) {
	s.Incidents += r.Incidents
	s.Sources += r.Sources
	s.Last = max(s.Last, r.Day)
	if Conflict.force(r.Quad) > 0 {
		s.Conflict[way] += r.Incidents
	} else if Cooperation.force(r.Quad) > 0 {
		s.Cooperation[way] += r.Incidents
	}
}

func (s *Standing) key(by Order) float64 {
	switch by {
	case OrderChange:
		return math.Abs(s.Change)
	case OrderIncidents:
		return float64(s.Incidents)
	}
	return s.Strain
}
