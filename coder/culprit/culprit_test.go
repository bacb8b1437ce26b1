package culprit

import (
	"slices"
	"testing"

	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/lang/langtest"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		name, tree string
		deed       int
		want       []int
	}{
		{"sentenced for", "Ito/PROPN/NNP/3/nsubj:pass is/AUX/VBZ/3/aux:pass jailed/VERB/VBN/0/root for/ADP/IN/5/case murder/NOUN/NN/3/obl", 4, []int{0}},
		{"second deed", "Ito/PROPN/NNP/3/nsubj:pass is/AUX/VBZ/3/aux:pass jailed/VERB/VBN/0/root for/ADP/IN/5/case rape/NOUN/NN/3/obl and/CCONJ/CC/7/cc murder/NOUN/NN/5/conj", 6, []int{0}},
		{"hung on the term", "Ito/PROPN/NNP/3/nsubj:pass is/AUX/VBZ/3/aux:pass jail/VERB/VBN/0/root for/ADP/IN/5/case life/NOUN/NN/3/obl for/ADP/IN/7/case murder/NOUN/NN/5/nmod", 6, []int{0}},
		{"given a sentence", "Ito/PROPN/NNP/3/nsubj:pass is/AUX/VBZ/3/aux:pass give/VERB/VBN/0/root a/DET/DT/5/det sentence/NOUN/NN/3/obj for/ADP/IN/7/case murder/NOUN/NN/3/obl", 6, []int{0}},
		{"amid a raid", "police/NOUN/NNS/2/nsubj kill/VERB/VBP/0/root men/NOUN/NNS/2/obj in/ADP/IN/6/case a/DET/DT/6/det raid/NOUN/NN/2/obl", 5, []int{0}},
		{"amid a speech", "police/NOUN/NNS/2/nsubj mourn/VERB/VBP/0/root men/NOUN/NNS/2/obj in/ADP/IN/6/case a/DET/DT/6/det raid/NOUN/NN/2/obl", 5, nil},
		{"who fell in it", "men/NOUN/NNS/3/nsubj:pass are/AUX/VBP/3/aux:pass kill/VERB/VBN/0/root in/ADP/IN/6/case a/DET/DT/6/det raid/NOUN/NN/3/obl", 5, nil},
		{"a part in it", "Ito/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case role/NOUN/NN/0/root in/ADP/IN/6/case the/DET/DT/6/det murder/NOUN/NN/3/nmod", 5, []int{0}},
		{"grief in it", "Ito/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case grief/NOUN/NN/0/root in/ADP/IN/6/case the/DET/DT/6/det murder/NOUN/NN/3/nmod", 5, nil},
		{"a part in what killed", "Ito/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case role/NOUN/NN/0/root in/ADP/IN/6/case the/DET/DT/6/det blast/NOUN/NN/3/nmod that/PRON/WDT/8/nsubj killed/VERB/VBD/6/acl:relcl men/NOUN/NNS/8/obj", 7, []int{0}},
		{"a seat in what killed", "Ito/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case seat/NOUN/NN/0/root in/ADP/IN/6/case the/DET/DT/6/det bus/NOUN/NN/3/nmod that/PRON/WDT/8/nsubj killed/VERB/VBD/6/acl:relcl men/NOUN/NNS/8/obj", 7, nil},
		{"owns up to bombs", "Ito/PROPN/NNP/2/nsubj claims/VERB/VBZ/0/root responsibility/NOUN/NN/2/obj for/ADP/IN/5/case bombs/NOUN/NNS/3/nmod that/PRON/WDT/7/nsubj killed/VERB/VBD/5/acl:relcl men/NOUN/NNS/7/obj", 6, []int{0}},
		{"denies them", "Ito/PROPN/NNP/2/nsubj deny/VERB/VBZ/0/root responsibility/NOUN/NN/2/obj for/ADP/IN/5/case bombs/NOUN/NNS/3/nmod that/PRON/WDT/7/nsubj killed/VERB/VBD/5/acl:relcl men/NOUN/NNS/7/obj", 6, nil},
		{"amid a gunfight", "rebels/NOUN/NNS/2/nsubj lose/VERB/VBP/0/root men/NOUN/NNS/2/obj in/ADP/IN/6/case a/DET/DT/6/det gunfight/NOUN/NN/2/obl with/ADP/IN/8/case police/NOUN/NNS/6/nmod", 5, []int{0}},
		{"amid a deal", "rebels/NOUN/NNS/2/nsubj lose/VERB/VBP/0/root men/NOUN/NNS/2/obj in/ADP/IN/6/case a/DET/DT/6/det deal/NOUN/NN/2/obl with/ADP/IN/8/case police/NOUN/NNS/6/nmod", 5, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := langtest.Tree(t, c.tree)
			for i := range s.Tokens {
				s.Tokens[i].Lemma = map[string]string{"jailed": "jail", "is": "be", "are": "be", "claims": "claim"}[s.Tokens[i].Form]
				if s.Tokens[i].Lemma == "" {
					s.Tokens[i].Lemma = s.Tokens[i].Form
				}
			}
			g := grammar.Clause{Sentence: s, Acts: func(int) bool { return false }, Suffers: func(string) bool { return true }}
			if got := Of(g, c.deed); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
