package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/standing"
)

// theOther returns whom "each other" stands for: all that the subject of its verb names.
func (k *clause) theOther(h int) []ref {
	if !k.OneAnother(h) {
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

// neighbour returns the other state of two that the sentence speaks of, where the phrase headed by h means it:
// "Norland urged its neighbour to hold talks with Norland".
func (k *clause) neighbour(h int) []ref {
	p := k.Sentence.Child(h, "nmod:poss")
	if l := k.Lemma(h); l != "neighbor" && l != "neighbour" || p < 0 || k.Tok(h).XPOS == "NNS" {
		return nil
	}
	whose := k.direct(p)
	if len(whose) == 0 || !dyad.IsState(k.r.mention(whose[0]).Code) || k.r.mention(whose[0]).Persons {
		return nil
	}
	return slices.DeleteFunc(k.twoStates(), func(x ref) bool { return k.r.mention(x).Code == k.r.mention(whose[0]).Code })
}

// each returns the two states told of last where the phrase headed by h means them: "each
// country", "both", "neither side".
func (k *clause) each(h int) []ref {
	if !k.EachOfTwo(h) {
		return nil
	}
	var two []ref
	for i := len(k.r.ment) - 1; i >= 0 && len(two) < 2; i-- {
		m := &k.r.ment[i]
		if m.Sentence < k.index-backSentences {
			break
		}
		if m.Sentence < k.index && dyad.IsState(m.Code) && standing.State(m) {
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

// together makes of what parties of two countries do side by side what its rule, or that of
// the event it passes on, says: their exercise is joint.
func (f *frame) together() {
	typ := f.rule.Together
	if typ == "" && f.rule.Type == "" && f.base != nil {
		typ = f.base.rule.Together
	}
	given := 0 // sides that somebody handed over
	for _, x := range f.actors {
		if f.k.r.mention(x).Given {
			given++
		}
	}
	if typ == "" || f.typ == typ || len(f.k.oneOfEach(f.actors)) < 2 && given < 2 {
		return
	}
	f.typ, f.modes, f.mutual = typ, nil, true
}
