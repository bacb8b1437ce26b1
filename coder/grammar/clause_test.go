package grammar

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dyad-news/dyad/lang/langtest"
)

// clauseOf reads a tree in which Israeli and police act, and people are killed and bombed.
func clauseOf(t *testing.T, tree string) Clause {
	t.Helper()
	s := langtest.Tree(t, tree)
	return Clause{
		Sentence: s,
		Acts:     func(tok int) bool { return s.Tokens[tok].Form == "Israeli" || s.Tokens[tok].Form == "police" },
		Suffers:  func(lemma string) bool { return lemma == "kill" || lemma == "bomb" },
	}
}

// forms are the words at some places.
func forms(c Clause, at []int) string {
	var out []string
	for _, i := range at {
		out = append(out, c.Tok(i).Form)
	}
	return strings.Join(out, " ")
}

// at is the place of a word.
func at(t *testing.T, c Clause, form string) int {
	t.Helper()
	for i := range c.Sentence.Tokens {
		if c.Tok(i).Form == form {
			return i
		}
	}
	t.Fatalf("no word %q", form)
	return -1
}

func TestSlot(t *testing.T) {
	for _, c := range []struct{ name, tree, word, slot, want string }{
		{"who does", "Iran/PROPN/NNP/2/nsubj attacked/VERB/VBD/0/root/attack Pakistan/PROPN/NNP/2/obj", "attacked", "subj", "Iran"},
		{"to whom", "Iran/PROPN/NNP/2/nsubj attacked/VERB/VBD/0/root/attack Pakistan/PROPN/NNP/2/obj", "attacked", "obj", "Pakistan"},
		{"a passive's agent does", "Villages/NOUN/NNS/3/nsubj:pass were/AUX/VBD/3/aux:pass/be bombed/VERB/VBN/0/root/bomb by/ADP/IN/5/case jets/NOUN/NNS/3/obl:agent", "bombed", "subj", "jets"},
		{"a passive's subject suffers", "Villages/NOUN/NNS/3/nsubj:pass were/AUX/VBD/3/aux:pass/be bombed/VERB/VBN/0/root/bomb by/ADP/IN/5/case jets/NOUN/NNS/3/obl:agent", "bombed", "obj", "Villages"},
		{"a passive without agent", "Villages/NOUN/NNS/3/nsubj:pass were/AUX/VBD/3/aux:pass/be bombed/VERB/VBN/0/root/bomb", "bombed", "subj", ""},
		{"a headline's passive", "Children/NOUN/NNS/2/nsubj killed/VERB/VBN/0/root/kill in/ADP/IN/4/case raid/NOUN/NN/2/obl", "killed", "obj", "Children"},
		{"a reduced relative's agent", "Troops/NOUN/NNS/5/nsubj sent/VERB/VBN/1/acl/send by/ADP/IN/4/case France/PROPN/NNP/2/obl:agent arrived/VERB/VBD/0/root/arrive", "sent", "subj", "France"},
		{"what a reduced relative modifies", "Troops/NOUN/NNS/5/nsubj sent/VERB/VBN/1/acl/send by/ADP/IN/4/case France/PROPN/NNP/2/obl:agent arrived/VERB/VBD/0/root/arrive", "sent", "obj", "Troops"},
		{"a relative pronoun that does", "Norway/PROPN/NNP/5/nsubj which/PRON/WDT/3/nsubj recalled/VERB/VBD/1/acl:relcl/recall envoys/NOUN/NNS/3/obj protested/VERB/VBD/0/root/protest", "recalled", "subj", "Norway"},
		{"a relative pronoun that suffers", "The/DET/DT/2/det envoy/NOUN/NN/6/nsubj whom/PRON/WP/5/obj Norway/PROPN/NNP/5/nsubj recalled/VERB/VBD/2/acl:relcl/recall wept/VERB/VBD/0/root/weep", "recalled", "obj", "envoy"},
		{"who wants to", "Chad/PROPN/NNP/2/nsubj wants/VERB/VBZ/0/root/want to/PART/TO/4/mark expel/VERB/VB/2/xcomp envoys/NOUN/NNS/4/obj", "expel", "subj", "Chad"},
		{"who is told to", "Chad/PROPN/NNP/2/nsubj ordered/VERB/VBD/0/root/order Niger/PROPN/NNP/2/obj to/PART/TO/5/mark leave/VERB/VB/2/xcomp", "leave", "subj", "Niger"},
		{"a shared subject", "Peru/PROPN/NNP/2/nsubj recalled/VERB/VBD/0/root/recall envoys/NOUN/NNS/2/obj and/CCONJ/CC/5/cc closed/VERB/VBD/2/conj/close borders/NOUN/NNS/5/obj", "closed", "subj", "Peru"},
		{"no shared object", "Peru/PROPN/NNP/2/nsubj recalled/VERB/VBD/0/root/recall envoys/NOUN/NNS/2/obj and/CCONJ/CC/5/cc wept/VERB/VBD/2/conj/weep", "wept", "obj", ""},
		{"a noun's possessor", "Israel/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case bombing/NOUN/NN/0/root of/ADP/IN/5/case Gaza/PROPN/NNP/3/nmod", "bombing", "subj", "Israel"},
		{"of whom a noun tells", "Israel/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case bombing/NOUN/NN/0/root of/ADP/IN/5/case Gaza/PROPN/NNP/3/nmod", "bombing", "obj", "Gaza"},
		{"a noun's by-phrase", "a/DET/DT/2/det strike/NOUN/NN/0/root by/ADP/IN/4/case Israel/PROPN/NNP/2/nmod on/ADP/IN/6/case Gaza/PROPN/NNP/2/nmod", "strike", "subj", "Israel"},
		{"a noun's nationality", "Israeli/ADJ/JJ/2/amod strikes/NOUN/NNS/0/root/strike on/ADP/IN/4/case Gaza/PROPN/NNP/2/nmod", "strikes", "subj", "Israeli"},
		{"an adjective that is nobody", "heavy/ADJ/JJ/2/amod strikes/NOUN/NNS/0/root/strike on/ADP/IN/4/case Gaza/PROPN/NNP/2/nmod", "strikes", "subj", ""},
		{"a by-phrase on the victim", "the/DET/DT/2/det killing/NOUN/NN/0/root of/ADP/IN/4/case men/NOUN/NNS/2/nmod/man by/ADP/IN/6/case police/NOUN/NNS/4/nmod", "killing", "subj", "police"},
		{"whose visit it is", "Norway/PROPN/NNP/5/nsubj is/AUX/VBZ/5/cop/be on/ADP/IN/5/case a/DET/DT/5/det visit/NOUN/NN/0/root to/ADP/IN/7/case Peru/PROPN/NNP/5/nmod", "visit", "subj", "Norway"},
		{"a preposition", "Norway/PROPN/NNP/5/nsubj is/AUX/VBZ/5/cop/be on/ADP/IN/5/case a/DET/DT/5/det visit/NOUN/NN/0/root to/ADP/IN/7/case Peru/PROPN/NNP/5/nmod", "visit", "to", "Peru"},
		{"a preposition hung on the object", "Iran/PROPN/NNP/2/nsubj launched/VERB/VBD/0/root/launch an/DET/DT/4/det attack/NOUN/NN/2/obj on/ADP/IN/6/case Pakistan/PROPN/NNP/4/nmod", "launched", "on", "Pakistan"},
		{"who is given", "Peru/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass/be given/VERB/VBN/0/root/give aid/NOUN/NN/3/obj", "given", "iobj", "Peru"},
		{"two objects", "Chile/PROPN/NNP/2/nsubj gave/VERB/VBD/0/root/give Peru/PROPN/NNP/2/obj aid/NOUN/NN/2/obj", "gave", "iobj", "Peru"},
		{"what completes", "Chad/PROPN/NNP/2/nsubj said/VERB/VBD/0/root/say that/SCONJ/IN/6/mark Niger/PROPN/NNP/6/nsubj had/AUX/VBD/6/aux/have left/VERB/VBN/2/ccomp/leave", "said", "comp", "left"},
		{"who does what completes", "Chad/PROPN/NNP/2/nsubj said/VERB/VBD/0/root/say that/SCONJ/IN/6/mark Niger/PROPN/NNP/6/nsubj had/AUX/VBD/6/aux/have left/VERB/VBN/2/ccomp/leave", "said", "comp-subj", "Niger"},
		{"not", "Peru/PROPN/NNP/4/nsubj did/AUX/VBD/4/aux/do not/PART/RB/4/advmod recall/VERB/VB/0/root envoys/NOUN/NNS/4/obj", "recall", "not", "not"},
		{"whose ban it is", "Peru/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case ban/NOUN/NN/0/root on/SCONJ/IN/5/mark buying/VERB/VBG/3/acl/buy fish/NOUN/NN/5/obj", "buying", "subj", "Peru"},
		{"men who buy", "Peru/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case men/NOUN/NNS/0/root/man buying/VERB/VBG/3/acl/buy fish/NOUN/NN/4/obj", "buying", "subj", "men"},
		{"what modifies", "Israeli/ADJ/JJ/3/amod air/NOUN/NN/3/compound strikes/NOUN/NNS/0/root/strike", "strikes", "mod", "Israeli air"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := clauseOf(t, c.tree)
			if got := forms(k, k.Slot(at(t, k, c.word), c.slot)); got != c.want {
				t.Errorf("%s of %s: got %q, want %q", c.slot, c.word, got, c.want)
			}
		})
	}
}

func TestPassive(t *testing.T) {
	for _, c := range []struct {
		name, tree, verb string
		want             bool
	}{
		{"active", "Iran/PROPN/NNP/2/nsubj bombed/VERB/VBD/0/root/bomb villages/NOUN/NNS/2/obj", "bombed", false},
		{"with an auxiliary", "Villages/NOUN/NNS/3/nsubj:pass were/AUX/VBD/3/aux:pass/be bombed/VERB/VBN/0/root/bomb", "bombed", true},
		{"of what it modifies", "men/NOUN/NNS/3/nsubj killed/VERB/VBN/1/acl/kill rest/VERB/VBP/0/root", "killed", true},
		{"perfect", "Iran/PROPN/NNP/3/nsubj has/AUX/VBZ/3/aux/have bombed/VERB/VBN/0/root/bomb villages/NOUN/NNS/3/obj", "bombed", false},
		{"participle of a verb that is done to nobody", "Envoys/NOUN/NNS/2/nsubj arrived/VERB/VBN/0/root/arrive", "arrived", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := clauseOf(t, c.tree)
			if got := k.Passive(at(t, k, c.verb)); got != c.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestConjuncts(t *testing.T) {
	k := clauseOf(t, "Peru/PROPN/NNP/6/nsubj ,/PUNCT/,/3/punct Chile/PROPN/NNP/1/conj and/CCONJ/CC/5/cc Chad/PROPN/NNP/1/conj met/VERB/VBD/0/root/meet")
	for word, want := range map[string]string{"Peru": "Peru Chile Chad", "Chad": "Chad", "met": "met"} {
		if got := forms(k, k.Conjuncts(at(t, k, word))); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}

// A subject is looked for so many verbs up, and no further: sentences may be of any depth.
func TestSubjectFarUp(t *testing.T) {
	tree := "they/PRON/PRP/2/nsubj want/VERB/VBP/0/root"
	for i := range 2 * maxClimb {
		tree += fmt.Sprintf(" try%d/VERB/VB/%d/xcomp", i, i+2)
	}
	k := clauseOf(t, tree)
	for word, want := range map[string]string{"try2": "they", fmt.Sprintf("try%d", 2*maxClimb-1): ""} {
		if got := forms(k, k.Subject(at(t, k, word))); got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}
