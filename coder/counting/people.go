package counting

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
)

// Count reads how many the phrase headed by h says there are, or nil where it does not
// say.
func (k *Reader) Count(h int) *dyad.Count {
	at, n := k.numeral(h)
	if k.Lexicon.Classes["length"][k.Lemma(h)] {
		return nil
	}
	if n == nil || k.Dates(at) {
		return k.share(h)
	}
	lo, how := k.Amounts.Approximator(at)
	amount.Bound(n, how)
	if of := k.Amounts.PartOf(at, n); of != nil {
		n = of
	}
	n.Span = k.Sentence.Cover(lo, max(h, at)+1)
	n.Text = n.Span.In(k.Text)
	n.Breakdown = k.Amounts.Breakdown(max(h, at) + 1)
	return n
}

// Dates reports whether the number at t is part of a time: "the August 2015 attack".
func (k *Reader) Dates(t int) bool {
	at := k.Tok(t).Span
	return slices.ContainsFunc(k.Times, func(x dyad.Timex) bool { return x.Span.Start < at.End && at.Start < x.Span.End })
}

// share reads the number behind a word that stands for a group, or for a share of one:
// "a total of 33 villagers", "a family of five".
func (k *Reader) share(h int) *dyad.Count {
	if !k.Lexicon.Discourse.Collective[k.Lemma(h)] {
		return nil
	}
	for _, o := range k.Prep(h, "of") {
		if o != h {
			if n := k.Count(o); n != nil {
				return n
			}
		}
	}
	return nil
}

// Sum reads how many the phrases joined to h say there are in all: "three women and four
// children" are seven, "the mayor and his two sons" three. Where one of several gives no
// exact figure, the first that gives any counts. One person alone counts where lone is set.
func (k *Reader) Sum(h int, lone bool) *dyad.Count {
	var all []*dyad.Count
	var who []int
	whole, counted := true, false
	joined := slices.DeleteFunc(k.joined(h), func(c int) bool {
		age := k.Tok(c).UPOS == "NUM" && c > 0 && k.Tok(c-1).Form == "," && c+1 < len(k.Sentence.Tokens) && k.Tok(c+1).Form == "," // "Ana Lund, 50, and"
		return c != h && (age || k.Harmful(h) || k.Verbal(c) || k.HarmOf(c) != "" || k.apposed(c) || k.HarmBetween(h+1, c+1))
	})
	for _, c := range joined {
		n := k.Count(c)
		if n == nil && (k.single(c) || len(joined) > 1 && (k.someone(c) || c != h && k.fellow(c))) {
			n = amount.Exactly(1)
			n.Span = k.Sentence.Cover(c, c+1)
		} else if n != nil {
			counted = true
		}
		if n == nil {
			whole = false
			continue
		}
		whole = whole && n.Best != nil
		all, who = append(all, n), append(who, c)
	}
	if len(all) == 0 || !lone && len(joined) == 1 && k.single(h) && all[0].Text == "" {
		return nil
	}
	first, last := all[0], all[len(all)-1]
	if len(all) == 1 || !whole || !counted && len(all) > 2 || last.Span.Start < first.Span.End {
		if first.Text == "" {
			first.Text = first.Span.In(k.Text)
		}
		return first
	}
	var parts []dyad.Part
	for i, c := range who {
		parts = append(parts, dyad.Part{Who: k.Tok(c).Form, N: *all[i].Best})
	}
	n := amount.Total(all)
	if rest := amount.Total(all[1:]); *rest.Best == *first.Best && *rest.Best > 1 { // "two sailors, one Greek and one Romanian"
		n, parts = first, parts[1:]
	}
	n.Span = dyad.Span{Start: first.Span.Start, End: last.Span.End}
	n.Text, n.Breakdown = n.Span.In(k.Text), parts
	return n
}

// joined returns the phrases joined to the one headed by h: by the tree, and by the order of
// the words where the tree hangs a counted one elsewhere, "five soldiers of the front and five
// civilians", or another word joins it, "along with six others".
func (k *Reader) joined(h int) []int {
	out := k.Conjuncts(h)
	if k.Tok(h).Rel() == "nsubj:pass" || k.Tok(h).Rel() == "nsubj" {
		out = append(k.listBefore(h), out...)
	}
	last := slices.Max(out)
	for t := last + 1; t < len(k.Sentence.Tokens) && t <= last+joinReach; t++ {
		switch tok := k.Tok(t); {
		case tok.UPOS == "VERB" || tok.UPOS == "AUX" || tok.UPOS == "SCONJ" || tok.Form == ";" || tok.Form == ":":
			return out
		case tok.UPOS == "CCONJ" && k.Lemma(t) == "and" || k.Lemma(t) == "with" && (k.Lemma(t-1) == "along" || k.Lemma(t-1) == "together") || k.Lemma(t) == "as" && k.Lemma(t-1) == "well":
		default:
			continue
		}
		n, next := k.Amounts.Quantity(t + 1)
		if k.Tok(h).Rel() == "obj" && k.ClauseAt(next) { // "kills a guard and 50 people are injured"
			return out
		}
		for next < len(k.Sentence.Tokens) && (k.Tok(next).UPOS == "ADJ" || next+1 < len(k.Sentence.Tokens) && k.Nominal(next) && k.Nominal(next+1)) {
			next++
		}
		if n == nil || next >= len(k.Sentence.Tokens) || !k.Nominal(next) || !k.Persons(next) || k.apposed(next) {
			continue
		}
		if !slices.Contains(out, next) {
			out = append(out, next)
		}
		last = next
	}
	return out
}

// listBefore returns the counted people listed right before the phrase headed by h where the
// tree hangs them elsewhere: "two marines, four commandos, and 30 civilians were killed".
func (k *Reader) listBefore(h int) []int {
	var out []int
	for at := h; ; {
		for at > 0 && at > h-8 && k.Tok(at-1).UPOS != "CCONJ" && k.Tok(at-1).Form != "," { // to where the phrase begins
			at--
		}
		joined := false
		for at > 0 && (k.Lemma(at-1) == "and" || k.Tok(at-1).Form == ",") {
			joined = joined || k.Lemma(at-1) == "and" || len(out) > 0
			at--
		}
		if at > 0 && k.Tok(at-1).Head == k.Tok(h).Head && k.Tok(at-1).Deprel == k.Tok(h).Deprel { // taken for two subjects
			joined = true
		}
		if !joined || at == 0 || k.Tok(at-1).Rel() == "obj" || !k.Nominal(at-1) || !k.Persons(at-1) || k.Count(at-1) == nil || slices.Contains(out, at-1) {
			return out
		}
		at--
		out = append([]int{at}, out...)
		h = at
	}
}

// joinReach is how many tokens after a phrase another is looked for that is joined to it.
const joinReach = 10

// apposed reports whether the words of harm go on from the phrase headed by h: "and two
// others wounded" is counted apart.
func (k *Reader) apposed(h int) bool {
	for t := h + 1; t < len(k.Sentence.Tokens) && t < h+4; t++ {
		switch tok := k.Tok(t); {
		case tok.UPOS == "AUX" || tok.UPOS == "ADV":
		case tok.UPOS == "VERB" || tok.UPOS == "ADJ":
			left := tok.Lemma == "die" || tok.Rel() == "xcomp" && tok.Head < h && k.Lemma(max(tok.Head, 0)) == "leave" // "left a guard and two rebels dead"
			return k.HarmWord(t) != "" && !left && !k.InOne(h, t)
		default:
			return false
		}
	}
	return false
}

// someone reports whether the phrase headed by h names one person: "commander Omar".
func (k *Reader) someone(h int) bool {
	body := k.Mentioned(h, func(m *dyad.Mention) bool { return !m.Persons && !m.IsZero() })
	return !body && (k.Singular(h) && k.Persons(h) || k.Tok(h).XPOS == "NNP") && k.Sentence.Child(h, "flat", "appos", "compound", "nmod:desc") >= 0
}

// fellow reports whether the phrase headed by h is one person joined to another under one
// article: "a father and daughter".
func (k *Reader) fellow(h int) bool {
	return k.Tok(h).XPOS == "NN" && k.Persons(h) && !k.Measure(h) && !k.Lexicon.Discourse.Collective[k.Lemma(h)] && h > 0 && k.Tok(h-1).UPOS == "CCONJ"
}

// single reports whether the phrase headed by h is one person: "the mayor", "his guard", "the mayor Ana Lund".
func (k *Reader) single(h int) bool {
	if a := k.Sentence.Child(h, "appos"); a > h && k.Tok(h).XPOS == "NNP" && k.single(a) { // "Ana Lund, the mayor"
		return true
	}
	return (k.Singular(h) || k.Tok(h).XPOS == "NNP") && !k.Measure(h) && k.Persons(h) && !k.Lexicon.Discourse.Collective[k.Lemma(h)] && k.Sentence.Child(h, "det", "nmod:poss", "nmod:desc") >= 0
}

// Compatriot reports whether the name at h stands for one of its people: "an 18-year-old
// Israeli".
func (k *Reader) Compatriot(h int) bool {
	d := k.Sentence.Child(h, "det")
	return d >= 0 && k.Tok(h).XPOS == "NNP" && slices.Contains([]string{"a", "an", "another"}, strings.ToLower(k.Tok(d).Form)) &&
		k.Mentioned(h, func(m *dyad.Mention) bool { return dyad.IsState(m.Code) && !m.Sector.Armed() })
}

// numeral finds the number word of a phrase: its numeric modifier, a word like
// "dozens", or a lone "a".
func (k *Reader) numeral(h int) (at int, n *dyad.Count) {
	if k.NoOne(h) {
		return h - 1, amount.Exactly(0)
	}
	if _, _, ok := k.Amounts.Number(h); ok {
		n, _ := k.Amounts.Quantity(h)
		return h, n
	}
	if n, _ := k.Amounts.Vague(h); n != nil {
		return h, n
	}
	if k.Lemma(h) == "another" { // "another kidnapped"
		return h, amount.Exactly(1)
	}
	for t := max(h-4, 0); t < h; t++ {
		if n, next := k.Amounts.Quantity(t); n != nil && next == h && k.Tok(h).UPOS != "VERB" {
			return t, n // right before it, whatever the tree says
		}
	}
	for c := range k.Sentence.Children(h) {
		if c > h && k.Tok(c-1).Form == "," { // an age
			continue
		}
		switch k.Tok(c).Rel() {
		case "nummod", "amod", "det", "compound", "cc":
			w := strings.ToLower(k.Tok(c).Form)
			first := c
			for t := c - 1; t >= 0 && t > c-7; t-- {
				if _, next, ok := k.Amounts.Number(t); ok && next > c {
					first = t
				}
			}
			if _, next, ok := k.Amounts.Number(first); ok && next > c {
				n, _ := k.Amounts.Quantity(first)
				return first, n
			}
			if n, _ := k.Amounts.Vague(c); n != nil {
				return c, n
			}
			switch {
			case w == "both" && k.Tok(h).XPOS == "NNS":
				return c, amount.Exactly(2)
			case k.Compatriot(h):
				return c, amount.Exactly(1)
			case (w == "a" || w == "an" || w == "another") && k.Singular(h) && !k.Measure(h) && k.Persons(h) && !k.Lexicon.Discourse.Collective[k.Lemma(h)]:
				if n, _ := k.Amounts.Quantity(c); n != nil { // "an additional 69 wounded"
					return c, n
				}
				return c, amount.Exactly(1)
			}
		}
	}
	return 0, nil
}

// Persons reports whether the phrase headed by h speaks of people.
func (k *Reader) Persons(h int) bool {
	return k.Mentioned(h, func(m *dyad.Mention) bool { return m.Persons }) || k.Is(h, "@people") || k.Is(h, "@civilian")
}
