package relate

import (
	"fmt"
	"iter"
	"slices"
	"time"

	"github.com/dyad-news/dyad"
)

// Step is the length of a bin of a Series.
type Step string

// The steps. A week is that of ISO 8601, from Monday to Sunday.
const (
	ByDay   Step = "day"
	ByWeek  Step = "week"
	ByMonth Step = "month"
)

// maxBins bounds a series: 60 years of days. A stray date must not fill the memory.
const maxBins = 22000

// Count adds incidents up: how many, on how many independent reports and on how many
// reports of any kind, and the sum of their event scales.
type Count struct {
	Incidents int     `json:"incidents"`
	Sources   int     `json:"sources"`
	Reports   int     `json:"reports"`
	Scale     float64 `json:"scale"`
}

func (c *Count) add(r *dyad.DyadDay) {
	c.Incidents += r.Incidents
	c.Sources += r.Sources
	c.Reports += r.Reports
	c.Scale += r.Scale
}

// Bin is one day, week or month of a series. Quads[q-1] counts quad q. First and Last
// are within the range of the series, so the bins at its ends may be short.
type Bin struct {
	Label string   `json:"period"` // "2024-01-16", "2024-W03", "2024-01"
	First dyad.Day `json:"first"`
	Last  dyad.Day `json:"last"`
	Count
	Quads [4]Count         `json:"quads"`
	Types map[string]Count `json:"types,omitempty"`
}

// Conflict counts the bin's verbal and material conflict (quads 3 and 4).
func (b *Bin) Conflict() Count { return sum(b.Quads[2], b.Quads[3]) }

// Cooperation counts the bin's verbal and material cooperation (quads 1 and 2).
func (b *Bin) Cooperation() Count { return sum(b.Quads[0], b.Quads[1]) }

// Balance is (cooperation - conflict) / (cooperation + conflict) of two counts, by
// incidents or by independent reports: 1 where all is cooperation, -1 where all is
// conflict, 0 where there is neither.
func Balance(cooperation, conflict int) float64 {
	return float64(cooperation-conflict) / float64(max(1, cooperation+conflict))
}

func sum(a, b Count) Count {
	return Count{a.Incidents + b.Incidents, a.Sources + b.Sources, a.Reports + b.Reports, a.Scale + b.Scale}
}

// Series is what one node does towards another over time: a bin for every step, also
// for those in which nothing is told.
type Series struct {
	dyad.Dyad
	Step Step  `json:"step"`
	Bins []Bin `json:"bins"`
}

// NewSeries adds the rows of one direction up by step from the first to the last day,
// both within. Rows of other dyads, outside the range or without a day are passed over;
// their order does not matter. A range that is none or that has more than 22,000 bins
// is an error.
func NewSeries(rows iter.Seq[dyad.DyadDay], d dyad.Dyad, step Step, first, last dyad.Day) (Series, error) {
	from, ok1 := number(first)
	to, ok2 := number(last)
	if !ok1 || !ok2 || to < from {
		return Series{}, fmt.Errorf("count %s to %s by %s: %q to %q is no range of days", d.From, d.To, step, first, last)
	}
	start, err := starts(step, from, to)
	if err != nil {
		return Series{}, fmt.Errorf("count %s to %s from %s to %s: %w", d.From, d.To, first, last, err)
	}
	s := Series{Dyad: d, Step: step, Bins: make([]Bin, len(start))}
	for i := range s.Bins {
		end := to
		if i+1 < len(start) {
			end = start[i+1] - 1
		}
		s.Bins[i] = Bin{Label: label(step, end), First: day(max(start[i], from)), Last: day(end)}
	}
	for r := range rows {
		if n, ok := number(r.Day); ok && r.Dyad == d && n >= from && n <= to {
			i, _ := slices.BinarySearch(start, n+1)
			s.Bins[i-1].add(&r)
		}
	}
	return s, nil
}

func (b *Bin) add(r *dyad.DyadDay) {
	b.Count.add(r)
	if r.Quad >= 1 && r.Quad <= 4 {
		b.Quads[r.Quad-1].add(r)
	}
	if b.Types == nil {
		b.Types = map[string]Count{}
	}
	c := b.Types[r.Type]
	c.add(r)
	b.Types[r.Type] = c
}

// starts returns the first day of each bin; the first one may lie before from.
func starts(step Step, from, to int) ([]int, error) {
	var out []int
	at, months, days := from, 0, 1
	switch step {
	case ByDay:
	case ByWeek:
		at, days = monday(from), 7
	case ByMonth:
		at, months, days = from-clock(from).Day()+1, 1, 0
	default:
		return nil, fmt.Errorf("no step %q", step)
	}
	for ; at <= to; at = numberOf(clock(at).AddDate(0, months, days)) {
		if len(out) == maxBins {
			return nil, fmt.Errorf("more than %d bins", maxBins)
		}
		out = append(out, at)
	}
	return out, nil
}

// label names the bin that holds day n.
func label(step Step, n int) string {
	t := clock(n)
	switch step {
	case ByWeek:
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case ByMonth:
		return t.Format("2006-01")
	}
	return t.Format(time.DateOnly)
}

const seconds = 24 * 60 * 60

// number returns the days from 1970-01-01 to d; ok is false where d is no day.
func number(d dyad.Day) (n int, ok bool) {
	t, ok := d.Time()
	return numberOf(t), ok
}

func numberOf(t time.Time) int { return int(t.Unix() / seconds) } // exact: t is midnight

func clock(n int) time.Time { return time.Unix(int64(n)*seconds, 0).UTC() }

func day(n int) dyad.Day { return dyad.DayOf(clock(n)) }

// monday returns the first day of the ISO week of n. 1970-01-01 was a Thursday.
func monday(n int) int { return n - ((n+3)%7+7)%7 }
