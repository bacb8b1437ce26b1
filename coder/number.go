package coder

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// number reads a number that starts at token i, in figures or words ("1,200", "1.5
// million", "twenty-three", "a hundred", "half a dozen"), and returns its value and the
// token after it.
func (k *clause) number(i int) (value, next int, ok bool) {
	d := k.r.c.lex.Discourse
	next = i
	word := func(j int) string {
		if j >= len(k.s.Tokens) {
			return ""
		}
		return strings.ToLower(k.tok(j).Form)
	}
	halves := false
	if word(next) == "half" && word(next+1) == "a" && d.Multipliers[word(next+2)] > 0 {
		halves, next = true, next+1
	}
	part := 0.0 // below the multiplier that comes
	if w := word(next); (w == "a" || w == "an") && d.Multipliers[word(next+1)] > 0 {
		part, ok, next = 1, true, next+1
	}
	total, begun := 0, ok
	for ; next < len(k.s.Tokens); next++ {
		w := word(next)
		if m := d.Multipliers[w]; m > 0 && begun {
			if m >= 1000 {
				total, part = total+int(math.Round(part*float64(m))), 0
			} else {
				part *= float64(m)
			}
			continue
		}
		if (w == "-" || w == "and" && (total > 0 || part >= 100)) && begun && k.belongs(next+1, part) {
			continue
		}
		n, figure, yes := k.digits(next)
		if !yes || begun && (figure || !k.belongs(next, part)) {
			break
		}
		part, begun, ok = part+n, true, true
	}
	if part != math.Trunc(part) || part > 1e12 || total > 1e15 {
		return 0, i, false
	}
	value = total + int(part)
	if halves {
		value /= 2
	}
	return value, next, ok
}

// belongs reports whether a number word at token i adds to what was read below a
// multiplier: "three" to twenty, "thirty" to a hundred.
func (k *clause) belongs(i int, part float64) bool {
	if i >= len(k.s.Tokens) {
		return false
	}
	n, yes := k.r.c.lex.Discourse.Numbers[strings.ToLower(k.tok(i).Form)]
	switch p := int(part); {
	case !yes || n == 0:
		return false
	case p == 0 || p >= 100 && p%100 == 0:
		return true
	default:
		return p%10 == 0 && p%100 != 0 && n < 10
	}
}

// digits reads one token as a number, and tells whether it is written in figures. What
// has a fraction counts only before a multiplier.
func (k *clause) digits(i int) (n float64, figure, ok bool) {
	w := strings.ToLower(k.tok(i).Form)
	if v, yes := k.r.c.lex.Discourse.Numbers[w]; yes {
		return float64(v), false, true
	}
	if v, yes := figures(w); yes {
		return float64(v), true, true
	}
	if w == "" || w[0] < '0' || w[0] > '9' || strings.Count(w, ".") != 1 || i+1 >= len(k.s.Tokens) || k.r.c.lex.Discourse.Multipliers[strings.ToLower(k.tok(i+1).Form)] < 1000 {
		return 0, false, false
	}
	v, err := strconv.ParseFloat(w, 64)
	return v, true, err == nil && v < 1e6
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

// quantity reads how many the words from token i on say, a bound before them or not: "at
// least nine", "between 12 and 15", "dozens", "two dozen". It returns the token after them.
func (k *clause) quantity(i int) (n *dyad.Count, next int) {
	how := ""
	for next = i; how == "" || next > i; {
		kind, after := k.boundAt(next)
		if kind == "" {
			break
		}
		how, next = kind, after
	}
	at := next
	value, after, ok := k.number(at)
	switch {
	case ok:
		n, next = exactly(value), after
		for t := at; t < after; t++ {
			if strings.EqualFold(k.tok(t).Form, "dozen") {
				n.High = nil
			}
		}
		if high, end := k.upper(at, after); high > value {
			n, next = &dyad.Count{Low: &value, High: &high}, end
		}
	default:
		if n, next = k.vague(at); n == nil {
			return nil, i
		}
	}
	if how == "" {
		_, how = k.approximator(i)
	}
	switch {
	case n.Best == nil:
	case how == "at-least":
		n.Low, n.High = n.Best, nil
	case how == "at-most":
		n.Low, n.High = nil, n.Best
	case how == "about":
		n.Low, n.High = nil, nil
	}
	n.Span = k.s.Cover(i, next)
	return n, next
}

func exactly(v int) *dyad.Count { return &dyad.Count{Low: &v, Best: &v, High: &v} }

// boundAt reads a phrase that makes a bound or a guess of the number after it.
func (k *clause) boundAt(i int) (how string, next int) {
	if i >= len(k.s.Tokens) {
		return "", i
	}
	for _, how := range [...]string{"at-least", "at-most", "about"} {
		for _, phrase := range k.r.c.lex.Discourse.Approximate[how] {
			if n, ok := k.phraseAt(i, phrase); ok {
				return how, i + n
			}
		}
	}
	return "", i
}

// vague reads "dozens", "hundreds of thousands", "several".
func (k *clause) vague(i int) (n *dyad.Count, next int) {
	if i >= len(k.s.Tokens) {
		return nil, i
	}
	vague := k.r.c.lex.Discourse.Vague
	v, ok := vague[strings.ToLower(k.tok(i).Form)]
	if !ok {
		return nil, i
	}
	if i+2 < len(k.s.Tokens) && k.lemma(i+1) == "of" {
		if w, ok := vague[strings.ToLower(k.tok(i+2).Form)]; ok && w.Low >= 2000 { // 200 x 1000
			return loose(v.Low*w.Low/2, 0, 0), i + 3
		}
	}
	return loose(v.Low, v.Best, v.High), i + 1
}

// upper returns the upper end of a range whose lower end is the number at tokens [at, next):
// "between 12 and 15", "12 to 15", "two or three".
func (k *clause) upper(at, next int) (high, end int) {
	if next+1 >= len(k.s.Tokens) {
		return 0, next
	}
	switch w := k.lemma(next); {
	case w == "to" || w == "-" || w == "–" || w == "or":
	case w == "and" && at > 0 && k.lemma(at-1) == "between":
	default:
		return 0, next
	}
	if v, end, ok := k.number(next + 1); ok {
		return v, end
	}
	return 0, next
}

// count reads how many the phrase headed by h says there are, or nil where it does not
// say.
func (k *clause) count(h int) *dyad.Count {
	at, n := k.numeral(h)
	if n == nil {
		return k.share(h)
	}
	lo, how := k.approximator(at)
	switch {
	case n.Best == nil:
	case how == "at-least":
		n.Low, n.High = n.Best, nil
	case how == "at-most":
		n.Low, n.High = nil, n.Best
	case how == "about":
		n.Low, n.High = nil, nil
	}
	if of := k.partOf(at, n); of != nil {
		n = of
	}
	n.Span = k.s.Cover(lo, max(h, at)+1)
	n.Text = n.Span.In(k.r.a.Text)
	n.Breakdown = k.breakdown(max(h, at) + 1)
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

// partOf reads what a number is only the whole of: "all but one of the 12", "half of the
// 40", "none of the 30". It returns nil where the number stands for itself.
func (k *clause) partOf(at int, n *dyad.Count) *dyad.Count {
	if n.Best == nil {
		return nil
	}
	if at > 1 && k.lemma(at-1) == "but" && k.lemma(at-2) == "all" { // the number is the rest
		if _, of, ok := k.number(at); ok && of+1 < len(k.s.Tokens) && k.lemma(of) == "of" {
			if k.lemma(of+1) == "the" {
				of++
			}
			if whole, _, ok := k.number(of + 1); ok && whole >= *n.Best {
				return exactly(whole - *n.Best)
			}
		}
	}
	t := at - 1
	if t >= 0 && k.lemma(t) == "the" {
		t--
	}
	if t < 1 || k.lemma(t) != "of" {
		return nil
	}
	whole := *n.Best
	switch w := k.lemma(t - 1); {
	case w == "none":
		return exactly(0)
	case w == "half":
		return exactly(whole / 2)
	}
	for first := max(0, t-4); first < t-1; first++ {
		if k.lemma(first) == "all" && k.lemma(first+1) == "but" {
			if less, next, ok := k.number(first + 2); ok && next == t && less <= whole {
				return exactly(whole - less)
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
			n = exactly(1)
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
	n := exactly(total)
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
	if _, _, ok := k.number(h); ok {
		n, _ := k.quantity(h)
		return h, n
	}
	if n, _ := k.vague(h); n != nil {
		return h, n
	}
	if k.lemma(h) == "another" { // "another kidnapped"
		return h, exactly(1)
	}
	for c := range k.s.Children(h) {
		switch k.tok(c).Rel() {
		case "nummod", "amod", "det", "compound", "cc":
			w := strings.ToLower(k.tok(c).Form)
			first := c
			for t := c - 1; t >= 0 && t > c-7; t-- {
				if _, next, ok := k.number(t); ok && next > c {
					first = t
				}
			}
			if _, next, ok := k.number(first); ok && next > c {
				n, _ := k.quantity(first)
				return first, n
			}
			if n, _ := k.vague(c); n != nil {
				return c, n
			}
			switch {
			case w == "both" && k.tok(h).XPOS == "NNS":
				return c, exactly(2)
			case (w == "a" || w == "an" || w == "another") && k.singular(h) && !k.measure(h) && k.persons(h) && !k.r.c.lex.Discourse.Collective[k.lemma(h)]:
				return c, exactly(1)
			}
		}
	}
	return 0, nil
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

// breakdown reads the parts that are listed close behind token i: "including four
// children, three women, and two men", "six of them children".
func (k *clause) breakdown(i int) []dyad.Part {
	for end := min(i+breakdownReach, len(k.s.Tokens)); i < end; i++ {
		switch w := strings.ToLower(k.tok(i).Form); w {
		case "including", "among":
			i++
			if w == "among" {
				i++ // "them"
			}
			return k.parts(i)
		case "them":
			first := max(i-3, 0)
			for ; first < i && k.lemma(i-1) == "of"; first++ {
				if v, next, ok := k.number(first); ok && next == i-1 && i+1 < len(k.s.Tokens) && k.nominal(i+1) {
					return []dyad.Part{{Who: k.tok(i + 1).Form, N: v}}
				}
			}
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
