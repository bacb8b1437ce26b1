package coder

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// number reads a number that starts at token i, in figures or words, and returns its
// value and the token after it.
func (k *clause) number(i int) (value, next int, ok bool) {
	d := k.r.c.lex.Discourse
	for next = i; next < len(k.s.Tokens); next++ {
		w := strings.ToLower(k.tok(next).Form)
		if m, yes := d.Multipliers[w]; yes && ok {
			value *= m
			continue
		}
		if w == "-" && ok && next+1 < len(k.s.Tokens) {
			if _, yes := d.Numbers[strings.ToLower(k.tok(next+1).Form)]; yes {
				continue
			}
		}
		n, yes := d.Numbers[w]
		if !yes {
			n, yes = figures(w)
		}
		if !yes || ok && n >= 10 || ok && value%10 != 0 {
			break
		}
		value, ok = value+n, true
	}
	return value, next, ok
}

// figures reads "1,200" or "12", nothing with a fraction, and nothing beyond a
// thousand million: no figure of people needs more.
func figures(w string) (int, bool) {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
	return n, err == nil && n <= 1_000_000_000
}

// count reads how many the phrase headed by h says there are, or nil where it does not
// say.
func (k *clause) count(h int) *dyad.Count {
	at, n := k.numeral(h)
	if n == nil {
		return nil
	}
	lo, how := k.approximator(at)
	if high := k.upper(at); high != nil && n.Best != nil && *high > *n.Best {
		n.Best, n.High = nil, high
	}
	switch {
	case how == "at-least" && n.Best != nil:
		n.Low, n.High = n.Best, nil
	case how == "at-most" && n.Best != nil:
		n.Low, n.High = nil, n.Best
	case how == "about":
		n.Low, n.High = nil, nil
	}
	n.Span = k.s.Cover(lo, max(h, at)+1)
	n.Text = n.Span.In(k.r.a.Text)
	n.Breakdown = k.breakdown(max(h, at) + 1)
	return n
}

// sum reads how many the phrases joined to h say there are in all: "three women and four
// children" are seven. Where one of several gives no exact figure, the first that gives
// any counts.
func (k *clause) sum(h int) *dyad.Count {
	var all []*dyad.Count
	exact := true
	joined := slices.DeleteFunc(k.conjuncts(h), func(c int) bool { return c != h && (k.verbal(c) || k.harmOf(c) != "") })
	for _, c := range joined {
		if n := k.count(c); n != nil {
			exact = exact && n.Low != nil && n.High != nil && *n.Low == *n.High
			all = append(all, n)
		}
	}
	if len(all) == 0 {
		return nil
	}
	first, last := all[0], all[len(all)-1]
	if len(all) == 1 || !exact || last.Span.Start < first.Span.End {
		return first
	}
	total := 0
	var parts []dyad.Part
	for i, c := range joined {
		if i >= len(all) {
			return first
		}
		total += *all[i].Best
		parts = append(parts, dyad.Part{Who: k.tok(c).Form, N: *all[i].Best})
	}
	span := dyad.Span{Start: first.Span.Start, End: last.Span.End}
	return &dyad.Count{Low: &total, Best: &total, High: &total, Text: span.In(k.r.a.Text), Span: span, Breakdown: parts}
}

// numeral finds the number word of a phrase: its numeric modifier, a word like
// "dozens", or a lone "a".
func (k *clause) numeral(h int) (at int, n *dyad.Count) {
	vague := k.r.c.lex.Discourse.Vague
	exact := func(v int) *dyad.Count { return &dyad.Count{Low: &v, Best: &v, High: &v} }
	if v, _, ok := k.number(h); ok {
		return h, exact(v)
	}
	if v, ok := vague[strings.ToLower(k.tok(h).Form)]; ok {
		for _, o := range k.prep(h, "of") { // "hundreds of thousands": 200 x 1000
			if w, ok := vague[strings.ToLower(k.tok(o).Form)]; ok && w.Low >= 2000 {
				return h, loose(v.Low*w.Low/2, 0, 0)
			}
		}
		return h, loose(v.Low, v.Best, v.High)
	}
	for c := range k.s.Children(h) {
		switch k.tok(c).Rel() {
		case "nummod", "amod", "det", "compound":
			w := strings.ToLower(k.tok(c).Form)
			first := c
			for first > 0 && k.tok(first-1).Head == c {
				if _, _, ok := k.number(first - 1); !ok {
					break
				}
				first--
			}
			if v, _, ok := k.number(first); ok {
				return first, exact(v)
			}
			if v, ok := vague[w]; ok {
				return c, loose(v.Low, v.Best, v.High)
			}
			if (w == "a" || w == "an" || w == "another") && k.tok(h).XPOS == "NN" && !k.measure(h) && k.persons(h) {
				return c, exact(1)
			}
		}
	}
	return 0, nil
}

// upper returns the upper end of a range that the number at a token begins: "between 12
// and 15", "12 to 15".
func (k *clause) upper(at int) *int {
	if k.tok(at).UPOS != "NUM" || at+2 >= len(k.s.Tokens) {
		return nil
	}
	switch w := k.lemma(at + 1); {
	case w == "to" || w == "-" || w == "–":
	case w == "and" && at > 0 && k.lemma(at-1) == "between":
	default:
		return nil
	}
	if v, _, ok := k.number(at + 2); ok {
		return &v
	}
	return nil
}

// persons reports whether the phrase headed by h speaks of people.
func (k *clause) persons(h int) bool {
	return slices.ContainsFunc(k.ment[h], func(m int) bool { return k.r.ment[m].Persons }) || k.isA(h, "@people") || k.isA(h, "@civilian")
}

// loose makes a count of bounds of which 0 is unknown.
func loose(low, best, high int) *dyad.Count {
	n := new(dyad.Count)
	for _, b := range []struct {
		v  int
		to **int
	}{{low, &n.Low}, {best, &n.Best}, {high, &n.High}} {
		if b.v > 0 {
			*b.to = &b.v
		}
	}
	return n
}

// approximator returns the kind of the phrase that ends right before token at, and
// where the number with it starts.
func (k *clause) approximator(at int) (lo int, kind string) {
	for _, how := range [...]string{"at-least", "at-most", "about"} {
		for _, phrase := range k.r.c.lex.Discourse.Approximate[how] {
			n := strings.Count(phrase, " ") + 1
			if at-n < 0 {
				continue
			}
			if _, ok := k.phraseAt(at-n, phrase); ok {
				return at - n, how
			}
		}
	}
	return at, ""
}

const breakdownReach = 8 // tokens between a number and its "including"

// breakdown reads the parts that an "including" close behind token i lists: "four
// children, three women, and two men".
func (k *clause) breakdown(i int) []dyad.Part {
	for end := min(i+breakdownReach, len(k.s.Tokens)); i < end; i++ {
		if w := strings.ToLower(k.tok(i).Form); w == "including" || w == "among" || w == "mostly" {
			i++
			if w == "among" {
				i++ // "them"
			}
			return k.parts(i)
		}
	}
	return nil
}

// parts reads number and noun pairs, joined by commas and "and", from token i on.
func (k *clause) parts(i int) []dyad.Part {
	var out []dyad.Part
	for i < len(k.s.Tokens) {
		for _, how := range [...]string{"at-least", "about"} {
			for _, phrase := range k.r.c.lex.Discourse.Approximate[how] {
				if n, ok := k.phraseAt(i, phrase); ok {
					i += n
				}
				if i >= len(k.s.Tokens) {
					return out
				}
			}
		}
		v, next, ok := k.number(i)
		if w := strings.ToLower(k.tok(i).Form); !ok && (w == "a" || w == "an") {
			v, next, ok = 1, i+1, true
		}
		for ok && next < len(k.s.Tokens) && (k.tok(next).UPOS == "ADJ" || k.tok(next).UPOS == "NOUN" && next+1 < len(k.s.Tokens) && k.tok(next+1).UPOS == "NOUN") {
			next++
		}
		if !ok || next >= len(k.s.Tokens) || !k.nominal(next) {
			return out
		}
		out = append(out, dyad.Part{Who: k.tok(next).Form, N: v})
		for i = next + 1; i < len(k.s.Tokens) && (k.tok(i).Form == "," || k.lemma(i) == "and"); i++ {
		}
	}
	return out
}
