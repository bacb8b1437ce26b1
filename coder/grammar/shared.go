package grammar

import (
	"slices"
	"strings"
)

// Shares reports whether the verb at v leaves its object to one joined to it: "shot and killed
// the suspect".
func (c Clause) Shares(v int) bool {
	return slices.ContainsFunc(c.Children(v, "conj"), func(k int) bool {
		return k > v && c.Verbal(k) && c.Tok(k).XPOS == c.Tok(v).XPOS && c.Sentence.Child(k, "obj") >= 0 && c.Sentence.Child(k, "nsubj", "nsubj:pass", "aux", "aux:pass") < 0
	})
}

// Fallen returns who comes to harm in what the noun at t tells: "soldiers died in a clash with
// rebels" names both sides.
func (c Clause) Fallen(t int) []int {
	h := c.Tok(t).Head
	if h < 0 || c.Verbal(t) || !c.Verbal(h) {
		return nil
	}
	switch c.Lemma(h) {
	case "die", "perish", "fall":
		return c.Slot(h, "subj")
	case "kill", "injure", "wound", "hurt":
		if c.Passive(h) {
			return c.Slot(h, "obj")
		}
	}
	return nil
}

// Modifies reports whether the word at t only stands before the noun at n.
func (c Clause) Modifies(t, n int) bool {
	return t < n && slices.Contains(c.Children(n, "amod", "compound"), t)
}

// Surface returns the grammatical subject of the verb at v, shared and controlled ones included.
func (c Clause) Surface(v int) []int { return c.surface(v, maxClimb) }

// Antecedent follows a relative pronoun to the noun it stands for.
func (c Clause) Antecedent(n int) int {
	t := c.Tok(n)
	switch t.XPOS {
	case "WDT", "WP":
	default:
		if t.Feat("PronType") != "Rel" {
			return n
		}
	}
	for v := t.Head; v >= 0; v = c.Tok(v).Head {
		if c.Tok(v).Deprel == "acl:relcl" {
			h := c.Tok(v).Head
			if o := c.Sentence.Child(max(h, 0), "obj"); h >= 0 && c.Verbal(h) && o > h && o < n && slices.Contains(texts, c.Lemma(o)) { // "passed a bill, asked for by the army, | that bans"
				return o
			}
			return h
		}
		if r := c.Tok(v).Rel(); r != "conj" && r != "xcomp" && r != "ccomp" {
			break
		}
	}
	return n
}

// Conjuncts returns i and what is joined to it by "and" or "or", in text order.
func (c Clause) Conjuncts(i int) []int {
	out := []int{i}
	for k := range c.Sentence.Children(i) {
		if c.Tok(k).Rel() == "conj" && k > i {
			out = append(out, c.Conjuncts(k)...)
		}
	}
	if a := c.Sentence.Child(i, "appos"); len(out) == 1 && a > i && c.Introduced(i, "between") { // "between the rebel group Lund and Norland"
		out = append(out, c.Conjuncts(a)[1:]...)
	}
	return out
}

// Opens reports whether the clause at v tells when something happened, by a deed.
func (c Clause) Opens(v int) bool {
	for _, m := range c.Children(v, "mark", "advmod") {
		switch c.Lemma(m) {
		case "after", "when", "as":
			return m < v
		}
	}
	return false
}

// beforeBeing returns the noun of which a passive without a mark tells something, where the tree hangs
// it higher: "images of a man being shot". -1 where there is none.
func (c Clause) beforeBeing(v int) int {
	b := c.Sentence.Child(v, "aux")
	if b < 2 || b > v || !strings.EqualFold(c.Tok(b).Form, "being") || c.Sentence.Child(v, "mark", "case") >= 0 {
		return -1
	}
	if n := b - 1; c.Nominal(n) && c.Sentence.Child(n, "case") >= 0 {
		return n
	}
	return -1
}

// MainVerbAbove returns the verb of the clause around token t, relative clauses
// skipped, or -1.
func (c Clause) MainVerbAbove(t int) int {
	for at := t; at >= 0; at = c.Tok(at).Head {
		switch c.Tok(at).Rel() {
		case "root", "ccomp", "parataxis", "advcl", "conj":
			if c.Verbal(at) {
				return at
			}
		}
	}
	return -1
}

// Enacted returns the clauses that say what the law or the order at h does: "a decree banning rallies",
// "a law that bans rallies".
func (c Clause) Enacted(h int) []int {
	return slices.DeleteFunc(c.Children(h, "acl"), func(v int) bool {
		if c.Tok(v).Deprel == "acl:relcl" {
			n := c.Sentence.Child(v, "nsubj")
			return n < 0 || c.Tok(n).UPOS != "PRON"
		}
		return c.Tok(v).XPOS != "VBG" || c.Sentence.Child(v, "nsubj", "mark") >= 0
	})
}

// qualified returns of whom the adjective at v behind the noun at h is said: "the man responsible for",
// or "he" of "he was the man responsible for".
func (c Clause) qualified(v, h, depth int) []int {
	switch {
	case c.Tok(v).UPOS != "ADJ" || v < h:
		return nil
	case c.Sentence.Child(h, "cop") >= 0:
		return c.surface(h, depth)
	}
	return []int{h}
}

// called returns whom the verb above says to be what the noun at n names: the soldiers of "described
// the soldiers as men who killed".
func (c Clause) called(n int) []int {
	up := c.Tok(n).Head
	if up < 0 || c.Tok(n).Rel() != "obl" || !c.Introduced(n, "as") || !slices.Contains(naming, c.Lemma(up)) || c.Passive(up) {
		return nil
	}
	return c.Children(up, "obj")
}
