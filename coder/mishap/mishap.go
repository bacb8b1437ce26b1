package mishap

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Reader knows the words of violence, of calamities and of sport. It may be used by many goroutines
// at once.
type Reader struct{ violence, calamity, sport map[string]bool }

// New returns a reader of the classes that the tables have.
func New(classes map[string]map[string]bool) *Reader {
	return &Reader{classes["violence"], classes["calamity"], classes["sport"]}
}

// Violent reports whether the sentence speaks of violence.
func (r *Reader) Violent(s *dyad.Sentence) bool {
	for t := range s.Tokens {
		if stands(s, t, r.violence) && !r.natural(s, t) {
			return true
		}
	}
	return false
}

// Calamitous reports whether the sentence speaks of a calamity.
func (r *Reader) Calamitous(s *dyad.Sentence) bool {
	for t := range s.Tokens {
		if stands(s, t, r.calamity) {
			return true
		}
	}
	return false
}

// Names reports whether the words name a calamity: "Typhoon Tokage".
func (r *Reader) Names(words string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool { return r.calamity[w] })
}

// Sporting reports whether the document is a sports report, in which "attack" and "defeat" are
// no news of states: words of sport in more than one sentence of three.
func (r *Reader) Sporting(s []dyad.Sentence) bool {
	hits := 0
	for i := range s {
		for t := range s[i].Tokens {
			if r.sport[lemma(&s[i], t)] {
				hits++
				break
			}
		}
	}
	return hits >= 3 && 3*hits > len(s)
}

// stands reports whether the token at t, alone or with the one before it, is one of the words.
func stands(s *dyad.Sentence, t int, words map[string]bool) bool {
	return words[lemma(s, t)] || t > 0 && words[lemma(s, t-1)+" "+lemma(s, t)]
}

// natural reports whether the word of violence at t is one of a calamity.
func (r *Reader) natural(s *dyad.Sentence, t int) bool {
	if t > 0 && (r.calamity[lemma(s, t-1)] || r.calamity[lemma(s, t-1)+" "+lemma(s, t)]) {
		return true
	}
	if w := lemma(s, t); w == "soldier" || w == "troop" { // who came to harm: "an avalanche killed two soldiers"
		return s.Tokens[t].Rel() != "nsubj"
	}
	if s.Tokens[t].UPOS != "VERB" {
		return false
	}
	for c := range s.Children(t) {
		if c > t || s.Tokens[c].Rel() != "nsubj" {
			continue
		}
		lo, hi := s.Subtree(c)
		for i := lo; i < min(hi, t); i++ {
			if r.calamity[lemma(s, i)] {
				return true
			}
		}
	}
	return false
}

func lemma(s *dyad.Sentence, t int) string { return strings.ToLower(s.Tokens[t].Lemma) }
