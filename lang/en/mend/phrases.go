package mend

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// town mends a sentence that opens with a town and its country, of which the country was taken
// for the subject and the true subject for a description of it: "In Basra, Iraq, a bomb kills
// ten". What gives it away is that no comma parts that description from the verb. It reports
// whether the tree changed.
func town(s *dyad.Sentence) (changed bool) {
	for c := range s.Tokens {
		t := &s.Tokens[c]
		v := t.Head
		if t.Deprel != "nsubj" || t.UPOS != "PROPN" || v < c || c < 3 || s.Tokens[c-1].Form != "," || s.Tokens[c+1].Form != "," {
			continue
		}
		place, told := c-2, s.Child(c, "appos")
		for s.Tokens[place].Head >= 0 && s.Tokens[place].Head != v {
			place = s.Tokens[place].Head
		}
		if s.Tokens[place].Rel() != "obl" || s.Tokens[place].UPOS != "PROPN" || told < c || s.Tokens[told].UPOS != "NOUN" {
			continue
		}
		lo, hi := s.Subtree(told)
		if lo != c+2 || hi > v || s.Tokens[hi-1].Form == "," || s.Tokens[hi].Form == "," || s.Child(told, "det", "nummod") < 0 {
			continue
		}
		s.Tokens[told].Head, s.Tokens[told].Deprel = v, "nsubj"
		t.Head, t.Deprel = place, "appos"
		settle(s)
		changed = true
	}
	return changed
}

// placed mends a participle of harm behind a place that was taken for its subject: "struck an
// office in Basra, Iraq killing six", "crashed near the capital Baghdad killing six". It
// reports whether the tree changed.
func placed(s *dyad.Sentence) (changed bool) {
	for v := 3; v < len(s.Tokens); v++ {
		n, t := &s.Tokens[v], &s.Tokens[v-1]
		if n.XPOS != "VBG" || !harms(n.Form) || t.UPOS != "PROPN" || s.Child(v, "aux") >= 0 {
			continue
		}
		switch {
		case t.Deprel == "nsubj" && t.Head == v && s.Tokens[v-2].Form == "," && s.Tokens[v-3].UPOS == "PROPN":
			t.Head, t.Deprel, changed = v-3, "appos", true
		case n.Deprel == "acl" && n.Head < v && s.Child(n.Head, "case") >= 0:
			if t.Deprel == "nsubj" && t.Head == v {
				t.Head, t.Deprel = n.Head, "appos"
			}
			up := s.Tokens[n.Head].Head
			for up >= 0 && s.Tokens[up].UPOS != "VERB" {
				up = s.Tokens[up].Head
			}
			if up >= 0 {
				n.Head, n.Deprel = up, "advcl"
			}
			changed = true
		}
	}
	return changed
}

// ambushed makes a clause of a noun behind "after" or "before" and the past tense that was taken
// for its participle; the past tense joined to it gives it away: "after rebels attacked and
// robbed his family". It reports whether the tree changed.
func ambushed(s *dyad.Sentence) (changed bool) {
	for v := 2; v+2 < len(s.Tokens); v++ {
		t, n := &s.Tokens[v], v-1
		if t.XPOS != "VBN" || t.Deprel != "acl" || t.Head != n || s.Tokens[n].Head < 0 {
			continue
		}
		with, mark := s.Child(v, "conj"), s.Child(n, "case")
		if with != v+2 || s.Tokens[with].XPOS != "VBD" || s.Child(with, "obj") < with || s.Child(with, "nsubj", "aux") >= 0 || mark < 0 {
			continue
		}
		switch strings.ToLower(s.Tokens[mark].Form) {
		case "after", "before", "since", "until":
		default:
			continue
		}
		t.Head, t.Deprel, t.XPOS = s.Tokens[n].Head, "advcl", "VBD"
		s.Tokens[n].Head, s.Tokens[n].Deprel = v, "nsubj"
		s.Tokens[mark].Head, s.Tokens[mark].Deprel, changed = v, "mark", true
	}
	return changed
}

// harms reports whether a participle says what came of something.
func harms(form string) bool {
	switch form {
	case "killing", "injuring", "wounding", "leaving", "destroying", "damaging", "causing":
		return true
	}
	return false
}

// driveBy makes one word of "drive", "by" and the hyphen between them before a noun, where "by"
// was read as a preposition: "a drive-by shooting". It reports whether the tree changed.
func driveBy(s *dyad.Sentence) (changed bool) {
	for i := 0; i+3 < len(s.Tokens); i++ {
		a, hyphen, by, n := &s.Tokens[i], &s.Tokens[i+1], &s.Tokens[i+2], i+3
		if hyphen.Form != "-" || !strings.EqualFold(by.Form, "by") || s.Tokens[n].XPOS != "VBG" && s.Tokens[n].UPOS != "NOUN" || a.Head >= i && a.Head <= n {
			continue
		}
		head := &s.Tokens[n]
		if a.Head < 0 || !s.Dominates(n, a.Head) {
			head.Head, head.Deprel = a.Head, a.Deprel
		}
		for c := range s.Children(i) {
			if c < i {
				s.Tokens[c].Head = n
			}
		}
		a.Head, a.Deprel, hyphen.Head, by.Head, by.Deprel = n, "compound", i, i, "compound"
		head.UPOS, head.XPOS = "NOUN", "NN"
		changed = true
	}
	return changed
}

// placeOfSubject hangs on the subject a phrase of place between it and its verb that was cut up
// and hung on the verb: "a court in South Africa sentences". It reports whether the tree changed.
func placeOfSubject(s *dyad.Sentence) (changed bool) {
	for v := range s.Tokens {
		subject, c := s.Child(v, "nsubj"), s.Child(v, "case")
		if s.Tokens[v].UPOS != "VERB" || subject < 0 || c != subject+1 || c > v || s.Tokens[v-1].Head != v || s.Tokens[v-1].Rel() != "compound" {
			continue
		}
		n := v - 1
		for k := range s.Children(v) {
			if k > subject && k < n {
				s.Tokens[k].Head = n
			}
		}
		s.Tokens[n].Head, s.Tokens[n].Deprel = subject, "nmod"
		settle(s)
		changed = true
	}
	return changed
}

// gerunds joins to a gerund the one behind "and" that was joined to the verb above both: "held
// them for kidnapping and torturing two women". It reports whether the tree changed.
func gerunds(s *dyad.Sentence) (changed bool) {
	for b := 2; b < len(s.Tokens); b++ {
		t, first := &s.Tokens[b], &s.Tokens[b-2]
		if t.XPOS != "VBG" || t.Rel() != "conj" || s.Tokens[b-1].UPOS != "CCONJ" || !strings.HasSuffix(first.Form, "ing") || first.Head < 0 || first.Head != t.Head || first.Head > b-2 || first.Rel() != "obl" && first.Rel() != "advcl" {
			continue
		}
		if c := s.Child(b-2, "case", "det"); c >= 0 {
			if s.Tokens[c].Rel() == "det" || s.Tokens[first.Head].XPOS == "VBG" {
				continue
			}
			s.Tokens[c].Deprel = "mark"
		}
		first.UPOS, first.XPOS, first.Deprel, t.Head = "VERB", "VBG", "advcl", b-2
		changed = true
	}
	return changed
}

// visitors makes attributes of "visiting" and "neighbouring" between a verb and its object, where they were
// read as what the verb takes: "told visiting President Lund that". It reports whether the tree changed.
func visitors(s *dyad.Sentence) (changed bool) {
	for t := 1; t < len(s.Tokens); t++ {
		p, o := &s.Tokens[t], s.Child(t, "obj", "iobj")
		v := p.Head
		if p.XPOS != "VBG" || !slices.Contains([]string{"visit", "neighbor", "neighbour"}, p.Lemma) || o < t || p.Deprel == "amod" || v != t-1 || p.Lemma == "visit" && !slices.Contains(receiving, s.Tokens[v].Lemma) {
			continue
		}
		for c := range s.Children(t) {
			s.Tokens[c].Head = v
		}
		p.Head, p.Deprel, p.UPOS, p.XPOS, changed = o, "amod", "ADJ", "JJ", true
	}
	return changed
}

// receiving are verbs for what is done to guests.
var receiving = []string{"tell", "meet", "thank", "receive", "assure", "inform", "brief", "urge", "host", "greet", "welcome", "ask", "congratulate", "invite", "remind", "warn", "praise", "decorate"}

// infinitives joins a bare infinitive that was joined to a finite verb to the one in the clause
// that this verb takes: "demand that he lift the ban and step down". It reports whether the tree
// changed.
func infinitives(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.XPOS != "VB" || t.Rel() != "conj" || t.Head < 0 || t.Head > i || s.Child(i, "aux", "mark", "nsubj") >= 0 {
			continue
		}
		switch h := &s.Tokens[t.Head]; h.XPOS {
		case "VBD", "VBZ", "VBP":
		default:
			continue
		}
		if c := s.Child(t.Head, "ccomp", "xcomp"); c > t.Head && c < i && strings.EqualFold(s.Tokens[c].Form, s.Tokens[c].Lemma) && s.Tokens[c].UPOS == "VERB" {
			t.Head, changed = c, true
		}
	}
	return changed
}

// joinedTitles joins to a title what was joined to the name behind it: "the king of Norland Ole
// Lund and the queen of Suland met". A name that a comma parts from the title may be joined to
// others itself. It reports whether the tree changed.
func joinedTitles(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Rel() != "conj" || t.Head < 0 || t.Head > i || s.Tokens[t.Head].Rel() != "appos" || s.Tokens[t.Head].UPOS != "PROPN" {
			continue
		}
		name := t.Head
		lo, _ := s.Subtree(name)
		if up := s.Tokens[name].Head; up >= 0 && up < lo && lo > 0 && s.Tokens[lo-1].UPOS != "PUNCT" && s.Child(up, "nmod") > up && s.Child(i, "det") >= 0 {
			t.Head, changed = up, true
		}
	}
	return changed
}

// orFace makes a verb of "face" or "risk" behind "or" and a verb without a tense, where it was
// taken for a noun and its object for that of the verb: "leave or face attacks". It reports
// whether the tree changed.
func orFace(s *dyad.Sentence) (changed bool) {
	for i := 2; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.Form != "face" && t.Form != "risk" || t.UPOS != "NOUN" || t.Rel() != "conj" || s.Tokens[i-1].Form != "or" || t.Head > i {
			continue
		}
		v := t.Head
		if s.Tokens[v].Deprel == "compound:prt" {
			v = s.Tokens[v].Head
		} else if s.Tokens[v].Deprel == "obj" && nounLike(&s.Tokens[v]) { // "pull out troops or face war"
			v = s.Tokens[v].Head
		}
		if s.Tokens[v].UPOS != "VERB" {
			continue
		}
		if c := s.Child(v, "obj"); c > i {
			s.Tokens[c].Head = i
		}
		t.Head, t.UPOS, t.XPOS, changed = v, "VERB", "VB", true
	}
	return changed
}
