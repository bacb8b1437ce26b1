package shape

import (
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/relate"
	"github.com/dyad-news/dyad/relate/compare"
)

// ComparePage lays two sets of data on one pair side by side.
type ComparePage struct {
	A        NodeName     `json:"a"`
	B        NodeName     `json:"b"`
	One      CompareSet   `json:"one"`
	Two      CompareSet   `json:"two"`
	Sentence string       `json:"sentence" doc:"What the comparison shows, or why there is none."`
	From     dyad.Day     `json:"from,omitempty" doc:"First day that is compared: without since the first that both sets have."`
	To       dyad.Day     `json:"to,omitempty" doc:"Last day that is compared."`
	By       string       `json:"by" enum:"day,week,month"`
	Start    []dyad.Day   `json:"start" doc:"First day of each bin."`
	Ways     []CompareWay `json:"ways" doc:"From a towards b, then from b towards a; empty where there is nothing to compare."`
}

// CompareSet is one of the two sets.
type CompareSet struct {
	Dataset string   `json:"dataset" doc:"coded, or the name of an imported dataset."`
	First   dyad.Day `json:"first,omitempty" doc:"Of what it tells of the pair; so is last."`
	Last    dyad.Day `json:"last,omitempty"`
}

// CompareWay is one direction.
type CompareWay struct {
	From  dyad.Node       `json:"from"`
	To    dyad.Node       `json:"to"`
	One   CompareCounts   `json:"one"`
	Two   CompareCounts   `json:"two"`
	Parts []compare.Likes `json:"parts" doc:"Of all acts, of conflict, of cooperation."`
	Types []compare.Tally `json:"types"`
	Only  []compare.Gap   `json:"only" doc:"Bins of which one set alone tells, at most 20."`
}

// CompareCounts counts the incidents of one set by bin.
type CompareCounts struct {
	All         []int `json:"all"`
	Conflict    []int `json:"conflict"`
	Cooperation []int `json:"cooperation"`
}

// NewComparePage begins a page without figures.
func NewComparePage(d dyad.Dyad, one, two *compare.Set, by string, names *Names) ComparePage {
	p := ComparePage{A: names.Named(d.From), B: names.Named(d.To), By: by, Start: []dyad.Day{}, Ways: []CompareWay{}}
	for _, s := range []struct {
		to   *CompareSet
		from *compare.Set
	}{{&p.One, one}, {&p.Two, two}} {
		s.to.Dataset = s.from.Name
		s.to.First, s.to.Last = s.from.Days()
	}
	return p
}

// Fill adds what was compared.
func (p *ComparePage) Fill(c *compare.Comparison, one, two *compare.Set, names *Names) {
	p.From, p.To, p.Sentence = c.First, c.Last, c.Text(one, two, names.Name)
	for _, b := range c.Ways[0].One.Bins {
		p.Start = append(p.Start, b.First)
	}
	for i := range c.Ways {
		w := &c.Ways[i]
		p.Ways = append(p.Ways, CompareWay{w.From, w.To, countsOf(w.One.Bins), countsOf(w.Two.Bins), w.Parts, w.Types, w.Only})
	}
}

func countsOf(bins []relate.Bin) CompareCounts {
	n := len(bins)
	c := CompareCounts{make([]int, n), make([]int, n), make([]int, n)}
	for i := range bins {
		b := &bins[i]
		c.All[i], c.Conflict[i], c.Cooperation[i] = b.Incidents, b.Conflict().Incidents, b.Cooperation().Incidents
	}
	return c
}
