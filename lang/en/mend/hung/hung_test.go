package hung

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
		{"whose", "met/VERB/VBD/0/root Lund/PROPN/NNP/1/obj ,/PUNCT/,/6/punct whose/PRON/WP$/5/nmod:poss son/NOUN/NN/6/nsubj fled/VERB/VBD/1/advcl", "0/root 1/obj 6/punct 5/nmod:poss 6/nsubj 2/acl:relcl", Whose},
		{"an aside", "people/NOUN/NNS/0/root –/PUNCT/:/4/punct some/PRON/DT/4/nsubj say/VERB/VBP/1/parataxis ten/NUM/CD/4/obj –/PUNCT/:/4/punct were/AUX/VBD/8/aux:pass shot/VERB/VBN/4/ccomp", "8/nsubj:pass 4/punct 4/nsubj 8/parataxis 4/obj 4/punct 8/aux:pass 0/root", Aside},
		{"what others say", "people/NOUN/NNS/0/root ,/PUNCT/,/4/punct some/PRON/DT/4/nsubj say/VERB/VBP/1/parataxis ten/NUM/CD/7/nsubj:pass were/AUX/VBD/7/aux:pass shot/VERB/VBN/4/ccomp", "0/root 4/punct 4/nsubj 1/parataxis 7/nsubj:pass 7/aux:pass 4/ccomp", Aside},
		{"herself and another", "kills/VERB/VBZ/0/root herself/PRON/PRP/1/obj and/CCONJ/CC/5/cc a/DET/DT/5/det guard/NOUN/NN/1/conj", "0/root 1/obj 5/cc 5/det 2/conj", Both},
		{"a second clause", "kills/VERB/VBZ/0/root two/NUM/CD/1/obj and/CCONJ/CC/5/cc guards/NOUN/NNS/5/nsubj flight/NOUN/NN/1/conj", "0/root 1/obj 5/cc 5/nsubj 1/conj", Both},
		{"a post abroad", "left/VERB/VBD/0/root from/ADP/IN/4/case its/PRON/PRP$/4/nmod:poss embassy/NOUN/NN/1/obl in/ADP/IN/6/case Lund/PROPN/NNP/4/nmod", "0/root 4/case 4/nmod:poss 1/obl 6/case 1/obl", Posted},
		{"another's post", "came/VERB/VBD/0/root from/ADP/IN/4/case the/DET/DT/4/det embassy/NOUN/NN/1/obl in/ADP/IN/6/case Lund/PROPN/NNP/4/nmod", "0/root 4/case 4/det 1/obl 6/case 4/nmod", Posted},
		{"whose border", "drill/VERB/VBD/0/root near/ADP/IN/3/case border/NOUN/NN/1/obl with/ADP/IN/5/case Lund/PROPN/NNP/1/obl", "0/root 3/case 1/obl 5/case 3/nmod", Frontier},
		{"closed with whom", "closed/VERB/VBD/0/root its/PRON/PRP$/3/nmod:poss border/NOUN/NN/1/obj with/ADP/IN/5/case Lund/PROPN/NNP/1/obl", "0/root 3/nmod:poss 1/obj 5/case 1/obl", Frontier},
		{"with whom", "drill/VERB/VBD/0/root near/ADP/IN/3/case ports/NOUN/NNS/1/obl with/ADP/IN/5/case Lund/PROPN/NNP/1/obl", "0/root 3/case 1/obl 5/case 1/obl", Frontier},
		{"alert along a border", "put/VERB/VBD/0/root jets/NOUN/NNS/1/obj on/ADP/IN/4/case alert/NOUN/NN/1/obl along/ADP/IN/6/case borders/NOUN/NNS/4/nmod", "0/root 1/obj 4/case 1/obl 6/case 1/obl", Stationed},
		{"level of alert", "go/VERB/VBD/0/root on/ADP/IN/3/case levels/NOUN/NNS/1/obl of/ADP/IN/5/case alert/NOUN/NN/3/nmod near/ADP/IN/7/case Lund/PROPN/NNP/3/nmod", "0/root 3/case 1/obl 5/case 3/nmod 7/case 1/obl", Stationed},
		{"road along a border", "drive/VERB/VBD/0/root on/ADP/IN/3/case roads/NOUN/NNS/1/obl along/ADP/IN/5/case borders/NOUN/NNS/3/nmod", "0/root 3/case 1/obl 5/case 3/nmod", Stationed},
		{"from where", "eviction/NOUN/NN/0/root of/ADP/IN/3/case traders/NOUN/NNS/1/nmod from/ADP/IN/5/case markets/NOUN/NNS/3/nmod", "0/root 3/case 1/nmod 5/case 1/nmod", Emptied},
		{"whose people", "eviction/NOUN/NN/0/root of/ADP/IN/3/case traders/NOUN/NNS/1/nmod from/ADP/IN/5/case Lund/PROPN/NNP/3/nmod", "0/root 3/case 1/nmod 5/case 3/nmod", Emptied},
		{"what was made", "kings/NOUN/NNS/3/nsubj made/VERB/VBN/1/acl stops/VERB/NNS/0/root in/ADP/IN/5/case Lund/PROPN/NNP/3/obl", "2/nsubj 0/root 2/obj 5/case 2/obl", Done},
		{"what those made did", "kings/NOUN/NNS/3/nsubj made/VERB/VBN/1/acl stop/VERB/VBP/0/root in/ADP/IN/5/case Lund/PROPN/NNP/3/obl", "3/nsubj 1/acl 0/root 5/case 3/obl", Done},
		{"said that if", "warned/VERB/VBD/0/root that/SCONJ/IN/5/mark if/SCONJ/IN/5/mark talks/NOUN/NNS/5/nsubj fail/VERB/VBP/7/advcl prices/NOUN/NNS/7/nsubj rise/VERB/VBP/1/parataxis", "0/root 7/mark 5/mark 5/nsubj 7/advcl 7/nsubj 1/ccomp", Said},
		{"said beside", "left/VERB/VBD/0/root if/SCONJ/IN/4/mark talks/NOUN/NNS/4/nsubj fail/VERB/VBP/6/advcl prices/NOUN/NNS/6/nsubj rise/VERB/VBP/1/parataxis", "0/root 4/mark 4/nsubj 6/advcl 6/nsubj 1/parataxis", Said},
		{"a rank", "killing/VERB/VBG/0/root a/DET/DT/6/det major/ADJ/JJ/6/amod ,/PUNCT/,/6/punct nine/NUM/CD/6/nummod soldiers/NOUN/NNS/1/obj and/CCONJ/CC/8/cc drivers/NOUN/NNS/6/conj", "0/root 3/det 1/obj 6/punct 6/nummod 3/conj 8/cc 3/conj", Ranked},
		{"no rank", "telling/VERB/VBG/0/root a/DET/DT/6/det big/ADJ/JJ/6/amod ,/PUNCT/,/6/punct long/ADJ/JJ/6/amod story/NOUN/NN/1/obj", "0/root 6/det 6/amod 6/punct 6/amod 1/obj", Ranked},
		{"what kills", "a/DET/DT/2/det car/NOUN/NN/5/nsubj ramming/VERB/VBG/2/acl attack/NOUN/NN/3/obj kills/VERB/VBZ/0/root", "4/det 4/compound 4/compound 5/nsubj 0/root", Rammed},
		{"who kills", "a/DET/DT/2/det man/NOUN/NN/5/nsubj wearing/VERB/VBG/2/acl armour/NOUN/NN/3/obj kills/VERB/VBZ/0/root", "2/det 5/nsubj 2/acl 3/obj 0/root", Rammed},
		{"whose asked for", "asked/VERB/VBD/0/root Lund/PROPN/NNP/1/obj whose/PRON/WP$/4/nmod:poss son/NOUN/NN/5/nsubj fled/VERB/VBD/1/ccomp", "0/root 1/obj 4/nmod:poss 5/nsubj 1/ccomp", Whose},
		{"purpose of a call", "phone/VERB/VBD/0/root kings/NOUN/NNS/1/obj to/PART/TO/4/mark thank/VERB/VB/2/acl them/PRON/PRP/4/obj", "0/root 1/obj 4/mark 1/advcl 4/obj", Purpose},
		{"purpose behind a time", "flew/VERB/VBD/0/root during/ADP/IN/3/case votes/NOUN/NNS/1/obl to/PART/TO/5/mark meet/VERB/VB/3/acl us/PRON/PRP/5/obj", "0/root 3/case 1/obl 5/mark 1/advcl 5/obj", Purpose},
		{"what a noun asks for", "got/VERB/VBD/0/root orders/NOUN/NNS/1/obj to/PART/TO/4/mark thank/VERB/VB/2/acl them/PRON/PRP/4/obj", "0/root 1/obj 4/mark 2/acl 4/obj", Purpose},
		{"whom an attack is on", "raid/NOUN/NN/0/root by/ADP/IN/3/case men/NOUN/NNS/1/nmod on/ADP/IN/5/case Lund/PROPN/NNP/3/nmod", "0/root 3/case 1/nmod 5/case 1/nmod", Target},
		{"no attack", "report/NOUN/NN/0/root by/ADP/IN/3/case experts/NOUN/NNS/1/nmod on/ADP/IN/5/case Lund/PROPN/NNP/3/nmod", "0/root 3/case 1/nmod 5/case 3/nmod", Target},
		{"object of two verbs", "men/NOUN/NNS/8/nsubj:pass who/PRON/WP/3/nsubj shot/VERB/VBD/1/acl:relcl and/CCONJ/CC/5/cc killed/VERB/VBD/3/conj drivers/NOUN/NNS/8/nsubj:pass were/AUX/VBD/8/aux:pass freed/VERB/VBN/0/root", "8/nsubj:pass 3/nsubj 1/acl:relcl 5/cc 3/conj 5/obj 8/aux:pass 0/root", Shared},
		{"subject behind a clause", "if/SCONJ/IN/3/mark men/NOUN/NNS/3/nsubj kill/VERB/VBP/6/advcl ,/PUNCT/,/6/punct drivers/NOUN/NNS/6/nsubj flee/VERB/VBP/0/root", "3/mark 3/nsubj 6/advcl 6/punct 6/nsubj 0/root", Shared},
		{"whom it is a reward to jail", "reward/NOUN/NN/0/root for/SCONJ/IN/4/case jail/VERB/VBG/4/amod reporters/NOUN/NNS/1/nmod", "0/root 3/mark 1/acl 3/obj", Punished},
		{"who visits", "reward/NOUN/NN/0/root for/SCONJ/IN/4/case visit/VERB/VBG/4/amod reporters/NOUN/NNS/1/nmod", "0/root 4/case 4/amod 1/nmod", Punished},
		{"what appeared to be something", "fire/VERB/VBD/0/root what/PRON/WP/3/nsubj seemed/VERB/VBD/1/ccomp harmless/ADJ/JJ/3/xcomp", "0/root 1/obj 2/acl:relcl 3/xcomp", Free},
		{"what is asked", "say/VERB/VBD/0/root what/PRON/WP/3/nsubj seemed/VERB/VBD/1/ccomp harmless/ADJ/JJ/3/xcomp", "0/root 3/nsubj 1/ccomp 3/xcomp", Free},
		{"place of two verbs", "bombs/NOUN/NNS/2/nsubj kill/VERB/VBP/0/root 30/NUM/CD/2/obj and/CCONJ/CC/5/cc wound/VERB/VBP/2/conj 70/NUM/CD/5/obj in/ADP/IN/8/case Lund/PROPN/NNP/5/obl", "2/nsubj 0/root 2/obj 5/cc 2/conj 5/obj 8/case 2/obl", Scene},
		{"place of what is told in words", "kill/VERB/VBP/0/root men/NOUN/NNS/1/obj and/CCONJ/CC/4/cc wound/VERB/VBP/1/conj 70/NUM/CD/4/obj in/ADP/IN/7/case Lund/PROPN/NNP/4/obl", "0/root 1/obj 4/cc 1/conj 4/obj 7/case 4/obl", Scene},
		{"place of the second", "they/PRON/PRP/2/nsubj kill/VERB/VBP/0/root 30/NUM/CD/2/obj and/CCONJ/CC/5/cc hide/VERB/VBP/2/conj in/ADP/IN/7/case Lund/PROPN/NNP/5/obl", "2/nsubj 0/root 2/obj 5/cc 2/conj 7/case 5/obl", Scene},
		{"under pressure", "comes/VERB/VBZ/0/root under/ADP/IN/3/case pressure/NOUN/NN/1/obl to/PART/TO/5/mark go/VERB/VB/3/acl", "0/root 3/case 1/obl 5/mark 1/advcl", Purpose},
		{"is under pressure", "he/PRON/PRP/4/nsubj is/AUX/VBZ/4/cop under/ADP/IN/4/case pressure/NOUN/NN/0/root to/PART/TO/6/mark go/VERB/VB/4/acl", "4/nsubj 4/cop 4/case 0/root 6/mark 4/xcomp", Purpose},
		{"three verbs", "we/PRON/PRP/2/nsubj freed/VERB/VBD/0/root men/NOUN/NNS/2/obj ,/PUNCT/,/5/punct fined/VERB/VBD/2/ccomp firms/NOUN/NNS/5/obj and/CCONJ/CC/8/cc left/VERB/VBD/5/conj", "2/nsubj 0/root 2/obj 5/punct 2/conj 5/obj 8/cc 5/conj", Listed},
		{"verb behind what was joined to it", "it/PRON/PRP/2/nsubj lauds/VERB/VBZ/0/root us/PRON/PRP/2/obj and/CCONJ/CC/7/cc ,/PUNCT/,/7/punct in/ADP/IN/7/case letters/NOUN/NNS/2/conj ,/PUNCT/,/2/punct calls/VERB/VBZ/2/parataxis", "2/nsubj 0/root 2/obj 9/cc 7/punct 7/case 9/obl 2/punct 2/conj", Listed},
		{"what somebody said", "we/PRON/PRP/2/nsubj told/VERB/VBD/0/root men/NOUN/NNS/2/obj he/PRON/PRP/5/nsubj left/VERB/VBD/2/ccomp", "2/nsubj 0/root 2/obj 5/nsubj 2/ccomp", Listed},
		{"what was taken", "drones/NOUN/NNS/0/root that/SCONJ/IN/4/mark navies/NOUN/NNS/4/nsubj seize/VERB/VBD/1/acl", "0/root 4/obj 4/nsubj 1/acl:relcl", Relative},
		{"what is claimed", "claims/NOUN/NNS/0/root that/SCONJ/IN/4/mark navies/NOUN/NNS/4/nsubj left/VERB/VBD/1/acl", "0/root 4/mark 4/nsubj 1/acl", Relative},
		{"clause about an attack", "hailed/VERB/VBD/0/root a/DET/DT/3/det raid/NOUN/NN/1/obj that/PRON/WDT/5/nsubj killed/VERB/VBD/1/acl:relcl", "0/root 3/det 1/obj 5/nsubj 3/acl:relcl", Relative},
		{"one of many", "experts/NOUN/NNS/0/root like/ADP/IN/3/case Lund/PROPN/NNP/1/nmod ,/PUNCT/,/6/punct a/DET/DT/6/det judge/NOUN/NN/1/appos", "0/root 3/case 1/nmod 6/punct 6/det 3/appos", Agreed},
		{"all of them", "rebels/NOUN/NNS/0/root of/ADP/IN/3/case Lund/PROPN/NNP/1/nmod ,/PUNCT/,/6/punct a/DET/DT/6/det group/NOUN/NN/1/appos", "0/root 3/case 1/nmod 6/punct 6/det 1/appos", Agreed},
		{"what they may do", "allow/VERB/VBD/0/root men/NOUN/NNS/1/obj who/PRON/WP/4/nsubj back/VERB/VBP/2/acl:relcl him/PRON/PRP/4/obj to/PART/TO/7/mark leave/VERB/VB/4/xcomp", "0/root 1/obj 4/nsubj 2/acl:relcl 4/obj 7/mark 1/xcomp", Allowed},
		{"what they want to do", "saw/VERB/VBD/0/root men/NOUN/NNS/1/obj who/PRON/WP/4/nsubj ask/VERB/VBP/2/acl:relcl him/PRON/PRP/4/obj to/PART/TO/7/mark leave/VERB/VB/4/xcomp", "0/root 1/obj 4/nsubj 2/acl:relcl 4/obj 7/mark 4/xcomp", Allowed},
		{"two clauses", "raids/NOUN/NNS/6/nsubj increased/VERB/VBN/1/acl ,/PUNCT/,/5/punct the/DET/DT/5/det union/NOUN/NN/6/nsubj refused/VERB/VBD/0/root", "2/nsubj 0/root 5/punct 5/det 6/nsubj 2/conj", Beside},
		{"a participle", "raids/NOUN/NNS/5/nsubj led/VERB/VBN/1/acl by/ADP/IN/4/case men/NOUN/NNS/2/obl:agent increased/VERB/VBD/0/root", "5/nsubj 1/acl 4/case 2/obl:agent 0/root", Beside},
		{"verb behind a bracket", "Chad/PROPN/NNP/0/root ,/PUNCT/,/4/punct which/PRON/WDT/4/nsubj says/VERB/VBZ/1/acl:relcl it/PRON/PRP/6/nsubj won/VERB/VBD/4/ccomp ,/PUNCT/,/9/punct has/AUX/VBZ/9/aux left/VERB/VBN/6/ccomp", "9/nsubj 4/punct 4/nsubj 1/acl:relcl 6/nsubj 4/ccomp 9/punct 9/aux 0/root", Resumed},
		{"verb in the bracket", "Chad/PROPN/NNP/0/root ,/PUNCT/,/4/punct which/PRON/WDT/4/nsubj says/VERB/VBZ/1/acl:relcl it/PRON/PRP/7/nsubj has/AUX/VBZ/7/aux left/VERB/VBN/4/ccomp", "0/root 4/punct 4/nsubj 1/acl:relcl 7/nsubj 7/aux 4/ccomp", Resumed},
		{"who is killed and who hurt", "bombs/NOUN/NNS/2/nsubj kill/VERB/VBP/0/root men/NOUN/NNS/7/nsubj:pass and/CCONJ/CC/5/cc boys/NOUN/NNS/3/conj are/AUX/VBP/7/aux:pass hurt/VERB/VBN/2/ccomp", "2/nsubj 0/root 2/obj 7/cc 7/nsubj:pass 7/aux:pass 2/conj", Harmed},
		{"who says that both are", "bosses/NOUN/NNS/2/nsubj say/VERB/VBP/0/root men/NOUN/NNS/7/nsubj:pass and/CCONJ/CC/5/cc boys/NOUN/NNS/3/conj are/AUX/VBP/7/aux:pass hurt/VERB/VBN/2/ccomp", "2/nsubj 0/root 7/nsubj:pass 5/cc 3/conj 7/aux:pass 2/ccomp", Harmed},
		{"what was blamed for both", "raids/NOUN/NNS/7/nsubj that/PRON/WDT/3/nsubj kill/VERB/VBP/1/acl:relcl men/NOUN/NNS/8/nsubj:pass and/CCONJ/CC/6/cc boys/NOUN/NNS/4/conj was/AUX/VBD/8/aux:pass blamed/VERB/VBN/3/ccomp", "7/nsubj 3/nsubj 1/acl:relcl 8/nsubj:pass 6/cc 4/conj 8/aux:pass 3/ccomp", Harmed},
		{"who is told to do it", "tell/VERB/VBD/0/root Lund/PROPN/NNP/1/obj to/PART/TO/4/mark go/VERB/VB/1/advcl", "0/root 1/iobj 4/mark 1/xcomp", Told},
		{"a lie told to gain", "tell/VERB/VBD/0/root lie/NOUN/NN/1/obj to/PART/TO/4/mark gain/VERB/VB/1/advcl", "0/root 1/obj 4/mark 1/advcl", Told},
		{"whom one ordered", "ordered/VERB/VBD/0/root Lund/PROPN/NNP/1/obj to/PART/TO/4/mark go/VERB/VB/1/xcomp", "0/root 1/obj 4/mark 1/xcomp", Told},
		{"notice on somebody", "serve/VERB/VBP/0/root notice/NOUN/NN/1/iobj on/ADP/IN/4/case Lund/PROPN/NNP/2/nmod that/SCONJ/IN/7/mark it/PRON/PRP/7/nsubj left/VERB/VBD/1/ccomp", "0/root 1/obj 4/case 2/nmod 7/mark 7/nsubj 1/ccomp", Served},
		{"who gets it", "give/VERB/VBP/0/root Lund/PROPN/NNP/1/iobj notice/NOUN/NN/1/obj", "0/root 1/iobj 1/obj", Served},
		{"bound by a ruling", "we/PRON/PRP/3/nsubj were/AUX/VBD/3/cop bound/ADJ/JJ/0/root by/ADP/IN/5/case rulings/NOUN/NNS/3/obl", "3/nsubj:pass 3/aux:pass 0/root 5/case 3/obl:agent", Bound},
		{"bound to win", "we/PRON/PRP/3/nsubj were/AUX/VBD/3/cop bound/ADJ/JJ/0/root to/PART/TO/5/mark win/VERB/VB/3/xcomp", "3/nsubj 3/cop 0/root 5/mark 3/xcomp", Bound},
		{"what is praised, and where", "hail/VERB/VBP/0/root formation/NOUN/NN/1/obj of/ADP/IN/4/case cabinets/NOUN/NNS/2/nmod in/ADP/IN/6/case Lund/PROPN/NNP/1/obl", "0/root 1/obj 4/case 2/nmod 6/case 4/nmod", Praised},
		{"who is praised, and where", "hail/VERB/VBP/0/root head/NOUN/NN/1/obj of/ADP/IN/4/case police/NOUN/NN/2/nmod in/ADP/IN/6/case Lund/PROPN/NNP/1/obl", "0/root 1/obj 4/case 2/nmod 6/case 1/obl", Praised},
		{"a verb read as a noun", "shells/NOUN/NNS/2/nsubj crash/NOUN/NN/0/root into/ADP/IN/4/case Lund/PROPN/NNP/2/obl", "2/nsubj 0/root 4/case 2/obl", Bare},
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
