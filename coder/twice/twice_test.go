package twice

import (
	"testing"

	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/lang/langtest"
)

func clause(t *testing.T, tree string) grammar.Clause {
	t.Helper()
	s := langtest.Tree(t, tree)
	for i := range s.Tokens {
		if s.Tokens[i].Lemma = s.Tokens[i].Form; s.Tokens[i].XPOS == "VBD" || s.Tokens[i].XPOS == "VBN" {
			s.Tokens[i].Feats = "VerbForm=Part|Voice=Pass"
		}
	}
	return grammar.Clause{Sentence: s, Acts: func(int) bool { return false }, Suffers: func(string) bool { return true }}
}

func TestOne(t *testing.T) {
	strike, kill, wound := Deed{Type: "ASSAULT", Does: true}, Deed{Type: "ASSAULT", Harm: "killed", Does: true}, Deed{Type: "ASSAULT", Harm: "injured", Does: true}
	for _, c := range []struct {
		name, tree string
		a, b       Deed
		at, to     int
		want       bool
	}{
		{"a bomb explodes", "bomb/NOUN/NN/2/nsubj explodes/VERB/VBZ/0/root", strike, strike, 0, 1, true},
		{"a bomb and its explosion apart", "bomb/NOUN/NN/0/root near/ADP/IN/3/case explosion/NOUN/NN/1/nmod", strike, strike, 0, 2, false},
		{"raids targeting", "raids/NOUN/NNS/0/root targeting/VERB/VBG/1/acl town/NOUN/NN/2/obj", strike, strike, 0, 1, true},
		{"raids ordered", "raids/NOUN/NNS/0/root ordered/VERB/VBN/1/acl", strike, strike, 0, 1, false},
		{"the aftermath", "rebels/NOUN/NNS/2/nsubj shell/VERB/VBP/0/root towns/NOUN/NNS/2/obj killing/VERB/VBG/2/advcl five/NUM/CD/4/obj", strike, kill, 1, 3, true},
		{"while others killed", "rebels/NOUN/NNS/2/nsubj shell/VERB/VBP/0/root towns/NOUN/NNS/2/obj police/NOUN/NNS/5/nsubj killing/VERB/VBG/2/advcl five/NUM/CD/5/obj", strike, kill, 1, 4, false},
		{"kill and wound", "rebels/NOUN/NNS/2/nsubj kill/VERB/VBP/0/root five/NUM/CD/2/obj and/CCONJ/CC/5/cc wound/VERB/VBP/2/conj nine/NUM/CD/5/obj", kill, wound, 1, 4, true},
		{"two who suffer", "pilots/NOUN/NNS/2/nsubj:pass killed/VERB/VBN/0/root and/CCONJ/CC/5/cc monks/NOUN/NNS/5/nsubj:pass wounded/VERB/VBN/2/conj", kill, wound, 1, 4, false},
		{"others of them", "pilots/NOUN/NNS/2/nsubj:pass killed/VERB/VBN/0/root and/CCONJ/CC/5/cc five/NUM/CD/5/nsubj:pass wounded/VERB/VBN/2/conj", kill, wound, 1, 4, true},
		{"in a raid", "rebels/NOUN/NNS/2/nsubj kill/VERB/VBP/0/root five/NUM/CD/2/obj in/ADP/IN/5/case raid/NOUN/NN/2/obl", kill, strike, 1, 4, true},
		{"before a raid", "rebels/NOUN/NNS/2/nsubj kill/VERB/VBP/0/root five/NUM/CD/2/obj before/ADP/IN/5/case raid/NOUN/NN/2/obl", kill, strike, 1, 4, false},
		{"a bomb in an attack", "bomb/NOUN/NN/2/nsubj kills/VERB/VBZ/0/root five/NUM/CD/2/obj in/ADP/IN/5/case attack/NOUN/NN/2/obl", Deed{Type: "ASSAULT"}, Deed{Type: "ASSAULT"}, 0, 4, true},
		{"reports of blasts", "reports/NOUN/NNS/4/nsubj of/ADP/IN/3/case blasts/NOUN/NNS/1/nmod hit/VERB/VBP/0/root", strike, strike, 2, 3, false},
		{"killing those of a camp", "rebels/NOUN/NNS/2/nsubj shell/VERB/VBP/0/root camps/NOUN/NNS/2/obj killing/VERB/VBG/3/acl five/NUM/CD/4/obj", strike, kill, 1, 3, true},
		{"convicted and jailed", "Ito/PROPN/NNP/2/nsubj:pass convicted/VERB/VBN/0/root is/AUX/VBZ/2/aux:pass and/CCONJ/CC/5/cc jailed/VERB/VBN/2/conj", Deed{Type: "SANCTION", Does: true}, Deed{Type: "SANCTION"}, 1, 4, true},
		{"tenders his resignation", "Ito/PROPN/NNP/2/nsubj tenders/VERB/VBZ/0/root resignation/NOUN/NN/2/obj", Deed{Type: "RETREAT"}, Deed{Type: "RETREAT"}, 1, 2, true},
		{"answers a resignation", "Ito/PROPN/NNP/2/nsubj withdraws/VERB/VBZ/0/root after/ADP/IN/4/case resignation/NOUN/NN/2/obl", Deed{Type: "RETREAT"}, Deed{Type: "RETREAT"}, 1, 3, false},
		{"refuses to ratify", "Norland/PROPN/NNP/2/nsubj refuses/VERB/VBZ/0/root to/PART/TO/4/mark ratify/VERB/VB/2/xcomp", Deed{Type: "REJECT"}, Deed{Type: "SUPPORT"}, 1, 3, true},
		{"asks to ratify", "Norland/PROPN/NNP/2/nsubj asks/VERB/VBZ/0/root to/PART/TO/4/mark ratify/VERB/VB/2/xcomp", Deed{Type: "REQUEST"}, Deed{Type: "SUPPORT"}, 1, 3, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := clause(t, c.tree)
			if c.a.Tok, c.b.Tok = c.at, c.to; One(g, c.a, c.b) != c.want {
				t.Errorf("got %v, want %v", !c.want, c.want)
			}
		})
	}
}

func TestAim(t *testing.T) {
	g := clause(t, "ministers/NOUN/NNS/2/nsubj visit/VERB/VBP/0/root Norland/PROPN/NNP/2/obj to/PART/TO/5/mark meet/VERB/VB/2/advcl Ito/PROPN/NNP/5/obj as/SCONJ/IN/9/mark kings/NOUN/NNS/9/nsubj talk/VERB/VBP/2/advcl")
	for to, want := range map[int]bool{4: true, 8: false} {
		if got := Aim(g, Deed{Tok: 1, Type: "CONSULT"}, Deed{Tok: to, Type: "CONSULT"}); got != want {
			t.Errorf("at %d: got %v, want %v", to, got, want)
		}
	}
}
