package hung

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// ranks are adjectives that are people too.
var ranks = []string{"civilian", "corporal", "general", "major", "minor", "official", "private"}

// Ranked makes a noun, to which the others are joined, of an adjective with an article and a comma
// behind it: "killing a major, nine soldiers". It reports whether the tree changed.
func Ranked(s *dyad.Sentence) (changed bool) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		t, det := &s.Tokens[i], &s.Tokens[i-1]
		h := t.Head
		if t.Deprel != "amod" || h < i+2 || !slices.Contains(ranks, t.Lemma) || det.Rel() != "det" || det.Head != h || s.Tokens[i+1].Form != "," || s.Child(h, "nummod") < i {
			continue
		}
		noun := &s.Tokens[h]
		t.UPOS, t.XPOS, t.Head, t.Deprel = "NOUN", "NN", noun.Head, noun.Deprel
		det.Head, noun.Head, noun.Deprel = i, i, "conj"
		for c := range s.Children(h) {
			if s.Tokens[c].Deprel == "conj" {
				s.Tokens[c].Head = i
			}
		}
		changed = true
	}
	return changed
}

// Both joins a noun to the pronoun that stands right before its "and" as object of the verb to which the noun was joined:
// "kills herself and a guard at a gate". It reports whether the tree changed.
func Both(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t, cc := &s.Tokens[i], s.Child(i, "cc")
		if t.Rel() != "conj" || t.XPOS != "NN" && t.XPOS != "NNS" || cc < 1 || s.Tokens[cc].Form != "and" || cc > i || t.Head < 0 || s.Tokens[t.Head].UPOS != "VERB" || s.Child(i, "nsubj", "cop", "case") >= 0 {
			continue
		}
		if o := &s.Tokens[cc-1]; o.UPOS == "PRON" && o.Rel() == "obj" && o.Head == t.Head && o.Head < cc-1 {
			t.Head, changed = cc-1, true
		}
	}
	return changed
}

// Rammed makes one noun of a thing, a word in -ing and a noun of violence, where the second was read
// as what the thing does: "a car ramming attack". It reports whether the tree changed.
func Rammed(s *dyad.Sentence) (changed bool) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		n, t, o := &s.Tokens[i-1], &s.Tokens[i], &s.Tokens[i+1]
		if t.XPOS != "VBG" || t.Deprel != "acl" || t.Head != i-1 || o.Head != i || o.Deprel != "obj" || !slices.Contains(violence, o.Lemma) || !slices.Contains(things, n.Lemma) {
			continue
		}
		o.Head, o.Deprel = n.Head, n.Deprel
		for c := range s.Children(i - 1) {
			if c != i {
				s.Tokens[c].Head = i + 1
			}
		}
		n.Head, n.Deprel, t.Head, t.Deprel, changed = i+1, "compound", i+1, "compound", true
	}
	return changed
}

// things are what such a noun begins with.
var things = []string{"acid", "bus", "car", "knife", "lorry", "truck", "van", "vehicle"}

// violence are nouns of what is done to others.
var violence = []string{"attack", "raid", "rampage", "spree"}
