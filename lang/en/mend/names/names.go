package names

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// halves are words by which two names of one stem differ.
var halves = []string{"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Upper", "Lower", "Central"}

// Halves makes two names joined by "and" of what was taken for one with two words before it:
// "North and South Korea". It reports whether the tree changed.
func Halves(s *dyad.Sentence) (changed bool) {
	for one := 0; one+3 < len(s.Tokens); one++ {
		other, stem := one+2, one+3
		if !half(s, one) || !half(s, other) || s.Tokens[one+1].UPOS != "CCONJ" || s.Tokens[stem].UPOS != "PROPN" || s.Tokens[one].Head != stem {
			continue
		}
		for c := range s.Children(stem) {
			if c < one {
				s.Tokens[c].Head = one
			}
		}
		t, joined := &s.Tokens[one], &s.Tokens[stem]
		t.Head, t.Deprel = joined.Head, joined.Deprel
		joined.Head, joined.Deprel = one, "conj"
		s.Tokens[one+1].Head = stem
		s.Tokens[other].Head, s.Tokens[other].Deprel = stem, "compound"
		changed = true
	}
	return changed
}

func half(s *dyad.Sentence, i int) bool {
	return slices.Contains(halves, s.Tokens[i].Form)
}

// Letters makes two names joined by "and" of what was taken for one, where the first is known by its
// letters: "the U.S. and European Union". It reports whether the tree changed.
func Letters(s *dyad.Sentence) (changed bool) {
	for one := 0; one+3 < len(s.Tokens); one++ {
		t, other := &s.Tokens[one], &s.Tokens[one+2]
		stem := t.Head
		if t.UPOS != "PROPN" || t.Rel() != "compound" || !letters(t.Form) || s.Tokens[one+1].Form != "and" || other.Head != one || other.Rel() != "conj" || letters(other.Form) || stem != one+3 || s.Tokens[stem].UPOS != "PROPN" {
			continue
		}
		for c := range s.Children(stem) {
			if c < one {
				s.Tokens[c].Head = one
			}
		}
		joined := &s.Tokens[stem]
		t.Head, t.Deprel = joined.Head, joined.Deprel
		joined.Head, joined.Deprel = one, "conj"
		s.Tokens[one+1].Head = stem
		other.Head, other.Deprel = stem, "compound"
		changed = true
	}
	return changed
}

// letters reports whether a name is spelled by its letters.
func letters(form string) bool {
	bare := strings.ReplaceAll(form, ".", "")
	return len(bare) > 1 && len(bare) < 6 && bare == strings.ToUpper(bare)
}

// Parted hangs the rest of a second name on its first word, where it hung on the name before "and":
// "Sudan and South | Sudan". It reports whether the tree changed.
func Parted(s *dyad.Sentence) (changed bool) {
	for i := 2; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.Rel() != "flat" || t.Head < 0 || t.Head > i-2 {
			continue
		}
		for c := range s.Children(t.Head) {
			if c < i && c > t.Head+1 && s.Tokens[c].Rel() == "conj" && s.Tokens[c-1].UPOS == "CCONJ" && s.Tokens[i].UPOS == "PROPN" {
				t.Head, changed = c, true
				break
			}
		}
	}
	return changed
}
