package counting

import "github.com/dyad-news/dyad"

// Among returns the heads of those who are said to be among the people told at the tokens: "29 people, including
// three soldiers and a nurse". What is said of a verb is said of its subject: "21 died in attacks, including two soldiers".
func (r Reader) Among(toks []int) (heads []int) {
	for _, t := range toks {
		at := []int{t}
		if up := r.Tok(t).Head; up >= 0 && r.Tok(t).Rel() == "nsubj" {
			at = append(at, up)
		}
		for _, a := range at {
			for _, n := range r.Prep(a, "include") {
				heads = append(heads, r.Conjuncts(n)...)
			}
		}
	}
	return heads
}

// Somebody reports whether the mention, of the sentence, is one private person, not named.
func (r Reader) Somebody(m *dyad.Mention) bool {
	switch m.Sector {
	case dyad.CVL, dyad.UNK, dyad.CRM, "":
	default:
		return false
	}
	if m.Kind == dyad.Name {
		return false
	}
	switch r.Lemma(m.Head) {
	case "he", "she", "his", "her":
		return true
	}
	return r.Tok(m.Head).XPOS == "NN" && m.Persons
}
