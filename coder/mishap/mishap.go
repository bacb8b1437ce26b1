package mishap

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Reader knows the words of violence, of calamities and of sport. It may be used by many goroutines
// at once.
type Reader struct{ violence, calamity, mischance, sport map[string]bool }

// New returns a reader of the classes that the tables have.
func New(classes map[string]map[string]bool) *Reader {
	return &Reader{classes["violence"], classes["calamity"], classes["mischance"], classes["sport"]}
}

// Violent reports whether the sentence speaks of violence that somebody meant.
func (r *Reader) Violent(s *dyad.Sentence) bool {
	if r.Unmeant(s) {
		return false
	}
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
	return r.Unmeant(s)
}

// Unmeant reports whether the sentence says that arms did harm by chance, and speaks of nobody who
// attacks: "when a mortar exploded in a training exercise".
func (r *Reader) Unmeant(s *dyad.Sentence) (chance bool) {
	for t := range s.Tokens {
		if meant[lemma(s, t)] {
			return false
		}
		chance = chance || stands(s, t, r.mischance)
	}
	return chance
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
	w := lemma(s, t)
	if w == "mine" { // where miners work
		return slices.ContainsFunc(s.Tokens, func(t dyad.Token) bool { return pit[strings.ToLower(t.Lemma)] })
	}
	if w == "soldier" || w == "troop" { // who came to harm: "an avalanche killed two soldiers", "two soldiers were killed"
		return s.Tokens[t].Deprel != "nsubj"
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

// meant are words of those who mean harm.
var meant = map[string]bool{"attack": true, "attacker": true, "ambush": true, "suicide": true, "gunman": true, "gunmen": true, "militant": true, "rebel": true, "insurgent": true, "terrorist": true, "taliban": true, "enemy": true}

// pit are words of a mine that coal or ore comes from.
var pit = map[string]bool{"miner": true, "coal": true, "ore": true, "colliery": true, "methane": true, "shaft": true, "pit": true}

func lemma(s *dyad.Sentence, t int) string { return strings.ToLower(s.Tokens[t].Lemma) }
