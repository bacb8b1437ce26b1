package hidden

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
		{"verb in the singular", "a/DET/DT/3/det bomb/NOUN/NN/3/compound explodes/NOUN/NNS/0/root in/ADP/IN/5/case Lund/PROPN/NNP/3/nmod ./PUNCT/./3/punct", "2/det 3/nsubj 0/root 5/case 3/obl 3/punct", Verb},
		{"verb behind a place", "gunmen/NOUN/NNS/0/root in/ADP/IN/3/case Lund/PROPN/NNP/4/compound kidnap/NOUN/NN/1/nmod envoys/NOUN/NNS/1/obj ./PUNCT/./1/punct", "4/nsubj 3/case 1/nmod 0/root 4/obj 4/punct", Verb},
		{"verb before the word taken for the root", "police/NOUN/NNS/2/compound fire/NOUN/NN/4/compound tear/NOUN/NN/4/compound gas/NOUN/NN/0/root and/CCONJ/CC/6/cc arrest/VERB/VBP/4/conj men/NOUN/NNS/6/obj ./PUNCT/./4/punct", "2/nsubj 0/root 4/compound 2/obj 6/cc 2/conj 6/obj 4/punct", Verb},
		{"verb before at least so many", "gunmen/NOUN/NNS/0/root attack/NOUN/NN/1/nmod at/ADP/IN/4/case least/ADJ/JJS/5/nmod nine/NUM/CD/6/nummod shops/NOUN/NNS/2/obj ./PUNCT/./1/punct", "2/nsubj 0/root 4/case 5/nmod 6/nummod 2/obj 2/punct", Verb},
		{"two verbs", "bomb/NOUN/NN/2/compound kills/NOUN/NNS/0/root men/NOUN/NNS/2/appos and/CCONJ/CC/5/cc wounds/NOUN/NNS/3/conj ten/NUM/CD/5/nummod ./PUNCT/./2/punct", "2/nsubj 0/root 2/obj 5/cc 2/conj 5/obj 2/punct", Verb},
		{"owner of what hung on the verb", "blast/NOUN/NN/0/root in/ADP/IN/5/case Lund/PROPN/NNP/6/nmod:poss 's/PART/POS/3/case port/NOUN/NN/1/nmod kills/NOUN/NNS/1/nmod ten/NUM/CD/6/nummod ./PUNCT/./1/punct", "6/nsubj 5/case 5/nmod:poss 3/case 1/nmod 0/root 6/obj 6/punct", Verb},
		{"word that is a noun as often", "drone/NOUN/NN/2/compound strikes/NOUN/NNS/0/root in/ADP/IN/4/case Lund/PROPN/NNP/2/nmod ./PUNCT/./2/punct", "2/compound 0/root 4/case 2/nmod 2/punct", Verb},
		{"word that does not agree", "talks/NOUN/NNS/2/compound ends/NOUN/NNS/0/root in/ADP/IN/4/case Lund/PROPN/NNP/2/nmod ./PUNCT/./2/punct", "2/compound 0/root 4/case 2/nmod 2/punct", Verb},
		{"sentence with a verb", "talks/NOUN/NNS/2/nsubj ended/VERB/VBD/0/root after/ADP/IN/5/case army/NOUN/NN/5/compound raids/NOUN/NNS/2/obl ./PUNCT/./2/punct", "2/nsubj 0/root 5/case 5/compound 2/obl 2/punct", Verb},
		{"noun in -ing that was the verb", "Fighting/VERB/VBG/0/root erupts/NOUN/NNS/1/obj between/ADP/IN/4/case rebels/NOUN/NNS/2/nmod and/CCONJ/CC/6/cc troops/NOUN/NNS/4/conj ./PUNCT/./1/punct", "2/nsubj 0/root 4/case 2/obl 6/cc 4/conj 2/punct", Gerund},
		{"noun in -ing before a noun", "Heavy/ADJ/JJ/2/amod fighting/NOUN/NN/3/compound rages/NOUN/NNS/0/root in/ADP/IN/5/case Lund/PROPN/NNP/3/nmod ./PUNCT/./3/punct", "2/amod 3/nsubj 0/root 5/case 3/obl 3/punct", Gerund},
		{"clause in -ing", "Visiting/VERB/VBG/4/advcl ends/NOUN/NNS/1/obj ,/PUNCT/,/1/punct said/VERB/VBD/0/root", "4/advcl 1/obj 1/punct 0/root", Gerund},
		{"subject taken for a phrase", "men/NOUN/NNS/2/nsubj die/VERB/VBP/0/root after/ADP/IN/5/case a/DET/DT/5/det bomb/NOUN/NN/2/obl strikes/VERB/VBZ/2/conj Lund/PROPN/NNP/6/obj", "2/nsubj 0/root 6/mark 5/det 6/nsubj 2/advcl 6/obj", Clauses},
		{"true phrase", "men/NOUN/NNS/2/nsubj met/VERB/VBD/0/root after/ADP/IN/4/case talks/NOUN/NNS/2/obl and/CCONJ/CC/6/cc left/VERB/VBD/2/conj", "2/nsubj 0/root 4/case 2/obl 6/cc 2/conj", Clauses},
		{"subject taken for a part of a name", "The/DET/DT/3/det Reds/PROPN/NNP/3/compound attack/VERB/VBP/0/root Lund/PROPN/NNP/3/obj", "2/det 3/nsubj 0/root 3/obj", Subjects},
		{"true part of a name", "He/PRON/PRP/3/nsubj test/NOUN/NN/3/compound fires/VERB/VBZ/0/root rockets/NOUN/NNS/3/obj", "3/nsubj 3/compound 0/root 3/obj", Subjects},
		{"subject taken for one more object", "rebels/NOUN/NNS/2/nsubj kill/VERB/VBP/0/root men/NOUN/NNS/2/obj and/CCONJ/CC/6/cc six/NUM/CD/6/nummod people/NOUN/NNS/3/conj are/AUX/VBP/8/aux:pass wounded/VERB/VBN/2/conj", "2/nsubj 0/root 2/obj 8/cc 6/nummod 8/nsubj:pass 8/aux:pass 2/conj", Joined},
		{"true object beside another", "rebels/NOUN/NNS/2/nsubj kill/VERB/VBP/0/root men/NOUN/NNS/2/obj and/CCONJ/CC/5/cc boys/NOUN/NNS/3/conj and/CCONJ/CC/8/cc are/AUX/VBP/8/aux:pass wounded/VERB/VBN/2/conj", "2/nsubj 0/root 2/obj 5/cc 3/conj 8/cc 8/aux:pass 2/conj", Joined},
		{"who is answered for doing it", "acted/VERB/VBD/0/root in/ADP/IN/3/case response/NOUN/NN/1/obl to/ADP/IN/5/case Chad/PROPN/NNP/3/nmod banning/VERB/VBG/1/advcl trade/NOUN/NN/6/obj", "0/root 3/case 1/obl 6/mark 6/nsubj 3/advcl 6/obj", Reasons},
		{"what is done beside an answer", "acted/VERB/VBD/0/root in/ADP/IN/3/case favour/NOUN/NN/1/obl to/ADP/IN/5/case Chad/PROPN/NNP/3/nmod banning/VERB/VBG/1/advcl trade/NOUN/NN/6/obj", "0/root 3/case 1/obl 5/case 3/nmod 1/advcl 6/obj", Reasons},
		{"attack taken for a verb", "in/ADP/IN/2/case revenge/NOUN/NN/0/root for/ADP/IN/5/case the/DET/DT/5/det forces/NOUN/NNS/2/nmod attack/VERB/NN/2/advcl on/ADP/IN/8/case Lund/PROPN/NNP/6/obl", "2/case 0/root 6/case 6/det 6/compound 2/nmod 8/case 6/nmod", Deeds},
		{"true verb", "in/ADP/IN/2/case revenge/NOUN/NN/0/root for/ADP/IN/5/case the/DET/DT/5/det forces/NOUN/NNS/2/nmod attack/VERB/VBP/2/advcl Lund/PROPN/NNP/6/obj", "2/case 0/root 5/case 5/det 2/nmod 2/advcl 6/obj", Deeds},
		{"what a leaflet says", "police/NOUN/NNS/2/nsubj seize/VERB/VBP/0/root leaflet/NOUN/NN/2/obj sent/VERB/VBN/3/acl home/NOUN/NN/4/obl oppose/VERB/VBG/2/advcl plans/NOUN/NNS/6/obj", "2/nsubj 0/root 2/obj 3/acl 4/obl 3/acl 6/obj", Voices},
		{"what those say who act", "police/NOUN/NNS/2/nsubj seize/VERB/VBP/0/root rifles/NOUN/NNS/2/obj sent/VERB/VBN/3/acl home/NOUN/NN/4/obl oppose/VERB/VBG/2/advcl plans/NOUN/NNS/6/obj", "2/nsubj 0/root 2/obj 3/acl 4/obl 2/advcl 6/obj", Voices},
		{"who alleges it", "firm/NOUN/NN/2/nsubj sue/VERB/VBD/0/root Chad/PROPN/NNP/2/obj allege/VERB/VBG/3/acl fraud/NOUN/NN/4/obj", "2/nsubj 0/root 2/obj 2/advcl 4/obj", Voices},
		{"met one who alleges it", "firm/NOUN/NN/2/nsubj met/VERB/VBD/0/root men/NOUN/NNS/2/obj allege/VERB/VBG/3/acl fraud/NOUN/NN/4/obj", "2/nsubj 0/root 2/obj 3/acl 4/obj", Voices},
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
