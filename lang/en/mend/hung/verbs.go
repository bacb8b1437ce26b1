package hung

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// Listed joins to a verb with an object the one without a subject behind a comma or "and" that was
// taken for a clause it takes or one beside it: "freed a man, fined a firm and left". It reports
// whether the tree changed.
func Listed(s *dyad.Sentence) (changed bool) {
	for b := 2; b < len(s.Tokens); b++ {
		t := &s.Tokens[b]
		a := t.Head
		if a < 0 || a > b || t.Rel() != "ccomp" && t.Rel() != "parataxis" || t.XPOS != "VBD" && t.XPOS != "VBZ" || s.Tokens[a].XPOS != t.XPOS {
			continue
		}
		o := s.Child(a, "obj")
		if o < a || o > b || s.Child(a, "nsubj") < 0 || s.Child(b, "nsubj", "nsubj:pass", "csubj", "expl", "mark", "aux:pass") >= 0 {
			continue
		}
		for c := range s.Children(a) { // "and, in letters to the king, calls"
			if n := &s.Tokens[c]; c > o && c < b && n.Rel() == "conj" && nominal(n) && s.Child(c, "case") >= 0 && s.Child(c, "cc") >= 0 {
				s.Tokens[s.Child(c, "cc")].Head, n.Head, n.Deprel, t.Deprel, changed = b, b, "obl", "conj", true
			}
		}
		lo, _ := s.Subtree(b)
		switch before := &s.Tokens[b-1]; {
		case before.Form == "," && lo >= b-1 && s.Child(b, "conj") > b: // the first of two
		case lo < b && lo > o && s.Tokens[lo].UPOS == "CCONJ", lo > o && s.Tokens[lo-1].UPOS == "CCONJ", lo > 0 && lo < b && s.Child(b, "cc") >= 0 && s.Child(b, "cc") < b:
		default:
			continue
		}
		t.Deprel, changed = "conj", true
	}
	return changed
}

// Relative gives a relative clause its noun: where "that" was taken for a conjunction before a verb of
// harm that lacks an object, "a drone that its navy seized"; and where it was hung on a verb, the noun
// of attack behind it: "hailed the strike at the port that killed". It reports whether the tree changed.
func Relative(s *dyad.Sentence) (changed bool) {
	for v := 2; v < len(s.Tokens); v++ {
		t := &s.Tokens[v]
		h := t.Head
		if h < 0 || h > v {
			continue
		}
		who, that := s.Child(v, "nsubj"), s.Child(v, "mark")
		switch {
		case t.Deprel == "acl" && that == h+1 && s.Tokens[that].Lemma == "that" && who > that && s.Tokens[h].UPOS == "NOUN" && slices.Contains(taking, t.Lemma) && s.Child(v, "obj", "aux:pass", "ccomp") < 0:
			w := &s.Tokens[that]
			w.UPOS, w.XPOS, w.Deprel, t.Deprel, changed = "PRON", "WDT", "obj", "acl:relcl", true
		case t.Deprel == "acl:relcl" && s.Tokens[h].UPOS == "VERB" && who > h && s.Tokens[who].Lemma == "that":
			for n := h + 1; n < who; n++ {
				if s.Tokens[n].UPOS == "NOUN" && slices.Contains(attacks, s.Tokens[n].Lemma) && s.Dominates(h, n) {
					t.Head, changed = n, true
				}
			}
		}
	}
	return changed
}

// taking are verbs for what is done to things and people, whose object is told.
var taking = []string{"arrest", "attack", "bomb", "capture", "detain", "fire", "free", "hijack", "impound", "intercept", "kidnap", "kill", "launch", "seize"}

// Allowed hangs on a verb of letting and asking what somebody may or shall do, where it was hung on the
// clause that says who he is: "allowed men who back him to leave". It reports whether the tree changed.
func Allowed(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		c := t.Head
		if t.XPOS != "VB" || t.Rel() != "xcomp" && t.Rel() != "advcl" || c < 0 || c > i || s.Tokens[c].Deprel != "acl:relcl" || s.Child(c, "obj") < 0 || s.Child(i, "mark") < 0 {
			continue
		}
		o := s.Tokens[c].Head
		if v := s.Tokens[o].Head; s.Tokens[o].Rel() == "obj" && v >= 0 && v < o && slices.Contains(letting, s.Tokens[v].Lemma) && s.Child(v, "xcomp", "ccomp") < 0 {
			t.Head, t.Deprel, changed = v, "xcomp", true
		}
	}
	return changed
}

// letting verbs have somebody as an object and what he may or shall do.
var letting = []string{"allow", "ask", "beg", "compel", "enable", "encourage", "force", "invite", "oblige", "order", "permit", "persuade", "press", "tell", "urge"}

// Beside parts two clauses side by side where the verb of the first was taken for a participle of its
// subject, and that for a second subject: "abuses rose in Oslo, the union refused to help". It reports
// whether the tree changed.
func Beside(s *dyad.Sentence) (changed bool) {
	for v := range s.Tokens {
		a := s.Child(v, "nsubj")
		if a < 0 || a > v || s.Tokens[v].UPOS != "VERB" {
			continue
		}
		b := -1
		for c := range s.Children(v) {
			if c > a && c < v && s.Tokens[c].Rel() == "nsubj" {
				b = c
			}
		}
		p := s.Child(a, "acl")
		if b < 0 || p < a || p > b || s.Tokens[p].XPOS != "VBN" && s.Tokens[p].XPOS != "VBD" || s.Child(p, "obl:agent", "aux", "aux:pass", "nsubj", "nsubj:pass", "mark") >= 0 {
			continue
		}
		if lo, _ := s.Subtree(b); lo <= p || s.Tokens[lo].Form != "," && s.Tokens[lo-1].Form != "," {
			continue
		}
		for c := range s.Children(v) {
			if r := s.Tokens[c].Rel(); c < a && (r == "mark" || r == "cc" || r == "punct") {
				s.Tokens[c].Head = p
			}
		}
		first, second := &s.Tokens[p], &s.Tokens[v]
		first.XPOS, first.Head, first.Deprel = "VBD", second.Head, second.Deprel
		second.Head, second.Deprel, s.Tokens[a].Head, changed = p, "conj", p, true
	}
	return changed
}

// Resumed makes the root of a verb behind a comma that has no subject and was hung in the relative
// clause of the name which is its subject: "Chad, which said it is at war, has closed". It reports
// whether the tree changed.
func Resumed(s *dyad.Sentence) bool {
	r := s.Root()
	if r < 0 || !nominal(&s.Tokens[r]) || s.Child(r, "nsubj", "csubj", "cop", "case", "aux") >= 0 {
		return false
	}
	c := s.Child(r, "acl:relcl")
	for v := c + 2; c > r && v < len(s.Tokens); v++ {
		t, aux := &s.Tokens[v], s.Child(v, "aux", "aux:pass")
		if t.UPOS != "VERB" || t.Rel() != "ccomp" && t.Rel() != "parataxis" && t.Rel() != "advcl" && t.Rel() != "conj" || !s.Dominates(c, v) || s.Child(v, "nsubj", "nsubj:pass", "csubj", "expl", "mark", "cc") >= 0 {
			continue
		}
		if aux < c || aux > v || s.Tokens[aux-1].Form != "," || s.Tokens[aux].XPOS == "VB" || s.Tokens[aux].XPOS == "VBG" {
			continue
		}
		for k := range s.Children(r) {
			if k > v {
				s.Tokens[k].Head = v
			}
		}
		t.Head, t.Deprel = -1, "root"
		s.Tokens[r].Head, s.Tokens[r].Deprel = v, "nsubj"
		if s.Child(v, "aux:pass") >= 0 {
			s.Tokens[r].Deprel = "nsubj:pass"
		}
		return true
	}
	return false
}

// Harmed gives a verb of harm, which takes no clause, the object that was joined to the subject of the
// clause behind it: "kills a man and six people are hurt". It reports whether the tree changed.
func Harmed(s *dyad.Sentence) (changed bool) {
	for b := 3; b < len(s.Tokens); b++ {
		t := &s.Tokens[b]
		a, second := t.Head, -1
		if t.Rel() != "ccomp" || a < 0 || a > b || s.Tokens[a].UPOS != "VERB" || !slices.Contains(harms, s.Tokens[a].Lemma) || s.Child(a, "obj", "aux:pass") >= 0 || s.Child(b, "mark") >= 0 {
			continue
		}
		o := s.Child(b, "nsubj", "nsubj:pass")
		for c := range s.Children(max(o, 0)) {
			if o > a && c > o && c < b && s.Tokens[c].Rel() == "conj" && s.Child(c, "cc") > o {
				second = c
			}
		}
		if aux := s.Child(b, "aux", "aux:pass", "cop"); second < 0 || aux < 0 || aux < second || s.Tokens[second].XPOS == "NNS" && (s.Tokens[aux].Form == "was" || s.Tokens[aux].XPOS == "VBZ") {
			continue
		}
		s.Tokens[s.Child(second, "cc")].Head = b
		s.Tokens[second].Head, s.Tokens[second].Deprel = b, s.Tokens[o].Deprel
		s.Tokens[o].Head, s.Tokens[o].Deprel, t.Deprel, changed = a, "obj", "conj", true
	}
	return changed
}

// Bare makes a verb in the present of a noun in the singular that is the root, right behind the subject
// in the plural it was given, with nothing that nouns have: "missiles crash into houses". It reports
// whether the tree changed.
func Bare(s *dyad.Sentence) bool {
	r := s.Root()
	if r < 1 || s.Tokens[r].XPOS != "NN" || s.Child(r, "cop", "det", "amod", "nmod:poss", "nummod", "compound", "aux", "case", "nmod") >= 0 {
		return false
	}
	n := s.Child(r, "nsubj")
	if n < 0 || n > r || s.Tokens[n].XPOS != "NNS" || s.Child(r, "obl", "advcl") < r {
		return false
	}
	if _, end := s.Subtree(n); end != r {
		return false
	}
	s.Tokens[r].UPOS, s.Tokens[r].XPOS = "VERB", "VBP"
	return true
}
