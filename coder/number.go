package coder

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
)

// count reads how many the phrase headed by h says there are, or nil where it does not
// say.
func (k *clause) count(h int) *dyad.Count {
	at, n := k.numeral(h)
	if n == nil {
		return k.share(h)
	}
	lo, how := k.read.Approximator(at)
	amount.Bound(n, how)
	if of := k.read.PartOf(at, n); of != nil {
		n = of
	}
	n.Span = k.s.Cover(lo, max(h, at)+1)
	n.Text = n.Span.In(k.r.a.Text)
	n.Breakdown = k.read.Breakdown(max(h, at) + 1)
	return n
}

// share reads the number behind a word that stands for a group, or for a share of one:
// "a total of 33 villagers", "a family of five".
func (k *clause) share(h int) *dyad.Count {
	if !k.r.c.lex.Discourse.Collective[k.lemma(h)] {
		return nil
	}
	for _, o := range k.prep(h, "of") {
		if o != h {
			if n := k.count(o); n != nil {
				return n
			}
		}
	}
	return nil
}

// sum reads how many the phrases joined to h say there are in all: "three women and four
// children" are seven, "the mayor and his two sons" three. Where one of several gives no
// exact figure, the first that gives any counts. One person alone counts where lone is set.
func (k *clause) sum(h int, lone bool) *dyad.Count {
	var all []*dyad.Count
	var who []int
	exact, counted := true, false
	joined := slices.DeleteFunc(k.conjuncts(h), func(c int) bool { return c != h && (k.verbal(c) || k.harmOf(c) != "") })
	for _, c := range joined {
		n := k.count(c)
		if n == nil && k.single(c) {
			n = amount.Exactly(1)
			n.Span = k.s.Cover(c, c+1)
		} else if n != nil {
			counted = true
		}
		if n == nil {
			exact = false
			continue
		}
		exact = exact && n.Low != nil && n.High != nil && *n.Low == *n.High
		all, who = append(all, n), append(who, c)
	}
	if len(all) == 0 || !lone && len(joined) == 1 && k.single(h) && all[0].Text == "" {
		return nil
	}
	first, last := all[0], all[len(all)-1]
	if len(all) == 1 || !exact || !counted && len(all) > 2 || last.Span.Start < first.Span.End {
		if first.Text == "" {
			first.Text = first.Span.In(k.r.a.Text)
		}
		return first
	}
	total := 0
	var parts []dyad.Part
	for i, c := range who {
		total += *all[i].Best
		parts = append(parts, dyad.Part{Who: k.tok(c).Form, N: *all[i].Best})
	}
	span := dyad.Span{Start: first.Span.Start, End: last.Span.End}
	n := amount.Exactly(total)
	n.Text, n.Span, n.Breakdown = span.In(k.r.a.Text), span, parts
	return n
}

// single reports whether the phrase headed by h is one person: "the mayor", "his guard".
func (k *clause) single(h int) bool {
	return k.singular(h) && !k.measure(h) && k.persons(h) && !k.r.c.lex.Discourse.Collective[k.lemma(h)] && k.s.Child(h, "det", "nmod:poss") >= 0
}

// singular reports whether the word at h may name one person; adjectives do ("a civilian").
func (k *clause) singular(h int) bool { return k.tok(h).XPOS == "NN" || k.tok(h).XPOS == "JJ" }

// numeral finds the number word of a phrase: its numeric modifier, a word like
// "dozens", or a lone "a".
func (k *clause) numeral(h int) (at int, n *dyad.Count) {
	if _, _, ok := k.read.Number(h); ok {
		n, _ := k.read.Quantity(h)
		return h, n
	}
	if n, _ := k.read.Vague(h); n != nil {
		return h, n
	}
	if k.lemma(h) == "another" { // "another kidnapped"
		return h, amount.Exactly(1)
	}
	for c := range k.s.Children(h) {
		switch k.tok(c).Rel() {
		case "nummod", "amod", "det", "compound", "cc":
			w := strings.ToLower(k.tok(c).Form)
			first := c
			for t := c - 1; t >= 0 && t > c-7; t-- {
				if _, next, ok := k.read.Number(t); ok && next > c {
					first = t
				}
			}
			if _, next, ok := k.read.Number(first); ok && next > c {
				n, _ := k.read.Quantity(first)
				return first, n
			}
			if n, _ := k.read.Vague(c); n != nil {
				return c, n
			}
			switch {
			case w == "both" && k.tok(h).XPOS == "NNS":
				return c, amount.Exactly(2)
			case (w == "a" || w == "an" || w == "another") && k.singular(h) && !k.measure(h) && k.persons(h) && !k.r.c.lex.Discourse.Collective[k.lemma(h)]:
				return c, amount.Exactly(1)
			}
		}
	}
	return 0, nil
}

// persons reports whether the phrase headed by h speaks of people.
func (k *clause) persons(h int) bool {
	return slices.ContainsFunc(k.ment[h], func(m int) bool { return k.r.ment[m].Persons }) || k.isA(h, "@people") || k.isA(h, "@civilian")
}
