package turn

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// Expletive reports whether an "it" stands for nothing: "it is clear that", "it rained",
// "it was Iran that".
func Expletive(s *dyad.Sentence, t int) bool {
	tok := &s.Tokens[t]
	if !strings.EqualFold(tok.Form, "it") {
		return false
	}
	if tok.Rel() == "expl" {
		return true
	}
	if tok.Rel() != "nsubj" || tok.Head < 0 {
		return false
	}
	g := tok.Head
	switch s.Tokens[g].Lemma {
	case "rain", "snow", "seem", "appear", "turn", "happen", "transpire":
		return true
	case "take":
		return s.Child(g, "advcl", "xcomp", "ccomp") >= 0
	}
	cop := s.Child(g, "cop") >= 0
	switch {
	case s.Child(g, "csubj") >= 0:
		return true
	case cop && s.Tokens[g].UPOS == "ADJ":
		return s.Child(g, "ccomp", "xcomp", "advcl") >= 0
	case cop && (s.Tokens[g].UPOS == "NOUN" || s.Tokens[g].UPOS == "PROPN"):
		return s.Child(g, "acl:relcl", "ccomp", "advcl") >= 0
	}
	return tok.Deprel == "nsubj:pass" && s.Child(g, "ccomp") >= 0
}

// Back reports whether a pronoun tells on what terms or for what something is done to those of word
// q: "Norland will strike Suland if it tests", "imposes sanctions on Suland over its tests". It then
// stands for them, not for who does it.
func Back(s *dyad.Sentence, pronoun, q int) bool {
	ground := s.Tokens[pronoun].Head
	if ground >= 0 && !s.Dominates(s.Tokens[ground].Head, q) { // "in light of its tests", but not "in response to the killing of its men"
		ground = s.Tokens[ground].Head
	}
	if ground < 0 || !grounds(s, ground) {
		return false
	}
	verb := s.Tokens[ground].Head
	if verb < 0 || verb == q || !s.Dominates(verb, q) {
		return false
	}
	for s.Tokens[q].Head != verb {
		q = s.Tokens[q].Head
	}
	switch s.Tokens[q].Rel() {
	case "obj", "iobj", "obl":
		return q < ground
	}
	return false
}

// grounds reports whether a word heads the terms or the cause of what its verb tells.
func grounds(s *dyad.Sentence, t int) bool {
	word := func(rel string) string {
		if c := s.Child(t, rel); c >= 0 {
			return s.Tokens[c].Lemma
		}
		return ""
	}
	switch s.Tokens[t].Rel() {
	case "advcl":
		return word("mark") == "if" || word("mark") == "unless"
	case "obl":
		switch s.Tokens[t].Lemma {
		case "light", "response", "retaliation":
			return word("case") == "in"
		}
		return word("case") == "over"
	}
	return false
}
