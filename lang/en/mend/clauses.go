package mend

import (
	"slices"

	"strings"

	"github.com/dyad-news/dyad"
)

// relative mends a sentence whose main verb was taken for a relative clause of its own
// subject: "The leader threatened to go." What gives it away is that the clause has
// neither a subject nor a relative pronoun, and that there is no other main verb. It
// reports whether the tree changed.
func relative(s *dyad.Sentence) bool {
	root, last := s.Root(), len(s.Tokens)-1
	if root < 0 || s.Tokens[last].Form != "." || !nounLike(&s.Tokens[root]) || s.Child(root, "cop", "case", "nsubj") >= 0 {
		return false
	}
	verb := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch {
		case t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBN" || !under(s, i, root):
			continue
		case t.Rel() != "acl" || verb >= 0 || t.XPOS == "VBN" && !(verbless(s) && s.Child(i, "obl:agent", "aux:pass") < 0 && (slices.Contains(intransitive, t.Lemma) || bracketed(s, root, i))):
			if t.XPOS != "VBN" {
				return false
			}
		default:
			verb = i
		}
	}
	if verb < root || s.Child(verb, "nsubj", "nsubj:pass", "mark", "aux:pass") >= 0 || relativized(s, verb) {
		return false
	}
	promote(s, root, verb)
	return true
}

// bracketed reports whether commas close off something between the subject and the verb:
// "Forces, backed by warplanes, advanced".
func bracketed(s *dyad.Sentence, root, verb int) bool {
	return s.Tokens[verb-1].Form == "," && verb > root+3 && s.Tokens[root+1].Form == ","
}

// under reports whether a word hangs on the root or on what is joined to it as its name
// or description.
func under(s *dyad.Sentence, i, root int) bool {
	for h := s.Tokens[i].Head; h >= 0; h = s.Tokens[h].Head {
		if h == root {
			return true
		}
		switch s.Tokens[h].Rel() {
		case "appos", "flat", "conj", "nmod":
		default:
			return false
		}
	}
	return false
}

// relativized reports whether a clause has a relative pronoun of its own.
func relativized(s *dyad.Sentence, verb int) bool {
	for i := range s.Tokens {
		switch s.Tokens[i].XPOS {
		case "WDT", "WP", "WP$", "WRB":
			if s.Dominates(verb, i) {
				return true
			}
		}
	}
	return false
}

// intransitive are verbs without a passive, so that their participle after a noun is that noun's verb.
var intransitive = []string{
	"accede", "acquiesce", "advance", "agree", "apologise", "apologize", "appeal", "arrive", "assemble", "backtrack", "balk", "battle", "bow", "capitulate", "clash",
	"collaborate", "collapse", "complain", "comply", "concur", "converge", "cooperate", "defect", "die", "disagree", "emerge", "erupt", "escape", "fall", "fight",
	"flee", "flock", "gather", "happen", "insist", "interfere", "intervene", "march", "meddle", "mediate", "negotiate", "occur", "participate", "plead", "pledge",
	"pour", "protest", "quarrel", "rally", "react", "rebel", "relent", "remain", "renege", "resign", "respond", "resume", "retaliate", "retreat", "revolt", "riot", "rise", "roll", "sail", "shuttle",
	"side", "skirmish", "surrender", "sympathise", "sympathize", "travel", "vote", "vow", "walk", "withdraw",
}

// subordinate mends a clause whose subject was taken for a phrase of its own: "after the
// president pardoned him" as "after the president" and a verb left over. It reports
// whether the tree changed.
func subordinate(s *dyad.Sentence) bool {
	changed := false
	for i := 2; i < len(s.Tokens); i++ {
		v := &s.Tokens[i]
		if v.Head < 0 || v.Rel() != "parataxis" && v.Rel() != "ccomp" && v.Rel() != "advcl" || !finite(s, i) && s.Child(i, "aux:pass") < 0 || s.Child(i, "nsubj", "nsubj:pass", "mark", "csubj") >= 0 {
			continue
		}
		n := subjectBefore(s, i)
		if n < 0 {
			continue
		}
		c := s.Child(n, "case")
		s.Tokens[c].Head, s.Tokens[c].Deprel, s.Tokens[c].UPOS = i, "mark", "SCONJ"
		s.Tokens[n].Head, s.Tokens[n].Deprel = i, "nsubj"
		if s.Child(i, "aux:pass") >= 0 {
			s.Tokens[n].Deprel = "nsubj:pass"
		}
		v.Deprel, changed = "advcl", true
	}
	return changed
}

// subjectBefore returns the head of the noun phrase that ends right before the verb group
// of i, hangs where i hangs and opens with a subordinating word, or -1.
func subjectBefore(s *dyad.Sentence, i int) int {
	end := i
	for end > 0 && s.Tokens[end-1].Head == i && (s.Tokens[end-1].Rel() == "aux" || s.Tokens[end-1].Rel() == "advmod") {
		end--
	}
	for n := end - 1; n > s.Tokens[i].Head; n-- {
		t := &s.Tokens[n]
		if t.Head != s.Tokens[i].Head {
			continue
		}
		c := s.Child(n, "case")
		if t.Rel() != "obl" || c < 0 || !s.Dominates(n, end-1) && n != end-1 {
			return -1
		}
		switch strings.ToLower(s.Tokens[c].Form) {
		case "after", "before", "since", "until", "till", "as":
			return n
		}
		return -1
	}
	return -1
}

// severed mends a subject cut in two: a name taken for the root, and the noun right
// behind it for the subject of a clause of its own ("Boko Haram | militants kidnapped").
// It reports whether the tree changed.
func severed(s *dyad.Sentence) bool {
	root := s.Root()
	if root < 0 || s.Tokens[root].UPOS != "PROPN" || s.Child(root, "nsubj", "cop", "case") >= 0 {
		return false
	}
	verb := s.Child(root, "parataxis")
	if verb < 0 || !finite(s, verb) {
		return false
	}
	subject := s.Child(verb, "nsubj")
	end := root + 1
	for end < len(s.Tokens) && s.Tokens[end].Head == root && (s.Tokens[end].Rel() == "flat" || s.Tokens[end].Rel() == "compound") {
		end++
	}
	if subject != end || s.Tokens[subject].UPOS != "NOUN" {
		return false
	}
	for i := range s.Tokens {
		if t := &s.Tokens[i]; t.Head == root && i > verb {
			t.Head = verb
		}
	}
	s.Tokens[verb].Head, s.Tokens[verb].Deprel = -1, "root"
	s.Tokens[root].Head, s.Tokens[root].Deprel = subject, "compound"
	return true
}
