package objects

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// laws are what states say what is and what is not allowed by.
var laws = []string{"ban", "bill", "decree", "directive", "edict", "law", "legislation", "motion", "order", "resolution", "rule", "ruling", "statute"}

// Enacting gives a law the clause that says what it does where law and verb were taken for parts of
// the name of its object: "signed a decree banning imports". It reports whether the tree changed.
func Enacting(s *dyad.Sentence) (changed bool) {
	for v := 1; v+1 < len(s.Tokens); v++ {
		verb, law := &s.Tokens[v], &s.Tokens[v-1]
		h := verb.Head
		if !strings.HasSuffix(verb.Form, "ing") || verb.Rel() != "compound" && verb.Rel() != "amod" || h <= v || law.Head != h && law.Head != v || law.Rel() != "compound" {
			continue
		}
		if !slices.Contains(laws, strings.ToLower(law.Lemma)) || s.Tokens[h].XPOS != "NNS" && s.Child(h, "nmod") < h {
			continue // "a law enforcing body"
		}
		for c := range s.Children(h) {
			if c < v-1 {
				s.Tokens[c].Head = v - 1
			}
		}
		law.Head, law.Deprel = s.Tokens[h].Head, s.Tokens[h].Deprel
		verb.UPOS, verb.XPOS, verb.Head, verb.Deprel = "VERB", "VBG", v-1, "acl"
		s.Tokens[h].Head, s.Tokens[h].Deprel = v, "obj"
		changed = true
	}
	return changed
}

// Parted makes one object of two nouns side by side of which the second was taken for what becomes
// of the first: "lifts an | arms | embargo". It reports whether the tree changed.
func Parted(s *dyad.Sentence) (changed bool) {
	for n := 1; n < len(s.Tokens); n++ {
		t, o := &s.Tokens[n], &s.Tokens[n-1]
		if t.UPOS != "NOUN" || t.Rel() != "xcomp" || o.UPOS != "NOUN" || o.Rel() != "obj" || o.Head != t.Head || t.Head >= n || slices.Contains(naming, s.Tokens[t.Head].Lemma) {
			continue
		}
		if lo, _ := s.Subtree(n); lo != n {
			continue
		}
		for c := range s.Children(n - 1) {
			s.Tokens[c].Head = n
		}
		o.Head, o.Deprel, t.Deprel = n, "compound", "obj"
		changed = true
	}
	return changed
}

// naming verbs have both an object and what it becomes.
var naming = []string{"appoint", "call", "choose", "declare", "dub", "elect", "find", "keep", "label", "make", "name", "nickname", "proclaim", "rename", "render"}

// Postponed gives the object of a verb the clause about it that was hung on the day between them:
// "introduced a bill last Friday that would ban exports". It reports whether the tree changed.
func Postponed(s *dyad.Sentence) (changed bool) {
	for c := range s.Tokens {
		clause := &s.Tokens[c]
		d := clause.Head
		if clause.Deprel != "acl:relcl" || d < 0 || d > c || s.Tokens[d].Deprel != "obl:unmarked" && s.Tokens[d].Deprel != "obl:tmod" || s.Tokens[d].Head < 0 {
			continue
		}
		v := s.Tokens[d].Head
		o, who := s.Child(v, "obj"), s.Child(c, "nsubj")
		if o < v || o > d || who < 0 || s.Tokens[who].Lemma != "that" && s.Tokens[who].Lemma != "which" {
			continue
		}
		clause.Head = o
		changed = true
	}
	return changed
}
