package compare

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/relate"
)

// Comparison lays two data sets of one pair side by side. Ways holds the direction from A
// first, its reverse second.
type Comparison struct {
	A     dyad.Node   `json:"a"`
	B     dyad.Node   `json:"b"`
	First dyad.Day    `json:"first"`
	Last  dyad.Day    `json:"last"`
	Step  relate.Step `json:"step"`
	Ways  [2]Way      `json:"ways"`
}

// Way is one direction: what the one set (One) and the other (Two) tell of it.
type Way struct {
	dyad.Dyad
	One, Two relate.Series `json:"-"`
	Parts    []Likes       `json:"parts"` // of all acts, of conflict, of cooperation
	Types    []Tally       `json:"types"` // by PLOVER type, those with the most incidents first
	Only     []Gap         `json:"only"`  // bins of which one set alone tells, those with the most incidents first, at most 20
}

// Likes says how alike two series of counts are. Correlation is Pearson's of log(1+n),
// bin by bin; nil where there is none, and Why says why. Lags has it for One so many bins
// later than Two (below 0: earlier); Best is the lag of the greatest, the one nearest to 0
// of equals. Active bins have an incident; Both counts those of both.
type Likes struct {
	What        string   `json:"what"`
	One         int      `json:"one"` // incidents
	Two         int      `json:"two"`
	ActiveOne   int      `json:"active_one"`
	ActiveTwo   int      `json:"active_two"`
	Both        int      `json:"active_both"`
	Correlation *float64 `json:"correlation"`
	Why         Why      `json:"why_none,omitempty"`
	Lags        []Lag    `json:"lags"`
	Best        *int     `json:"best_lag"`
}

// Why says why there is no correlation.
type Why string

// The reasons: fewer bins than Fewest; a set with the same count in every bin, mostly
// none, which goes together with nothing.
const (
	FewBins Why = "few_bins"
	OneFlat Why = "one_flat"
	TwoFlat Why = "two_flat"
	AllFlat Why = "both_flat"
)

// Lag is a correlation at a shift of bins.
type Lag struct {
	Bins        int      `json:"lag"`
	Correlation *float64 `json:"correlation"`
}

// Tally counts a type in both sets.
type Tally struct {
	Type string `json:"event"`
	One  int    `json:"one"`
	Two  int    `json:"two"`
}

// Gap is a bin of which one set alone tells.
type Gap struct {
	Label string   `json:"period"`
	First dyad.Day `json:"first"`
	Last  dyad.Day `json:"last"`
	In    string   `json:"in"` // "one" or "two"
	N     int      `json:"incidents"`
}

// Bounds of a comparison.
const (
	Fewest   = 8  // bins that a correlation needs
	farLag   = 6  // bins either way
	mostGaps = 20 // of one direction
)

// New compares the rows of two data sets for the pair of d, from the first day to the
// last, both within. A range that is none is an error.
func New(one, two []dyad.DyadDay, d dyad.Dyad, step relate.Step, first, last dyad.Day) (Comparison, error) {
	c := Comparison{A: d.From, B: d.To, First: first, Last: last, Step: step}
	for i, x := range [...]dyad.Dyad{d, d.Reverse()} {
		a, err := relate.NewSeries(slices.Values(one), x, step, first, last)
		if err != nil {
			return c, fmt.Errorf("compare: %w", err)
		}
		b, err := relate.NewSeries(slices.Values(two), x, step, first, last)
		if err != nil {
			return c, fmt.Errorf("compare: %w", err)
		}
		c.Ways[i] = newWay(a, b)
	}
	return c, nil
}

func newWay(one, two relate.Series) Way {
	c := Way{Dyad: one.Dyad, One: one, Two: two, Only: gaps(one, two), Types: tallies(one, two)}
	for _, part := range []struct {
		what string
		of   func(*relate.Bin) int
	}{
		{"all", func(b *relate.Bin) int { return b.Incidents }},
		{string(relate.Conflict), func(b *relate.Bin) int { return b.Conflict().Incidents }},
		{string(relate.Cooperation), func(b *relate.Bin) int { return b.Cooperation().Incidents }},
	} {
		c.Parts = append(c.Parts, newLikes(part.what, counted(one, part.of), counted(two, part.of)))
	}
	return c
}

func counted(s relate.Series, of func(*relate.Bin) int) []int {
	all := make([]int, len(s.Bins))
	for i := range s.Bins {
		all[i] = of(&s.Bins[i])
	}
	return all
}

func newLikes(what string, one, two []int) Likes {
	x := Likes{What: what, Correlation: correlation(one, two, 0)}
	if x.Correlation == nil {
		x.Why = why(one, two)
	}
	for i := range one {
		x.One += one[i]
		x.Two += two[i]
		if one[i] > 0 {
			x.ActiveOne++
		}
		if two[i] > 0 {
			x.ActiveTwo++
		}
		if one[i] > 0 && two[i] > 0 {
			x.Both++
		}
	}
	var best *Lag
	for lag := -farLag; lag <= farLag; lag++ {
		x.Lags = append(x.Lags, Lag{lag, correlation(one, two, lag)})
	}
	for i := range x.Lags {
		l := &x.Lags[i]
		if l.Correlation == nil {
			continue
		}
		if best == nil || *l.Correlation > *best.Correlation || *l.Correlation == *best.Correlation && abs(l.Bins) < abs(best.Bins) {
			best = l
		}
	}
	if best != nil {
		x.Best = &best.Bins
	}
	return x
}

// why says why there is no correlation of the two.
func why(one, two []int) Why {
	flat := func(n []int) bool { return slices.Min(n) == slices.Max(n) }
	switch {
	case len(one) < Fewest:
		return FewBins
	case flat(one) && flat(two):
		return AllFlat
	case flat(one):
		return OneFlat
	}
	return TwoFlat
}

func abs(n int) int { return max(n, -n) }

// correlation is Pearson's of log(1+n) between one, lag bins later, and two; nil where
// there are too few bins, or one of them does not vary.
func correlation(one, two []int, lag int) *float64 {
	from, to := max(0, lag), len(one)+min(0, lag)
	n := to - from
	if n < Fewest {
		return nil
	}
	var sx, sy, sxx, syy, sxy float64
	for i := from; i < to; i++ {
		x, y := math.Log1p(float64(one[i])), math.Log1p(float64(two[i-lag]))
		sx += x
		sy += y
		sxx += x * x
		syy += y * y
		sxy += x * y
	}
	k := float64(n)
	vx, vy := sxx-sx*sx/k, syy-sy*sy/k
	if vx < 1e-9 || vy < 1e-9 {
		return nil
	}
	r := max(-1, min(1, (sxy-sx*sy/k)/math.Sqrt(vx*vy)))
	r = math.Round(r*1e4) / 1e4
	return &r
}

func tallies(one, two relate.Series) []Tally {
	at := map[string]*Tally{}
	count := func(s relate.Series, to func(*Tally) *int) {
		for i := range s.Bins {
			for typ, c := range s.Bins[i].Types {
				if at[typ] == nil {
					at[typ] = &Tally{Type: typ}
				}
				*to(at[typ]) += c.Incidents
			}
		}
	}
	count(one, func(t *Tally) *int { return &t.One })
	count(two, func(t *Tally) *int { return &t.Two })
	all := []Tally{}
	for _, t := range at {
		all = append(all, *t)
	}
	slices.SortFunc(all, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(b.One+b.Two, a.One+a.Two), cmp.Compare(a.Type, b.Type))
	})
	return all
}

func gaps(one, two relate.Series) []Gap {
	all := []Gap{}
	for i := range one.Bins {
		a, b := &one.Bins[i], &two.Bins[i]
		switch {
		case a.Incidents > 0 && b.Incidents == 0:
			all = append(all, Gap{a.Label, a.First, a.Last, "one", a.Incidents})
		case b.Incidents > 0 && a.Incidents == 0:
			all = append(all, Gap{b.Label, b.First, b.Last, "two", b.Incidents})
		}
	}
	slices.SortStableFunc(all, func(a, b Gap) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.First, b.First)) })
	return all[:min(len(all), mostGaps)]
}
