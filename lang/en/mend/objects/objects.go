// Package objects finds the object of a verb where a parser of English took it for something else.
//
// It takes a sentence with a linked tree and changes relations, heads and tags in it, as the rest of
// mend does; the caller links the tree anew. To add one of its kind, write it here and name it in
// mend.Tree.
package objects

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// Claims makes a verb of a word in -s right before another that was taken for its verb, though no
// subject in the plural and no verb has such a verb, and of that its object: "Norland denies claims
// by Suland". It reports whether the tree changed.
func Claims(s *dyad.Sentence) bool {
	for v := 2; v+1 < len(s.Tokens); v++ {
		o, p := &s.Tokens[v], &s.Tokens[v-1]
		if o.XPOS != "VBZ" || p.Head != v || p.Rel() != "compound" && p.Rel() != "nsubj" || s.Child(v, "aux", "cop") >= 0 {
			continue
		}
		if next := s.Tokens[v+1].UPOS; next != "ADP" && next != "SCONJ" && next != "PUNCT" {
			continue
		}
		subject, top := s.Child(v, "nsubj"), v
		switch {
		case p.XPOS == "VBZ" && subject == v-1 && o.Rel() == "parataxis" && o.Head >= 0 && o.Head < v: // hung on what is its subject
			subject, top = o.Head, o.Head
		case p.XPOS == "VBZ" && subject >= 0 && subject < v-1:
		case p.XPOS == "VBZ" && subject == v-1 && s.Child(v-1, "nsubj") >= 0: // whose subject was left with it
			subject = s.Child(v-1, "nsubj")
		case p.XPOS == "NNS" && subject == v-1 && s.Tokens[v-2].Head == v-1:
			subject = v - 2
			for c := range s.Children(v - 1) {
				if c < subject {
					s.Tokens[c].Head = subject
				}
			}
		default:
			continue
		}
		rehang(s, v)
		p.UPOS, p.XPOS, p.Head, p.Deprel = "VERB", "VBZ", s.Tokens[top].Head, s.Tokens[top].Deprel
		s.Tokens[subject].Head, s.Tokens[subject].Deprel = v-1, "nsubj"
		o.UPOS, o.XPOS, o.Head, o.Deprel = "NOUN", "NNS", v-1, "obj"
		return true
	}
	return false
}

// rehang leaves the noun at o what a noun has; the rest hangs on the verb right before it.
func rehang(s *dyad.Sentence, o int) {
	for c := range s.Children(o) {
		t := &s.Tokens[c]
		switch r := t.Rel(); {
		case c == o-1:
		case c < o || r == "punct":
			t.Head = o - 1
		case r == "obl":
			t.Deprel = "nmod"
		case r == "ccomp" || r == "xcomp" || r == "advcl":
			t.Deprel = "acl"
		}
	}
}

// Shifted gives a verb the object that stands behind what it is called and was hung on that:
// "dismissed as baseless the claim". It reports whether the tree changed.
func Shifted(s *dyad.Sentence) (changed bool) {
	for a := range s.Tokens {
		t := &s.Tokens[a]
		if t.Head < 0 || t.Head > a-2 || s.Tokens[t.Head].UPOS != "VERB" || t.UPOS != "ADJ" && t.UPOS != "NOUN" {
			continue
		}
		o, as := s.Child(a, "obj"), s.Child(a, "case", "mark", "advmod")
		if o < a || as < t.Head || s.Tokens[as].Lemma != "as" || s.Child(t.Head, "obj", "nsubj:pass") >= 0 {
			continue
		}
		s.Tokens[o].Head = t.Head
		s.Tokens[as].Deprel, s.Tokens[as].UPOS, t.Deprel = "case", "ADP", "obl"
		changed = true
	}
	return changed
}

// UpTo makes an object of what "kills up to 80 people" counts, where "up" was read as the
// verb's particle. It reports whether the tree changed.
func UpTo(s *dyad.Sentence) (changed bool) {
	for i := 1; i+2 < len(s.Tokens); i++ {
		up, to := &s.Tokens[i], &s.Tokens[i+1]
		if !strings.EqualFold(up.Form, "up") || !strings.EqualFold(to.Form, "to") || s.Tokens[i+2].UPOS != "NUM" || up.Head < 0 || to.Head < 0 {
			continue
		}
		v, n := up.Head, to.Head
		if o := &s.Tokens[n]; v < i && n > i+1 && s.Tokens[v].UPOS == "VERB" && o.Head == v && o.Rel() == "obl" && s.Child(v, "obj") < 0 && s.Child(n, "nummod") == i+2 {
			o.Deprel = "obj"
			up.Head, up.Deprel = i+2, "advmod"
			to.Head, to.Deprel = i, "fixed"
			changed = true
		}
	}
	return changed
}
