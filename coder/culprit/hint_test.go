package culprit

import (
	"testing"

	"github.com/dyad-news/dyad"
)

func TestHints(t *testing.T) {
	army := dyad.Mention{Entity: dyad.Entity{Code: "ITA", Sector: dyad.MIL}}
	court := dyad.Mention{Entity: dyad.Entity{Code: "ITA", Sector: dyad.JUD}}
	rebels := []dyad.Mention{{Entity: dyad.Entity{Code: "LBY", Sector: dyad.REB}}}
	people := []dyad.Mention{{Entity: dyad.Entity{Code: "LBY", Sector: dyad.CVL}}}
	own := []dyad.Mention{{Entity: dyad.Entity{Code: "ITA", Sector: dyad.CVL}}}
	const (
		after    = "troops/NOUN/NNS/2/nsubj leave/VERB/VBP/0/root Lund/PROPN/NNP/2/obj after/ADP/IN/6/case a/DET/DT/6/det raid/NOUN/NN/2/obl"
		later    = "troops/NOUN/NNS/2/nsubj leave/VERB/VBP/0/root Lund/PROPN/NNP/2/obj after/ADP/IN/6/case a/DET/DT/6/det bombing/NOUN/NN/2/obl"
		falls    = "troops/NOUN/NNS/2/nsubj die/VERB/VBP/0/root there/ADV/RB/2/advmod in/ADP/IN/6/case a/DET/DT/6/det raid/NOUN/NN/2/obl"
		says     = "army/NOUN/NN/2/nsubj say/VERB/VBZ/0/root rebels/NOUN/NNS/5/nsubj:pass were/AUX/VBD/5/aux:pass kill/VERB/VBN/2/ccomp"
		mourns   = "army/NOUN/NN/2/nsubj mourn/VERB/VBZ/0/root rebels/NOUN/NNS/5/nsubj:pass were/AUX/VBD/5/aux:pass kill/VERB/VBN/2/ccomp"
		saidLast = "rebels/NOUN/NNS/3/nsubj:pass were/AUX/VBD/3/aux:pass kill/VERB/VBN/0/root army/NOUN/NN/5/nsubj say/VERB/VBZ/3/parataxis"
	)
	for _, c := range []struct {
		name, tree string
		deed       int
		typ, mode  string
		who        dyad.Mention
		to         []dyad.Mention
		want       bool
	}{
		{"after a raid", after, 5, "ASSAULT", "", army, people, true},
		{"after a raid upon their own", after, 5, "ASSAULT", "", army, own, false},
		{"a court after a raid", after, 5, "ASSAULT", "", court, people, false},
		{"after a bombing by anybody", later, 5, "ASSAULT", "", army, people, false},
		{"fell in a raid", falls, 5, "ASSAULT", "", army, people, false},
		{"says that rebels were killed", says, 4, "ASSAULT", "", army, rebels, true},
		{"rebels were killed, it said", saidLast, 2, "ASSAULT", "", army, rebels, true},
		{"says that people were killed", says, 4, "ASSAULT", "", army, people, false},
		{"says that they were arrested", says, 4, "COERCE", "arrest", army, rebels, false},
		{"mourns that rebels were killed", mourns, 4, "ASSAULT", "", army, rebels, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := false
			for _, h := range Hints(far(t, c.tree), c.deed) {
				got = got || h.Fits(c.typ, []string{c.mode}, &c.who, c.to)
			}
			if got != c.want {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
