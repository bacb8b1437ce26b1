package en

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad/lang/langtest"
)

func TestFeats(t *testing.T) {
	a := analyzer(t)
	for _, c := range []struct{ name, tree, want string }{
		{"past", "Kabul/PROPN/NNP/2/nsubj fell/VERB/VBD/0/root", "Number=Sing Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"},
		{"plural subject", "rebels/NOUN/NNS/2/nsubj leave/VERB/VBP/0/root", "Number=Plur Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin"},
		{"two subjects", "Iran/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Iraq/PROPN/NNP/1/conj met/VERB/VBD/0/root", "Number=Sing  Number=Sing Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"},
		{"passive", "He/PRON/PRP/3/nsubj:pass was/AUX/VBD/3/aux:pass freed/VERB/VBN/0/root", "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin Tense=Past|VerbForm=Part|Voice=Pass"},
		{"perfect", "They/PRON/PRP/3/nsubj have/AUX/VBP/3/aux left/VERB/VBN/0/root", "Case=Nom|Number=Plur|Person=3|PronType=Prs Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin Tense=Past|VerbForm=Part"},
		{"reduced relative", "men/NOUN/NNS/0/root held/VERB/VBN/1/acl", "Number=Plur Tense=Past|VerbForm=Part|Voice=Pass"},
		{"modal", "it/PRON/PRP/3/nsubj may/AUX/MD/3/aux fall/VERB/VB/0/root", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs VerbForm=Fin VerbForm=Inf"},
		{"order", "Leave/VERB/VB/0/root now/ADV/RB/1/advmod", "Mood=Imp|VerbForm=Fin PronType=Dem"},
		{"infinitive", "to/PART/TO/2/mark leave/VERB/VB/0/root", " VerbForm=Inf"},
		{"negation", "did/AUX/VBD/3/aux n't/PART/RB/3/advmod go/VERB/VB/0/root", "Mood=Ind|Tense=Past|VerbForm=Fin Polarity=Neg VerbForm=Inf"},
		{"article and numbers", "the/DET/DT/3/det two/NUM/CD/3/nummod 20th/ADJ/JJ/0/root", "Definite=Def|PronType=Art NumForm=Word|NumType=Card Degree=Pos|NumForm=Combi|NumType=Ord"},
		{"object pronoun", "saw/VERB/VBD/0/root it/PRON/PRP/1/obj", "Mood=Ind|Tense=Past|VerbForm=Fin Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := langtest.Tree(t, c.tree)
			var got []string
			for i := range s.Tokens {
				got = append(got, a.tables.feats(s, i))
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Errorf("\n got %s\nwant %s", g, c.want)
			}
		})
	}
}
