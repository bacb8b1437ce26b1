package relate

import (
	"math"
	"slices"

	"github.com/dyad-news/dyad"
)

// The constants of the search for shifts; TestShiftFalseAlarms measures what they give.
const (
	penalty    = 3.0 // of one more change, times log(weeks)
	shortest   = 3   // weeks that a level must hold
	tableLimit = 1 << 16
)

// Shift is a week from which the number of incidents a week stays on another level.
type Shift struct {
	dyad.Dyad
	Kind   Kind     `json:"kind"`
	First  dyad.Day `json:"first"`  // first day of the first week on the new level
	Before float64  `json:"before"` // incidents a week on the level before
	After  float64  `json:"after"`  // and on the new one
	Weeks  int      `json:"weeks"`  // that the new level held, up to the last day
	Gain   float64  `json:"gain"`   // by how much it explains the counts better, in units of deviance
}

// Shifts finds the weeks at which the count of incidents of a kind in one direction
// changes its level. Weeks are of seven days and end on last, so that none is cut short.
// A range that is none, or under six weeks, has no shifts.
func Shifts(rows []dyad.DyadDay, d dyad.Dyad, k Kind, first, last dyad.Day) []Shift {
	s, ok := spanOf(first, last)
	if !ok {
		return nil
	}
	counts := make([]int, s.days()/7)
	offset := s.days() % 7
	for i := range rows {
		r := &rows[i]
		if r.Dyad != d || k.force(r.Quad) == 0 || r.Incidents <= 0 {
			continue
		}
		if at := s.at(r.Day) - offset; at >= 0 {
			counts[at/7] += min(r.Incidents, maxBins)
		}
	}
	c := newCosts(counts)
	ends := append(append([]int{0}, ChangePoints(counts)...), len(counts))
	out := make([]Shift, 0, len(ends)-2)
	for i := 1; i+1 < len(ends); i++ {
		from, at, to := ends[i-1], ends[i], ends[i+1]
		out = append(out, Shift{
			Dyad: d, Kind: k, First: day(s.first + offset + 7*at), Weeks: to - at,
			Before: c.mean(from, at), After: c.mean(at, to), Gain: c.of(from, to) - c.of(from, at) - c.of(at, to),
		})
	}
	return out
}

// ChangePoints returns the indexes at which a row of counts changes its level, in order:
// the split into segments of constant mean that minimises
//
//	sum over segments of -2 log-likelihood / dispersion + 3 log(n) for each change
//
// The likelihood is Poisson's; with the dispersion, counts that come in bursts need more
// to show a change (quasi-Poisson). The minimum is exact, found by PELT (Killick,
// Fearnhead and Eckley 2012). A segment has at least three counts.
func ChangePoints(counts []int) []int {
	n := len(counts)
	if n < 2*shortest {
		return nil
	}
	c := newCosts(counts)
	price := penalty * math.Log(float64(n))
	best := make([]float64, n+1) // of the counts before t
	from := make([]int, n+1)     // where the last segment of that begins
	best[0] = -price
	type candidate struct{ at, until int } // until: from which end on it cannot win
	open := []candidate{}
	for t := shortest; t <= n; t++ {
		if s := t - shortest; s == 0 || s >= shortest {
			open = append(open, candidate{s, math.MaxInt})
		}
		best[t] = math.Inf(1)
		for _, s := range open {
			if v := best[s.at] + c.of(s.at, t) + price; v < best[t] {
				best[t], from[t] = v, s.at
			}
		}
		kept := open[:0]
		for _, s := range open {
			if s.until == math.MaxInt && best[s.at]+c.of(s.at, t) > best[t] {
				s.until = t + shortest // a segment from t on must be able to take over
			}
			if s.until > t {
				kept = append(kept, s)
			}
		}
		open = kept
	}
	var out []int
	for t := from[n]; t > 0; t = from[t] {
		out = append(out, t)
	}
	slices.Reverse(out)
	return out
}

// costs gives the deviance of any segment of a row of counts in constant time.
type costs struct {
	sums   []int
	logs   []float64 // of 1, 2, 3 ...
	spread float64   // dispersion
}

func newCosts(counts []int) *costs {
	c := &costs{sums: make([]int, len(counts)+1), spread: dispersion(counts)}
	for i, x := range counts {
		c.sums[i+1] = c.sums[i] + x
	}
	c.logs = make([]float64, min(max(c.sums[len(counts)], len(counts))+1, tableLimit))
	for i := 1; i < len(c.logs); i++ {
		c.logs[i] = math.Log(float64(i))
	}
	return c
}

func (c *costs) log(n int) float64 {
	if n < len(c.logs) {
		return c.logs[n]
	}
	return math.Log(float64(n))
}

func (c *costs) mean(from, to int) float64 {
	return float64(c.sums[to]-c.sums[from]) / float64(to-from)
}

// of is -2 log-likelihood / dispersion of the counts [from:to], but for terms that no
// split changes.
func (c *costs) of(from, to int) float64 {
	n := c.sums[to] - c.sums[from]
	if n == 0 {
		return 0
	}
	return -2 * float64(n) * (c.log(n) - c.log(to-from)) / c.spread
}

// dispersion is how much more than a Poisson variable of the same mean the counts vary:
// the larger of that between neighbours and that between sums of four, at least 1. For a
// Poisson variable the mean of (x-y)²/(x+y), given x+y, is 1, whatever its mean. Sums of
// four see a level that wanders; the tenth of their terms that is largest is left out,
// so that a change of level does not hide itself.
func dispersion(counts []int) float64 {
	fours := make([]int, len(counts)/4)
	for i := range fours {
		fours[i] = counts[4*i] + counts[4*i+1] + counts[4*i+2] + counts[4*i+3]
	}
	const kept = 0.6234 // mean of the lower nine tenths of chi squared with one degree of freedom
	ones, sums := differences(counts), differences(fours)
	return max(1, mean(ones), mean(sums[:len(sums)-(len(sums)+9)/10])/kept)
}

// differences returns (x-y)²/(x+y) for neighbours that are not both zero, in order of size.
func differences(counts []int) []float64 {
	var out []float64
	for i := 1; i < len(counts); i++ {
		if s := float64(counts[i] + counts[i-1]); s > 0 {
			d := float64(counts[i] - counts[i-1])
			out = append(out, d*d/s)
		}
	}
	slices.Sort(out)
	return out
}

func mean(all []float64) (m float64) {
	for _, x := range all {
		m += x / float64(len(all))
	}
	return m
}
