package hung

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// Frontier hangs on the border at which something happened the country behind it that it is shared with,
// where that was hung on the verb: "held drills near the border with Chad". It reports whether the tree changed.
func Frontier(s *dyad.Sentence) (changed bool) {
	for n := 3; n < len(s.Tokens); n++ {
		t := &s.Tokens[n]
		with := s.Child(n, "case")
		if t.UPOS != "PROPN" || t.Deprel != "obl" || with < 2 || with > n || s.Tokens[with].Lemma != "with" || t.Head > with {
			continue
		}
		if b := &s.Tokens[with-1]; (b.Lemma == "border" || b.Lemma == "frontier") && (b.Rel() == "obl" || b.Rel() == "nmod") && s.Child(with-1, "case") >= 0 {
			t.Head, t.Deprel, changed = with-1, "nmod", true
		}
	}
	return changed
}

// Stationed hangs on the verb the border along which somebody was put on alert, where that was hung on
// the alert or on its level. It reports whether the tree changed.
func Stationed(s *dyad.Sentence) (changed bool) {
	for n := 4; n < len(s.Tokens); n++ {
		t := &s.Tokens[n]
		a := t.Head
		if t.Rel() != "nmod" || a < 0 || a > n || !led(s, n, "along") && !led(s, n, "near") && !led(s, n, "at") {
			continue
		}
		vigilant := slices.Contains(vigilance, s.Tokens[a].Lemma)
		if up := s.Tokens[a].Head; vigilant && up >= 0 && up < a && led(s, a, "of") { // "on the highest level of alert"
			a = up
		} else if of := s.Child(a, "nmod"); of > a && of < n && led(s, of, "of") {
			vigilant = vigilant || slices.Contains(vigilance, s.Tokens[of].Lemma)
		}
		if v := s.Tokens[a].Head; vigilant && v >= 0 && v < a && s.Tokens[a].Rel() == "obl" && led(s, a, "on") && s.Tokens[v].UPOS == "VERB" {
			t.Head, t.Deprel, changed = v, "obl", true
		}
	}
	return changed
}

// vigilance are nouns for how ready somebody is to fight.
var vigilance = []string{"alert", "footing", "preparedness", "readiness", "standby"}

// Emptied hangs on a noun of removal what somebody is removed from, where that was hung on whom: "the
// eviction of traders from the market". A name behind "from" may say whose people they are. It reports
// whether the tree changed.
func Emptied(s *dyad.Sentence) (changed bool) {
	for n := 4; n < len(s.Tokens); n++ {
		t := &s.Tokens[n]
		whom := t.Head
		if t.Rel() != "nmod" || t.UPOS != "NOUN" || whom < 0 || whom > n || s.Tokens[whom].Rel() != "nmod" || !led(s, n, "from") || !led(s, whom, "of") {
			continue
		}
		if deed := s.Tokens[whom].Head; deed >= 0 && deed < whom && slices.Contains(removals, s.Tokens[deed].Lemma) {
			t.Head, changed = deed, true
		}
	}
	return changed
}

// removals are nouns for how somebody or something is taken from where it was.
var removals = []string{"banishment", "deportation", "displacement", "ejection", "eviction", "evacuation", "expulsion", "relocation", "removal", "withdrawal"}

// Done makes the main verb of a past tense behind its subject that was taken for a participle, where
// the object behind it has the tag of a noun and was still taken for the verb: "the king made | stops".
// It reports whether the tree changed.
func Done(s *dyad.Sentence) bool {
	o := s.Root()
	if o < 2 || s.Tokens[o].UPOS != "VERB" || s.Tokens[o].XPOS != "NNS" || s.Child(o, "aux", "cop", "obj") >= 0 {
		return false
	}
	n := s.Child(o, "nsubj")
	if n < 0 || n > o {
		return false
	}
	v := s.Child(n, "acl")
	if v < n || v > o || s.Tokens[v].XPOS != "VBN" && s.Tokens[v].XPOS != "VBD" || s.Child(v, "obj", "obl", "obl:agent", "aux:pass", "xcomp") >= 0 {
		return false
	}
	for i := v + 1; i < o; i++ {
		if r := s.Tokens[i].Rel(); s.Tokens[i].Head != o || r != "det" && r != "amod" && r != "compound" && r != "nummod" && r != "nmod" {
			return false
		}
	}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == o && (i < v || i > o) {
			t.Head = v
		}
	}
	verb, object := &s.Tokens[v], &s.Tokens[o]
	verb.Head, verb.Deprel, verb.XPOS = -1, "root", "VBD"
	object.Head, object.Deprel, object.UPOS = v, "obj", "NOUN"
	return true
}
