package trust

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad/data"
)

// File is the table of the weights.
const File = "trust.tsv"

// Doubt is how likely there must be such an event for one to be told.
const Doubt = 0.44

// OpenDoubt is the confidence at or below which an article's open or denied events are not told. By a
// table of fewer events 4 of 23 below .35 were right, 12 of 25 above (eval/judged); this one gives
// the same events less.
const OpenDoubt = 0.31

// Reader knows the weights of the signs. It keeps no state and may be used by many goroutines.
type Reader struct{ weights map[string]weights }

// weights are what a sign counts for there being such an event, and for all of it being right:
// logarithms of odds.
type weights struct{ there, right float64 }

// New reads the weights from the tables.
func New(t *data.Tables) (*Reader, error) {
	text, err := t.Read(File)
	if err != nil {
		return nil, err
	}
	of, err := read(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s:%w", File, err)
	}
	return &Reader{of}, nil
}

// read reads the lines of the table. Errors begin with the line.
func read(text string) (map[string]weights, error) {
	of := map[string]weights{}
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if i == 0 && line == "sign\tthere\tright" {
			continue
		}
		f := strings.Split(line, "\t")
		if i == 0 || len(f) != 3 || f[0] == "" {
			return nil, fmt.Errorf("%d: want a sign and two weights, parted by tabs, have %.60q", i+1, line)
		}
		there, err := strconv.ParseFloat(f[1], 64)
		right, err2 := strconv.ParseFloat(f[2], 64)
		if err != nil || err2 != nil || !(math.Abs(there)+math.Abs(right) < 1000) { // nor NaN
			return nil, fmt.Errorf("%d: weights %.30q and %.30q", i+1, f[1], f[2])
		}
		if _, twice := of[f[0]]; twice {
			return nil, fmt.Errorf("%d: %q stands twice", i+1, f[0])
		}
		of[f[0]] = weights{there, right}
	}
	return of, nil
}

// Of returns how likely the sentence tells such an event, and how likely all of it is right, from 0
// to 1 and rounded to hundredths.
func (r *Reader) Of(c Case) (there, right float64) {
	for _, s := range c.Signs() {
		w := r.weights[s]
		there, right = there+w.there, right+w.right
	}
	return chance(there), chance(right)
}

func chance(odds float64) float64 { return math.Round(100/(1+math.Exp(-odds))) / 100 }

// Signs returns the signs of an event with what they count for its being right, the weightiest first.
func (r *Reader) Signs(c Case) (signs []string, counts []float64) {
	signs = c.Signs()
	heavy := func(s string) float64 { return math.Abs(r.weights[s].right) }
	slices.SortStableFunc(signs, func(a, b string) int { return cmp.Compare(heavy(b), heavy(a)) })
	for _, s := range signs {
		counts = append(counts, r.weights[s].right)
	}
	return signs, counts
}
