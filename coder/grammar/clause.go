package grammar

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Clause answers questions about the grammar of one sentence: which noun phrases
// fill a slot of a word, whatever the construction. Answers are token indices of
// phrase heads; conjoined phrases are left to the caller.
type Clause struct {
	Sentence *dyad.Sentence
	// Acts reports whether the modifier at a token names an actor ("Iranian" in
	// "Iranian airstrikes"), so that it fills the subject slot of a noun.
	Acts func(tok int) bool
	// Suffers reports whether a participle of the lemma without an object is passive
	// though it has no auxiliary ("two children killed", headlines).
	Suffers func(lemma string) bool
}

const maxClimb = 6 // how many links a shared or controlled subject is followed

// Tok returns the token at i.
func (c Clause) Tok(i int) *dyad.Token { return &c.Sentence.Tokens[i] }

// Lemma returns the lower-case lemma of a token.
func (c Clause) Lemma(i int) string { return strings.ToLower(c.Tok(i).Lemma) }

// Verbal reports whether the token is a verb form, by either tag set.
func (c Clause) Verbal(i int) bool {
	t := c.Tok(i)
	if t.UPOS == "VERB" || (strings.HasPrefix(t.XPOS, "VB") && t.UPOS != "ADJ") {
		return true
	}
	// Taggers take "denies" for a noun; the tree still gives it a subject and an object, or an object and "to".
	return t.UPOS == "NOUN" && (c.Sentence.Child(i, "nsubj") >= 0 || t.Rel() == "xcomp" && c.Sentence.Child(i, "mark") >= 0) && c.Sentence.Child(i, "obj", "ccomp", "aux") >= 0 && c.Sentence.Child(i, "cop") < 0
}

// Nominal reports whether the token is a noun or name.
func (c Clause) Nominal(i int) bool {
	t := c.Tok(i)
	return t.UPOS == "NOUN" || t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NN")
}

// Passive reports whether a verb's subject suffers what it tells: a passive clause or
// a past participle that modifies a noun.
func (c Clause) Passive(v int) bool {
	t := c.Tok(v)
	if c.Sentence.Child(v, "nsubj:pass", "aux:pass", "csubj:pass") >= 0 {
		return c.Sentence.Child(v, "aux:pass") >= 0 || !c.Shares(v)
	}
	if t.Rel() == "amod" && v > t.Head && c.Lemma(v) != "responsible" && c.Lemma(v) != "guilty" { // "three others injured", tagged as an adjective
		return true
	}
	if t.XPOS != "VBN" && t.XPOS != "VBD" || c.Sentence.Child(v, "aux", "obj") >= 0 {
		return false
	}
	if c.Sentence.Child(v, "nsubj") >= 0 {
		return c.Suffers(c.Lemma(v)) && !c.Shares(v)
	}
	if t.XPOS != "VBN" {
		return false
	}
	switch t.Rel() {
	case "acl", "amod":
		return true
	case "conj":
		return t.Head >= 0 && c.Passive(t.Head)
	case "xcomp": // "found shot", "feared killed"; "ordered ministers jailed"
		return t.Head >= 0 && (c.Suffers(c.Lemma(v)) && c.Sentence.Child(t.Head, "aux:pass") >= 0 || c.Sentence.Child(t.Head, "obj") >= 0)
	case "advcl", "root", "parataxis", "ccomp": // headlines leave the auxiliary out
		return c.Sentence.Child(v, "obl:agent") >= 0 || len(c.Prep(v, "by")) > 0 || t.Rel() == "advcl"
	}
	return false
}

// Slot returns the heads of the phrases that fill a slot of the word at i.
func (c Clause) Slot(i int, name string) []int {
	switch name {
	case "subj":
		if c.Verbal(i) || !c.Nominal(i) {
			return c.Subject(i)
		}
		if p := c.possessor(i); len(p) > 0 || c.Sentence.Child(i, "cop") < 0 || c.Introduced(i, "under") { // not "the embassy is under attack"
			return p
		}
		return c.Children(i, "nsubj") // "the minister is on a visit"
	case "obj":
		if c.Verbal(i) {
			return c.object(i, maxClimb)
		}
		return c.nounObject(i)
	case "iobj":
		if n := c.Sentence.Child(i, "nsubj:pass"); n >= 0 && c.Sentence.Child(i, "obj") >= 0 { // "was given asylum"
			return []int{c.Antecedent(n)}
		}
		if o := c.Children(i, "obj"); len(o) > 1 { // parsers call both objects of a gift obj
			return o[:1]
		}
		return c.Children(i, "iobj")
	case "aux":
		return c.Children(i, "aux", "cop")
	case "not":
		return c.nots(i)
	case "comp-aux", "comp-subj":
		var out []int
		for _, v := range c.complements(i) {
			if name == "comp-aux" {
				out = append(append(out, c.Children(v, "aux")...), c.nots(v)...)
			} else {
				out = append(out, c.surface(v, maxClimb)...)
			}
		}
		return out
	case "comp":
		return c.complements(i)
	case "until":
		return c.awaited(i)
	case "comp-ing":
		return slices.DeleteFunc(c.complements(i), c.Infinitive)
	case "comp-told":
		return slices.DeleteFunc(c.complements(i), func(v int) bool {
			return !slices.ContainsFunc(append(c.Children(v, "aux", "cop"), v), func(t int) bool { return c.Tok(t).XPOS == "VBD" || c.Tok(t).XPOS == "VBZ" })
		})
	case "mod":
		return c.Children(i, "compound", "amod", "nmod:poss")
	}
	return c.preposition(i, name)
}

// Children returns the dependents of i under one of the relations.
func (c Clause) Children(i int, rels ...string) []int {
	var out []int
	for k := range c.Sentence.Children(i) {
		t := c.Tok(k)
		if slices.Contains(rels, t.Deprel) || slices.Contains(rels, t.Rel()) {
			out = append(out, k)
		}
	}
	return out
}

// Subject returns who does what the verb or predicate at v tells.
func (c Clause) Subject(v int) []int {
	if c.Passive(v) {
		return c.agent(v)
	}
	return c.surface(v, maxClimb)
}

// agent returns the by-phrase of a passive.
func (c Clause) agent(v int) []int {
	if a := c.Sentence.Child(v, "obl:agent"); a >= 0 {
		return []int{a}
	}
	if by := c.Prep(v, "by"); len(by) > 0 {
		return by
	}
	for _, o := range c.Children(v, "obj", "obl") { // "was given tanks by", "was handed over to the police by"
		if by := c.Prep(o, "by"); c.Tok(o).Rel() == "obj" || len(by) > 0 && c.Introduced(o, "to") && c.Acts(by[0]) {
			return by
		}
	}
	return c.adversary(v)
}

// surface returns the grammatical subject of v, shared and controlled ones included.
func (c Clause) surface(v, depth int) []int {
	if n := c.Sentence.Child(v, "nsubj", "nsubj:pass", "csubj"); n >= 0 {
		a := c.Antecedent(n)
		if o := c.called(a); a != n && len(o) == 1 {
			return o
		}
		if is := c.equated(a); a != n && !c.Acts(a) && len(is) > 0 { // "Norland is one of the states that bombed it"
			return is
		}
		return []int{a}
	}
	t := c.Tok(v)
	if depth == 0 || t.Head < 0 {
		return nil
	}
	h := t.Head
	switch t.Rel() {
	case "amod":
		return c.qualified(v, h, depth-1)
	case "conj", "cop":
		return c.surface(h, depth-1)
	case "acl":
		if is := c.equated(h); c.Infinitive(v) && len(is) > 0 { // "Norland was the first state to bomb"
			return is
		}
		if c.Infinitive(v) || c.Marked(v, "on") { // "its decision to bomb", "its ban on bombing"
			return c.possessor(h)
		}
		if up := c.Tok(h).Head; up >= 0 && c.ofObject(v) && slices.Contains(c.agent(up), h) && c.Passive(up) { // "convicted by a court of killing"
			return c.controller(up, depth-1)
		}
		if up := c.Tok(h).Head; up >= 0 && c.ofObject(v) && c.Tok(h).Rel() == "obj" && c.Lemma(up) == "have" && (c.Lemma(h) == "history" || c.Lemma(h) == "record" || c.Lemma(h) == "habit") { // "has a history of bombing"
			return c.surface(up, depth-1)
		}
		if c.Tok(v).XPOS == "VBG" && c.Introduced(h, "between") { // "between the government and | workers striking"
			if j := c.Children(h, "conj"); len(j) > 0 && j[len(j)-1] == v-1 {
				return []int{v - 1}
			}
		}
		if by := c.author(v, h, depth-1); len(by) > 0 {
			return by
		}
		return []int{h}
	case "xcomp":
		return c.controller(h, depth-1)
	case "advcl", "ccomp":
		if c.Marked(v, "like") { // "methods like beating them"
			return nil
		}
		if t.Rel() == "ccomp" && !c.Infinitive(v) && t.XPOS != "VBG" || t.XPOS == "VBZ" && (c.Tok(h).XPOS == "VBD" || c.Tok(h).XPOS == "VBN") { // a clause of its own, whose subject the tree lost
			return nil
		}
		if c.Nominal(h) && !c.Verbal(h) {
			if up := c.MainVerbAbove(h); t.XPOS == "VBG" && up >= 0 && up != v && c.Sentence.Child(h, "cop") >= 0 {
				return c.surface(up, depth-1) // "reported the death of a man who was a citizen, condemning it"
			}
			return c.possessor(h)
		}
		armed := slices.Contains(arming, c.Lemma(h)) && slices.Contains(c.Children(h, "obj"), v-2)  // "trained rebels to fight"
		if c.ofObject(v) || c.Infinitive(v) && (armed || slices.Contains(compelling, c.Lemma(h))) { // "accused Iran of bombing", "forced rebels to leave"
			return c.controller(h, depth-1)
		}
		if of := c.Sentence.Child(h, "obj"); t.XPOS == "VBG" && of >= 0 && v > of { // "accused the army of launching an attack, killing six"
			for k := range c.Sentence.Children(of) {
				if k < v && c.Tok(k).Rel() == "acl" && c.ofObject(k) {
					return []int{of}
				}
			}
		}
		if t.XPOS == "VBG" && v > h && c.Tok(v-1).Form == "," && c.Passive(h) && c.Suffers(c.Lemma(h)) { // "was ambushed, killing five"
			return c.agent(h)
		}
		return c.surface(h, depth-1)
	}
	return nil
}

// ofObject reports whether the clause at v completes what is told of its head's object.
func (c Clause) ofObject(v int) bool {
	return c.Tok(v).XPOS == "VBG" && (c.Marked(v, "of") || c.Marked(v, "from") || c.Marked(v, "for") || c.Marked(v, "into") || c.Marked(v, "with") && c.Sentence.Child(c.Tok(v).Head, "obj", "nsubj:pass") >= 0 || c.Marked(v, "as") && c.Sentence.Child(c.Tok(v).Head, "obj") >= 0)
}

// controller returns the understood subject of an xcomp of h.
func (c Clause) controller(h, depth int) []int {
	if !c.Passive(h) && !slices.Contains(promising, c.Lemma(h)) {
		if o := c.Sentence.Child(h, "obj", "iobj"); o >= 0 {
			return []int{o}
		}
	}
	if c.Nominal(h) && !c.Verbal(h) && c.Sentence.Child(h, "cop") < 0 {
		return c.possessor(h)
	}
	return c.surface(h, depth)
}

// object returns to whom or what the verb at v is done.
func (c Clause) object(v, depth int) []int {
	if c.Passive(v) {
		if o := c.Sentence.Child(v, "obj"); o >= 0 && c.Sentence.Child(v, "nsubj:pass") >= 0 && !c.Suffers(c.Lemma(v)) { // "was given asylum"
			return []int{o}
		}
		if n := c.nearSubject(v); n >= 0 {
			return []int{c.Antecedent(n)}
		}
		t, n := c.Tok(v), c.beforeBeing(v)
		switch {
		case depth == 0 || t.Head < 0:
		case n >= 0:
			return []int{n}
		case t.Rel() == "acl" || t.Rel() == "amod":
			return []int{t.Head}
		case t.Rel() == "conj" && c.Passive(t.Head):
			return c.object(t.Head, depth-1)
		case t.Rel() == "xcomp":
			return c.controller(t.Head, depth-1)
		case t.Rel() == "advcl": // "killed two before being shot"
			return c.surface(t.Head, depth-1)
		}
		return nil
	}
	if o := c.Children(v, "obj"); len(o) > 0 {
		return []int{c.free(c.Antecedent(o[len(o)-1]))}
	}
	if o := c.Sentence.Child(v, "iobj"); o >= 0 { // "asked Germany for tanks"
		return []int{c.Antecedent(o)}
	}
	if t := c.Tok(v); t.Rel() == "conj" && c.Verbal(t.Head) { // "beat and arrested supporters", its object hung on the first
		if o := c.Sentence.Child(t.Head, "obj"); o > v {
			return []int{o}
		}
	}
	for k := range c.Sentence.Children(v) { // "hit what they say are camps"
		if c.Tok(k).Rel() == "ccomp" && c.Nominal(k) && !c.Verbal(k) {
			return []int{k}
		}
	}
	if t := c.Tok(v); t.Deprel == "acl:relcl" && t.Head >= 0 { // "a charge that Baku denied"
		if n := c.Sentence.Child(v, "nsubj"); n >= 0 && c.Antecedent(n) == n && c.Tok(t.Head+1).Form != "," {
			return []int{t.Head}
		}
	}
	if o := c.particleObject(v); o >= 0 {
		return []int{o}
	}
	for k := range c.Sentence.Children(v) { // "attacked and killed civilians"
		if c.Tok(k).Rel() == "conj" && k > v && c.Verbal(k) && c.Sentence.Child(k, "nsubj") < 0 && !c.Passive(k) && len(c.Children(v, "obl", "xcomp", "ccomp")) == 0 {
			if o := c.Sentence.Child(k, "obj"); o >= 0 {
				return []int{o}
			}
		}
	}
	return nil
}

// possessor returns who does what the noun at n tells: "Israel's bombing", "a strike
// by Israel", "Israeli strikes".
func (c Clause) possessor(n int) []int {
	var out []int
	for k := range c.Sentence.Children(n) {
		if c.Tok(k).Deprel == "nmod:poss" && !slices.Contains(days, c.Lemma(k)) { // not "Monday's attack"
			return []int{k}
		}
		if r := c.Tok(k).Rel(); (r == "amod" || r == "compound") && c.Acts(k) {
			out = append(out, k)
		}
		if c.Tok(k).Rel() == "amod" && strings.EqualFold(c.Tok(k).Form, "led") { // "Norlander-led coalition air strikes"
			out = append(out, slices.DeleteFunc(c.Children(k, "compound", "amod", "obl", "nmod", "nsubj"), func(o int) bool { return !c.Acts(o) })...)
		}
	}
	if by := c.Prep(n, "by"); len(by) > 0 {
		return by
	}
	if by := c.strayed(n); len(out) == 0 && len(by) > 0 {
		return by
	}
	if h := c.Tok(n).Head; len(out) == 0 && h >= 0 && c.Verbal(h) && slices.Contains(supporting, c.Lemma(h)) {
		switch c.Tok(n).Rel() {
		case "obj", "xcomp":
			return c.surface(h, maxClimb) // "Norland remains the largest donor", "issued a denial"
		}
	}
	if h := c.Tok(n).Head; len(out) == 0 && c.Tok(n).Rel() == "obl" && h >= 0 && c.Verbal(h) && (c.Introduced(n, "after") || c.Introduced(n, "following")) && slices.ContainsFunc(c.Prep(n, "with"), c.Acts) {
		return c.surface(h, maxClimb) // "left Cairo after talks with"
	}
	if h := c.Tok(n).Head; len(out) == 0 && c.Tok(n).Rel() == "nmod" && h >= 0 && c.Lemma(h) == "one" && c.Sentence.Child(h, "cop") >= 0 {
		return c.Children(h, "nsubj") // "Norland is one of the donors"
	}
	return out
}

// strayed returns the by-phrase of the noun at n that parsers hang on whom it was done to, or
// on the verb that the noun is object of: "the killing of a man by police", "condemned the
// bombing of a village by jets", "died in an ambush by rebels".
func (c Clause) strayed(n int) []int {
	var by []int
	for _, of := range c.Prep(n, "of") {
		by = append(by, c.Prep(of, "by")...)
	}
	h, whose := c.Tok(n).Head, len(c.Prep(n, "of")) > 0
	if c.Tok(n).Rel() == "nmod" && c.Introduced(n, "to") && h >= 0 && c.Lemma(h) == "response" { // "answered in response to the killing of a man by"
		n, h = h, c.Tok(h).Head
	}
	if len(by) == 0 && h >= 0 && (c.Tok(n).Rel() == "obj" || c.Tok(n).Rel() == "obl" && whose || c.Lemma(h) == "die") && c.Verbal(h) && !c.Passive(h) {
		by = slices.DeleteFunc(c.Prep(h, "by"), func(k int) bool { return k < n })
	}
	return slices.DeleteFunc(by, func(k int) bool { return !c.Acts(k) })
}

// days are words for times that news writes as owners of deeds.
var days = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "week", "month", "year", "night", "weekend", "day", "morning"}

// supporting are verbs that say what their subject is, as "be" does, or only that it does what
// the noun tells.
var supporting = []string{"remain", "become", "stay", "issue", "submit", "lodge"}

// nounObject returns to whom what the noun at n tells is done: its of-phrase, or a
// compound that is not its doer ("embassy bombing").
func (c Clause) nounObject(n int) []int {
	if of := c.Prep(n, "of"); len(of) > 0 {
		return of
	}
	var out []int
	for k := range c.Sentence.Children(n) {
		if c.Tok(k).Rel() == "compound" && !c.Acts(k) {
			out = append(out, k)
		}
	}
	return out
}

// complements returns the clauses that complete the word at i.
func (c Clause) complements(i int) []int {
	var out []int
	for k := range c.Sentence.Children(i) {
		t := c.Tok(k)
		switch t.Rel() {
		case "xcomp", "ccomp":
			out = append(out, k)
		case "acl", "advcl":
			if c.Infinitive(k) || (t.Rel() == "acl" && c.Marked(k, "that")) {
				out = append(out, k)
			}
		case "parataxis": // "Iran will retaliate, officials said"
			if k < i && c.Verbal(k) {
				out = append(out, k)
			}
		}
	}
	if len(out) == 0 && c.Verbal(i) {
		for _, o := range c.Children(i, "obj") { // "allowed the opposition to rally", hung on the opposition
			if c.Acts(o) {
				out = slices.DeleteFunc(c.Children(o, "acl"), func(k int) bool { return !c.Infinitive(k) })
			}
		}
	}
	return out
}

// Prep returns the dependents of i, phrases or clauses, that the preposition word
// introduces.
func (c Clause) Prep(i int, word string) []int {
	var out []int
	if t := c.Tok(i); t.Rel() == "cop" && t.Head >= 0 { // "is on alert near Norland"
		if i = t.Head; c.Introduced(i, word) {
			out = append(out, i)
		}
	}
	for k := range c.Sentence.Children(i) {
		switch c.Tok(k).Rel() {
		case "obl", "nmod", "advcl", "acl", "xcomp", "ccomp", "obj":
			if c.Introduced(k, word) {
				out = append(out, k)
			}
		}
	}
	return out
}

// preposition is prep, looked for also where parsers often hang it: on the object of
// a verb, on what a noun is of, or on the verb that a noun is object of.
func (c Clause) preposition(i int, word string) []int {
	out := c.Prep(i, word)
	aims := word == "to" && !slices.ContainsFunc(out, func(k int) bool { return !c.Infinitive(k) }) // "sent a team to Norland to help"
	if len(out) > 0 && !aims || word == "by" || word == "of" && !c.Verbal(i) {
		return out
	}
	if c.Verbal(i) {
		if far := c.prepositionOfObject(i, word); len(far) > 0 {
			return far
		}
		return out
	}
	for _, of := range c.Prep(i, "of") { // "the withdrawal of troops from Chad"
		if out := c.Prep(of, word); len(out) > 0 && (word == "from" || word == "to" || word == "into") {
			return out
		}
	}
	if word == "between" || word == "with" {
		for _, at := range c.Prep(i, "in") { // "fighting in the north between them"
			if out := c.Prep(at, word); len(out) > 0 {
				return out
			}
		}
	}
	t := c.Tok(i)
	if h := t.Head; h >= 0 && c.Verbal(h) && (t.Rel() == "obj" || t.Deprel == "nsubj:pass" || t.Rel() == "nsubj") {
		return c.Prep(h, word)
	}
	return out
}
