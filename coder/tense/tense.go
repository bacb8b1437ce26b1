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

// Ongoing reports whether the infinitive at v tells what is under way or was undergone: "to be
// meeting", "to be held", "to be a meeting".
func Ongoing(s *dyad.Sentence, v int) bool {
	return s.Child(v, "aux:pass", "cop") >= 0 || s.Tokens[v].XPOS == "VBG" && s.Child(v, "aux") >= 0
}

// Heard reports whether the verb at v only says that others know of what completes it: "is reported to be".
func Heard(s *dyad.Sentence, v int) bool {
	w := lemma(s, v)
	return w == "appear" || w == "seem" || w == "claim" || s.Tokens[v].XPOS == "VBN" && slices.Contains([]string{"report", "believe", "say", "think", "allege", "suspect", "find", "rumor"}, w)
}

// Past reports whether the clause of the verb at v tells what is over: "struck", "has struck", "was struck".
func Past(s *dyad.Sentence, v int) bool {
	return s.Tokens[v].XPOS == "VBD" || Perfect(s, v) || slices.ContainsFunc(below(s, v, "aux", "aux:pass"), func(c int) bool { return s.Tokens[c].XPOS == "VBD" })
}

// Told reports whether the verb at v is finite and active, so that somebody is told to have done or to
// do it: "met", "has met", "meets".
func Told(s *dyad.Sentence, v int) bool {
	return (Present(&s.Tokens[v]) || Past(s, v)) && s.Child(v, "aux:pass") < 0
}

// Topmost reports whether the adjective at a ranks what it tells of above all others: "latest",
// "the most senior".
func Topmost(s *dyad.Sentence, a int) bool {
	return s.Tokens[a].XPOS == "JJS" || slices.ContainsFunc(below(s, a, "advmod"), func(c int) bool { return lemma(s, c) == "most" || s.Tokens[c].XPOS == "RBS" })
}

// Timed reports whether the clause of the verb at v says when another happens.
func Timed(s *dyad.Sentence, v int) bool {
	return slices.ContainsFunc(below(s, v, "mark", "advmod"), func(c int) bool {
		return slices.Contains([]string{"when", "before", "after", "until", "till", "once"}, lemma(s, c))
	})
}

// Capable reports whether the word at v is a deed that somebody or something could do or suffer, and no
// more is said of it: "capable of hitting Norland", "vulnerable to attack".
func Capable(s *dyad.Sentence, v int) bool {
	c := s.Child(v, "mark", "case")
	if c < 0 || s.Tokens[v].Head < 0 || s.Tokens[v].Head > v {
		return false
	}
	return slices.Contains([]string{"capable of", "incapable of", "vulnerable to", "susceptible to", "prone to"}, lemma(s, s.Tokens[v].Head)+" "+lemma(s, c))
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
