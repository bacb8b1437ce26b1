package tense

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Present reports whether the token is a verb in the present tense.
func Present(t *dyad.Token) bool { return t.XPOS == "VBP" || t.XPOS == "VBZ" }

// Perfect reports whether the verb at v is in the perfect: "has met".
func Perfect(s *dyad.Sentence, v int) bool {
	return slices.ContainsFunc(below(s, v, "aux"), func(c int) bool { return lemma(s, c) == "have" })
}

// Timed reports whether the clause of the verb at v says when another happens.
func Timed(s *dyad.Sentence, v int) bool {
	return slices.ContainsFunc(below(s, v, "mark", "advmod"), func(c int) bool {
		return slices.Contains([]string{"when", "before", "after", "until", "till", "once"}, lemma(s, c))
	})
}

// Granted reports whether the clause is one that a question takes for given: "when he struck".
func Granted(s *dyad.Sentence, v int) bool {
	c := s.Child(v, "mark", "advmod")
	return s.Tokens[v].Rel() == "advcl" && s.Tokens[v].XPOS == "VBD" && c >= 0 && slices.Contains([]string{"when", "after", "since", "because"}, lemma(s, c))
}

// Wonders reports whether the clause at v is a question that takes its deed for given.
func Wonders(s *dyad.Sentence, v int) bool {
	for c := range s.Children(v) {
		if x := s.Tokens[c].XPOS; c < v && (x == "WRB" || x == "WP" || x == "WDT") {
			return true
		}
	}
	return false
}

// Narrated reports whether the sentence tells the past in the present, as headlines do: "Norland says
// it will leave", "Norland has said so".
func Narrated(s *dyad.Sentence) bool {
	root := s.Root()
	return root >= 0 && (Present(&s.Tokens[root]) || s.Tokens[root].XPOS == "VBN" && slices.ContainsFunc(below(s, root, "aux"), func(c int) bool { return Present(&s.Tokens[c]) }))
}

// Cause reports whether the word at i lies in the phrase that says what the verb at v is done for:
// "held for a theft".
func Cause(s *dyad.Sentence, v, i int) bool {
	for c := range s.Children(v) {
		if w := s.Child(c, "case"); c > v && s.Tokens[v].UPOS == "VERB" && w >= 0 && (lemma(s, w) == "for" || lemma(s, w) == "over") && s.Dominates(c, i) {
			return true
		}
	}
	return false
}

// Scene reports whether the noun at n is what the deed at v was done in or by: "killed in the May
// raid", "the May raid killed".
func Scene(s *dyad.Sentence, n, v int) bool {
	h := s.Tokens[n].Head
	if h < 0 {
		return false
	}
	switch s.Tokens[n].Rel() {
	case "nsubj":
		return h == v
	case "obl", "nmod":
		inside := slices.ContainsFunc(below(s, n, "case"), func(c int) bool { return slices.Contains(within, lemma(s, c)) })
		for steps := 0; inside && h >= 0 && steps < 3; steps++ {
			if h == v {
				return true
			}
			if s.Tokens[h].Rel() != "conj" { // "looked into a theft in the May raid"
				break
			}
			h = s.Tokens[h].Head
		}
	}
	return false
}

// within are prepositions of the scene.
var within = []string{"in", "during", "at", "on", "amid"}

// below returns the dependents of the word at i by one of the relations.
func below(s *dyad.Sentence, i int, rels ...string) (out []int) {
	for c := range s.Children(i) {
		if slices.Contains(rels, s.Tokens[c].Rel()) {
			out = append(out, c)
		}
	}
	return out
}

func lemma(s *dyad.Sentence, i int) string { return strings.ToLower(s.Tokens[i].Lemma) }
