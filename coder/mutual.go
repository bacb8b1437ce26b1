package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// theOther returns whom "each other" stands for: all that the subject of its verb names.
func (k *clause) theOther(h int) []ref {
	if !k.oneAnother(h) {
		return nil
	}
	for v := k.Tok(h).Head; v >= 0; v = k.Tok(v).Head {
		if !k.Verbal(v) {
			continue
		}
		var out []ref
		for _, s := range k.slot(v, "subj") {
			for _, c := range k.Conjuncts(s) {
				out = append(out, k.resolve(c, maxDepth)...)
			}
		}
		return k.oneOfEach(out)
	}
	return nil
}

// each returns the two states told of last where the phrase headed by h means them: "each
// country", "both", "neither side".
func (k *clause) each(h int) []ref {
	if !k.eachOfTwo(h) {
		return nil
	}
	var two []ref
	for i := len(k.r.ment) - 1; i >= 0 && len(two) < 2; i-- {
		m := &k.r.ment[i]
		if m.Sentence < k.index-backSentences {
			break
		}
		if m.Sentence < k.index && isState(m.Code) && state(m) {
			two = k.oneOfEach(append(two, ref{mention: k.named(i), place: -1, tok: h}))
		}
	}
	if len(two) < 2 {
		return nil
	}
	slices.Reverse(two)
	return two
}

// named returns the last mention by its own name of the state to which the one at index i
// belongs, or i.
func (k *clause) named(i int) int {
	for j := len(k.r.ment) - 1; j >= 0; j-- {
		m := &k.r.ment[j]
		if m.Sentence < k.index && m.Code == k.r.ment[i].Code && m.Kind == dyad.Name && m.Office == "" && m.QID != "" && m.Sector == dyad.GOV {
			return j
		}
	}
	return i
}

// oneAnother reports whether the word at h is the other of "each other", "one another", or
// "the other" of which each says the same.
func (k *clause) oneAnother(h int) bool {
	after := func(w string) bool { return h+1 < len(k.s.Tokens) && k.Lemma(h+1) == w }
	switch w := k.Lemma(h); {
	case h == 0:
	case w == "each" && after("other"), w == "one" && after("another"):
		return true
	case w == "other" && k.Lemma(h-1) == "each", w == "another" && k.Lemma(h-1) == "one":
		return true
	case w == "other" && k.Lemma(h-1) == "the" && len(k.ment[h]) == 0:
		return slices.ContainsFunc(k.s.Tokens[:h], func(t dyad.Token) bool { return t.Lemma == "each" || t.Lemma == "Each" })
	}
	return false
}

// eachOfTwo reports whether the phrase at h is "each", "both" or "neither", alone or of a
// state: "each country".
func (k *clause) eachOfTwo(h int) bool {
	of := func(t int) bool { return slices.Contains([]string{"each", "both", "neither", "either"}, k.Lemma(t)) }
	if of(h) {
		return !k.Nominal(h) && k.s.Child(h, "nmod") < 0 && (h+1 == len(k.s.Tokens) || !k.Nominal(h+1))
	}
	switch k.Lemma(h) {
	case "country", "side", "nation", "state", "government", "neighbour", "neighbor":
		d := k.s.Child(h, "det")
		return d >= 0 && of(d) && len(k.ment[h]) == 0
	}
	return false
}

// reciprocal reports whether the word at t tells what several do to one another.
func (k *clause) reciprocal(t int) bool {
	for c := range k.s.Children(t) {
		if k.oneAnother(c) {
			return true
		}
	}
	return false
}
