package coder

import (
	"slices"

	"github.com/dyad-news/dyad/coder/standing"
)

const backSentences = 6 // how many sentences back "the attack" is looked for

// pointBack makes a definite event noun without arguments of its own ("the attack")
// stand for the event told before, whose parties it takes.
func (f *frame) pointBack() {
	k := f.k
	elsewhere := !slices.ContainsFunc(f.recips, func(x ref) bool { return !k.scenic(x) || k.Sentence.Dominates(f.tok, x.tok) }) // "the attack took place in Lund"
	if !elsewhere || !k.Nominal(f.tok) {
		return
	}
	own := len(f.actors) > 0 && k.Sentence.Child(f.tok, "nmod:poss") >= 0 // "his visit"
	if !own && (len(f.actors) > 0 || !k.Definite(f.tok)) {
		return
	}
	told := k.antecedentEvent(f.tok, []string{f.typ})
	if told == nil || own && !k.r.share(told.actors, f.actors) {
		return
	}
	f.told, f.folded = told, true
	f.actors, f.recips = broughtTo(f.tok, told.actors), broughtTo(f.tok, told.recips)
	if len(f.modes) == 0 {
		f.modes = told.modes
	}
}

// broughtTo returns those whom the word at t points back at: that is where they stand in the
// sentence of t.
func broughtTo(t int, refs []ref) []ref {
	out := slices.Clone(refs)
	for i := range out {
		out[i].tok = t
	}
	return out
}

// antecedentEvent returns the last event told before token t that is of one of the
// types ("*" is any), or nil.
func (k *clause) antecedentEvent(t int, types []string) *frame {
	fits := func(f *frame) bool {
		return f != nil && f.told == nil && !(f.folded && f.outer != nil && f.outer.typ == f.typ) &&
			(slices.Contains(types, f.typ) || slices.Contains(types, "*")) && len(f.actors) > 0
	}
	for i := t - 1; i >= 0; i-- {
		if f := k.frames[i]; k.state[i] == 2 && fits(f) {
			return f
		}
	}
	for i := len(k.r.told) - 1; i >= 0; i-- {
		f := k.r.told[i]
		if f.k.index < k.index-backSentences {
			return nil
		}
		if f.k != k && fits(f) {
			return f
		}
	}
	return nil
}

// backActors returns who did what a definite noun without owner ("the incident",
// "these charges") points back at.
func (k *clause) backActors(h int) []ref {
	types := k.r.c.lex.Discourse.Anaphora[k.Lemma(h)]
	if len(types) == 0 || !k.Nominal(h) || !k.Definite(h) {
		return nil
	}
	if f := k.antecedentEvent(h, types); f != nil {
		return broughtTo(h, f.actors)
	}
	return nil
}

// share reports whether some actor of a and some of b are of one country or one known
// body.
func (r *reading) share(a, b []ref) bool {
	for _, x := range a {
		for _, y := range b {
			m, n := r.mention(x), r.mention(y)
			if m.Code != "" && m.Code == n.Code && (m.Known == n.Known || standing.State(m) && standing.State(n)) {
				return true
			}
		}
	}
	return false
}
