package hung

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// posts are houses that a state has in another.
var posts = []string{"embassy", "consulate", "mission", "legation"}

// Posted hangs the place of a state's own post abroad on the verb of who leaves it: "withdrew staff
// from its embassy in Oslo". It reports whether the tree changed.
func Posted(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Deprel != "obl" || !slices.Contains(posts, t.Lemma) || !led(s, i, "from") {
			continue
		}
		if owner := s.Child(i, "nmod:poss"); owner < 0 || s.Tokens[owner].UPOS != "PRON" {
			continue
		}
		for c := range s.Children(i) {
			if s.Tokens[c].Deprel == "nmod" && led(s, c, "in") {
				s.Tokens[c].Head, s.Tokens[c].Deprel, changed = t.Head, "obl", true
			}
		}
	}
	return changed
}
