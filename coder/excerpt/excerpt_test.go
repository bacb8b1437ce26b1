package excerpt

import (
	"testing"

	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/lang/langtest"
)

func TestOf(t *testing.T) {
	s := langtest.Tree(t, "rebels/NOUN/NNS/2/nsubj launch/VERB/VBP/0/root heavy/ADJ/JJ/5/amod rocket/NOUN/NN/5/compound attacks/NOUN/NNS/2/obj today/NOUN/NN/2/obl")
	c := grammar.Clause{Sentence: s}
	for _, x := range []struct {
		name                           string
		tok, at, first, last, from, to int
	}{
		{"a verb with its object", 1, 1, 1, 1, 1, 5},
		{"a noun with what stands before it", 4, 4, 4, 4, 2, 5},
		{"the deed before the word that fired", 5, 4, 5, 5, 2, 5},
	} {
		if lo, hi := Of(c, x.tok, x.at, x.first, x.last); lo != x.from || hi != x.to {
			t.Errorf("%s: got %d to %d, want %d to %d", x.name, lo, hi, x.from, x.to)
		}
	}
}
