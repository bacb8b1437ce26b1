package mend

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// present makes a verb of a word in -s that was read as a noun in the plural though it has an
// object: "a truck bomb kills 15 people". The nouns before it, of which it was taken for the
// head, are its subject. It reports whether the tree changed.
func present(s *dyad.Sentence) (changed bool) {
	for v := range s.Tokens {
		t := &s.Tokens[v]
		shot := t.Form == "shot" && joined(s, v)
		if t.UPOS != "NOUN" || !shot && (t.XPOS != "NNS" || !strings.HasSuffix(t.Form, "s")) || counted(s, v) < 0 && s.Child(v, "obj") < v && !joined(s, v) || s.Child(v, "nsubj", "nmod:poss", "cop", "nummod") >= 0 {
			continue
		}
		last := v - 1
		if last < 0 || s.Tokens[last].Head != v || s.Tokens[last].Rel() != "compound" && (s.Tokens[last].Rel() != "amod" || s.Child(v, "case") < 0 && !(capital(s.Tokens[last].Form) && joined(s, v))) { // "a Norlander stabs and wounds"
			continue
		}
		if c := counted(s, v); c >= 0 {
			s.Tokens[c].Deprel = "obj"
			secondVerb(s, v, c)
		}
		verbOf(s, v, last)
		if shot {
			t.XPOS, t.Lemma = "VBD", "shoot"
		}
		settle(s)
		changed = true
	}
	return changed
}

// joined reports whether a verb in the present is joined to the word at v, which a noun in the
// plural after "a" cannot be, "a driver shoots and kills"; or one in the past: "shot and killed".
func joined(s *dyad.Sentence, v int) bool {
	if k := s.Child(v, "conj"); s.Tokens[v].Form == "shot" {
		return k == v+2 && s.Tokens[k].XPOS == "VBD" && s.Tokens[v+1].UPOS == "CCONJ"
	}
	c, a := s.Child(v, "conj"), s.Child(v, "det")
	return (c == v+2 || c == v+3 && s.Tokens[v+2].UPOS == "ADV") && s.Tokens[c].XPOS == "VBZ" && s.Tokens[v+1].UPOS == "CCONJ" && a >= 0 && strings.HasPrefix(strings.ToLower(s.Tokens[a].Form), "a")
}

// counted returns what stands right after token v with a number, taken for another name of it:
// "kills eleven men". It is -1 where there is none.
func counted(s *dyad.Sentence, v int) int {
	c := s.Child(v, "appos")
	if k := s.Child(v, "conj"); c < 0 && k > v && s.Child(k, "cc") < 0 {
		c = k
	}
	if n := -1; c > v {
		if n = s.Child(c, "nummod"); n >= 0 && n < c {
			if lo, _ := s.Subtree(c); lo == v+1 {
				return c
			}
		}
	}
	return -1
}

// secondVerb makes a verb of a word in -s that was joined to the number before "and", and its
// object of what the number was taken to count: "kills 30 and injures 70 others".
func secondVerb(s *dyad.Sentence, v, c int) {
	n := s.Child(c, "nummod")
	w := s.Child(n, "conj")
	if w < 0 || w > c || s.Tokens[w].XPOS != "NNS" || s.Tokens[w-1].UPOS != "CCONJ" {
		return
	}
	second := &s.Tokens[w]
	second.UPOS, second.XPOS, second.Head, second.Deprel = "VERB", "VBZ", v, "conj"
	s.Tokens[n].Head, s.Tokens[n].Deprel = v, "obj"
	s.Tokens[c].Head = w
}

// verbOf makes token v a verb, and the noun that last heads its subject: by itself, or what
// the phrase that it completes hangs on, "a strike on Tyre kills".
func verbOf(s *dyad.Sentence, v, last int) {
	t := &s.Tokens[v]
	for c := range s.Children(v) {
		if c < last && s.Tokens[c].Rel() != "punct" {
			s.Tokens[c].Head = last
		}
	}
	subject := last
	if s.Child(v, "case") >= 0 && t.Head >= 0 && t.Head < v {
		s.Tokens[last].Head, s.Tokens[last].Deprel = t.Head, t.Deprel
		for subject = t.Head; s.Tokens[subject].Head >= 0 && s.Tokens[subject].Head < subject; subject = s.Tokens[subject].Head {
			if r := s.Tokens[subject].Rel(); r != "nmod" && r != "acl" && r != "obl" && r != "compound" {
				break
			}
		}
	}
	if up := &s.Tokens[subject]; subject != last {
		t.Head, t.Deprel = up.Head, up.Deprel
		up.Head, up.Deprel = v, "nsubj"
	} else {
		up.Head, up.Deprel = v, "nsubj"
	}
	t.UPOS, t.XPOS = "VERB", "VBZ"
}
