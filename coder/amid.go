package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/culprit"
)

// amid returns who does the deed in the course of which people came to harm, told in a clause
// behind "after", "when" or "as": "two are killed after police fire on protesters". Those who
// fight are not said to have hit their own.
func (f *frame) amid() []ref {
	k := f.k
	if f.rule.Harm != "killed" && f.rule.Harm != "injured" || !k.Verbal(f.tok) || len(f.actors) > 0 {
		return nil
	}
	if culprit.Also(k.Clause, f.tok) {
		all := k.nearest(f.tok, func(g *frame) bool {
			return g.typ == "ASSAULT" && !g.mutual && g.k.index >= k.index-1 && len(g.actors) > 0 && g.realis == dyad.Actual
		})
		if len(all) == 1 && !slices.ContainsFunc(all[0].actors, f.fellow) {
			return broughtTo(f.tok, without(all[0].actors, f.recips))
		}
	}
	at := k.Conjuncts(f.tok)
	if h := k.Tok(f.tok).Head; k.Tok(f.tok).Rel() == "conj" && h >= 0 {
		at = append(at, h)
	}
	for _, v := range at {
		for _, c := range k.Children(v, "advcl") {
			g := k.frames[c]
			if g == nil || g == f || g.typ != "ASSAULT" || g.mutual || len(g.actors) == 0 || !k.Opens(c) || k.Sentence.Child(c, "nsubj") < 0 {
				continue
			}
			if doers := without(f.known(g.actors), f.recips); !slices.ContainsFunc(doers, f.fellow) {
				return doers
			}
		}
	}
	return nil
}

// fellow reports whether the doer fights on the side of one to whom it is done.
func (f *frame) fellow(x ref) bool {
	m := f.k.r.mention(x)
	return m.Sector.Armed() && slices.ContainsFunc(f.recips, func(y ref) bool {
		n := f.k.r.mention(y)
		return n.Sector.Armed() && (n.Code == m.Code || n.Sector == m.Sector) || n.Sector == dyad.COP && m.Sector == dyad.COP
	})
}
