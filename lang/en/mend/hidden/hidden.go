package hidden

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Verb makes the main verb of a sentence that has none of a word in the present that was read as
// a noun, of what stands before it the subject, and of what follows an object. It reports whether
// the tree changed.
func Verb(s *dyad.Sentence) bool {
	if !verbless(s) {
		return false
	}
	for v := 1; v+2 < len(s.Tokens); v++ {
		if lemma := present(s, v); lemma != "" && raise(s, v) {
			t := &s.Tokens[v]
			if t.XPOS = "VBP"; t.Lemma != lemma || strings.ToLower(t.Form) != lemma {
				t.XPOS = "VBZ"
			}
			t.UPOS, t.Lemma = "VERB", lemma
			second(s, v)
			return true
		}
	}
	return false
}

// verbless reports whether a full sentence is read as a noun phrase, with no finite verb but in
// clauses that hang on its nouns.
func verbless(s *dyad.Sentence) bool {
	root, last := s.Root(), len(s.Tokens)-1
	if root < 0 || s.Tokens[last].Form != "." || !nominal(&s.Tokens[root]) || s.Child(root, "nsubj", "csubj", "cop", "case", "aux") >= 0 {
		return false
	}
	for i := range s.Tokens {
		switch s.Tokens[i].XPOS {
		case "VBD", "VBZ", "VBP", "MD":
			if !hung(s, i) && !(s.Tokens[i].Rel() == "conj" && s.Child(i, "nsubj", "nsubj:pass") < 0) {
				return false
			}
		}
	}
	return !slices.ContainsFunc(s.Tokens, func(t dyad.Token) bool { return t.Form == ":" })
}

// hung reports whether the word at i is in a clause that hangs on a noun or on another clause.
func hung(s *dyad.Sentence, i int) bool {
	for ; i >= 0; i = s.Tokens[i].Head {
		switch s.Tokens[i].Rel() {
		case "acl", "amod":
			return true
		case "advcl", "ccomp":
			return s.Child(i, "nsubj", "nsubj:pass") >= 0 && s.Child(i, "mark", "advmod") >= 0
		}
	}
	return false
}

func nominal(t *dyad.Token) bool { return t.UPOS == "NOUN" || t.UPOS == "PROPN" }

// present returns the verb of which the word at v is a form that agrees with what goes before, or "".
func present(s *dyad.Sentence, v int) string {
	t, form := &s.Tokens[v], s.Tokens[v].Form
	if form != strings.ToLower(form) || t.Rel() == "flat" || t.XPOS == "VBN" || t.XPOS == "VBG" || t.UPOS == "ADP" || s.Tokens[v-1].Form == "-" {
		return ""
	}
	subject := top(s, v, last(s, v))
	if subject < 0 {
		return ""
	}
	several := plural(s, subject) || s.Child(subject, "conj") >= 0 && s.Child(subject, "conj") < v
	lemma := form
	if s := singular(form); !sure[form] && !either[form] && s != "" {
		if lemma = s; several {
			return ""
		}
	} else if !several {
		return ""
	}
	next := &s.Tokens[v+1]
	switch {
	case next.Form == "of" || next.UPOS == "PUNCT" && next.Form != "." && next.Form != "\"" && !sure[lemma] || next.UPOS == "AUX":
		return ""
	case sure[lemma], either[lemma] && begins(s, v+1):
		return lemma
	}
	return ""
}

// last returns the last word of the phrase before v, but for adverbs and a comma that closes a
// bracket in it.
func last(s *dyad.Sentence, v int) int {
	n := v - 1
	for n > 0 && s.Tokens[n].UPOS == "ADV" {
		n--
	}
	if n > 3 && s.Tokens[n].Form == "," && slices.ContainsFunc(s.Tokens[1:n], func(t dyad.Token) bool { return t.Form == "," }) {
		n--
	}
	return n
}

// singular returns the verb of which a form in -s is the third person, or "".
func singular(form string) string {
	for _, end := range []struct{ cut, add string }{{"s", ""}, {"es", ""}, {"ies", "y"}} {
		if stem, ok := strings.CutSuffix(form, end.cut); ok && (sure[stem+end.add] || either[stem+end.add]) {
			return stem + end.add
		}
	}
	return ""
}

// begins reports whether the word at i can only begin an object.
func begins(s *dyad.Sentence, i int) bool {
	t := &s.Tokens[i]
	switch t.XPOS {
	case "PRP$", "PRP", "CD", "TO":
		return true
	}
	least := t.Form == "at" && i+2 < len(s.Tokens) && s.Tokens[i+1].Form == "least" && s.Tokens[i+2].UPOS == "NUM"
	return least || t.UPOS == "DET" || t.UPOS == "PROPN" || t.XPOS == "NNP"
}

// several are nouns that take a verb in the plural.
var several = []string{"police", "people", "taliban", "militia", "crew", "staff", "personnel", "military", "hezbollah", "hamas", "haram", "shabaab", "shabab", "qaeda", "isil", "isis", "farc", "pkk", "opposition", "majority", "cattle"}

func plural(s *dyad.Sentence, n int) bool {
	t := &s.Tokens[n]
	return t.XPOS == "NNS" || t.XPOS == "NNPS" || t.UPOS == "NUM" && t.Form != "one" || slices.Contains(several, strings.ToLower(t.Form))
}

// top returns the head of the noun phrase before v that ends at n, -1 where there is none.
func top(s *dyad.Sentence, v, n int) int {
	t := &s.Tokens[n]
	if !nominal(t) && t.UPOS != "NUM" && t.XPOS != "NNP" || t.XPOS == "NNS" && slices.Contains(modifying, t.Lemma) {
		return -1
	}
	for steps := 0; steps < len(s.Tokens); steps++ {
		up := outside(s, v, n)
		if up < 0 {
			return n
		}
		n = up
	}
	return -1
}

// modifying are nouns that stand before another in the plural.
var modifying = []string{"right", "arm", "sport", "affair", "operation", "new", "human", "year", "savings", "sale", "service"}

// outside returns the word before v on which the one at n hangs, through v and what follows it too,
// or -1.
func outside(s *dyad.Sentence, v, n int) int {
	h := s.Tokens[n].Head
	for steps := 0; h >= v && steps < len(s.Tokens); steps++ {
		h = s.Tokens[h].Head
	}
	if h >= v {
		return -1
	}
	return h
}

// raise makes the word at v the root. It reports whether the tree could be so.
func raise(s *dyad.Sentence, v int) bool {
	n, root := last(s, v), s.Root()
	subject := top(s, v, n)
	if subject < 0 || root < v && subject != root || s.Tokens[subject].Rel() == "punct" {
		return false
	}
	object := follower(s, v)
	before(s, v, n, subject)
	behind(s, v, object)
	s.Tokens[v].Head, s.Tokens[v].Deprel = -1, "root"
	s.Tokens[subject].Head, s.Tokens[subject].Deprel = v, "nsubj"
	return true
}

// before hangs what stands before v and hung on it or behind it on the noun at n, or on v.
func before(s *dyad.Sentence, v, n, subject int) {
	up, rel := outside(s, v, n), "nmod"
	if h := s.Tokens[n].Head; h >= v {
		for at := h; at >= v; at = s.Tokens[at].Head {
			rel = s.Tokens[at].Deprel
		}
		if up >= 0 {
			s.Tokens[n].Head, s.Tokens[n].Deprel = up, rel
		}
	}
	for i := range s.Tokens[:v] {
		t := &s.Tokens[i]
		if t.Head < v || i == n || i == subject {
			continue
		}
		switch r := t.Rel(); {
		case i > n || r == "punct" || r == "advmod" || r == "obl" || r == "nsubj" || r == "discourse":
			t.Head = v
		case r == "nmod" && t.Deprel != "nmod:poss" && s.Child(i, "case") >= 0 && i < n:
			t.Head = subject
		case i < n:
			t.Head = n
		}
	}
}

// follower returns the head of the phrase that begins right behind v, or -1.
func follower(s *dyad.Sentence, v int) int {
	r := v + 1
	if r >= len(s.Tokens) {
		return -1
	}
	for r+1 < len(s.Tokens) && s.Tokens[r].UPOS == "ADV" {
		r++
	}
	o := r
	for steps := 0; s.Tokens[o].Head > v && steps < len(s.Tokens); steps++ {
		o = s.Tokens[o].Head
	}
	if o > r && !s.Dominates(o, r) || s.Tokens[o].UPOS == "PUNCT" {
		return -1
	}
	return o
}

// behind hangs what follows v and hung on it or on what stands before it on v, the phrase at object
// as its object.
func behind(s *dyad.Sentence, v, object int) {
	for i := v + 1; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if object >= 0 && t.Head == object && t.Rel() == "conj" && t.UPOS == "VERB" && i > object {
			t.Head = v // "fire tear gas and arrest"
			continue
		}
		if t.Head > v {
			continue
		}
		t.Head = v
		cased := s.Child(i, "case") >= 0
		switch r := t.Rel(); {
		case r == "obj" || r == "iobj" || r == "obl:unmarked" || r == "compound:prt":
		case i == v+1 && t.UPOS == "ADP":
			t.Deprel, t.XPOS = "compound:prt", "RP"
		case r == "punct" || r == "advmod" || r == "obl" || r == "advcl" || r == "parataxis" || r == "conj" || r == "ccomp" || r == "xcomp" || r == "mark":
		case t.UPOS == "VERB" && i == object && s.Child(i, "mark") >= 0:
			t.Deprel = "xcomp"
		case t.UPOS == "VERB" || r == "acl":
			t.Deprel = "advcl"
		case cased:
			t.Deprel = "obl"
		case i == object && (nominal(t) || t.UPOS == "NUM" || t.UPOS == "PRON"):
			t.Deprel = "obj"
		case nominal(t) && r != "appos":
			t.Deprel = "obl:unmarked"
		default:
			t.Deprel = "dep"
		}
	}
}

// second makes a verb of a word in the present that was joined to the object of the verb at v:
// "kills ten people and injures five others".
func second(s *dyad.Sentence, v int) {
	o := s.Child(v, "obj")
	for c := o + 1; o >= 0 && c+1 < len(s.Tokens); c++ {
		t, form := &s.Tokens[c], s.Tokens[c].Form
		if t.Rel() != "conj" || t.Head != o || t.UPOS == "VERB" || s.Tokens[c-1].UPOS != "CCONJ" || !begins(s, c+1) && s.Tokens[c+1].UPOS != "NUM" {
			continue
		}
		lemma := singular(form)
		if s.Tokens[v].XPOS == "VBP" {
			lemma = form
		}
		if !sure[lemma] {
			continue
		}
		if next := follower(s, c); next >= 0 && s.Child(next, "case") < 0 {
			s.Tokens[next].Head, s.Tokens[next].Deprel = c, "obj"
		}
		t.Head, t.UPOS, t.XPOS, t.Lemma = v, "VERB", s.Tokens[v].XPOS, lemma
		return
	}
}
