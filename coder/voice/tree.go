package voice

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/tense"
)

const maxClimb = 6 // how many links a subject that is not said again is followed

// tree answers questions about the grammar of one sentence.
type tree struct{ s *dyad.Sentence }

func (k tree) tok(i int) *dyad.Token { return &k.s.Tokens[i] }

func (k tree) lemma(i int) string { return strings.ToLower(k.s.Tokens[i].Lemma) }

// verbal reports whether the word is a verb form, whatever the tagger took it for.
func (k tree) verbal(i int) bool {
	t := k.tok(i)
	if t.UPOS == "VERB" || strings.HasPrefix(t.XPOS, "VB") && t.UPOS == "AUX" && t.Rel() != "aux" && t.Rel() != "cop" {
		return true
	}
	return t.UPOS == "NOUN" && k.s.Child(i, "nsubj") >= 0 && k.s.Child(i, "obj", "ccomp", "aux") >= 0 && k.s.Child(i, "cop") < 0
}

func (k tree) nominal(i int) bool {
	t := k.tok(i)
	return t.UPOS == "NOUN" || t.UPOS == "PROPN"
}

func (k tree) passive(v int) bool {
	if k.s.Child(v, "nsubj:pass", "aux:pass") >= 0 {
		return true
	}
	t := k.tok(v)
	switch t.Rel() {
	case "acl":
		return t.XPOS == "VBN" && t.Deprel != "acl:relcl"
	case "conj":
		return t.XPOS == "VBN" && t.Head >= 0 && k.s.Child(v, "nsubj", "aux") < 0 && k.s.Child(t.Head, "nsubj:pass", "aux:pass") >= 0
	}
	return false
}

// marked reports whether one of the words introduces the clause or phrase at v.
func (k tree) marked(v int, words ...string) bool { return k.mark(v, words...) >= 0 }

func (k tree) mark(v int, words ...string) int {
	for c := range k.s.Children(v) {
		if r := k.tok(c).Rel(); (r == "mark" || r == "case") && c < v && slices.Contains(words, k.lemma(c)) {
			return c
		}
	}
	return -1
}

// prep returns the first phrase below i that one of the prepositions introduces, or -1.
func (k tree) prep(i int, words ...string) int {
	for c := range k.s.Children(i) {
		switch k.tok(c).Rel() {
		case "obl", "nmod", "advcl", "acl":
			if k.marked(c, words...) {
				return c
			}
		}
	}
	return -1
}

// doer returns the word that names who does what the verb at v tells, or -1.
func (k tree) doer(v int) int {
	if k.passive(v) {
		if a := k.s.Child(v, "obl:agent"); a >= 0 {
			return a
		}
		return k.prep(v, "by")
	}
	return k.surface(v, maxClimb)
}

// surface returns the grammatical subject of v, that of the clause it leans on where it
// has none, or -1.
func (k tree) surface(v, depth int) int {
	if n := k.s.Child(v, "nsubj", "csubj"); n >= 0 {
		return n
	}
	if v > 0 && k.tok(v-1).Head == v && slices.Contains([]string{"both", "each", "neither"}, k.lemma(v-1)) { // "both deny it"
		return v - 1
	}
	t := k.tok(v)
	h := t.Head
	if depth == 0 || h < 0 {
		return -1
	}
	switch t.Rel() {
	case "conj":
		return k.surface(h, depth-1)
	case "acl":
		if t.Deprel == "acl:relcl" || !k.marked(v, "to") {
			return h
		}
		return k.s.Child(h, "nmod:poss")
	case "xcomp":
		if o := k.s.Child(h, "obj"); o >= 0 && !k.passive(h) {
			return o
		}
		if n := k.s.Child(h, "nsubj:pass"); n >= 0 {
			return n
		}
		return k.surface(h, depth-1)
	case "advcl", "parataxis", "ccomp":
		if n := k.s.Child(h, "nsubj:pass"); n >= 0 {
			return n // "was quoted as saying"
		}
		if k.marked(v, "as") {
			if o := k.s.Child(h, "obj"); o >= 0 {
				return o // "quoted an official as saying"
			}
		}
		if t.XPOS != "VBG" && t.Rel() != "advcl" {
			return -1
		}
		return k.surface(h, depth-1)
	}
	return -1
}

// below returns the half-open range of tokens under i.
func (k tree) below(i int) (lo, hi int) { return k.s.Subtree(i) }

// phrase returns the range of the noun phrase headed by n without its clauses.
func (k tree) phrase(n int) (lo, hi int) {
	lo, hi = n, n+1
	for c := range k.s.Children(n) {
		switch k.tok(c).Rel() {
		case "acl", "parataxis", "cop", "nsubj", "advcl", "ccomp", "aux", "case", "mark":
			continue
		case "punct":
			if c < lo || c > n {
				continue
			}
		case "appos":
			if c > n {
				continue
			}
		}
		l, h := k.below(c)
		if c < n {
			lo = min(lo, l)
		} else {
			hi = max(hi, h)
		}
	}
	return lo, hi
}

// ranked reports whether the noun at n is told by its place among those who did the same.
func (k tree) ranked(n int) bool {
	ranks := []string{"only", "latest", "last", "sole", "newest", "first"}
	if slices.Contains(ranks, strings.ToLower(k.tok(n).Form)) {
		return true
	}
	for c := range k.s.Children(n) {
		if r := k.tok(c).Rel(); r == "amod" && (slices.Contains(ranks, strings.ToLower(k.tok(c).Form)) || k.tok(c).Feat("NumType") == "Ord" || tense.Topmost(k.s, c)) {
			return true
		}
	}
	return false
}

// definite reports whether the noun names something known: "the attack", "their attack", "an attack that killed six".
func (k tree) definite(n int) bool {
	for c := range k.s.Children(n) {
		switch r := k.tok(c).Deprel; {
		case r == "nmod:poss", r == "det" && k.tok(c).Feat("Definite") == "Def", r == "det" && k.tok(c).Feat("PronType") == "Dem", r == "acl:relcl" && tense.Past(k.s, c):
			return true
		}
	}
	return false
}
