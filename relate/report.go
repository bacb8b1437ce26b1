package relate

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/dyad-news/dyad"
)

// Options say what a Report covers. Strain and the reading look further back than First:
// they take all rows up to Last.
type Options struct {
	First, Last dyad.Day // both within
	Step        Step     // of the series
	Chance      *rand.Rand
	Names       func(dyad.Node) string // for the reading; nil for the nodes themselves
}

// Point is the index of strain on a day.
type Point struct {
	Day   dyad.Day `json:"date"`
	Index float64  `json:"strain"`
}

// Report is all that relate knows of a pair. Lists of two hold d first, its reverse
// second.
type Report struct {
	A       dyad.Node     `json:"a"`
	B       dyad.Node     `json:"b"`
	First   dyad.Day      `json:"first"`
	Last    dyad.Day      `json:"last"`
	Reading Reading       `json:"reading"`
	Strain  Strain        `json:"strain"`
	Before  float64       `json:"strain_before"` // the index four weeks earlier
	History []Point       `json:"strain_history"`
	Series  [2]Series     `json:"series"`
	Shifts  []Shift       `json:"shifts"`
	Answers []Reciprocity `json:"reciprocity"` // conflict of A, of B, cooperation of A, of B
	Chains  []Chain       `json:"chains"`
}

// NewReport builds the report on the pair of d, whose From is A. Rows and incidents of
// other dyads are passed over. A range that is none is an error.
func NewReport(rows []dyad.DyadDay, incidents []dyad.Incident, d dyad.Dyad, o Options) (Report, error) {
	if _, ok := spanOf(o.First, o.Last); !ok {
		return Report{}, fmt.Errorf("relate %s and %s: %q to %q is no range of days, or longer than %d of them", d.From, d.To, o.First, o.Last, maxBins)
	}
	if o.Names == nil {
		o.Names = func(n dyad.Node) string { return string(n) }
	}
	r := Report{A: d.From, B: d.To, First: o.First, Last: o.Last, Shifts: []Shift{}, Chains: []Chain{}}
	var err error
	for i, x := range [...]dyad.Dyad{d, d.Reverse()} {
		if r.Series[i], err = NewSeries(slices.Values(rows), x, o.Step, o.First, o.Last); err != nil {
			return Report{}, err
		}
	}
	for _, k := range [...]Kind{Conflict, Cooperation} {
		for _, x := range [...]dyad.Dyad{d, d.Reverse()} {
			r.Shifts = append(r.Shifts, Shifts(rows, x, k, o.First, o.Last)...)
			r.Answers = append(r.Answers, Answers(rows, x, k, o.First, o.Last, o.Chance))
		}
	}
	r.strain(rows, d)
	within := map[dyad.Dyad]int{d: r.Answers[0].Within, d.Reverse(): r.Answers[1].Within} // those of conflict
	r.Chains = append(r.Chains, Chains(incidents, d, func(x dyad.Dyad) int { return within[x] })...)
	r.Reading = Read(rows, incidents, d, o.Last, o.Names)
	return r, nil
}

// strain fills the index, that of four weeks before, and that of the end of every week.
func (r *Report) strain(rows []dyad.DyadDay, d dyad.Dyad) {
	r.Strain = StrainOn(rows, d, r.Last)
	n, _ := number(r.Last)
	r.Before = StrainOn(rows, d, day(n-trendDays)).Index
	days := StrainDays(rows, d, r.First, r.Last)
	for i := (len(days) - 1) % 7; i < len(days); i += 7 {
		r.History = append(r.History, Point{day(n - (len(days) - 1 - i)), days[i]})
	}
}
