package hidden

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// goesOn are verbs that tell how something goes, and take no object.
var goesOn = []string{"begin", "break", "continue", "end", "erupt", "escalate", "flare", "intensify", "rage", "resume", "spread", "start", "subside"}

// Gerund makes the subject of a noun in -ing that begins a sentence and was taken for its verb, and
// the verb of what was taken for its object: "Fighting | erupts between". It reports whether the
// tree changed.
func Gerund(s *dyad.Sentence) bool {
	n := 0
	if len(s.Tokens) > 3 && s.Tokens[0].UPOS == "ADJ" {
		n = 1
	}
	v := n + 1
	if v+1 >= len(s.Tokens) || !strings.HasSuffix(s.Tokens[n].Form, "ing") || s.Child(n, "case", "mark") >= 0 {
		return false
	}
	subject, verb := &s.Tokens[n], &s.Tokens[v]
	lemma := strings.TrimSuffix(verb.Form, "s")
	if lemma == verb.Form || !slices.Contains(goesOn, lemma) || verb.UPOS == "VERB" && subject.UPOS == "NOUN" {
		return false
	}
	if root := s.Root(); root != n && root != v {
		return false
	}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; i > v && (t.Head == n || t.Head == v) {
			if t.Head = v; t.Rel() == "nmod" {
				t.Deprel = "obl"
			}
		}
	}
	if n == 1 {
		s.Tokens[0].Head, s.Tokens[0].Deprel = n, "amod"
	}
	subject.UPOS, subject.XPOS, subject.Lemma, subject.Head, subject.Deprel = "NOUN", "NN", strings.ToLower(subject.Form), v, "nsubj"
	verb.UPOS, verb.XPOS, verb.Lemma, verb.Head, verb.Deprel = "VERB", "VBZ", lemma, -1, "root"
	return true
}
