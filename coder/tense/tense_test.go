package tense

import (
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/langtest"
)

func TestTense(t *testing.T) {
	for _, c := range []struct {
		name, tree string
		verb       int
		ask        func(*dyad.Sentence, int) bool
		want       bool
	}{
		{"headline", "Lund/PROPN/NNP/2/nsubj says/VERB/VBZ/0/root it/PRON/PRP/5/nsubj will/AUX/MD/5/aux leave/VERB/VB/2/ccomp", 1, narrated, true},
		{"headline in the perfect", "Lund/PROPN/NNP/3/nsubj has/AUX/VBZ/3/aux left/VERB/VBN/0/root", 2, narrated, true},
		{"told in the past", "Lund/PROPN/NNP/2/nsubj said/VERB/VBD/0/root it/PRON/PRP/5/nsubj will/AUX/MD/5/aux leave/VERB/VB/2/ccomp", 1, narrated, false},
		{"past perfect", "Lund/PROPN/NNP/3/nsubj had/AUX/VBD/3/aux left/VERB/VBN/0/root", 2, narrated, false},
		{"perfect", "Lund/PROPN/NNP/3/nsubj have/AUX/VBP/3/aux left/VERB/VBN/0/root", 2, Perfect, true},
		{"progressive", "Lund/PROPN/NNP/3/nsubj is/AUX/VBZ/3/aux leaving/VERB/VBG/0/root", 2, Perfect, false},
		{"after it left", "spoke/VERB/VBD/0/root after/SCONJ/IN/4/mark it/PRON/PRP/4/nsubj left/VERB/VBD/1/advcl", 3, Timed, true},
		{"though it left", "spoke/VERB/VBD/0/root though/SCONJ/IN/4/mark it/PRON/PRP/4/nsubj left/VERB/VBD/1/advcl", 3, Timed, false},
		{"because it left", "spoke/VERB/VBD/0/root because/SCONJ/IN/4/mark it/PRON/PRP/4/nsubj left/VERB/VBD/1/advcl", 3, Granted, true},
		{"because it leaves", "spoke/VERB/VBD/0/root because/SCONJ/IN/4/mark it/PRON/PRP/4/nsubj leaves/VERB/VBZ/1/advcl", 3, Granted, false},
		{"why it left", "asked/VERB/VBD/0/root why/ADV/WRB/4/advmod it/PRON/PRP/4/nsubj left/VERB/VBD/1/ccomp", 3, Wonders, true},
		{"that it left", "said/VERB/VBD/0/root that/SCONJ/IN/4/mark it/PRON/PRP/4/nsubj left/VERB/VBD/1/ccomp", 3, Wonders, false},
		{"capable of hitting", "capable/ADJ/JJ/0/root of/SCONJ/IN/3/mark hitting/VERB/VBG/1/advcl it/PRON/PRP/3/obj", 2, Capable, true},
		{"vulnerable to attack", "vulnerable/ADJ/JJ/0/root to/ADP/IN/3/case attack/NOUN/NN/1/obl", 2, Capable, true},
		{"guilty of hitting", "guilty/ADJ/JJ/0/root of/SCONJ/IN/3/mark hitting/VERB/VBG/1/advcl it/PRON/PRP/3/obj", 2, Capable, false},
		{"held for a theft", "held/VERB/VBN/0/root for/ADP/IN/3/case theft/NOUN/NN/1/obl", 0, cause, true},
		{"killed in the raid", "killed/VERB/VBN/0/root in/ADP/IN/4/case the/DET/DT/4/det raid/NOUN/NN/1/obl", 0, scene, true},
		{"killed and wounded in the raid", "killed/VERB/VBN/0/root and/CCONJ/CC/3/cc wounded/VERB/VBN/1/conj in/ADP/IN/6/case the/DET/DT/6/det raid/NOUN/NN/3/obl", 0, scene, true},
		{"condemned the raid", "condemned/VERB/VBD/0/root the/DET/DT/3/det raid/NOUN/NN/1/obj", 0, scene, false},
		{"accused of the raid", "accused/VERB/VBN/0/root of/ADP/IN/4/case the/DET/DT/4/det raid/NOUN/NN/1/obl", 0, scene, false},
		{"condemned deaths in the raid", "condemned/VERB/VBD/0/root deaths/NOUN/NNS/1/obj in/ADP/IN/5/case the/DET/DT/5/det raid/NOUN/NN/2/nmod", 0, scene, false},
		{"held in a cell", "held/VERB/VBN/0/root in/ADP/IN/3/case cell/NOUN/NN/1/obl", 0, cause, false},
	} {
		if got := c.ask(langtest.Tree(t, c.tree), c.verb); got != c.want {
			t.Errorf("%s: got %t", c.name, got)
		}
	}
}

func cause(s *dyad.Sentence, v int) bool { return Cause(s, v, v+2) }

func scene(s *dyad.Sentence, v int) bool { return Scene(s, len(s.Tokens)-1, v) }

func narrated(s *dyad.Sentence, _ int) bool { return Narrated(s) }
