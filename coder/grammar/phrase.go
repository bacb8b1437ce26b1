package grammar

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Near reports whether one of two triggers hangs from the other, close by.
func (c Clause) Near(a, b int) bool {
	for d, at := 0, b; d < 4 && at >= 0; d, at = d+1, c.Tok(at).Head {
		if at == a {
			return true
		}
	}
	for d, at := 0, a; d < 4 && at >= 0; d, at = d+1, c.Tok(at).Head {
		if at == b {
			return true
		}
	}
	return false
}

// Depth counts the links from token t to the root.
func (c Clause) Depth(t int) int {
	n := 0
	for at := c.Tok(t).Head; at >= 0; at = c.Tok(at).Head {
		n++
	}
	return n
}

// HoldsUp reports whether the phrase at h belongs to the verb at v, as its own, that of a
// verb joined to it, or that of whom it is done to.
func (c Clause) HoldsUp(v, h int) bool {
	for range 3 {
		if h < 0 || h == v {
			return h == v
		}
		switch c.Tok(h).Deprel {
		case "conj", "obj", "nsubj:pass":
			h = c.Tok(h).Head
		default:
			return false
		}
	}
	return h == v
}

// Definite reports whether the noun points at something known.
func (c Clause) Definite(n int) bool {
	for d := range c.Sentence.Children(n) {
		switch c.Tok(d).Rel() {
		case "det", "nmod":
			switch c.Lemma(d) {
			case "the", "this", "that", "these", "those", "such", "both":
				return true
			}
		}
	}
	return false
}

// Pluperfect reports whether the verb at v is in the past perfect.
func (c Clause) Pluperfect(v int) bool {
	for n := range c.Sentence.Children(v) {
		if c.Tok(n).Rel() == "aux" && strings.EqualFold(c.Tok(n).Form, "had") {
			return true
		}
	}
	return false
}

// ClauseAt reports whether the phrase from token t on is the subject of a clause of its own.
func (c Clause) ClauseAt(t int) bool {
	for ; t < len(c.Sentence.Tokens) && (c.Nominal(t) || c.Tok(t).UPOS == "ADJ"); t++ {
	}
	return t < len(c.Sentence.Tokens) && c.Tok(t).UPOS == "AUX"
}

// Aim reports whether the verb at t tells what somebody was to do, or was kept from: "an
// offensive to seize the town", "before he could set off his bomb".
func (c Clause) Aim(t int) bool {
	switch c.Tok(t).Rel() {
	case "advcl", "acl", "xcomp":
		return c.Verbal(t) && (c.Infinitive(t) || c.Marked(t, "before"))
	}
	return false
}

// Compared reports whether the word of harm at t tells of another deed, which this one is held
// against: "the deadliest since one that killed 45".
func (c Clause) Compared(t int) bool {
	h, who := c.Tok(t).Head, c.Sentence.Child(t, "nsubj", "nsubj:pass")
	return h >= 0 && c.Tok(t).Rel() == "acl" && (c.Lemma(h) == "one" || who > h && c.Lemma(who-1) == "one")
}

// Unreported reports whether a harm is only not reported: "no casualties were reported".
func (c Clause) Unreported(t int) bool {
	h := c.Tok(t).Head
	return h >= 0 && c.Lemma(h) == "report" && (c.Passive(h) || c.Nominal(h))
}

// NoOne reports whether the head is that of "no one" or "not one".
func (c Clause) NoOne(h int) bool {
	return h > 0 && c.Lemma(h) == "one" && (c.Lemma(h-1) == "no" || c.Lemma(h-1) == "not")
}

// Craft reports whether the head names an aircraft by its make: "MiG-21".
func (c Clause) Craft(h int) bool {
	return c.Tok(h).UPOS == "PROPN" && h+2 < len(c.Sentence.Tokens) && c.Tok(h+1).Form == "-" && c.Tok(h+2).UPOS == "NUM"
}

// Vessel reports whether the name headed by h is one of a warship: "the USS Nimitz".
func (c Clause) Vessel(h int) bool {
	return c.Tok(h).UPOS == "PROPN" && slices.ContainsFunc(c.Children(h, "compound", "flat"), func(k int) bool {
		return slices.Contains([]string{"USS", "HMS", "HMAS", "HMCS", "HMNZS", "INS", "JS", "ROKS", "BRP", "FNS"}, c.Tok(k).Form)
	})
}

// Apart reports whether the word of harm stands in a clause of time with a subject of its
// own, which the main clause does not do: "after a bomb killed ten, jets struck".
func (c Clause) Apart(t int) bool {
	return c.Tok(t).Rel() == "advcl" && c.Sentence.Child(t, "nsubj") >= 0 && c.Sentence.Child(t, "obj") >= 0
}

// Name returns the range of tokens of the name headed by h.
func (c Clause) Name(h int) (lo, hi int) {
	part := func(i int) bool {
		switch r := c.Tok(i).Rel(); r {
		case "compound", "flat", "amod":
			return c.Tok(i).UPOS == "PROPN" && c.Sentence.Dominates(h, i)
		}
		return false
	}
	lo, hi = h, h+1
	for lo > 0 && part(lo-1) {
		lo--
	}
	for hi < len(c.Sentence.Tokens) && part(hi) {
		hi++
	}
	return lo, hi
}

// Singular reports whether the word at h may name one person; adjectives do ("a civilian").
func (c Clause) Singular(h int) bool { return c.Tok(h).XPOS == "NN" || c.Tok(h).XPOS == "JJ" }

// CountsPeople reports whether the head is a number that stands alone, as in "killing 20", or "hundreds".
func (c Clause) CountsPeople(h int) bool {
	return (c.Tok(h).UPOS == "NUM" || c.Tok(h).XPOS == "NNS" && slices.Contains([]string{"dozen", "hundred", "thousand", "score", "other"}, c.Lemma(h))) && len(c.Prep(h, "of")) == 0
}

// Raised reports whether the passive verb at t tells what its subject is to be: "the number
// of strikes is expected to be lower".
func (c Clause) Raised(t int) bool {
	n := c.Sentence.Child(t, "xcomp")
	return n >= 0 && c.Passive(t) && !c.Verbal(n) && c.Sentence.Child(n, "cop") >= 0
}

// nearSubject returns the last subject before the verb at v, as parsers take a topic that heads
// the sentence for one more ("Unrest in Norland: six people were killed"), or -1.
func (c Clause) nearSubject(v int) int {
	n := c.Sentence.Child(v, "nsubj:pass", "nsubj", "csubj:pass")
	for k := range c.Sentence.Children(v) {
		if k < v && k > n && n >= 0 && c.Tok(k).Deprel == c.Tok(n).Deprel {
			n = k
		}
	}
	return n
}

// particleObject returns the object of a verb and its particle where the parser took
// the particle for a preposition ("cut off the internet"), or -1.
func (c Clause) particleObject(v int) int {
	p := v + 1
	if p >= len(c.Sentence.Tokens) || c.Tok(p).Rel() != "case" {
		return -1
	}
	o := c.Tok(p).Head
	if o < 0 || c.Tok(o).Head != v || c.Tok(o).Rel() != "obl" {
		return -1
	}
	switch c.Lemma(p) {
	case "off", "down", "up", "out", "back", "away":
		return o
	case "over", "in":
		switch c.Lemma(v) {
		case "hand", "take", "turn":
			return o
		}
	}
	return -1
}

// free returns the noun that a free relative comes down to: "camps" for "what they say
// are camps".
func (c Clause) free(n int) int {
	if c.Lemma(n) != "what" {
		return n
	}
	lo, hi := c.Sentence.Subtree(n)
	for i := lo; i < hi; i++ {
		if c.Nominal(i) && c.Sentence.Child(i, "cop") >= 0 && c.Sentence.Dominates(n, i) {
			return i
		}
	}
	return n
}

// InOne reports whether an auxiliary stands between a phrase and its word of harm, which then
// counts all that is joined before: "two soldiers and a driver were killed".
func (c Clause) InOne(h, t int) bool {
	for i := h + 1; i < t; i++ {
		if c.Tok(i).UPOS == "AUX" {
			return true
		}
	}
	return false
}

// OneAnother reports whether the word at h is the other of "each other", "one another", or
// "the other" of which each says the same.
func (c Clause) OneAnother(h int) bool {
	after := func(w string) bool { return h+1 < len(c.Sentence.Tokens) && c.Lemma(h+1) == w }
	switch w := c.Lemma(h); {
	case h == 0:
	case w == "each" && after("other"), w == "one" && after("another"):
		return true
	case w == "other" && c.Lemma(h-1) == "each", w == "another" && c.Lemma(h-1) == "one":
		return true
	case w == "other" && c.Lemma(h-1) == "the" && !c.Acts(h):
		return slices.ContainsFunc(c.Sentence.Tokens[:h], func(t dyad.Token) bool { return t.Lemma == "each" || t.Lemma == "Each" })
	}
	return false
}

// EachOfTwo reports whether the phrase at h is "each", "both" or "neither", alone or of a
// state: "each country".
func (c Clause) EachOfTwo(h int) bool {
	of := func(t int) bool { return slices.Contains([]string{"each", "both", "neither", "either"}, c.Lemma(t)) }
	if of(h) {
		return !c.Nominal(h) && c.Sentence.Child(h, "nmod") < 0 && (h+1 == len(c.Sentence.Tokens) || !c.Nominal(h+1))
	}
	switch c.Lemma(h) {
	case "country", "side", "nation", "state", "government", "neighbour", "neighbor":
		d := c.Sentence.Child(h, "det")
		return d >= 0 && of(d) && !c.Acts(h)
	}
	return false
}

// BothSides reports whether the phrase headed by h means two parties told of before, whoever
// they are: "the two sides", "both countries".
func (c Clause) BothSides(h int) bool {
	switch c.Lemma(h) {
	case "side", "party", "country", "nation", "state", "neighbour", "neighbor", "government":
		n := c.Sentence.Child(h, "nummod")
		return n >= 0 && c.Lemma(n) == "two" || c.EachOfTwo(h)
	}
	return false
}

// Reciprocal reports whether the word at t tells what several do to one another.
func (c Clause) Reciprocal(t int) bool {
	for n := range c.Sentence.Children(t) {
		if c.OneAnother(n) {
			return true
		}
	}
	return false
}

// Due reports whether the word says of itself that something is to come: "is scheduled for
// early March".
func (c Clause) Due(t int) bool {
	switch c.Lemma(t) {
	case "schedule", "slate", "plan", "expect", "set", "due":
		return c.Tok(t).XPOS == "VBN" || c.Tok(t).UPOS == "ADJ"
	}
	return false
}

// Under reports whether a phrase of place belongs to the verb: to itself, to what it is done
// to ("killed twelve people in Kabul"), or to a verb joined to it.
func (c Clause) Under(top, verb int) bool {
	for range 3 {
		tok := c.Tok(top)
		if tok.Head < 0 {
			return false
		}
		if top = tok.Head; top == verb {
			return true
		}
		switch up := c.Tok(top); {
		case up.Rel() == "obj", up.Deprel == "nsubj:pass", up.Rel() == "conj" && c.Verbal(top):
		default:
			return false
		}
	}
	return false
}

// Scenes are the prepositions that say where something happened.
var Scenes = []string{"in", "near", "at", "outside", "inside", "around", "across", "throughout", "along"}

// Sited reports whether the phrase at h only says where.
func (c Clause) Sited(h int) bool { return c.led(h, Scenes) }

// led reports whether the phrase at h starts with one of the prepositions.
func (c Clause) led(h int, words []string) bool {
	p := c.Sentence.Child(h, "case")
	return p >= 0 && slices.Contains(words, c.Lemma(p))
}

// Below reports whether the phrase at t, or one between it and the one at top, starts with one of
// the prepositions.
func (c Clause) Below(t, top int, words []string) bool {
	for ; t >= 0 && t != top; t = c.Tok(t).Head {
		if c.led(t, words) {
			return true
		}
	}
	return false
}

// Clausal reports whether the word at t heads a clause that goes on from the one above.
func (c Clause) Clausal(t int) bool {
	r := c.Tok(t).Rel()
	return r == "advcl" || r == "xcomp" || r == "conj"
}

// Superlative reports whether an adjective says that the noun at n is the most of its kind.
func (c Clause) Superlative(n int) bool {
	return slices.ContainsFunc(c.Children(n, "amod"), func(k int) bool { return c.Tok(k).XPOS == "JJS" })
}

// Spelled reports whether the word at t is a name written out, which has an adjective beside it:
// "Syria", not "U.S.".
func (c Clause) Spelled(t int) bool {
	form := c.Tok(t).Form
	return c.Tok(t).XPOS == "NNP" && len(form) > 3 && strings.ToUpper(form) != form
}

// Follow reports whether the words come directly after token i.
func (c Clause) Follow(i int, words []string) bool {
	for n, w := range words {
		at := i + 1 + n
		if at >= len(c.Sentence.Tokens) || (c.Lemma(at) != w && !strings.EqualFold(c.Tok(at).Form, w)) {
			return false
		}
	}
	return true
}

// texts are what somebody issues to say something.
var texts = []string{
	"appeal", "bill", "communique", "communiqué", "declaration", "decree", "edict", "law", "legislation", "letter", "memo", "message", "motion",
	"note", "open letter", "order", "petition", "post", "report", "resolution", "ruling", "speech", "statement", "tweet", "verdict",
}

// author returns who says what a text does by the clause of the verb v on its noun h: "released a
// statement condemning", "said in a letter urging", "a French resolution demanding".
func (c Clause) author(v, h, depth int) []int {
	if c.Tok(v).XPOS != "VBG" || c.Passive(v) || !slices.Contains(texts, c.Lemma(h)) {
		return nil
	}
	if p := c.possessor(h); len(p) > 0 {
		return p
	}
	up := c.Tok(h).Head
	if up < 0 || !c.Verbal(up) {
		return nil
	}
	switch c.Tok(h).Rel() {
	case "obj", "obl":
		if c.Passive(up) {
			return c.agent(up)
		}
		return c.surface(up, depth)
	case "nsubj":
		if c.Passive(up) { // "a resolution condemning Norland was adopted by the assembly"
			return c.agent(up)
		}
	}
	return nil
}

// prepositionOfObject is the phrase of a verb that hangs on its object or beside it.
func (c Clause) prepositionOfObject(v int, word string) []int {
	objects := c.Children(v, "obj", "nsubj:pass", "advmod") // "said no to"
	if o := c.particleObject(v); o >= 0 {                   // "handed over a base to"
		objects = append(objects, o)
	}
	for _, o := range objects {
		if out := c.Prep(o, word); len(out) > 0 {
			return out
		}
		for _, of := range append(c.Prep(o, "of"), c.Prep(o, "include")...) { // "an exchange of prisoners between them", "sanctions, including travel bans, on"
			if out := c.Prep(of, word); len(out) > 0 && word != "of" && word != "in" {
				return out
			}
		}
	}
	for _, o := range c.Children(v, "obl") { // "spoke by telephone with"
		if word == "against" && (c.Introduced(o, "in") || c.Introduced(o, "at")) || word == "with" && c.Introduced(o, "by") && !c.Acts(o) || word == "about" && c.Introduced(o, "to") || (word == "to" || word == "into" || word == "along" || word == "across") && c.Introduced(o, "as") && len(c.Prep(o, word)) > 0 { // "complained to the council about", "sent as peacekeepers to"
			if out := c.Prep(o, word); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// compelling verbs say what their object is brought to do, also where parsers take the
// infinitive for one of purpose.
var compelling = []string{"force", "compel", "oblige", "prompt", "cause", "lead", "order", "urge", "tell", "allow", "enable", "permit", "persuade", "invite", "encourage", "pressure", "convince", "induce", "beg", "dare", "instruct"}

// arming verbs say, with their object right before the infinitive, what that is to do.
var arming = []string{"train", "arm", "equip", "hire", "pay"}

// naming verbs say what their object is, with "as".
var naming = []string{"describe", "brand", "label", "denounce", "portray", "identify", "name", "depict", "characterise", "characterize"}

// promising verbs keep their own subject as the doer of the complement even where
// they have an object: "promised Norland to help", "visits Norland to hold talks".
var promising = []string{"promise", "threaten", "vow", "pledge", "offer", "agree", "visit", "reach", "enter", "leave", "tour", "call", "phone", "telephone"}

// equated returns who is said to be what the noun at n names, or to be among those: Norland in
// "Norland became the first state to", "Norland is one of the states that". Nobody where the noun
// is no predicate, is denied, or names nobody who acts.
func (c Clause) equated(n int) []int {
	if !slices.Contains(acting, c.Lemma(n)) || slices.ContainsFunc(c.Children(n, "advmod"), func(k int) bool { return c.Lemma(k) == "not" || c.Lemma(k) == "never" }) {
		return nil
	}
	if up := c.Tok(n).Head; up >= 0 && c.Tok(n).Rel() == "nmod" && c.Introduced(n, "of") && c.Sentence.Child(up, "cop") >= 0 {
		n = up // "one of the states", "among a number of states"
	}
	who := c.Sentence.Child(n, "nsubj")
	if c.Sentence.Child(n, "cop") < 0 {
		up := c.Tok(n).Head
		if r := c.Tok(n).Rel(); up < 0 || r != "obj" && r != "xcomp" || !c.Verbal(up) || c.Lemma(up) != "become" && c.Lemma(up) != "remain" {
			return nil
		}
		return c.surface(up, maxClimb)
	}
	if who < 0 || !c.Acts(who) {
		return nil
	}
	return []int{who}
}

// acting are nouns for one who does a deed, and words that stand for such a noun.
var acting = []string{
	"country", "state", "nation", "government", "power", "member", "leader", "president", "minister", "official", "politician", "lawmaker", "party", "group", "force", "army",
	"ally", "neighbour", "neighbor", "partner", "body", "organization", "organisation", "republic", "capital", "one", "first", "last", "latest", "only", "envoy", "diplomat", "general", "bloc",
}

// Introduced reports whether the phrase or clause at k starts with the preposition.
func (c Clause) Introduced(k int, word string) bool {
	for m := range c.Sentence.Children(k) {
		if r := c.Tok(m).Rel(); (r == "case" || r == "mark") && m < k && c.Lemma(m) == word {
			return true
		}
	}
	return false
}

// Spanned reports whether the word at t, or what it is an attribute of, lies in one of the spans.
func (c Clause) Spanned(t int, spans ...dyad.Span) bool {
	if c.Tok(t).Rel() == "amod" {
		t = c.Tok(t).Head
	}
	at := c.Tok(t).Span
	return slices.ContainsFunc(spans, func(s dyad.Span) bool { return at.Start < s.End && s.Start < at.End })
}
