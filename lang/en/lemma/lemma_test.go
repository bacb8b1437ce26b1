package lemma

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

func TestLemma(t *testing.T) {
	table := New()
	for _, c := range []struct{ form, upos, xpos, want string }{
		{"accused", "VERB", "VBD", "accuse"}, {"denied", "VERB", "VBN", "deny"}, {"shelled", "VERB", "VBD", "shell"}, {"evacuated", "VERB", "VBN", "evacuate"},
		{"negotiating", "VERB", "VBG", "negotiate"}, {"controlled", "VERB", "VBD", "control"}, {"bombing", "VERB", "VBG", "bomb"}, {"seized", "VERB", "VBD", "seize"},
		{"expelled", "VERB", "VBD", "expel"}, {"condemned", "VERB", "VBD", "condemn"}, {"urging", "VERB", "VBG", "urge"}, {"pledged", "VERB", "VBD", "pledge"},
		{"recalls", "VERB", "VBZ", "recall"}, {"imposes", "VERB", "VBZ", "impose"}, {"clashes", "NOUN", "NNS", "clash"}, {"crises", "NOUN", "NNS", "crisis"},
		{"was", "AUX", "VBD", "be"}, {"said", "VERB", "VBD", "say"}, {"fought", "VERB", "VBD", "fight"}, {"withdrew", "VERB", "VBD", "withdraw"},
		{"Rebels", "NOUN", "NNS", "rebel"}, {"allies", "NOUN", "NNS", "ally"}, {"worse", "ADJ", "JJR", "bad"}, {"heavier", "ADJ", "JJR", "heavy"},
		{"Paris", "PROPN", "NNP", "Paris"}, {"U.N.", "PROPN", "NNP", "U.N."}, {"n't", "PART", "RB", "not"}, {"their", "PRON", "PRP$", "their"},
		{"invaded", "VERB", "VBD", "invade"}, {"raided", "VERB", "VBD", "raid"}, {"ambushed", "VERB", "VBN", "ambush"}, {"ousted", "VERB", "VBD", "oust"},
		{"deployed", "VERB", "VBD", "deploy"}, {"halting", "VERB", "VBG", "halt"}, {"sanctioned", "VERB", "VBN", "sanction"}, {"escalating", "VERB", "VBG", "escalate"},
		{"stormed", "VERB", "VBD", "storm"}, {"beheaded", "VERB", "VBN", "behead"}, {"tortured", "VERB", "VBN", "torture"}, {"detained", "VERB", "VBN", "detain"},
		{"vetoed", "VERB", "VBD", "veto"}, {"boycotted", "VERB", "VBD", "boycott"}, {"ratified", "VERB", "VBN", "ratify"}, {"intervened", "VERB", "VBD", "intervene"},
		{"besieged", "VERB", "VBD", "besiege"}, {"retaliated", "VERB", "VBD", "retaliate"}, {"rebuffed", "VERB", "VBD", "rebuff"}, {"convened", "VERB", "VBD", "convene"},
		{"deported", "VERB", "VBD", "deport"}, {"mediated", "VERB", "VBD", "mediate"}, {"assassinated", "VERB", "VBN", "assassinate"}, {"revoked", "VERB", "VBD", "revoke"},
		{"shot", "VERB", "VBN", "shoot"}, {"struck", "VERB", "VBD", "strike"}, {"freed", "VERB", "VBD", "free"}, {"vowed", "VERB", "VBD", "vow"}, {"arrested", "VERB", "VBD", "arrest"},
		{"buys", "VERB", "VBZ", "buy"}, {"inks", "VERB", "VBZ", "ink"}, {"inquires", "VERB", "VBZ", "inquire"}, {"boycotting", "VERB", "VBG", "boycott"}, {"strafed", "VERB", "VBD", "strafe"},
		{"bankrolling", "VERB", "VBG", "bankroll"}, {"pencilled", "VERB", "VBN", "pencil"}, {"gassed", "VERB", "VBN", "gas"}, {"axes", "VERB", "VBZ", "axe"}, {"axes", "NOUN", "NNS", "axis"},
		{"looting", "VERB", "VBG", "loot"}, {"kidnapped", "VERB", "VBD", "kidnap"}, {"abducted", "VERB", "VBD", "abduct"}, {"quelled", "VERB", "VBD", "quell"}, {"overthrown", "VERB", "VBN", "overthrow"}, {"waylaid", "VERB", "VBD", "waylay"}, {"unfroze", "VERB", "VBD", "unfreeze"},
	} {
		if got := table.lemma(c.form, c.upos, c.xpos, false); got != c.want {
			t.Errorf("%s/%s: got %s, want %s", c.form, c.xpos, got, c.want)
		}
	}
}

func TestShouted(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool // of the second word
	}{{"- LISBON ,", true}, {"( LISBON )", true}, {"of NATO troops", false}, {"the UNHCR said", false}, {"( NATO )", false}, {"RUTH GREEN ,", true}, {"in Lisbon ,", false}} {
		var tokens []dyad.Token
		for w := range strings.FieldsSeq(c.text) {
			tokens = append(tokens, dyad.Token{Form: w})
		}
		if got := shouted(tokens, 1); got != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
}

func TestRules(t *testing.T) {
	table := Read("") // what the treebanks teach left out
	for _, c := range []struct{ form, upos, xpos, want string }{
		{"wolves", "NOUN", "NNS", "wolf"}, {"leaves", "VERB", "VBZ", "leave"}, {"gunmen", "NOUN", "NNS", "gunman"}, {"ex-wives", "NOUN", "NNS", "ex-wife"},
		{"viruses", "NOUN", "NNS", "virus"}, {"causes", "NOUN", "NNS", "cause"}, {"abuses", "VERB", "VBZ", "abuse"}, {"analyses", "NOUN", "NNS", "analysis"},
		{"hostages", "NOUN", "NNS", "hostage"}, {"buzzes", "VERB", "VBZ", "buzz"}, {"headaches", "NOUN", "NNS", "headache"}, {"attaches", "VERB", "VBZ", "attach"},
		{"1990s", "NOUN", "NNS", "1990s"}, {"80's", "NOUN", "NNS", "80s"}, {"outskirts", "NOUN", "NNS", "outskirts"}, {"cookies", "NOUN", "NNS", "cookie"},
		{"mimicking", "VERB", "VBG", "mimic"}, {"vying", "VERB", "VBG", "vie"}, {"totalling", "VERB", "VBG", "total"}, {"secured", "VERB", "VBN", "secure"},
		{"neighboring", "VERB", "VBG", "neighbor"}, {"rerouted", "VERB", "VBN", "reroute"}, {"routed", "VERB", "VBD", "rout"}, {"extradited", "VERB", "VBN", "extradite"},
		{"wider", "ADJ", "JJR", "wide"}, {"stronger", "ADJ", "JJR", "strong"}, {"7,5", "NUM", "CD", "7.5"}, {"7,500.25", "NUM", "CD", "7500.25"}, {"7,500", "NUM", "CD", "7500"},
		{"sooooo", "ADV", "RB", "so"}, {"Hmmmm", "INTJ", "UH", "hmm"}, {"hm", "INTJ", "UH", "hm"}, {"–", "SYM", "SYM", "-"}, {"5", "NUM", "CD", "5"}, {"basic\u00adally", "ADV", "RB", "basically"},
	} {
		if got := table.lemma(c.form, c.upos, c.xpos, false); got != c.want {
			t.Errorf("%s/%s: got %s, want %s", c.form, c.xpos, got, c.want)
		}
	}
}

func TestOf(t *testing.T) {
	table := New()
	name, number, verb := dyad.Token{UPOS: "PROPN", XPOS: "NNP"}, dyad.Token{Form: "5", UPOS: "NUM", XPOS: "CD"}, dyad.Token{Form: "gone", UPOS: "VERB", XPOS: "VBN"}
	word := func(t dyad.Token, form string) dyad.Token { t.Form = form; return t }
	has := dyad.Token{Form: "'s", UPOS: "AUX", XPOS: "VBZ", Deprel: "aux", Head: 1}
	is := has
	is.Deprel = "aux:pass"
	for _, c := range []struct {
		tokens []dyad.Token
		want   string // of the first
	}{
		{[]dyad.Token{word(name, "Jan"), number}, "January"}, {[]dyad.Token{word(name, "Jan"), verb}, "Jan"}, {[]dyad.Token{word(name, "Sun.")}, "Sunday"},
		{[]dyad.Token{word(name, "Sun")}, "Sun"}, {[]dyad.Token{word(name, "Oct")}, "October"}, {[]dyad.Token{has, verb}, "have"}, {[]dyad.Token{is, verb}, "be"},
	} {
		if got := table.Of(c.tokens, 0); got != c.want {
			t.Errorf("%s: got %s, want %s", c.tokens[0].Form, got, c.want)
		}
	}
}
