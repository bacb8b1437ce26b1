package turn_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/entity/turn"
)

// tree builds a sentence of words written form/head/relation, heads counted from 1.
func tree(t *testing.T, words string) *dyad.Sentence {
	s := &dyad.Sentence{}
	for _, w := range strings.Fields(words) {
		f := strings.Split(w, "/")
		head, err := strconv.Atoi(f[1])
		if err != nil {
			t.Fatal(err)
		}
		s.Tokens = append(s.Tokens, dyad.Token{Form: f[0], Lemma: strings.ToLower(f[0]), Head: head - 1, Deprel: f[2]})
	}
	s.Link()
	return s
}

func at(s *dyad.Sentence, form string) int {
	for i := range s.Tokens {
		if s.Tokens[i].Form == form {
			return i
		}
	}
	return -1
}

// TestBack holds when a pronoun stands for those to whom something is done.
func TestBack(t *testing.T) {
	for _, c := range []struct {
		words, pronoun string
		want           bool
	}{
		{"Norland/2/nsubj strike/0/root Suland/2/obj if/6/mark it/6/nsubj test/2/advcl", "it", true},
		{"Norland/2/nsubj strike/0/root Suland/2/obj after/6/mark it/6/nsubj test/2/advcl", "it", false},
		{"Norland/2/nsubj impose/0/root sanctions/2/obj on/5/case Suland/3/nmod over/8/case its/8/nmod:poss tests/2/obl", "its", true},
		{"Norland/2/nsubj impose/0/root sanctions/2/obj on/5/case Suland/3/nmod with/8/case its/8/nmod:poss allies/2/obl", "its", false},
		{"Norland/2/nsubj reward/0/root Suland/2/obj in/5/case light/2/obl of/8/case its/8/nmod:poss tests/5/nmod", "its", true},
		{"Norland/2/nsubj strike/0/root Suland/2/obj in/5/case response/2/obl to/7/case killing/5/nmod of/10/case its/10/nmod:poss men/7/nmod", "its", false},
	} {
		s := tree(t, c.words)
		if got := turn.Back(s, at(s, c.pronoun), at(s, "Suland")); got != c.want {
			t.Errorf("%s: %v", c.words, got)
		}
		if turn.Back(s, at(s, c.pronoun), at(s, "Norland")) {
			t.Errorf("%s: turns back to who does it", c.words)
		}
	}
}

// TestExpletive holds which "it" stands for nothing.
func TestExpletive(t *testing.T) {
	for words, want := range map[string]bool{
		"it/2/nsubj rain/0/root":                    true,
		"it/2/nsubj strike/0/root Suland/2/obj":     false,
		"it/3/nsubj be/3/cop Norland/0/root":        false,
		"It/2/nsubj seem/0/root so/2/advmod":        true,
		"they/2/nsubj seem/0/root ready/2/xcomp":    false,
		"it/2/nsubj take/0/root years/2/obj":        false,
		"it/2/expl please/0/root Norland/2/obj":     true,
		"it/2/nsubj:pass say/0/root win/2/ccomp":    true,
		"it/2/nsubj:pass strike/0/root twice/2/obl": false,
	} {
		if got := turn.Expletive(tree(t, words), 0); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
}
