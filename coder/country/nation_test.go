package country_test

import (
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/country"
	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/lang/langtest"
)

func TestNation(t *testing.T) {
	for tree, want := range map[string]string{
		"Italian/ADJ/JJ/2/amod Airways/PROPN/NNP/3/nsubj ended/VERB/VBD/0/root flights/NOUN/NNS/3/obj":            "ITA",
		"Italian/ADJ/JJ/2/amod tanker/NOUN/NN/3/nmod:desc Renda/PROPN/NNP/4/nsubj sailed/VERB/VBD/0/root":         "ITA",
		"Italian/ADJ/JJ/2/amod wine/NOUN/NN/4/obl for/ADP/IN/2/case Renda/PROPN/NNP/5/nsubj came/VERB/VBD/0/root": "",
		"Renda/PROPN/NNP/2/nsubj drank/VERB/VBD/0/root Italian/ADJ/JJ/4/amod wine/NOUN/NN/2/obj":                  "",
	} {
		s := langtest.Tree(t, tree)
		var named []dyad.Toponym
		h := 0
		for i := range s.Tokens {
			if w := s.Tokens[i]; w.Form == "Italian" {
				named = append(named, dyad.Toponym{Span: w.Span, Adjective: true, Place: dyad.Place{CountryCode: "ITA"}})
			} else if w.UPOS == "PROPN" {
				h = i
			}
		}
		g := grammar.Clause{Sentence: s, Acts: func(int) bool { return false }}
		if got := country.Nation(g, h, named); got != want {
			t.Errorf("%s: got %q, want %q", tree, got, want)
		}
	}
}
