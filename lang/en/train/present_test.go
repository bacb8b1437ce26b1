package main

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad/lang"
)

func TestPresent(t *testing.T) {
	word := func(id, form, lemma, xpos, feats string) string {
		return id + "\t" + form + "\t" + lemma + "\tVERB\t" + xpos + "\t" + feats + "\t0\troot\t_\t_\n\n"
	}
	sing, plur := "Number=Sing|Person=3|Tense=Past", "Number=Plur|Person=3|Tense=Past"
	for _, c := range []struct{ name, in, form, xpos string }{
		{"one", word("1", "condemned", "condemn", "VBD", sing), "condemns", "VBZ"},
		{"many", word("1", "condemned", "condemn", "VBD", plur), "condemn", "VBP"},
		{"y", word("1", "denied", "deny", "VBD", sing), "denies", "VBZ"},
		{"sh", word("1", "clashed", "clash", "VBD", sing), "clashes", "VBZ"},
		{"be", word("1", "Was", "be", "VBD", sing), "Is", "VBZ"},
		{"are", word("1", "were", "be", "VBD", plur), "are", "VBP"},
		{"participle", word("1", "killed", "kill", "VBN", "Tense=Past"), "killed", "VBN"},
		{"no subject", word("1", "killed", "kill", "VBD", "Tense=Past"), "killed", "VBD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			bank, err := lang.ReadCoNLLU(strings.NewReader(c.in))
			if err != nil {
				t.Fatal(err)
			}
			got := present(bank.Sentences[0]).Tokens[0]
			if got.Form != c.form || got.XPOS != c.xpos {
				t.Errorf("got %s/%s, want %s/%s", got.Form, got.XPOS, c.form, c.xpos)
			}
		})
	}
}
