package eval

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
)

// Outcome is one decision held against gold. Gold and Got are labels; "" is none, so
// that a miss has no Got and a false alarm no Gold.
type Outcome struct {
	Case  int    `json:"-"` // index into Measure.Cases
	Facet string `json:"facet"`
	Gold  string `json:"gold,omitempty"`
	Got   string `json:"got,omitempty"`
	Rule  string `json:"rule,omitempty"` // what gave Got
	Note  string `json:"note,omitempty"` // what else helps to understand it
}

// Right reports whether the decision is the gold one.
func (o Outcome) Right() bool { return o.Gold == o.Got }

// Case is one input of a measure: what it is called, what people read, what was asked
// of it ("Iran > Pakistan"), and the page that is coded.
type Case struct {
	ID    string
	Text  string
	About string
	Page  dyad.Page
}

// PRF counts decisions of one label, or of several together.
type PRF struct {
	Label string
	Hit   int // right
	Got   int // said by the coder
	Gold  int // there in gold
}

// P is the precision, 0 where nothing was said.
func (c PRF) P() float64 { return ratio(c.Hit, c.Got) }

// R is the recall, 0 where gold has none.
func (c PRF) R() float64 { return ratio(c.Hit, c.Gold) }

// F is the harmonic mean of both.
func (c PRF) F() float64 {
	if c.Got+c.Gold == 0 {
		return 0
	}
	return 2 * float64(c.Hit) / float64(c.Got+c.Gold)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Count counts the outcomes for each of the labels, in their order.
func Count(outcomes []Outcome, labels []string) []PRF {
	at := make(map[string]int, len(labels))
	counts := make([]PRF, len(labels))
	for i, l := range labels {
		at[l], counts[i].Label = i, l
	}
	for _, o := range outcomes {
		if i, ok := at[o.Gold]; ok {
			counts[i].Gold++
			if o.Right() {
				counts[i].Hit++
			}
		}
		if i, ok := at[o.Got]; ok {
			counts[i].Got++
		}
	}
	return counts
}

// Micro counts all labels together: a decision for none is neither got nor gold.
func Micro(outcomes []Outcome) PRF {
	var c PRF
	for _, o := range outcomes {
		if o.Gold != "" {
			c.Gold++
		}
		if o.Got != "" {
			c.Got++
		}
		if o.Gold != "" && o.Right() {
			c.Hit++
		}
	}
	return c
}

// MacroF1 is the mean F over the labels. A label that is neither in gold nor said
// counts 0, as the reference scorer has it.
func MacroF1(outcomes []Outcome, labels []string) float64 {
	if len(labels) == 0 {
		return 0
	}
	sum := 0.0
	for _, c := range Count(outcomes, labels) {
		sum += c.F()
	}
	return sum / float64(len(labels))
}

// Accuracy is the share of right decisions, 0 where there are none.
func Accuracy(outcomes []Outcome) float64 { return ratio(hits(outcomes), len(outcomes)) }

func hits(outcomes []Outcome) int {
	n := 0
	for _, o := range outcomes {
		if o.Right() {
			n++
		}
	}
	return n
}

// facet picks the outcomes of one facet.
func facet(outcomes []Outcome, name string) []Outcome {
	var of []Outcome
	for _, o := range outcomes {
		if o.Facet == name {
			of = append(of, o)
		}
	}
	return of
}

// Confusion is one way to be wrong and how often it came.
type Confusion struct {
	Gold, Got string
	N         int
}

// Confusions counts the wrong outcomes by gold and got, most frequent first.
func Confusions(outcomes []Outcome) []Confusion {
	counts := make(map[Confusion]int)
	for _, o := range outcomes {
		if !o.Right() {
			counts[Confusion{Gold: o.Gold, Got: o.Got}]++
		}
	}
	var all []Confusion
	for c, n := range counts {
		c.N = n
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b Confusion) int {
		return cmp.Or(b.N-a.N, cmp.Compare(a.Gold, b.Gold), cmp.Compare(a.Got, b.Got))
	})
	return all
}
