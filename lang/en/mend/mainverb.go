package mend

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// attributive mends a sentence whose main verb the parser took for an attribute of its
// own object: "Britain imposed sanctions on Syria." as a kind of sanctions. What gives
// it away is that a full sentence has no finite verb, and that a noun stands right
// before the participle. It reports whether the tree changed.
func attributive(s *dyad.Sentence) bool {
	root, last := s.Root(), len(s.Tokens)-1
	if !verbless(s) {
		return false
	}
	verb := -1
	for c := range s.Children(root) {
		if t := &s.Tokens[c]; c < root && c > 0 && (t.Rel() == "amod" || t.Rel() == "compound" && t.UPOS == "VERB" && nounLike(&s.Tokens[c-1])) && (t.Rel() == "compound" || participle(t, &s.Tokens[ahead(s, c)]) || c > 2 && t.XPOS == "VBN" && s.Tokens[c-2].XPOS == "POS") {
			verb = c
		}
	}
	if verb < 0 {
		return false
	}
	subject := ahead(s, verb)
	for h := s.Tokens[subject].Head; h >= 0 && h < verb; h = s.Tokens[h].Head { // the head of the noun phrase
		subject = h
	}
	for i := range s.Tokens[:verb] {
		t := &s.Tokens[i]
		switch {
		case i == subject || t.Head != root:
		case i < subject && (t.Rel() == "det" || t.Rel() == "amod" || t.Rel() == "compound" || t.Rel() == "nmod"):
			t.Head = subject
		default:
			t.Head = verb
		}
	}
	v, r, n := &s.Tokens[verb], &s.Tokens[root], &s.Tokens[subject]
	v.Head, v.Deprel, v.XPOS, v.UPOS = -1, "root", "VBD", "VERB"
	r.Head, r.Deprel = verb, "obj"
	n.Head, n.Deprel = verb, "nsubj"
	s.Tokens[last].Head = verb
	return true
}

// bound frees a verb that has a subject and was still taken for a part of its object's name: "The
// US widens | sanctions". It reports whether the tree changed.
func bound(s *dyad.Sentence) (changed bool) {
	for v := range s.Tokens {
		t, n := &s.Tokens[v], s.Child(v, "nsubj")
		h := t.Head
		if t.UPOS != "VERB" || t.XPOS != "VBZ" && t.XPOS != "VBD" || t.Rel() != "compound" && t.Rel() != "amod" || n < 0 || n > v || h < v || !nounLike(&s.Tokens[h]) {
			continue
		}
		t.Head, t.Deprel, s.Tokens[h].Head, s.Tokens[h].Deprel, changed = s.Tokens[h].Head, s.Tokens[h].Deprel, v, "obj", true
		for c := range s.Children(h) {
			if r := s.Tokens[c].Rel(); c < v && r == "det" {
				s.Tokens[c].Head = n
			} else if c != v && (c < v || r == "punct" || r == "advcl" || r == "parataxis" || r == "obl") {
				s.Tokens[c].Head = v
			}
		}
	}
	return changed
}

// ahead returns the word before the verb at v and the noun that a hyphen joins to it: "Iran" of
// "Iran test-fired a missile".
func ahead(s *dyad.Sentence, v int) int {
	if v > 2 && s.Tokens[v-1].Form == "-" && s.Tokens[v-2].Span.End == s.Tokens[v-1].Span.Start && s.Tokens[v-2].Head == v {
		return v - 3
	}
	return v - 1
}

// joinedNoun gives the verb at v the subject that hangs on the noun joined to it by a hyphen, where
// that noun was taken for it: "India test-launched a missile". It reports whether the tree changed.
func joinedNoun(s *dyad.Sentence) (changed bool) {
	for v := 3; v < len(s.Tokens); v++ {
		noun := v - 2
		if s.Tokens[v].UPOS != "VERB" || ahead(s, v) == v-1 || s.Tokens[noun].Deprel != "nsubj" {
			continue
		}
		if c := s.Child(noun, "compound"); c >= 0 && c < noun && nounLike(&s.Tokens[c]) {
			for k := range s.Children(noun) {
				if k < c {
					s.Tokens[k].Head = c
				}
			}
			s.Tokens[c].Head, s.Tokens[c].Deprel = v, "nsubj"
			s.Tokens[noun].Deprel, changed = "compound", true
		}
	}
	return changed
}

// verbless reports whether a full sentence is read as a noun phrase, without a finite
// verb anywhere.
func verbless(s *dyad.Sentence) bool {
	root, last := s.Root(), len(s.Tokens)-1
	if root < 0 || s.Tokens[last].Form != "." || !nounLike(&s.Tokens[root]) || s.Child(root, "cop", "case") >= 0 {
		return false
	}
	return !slices.ContainsFunc(s.Tokens, func(t dyad.Token) bool { // a verb joined to the root by "and" takes it for one
		return t.Rel() != "amod" && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "MD") && (t.Head != root || t.Rel() != "conj")
	})
}

// apposed mends the same mistake where the object was taken for an apposition of the
// subject: "The aide faulted the decision." It reports whether the tree changed.
func apposed(s *dyad.Sentence) bool {
	if !verbless(s) {
		return false
	}
	root := s.Root()
	for i := root + 1; i < len(s.Tokens); i++ {
		v := &s.Tokens[i]
		if v.Rel() != "amod" || v.Head < i || !participle(v, &s.Tokens[i-1]) && !(strings.HasSuffix(v.Form, "ed") && nounLike(&s.Tokens[i-1])) {
			continue
		}
		object := v.Head
		for s.Tokens[object].Head > i {
			object = s.Tokens[object].Head
		}
		if s.Tokens[object].Head != root {
			continue
		}
		for j := i + 1; j < len(s.Tokens); j++ {
			if t := &s.Tokens[j]; t.Head == root {
				t.Head = i
			}
		}
		s.Tokens[object].Deprel = "obj"
		v.Head, v.Deprel, v.XPOS, v.UPOS = -1, "root", "VBD", "VERB"
		s.Tokens[root].Head, s.Tokens[root].Deprel = i, "nsubj"
		return true
	}
	return false
}

// participle reports whether the word may be the verb of the noun before it. After a
// name an adjective in -ed may be one too ("Vietnam outlawed parties").
func participle(t, before *dyad.Token) bool {
	return (t.XPOS == "VBN" || t.XPOS == "VBD") && nounLike(before) || t.XPOS == "VBD" && before.UPOS == "ADJ" || t.XPOS == "JJ" && strings.HasSuffix(t.Form, "ed") && before.UPOS == "PROPN" ||
		t.XPOS == "VBN" && before.UPOS == "ADJ" && before.Form != strings.ToLower(before.Form) // "The Vatican offered sanctuary"
}

func nounLike(t *dyad.Token) bool {
	return t.UPOS == "NOUN" || t.UPOS == "PROPN"
}

// mainVerb mends a sentence whose main verb hangs on its own subject as if it were a
// participle: "The rebels resumed talks" as "rebels, resumed by ...". What gives it
// away is that a past participle after its noun has no object. It reports whether
// the tree changed.
func mainVerb(s *dyad.Sentence) bool {
	root := s.Root()
	if root < 0 || s.Child(root, "nsubj", "csubj", "cop", "aux", "case") >= 0 {
		return false
	}
	switch s.Tokens[root].UPOS {
	case "NOUN", "PROPN", "PRON", "NUM":
	default:
		return false
	}
	verb := -1
	for i := root + 1; i < len(s.Tokens) && verb < 0; i++ {
		t := &s.Tokens[i]
		if t.Deprel == "acl" && (t.XPOS == "VBN" || t.XPOS == "VBD") && t.Head < i && heads(s, t.Head, root) || t.UPOS == "INTJ" && t.Head == root { // "France, Germany welcome the accord"
			verb = i
		}
	}
	if verb < 0 || s.Child(verb, "aux", "mark", "obl:agent") >= 0 {
		return false
	}
	if s.Child(verb, "obj", "ccomp") < 0 && !((slices.Contains(intransitive, s.Tokens[verb].Lemma) || verb+1 < len(s.Tokens) && slices.Contains(goesOn[s.Tokens[verb].Lemma], s.Tokens[verb+1].Form)) && verbless(s)) {
		return false
	}
	promote(s, root, verb)
	return true
}

// goesOn lists words after a verb that show that it has no object.
var goesOn = map[string][]string{"call": {"for", "on"}, "cross": {"into"}, "head": {"to", "into", "toward", "towards", "for"}, "move": {"into"}, "push": {"into"}, "break": {"into"}, "turn": {"to"}, "resort": {"to"}, "train": {"alongside", "with"}, "mass": {"at", "near", "along", "on", "around"}}

// heads reports whether word i is the root or joined to it by "and".
func heads(s *dyad.Sentence, i, root int) bool {
	for ; i >= 0; i = s.Tokens[i].Head {
		if i == root {
			return true
		}
		if s.Tokens[i].Deprel != "conj" {
			return false
		}
	}
	return false
}

// promote makes verb the root and the root its subject. What follows the verb and
// hung on the old root hangs on the verb.
func promote(s *dyad.Sentence, root, verb int) {
	for c := range s.Children(root) {
		t := &s.Tokens[c]
		if c <= verb {
			continue
		}
		t.Head = verb
		switch t.Rel() {
		case "nmod":
			t.Deprel = "obl"
		case "acl":
			t.Deprel = "advcl"
		}
	}
	v, r := &s.Tokens[verb], &s.Tokens[root]
	v.Head, v.Deprel, v.XPOS, v.UPOS = -1, "root", "VBD", "VERB"
	r.Head, r.Deprel = verb, "nsubj"
}

// joinedVerb mends a second verb of one subject that was taken for an attribute of its own
// object, and that for one of joined nouns: "condemned the attack and promised aid". What gives
// it away is that it follows "and" at once, and a verb in the past goes before. It reports
// whether the tree changed.
func joinedVerb(s *dyad.Sentence) (changed bool) {
	for v := 1; v < len(s.Tokens); v++ {
		t := &s.Tokens[v]
		if t.Rel() != "amod" || t.XPOS != "VBN" && t.XPOS != "VBD" || t.Head < v || slices.Contains(attributes, strings.ToLower(t.Form)) {
			continue
		}
		cc, object := &s.Tokens[v-1], t.Head
		n := &s.Tokens[object]
		if cc.Rel() != "cc" || cc.Head != object || n.Rel() != "conj" || !nounLike(n) {
			continue
		}
		first := n.Head
		for first >= 0 && s.Tokens[first].UPOS != "VERB" {
			first = s.Tokens[first].Head
		}
		if first < 0 || s.Tokens[first].XPOS != "VBD" || s.Child(first, "nsubj") < 0 {
			continue
		}
		for c := range s.Children(object) {
			if m := &s.Tokens[c]; c > object && m.Rel() == "nmod" && s.Child(c, "case") >= 0 && s.Tokens[s.Child(c, "case")].Lemma != "of" {
				m.Head, m.Deprel = v, "obl"
			}
		}
		t.Head, t.Deprel, t.UPOS, t.XPOS = first, "conj", "VERB", "VBD"
		cc.Head, n.Head, n.Deprel = v, v, "obj"
		changed = true
	}
	return changed
}

// attributes are participles that rather say what a noun is like.
var attributes = []string{"armed", "wounded", "injured", "displaced", "killed", "damaged", "destroyed", "armored", "armoured", "united", "related", "alleged", "suspected", "masked", "uniformed", "detained", "captured", "exiled",
	"retired", "organized", "organised", "increased", "improved", "reduced", "limited", "unarmed", "trained", "advanced", "renewed", "continued", "sustained", "planned", "proposed", "stolen", "abandoned", "occupied", "disputed",
	"disabled", "elderly", "used", "hired", "skilled", "educated", "imported", "smuggled", "forced", "targeted", "coordinated", "combined", "affected", "burned", "burnt", "fallen", "banned", "elected", "appointed", "accused", "convicted", "attempted", "left"}
