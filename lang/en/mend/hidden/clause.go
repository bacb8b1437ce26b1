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
		n, c := phraseBefore(s, v, opening)
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

// Reasons gives a verb in -ing the noun phrase right before it, which was read as all that is answered:
// "in response to Norland | banning trade". It reports whether the tree changed.
func Reasons(s *dyad.Sentence) (changed bool) {
	for v := 3; v < len(s.Tokens); v++ {
		t := &s.Tokens[v]
		if t.UPOS != "VERB" || t.XPOS != "VBG" || t.Rel() != "advcl" && t.Rel() != "acl" || s.Child(v, "obj", "ccomp") < v || s.Child(v, "nsubj", "mark", "aux", "aux:pass") >= 0 {
			continue
		}
		n, c := phraseBefore(s, v, []string{"to", "for"})
		if n < 0 || t.Head == n || !slices.Contains(answering, s.Tokens[s.Tokens[n].Head].Lemma) {
			continue
		}
		s.Tokens[c].Head, s.Tokens[c].Deprel, s.Tokens[c].UPOS = v, "mark", "SCONJ"
		t.Head, t.Deprel, changed = s.Tokens[n].Head, "advcl", true
		s.Tokens[n].Head, s.Tokens[n].Deprel = v, "nsubj"
		s.Link()
	}
	return changed
}

// answering are nouns for what is done because of something.
var answering = []string{"response", "reaction", "retaliation", "reprisal", "revenge"}

// Deeds makes a noun of a word tagged as one, but read as the verb of the noun right before it, in a phrase that
// a preposition opens: "in retaliation for the rebel forces | attack on Lund". It reports whether the tree changed.
func Deeds(s *dyad.Sentence) (changed bool) {
	for v := 3; v < len(s.Tokens); v++ {
		t := &s.Tokens[v]
		if t.UPOS != "VERB" || t.XPOS != "NN" || t.Rel() != "advcl" && t.Rel() != "acl" || s.Child(v, "nsubj", "mark", "aux", "obj") >= 0 {
			continue
		}
		n, c := phraseBefore(s, v, []string{"to", "for", "of", "on", "over", "after", "by", "during", "following"})
		if n != v-1 || s.Dominates(v, n) {
			continue
		}
		t.UPOS, t.Head, t.Deprel, changed = "NOUN", s.Tokens[n].Head, s.Tokens[n].Deprel, true
		for k := range s.Tokens {
			switch r := s.Tokens[k].Rel(); {
			case k == c || s.Tokens[k].Head == n && r == "det":
				s.Tokens[k].Head = v
			case s.Tokens[k].Head == v && r == "obl":
				s.Tokens[k].Deprel = "nmod"
			}
		}
		s.Tokens[n].Head, s.Tokens[n].Deprel = v, "compound"
		s.Link()
	}
	return changed
}

// Voices hangs a verb of saying in -ing on whoever says so: on a written thing that a participle parts from
// it, "investigate a leaflet sent to homes | opposing plans"; on the verb for what is done to somebody for what
// they are said to have done, "sued the state | alleging that". It reports whether the tree changed.
func Voices(s *dyad.Sentence) (changed bool) {
	for v := 3; v < len(s.Tokens); v++ {
		t := &s.Tokens[v]
		if t.XPOS != "VBG" || t.Head < 0 || t.Head > v || s.Tokens[v-1].UPOS == "PUNCT" || s.Child(v, "nsubj", "mark", "aux") >= 0 {
			continue
		}
		h := &s.Tokens[t.Head]
		switch o := s.Child(t.Head, "obj"); {
		case t.Deprel == "advcl" && slices.Contains(opining, t.Lemma) && o >= 0 && o < v && slices.Contains(written, s.Tokens[o].Lemma):
			if p := s.Child(o, "acl"); p < 0 || p > v || s.Tokens[p].XPOS != "VBN" {
				continue
			}
			t.Head, t.Deprel, changed = o, "acl", true
		case t.Deprel == "acl" && h.Deprel == "obj" && slices.Contains(blaming, t.Lemma) && h.Head >= 0 && slices.Contains(prosecuting, s.Tokens[h.Head].Lemma):
			t.Head, t.Deprel, changed = h.Head, "advcl", true
		}
		if changed {
			s.Link()
		}
	}
	return changed
}

var (
	opining     = []string{"accuse", "ask", "call", "condemn", "criticize", "criticise", "demand", "denounce", "oppose", "praise", "support", "urge", "warn"}
	written     = []string{"advert", "article", "banner", "book", "email", "leaflet", "letter", "message", "note", "pamphlet", "petition", "poster", "statement", "tweet", "video"}
	blaming     = []string{"accuse", "allege", "claim"}
	prosecuting = []string{"arrest", "charge", "deport", "detain", "expel", "fine", "indict", "jail", "prosecute", "sue"}
)

// phraseBefore returns the head of the noun phrase that ends right before v and opens with one of the
// words, and that word; or -1.
func phraseBefore(s *dyad.Sentence, v int, opening []string) (n, c int) {
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
