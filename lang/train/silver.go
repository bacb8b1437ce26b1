package train

import (
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/net"
)

// Agreed parses the words of sentences with several models, and returns those on which
// they agree, with the tags and the tree of the model that is nearest to the others. least
// is the part of the words which must have the same universal tag, head and relation, on
// the average of the other models. Sentences of fewer than five words or more than most
// teach little and are left out.
func Agreed(sentences []dyad.Sentence, teachers []*net.Model, least float64, most int) []dyad.Sentence {
	var out []dyad.Sentence
	var s net.Scratch
	for i := range sentences {
		words := sentences[i].Tokens
		if len(words) < 5 || len(words) > most {
			continue
		}
		parses := make([][]dyad.Token, len(teachers))
		for k, m := range teachers {
			parses[k] = parse(m, &s, words)
		}
		best, agreement := 0, -1.0
		for k := range parses {
			sum := 0
			for j := range parses {
				if j != k {
					sum += alike(parses[k], parses[j])
				}
			}
			if a := float64(sum) / float64(len(words)*max(len(parses)-1, 1)); a > agreement {
				best, agreement = k, a
			}
		}
		if agreement >= least {
			out = append(out, dyad.Sentence{Tokens: parses[best]})
		}
	}
	return out
}

func parse(m *net.Model, s *net.Scratch, words []dyad.Token) []dyad.Token {
	tokens := make([]dyad.Token, len(words))
	p := m.Parse(s, len(words), func(i int) string { return words[i].Form })
	for i := range tokens {
		tokens[i] = dyad.Token{Form: words[i].Form, UPOS: m.UPOS[p.UPOS[i]], XPOS: m.XPOS[p.XPOS[i]], Head: int(p.Head[i]), Deprel: m.Rels[p.Rel[i]]}
	}
	return tokens
}

// alike counts the words that two parses read alike.
func alike(a, b []dyad.Token) (n int) {
	for i := range a {
		if a[i].UPOS == b[i].UPOS && a[i].Head == b[i].Head && a[i].Deprel == b[i].Deprel {
			n++
		}
	}
	return n
}
