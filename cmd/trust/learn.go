package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
)

// example is an event that somebody judged.
type example struct {
	page  string
	held  bool // of a page that is held out
	blind bool // judged by readers who were told nothing of the coder, with the strictest rules
	there bool // the sentence tells such an event
	right bool // and so are its sides
	signs []string

	at []int // the signs that have a weight
}

// weights are what a sign counts for there being such an event, and for all of it being right.
type weights struct {
	sign         string
	there, right float64
}

const (
	seldom = 15  // a sign in fewer events has no weight
	pull   = 0.5 // of a weight towards nothing, each time its sign is seen
	rate   = 0.05
	sweeps = 150
	folds  = 6
	least  = 0.01 // a weight below which a sign is left out
)

// learn fits two logistic regressions to the events that readers corrected: each sign gets the weight
// that explains, with the others, what of its events the rest leaves unexplained.
func learn(cases []example, w io.Writer) ([]weights, error) {
	signs := number(cases)
	var p parts
	for i := range cases {
		switch x := &cases[i]; {
		case x.blind:
			p.blind = append(p.blind, x)
		case x.held:
			p.held = append(p.held, x)
		default:
			p.learned = append(p.learned, x)
		}
	}
	if len(p.learned) < 1000 || len(p.blind) < 100 {
		return nil, errors.New("too few judged events are told: is the news there?")
	}
	fmt.Fprintf(w, "%d signs, %d events to learn from, %d held out, %d judged blind\n", len(signs), len(p.learned), len(p.held), len(p.blind))
	there := p.fit(signs, "there", func(x *example) bool { return x.there }, false, w)
	right := p.fit(signs, "right", func(x *example) bool { return x.right }, true, w)
	var out []weights
	for i, s := range signs {
		if max(math.Abs(there[i]), math.Abs(right[i])) >= least {
			out = append(out, weights{s, there[i], right[i]})
		}
	}
	return out, nil
}

// parts are the events by what they are for.
type parts struct{ learned, held, blind []*example }

// fit learns the weights for a question. How likely an event of a rank is right is laid on the events
// of pages that were left out by turns, or, strictly, on those judged blind, by the strictest readers.
func (p *parts) fit(signs []string, name string, yes func(*example) bool, strictly bool, w io.Writer) []float64 {
	v, on := fit(p.learned, len(signs), yes), "judged blind"
	var unseen []scored
	if strictly {
		unseen = score(v, p.blind, yes)
	} else {
		unseen, on = p.unseen(len(signs), yes), "left out by turns"
	}
	slope, base := lay(unseen)
	for i := range v {
		v[i] *= slope
		if signs[i] == "always" {
			v[i] += base
		}
	}
	report(w, name+", "+on, unseen)
	report(w, name+", held out", score(v, p.held, yes))
	return v
}

// unseen scores the events that are learned from, each by what was learned from other pages.
func (p *parts) unseen(n int, yes func(*example) bool) (out []scored) {
	fold := map[string]int{}
	for _, x := range p.learned {
		if _, ok := fold[x.page]; !ok {
			fold[x.page] = len(fold) % folds
		}
	}
	for k := range folds {
		var rest, of []*example
		for _, x := range p.learned {
			if fold[x.page] == k {
				of = append(of, x)
			} else {
				rest = append(rest, x)
			}
		}
		out = append(out, score(fit(rest, n, yes), of, yes)...)
	}
	return out
}

// number gives the signs that are not too seldom a number, in the order of the alphabet.
func number(cases []example) []string {
	seen := map[string]int{}
	for i := range cases {
		if cases[i].held || cases[i].blind {
			continue
		}
		for _, s := range cases[i].signs {
			seen[s]++
		}
	}
	maps.DeleteFunc(seen, func(_ string, n int) bool { return n < seldom })
	signs := slices.Sorted(maps.Keys(seen))
	for i, s := range signs {
		seen[s] = i
	}
	for i := range cases {
		for _, s := range cases[i].signs {
			if at, ok := seen[s]; ok {
				cases[i].at = append(cases[i].at, at)
			}
		}
	}
	return signs
}

// fit sweeps over the events and moves each weight towards what its events leave unexplained.
func fit(of []*example, n int, yes func(*example) bool) []float64 {
	v, left, seen := make([]float64, n), make([]float64, n), make([]float64, n)
	for _, x := range of {
		for _, at := range x.at {
			seen[at]++
		}
	}
	for range sweeps {
		clear(left)
		for _, x := range of {
			d := -chance(sum(v, x))
			if yes(x) {
				d++
			}
			for _, at := range x.at {
				left[at] += d
			}
		}
		for i := range v {
			if seen[i] > 0 {
				v[i] += rate * (left[i]/seen[i]/pull - v[i])
			}
		}
	}
	return v
}

func sum(v []float64, x *example) float64 {
	s := 0.0
	for _, at := range x.at {
		s += v[at]
	}
	return s
}

func chance(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

// scored is an event with the logarithm of its odds.
type scored struct {
	odds  float64
	right bool
}

func score(v []float64, of []*example, yes func(*example) bool) []scored {
	var out []scored
	for _, x := range of {
		out = append(out, scored{sum(v, x), yes(x)})
	}
	return out
}

// lay returns the line over the odds that fits the verdicts best (Newton's method).
func lay(of []scored) (slope, base float64) {
	slope = 1
	for range 50 {
		var gs, gb, ss, sb, bb float64
		for _, x := range of {
			p := chance(slope*x.odds + base)
			d := -p
			if x.right {
				d++
			}
			gs, gb = gs+d*x.odds, gb+d
			q := p * (1 - p)
			ss, sb, bb = ss+q*x.odds*x.odds, sb+q*x.odds, bb+q
		}
		det := ss*bb - sb*sb
		if det == 0 {
			break
		}
		slope, base = slope+(gs*bb-gb*sb)/det, base+(gb*ss-gs*sb)/det
	}
	return slope, base
}

// report prints how well right and wrong events are told apart: the area, and how many are right of
// the surest.
func report(w io.Writer, name string, of []scored) {
	slices.SortStableFunc(of, func(a, b scored) int { return cmp.Compare(b.odds, a.odds) })
	right, inverse := 0, 0
	for _, x := range of {
		if x.right {
			right++
		} else {
			inverse += right
		}
	}
	fmt.Fprintf(w, "%s: %d of %d yes, area %.3f", name, right, len(of), float64(inverse)/float64(right*(len(of)-right)))
	n := 0
	for i, x := range of {
		if x.right {
			n++
		}
		for _, share := range []int{25, 50, 75, 90, 95} {
			if i+1 == len(of)*share/100 {
				fmt.Fprintf(w, "; surest %d %%: %.3f", share, float64(n)/float64(i+1))
			}
		}
	}
	fmt.Fprintln(w)
}
