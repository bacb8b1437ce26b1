package mend

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// pairs joins two names with a hyphen between them before a noun that tells what two sides have
// or do with one another: "the India-Nepal exercise", "Israeli-Palestinian talks". They were hung
// on one another or both on the noun, as the parts of "Abu-Jihad camp" are. It reports whether the
// tree changed.
func pairs(s *dyad.Sentence) (changed bool) {
	for h := 1; h+1 < len(s.Tokens); h++ {
		if f := s.Tokens[h].Form; f != "-" && f != "–" || s.Tokens[h-1].Span.End != s.Tokens[h].Span.Start || s.Tokens[h].Span.End != s.Tokens[h+1].Span.Start {
			continue
		}
		one, other := whole(s, h-1), whole(s, h+1)
		up := other
		if one == other && s.Tokens[h+1].Head == h-1 { // taken for one name
			other = h + 1
		}
		n := s.Tokens[up].Head
		if n <= h || one == other || !capital(s.Tokens[one].Form) || !capital(s.Tokens[other].Form) || !betweenTwo(s, n) {
			continue
		}
		t, joined := &s.Tokens[one], &s.Tokens[other]
		if t.Head != other && t.Head != n || !before(t) || !before(joined) {
			continue
		}
		t.Head, t.Deprel = n, s.Tokens[up].Deprel
		joined.Head, joined.Deprel, changed = one, "conj", true
		settle(s)
	}
	return changed
}

// whole returns the head of the name that the word at i is a part of.
func whole(s *dyad.Sentence, i int) int {
	for t := &s.Tokens[i]; t.Head >= 0 && (t.Rel() == "flat" || t.Rel() == "compound" && t.Head == i+1 && s.Tokens[t.Head].UPOS == "PROPN"); t = &s.Tokens[i] {
		i = t.Head
	}
	return i
}

// before reports whether a word stands before a noun as a part of its phrase.
func before(t *dyad.Token) bool {
	return t.Rel() == "compound" || t.Rel() == "amod" || t.Rel() == "nmod" || t.Rel() == "flat"
}

func capital(form string) bool { return form != strings.ToLower(form) }

// betweenTwo reports whether the noun at n names what two sides have or do with one another.
func betweenTwo(s *dyad.Sentence, n int) bool {
	switch s.Tokens[n].Lemma {
	case "talk", "summit", "meeting", "negotiation", "dialogue", "consultation", "conference", "commission", "committee", "contact",
		"deal", "agreement", "accord", "treaty", "pact", "protocol", "memorandum", "truce", "ceasefire", "cooperation", "partnership", "alliance", "friendship",
		"relation", "relationship", "tie", "trade", "venture", "project", "pipeline", "border", "frontier", "exchange",
		"exercise", "drill", "maneuver", "manoeuvre", "game", "training", "patrol", "operation", "offensive",
		"war", "conflict", "clash", "fighting", "dispute", "row", "feud", "tension", "standoff", "rivalry", "crisis":
		return true
	}
	return false
}
