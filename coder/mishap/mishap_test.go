package mishap

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestReader holds which sentences speak of violence and which of a calamity. A verb is
// marked with *, its subject stands before it, with ~ where the verb is passive.
func TestReader(t *testing.T) {
	words := func(list string) map[string]bool {
		set := map[string]bool{}
		for _, w := range strings.Split(list, ",") {
			set[w] = true
		}
		return set
	}
	r := New(map[string]map[string]bool{"violence": words("bomb,strike,mine,attack,soldier"), "calamity": words("lightning,typhoon,coal mine,mine explosion,gas leak"), "mischance": words("training exercise,accidental")})
	for _, c := range []struct {
		text              string
		violent, calamity bool
	}{
		{"a bomb killed six", true, false},
		{"lightning strike killed six", false, true},
		{"the typhoon strike* japan", false, true},
		{"jets strike* japan", true, false},
		{"blast in coal mine", false, true},
		{"mine killed six", true, false},
		{"gas leak killed six", false, true},
		{"gas attack after typhoon", true, true},
		{"typhoon killed two soldier", false, true},
		{"soldier kill* two", true, false},
		{"soldier~ kill* in typhoon", false, true},
		{"mine explosion at ore works", false, true},
		{"mine explosion killed six miner", false, true},
		{"mine explosion killed six", true, true},
		{"bomb exploded in training exercise", false, true},
		{"accidental strike killed six", false, true},
		{"rebel bomb exploded in training exercise", true, false},
	} {
		var s dyad.Sentence
		verb := -1
		for i, w := range strings.Fields(c.text) {
			tok := dyad.Token{Lemma: strings.TrimSuffix(w, "*"), UPOS: "NOUN", Head: -1}
			if strings.HasSuffix(w, "*") {
				verb, tok.UPOS = i, "VERB"
			}
			s.Tokens = append(s.Tokens, tok)
		}
		if verb > 0 {
			s.Tokens[verb-1].Head, s.Tokens[verb-1].Deprel = verb, "nsubj"
			if w, passive := strings.CutSuffix(s.Tokens[verb-1].Lemma, "~"); passive {
				s.Tokens[verb-1].Lemma, s.Tokens[verb-1].Deprel = w, "nsubj:pass"
			}
		}
		s.Link()
		if v, k := r.Violent(&s), r.Calamitous(&s); v != c.violent || k != c.calamity {
			t.Errorf("%q: violence %t, calamity %t, want %t, %t", c.text, v, k, c.violent, c.calamity)
		}
	}
	if !r.Names("Typhoon Tokage") || r.Names("Tokage") {
		t.Error("names of calamities")
	}
}
