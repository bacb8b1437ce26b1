package hung

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// Said makes what is said of a clause that "that if" opens, where it was read as a remark beside the
// verb of saying: "warned that if talks fail, prices will rise". It reports whether the tree changed.
func Said(s *dyad.Sentence) (changed bool) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		that, condition := &s.Tokens[i], s.Tokens[i].Head
		if !strings.EqualFold(that.Form, "that") || that.Rel() != "mark" || s.Tokens[i+1].Rel() != "mark" || s.Tokens[i+1].Head != condition || s.Tokens[condition].Rel() != "advcl" {
			continue
		}
		main := s.Tokens[condition].Head
		if main < condition || s.Tokens[main].Rel() != "parataxis" || s.Tokens[main].Head < 0 || s.Tokens[main].Head > i || s.Tokens[s.Tokens[main].Head].UPOS != "VERB" {
			continue
		}
		that.Head, s.Tokens[main].Deprel, changed = main, "ccomp", true
	}
	return changed
}
