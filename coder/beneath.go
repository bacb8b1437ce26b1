package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/standing"
)

// beneath returns whom a deed concerns where none of the rule's slots names anybody: the
// first party, from the left, inside the phrases that complete the word, as in "opened an
// investigation into claims about soldiers of X"; one that it is "against" before all others.
// In a short text a stranger is one too. Phrases of time, cause and manner, and clauses with
// a subject of their own, are other matters.
func (f *frame) beneath() []ref {
	k := f.k
	var first []ref
	queue := k.Fillers(f.tok)
	if f.typ == "REQUEST" && k.Verbal(f.tok) { // "asks its citizens to shun the firm": not whom it asks
		queue = slices.DeleteFunc(queue, func(n int) bool { return k.Verbal(n) && k.Infinitive(n) })
	}
	for depth := 0; depth < maxDepth && len(queue) > 0; depth++ {
		var next []int
		for _, n := range queue {
			if p := k.s.Child(n, "nmod:poss"); p >= 0 && k.Tok(p).UPOS == "PRON" {
				continue // its own
			}
			refs := f.concerned(n)
			c := k.s.Child(n, "case")
			switch against := c >= 0 && k.Lemma(c) == "against"; {
			case len(refs) > 0 && against:
				return refs
			case len(refs) > 0 && len(first) == 0:
				first = refs
			}
			next = append(next, k.Fillers(n)...)
		}
		queue = next
	}
	return first
}

// concerned returns the parties that the phrase headed by n stands for, if they can be those
// whom the deed concerns.
func (f *frame) concerned(n int) []ref {
	k, article := f.k, f.k.r.whole
	refs := k.r.distinct(direct(k.r.others(without(k.resolve(n, 0), f.actors), f.actors)))
	refs = slices.DeleteFunc(refs, func(x ref) bool {
		m := k.r.mention(x)
		return m.Code == "" && (x.owner || article || f.typ == "MOBILIZE") || !standing.Of("actor", m) ||
			!m.Given && slices.ContainsFunc(f.actors, func(a ref) bool { return f.alike(k.r.mention(a), m) })
	})
	if len(refs) == 0 && !article && k.stranger(n) {
		return []ref{{mention: k.introduce(n, dyad.Entity{}), place: -1, tok: n}}
	}
	return refs
}

// alike reports whether two parties are one side as far as the deed goes: one country and
// one sector, or of one country at all where it moves its own.
func (f *frame) alike(a, b *dyad.Mention) bool {
	own := f.typ == "MOBILIZE" || f.typ == "RETREAT" || f.typ == "SANCTION"
	return a.Code == b.Code && (own || a.Sector == b.Sector && a.Known == b.Known)
}
