package entity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/entity/turn"
)

// makePhrases gathers the atoms that belong to one noun phrase, and the pronouns.
func (st *sentence) makePhrases() {
	tops := make([]int, len(st.atoms))
	for i := range st.atoms {
		tops[i] = -1
		if a := &st.atoms[i]; !a.off {
			tops[i] = st.top(st.headOf(a.lo, a.hi), a.apart)
		}
	}
	st.repair(tops)
	for i := range st.atoms {
		if tops[i] < 0 {
			continue
		}
		var group []int
		for j := i; j < len(tops); j++ {
			if tops[j] == tops[i] {
				group = append(group, j)
			}
		}
		st.group(tops[i], group)
		for top, j := tops[i], i; j < len(tops); j++ {
			if tops[j] == top {
				tops[j] = -1
			}
		}
	}
	for t := range st.Tokens {
		if pr := pronounOf(&st.Tokens[t]); pr != noPronoun && st.at[t] == nil && !(pr == it && turn.Expletive(st.Sentence, t)) {
			st.phrase(&phrase{head: t, lo: t, hi: t + 1, pron: pr, kind: dyad.Pronoun})
		}
	}
	slices.SortStableFunc(st.phrases, func(p, q *phrase) int {
		return cmp.Or(cmp.Compare(p.lo, q.lo), cmp.Compare(q.hi, p.hi))
	})
}

func (st *sentence) phrase(p *phrase) {
	p.st = st
	st.phrases = append(st.phrases, p)
	st.at[p.head] = p
}

// group makes one phrase of the atoms under a head that is one of them, else a phrase
// of each name.
func (st *sentence) group(top int, group []int) {
	lo, hi := st.extent(top)
	core := false
	for _, i := range group {
		a := &st.atoms[i]
		lo, hi = min(lo, a.lo), max(hi, a.hi)
		core = core || (a.lo <= top && top < a.hi || st.named(top, a)) && (a.kind != nameAtom || a.class != data.Region)
	}
	if core {
		lo, hi = st.trim(lo, hi)
		head := st.headOf(lo, hi)
		if st.at[head] == nil {
			st.phrase(&phrase{head: head, lo: lo, hi: hi, atoms: group})
		}
		return
	}
	group = st.attributive(group)
	for _, i := range group {
		a := &st.atoms[i]
		head := st.headOf(a.lo, a.hi)
		if a.kind != nameAtom || a.class == data.Region || st.at[head] != nil {
			continue
		}
		st.phrase(&phrase{head: head, lo: a.lo, hi: a.hi, atoms: []int{i}, adj: true})
	}
}

// attributive makes a phrase of the actor noun that stands before a noun which is no actor,
// with the names right before it: "Kurdish rebel" in "Kurdish rebel attacks". It returns
// the atoms that are left.
func (st *sentence) attributive(group []int) []int {
	for n := len(group) - 1; n >= 0; n-- {
		a := &st.atoms[group[n]]
		if a.kind != nounAtom || a.noun.Sector == "" || a.noun.Kind == data.ThingNoun || a.apart {
			continue
		}
		head := st.headOf(a.lo, a.hi)
		if r := st.Tokens[head].Rel(); r != "compound" && r != "amod" && r != "nmod" || st.at[head] != nil {
			continue
		}
		first := n
		for first > 0 && st.atoms[group[first-1]].hi == st.atoms[group[first]].lo {
			first--
		}
		own := slices.Clone(group[first : n+1])
		st.phrase(&phrase{head: head, lo: st.atoms[own[0]].lo, hi: a.hi, atoms: own})
		return slices.Concat(group[:first], group[n+1:])
	}
	return group
}

// trim takes conjunctions, prepositions, punctuation and handles off the ends.
func (st *sentence) trim(lo, hi int) (int, int) {
	loose := func(t int) bool {
		tok := &st.Tokens[t]
		switch tok.UPOS {
		case "CCONJ", "ADP", "SCONJ":
			return st.atomAt[t] < 0 && !st.bound(t)
		case "PUNCT", "SYM":
			return true
		}
		return strings.HasPrefix(tok.Form, "@")
	}
	for lo+1 < hi && loose(lo) {
		lo++
	}
	for lo+1 < hi && loose(hi-1) {
		hi--
	}
	return lo, hi
}

// bound reports whether "at least" or "at most" starts at the token.
func (st *sentence) bound(t int) bool {
	if t+1 >= len(st.Tokens) || !strings.EqualFold(st.Tokens[t].Form, "at") {
		return false
	}
	return st.Tokens[t+1].Form == "least" || st.Tokens[t+1].Form == "most"
}

// named reports whether the atom is a name in apposition or flat under the head.
func (st *sentence) named(top int, a *atom) bool {
	h := st.headOf(a.lo, a.hi)
	return h > top && st.Tokens[h].Head == top && (st.Tokens[h].Rel() == "flat" || st.Tokens[h].Rel() == "appos")
}

// headOf returns the token of the range that depends on none in it; of several the one
// nearest the root of the tree.
func (st *sentence) headOf(lo, hi int) int {
	best, depth := -1, 0
	for t := hi - 1; t >= lo; t-- {
		if h := st.Tokens[t].Head; h < lo || h >= hi {
			if u := st.Tokens[t].UPOS; u == "PUNCT" || u == "PART" || u == "DET" {
				continue
			}
			if n := st.depth(t); best < 0 || n < depth {
				best, depth = t, n
			}
		}
	}
	if best >= 0 {
		return best
	}
	for t := hi - 1; t >= lo; t-- {
		if h := st.Tokens[t].Head; h < lo || h >= hi {
			return t
		}
	}
	return hi - 1
}

func (st *sentence) depth(t int) int {
	n := 0
	for ; st.Tokens[t].Head >= 0 && n < len(st.Tokens); t = st.Tokens[t].Head {
		n++
	}
	return n
}

// top climbs from a token to the head of its base noun phrase.
func (st *sentence) top(t int, apart bool) int {
	if apart {
		return t
	}
	for {
		p := st.Tokens[t].Head
		if p < 0 || !st.joins(t, p) {
			return t
		}
		t = p
	}
}

// joins reports whether token t is part of the base noun phrase of its head p.
func (st *sentence) joins(t, p int) bool {
	tok := &st.Tokens[t]
	switch tok.Rel() {
	case "flat", "compound", "goeswith":
		return st.Tokens[p].UPOS != "VERB" || st.Tokens[p].Rel() == "amod"
	case "amod":
		return tok.UPOS != "VERB" || t < p
	case "nmod", "dep":
		if _, end := st.Subtree(t); tok.Deprel == "nmod:desc" && t < p { // "head of the Council Ann Lee", not "at the Council Ann Lee"
			a, b := st.atomAt[t], st.atomAt[p] // "oil producer Kuwait" is Kuwait itself
			return (b < 0 || st.atoms[b].kind != nameAtom || st.atoms[b].class != data.Country) && st.tight(end-1, p) && (a < 0 || tok.UPOS != "PROPN" || st.atoms[a].kind != nounAtom || st.atoms[a].noun.Kind == data.PersonNoun)
		}
		return tok.Deprel != "nmod:poss" && tok.Deprel != "nmod:tmod" && st.Child(t, "case") < 0 && st.tight(t, p) && st.Tokens[p].UPOS != "VERB"
	case "appos":
		return t > p && st.tight(p, t)
	}
	return false
}

// tight reports whether no punctuation but quotes and hyphens, and no conjunction,
// stands between two tokens.
func (st *sentence) tight(a, b int) bool {
	for t := min(a, b) + 1; t < max(a, b); t++ {
		tok := &st.Tokens[t]
		if tok.UPOS == "CCONJ" || tok.UPOS == "ADP" || tok.UPOS == "VERB" {
			return false
		}
		if tok.UPOS == "PUNCT" && !isHyphen(tok.Form) && tok.Form != "\"" && tok.Form != "“" && tok.Form != "'" && tok.Form != "‘" {
			return false
		}
	}
	return true
}

// repair joins what the tree has torn apart: a title and the name after it, an
// adjective of nationality and the noun after it.
func (st *sentence) repair(tops []int) {
	for i := 0; i+1 < len(st.atoms); i++ {
		a, b := &st.atoms[i], &st.atoms[i+1]
		if tops[i] < 0 || tops[i+1] < 0 || tops[i] == tops[i+1] || a.apart {
			continue
		}
		title := a.kind == nounAtom && a.noun.Kind == data.PersonNoun && !a.plural && a.hi == b.lo && st.near(b.lo) &&
			(b.kind == properAtom || b.kind == nameAtom && b.class == data.Person)
		adj := a.kind == nameAtom && b.kind == nounAtom && (a.name.Use == data.Adjective && st.between(a.hi, b.lo) || st.tied(a) && st.between(a.hi+2, b.lo))
		if !title && !adj {
			continue
		}
		from, to := tops[i+1], tops[i]
		if st.Dominates(tops[i+1], tops[i]) || adj {
			from, to = to, from
		}
		for j := range tops {
			if tops[j] == from {
				tops[j] = to
			}
		}
	}
}

// tied reports whether a hyphen and a participle follow, so that the name modifies what
// comes next: "Kenya-based". That of "Iran-backed" is another's.
func (st *sentence) tied(a *atom) bool {
	return !a.apart && a.hi+1 < len(st.Tokens) && isHyphen(st.Tokens[a.hi].Form) && st.Tokens[a.hi].Span.Start == st.Tokens[a.hi-1].Span.End && st.Tokens[a.hi+1].UPOS == "VERB"
}

// between reports whether only adjectives and nouns stand in the range.
func (st *sentence) between(lo, hi int) bool {
	for t := lo; t < hi; t++ {
		if u := st.Tokens[t].UPOS; u != "ADJ" && u != "NOUN" && u != "PROPN" {
			return false
		}
	}
	return hi-lo <= 3
}

// extent returns the token range of the noun phrase with head h: determiner,
// modifiers and owner before it, the parts of a name after it, an of-phrase, and where it is.
func (st *sentence) extent(h int) (lo, hi int) {
	lo, hi = h, h+1
	var left []int
	for c := range st.Children(h) {
		if c < h {
			left = append(left, c)
		}
	}
	for _, c := range slices.Backward(left) {
		if !st.before(c) {
			if st.Tokens[c].UPOS == "PUNCT" && isHyphen(st.Tokens[c].Form) && c == lo-1 {
				lo = c
				continue
			}
			break
		}
		l, r := st.Subtree(c)
		if r > lo || st.hasVerb(l, r) {
			break
		}
		lo = l
	}
	for c := range st.Children(h) {
		if c <= h {
			continue
		}
		l, r := st.Subtree(c)
		rel := st.Tokens[c].Rel()
		switch {
		case rel == "flat" || rel == "compound" || rel == "goeswith" || rel == "punct" && isHyphen(st.Tokens[c].Form):
			if l == hi || l == hi+1 {
				hi = r
			}
		case rel == "appos" && st.joins(c, h) && !st.hasVerb(l, r) && r-l <= 6:
			_, e := st.extent(c)
			hi = max(hi, e)
		case rel == "nmod" && l == hi && st.ofPhrase(c) && !st.hasVerb(l, r):
			_, e := st.extent(c)
			hi = max(hi, e)
		default:
			return lo, hi
		}
	}
	return lo, hi
}

// before reports whether a left dependent is within the noun phrase.
func (st *sentence) before(c int) bool {
	tok := &st.Tokens[c]
	switch tok.Rel() {
	case "det", "amod", "compound", "nummod", "flat", "goeswith":
		return true
	case "nmod":
		return tok.Deprel == "nmod:poss" || st.Child(c, "case") < 0 && (tok.Deprel != "nmod:desc" || st.joins(c, tok.Head))
	case "advmod":
		return tok.UPOS == "ADV" && tok.Head > c && st.Tokens[c].XPOS != "WRB"
	}
	return false
}

// ofPhrase reports whether c is the noun of an of-phrase, itself without a number, or a name in a
// phrase that says where somebody is: "people in northern Norland".
func (st *sentence) ofPhrase(c int) bool {
	k := st.Child(c, "case")
	return k >= 0 && (strings.EqualFold(st.Tokens[k].Form, "of") || placing(st.Tokens[k].Form) && st.Tokens[c].UPOS == "PROPN")
}

func (st *sentence) hasVerb(lo, hi int) bool {
	for t := lo; t < hi; t++ {
		if u := st.Tokens[t].UPOS; u == "VERB" && st.Tokens[t].Rel() != "amod" || u == "AUX" || u == "SCONJ" {
			return true
		}
	}
	return false
}
