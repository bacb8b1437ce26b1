package objects

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Over makes a particle of "over" or "back" before "to" that was taken for a preposition with it,
// and of "over" right after "hand", what is passed then being the object: "turned the suspects over
// to Norland", "hands over dozens of rifles". It reports whether the tree changed.
func Over(s *dyad.Sentence) (changed bool) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		p, to := &s.Tokens[i], &s.Tokens[i+1]
		if o := p.Head; p.Lemma == "over" && p.Rel() == "case" && o > i && s.Tokens[i-1].Lemma == "hand" && s.Tokens[o].Head == i-1 && s.Tokens[o].Rel() == "obl" && to.Rel() != "case" {
			p.Head, p.Deprel, p.XPOS = i-1, "compound:prt", "RP"
			s.Tokens[o].Deprel, changed = "obj", true
			continue
		}
		if p.Rel() != "case" || p.Head != to.Head || to.Rel() != "case" || to.Lemma != "to" || p.Lemma != "over" && p.Lemma != "back" || p.Head <= i {
			continue
		}
		v := s.Tokens[p.Head].Head
		if v < 0 || v > i || !slices.Contains(handing, s.Tokens[v].Lemma) {
			continue
		}
		p.Head, p.Deprel, p.XPOS = v, "compound:prt", "RP"
		changed = true
	}
	return changed
}

// handing verbs pass something over or back.
var handing = []string{"bring", "deliver", "give", "hand", "make", "pass", "send", "sign", "take", "turn"}

// Freed makes a verb of "free" before an article, a number or the like: before a noun of its own it
// would stand behind them. "decided to free three men". It reports whether the tree changed.
func Freed(s *dyad.Sentence) (changed bool) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		t, n := &s.Tokens[i], &s.Tokens[i+1]
		h := t.Head
		if t.Lemma != "free" || t.UPOS != "ADJ" || n.UPOS != "DET" && n.UPOS != "NUM" && n.Rel() != "nmod:poss" {
			continue
		}
		if o := s.Child(i, "obj"); o > i && s.Child(i, "nsubj") >= 0 && s.Child(i, "cop") < 0 { // "rebels free an envoy"
			t.UPOS, t.XPOS, changed = "VERB", "VBP", true
			continue
		}
		if h <= i || t.Rel() != "amod" {
			continue
		}
		to := s.Child(h, "case")
		if to != i-1 || s.Tokens[to].Lemma != "to" || s.Tokens[h].Head < 0 || s.Tokens[s.Tokens[h].Head].UPOS != "VERB" {
			continue
		}
		noun := &s.Tokens[h]
		t.UPOS, t.XPOS, t.Head, t.Deprel = "VERB", "VB", noun.Head, "xcomp"
		noun.Head, noun.Deprel = i, "obj"
		s.Tokens[to].Head, s.Tokens[to].Deprel, s.Tokens[to].UPOS, s.Tokens[to].XPOS = i, "mark", "PART", "TO"
		changed = true
	}
	return changed
}

// Prepared makes an adjective of a participle before an infinitive that says what somebody is ready
// for: "was prepared to attack". It reports whether the tree changed.
func Prepared(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.XPOS != "VBN" || t.Form != "prepared" && t.Form != "poised" {
			continue
		}
		be, who, what := s.Child(i, "aux:pass"), s.Child(i, "nsubj:pass"), s.Child(i, "xcomp", "advcl")
		if be < 0 || who < 0 || what < i || s.Child(what, "mark") != i+1 || s.Child(i, "obl:agent") >= 0 {
			continue
		}
		t.UPOS, t.XPOS, t.Lemma = "ADJ", "JJ", t.Form
		s.Tokens[be].Deprel, s.Tokens[who].Deprel, s.Tokens[what].Deprel = "cop", "nsubj", "xcomp"
		changed = true
	}
	return changed
}

// Given makes an object of what somebody is given where it was taken for what he is: "was given a
// warm welcome", "was promised aid". It reports whether the tree changed.
func Given(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		v := t.Head
		if t.Deprel != "xcomp" || t.UPOS != "NOUN" || v < 0 || v > i || s.Tokens[v].XPOS != "VBN" || !slices.Contains(given, s.Tokens[v].Lemma) {
			continue
		}
		if s.Child(v, "aux:pass") >= 0 && s.Child(v, "obj") < 0 && s.Child(i, "case", "mark", "cop") < 0 {
			t.Deprel, changed = "obj", true
		}
	}
	return changed
}

// given is what verbs say of who gets something, though their subject is he.
var given = []string{"accord", "afford", "assure", "award", "give", "grant", "guarantee", "hand", "lend", "offer", "promise", "refuse", "send"}

// Due gives the infinitive behind "due" its "to" and its object where "due to" was taken for one
// word: "are due to reopen talks". It reports whether the tree changed.
func Due(s *dyad.Sentence) bool {
	for i := 0; i+2 < len(s.Tokens); i++ {
		to, v := &s.Tokens[i+1], &s.Tokens[i+2]
		if s.Tokens[i].Lemma != "due" || to.Lemma != "to" || to.Head != i || to.Rel() != "fixed" || v.XPOS != "VB" || s.Child(i, "cop") < 0 {
			continue
		}
		if o := v.Head; o > i+2 && v.Rel() == "compound" && s.Tokens[o].Head == i {
			s.Tokens[o].Head, s.Tokens[o].Deprel, v.Head = i+2, "obj", i
		}
		if v.Head != i {
			continue
		}
		v.Deprel = "xcomp"
		to.Head, to.Deprel, to.UPOS, to.XPOS = i+2, "mark", "PART", "TO"
		return true
	}
	return false
}

// Clear hangs what somebody makes clear on the verb: "made clear that it would go". It reports
// whether the tree changed.
func Clear(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		v, what := t.Head, s.Child(i, "ccomp")
		if t.Deprel == "xcomp" && v >= 0 && s.Tokens[v].Lemma == "make" && (t.Lemma == "clear" || t.Lemma == "plain" || t.Lemma == "known") && what > i && s.Child(v, "obj", "ccomp") < 0 {
			s.Tokens[what].Head, changed = v, true
		}
	}
	return changed
}

// Called makes what somebody is called of an adjective behind the object of the verb that was taken
// for an attribute of the verb: "calls the raid unacceptable". It reports whether the tree changed.
func Called(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if v := t.Head; t.UPOS == "ADJ" && t.Rel() == "amod" && v >= 0 && v < i && s.Tokens[v].UPOS == "VERB" && slices.Contains(naming, s.Tokens[v].Lemma) {
			if o := s.Child(v, "obj"); o > v && o < i {
				t.Deprel, changed = "xcomp", true
			}
		}
	}
	return changed
}

// Thought makes the object of a verb of harm, and what is thought of it, of what was taken for a clause:
// "forces kill seven men thought to be spies". It reports whether the tree changed.
func Thought(s *dyad.Sentence) (changed bool) {
	for c := range s.Tokens {
		t := &s.Tokens[c]
		v := t.Head
		if t.Deprel != "ccomp" || v < 0 || v > c || t.XPOS != "VBD" && t.XPOS != "VBN" || !slices.Contains(harming, s.Tokens[v].Lemma) || s.Child(c, "mark", "obj", "aux", "cop") >= 0 || s.Child(v, "obj", "aux:pass") >= 0 {
			continue
		}
		o := s.Child(c, "nsubj", "nsubj:pass")
		if o != c-1 || s.Tokens[o].UPOS == "PRON" {
			continue
		}
		if lo, _ := s.Subtree(o); lo != v+1 {
			continue
		}
		s.Tokens[o].Head, s.Tokens[o].Deprel = v, "obj"
		t.XPOS, t.Head, t.Deprel, changed = "VBN", o, "acl", true
	}
	return changed
}

// harming are verbs of what is done to people, not of what is said.
var harming = []string{"abduct", "arrest", "attack", "behead", "bomb", "capture", "detain", "execute", "injure", "jail", "kidnap", "kill", "murder", "seize", "shoot", "stab", "wound"}

// Taken makes of "hostage" behind a participle what somebody was taken as, where it was read as what
// he took: "the people taken hostage". It reports whether the tree changed.
func Taken(s *dyad.Sentence) (changed bool) {
	for o := 1; o < len(s.Tokens); o++ {
		t, v := &s.Tokens[o], &s.Tokens[o-1]
		switch t.Lemma {
		case "hostage", "captive", "prisoner":
		default:
			continue
		}
		if t.Deprel == "obj" && t.Head == o-1 && v.XPOS == "VBN" && v.Deprel == "acl" && s.Child(o-1, "aux", "aux:pass", "nsubj") < 0 {
			t.Deprel, changed = "xcomp", true
		}
	}
	return changed
}

// Undergone makes a participle of a past tense joined to a passive in the present: "is put on a plane
// and deported". It reports whether the tree changed.
func Undergone(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.XPOS != "VBD" || t.Deprel != "conj" || t.Head < 0 || t.Head > i || s.Child(i, "nsubj", "obj", "iobj", "ccomp", "xcomp", "aux", "compound:prt") >= 0 {
			continue
		}
		if a := s.Child(t.Head, "aux:pass"); a >= 0 && (s.Tokens[a].XPOS == "VBZ" || s.Tokens[a].XPOS == "VBP") && s.Tokens[i-1].UPOS != "PUNCT" && strings.HasSuffix(strings.ToLower(t.Form), "ed") {
			t.XPOS, changed = "VBN", true
		}
	}
	return changed
}

// Counted makes an object of what a verb counts where it was taken for a measure of time or way:
// "freed 37 prisoners late on Tuesday". It reports whether the tree changed.
func Counted(s *dyad.Sentence) (changed bool) {
	for o := range s.Tokens {
		t := &s.Tokens[o]
		v := t.Head
		if t.Deprel != "obl:unmarked" || t.XPOS != "NNS" || v < 0 || slices.Contains(measures, t.Lemma) {
			continue
		}
		if v > o && s.Tokens[v].UPOS == "ADV" && s.Tokens[v].Head >= 0 { // "37 prisoners late"
			v = s.Tokens[v].Head
		}
		if v < o && s.Tokens[v].UPOS == "VERB" && s.Child(o, "nummod") >= 0 && s.Child(v, "nsubj") >= 0 && s.Child(v, "obj", "iobj", "ccomp", "xcomp", "aux:pass") < 0 {
			t.Head, t.Deprel, changed = v, "obj", true
		}
	}
	return changed
}

// measures tell how long, how far or how often.
var measures = []string{
	"centimeter", "century", "day", "decade", "degree", "dollar", "euro", "fold", "foot", "hour", "inch", "kilometer", "kilometre", "knot", "meter", "metre",
	"mile", "minute", "month", "night", "percent", "point", "pound", "second", "time", "week", "weekend", "yard", "year",
}

// Joined hangs a finite verb that was joined to an infinitive on the verb above that, where this has
// its tense: "invites them to come and urges the others to stay". It reports whether the tree changed.
func Joined(s *dyad.Sentence) (changed bool) {
	for v := range s.Tokens {
		t := &s.Tokens[v]
		i := t.Head
		if t.Rel() != "conj" || t.XPOS != "VBZ" && t.XPOS != "VBD" || i < 0 || i > v || s.Child(v, "nsubj", "nsubj:pass", "aux", "aux:pass") >= 0 || s.Child(v, "cc") < i {
			continue
		}
		to, h := s.Child(i, "mark"), s.Tokens[i].Head
		if c := h; c >= 0 && s.Tokens[c].Rel() == "ccomp" && s.Tokens[i].XPOS == "VB" { // "said it was the first to bomb and warned of more"
			h = s.Tokens[c].Head
		}
		if s.Tokens[i].XPOS != "VB" || to < 0 || s.Tokens[to].Lemma != "to" || h < 0 || h > i || s.Tokens[h].XPOS != t.XPOS {
			continue
		}
		t.Head, changed = h, true
	}
	return changed
}

// Left hangs what is left on the noun of leaving right before it, where it was hung on the verb above:
// "despite the withdrawal from the accord". It reports whether the tree changed.
func Left(s *dyad.Sentence) (changed bool) {
	for i := 1; i < len(s.Tokens); i++ {
		from, n := &s.Tokens[i], i-1
		if from.Lemma != "from" || from.Rel() != "case" || from.Head <= i || !slices.Contains(leaving, s.Tokens[n].Lemma) || s.Tokens[n].UPOS != "NOUN" {
			continue
		}
		if o := &s.Tokens[from.Head]; o.Rel() == "obl" && o.Head == s.Tokens[n].Head {
			o.Head, o.Deprel, changed = n, "nmod", true
		}
	}
	return changed
}

// leaving are nouns of going out of something.
var leaving = []string{"withdrawal", "exit", "departure", "pullout", "retreat", "expulsion", "secession", "ouster", "independence", "defection", "escape"}
