package mend

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dyad-news/dyad/lang/langtest"
)

func TestTree(t *testing.T) {
	for _, c := range []struct{ name, tree, want string }{
		{"two subjects", "envoy/NOUN/NN/2/nsubj told/VERB/VBD/0/root reporters/NOUN/NNS/2/nsubj", "2/nsubj 0/root 2/obj"},
		{"day as a subject", "aide/NOUN/NN/2/nsubj said/VERB/VBD/0/root Friday/PROPN/NNP/2/nsubj", "2/nsubj 0/root 2/obl:unmarked"},
		{"passive subject", "mayor/NOUN/NN/3/nsubj was/AUX/VBD/3/aux:pass shot/VERB/VBN/0/root", "3/nsubj:pass 3/aux:pass 0/root"},
		{"active subject", "mayor/NOUN/NN/2/nsubj:pass shot/VERB/VBD/0/root", "2/nsubj 0/root"},
		{"agent", "was/AUX/VBD/2/aux:pass hit/VERB/VBN/0/root by/ADP/IN/4/case troops/NOUN/NNS/2/obl", "2/aux:pass 0/root 4/case 2/obl:agent"},
		{"by a day", "was/AUX/VBD/2/aux:pass freed/VERB/VBN/0/root by/ADP/IN/4/case Monday/PROPN/NNP/2/obl", "2/aux:pass 0/root 4/case 2/obl"},
		{"no agent without by", "was/AUX/VBD/2/aux:pass hit/VERB/VBN/0/root in/ADP/IN/4/case town/NOUN/NN/2/obl:agent", "2/aux:pass 0/root 4/case 2/obl"},
		{"main verb", "rebels/NOUN/NNS/0/root resumed/VERB/VBN/1/acl talks/NOUN/NNS/2/obj yesterday/NOUN/NN/1/nmod", "2/nsubj 0/root 2/obj 2/obl"},
		{"main verb before its object", "the/DET/DT/4/det army/NOUN/NN/4/compound shelled/VERB/VBN/4/amod towns/NOUN/NNS/0/root ./PUNCT/./4/punct",
			"2/det 3/nsubj 0/root 3/obj 3/punct"},
		{"verb with a subject bound to its object", "the/DET/DT/4/det bloc/NOUN/NN/3/nsubj widens/VERB/VBZ/4/compound sanctions/NOUN/NNS/0/root today/NOUN/NN/4/obl ./PUNCT/./4/punct",
			"2/det 3/nsubj 0/root 3/obj 3/obl 3/punct"},
		{"what somebody is given, hung on him", "court/NOUN/NN/2/nsubj give/VERB/VBP/0/root police/NOUN/NNS/2/obj files/NOUN/NNS/3/obj", "2/nsubj 0/root 2/obj 2/obj"},
		{"what is ruled out", "king/NOUN/NN/2/nsubj rule/VERB/VBZ/0/root out/ADP/RP/2/compound:prt leaving/VERB/VBG/2/advcl", "2/nsubj 0/root 2/compound:prt 2/xcomp"},
		{"visitor", "king/NOUN/NN/2/nsubj tell/VERB/VBP/0/root visit/VERB/VBG/2/xcomp Lund/PROPN/NNP/3/obj that/SCONJ/IN/6/mark left/VERB/VBD/3/ccomp", "2/nsubj 0/root 4/amod 2/obj 6/mark 2/ccomp"},
		{"neighbour", "king/NOUN/NN/2/nsubj offers/VERB/VBZ/0/root neighbor/VERB/VBG/2/xcomp Norland/PROPN/NNP/3/iobj loans/NOUN/NNS/3/obj", "2/nsubj 0/root 4/amod 2/iobj 2/obj"},
		{"who visits", "king/NOUN/NN/2/nsubj considers/VERB/VBZ/0/root visit/VERB/VBG/2/xcomp Lund/PROPN/NNP/3/obj", "2/nsubj 0/root 2/xcomp 3/obj"},
		{"true attribute", "the/DET/DT/4/det newly/ADV/RB/3/advmod elected/VERB/VBN/4/amod mayor/NOUN/NN/5/nsubj spoke/VERB/VBD/0/root ./PUNCT/./5/punct",
			"4/det 3/advmod 4/amod 5/nsubj 0/root 5/punct"},
		{"main verb before an apposition", "aide/NOUN/NN/0/root faulted/ADJ/JJ/4/amod the/DET/DT/4/det plan/NOUN/NN/1/appos ./PUNCT/./1/punct", "2/nsubj 0/root 4/det 2/obj 2/punct"},
		{"infinitive of a noun", "condemned/VERB/VBD/0/root decision/NOUN/NN/1/obj by/ADP/IN/4/case Norland/PROPN/NNP/1/obl to/PART/TO/6/mark sell/VERB/VB/1/advcl", "0/root 1/obj 4/case 1/obl 6/mark 2/acl"},
		{"infinitive of purpose", "sent/VERB/VBD/0/root troops/NOUN/NNS/1/obj to/PART/TO/4/mark help/VERB/VB/1/advcl", "0/root 1/obj 4/mark 1/advcl"},
		{"one name taken for two subjects", "Ana/PROPN/NNP/4/nsubj Lund/PROPN/NNP/4/nsubj has/AUX/VBZ/4/aux met/VERB/VBN/0/root", "4/nsubj 1/flat 4/aux 0/root"},
		{"main verb taken for a relative clause", "leader/NOUN/NN/0/root Lund/PROPN/NNP/1/appos threatened/VERB/VBD/2/acl:relcl war/NOUN/NN/3/obj ./PUNCT/./1/punct", "3/nsubj 1/appos 0/root 3/obj 3/punct"},
		{"true relative clause", "leader/NOUN/NN/0/root who/PRON/WP/3/nsubj left/VERB/VBD/1/acl:relcl ./PUNCT/./1/punct", "0/root 3/nsubj 1/acl:relcl 1/punct"},
		{"intransitive participle", "rebels/NOUN/NNS/0/root surrender/VERB/VBN/1/acl today/NOUN/NN/2/obl:unmarked ./PUNCT/./1/punct", "2/nsubj 0/root 2/obl:unmarked 2/punct"},
		{"clause after a subordinator", "freed/VERB/VBN/0/root after/ADP/IN/4/case President/PROPN/NNP/4/nmod:desc Lund/PROPN/NNP/1/obl pardoned/VERB/VBD/1/parataxis him/PRON/PRP/5/obj",
			"0/root 5/mark 4/nmod:desc 5/nsubj 1/advcl 5/obj"},
		{"left dead", "bomb/NOUN/NN/2/nsubj left/VERB/VBD/0/root people/NOUN/NNS/4/obl:unmarked dead/ADJ/JJ/2/xcomp", "2/nsubj 0/root 2/obj 2/xcomp"},
		{"claims that are denied", "Norland/PROPN/NNP/2/compound denies/NOUN/NNS/3/nsubj claims/VERB/VBZ/0/root by/ADP/IN/5/case Suland/PROPN/NNP/3/obl ./PUNCT/./3/punct", "2/nsubj 0/root 2/obj 5/case 3/nmod 2/punct"},
		{"claims after two verbs", "Norland/PROPN/NNP/3/nsubj denies/VERB/VBZ/3/compound claims/VERB/VBZ/0/root that/SCONJ/IN/6/mark it/PRON/PRP/6/nsubj lied/VERB/VBD/3/ccomp", "2/nsubj 0/root 2/obj 6/mark 6/nsubj 3/acl"},
		{"truly claims", "army/NOUN/NN/2/compound chief/NOUN/NN/3/nsubj claims/VERB/VBZ/0/root that/SCONJ/IN/6/mark it/PRON/PRP/6/nsubj won/VERB/VBD/3/ccomp", "2/compound 3/nsubj 0/root 6/mark 6/nsubj 3/ccomp"},
		{"object behind what it is called", "dismissed/VERB/VBD/0/root as/ADV/RB/3/advmod baseless/ADJ/JJ/1/advcl the/DET/DT/5/det claim/NOUN/NN/3/obj", "0/root 3/case 1/obl 5/det 1/obj"},
		{"what a decree does", "signed/VERB/VBD/0/root a/DET/DT/5/det decree/NOUN/NN/5/compound banning/NOUN/NN/5/compound imports/NOUN/NNS/1/obj from/ADP/IN/7/case Chad/PROPN/NNP/5/nmod", "0/root 3/det 1/obj 3/acl 4/obj 7/case 5/nmod"},
		{"body that does what a law does", "left/VERB/VBD/0/root a/DET/DT/5/det law/NOUN/NN/5/compound enforcing/NOUN/NN/5/compound body/NOUN/NN/1/obj", "0/root 5/det 5/compound 5/compound 1/obj"},
		{"clause behind the day", "drafted/VERB/VBD/0/root bills/NOUN/NNS/1/obj Friday/PROPN/NNP/1/obl:unmarked that/PRON/WDT/5/nsubj ban/VERB/VBP/3/acl:relcl exports/NOUN/NNS/5/obj", "0/root 1/obj 1/obl:unmarked 5/nsubj 2/acl:relcl 5/obj"},
		{"clause about the day", "came/VERB/VBD/0/root Friday/PROPN/NNP/1/obl:unmarked which/PRON/WDT/4/nsubj is/VERB/VBZ/2/acl:relcl", "0/root 1/obl:unmarked 4/nsubj 2/acl:relcl"},
		{"handed over to", "turn/VERB/VBD/0/root men/NOUN/NNS/1/obj over/ADP/IN/5/case to/ADP/IN/5/case Chad/PROPN/NNP/1/obl", "0/root 1/obj 1/compound:prt 5/case 1/obl"},
		{"over the border", "ran/VERB/VBD/0/root over/ADP/IN/4/case to/ADP/IN/4/case Chad/PROPN/NNP/1/obl", "0/root 4/case 4/case 1/obl"},
		{"free as a verb", "decided/VERB/VBD/0/root to/ADP/IN/5/case free/ADJ/JJ/5/amod three/NUM/CD/5/nummod men/NOUN/NNS/1/obl", "0/root 3/mark 1/xcomp 5/nummod 3/obj"},
		{"free as it is", "led/VERB/VBD/0/root to/ADP/IN/4/case free/ADJ/JJ/4/amod elections/NOUN/NNS/1/obl", "0/root 4/case 4/amod 1/obl"},
		{"prepared to do it", "army/NOUN/NN/3/nsubj:pass was/AUX/VBD/3/aux:pass prepared/VERB/VBN/0/root to/PART/TO/5/mark bomb/VERB/VB/3/xcomp Chad/PROPN/NNP/5/obj", "3/nsubj 3/cop 0/root 5/mark 3/xcomp 5/obj"},
		{"prepared by somebody", "list/NOUN/NN/3/nsubj:pass was/AUX/VBD/3/aux:pass prepared/VERB/VBN/0/root by/ADP/IN/5/case Chad/PROPN/NNP/3/obl:agent", "3/nsubj:pass 3/aux:pass 0/root 5/case 3/obl:agent"},
		{"what it is called", "call/VERB/VBP/0/root raids/NOUN/NNS/1/obj illegal/ADJ/JJ/1/amod", "0/root 1/obj 1/xcomp"},
		{"what is counted", "Chad/PROPN/NNP/2/nsubj freed/VERB/VBD/0/root 37/NUM/CD/4/nummod prisoners/NOUN/NNS/2/obl:unmarked", "2/nsubj 0/root 4/nummod 2/obj"},
		{"what is counted, before an adverb", "Chad/PROPN/NNP/2/nsubj freed/VERB/VBD/0/root 37/NUM/CD/4/nummod prisoners/NOUN/NNS/5/obl:unmarked late/ADV/RB/2/advmod", "2/nsubj 0/root 4/nummod 2/obj 2/advmod"},
		{"how long", "Chad/PROPN/NNP/2/nsubj waited/VERB/VBD/0/root 37/NUM/CD/4/nummod year/NOUN/NNS/2/obl:unmarked", "2/nsubj 0/root 4/nummod 2/obl:unmarked"},
		{"two nouns of one object", "lifted/VERB/VBD/0/root an/DET/DT/3/det arms/NOUN/NNS/1/obj embargo/NOUN/NN/1/xcomp", "0/root 4/det 4/compound 1/obj"},
		{"what somebody is made", "elect/VERB/VBD/0/root women/NOUN/NNS/1/obj leader/NOUN/NN/1/xcomp", "0/root 1/obj 1/xcomp"},
		{"hung on an auxiliary", "Japan/PROPN/NNP/2/nsubj has/AUX/VBZ/3/aux lifted/VERB/VBN/0/root", "3/nsubj 3/aux 0/root"},
		{"main verb with its word and no object", "opposition/NOUN/NN/0/root call/VERB/VBN/1/acl for/ADP/IN/4/case calm/NOUN/NN/2/obl ./PUNCT/./1/punct", "2/nsubj 0/root 4/case 2/obl 2/punct"},
		{"main verb taken for a greeting", "Norland/PROPN/NNP/0/root welcome/INTJ/UH/1/discourse the/DET/DT/4/det accord/NOUN/NN/2/obj ./PUNCT/./2/punct", "2/nsubj 0/root 4/det 2/obj 2/punct"},
		{"true greeting", "friends/NOUN/NNS/0/root welcome/INTJ/UH/1/discourse ./PUNCT/./1/punct", "0/root 1/discourse 1/punct"},
		{"what is ordered", "judge/NOUN/NN/2/nsubj order/VERB/VBD/0/root ministers/NOUN/NNS/2/obj jail/VERB/VBN/3/acl today/NOUN/NN/4/obl", "2/nsubj 0/root 2/obj 2/xcomp 4/obl"},
		{"order of those whom something befell", "judge/NOUN/NN/2/nsubj order/VERB/VBD/0/root men/NOUN/NNS/2/obj wound/VERB/VBN/3/acl today/NOUN/NN/4/obl", "2/nsubj 0/root 2/obj 3/acl 4/obl"},
		{"subjunctive taken for an object", "demanded/VERB/VBD/0/root that/SCONJ/IN/1/mark president/NOUN/NN/4/compound resign/NOUN/NN/1/obj", "0/root 4/mark 4/nsubj 1/ccomp"},
		{"subjunctive taken for a part of a name", "demand/VERB/VBP/0/root that/SCONJ/IN/1/mark the/DET/DT/6/det army/NOUN/NN/5/compound end/NOUN/NN/6/compound raids/NOUN/NNS/1/obj", "0/root 5/mark 4/det 5/nsubj 1/ccomp 5/obj"},
		{"subjunctive whose mark is left over", "demand/VERB/VBP/0/root that/SCONJ/IN/6/mark Chad/PROPN/NNP/4/compound end/NOUN/NN/5/compound raids/NOUN/NNS/1/obj ./PUNCT/./1/punct", "0/root 4/mark 4/nsubj 1/ccomp 4/obj 1/punct"},
		{"subjunctive that has its mark", "demand/VERB/VBP/0/root that/SCONJ/IN/4/mark government/NOUN/NN/4/compound resign/NOUN/NN/1/ccomp", "0/root 4/mark 4/nsubj 1/ccomp"},
		{"true name after that", "believed/VERB/VBD/0/root that/SCONJ/IN/1/mark the/DET/DT/6/det year/NOUN/NN/5/compound end/NOUN/NN/6/compound sales/NOUN/NNS/1/obj", "0/root 1/mark 6/det 5/compound 6/compound 1/obj"},
		{"demanded without that", "demand/VERB/VBP/0/root the/DET/DT/3/det force/NOUN/NN/1/obj leave/VERB/VB/1/conj", "0/root 3/det 4/nsubj 1/ccomp"},
		{"joined verb after a demand", "demand/VERB/VBP/0/root talks/NOUN/NNS/1/obj and/CCONJ/CC/4/cc leave/VERB/VBP/1/conj", "0/root 1/obj 4/cc 1/conj"},
		{"shot taken for a noun", "Police/NOUN/NN/2/compound shot/NOUN/NN/0/root and/CCONJ/CC/4/cc killed/VERB/VBD/2/conj suspects/NOUN/NNS/4/obj", "2/nsubj 0/root 4/cc 2/conj 4/obj"},
		{"true shot", "a/DET/DT/2/det shot/NOUN/NN/3/nsubj rang/VERB/VBD/0/root out/ADP/RP/3/compound:prt", "2/det 3/nsubj 0/root 3/compound:prt"},
		{"main verb hung on a day", "parliament/NOUN/NN/0/root on/ADP/IN/4/case June/PROPN/NNP/4/nmod:unmarked 3/NUM/CD/1/nmod backed/VERB/VBN/4/acl Chad/PROPN/NNP/5/nmod ./PUNCT/./1/punct", "5/nsubj 4/case 4/nmod:unmarked 5/obl 0/root 5/obj 5/punct"},
		{"main verb hung on its object, after a day", "parliament/NOUN/NN/0/root on/ADP/IN/4/case June/PROPN/NNP/4/nmod:unmarked 3/NUM/CD/6/compound backed/VERB/VBN/6/amod Chad/PROPN/NNP/1/nmod ./PUNCT/./1/punct", "5/nsubj 4/case 4/nmod:unmarked 5/obl 0/root 5/obj 5/punct"},
		{"true participle after a day", "attack/NOUN/NN/5/nsubj on/ADP/IN/4/case June/PROPN/NNP/4/nmod:unmarked 3/NUM/CD/1/nmod ended/VERB/VBD/0/root ./PUNCT/./5/punct", "5/nsubj 4/case 4/nmod:unmarked 1/nmod 0/root 5/punct"},
		{"noun and name are one subject", "group/NOUN/NN/4/nsubj Amnesty/PROPN/NNP/3/compound International/PROPN/NNP/4/nsubj protested/VERB/VBD/0/root", "3/nmod:desc 3/compound 4/nsubj 0/root"},
		{"noun and time are not", "group/NOUN/NN/3/nsubj Monday/PROPN/NNP/3/nsubj protested/VERB/VBD/0/root", "3/nsubj 3/nsubj 0/root"},
		{"joined verb taken for an attribute", "Norland/PROPN/NNP/2/nsubj cut/VERB/VBD/0/root ties/NOUN/NNS/2/obj and/CCONJ/CC/6/cc expelled/VERB/VBN/6/amod envoys/NOUN/NNS/3/conj", "2/nsubj 0/root 2/obj 5/cc 2/conj 5/obj"},
		{"true attribute of joined nouns", "bomb/NOUN/NN/2/nsubj hit/VERB/VBD/0/root troops/NOUN/NNS/2/obj and/CCONJ/CC/6/cc armed/VERB/VBN/6/amod men/NOUN/NNS/3/conj", "2/nsubj 0/root 2/obj 6/cc 6/amod 3/conj"},
		{"country after its town taken for a subject", "In/ADP/IN/2/case Basra/PROPN/NNP/8/obl ,/PUNCT/,/2/punct Iraq/PROPN/NNP/8/nsubj ,/PUNCT/,/4/punct a/DET/DT/7/det bomb/NOUN/NN/4/appos kills/VERB/VBZ/0/root ten/NUM/CD/8/obj",
			"2/case 8/obl 2/punct 2/appos 4/punct 7/det 8/nsubj 0/root 8/obj"},
		{"true apposition of a subject", "In/ADP/IN/2/case Basra/PROPN/NNP/9/obl ,/PUNCT/,/2/punct Ito/PROPN/NNP/9/nsubj ,/PUNCT/,/4/punct a/DET/DT/7/det doctor/NOUN/NN/4/appos ,/PUNCT/,/4/punct kills/VERB/VBZ/0/root ten/NUM/CD/9/obj",
			"2/case 9/obl 2/punct 9/nsubj 4/punct 7/det 4/appos 4/punct 0/root 9/obj"},
		{"country before a participle taken for its subject", "hit/VERB/VBD/0/root Basra/PROPN/NNP/1/obj ,/PUNCT/,/5/punct Iraq/PROPN/NNP/5/nsubj killing/VERB/VBG/1/advcl six/NUM/CD/5/obj", "0/root 1/obj 5/punct 2/appos 1/advcl 5/obj"},
		{"capital taken for the subject of a participle", "crashed/VERB/VBD/0/root near/ADP/IN/4/case the/DET/DT/4/det capital/NOUN/NN/1/obl Basra/PROPN/NNP/6/nsubj killing/VERB/VBG/4/acl six/NUM/CD/6/obj", "0/root 4/case 4/det 1/obl 4/appos 1/advcl 6/obj"},
		{"true subject of a participle", "hit/VERB/VBD/0/root Basra/PROPN/NNP/1/obj ,/PUNCT/,/5/punct Ito/PROPN/NNP/5/nsubj saying/VERB/VBG/1/advcl so/ADV/RB/5/advmod", "0/root 1/obj 5/punct 5/nsubj 1/advcl 5/advmod"},
		{"subject of what is said taken for an object", "say/VERB/VBP/0/root the/DET/DT/3/det force/NOUN/NN/1/obj is/AUX/VBZ/5/aux moving/VERB/VBG/1/ccomp", "0/root 3/det 5/nsubj 5/aux 1/ccomp"},
		{"true object of a verb of saying", "said/VERB/VBD/0/root words/NOUN/NNS/1/obj that/SCONJ/IN/5/mark are/AUX/VBP/5/aux moving/VERB/VBG/1/ccomp", "0/root 1/obj 5/mark 5/aux 1/ccomp"},
		{"drive-by", "killed/VERB/VBN/0/root in/ADP/IN/4/case a/DET/DT/4/det drive/NOUN/NN/1/obl -/PUNCT/HYPH/4/punct by/SCONJ/IN/7/mark shooting/VERB/VBG/1/advcl", "0/root 7/case 7/det 7/compound 4/punct 4/compound 1/obl"},
		{"place between subject and verb", "court/NOUN/NN/4/nsubj in/ADP/IN/4/case Chad/PROPN/NNP/4/compound sentences/VERB/VBZ/0/root men/NOUN/NNS/4/obj", "4/nsubj 3/case 1/nmod 0/root 4/obj"},
		{"two names with a hyphen", "The/DET/DT/6/det Norland/PROPN/NNP/4/compound -/PUNCT/HYPH/2/punct Suland/PROPN/NNP/5/compound border/NOUN/NN/6/compound talks/NOUN/NNS/0/root", "6/det 5/compound 2/punct 2/conj 6/compound 0/root"},
		{"headline with two subjects", "Norland/PROPN/NNP/4/nsubj ,/PUNCT/,/3/punct Suland/PROPN/NNP/4/nsubj start/VERB/VBP/0/root talks/NOUN/NNS/4/obj", "4/nsubj 3/punct 1/conj 0/root 4/obj"},
		{"or face", "told/VERB/VBD/0/root to/PART/TO/3/mark leave/VERB/VB/1/xcomp or/CCONJ/CC/5/cc face/NOUN/NN/3/conj attacks/NOUN/NNS/3/obj", "0/root 3/mark 1/xcomp 5/cc 3/conj 5/obj"},
		{"verb with a noun and a hyphen before it", "Norland/PROPN/NNP/5/compound test/NOUN/NN/4/compound -/PUNCT/HYPH/2/punct fired/VERB/VBN/5/amod rockets/NOUN/NNS/0/root ./PUNCT/./5/punct", "4/nsubj 4/compound 2/punct 0/root 4/obj 4/punct"},
		{"noun before a hyphen taken for the subject", "Norland/PROPN/NNP/2/compound test/NOUN/NN/4/nsubj -/PUNCT/HYPH/2/punct launched/VERB/VBD/0/root rockets/NOUN/NNS/4/obj", "4/nsubj 4/compound 2/punct 0/root 4/obj"},
		{"two gerunds", "held/VERB/VBD/0/root men/NOUN/NNS/1/obj for/ADP/IN/4/case kidnapping/NOUN/NN/1/obl and/CCONJ/CC/6/cc torturing/VERB/VBG/1/conj women/NOUN/NNS/6/obj", "0/root 1/obj 4/mark 1/advcl 6/cc 4/conj 6/obj"},
		{"a noun and a verb", "stopped/VERB/VBD/0/root the/DET/DT/3/det killing/NOUN/NN/1/obl and/CCONJ/CC/5/cc freeing/VERB/VBG/1/conj", "0/root 3/det 1/obl 5/cc 1/conj"},
		{"title joined to a name", "the/DET/DT/2/det king/NOUN/NN/10/nsubj of/ADP/IN/4/case Norland/PROPN/NNP/2/nmod Ole/PROPN/NNP/2/appos and/CCONJ/CC/8/cc the/DET/DT/8/det queen/NOUN/NN/5/conj have/AUX/VBP/10/aux met/VERB/VBN/0/root",
			"2/det 10/nsubj 4/case 2/nmod 2/appos 8/cc 8/det 2/conj 10/aux 0/root"},
		{"infinitive joined to a finite verb", "They/PRON/PRP/2/nsubj demand/VERB/VBP/0/root that/SCONJ/IN/5/mark he/PRON/PRP/5/nsubj lift/VERB/VBP/2/ccomp bans/NOUN/NNS/5/obj and/CCONJ/CC/8/cc resign/VERB/VB/2/conj",
			"2/nsubj 0/root 5/mark 5/nsubj 2/ccomp 5/obj 8/cc 5/conj"},
		{"two verbs read as nouns", "bombing/NOUN/NN/2/compound kills/NOUN/NNS/0/root 30/NUM/CD/6/nummod and/CCONJ/CC/5/cc injures/NOUN/NNS/3/conj others/NOUN/NNS/2/conj", "2/nsubj 0/root 2/obj 5/cc 2/conj 5/obj"},
		{"two verbs read as nouns and verb", "a/DET/DT/3/det driver/NOUN/NN/3/compound shoots/NOUN/NNS/0/root and/CCONJ/CC/5/cc kills/VERB/VBZ/3/conj six/NUM/CD/5/obj", "2/det 3/nsubj 0/root 5/cc 3/conj 5/obj"},
		{"past tenses behind after", "left/VERB/VBD/0/root after/ADP/IN/3/case men/NOUN/NNS/1/obl attacked/VERB/VBN/3/acl and/CCONJ/CC/6/cc robbed/VERB/VBD/4/conj her/PRON/PRP/6/obj", "0/root 4/mark 4/nsubj 1/advcl 6/cc 4/conj 6/obj"},
		{"true participles behind after", "left/VERB/VBD/0/root after/ADP/IN/3/case men/NOUN/NNS/1/obl attacked/VERB/VBN/3/acl and/CCONJ/CC/6/cc robbed/VERB/VBN/4/conj there/ADV/RB/6/advmod", "0/root 3/case 1/obl 3/acl 6/cc 4/conj 6/advmod"},
		{"true participle", "rebels/NOUN/NNS/0/root armed/VERB/VBN/1/acl by/ADP/IN/4/case Iran/PROPN/NNP/2/obl:agent", "0/root 1/acl 4/case 2/obl:agent"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := langtest.Tree(t, c.tree)
			Tree(s)
			var got []string
			for _, k := range s.Tokens {
				got = append(got, fmt.Sprintf("%d/%s", k.Head+1, k.Deprel))
			}
			if g := strings.Join(got, " "); g != c.want {
				t.Errorf("\n got %s\nwant %s", g, c.want)
			}
		})
	}
}
