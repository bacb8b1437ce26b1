package names

import (
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/langtest"
)

func TestMends(t *testing.T) {
	for _, c := range []struct {
		name, tree, want string
		mend             func(*dyad.Sentence) bool
	}{
		{"two names of one stem", "North/PROPN/NNP/4/compound and/CCONJ/CC/3/cc South/PROPN/NNP/1/conj Norland/PROPN/NNP/5/nsubj meet/VERB/VBP/0/root", "5/nsubj 4/cc 4/compound 1/conj 0/root", Halves},
		{"what stands before both", "of/ADP/IN/5/case North/PROPN/NNP/5/compound and/CCONJ/CC/4/cc South/PROPN/NNP/2/conj Norland/PROPN/NNP/0/root", "2/case 0/root 5/cc 5/compound 2/conj", Halves},
		{"two parts of one", "northern/ADJ/JJ/4/amod and/CCONJ/CC/3/cc southern/ADJ/JJ/1/conj Norland/PROPN/NNP/0/root", "4/amod 3/cc 1/conj 0/root", Halves},
		{"two regions", "north/NOUN/NN/0/root and/CCONJ/CC/3/cc south/NOUN/NN/1/conj Norland/PROPN/NNP/1/nmod", "0/root 3/cc 1/conj 1/nmod", Halves},
		{"name of letters before another", "The/DET/DT/5/det U.S./PROPN/NNP/5/compound and/CCONJ/CC/4/cc Suland/PROPN/NNP/2/conj Union/PROPN/NNP/6/nsubj met/VERB/VBD/0/root", "2/det 6/nsubj 5/cc 5/compound 2/conj 0/root", Letters},
		{"one name with two words before it", "The/DET/DT/5/det Trade/PROPN/NNP/5/compound and/CCONJ/CC/4/cc Labour/PROPN/NNP/2/conj Union/PROPN/NNP/6/nsubj met/VERB/VBD/0/root", "5/det 5/compound 4/cc 2/conj 6/nsubj 0/root", Letters},
		{"second name", "Suland/PROPN/NNP/5/nsubj and/CCONJ/CC/3/cc South/PROPN/NNP/1/conj Suland/PROPN/NNP/1/flat meet/VERB/VBP/0/root", "5/nsubj 3/cc 1/conj 3/flat 0/root", Parted},
		{"one name", "Ana/PROPN/NNP/0/root Maria/PROPN/NNP/1/flat Lund/PROPN/NNP/1/flat", "0/root 1/flat 1/flat", Parted},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := langtest.Tree(t, c.tree)
			c.mend(s)
			if got := langtest.Arcs(s); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}
