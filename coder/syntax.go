package coder

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// clauses answers questions about the grammar of one sentence: which noun phrases
// fill a slot of a word, whatever the construction. Answers are token indices of
// phrase heads; conjoined phrases are left to the caller.
type clauses struct {
	s *dyad.Sentence
	// acts reports whether the modifier at a token names an actor ("Iranian" in
	// "Iranian airstrikes"), so that it fills the subject slot of a noun.
	acts func(tok int) bool
	// suffers reports whether a participle of the lemma without an object is passive
	// though it has no auxiliary ("two children killed", headlines).
	suffers func(lemma string) bool
}

const maxClimb = 6 // how many links a shared or controlled subject is followed

func (c clauses) tok(i int) *dyad.Token { return &c.s.Tokens[i] }

// lemma returns the lower-case lemma of a token.
func (c clauses) lemma(i int) string { return strings.ToLower(c.tok(i).Lemma) }

// verbal reports whether the token is a verb form, by either tag set.
func (c clauses) verbal(i int) bool {
	t := c.tok(i)
	if t.UPOS == "VERB" || (strings.HasPrefix(t.XPOS, "VB") && t.UPOS != "ADJ") {
		return true
	}
	// Taggers take "denies" for a noun; the tree still gives it a subject and an object.
	return t.UPOS == "NOUN" && c.s.Child(i, "nsubj") >= 0 && c.s.Child(i, "obj", "ccomp", "aux") >= 0 && c.s.Child(i, "cop") < 0
}

// nominal reports whether the token is a noun or name.
func (c clauses) nominal(i int) bool {
	t := c.tok(i)
	return t.UPOS == "NOUN" || t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NN")
}

// passive reports whether a verb's subject suffers what it tells: a passive clause or
// a past participle that modifies a noun.
func (c clauses) passive(v int) bool {
	t := c.tok(v)
	if c.s.Child(v, "nsubj:pass", "aux:pass", "csubj:pass") >= 0 {
		return true
	}
	if t.Rel() == "amod" && v > t.Head { // "three others injured", tagged as an adjective
		return true
	}
	if t.XPOS != "VBN" && t.XPOS != "VBD" || c.s.Child(v, "aux", "obj") >= 0 {
		return false
	}
	if c.s.Child(v, "nsubj") >= 0 {
		return c.suffers(c.lemma(v))
	}
	if t.XPOS != "VBN" {
		return false
	}
	switch t.Rel() {
	case "acl", "amod":
		return true
	case "conj":
		return t.Head >= 0 && c.passive(t.Head)
	case "advcl", "root", "parataxis", "ccomp": // headlines leave the auxiliary out
		return c.s.Child(v, "obl:agent") >= 0 || len(c.prep(v, "by")) > 0 || t.Rel() == "advcl"
	}
	return false
}

// slot returns the heads of the phrases that fill a slot of the word at i.
func (c clauses) slot(i int, name string) []int {
	switch name {
	case "subj":
		if c.verbal(i) || !c.nominal(i) {
			return c.subject(i, maxClimb)
		}
		if p := c.possessor(i); len(p) > 0 || c.s.Child(i, "cop") < 0 {
			return p
		}
		return c.children(i, "nsubj") // "the minister is on a visit"
	case "obj":
		if c.verbal(i) {
			return c.object(i, maxClimb)
		}
		return c.nounObject(i)
	case "iobj":
		if n := c.s.Child(i, "nsubj:pass"); n >= 0 && c.s.Child(i, "obj") >= 0 { // "was given asylum"
			return []int{c.antecedent(n)}
		}
		if o := c.children(i, "obj"); len(o) > 1 { // parsers call both objects of a gift obj
			return o[:1]
		}
		return c.children(i, "iobj")
	case "aux":
		return c.children(i, "aux")
	case "comp-aux", "comp-subj":
		var out []int
		for _, v := range c.complements(i) {
			if name == "comp-aux" {
				out = append(out, c.children(v, "aux")...)
			} else {
				out = append(out, c.surface(v, maxClimb)...)
			}
		}
		return out
	case "comp":
		return c.complements(i)
	case "comp-ing":
		return slices.DeleteFunc(c.complements(i), c.infinitive)
	case "mod":
		return c.children(i, "compound", "amod", "nmod:poss")
	}
	return c.preposition(i, name)
}

// children returns the dependents of i under one of the relations.
func (c clauses) children(i int, rels ...string) []int {
	var out []int
	for k := range c.s.Children(i) {
		t := c.tok(k)
		if slices.Contains(rels, t.Deprel) || slices.Contains(rels, t.Rel()) {
			out = append(out, k)
		}
	}
	return out
}

// subject returns who does what the verb or predicate at v tells.
func (c clauses) subject(v, depth int) []int {
	if c.passive(v) {
		return c.agent(v)
	}
	return c.surface(v, depth)
}

// agent returns the by-phrase of a passive.
func (c clauses) agent(v int) []int {
	if a := c.s.Child(v, "obl:agent"); a >= 0 {
		return []int{a}
	}
	if by := c.prep(v, "by"); len(by) > 0 {
		return by
	}
	if o := c.s.Child(v, "obj"); o >= 0 { // "was given tanks by"
		return c.prep(o, "by")
	}
	return nil
}

// surface returns the grammatical subject of v, shared and controlled ones included.
func (c clauses) surface(v, depth int) []int {
	if n := c.s.Child(v, "nsubj", "nsubj:pass", "csubj"); n >= 0 {
		return []int{c.antecedent(n)}
	}
	t := c.tok(v)
	if depth == 0 || t.Head < 0 {
		return nil
	}
	h := t.Head
	switch t.Rel() {
	case "conj":
		return c.surface(h, depth-1)
	case "acl":
		if c.infinitive(v) { // "its decision to bomb"
			return c.possessor(h)
		}
		if up := c.tok(h).Head; up >= 0 && c.ofObject(v) && slices.Contains(c.agent(up), h) && c.passive(up) { // "convicted by a court of killing"
			return c.controller(up, depth-1)
		}
		return []int{h}
	case "xcomp":
		return c.controller(h, depth-1)
	case "advcl", "ccomp":
		if t.Rel() == "ccomp" && !c.infinitive(v) && t.XPOS != "VBG" {
			return nil
		}
		if c.nominal(h) && !c.verbal(h) {
			if up := c.mainVerbAbove(h); t.XPOS == "VBG" && up >= 0 && up != v && c.s.Child(h, "cop") >= 0 {
				return c.surface(up, depth-1) // "reported the death of a man who was a citizen, condemning it"
			}
			return c.possessor(h)
		}
		if c.ofObject(v) { // "accused Iran of bombing"
			return c.controller(h, depth-1)
		}
		if t.XPOS == "VBG" && v > h && c.tok(v-1).Form == "," && c.passive(h) && c.suffers(c.lemma(h)) { // "was ambushed, killing five"
			return c.agent(h)
		}
		return c.surface(h, depth-1)
	}
	return nil
}

// ofObject reports whether the clause at v completes what is told of its head's object.
func (c clauses) ofObject(v int) bool {
	return c.tok(v).XPOS == "VBG" && (c.marked(v, "of") || c.marked(v, "from") || c.marked(v, "for") || c.marked(v, "into") || c.marked(v, "with") && c.s.Child(c.tok(v).Head, "obj", "nsubj:pass") >= 0 || c.marked(v, "as") && c.s.Child(c.tok(v).Head, "obj") >= 0)
}

// promising verbs keep their own subject as the doer of the complement even where
// they have an object.
var promising = []string{"promise", "threaten", "vow", "pledge", "offer", "agree"}

// controller returns the understood subject of an xcomp of h.
func (c clauses) controller(h, depth int) []int {
	if !c.passive(h) && !slices.Contains(promising, c.lemma(h)) {
		if o := c.s.Child(h, "obj", "iobj"); o >= 0 {
			return []int{o}
		}
	}
	if c.nominal(h) && !c.verbal(h) && c.s.Child(h, "cop") < 0 {
		return c.possessor(h)
	}
	return c.surface(h, depth)
}

// antecedent follows a relative pronoun to the noun it stands for.
func (c clauses) antecedent(n int) int {
	t := c.tok(n)
	switch t.XPOS {
	case "WDT", "WP":
	default:
		if t.Feat("PronType") != "Rel" {
			return n
		}
	}
	for v := t.Head; v >= 0; v = c.tok(v).Head {
		if c.tok(v).Deprel == "acl:relcl" {
			return c.tok(v).Head
		}
		if r := c.tok(v).Rel(); r != "conj" && r != "xcomp" && r != "ccomp" {
			break
		}
	}
	return n
}

// object returns to whom or what the verb at v is done.
func (c clauses) object(v, depth int) []int {
	if c.passive(v) {
		if o := c.s.Child(v, "obj"); o >= 0 && c.s.Child(v, "nsubj:pass") >= 0 { // "was given asylum"
			return []int{o}
		}
		if n := c.s.Child(v, "nsubj:pass", "nsubj", "csubj:pass"); n >= 0 {
			return []int{c.antecedent(n)}
		}
		t := c.tok(v)
		switch {
		case depth == 0 || t.Head < 0:
		case t.Rel() == "acl" || t.Rel() == "amod":
			return []int{t.Head}
		case t.Rel() == "conj" && c.passive(t.Head):
			return c.object(t.Head, depth-1)
		case t.Rel() == "xcomp" || t.Rel() == "advcl":
			return c.controller(t.Head, depth-1)
		}
		return nil
	}
	if o := c.children(v, "obj"); len(o) > 0 {
		return []int{c.free(c.antecedent(o[len(o)-1]))}
	}
	if o := c.s.Child(v, "iobj"); o >= 0 { // "asked Germany for tanks"
		return []int{c.antecedent(o)}
	}
	if t := c.tok(v); t.Rel() == "conj" && c.verbal(t.Head) { // "beat and arrested supporters", its object hung on the first
		if o := c.s.Child(t.Head, "obj"); o > v {
			return []int{o}
		}
	}
	for k := range c.s.Children(v) { // "hit what they say are camps"
		if c.tok(k).Rel() == "ccomp" && c.nominal(k) && !c.verbal(k) {
			return []int{k}
		}
	}
	if t := c.tok(v); t.Deprel == "acl:relcl" && t.Head >= 0 { // "a charge that Baku denied"
		if n := c.s.Child(v, "nsubj"); n >= 0 && c.antecedent(n) == n && c.tok(t.Head+1).Form != "," {
			return []int{t.Head}
		}
	}
	if o := c.particleObject(v); o >= 0 {
		return []int{o}
	}
	for k := range c.s.Children(v) { // "attacked and killed civilians"
		if c.tok(k).Rel() == "conj" && k > v && c.verbal(k) && c.s.Child(k, "nsubj") < 0 && !c.passive(k) && len(c.children(v, "obl", "xcomp", "ccomp")) == 0 {
			if o := c.s.Child(k, "obj"); o >= 0 {
				return []int{o}
			}
		}
	}
	return nil
}

// free returns the noun that a free relative comes down to: "camps" for "what they say
// are camps".
func (c clauses) free(n int) int {
	if c.lemma(n) != "what" {
		return n
	}
	lo, hi := c.s.Subtree(n)
	for i := lo; i < hi; i++ {
		if c.nominal(i) && c.s.Child(i, "cop") >= 0 && c.s.Dominates(n, i) {
			return i
		}
	}
	return n
}

// mainVerbAbove returns the verb of the clause around token t, relative clauses
// skipped, or -1.
func (c clauses) mainVerbAbove(t int) int {
	for at := t; at >= 0; at = c.tok(at).Head {
		switch c.tok(at).Rel() {
		case "root", "ccomp", "parataxis", "advcl", "conj":
			if c.verbal(at) {
				return at
			}
		}
	}
	return -1
}

// particleObject returns the object of a verb and its particle where the parser took
// the particle for a preposition ("cut off the internet"), or -1.
func (c clauses) particleObject(v int) int {
	p := v + 1
	if p >= len(c.s.Tokens) || c.tok(p).Rel() != "case" {
		return -1
	}
	o := c.tok(p).Head
	if o < 0 || c.tok(o).Head != v || c.tok(o).Rel() != "obl" {
		return -1
	}
	switch c.lemma(p) {
	case "off", "down", "up", "out", "back", "away":
		return o
	case "over", "in":
		switch c.lemma(v) {
		case "hand", "take", "turn":
			return o
		}
	}
	return -1
}

// possessor returns who does what the noun at n tells: "Israel's bombing", "a strike
// by Israel", "Israeli strikes".
func (c clauses) possessor(n int) []int {
	var out []int
	for k := range c.s.Children(n) {
		if c.tok(k).Deprel == "nmod:poss" {
			return []int{k}
		}
		if r := c.tok(k).Rel(); (r == "amod" || r == "compound") && c.acts(k) {
			out = append(out, k)
		}
	}
	if by := c.prep(n, "by"); len(by) > 0 {
		return by
	}
	if h := c.tok(n).Head; len(out) == 0 && c.tok(n).Rel() == "nmod" && h >= 0 && c.lemma(h) == "one" && c.s.Child(h, "cop") >= 0 {
		return c.children(h, "nsubj") // "Norland is one of the donors"
	}
	return out
}

// nounObject returns to whom what the noun at n tells is done: its of-phrase, or a
// compound that is not its doer ("embassy bombing").
func (c clauses) nounObject(n int) []int {
	if of := c.prep(n, "of"); len(of) > 0 {
		return of
	}
	var out []int
	for k := range c.s.Children(n) {
		if c.tok(k).Rel() == "compound" && !c.acts(k) {
			out = append(out, k)
		}
	}
	return out
}

// complements returns the clauses that complete the word at i.
func (c clauses) complements(i int) []int {
	var out []int
	for k := range c.s.Children(i) {
		t := c.tok(k)
		switch t.Rel() {
		case "xcomp", "ccomp":
			out = append(out, k)
		case "acl", "advcl":
			if c.infinitive(k) || (t.Rel() == "acl" && c.marked(k, "that")) {
				out = append(out, k)
			}
		case "parataxis": // "Iran will retaliate, officials said"
			if k < i && c.verbal(k) {
				out = append(out, k)
			}
		}
	}
	return out
}

// infinitive reports whether the verb at v has "to".
func (c clauses) infinitive(v int) bool { return c.marked(v, "to") }

// marked reports whether the clause at v is introduced by the word.
func (c clauses) marked(v int, word string) bool {
	for k := range c.s.Children(v) {
		if c.tok(k).Rel() == "mark" && c.lemma(k) == word {
			return true
		}
	}
	return false
}

// prep returns the dependents of i, phrases or clauses, that the preposition word
// introduces.
func (c clauses) prep(i int, word string) []int {
	var out []int
	for k := range c.s.Children(i) {
		switch c.tok(k).Rel() {
		case "obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obj":
			if c.introduced(k, word) {
				out = append(out, k)
			}
		}
	}
	return out
}

// introduced reports whether the phrase or clause at k starts with the preposition.
func (c clauses) introduced(k int, word string) bool {
	for m := range c.s.Children(k) {
		if r := c.tok(m).Rel(); (r == "case" || r == "mark") && m < k && c.lemma(m) == word {
			return true
		}
	}
	return false
}

// preposition is prep, looked for also where parsers often hang it: on the object of
// a verb, or on the verb that a noun is object of.
func (c clauses) preposition(i int, word string) []int {
	if out := c.prep(i, word); len(out) > 0 || word == "by" || word == "of" && !c.verbal(i) {
		return out
	}
	if c.verbal(i) {
		for _, o := range c.children(i, "obj", "nsubj:pass") {
			if out := c.prep(o, word); len(out) > 0 {
				return out
			}
			for _, of := range c.prep(o, "of") { // "an exchange of prisoners between them", "a batch of vaccines from"
				if out := c.prep(of, word); len(out) > 0 && word != "of" && word != "in" {
					return out
				}
			}
		}
		for _, o := range c.children(i, "obl") { // "spoke by telephone with"
			if word == "with" && c.introduced(o, "by") && !c.acts(o) {
				return c.prep(o, word)
			}
		}
		return nil
	}
	t := c.tok(i)
	if h := t.Head; h >= 0 && c.verbal(h) && (t.Rel() == "obj" || t.Deprel == "nsubj:pass" || t.Rel() == "nsubj") {
		return c.prep(h, word)
	}
	return nil
}

// conjuncts returns i and what is joined to it by "and" or "or", in text order.
func (c clauses) conjuncts(i int) []int {
	out := []int{i}
	for k := range c.s.Children(i) {
		if c.tok(k).Rel() == "conj" && k > i {
			out = append(out, c.conjuncts(k)...)
		}
	}
	return out
}
