package hidden

import "github.com/dyad-news/dyad"

// Joined gives a verb joined to another by "and" its own subject, right before its auxiliary, which
// was taken for one more object of the first: "A rebel kills a man and | six people are wounded". It
// reports whether the tree changed.
func Joined(s *dyad.Sentence) (changed bool) {
	for v := range s.Tokens {
		t := &s.Tokens[v]
		aux := s.Child(v, "aux", "aux:pass")
		if t.Rel() != "conj" || t.UPOS != "VERB" || aux < 1 || aux > v || !finite(s.Tokens[aux].XPOS) || s.Child(v, "nsubj", "csubj", "expl") >= 0 {
			continue
		}
		n := aux - 1
		for s.Tokens[n].Rel() != "conj" && s.Tokens[n].Head > t.Head && s.Tokens[n].Head < n { // up from the end of the noun's phrase
			n = s.Tokens[n].Head
		}
		noun := &s.Tokens[n]
		first := noun.Head
		if noun.Rel() != "conj" || !nominal(noun) || first <= t.Head || s.Tokens[first].Head != t.Head || s.Tokens[first].Rel() != "obj" || s.Child(v, "cc") >= 0 {
			continue
		}
		cc := s.Child(n, "cc")
		if cc < 0 {
			continue
		}
		noun.Head, noun.Deprel, s.Tokens[cc].Head, changed = v, "nsubj", v, true
		if s.Child(v, "aux:pass") >= 0 {
			noun.Deprel = "nsubj:pass"
		}
		s.Link()
	}
	return changed
}

// finite reports whether a verb of that treebank tag wants a subject.
func finite(xpos string) bool { return xpos == "VBZ" || xpos == "VBP" || xpos == "VBD" || xpos == "MD" }
