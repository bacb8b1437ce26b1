package hidden

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Clauses gives a verb without a subject the noun phrase right before it, that was read as a phrase
// behind "after", "as" and the like of the clause before: "25 were injured after a bomb | strikes
// the town". It reports whether the tree changed.
func Clauses(s *dyad.Sentence) (changed bool) {
	for v := 3; v < len(s.Tokens); v++ {
		t := &s.Tokens[v]
		switch t.Rel() {
		case "conj", "advcl", "ccomp", "xcomp", "parataxis":
		default:
			continue
		}
		if t.UPOS != "VERB" || t.XPOS != "VBZ" && t.XPOS != "VBD" && t.XPOS != "VBP" || s.Child(v, "nsubj", "nsubj:pass", "mark", "csubj", "cc") >= 0 {
			continue
		}
		n, c := phraseBefore(s, v)
		if n < 0 {
			continue
		}
		up := s.Tokens[n].Head
		for up >= 0 && s.Tokens[up].UPOS != "VERB" {
			up = s.Tokens[up].Head
		}
		if up < 0 || up >= c || s.Dominates(v, up) {
			continue
		}
		s.Tokens[c].Head, s.Tokens[c].Deprel, s.Tokens[c].UPOS = v, "mark", "SCONJ"
		s.Tokens[n].Head, s.Tokens[n].Deprel = v, "nsubj"
		t.Head, t.Deprel, changed = up, "advcl", true
		s.Link()
	}
	return changed
}

// Beside hangs on a town what a comma parts from it and from the subject, which was taken for a subject too:
// "In Lund, a suburb of Oslo, a gunman kills". It reports whether the tree changed.
func Beside(s *dyad.Sentence) (changed bool) {
	for c := range s.Tokens {
		t := &s.Tokens[c]
		v := t.Head
		if t.Deprel != "nsubj" || v < c || t.UPOS != "NOUN" {
			continue
		}
		lo, hi := s.Subtree(c)
		if lo < 2 || s.Tokens[lo-1].Form != "," && s.Tokens[lo].Form != "," || s.Tokens[hi-1].Form != "," {
			continue
		}
		place := s.Child(v, "obl")
		if place < 0 || place >= c || s.Tokens[place].UPOS != "PROPN" {
			continue
		}
		if _, end := s.Subtree(place); end != lo {
			continue
		}
		for n := range s.Children(v) {
			if n >= hi && n < v && s.Tokens[n].Deprel == "nsubj" {
				t.Head, t.Deprel, changed = place, "appos", true
			}
		}
	}
	return changed
}

// phraseBefore returns the head of the noun phrase that ends right before v and opens with a word
// that may begin a clause, and that word; or -1.
func phraseBefore(s *dyad.Sentence, v int) (n, c int) {
	end := v - 1
	for end > 0 && s.Tokens[end].Head == v && (s.Tokens[end].Rel() == "aux" || s.Tokens[end].Rel() == "advmod") {
		end--
	}
	for n = end; n >= 0; n = s.Tokens[n].Head {
		t := &s.Tokens[n]
		if !nominal(t) || n > end {
			return -1, -1
		}
		if c = s.Child(n, "case"); (t.Rel() == "obl" || t.Rel() == "nmod") && c >= 0 && c < n && slices.Contains(opening, strings.ToLower(s.Tokens[c].Form)) {
			return n, c
		}
	}
	return -1, -1
}

// opening are prepositions that also begin clauses.
var opening = []string{"after", "before", "since", "until", "till", "as"}

// Subjects makes the subject of a finite verb without one the noun right before it, which was taken
// for a part of its name: "The Taliban attack a base". It reports whether the tree changed.
func Subjects(s *dyad.Sentence) (changed bool) {
	for v := 1; v < len(s.Tokens); v++ {
		t, n := &s.Tokens[v], &s.Tokens[v-1]
		if t.UPOS != "VERB" || t.XPOS != "VBZ" && t.XPOS != "VBD" && t.XPOS != "VBP" || t.Rel() != "root" && (t.Rel() != "advcl" || s.Child(v, "mark") < 0) {
			continue
		}
		if n.Head != v || n.Rel() != "compound" || !nominal(n) || s.Child(v, "nsubj", "nsubj:pass", "csubj", "aux", "aux:pass") >= 0 {
			continue
		}
		for c := range s.Children(v) {
			switch r := s.Tokens[c].Rel(); {
			case c < v-1 && (r == "det" || r == "amod" || r == "compound" || r == "nummod" || r == "nmod"):
				s.Tokens[c].Head = v - 1
			}
		}
		n.Deprel, changed = "nsubj", true
		s.Link()
		behind(s, v, follower(s, v))
		second(s, v)
		s.Link()
	}
	return changed
}
