package eval

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Figure is one number of a measure, with a 95 % interval where one could be drawn.
type Figure struct {
	Measure string  `json:"measure"`
	Name    string  `json:"name"` // "spans macro-F1"
	N       int     `json:"n"`    // decisions, sentences or documents that it rests on
	Value   float64 `json:"value"`
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
}

// Key names the figure in floors.tsv: "plv_tune/spans macro-F1".
func (f Figure) Key() string { return f.Measure + "/" + f.Name }

// share is a Figure for k of n, with Wilson's interval.
func share(name string, k, n int) Figure {
	low, high := Wilson(k, n)
	return Figure{Name: name, N: n, Value: ratio(k, n), Low: low, High: high}
}

// Wilson gives the 95 % score interval of k successes in n trials; 0 and 1 where n is 0.
func Wilson(k, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.959963984540054
	p, m := float64(k)/float64(n), float64(n)
	mid := p + z*z/(2*m)
	half := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return max(0, (mid-half)/(1+z*z/m)), min(1, (mid+half)/(1+z*z/m))
}

// draws is how many samples an interval is drawn from.
const draws = 500

// boot is a Figure for any statistic of outcomes. Its interval is a bootstrap over
// cases, since the decisions of one sentence stand or fall together. The seed is fixed.
func boot(name string, outcomes []Outcome, stat func([]Outcome) float64) Figure {
	f := Figure{Name: name, N: len(outcomes), Value: stat(outcomes)}
	f.Low, f.High = f.Value, f.Value
	groups := byCase(outcomes)
	if len(groups) < 2 {
		return f
	}
	rng := rand.New(rand.NewPCG(1, uint64(len(outcomes))))
	values := make([]float64, draws)
	sample := make([]Outcome, 0, len(outcomes))
	for i := range values {
		sample = sample[:0]
		for range groups {
			sample = append(sample, groups[rng.IntN(len(groups))]...)
		}
		values[i] = stat(sample)
	}
	slices.Sort(values)
	f.Low, f.High = values[draws*25/1000], values[draws*975/1000]
	return f
}

// byCase groups outcomes that came of one case, in the order of the cases.
func byCase(outcomes []Outcome) [][]Outcome {
	var groups [][]Outcome
	at := make(map[int]int)
	for _, o := range outcomes {
		g, ok := at[o.Case]
		if !ok {
			g = len(groups)
			at[o.Case] = g
			groups = append(groups, nil)
		}
		groups[g] = append(groups[g], o)
	}
	return groups
}

// classes gives macro-F1 and accuracy over labels.
func classes(name string, outcomes []Outcome, labels []string) []Figure {
	return []Figure{
		boot(name+" macro-F1", outcomes, func(o []Outcome) float64 { return MacroF1(o, labels) }),
		share(name+" accuracy", hits(outcomes), len(outcomes)),
	}
}

// slots gives precision, recall and F over all labels together.
func slots(name string, outcomes []Outcome) []Figure {
	c := Micro(outcomes)
	f := boot(name+" F1", outcomes, func(o []Outcome) float64 { return Micro(o).F() })
	f.N = c.Gold
	return []Figure{share(name+" precision", c.Hit, c.Got), share(name+" recall", c.Hit, c.Gold), f}
}
