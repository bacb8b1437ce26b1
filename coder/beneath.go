package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/standing"
)

// alone reports whether what the words below tell is no matter of others: why somebody leaves an office,
// what two who are to meet will speak about.
func (f *frame) alone() bool {
	return slices.Contains(f.modes, "resign") || len(f.actors) > 1 && f.base != nil && f.base.mutual || f.spared || f.denies()
}

// deadly reports whether the noun at h tells of violence or death.
func (k *clause) deadly(h int) bool {
	return k.Nominal(h) && (k.isA(h, "@deadly") || k.frames[h] != nil && k.frames[h].typ == "ASSAULT")
}

// aside reports whether somebody only stands by what is spoken of: who suffered the deed that is looked into,
// what the deed was that somebody denies a part in, where a named man was killed, or the doer once more.
func (f *frame) aside(x ref) bool {
	k, m := f.k, f.k.r.mention(x)
	switch {
	case m.Given:
		return false
	case x.owner && slices.Contains(f.modes, "investigate") && k.deadly(x.tok):
		f.spared = k.frames[x.tok] == nil || len(without([]ref{x}, k.frames[x.tok].actors)) > 0
		return f.spared
	case f.denies():
		return true
	case x.owner && f.murder():
		return k.Tok(x.tok).UPOS == "PROPN" && k.inside[x.tok] < 0 && k.places[m.Head] >= 0 && k.Sited(m.Head)
	}
	return false
}

// denies reports whether somebody says that he had no part in a deed.
func (f *frame) denies() bool {
	return f.rule.Operand != nil && f.rule.Operand.Inner == "denied" && slices.ContainsFunc(f.k.slot(f.tok, "obj"), func(o int) bool { return f.k.isA(o, "@complicity") })
}

// murder reports whether a noun tells the killing of somebody.
func (f *frame) murder() bool {
	return f.rule.Harm == "killed" && !f.k.Verbal(f.tok) && len(f.k.Prep(f.tok, "of")) > 0
}

// again reports whether somebody is the doer once more: "a gunman opened fire; the gunman died".
func (f *frame) again(x ref) bool {
	k, m := f.k, f.k.r.mention(x)
	return m.Kind == dyad.Nominal && m.Persons && m.Sentence == k.index && k.Definite(m.Head) && slices.ContainsFunc(f.actors, func(y ref) bool {
		a := k.r.mention(y)
		return a.Sentence == m.Sentence && a.Kind == m.Kind && a.Head < m.Head && k.Tok(a.Head).XPOS == "NN" && k.Tok(a.Head).Form == k.Tok(m.Head).Form && !k.Definite(a.Head)
	})
}

// hometown returns the town that an attack with bombs is named after: "the Lund bombings".
func (f *frame) hometown() []ref {
	for _, c := range f.k.Children(f.tok, "compound") {
		if pl := f.k.places[c]; pl >= 0 && slices.Contains(f.modes, "explosives") && !f.k.Verbal(f.tok) && (c == 0 || f.k.Tok(c-1).UPOS != "PROPN" || f.k.Tok(c-1).Rel() != "compound") && f.k.r.places[pl].Resolution > 1 && f.k.r.places[pl].CountryCode != "" {
			return []ref{{mention: -1, place: pl, tok: c, owner: true}}
		}
	}
	return nil
}

// stormed returns whoever is in what police alone raid or break up, "a cafe", "a rally", or whom a word stands for
// of which nobody knows whom it means: "shot him". What they shoot with is no such thing: "fired tear gas", "opened fire".
func (f *frame) stormed() []ref {
	if f.typ != "COERCE" && (f.typ != "ASSAULT" || len(f.rule.When["obj"]) > 0) || !f.k.Verbal(f.tok) || len(f.actors) == 0 || slices.ContainsFunc(f.actors, func(x ref) bool { return f.k.r.mention(x).Sector != dyad.COP }) {
		return nil
	}
	if h := f.k.slot(f.tok, "obj"); len(h) > 0 && (h[0] < f.first || h[0] > f.last) && (f.k.Nominal(h[0]) || f.k.Tok(h[0]).UPOS == "PRON") {
		return f.k.people(h[0], dyad.UNK)
	}
	return nil
}

// sufferers returns those to whom it is done, and with a deed those who are said to be among them.
func (f *frame) sufferers() []ref {
	out, at := slices.Clip(f.recips), append([]int{f.tok}, f.also...)
	for _, x := range f.recips {
		if m := f.k.r.mention(x); m.Sentence == f.k.index && m.Kind == dyad.Nominal {
			at = append(at, m.Head)
		}
	}
	for _, n := range f.k.Among(at) {
		for _, x := range f.k.direct(n) {
			if m := f.k.r.mention(x); (f.typ == "ASSAULT" || f.typ == "COERCE") && len(f.recips) > 0 && m.Code != "" && (m.Kind == dyad.Nominal || m.Persons) && !f.k.r.share(slices.Concat(out, f.actors), []ref{x}) {
				out = append(out, x)
			}
		}
	}
	return out
}

// bereaved puts who came to harm in the place of those who are left: "the widow of a soldier killed there".
func (f *frame) bereaved(refs []ref) []ref {
	if f.rule.Harm == "" || !f.k.Verbal(f.tok) || f.k.Tok(f.tok).Rel() != "acl" || len(refs) == 0 || !f.k.isA(refs[0].tok, "@kin") {
		return refs
	}
	for _, o := range f.k.Prep(refs[0].tok, "of") {
		if dead := f.k.resolveAll(o); len(dead) > 0 && o < f.tok {
			return dead
		}
	}
	return refs
}

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
			if k.Lemma(n) == "use" && k.Verbal(n) || slices.Contains(f.modes, "misinformation") && k.Verbal(n) && k.Infinitive(n) {
				continue // with what it is done, or for whose sake
			}
			if p := k.Sentence.Child(n, "nmod:poss"); p >= 0 && k.Tok(p).UPOS == "PRON" {
				continue // its own
			}
			refs := f.concerned(n)
			c := k.Sentence.Child(n, "case")
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
