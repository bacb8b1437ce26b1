package mend

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// described makes one subject of two that stand side by side, a noun for what somebody is and
// his name: "the rights group Amnesty International demanded". It reports whether the tree
// changed.
func described(s *dyad.Sentence) (changed bool) {
	for b := range s.Tokens {
		t := &s.Tokens[b]
		if t.Deprel != "nsubj" || t.UPOS != "PROPN" || timeWord(t.Form) || t.Head < b {
			continue
		}
		lo, _ := s.Subtree(b)
		a := lo - 1
		if a < 0 || s.Tokens[a].Deprel != "nsubj" || s.Tokens[a].XPOS != "NN" || s.Tokens[a].Head != t.Head || s.Tokens[lo].UPOS == "DET" {
			continue
		}
		s.Tokens[a].Head, s.Tokens[a].Deprel, changed = b, "nmod:desc", true
	}
	return changed
}

// quoting hangs the object of a verb of saying on the clause that follows it at once, whose
// subject it is: "saying the coalition is bombing". It reports whether the tree changed.
func quoting(s *dyad.Sentence) (changed bool) {
	for v := range s.Tokens {
		h := s.Tokens[v].Head
		if s.Tokens[v].Deprel != "ccomp" || h < 0 || h > v || s.Child(v, "nsubj", "nsubj:pass", "mark") >= 0 {
			continue
		}
		switch s.Tokens[h].Lemma {
		case "say", "announce", "claim", "report", "add", "note", "state", "insist", "deny", "believe", "think":
		default:
			continue
		}
		o, aux := s.Child(h, "obj"), s.Child(v, "aux", "aux:pass", "cop")
		if o < h || aux < 0 || s.Tokens[aux].XPOS == "VB" {
			continue
		}
		if _, end := s.Subtree(o); end == aux {
			s.Tokens[o].Head, s.Tokens[o].Deprel, changed = v, "nsubj", true
		}
	}
	return changed
}

// dated mends a sentence whose main verb hangs on a day of the month before it, or on its own
// object: "the parliament on June 3 approved sanctions". What gives it away is that the sentence
// has no other verb of its own. It reports whether the tree changed.
func dated(s *dyad.Sentence) bool {
	root, last := s.Root(), len(s.Tokens)-1
	if root < 0 || s.Tokens[last].Form != "." || !nounLike(&s.Tokens[root]) || s.Child(root, "nsubj", "csubj", "cop", "case", "aux") >= 0 {
		return false
	}
	for day := root + 1; day+1 < last; day++ {
		v := day + 1
		t := &s.Tokens[v]
		if s.Tokens[day].UPOS != "NUM" || s.Tokens[day].Head != root && s.Tokens[day].Head != t.Head || s.Child(day, "nmod", "compound", "flat") < 0 || t.XPOS != "VBN" && t.XPOS != "VBD" || s.Child(v, "obl:agent", "aux") >= 0 {
			continue
		}
		object := t.Head
		switch {
		case t.Rel() == "acl" && t.Head == day:
			object = s.Child(v, "obj", "nmod", "ccomp", "xcomp")
		case t.Rel() != "amod" || object < v || s.Tokens[object].Head != root:
			continue
		}
		if object < v {
			return false
		}
		promote(s, root, v)
		s.Tokens[day].Head, s.Tokens[day].Deprel = v, "obl"
		if s.Tokens[object].Head = v; !slices.Contains([]string{"ccomp", "xcomp"}, s.Tokens[object].Deprel) {
			s.Tokens[object].Deprel = "obj"
		}
		return true
	}
	return false
}
