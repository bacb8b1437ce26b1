package culprit

import (
	"slices"
	"testing"

	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/lang/langtest"
)

func TestFar(t *testing.T) {
	for _, c := range []struct {
		name, tree string
		deed       int
		want       []int
	}{
		{"by of a town", "attack/NOUN/NN/0/root on/ADP/IN/3/case town/NOUN/NN/1/nmod by/ADP/IN/5/case police/NOUN/NNS/3/nmod", 0, []int{4}},
		{"by of some of them", "attack/NOUN/NN/0/root on/ADP/IN/3/case two/NUM/CD/1/nmod of/ADP/IN/5/case them/PRON/PRP/3/nmod by/ADP/IN/7/case police/NOUN/NNS/3/nmod", 0, []int{6}},
		{"by of who held it", "attack/NOUN/NN/0/root on/ADP/IN/3/case town/NOUN/NN/1/nmod held/VERB/VBN/3/acl by/ADP/IN/6/case police/NOUN/NNS/4/obl", 0, nil},
		{"by after a murder", "men/NOUN/NNS/3/nsubj:pass are/AUX/VBP/3/aux:pass kill/VERB/VBN/0/root after/ADP/IN/5/case murder/NOUN/NN/3/obl by/ADP/IN/7/case police/NOUN/NNS/5/nmod", 2, nil},
		{"whose arms", "Norlander/ADJ/JJ/2/amod tank/NOUN/NN/3/compound attacks/NOUN/NNS/0/root", 2, []int{0}},
		{"whose embassy", "Norlander/ADJ/JJ/2/amod embassy/NOUN/NN/3/compound attacks/NOUN/NNS/0/root", 2, nil},
		{"in whose operation", "men/NOUN/NNS/3/nsubj:pass are/AUX/VBP/3/aux:pass kill/VERB/VBN/0/root in/ADP/IN/6/case Norlander/ADJ/JJ/6/amod operation/NOUN/NN/3/obl", 2, []int{4}},
		{"in whose prison", "men/NOUN/NNS/3/nsubj:pass are/AUX/VBP/3/aux:pass kill/VERB/VBN/0/root in/ADP/IN/6/case Norlander/ADJ/JJ/6/amod prison/NOUN/NN/3/obl", 2, nil},
		{"fired from", "rockets/NOUN/NNS/3/nsubj:pass are/AUX/VBP/3/aux:pass fire/VERB/VBN/0/root from/ADP/IN/5/case Norland/PROPN/NNP/3/obl", 2, []int{4}},
		{"claimed by", "murder/NOUN/NN/0/root of/ADP/IN/3/case monks/NOUN/NNS/1/nmod claim/VERB/VBN/3/acl by/ADP/IN/6/case police/NOUN/NNS/4/obl:agent", 0, []int{5}},
		{"solved by", "murder/NOUN/NN/0/root of/ADP/IN/3/case monks/NOUN/NNS/1/nmod solve/VERB/VBN/3/acl by/ADP/IN/6/case police/NOUN/NNS/4/obl:agent", 0, nil},
		{"moved from", "rockets/NOUN/NNS/3/nsubj:pass are/AUX/VBP/3/aux:pass move/VERB/VBN/0/root from/ADP/IN/5/case Norland/PROPN/NNP/3/obl", 2, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := far(t, c.tree)
			if got := Of(g, c.deed); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestHolders(t *testing.T) {
	for tree, want := range map[string]int{
		"Ito/PROPN/NNP/3/nsubj:pass is/AUX/VBZ/3/aux:pass charge/VERB/VBN/0/root in/ADP/IN/6/case Norlander/ADJ/JJ/6/amod court/NOUN/NN/3/obl": 5,
		"Ito/PROPN/NNP/3/nsubj:pass is/AUX/VBZ/3/aux:pass charge/VERB/VBN/0/root in/ADP/IN/6/case Norlander/ADJ/JJ/6/amod park/NOUN/NN/3/obl":  -1,
	} {
		got := append(Holders(far(t, tree), 2), -1)
		if got[0] != want {
			t.Errorf("%s: got %v, want %v", tree, got, want)
		}
	}
}

func far(t *testing.T, tree string) grammar.Clause {
	t.Helper()
	s := langtest.Tree(t, tree)
	for i := range s.Tokens {
		s.Tokens[i].Lemma = s.Tokens[i].Form
	}
	return grammar.Clause{Sentence: s, Suffers: func(string) bool { return true }, Acts: func(i int) bool { return slices.Contains([]string{"police", "Norlander", "Norland"}, s.Tokens[i].Form) }}
}

func TestSite(t *testing.T) {
	for tree, want := range map[string]bool{
		"blast/NOUN/NN/4/nsubj at/ADP/IN/3/case base/NOUN/NN/1/nmod kills/VERB/VBZ/0/root":    true,
		"blast/NOUN/NN/4/nsubj by/ADP/IN/3/case police/NOUN/NNS/1/nmod kills/VERB/VBZ/0/root": false,
	} {
		if got := Site(far(t, tree), 3, 0, 2); got != want {
			t.Errorf("%s: got %v, want %v", tree, got, want)
		}
	}
}
