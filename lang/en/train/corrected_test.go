package main

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad/lang/en"
)

func TestCorrectionsAreTrees(t *testing.T) {
	trees, err := readCorrections(corrections, 0)
	if err != nil {
		t.Fatal(err)
	}
	if len(trees) < 500 {
		t.Errorf("%d sentences", len(trees))
	}
	held := 0
	for digest, tree := range trees {
		if tree.held {
			held++
		}
		for i := range tree.heads {
			at, steps := i, 0
			for ; at >= 0 && steps <= len(tree.heads); steps++ {
				if at = tree.heads[at]; at >= len(tree.heads) {
					t.Fatalf("%s: word %d has a head beyond the sentence", digest, i+1)
				}
			}
			if at >= 0 {
				t.Fatalf("%s: word %d hangs in a circle", digest, i+1)
			}
		}
	}
	if held < len(trees)/10 || held > len(trees)/4 {
		t.Errorf("%d of %d are held out", held, len(trees))
	}
}

func TestReadCorrectionsRefusesWhatIsBroken(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"fields", "0a\t0\troot\tVERB\n", "4 fields"},
		{"digest", "xyz\t0\troot\tVERB\tVB\n", "digest"},
		{"head", "0a\tone\troot\tVERB\tVB\n", "head"},
		{"lengths", "0a\t0 1\troot\tVERB\tVB\n", "2 heads, 1 relations"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := readCorrections(c.line, 0); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v", err)
			}
		})
	}
}

func TestCorrectedSentencesAreFoundByTheirText(t *testing.T) {
	a, err := en.New()
	if err != nil {
		t.Fatal(err)
	}
	const text = "Rebels left."
	trees, err := readCorrections(digest(text)+"\t2 0 2\tnsubj root punct\tNOUN VERB PUNCT\tNNS VBD .\n", 0)
	if err != nil {
		t.Fatal(err)
	}
	var n news
	read := n.part(trees, []string{text + "\nThe envoy came back.", text}, a)
	got := append(n.held, n.corrected...)
	if len(got) != 1 || len(n.others) != 1 || read != 2 {
		t.Fatalf("%d read, %d corrected, %d others", read, len(got), len(n.others))
	}
	if w := got[0].Tokens[0]; w.Form != "Rebels" || w.Head != 1 || w.Deprel != "nsubj" || w.XPOS != "NNS" {
		t.Errorf("%+v", w)
	}
}
