package hung

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Told makes of whom somebody tells to do something the one who is told, and of that what he is told,
// where they were read as an object and a purpose: "told Norland to stop". It reports whether the tree
// changed.
func Told(s *dyad.Sentence) (changed bool) {
	for v := range s.Tokens {
		o, what := s.Child(v, "obj"), s.Child(v, "xcomp", "advcl")
		if s.Tokens[v].Lemma != "tell" || s.Tokens[v].UPOS != "VERB" || o < v || what < o || s.Tokens[what].XPOS != "VB" || s.Child(v, "iobj", "ccomp", "nsubj:pass") >= 0 {
			continue
		}
		_, end := s.Subtree(o)
		if to := s.Child(what, "mark"); to != end || s.Tokens[to].Lemma != "to" || !nominal(&s.Tokens[o]) && s.Tokens[o].UPOS != "PRON" || slices.Contains(tales, s.Tokens[o].Lemma) {
			continue
		}
		s.Tokens[o].Deprel, s.Tokens[what].Deprel, changed = "iobj", "xcomp", true
	}
	return changed
}

// tales are what is told, not whom it is told.
var tales = []string{"joke", "lie", "news", "secret", "story", "tale", "truth"}

// Served makes an object of the notice that is served or given before what it says, where it was taken
// for the one who gets it: "served notice on Norland that it would fight". It reports whether the tree
// changed.
func Served(s *dyad.Sentence) (changed bool) {
	for n := range s.Tokens {
		t := &s.Tokens[n]
		if t.Deprel == "iobj" && slices.Contains(notices, t.Lemma) && t.Head >= 0 && t.Head < n && s.Child(t.Head, "obj") < 0 {
			t.Deprel, changed = "obj", true
		}
	}
	return changed
}

// notices are nouns for what is said to somebody.
var notices = []string{"answer", "assurance", "evidence", "notice", "proof", "warning", "word"}

// Bound makes a passive of what binds somebody where it was taken for how he is: "is not bound by the
// ruling". It reports whether the tree changed.
func Bound(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		by, be, who := s.Child(i, "obl:agent", "obl"), s.Child(i, "cop", "aux:pass"), s.Child(i, "nsubj", "nsubj:pass")
		if t.UPOS != "ADJ" || !strings.EqualFold(t.Form, "bound") || by < i || be < 0 || who < 0 || !led(s, by, "by") {
			continue
		}
		t.UPOS, t.XPOS, t.Lemma = "VERB", "VBN", "bind"
		s.Tokens[be].Deprel, s.Tokens[who].Deprel, s.Tokens[by].Deprel, changed = "aux:pass", "nsubj:pass", "obl:agent", true
	}
	return changed
}

// Praised hangs on what is praised or blamed the place behind it that was hung on the verb, where a
// noun of what is done has another with "of": "hailed the formation of a cabinet in Norland". It reports
// whether the tree changed.
func Praised(s *dyad.Sentence) (changed bool) {
	for n := 4; n < len(s.Tokens); n++ {
		t, in := &s.Tokens[n], s.Child(n, "case")
		v := t.Head
		if t.Deprel != "obl" || t.UPOS != "PROPN" || v < 0 || v > n || !slices.Contains(judging, s.Tokens[v].Lemma) || in < v || s.Tokens[in].Lemma != "in" {
			continue
		}
		o, lo := s.Child(v, "obj"), in-1
		if o < v || o > in || s.Tokens[lo].UPOS != "NOUN" || s.Tokens[lo].Head != o || s.Tokens[lo].Rel() != "nmod" || !led(s, lo, "of") {
			continue
		}
		for _, end := range []string{"al", "ance", "ing", "ion", "ment", "ure"} {
			if strings.HasSuffix(s.Tokens[o].Lemma, end) && len(s.Tokens[o].Lemma) > 5 {
				t.Head, t.Deprel, changed = lo, "nmod", true
			}
		}
	}
	return changed
}

// judging verbs say what somebody thinks of something, wherever he does.
var judging = []string{"applaud", "condemn", "criticise", "criticize", "decry", "denounce", "deplore", "hail", "laud", "praise", "welcome"}
