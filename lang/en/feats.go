package en

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// feats returns the UD features of token i, from its tag, form and place in the
// tree, names sorted.
func (t *tables) feats(s *dyad.Sentence, i int) string {
	w := &s.Tokens[i]
	switch w.XPOS {
	case "NNP":
		if w.UPOS == "ADJ" {
			return "Degree=Pos"
		}
		return "Number=Sing"
	case "NNS", "NNPS":
		return "Number=Plur"
	case "VBD":
		return "Mood=Ind" + agreement(s, i) + "|Tense=Past|VerbForm=Fin"
	case "VBZ":
		return "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
	case "VBP":
		return "Mood=Ind" + agreement(s, i) + "|Tense=Pres|VerbForm=Fin"
	case "VB":
		if imperative(s, i) {
			return "Mood=Imp|VerbForm=Fin"
		}
		return "VerbForm=Inf"
	case "VBG":
		if gerund(s, i) {
			return "VerbForm=Ger"
		}
		return "Tense=Pres|VerbForm=Part"
	case "VBN":
		if passive(s, i) {
			return "Tense=Past|VerbForm=Part|Voice=Pass"
		}
		return "Tense=Past|VerbForm=Part"
	case "MD":
		return "VerbForm=Fin"
	case "JJR", "RBR":
		return "Degree=Cmp"
	case "JJS", "RBS":
		return "Degree=Sup"
	case "CD":
		return number(w.Form)
	}
	return t.closedFeats(s, i)
}

// closedFeats gives the features of words of the closed classes, and of nouns and
// adjectives, some of which are listed with them.
func (t *tables) closedFeats(s *dyad.Sentence, i int) string {
	w := &s.Tokens[i]
	switch w.XPOS {
	case "WDT", "WP", "WRB":
		return "PronType=" + question(s, i)
	case "DT", "PDT", "PRP", "PRP$", "WP$", "NN", "RB", "JJ", "CC", "UH":
	default:
		return ""
	}
	low := strings.ToLower(w.Form)
	if w.XPOS == "PRP" {
		subject := w.Rel() == "nsubj" || w.Rel() == "expl"
		switch low {
		case "you":
			return nominative(subject) + "|Person=2|PronType=Prs"
		case "it":
			return nominative(subject) + "|Gender=Neut|Number=Sing|Person=3|PronType=Prs"
		}
	}
	if len(low) <= 10 {
		if f, ok := t.closed[low+" "+w.XPOS]; ok {
			return f
		}
	}
	switch {
	case w.XPOS == "NN" && ordinal(low):
		return "Number=Sing|NumForm=Combi|NumType=Ord"
	case w.XPOS == "NN":
		return "Number=Sing"
	case w.XPOS == "JJ" && ordinal(low):
		return "Degree=Pos|NumForm=Combi|NumType=Ord"
	case w.XPOS == "JJ":
		return "Degree=Pos"
	}
	return ""
}

func nominative(subject bool) string {
	if subject {
		return "Case=Nom"
	}
	return "Case=Acc"
}

// ordinal reports whether a lower-case form is digits and the end of an ordinal.
func ordinal(low string) bool {
	n := len(low)
	if n < 3 || !isDigit(low[0]) || !isDigit(low[n-3]) {
		return false
	}
	switch low[n-2:] {
	case "st", "nd", "rd", "th":
		return true
	}
	return false
}

func number(form string) string {
	roman := strings.Trim(form, "IVXLC") == ""
	switch {
	case roman:
		return "NumForm=Roman|NumType=Card"
	case !isDigit(form[0]) && strings.IndexFunc(form, func(r rune) bool { return r >= '0' && r <= '9' }) < 0:
		return "NumForm=Word|NumType=Card"
	}
	if whole, part, ok := strings.Cut(form, "."); ok && strings.Trim(whole, "0123456789,") == "" && strings.Trim(part, "0123456789") == "" {
		return "NumForm=Digit|NumType=Frac"
	}
	if a, b, ok := strings.Cut(form, "/"); ok && len(a) == 1 && len(b) == 1 {
		return "NumForm=Digit|NumType=Frac"
	}
	return "NumForm=Digit|NumType=Card"
}

// question says whether a question word opens a relative clause ("Rel") or asks.
func question(s *dyad.Sentence, i int) string {
	w := &s.Tokens[i]
	if w.XPOS == "WDT" && strings.EqualFold(w.Form, "that") {
		return "Rel"
	}
	if w.XPOS == "WP" && s.Child(i, "acl:relcl") >= 0 { // what he said
		return "Rel"
	}
	for h := w.Head; h >= 0; h = s.Tokens[h].Head {
		switch s.Tokens[h].Deprel {
		case "acl:relcl", "advcl:relcl":
			return "Rel"
		}
		if s.Tokens[h].UPOS == "VERB" {
			break
		}
	}
	return "Int"
}

// passive reports whether a past participle is one. Only a form of "have" before
// it makes it active, its own or that of the verb it is joined to.
func passive(s *dyad.Sentence, i int) bool {
	if s.Tokens[i].UPOS == "AUX" {
		return false
	}
	for step := 0; step < 8; step++ {
		if s.Child(i, "aux:pass", "nsubj:pass", "csubj:pass") >= 0 {
			return true
		}
		w := &s.Tokens[i]
		if s.Child(i, "aux", "cop") >= 0 {
			return false
		}
		switch w.Rel() {
		case "conj":
			if w.Head < 0 || s.Tokens[w.Head].XPOS != "VBN" {
				return true
			}
			i = w.Head
			continue
		case "aux", "cop", "nsubj":
			return false
		}
		return s.Child(i, "nsubj") < 0 || w.Rel() == "acl" || w.Rel() == "amod"
	}
	return true
}

// gerund reports whether an -ing form stands for a noun rather than in a tense or
// beside a clause.
func gerund(s *dyad.Sentence, i int) bool {
	w := &s.Tokens[i]
	if s.Child(i, "aux") >= 0 {
		return false
	}
	switch w.Rel() {
	case "acl", "amod", "xcomp", "csubj", "obj", "compound", "nsubj", "nmod", "obl":
		return true && !(w.Deprel == "acl:relcl")
	case "ccomp":
		return s.Child(i, "nsubj") < 0
	case "conj":
		if w.Head >= 0 && s.Tokens[w.Head].XPOS == "VBG" {
			return gerund(s, w.Head)
		}
	}
	return false
}

// imperative reports whether a base form gives an order: it heads a clause without
// subject, "to" or auxiliary.
func imperative(s *dyad.Sentence, i int) bool {
	w := &s.Tokens[i]
	switch w.Rel() {
	case "aux", "cop": // "do not go", "be quick"
		return i < w.Head && w.Deprel != "aux:pass" && clauseOrders(s, w.Head, i)
	}
	return clauseOrders(s, i, -1)
}

// clauseOrders looks at the clause of head; except is an auxiliary of it that says
// nothing against an order.
func clauseOrders(s *dyad.Sentence, head, except int) bool {
	for c := range s.Children(head) {
		switch t := &s.Tokens[c]; t.Rel() {
		case "nsubj", "expl", "csubj":
			return false
		case "mark":
			if t.XPOS == "TO" || c < head {
				return false
			}
		case "aux":
			if c != except && !strings.EqualFold(t.Form, "do") {
				return false
			}
		case "cop":
			if c != except {
				return false
			}
		}
	}
	switch w := &s.Tokens[head]; w.Rel() {
	case "root", "parataxis":
		return true
	case "conj":
		return w.Head >= 0 && s.Tokens[w.Head].XPOS == "VB" && clauseOrders(s, w.Head, -1)
	}
	return false
}

// agreement returns the number and person that a finite verb has from its subject,
// with a leading bar, or "" where no subject is found.
func agreement(s *dyad.Sentence, i int) string {
	switch rel := s.Tokens[i].Rel(); rel {
	case "aux", "cop":
		i = s.Tokens[i].Head
	}
	for step := 0; i >= 0 && step < 8; step++ {
		if c := s.Child(i, "nsubj", "csubj", "expl"); c >= 0 {
			if s.Tokens[c].XPOS == "EX" {
				if real := s.Child(i, "nsubj"); real >= 0 {
					c = real
				}
			}
			return subject(s, c)
		}
		if s.Tokens[i].Deprel != "conj" {
			break
		}
		i = s.Tokens[i].Head
	}
	return ""
}

// subject returns the number and person of a noun phrase.
func subject(s *dyad.Sentence, i int) string {
	w := &s.Tokens[i]
	switch w.XPOS {
	case "WDT", "WP": // the noun that the clause is about
		for h := w.Head; h >= 0; h = s.Tokens[h].Head {
			if s.Tokens[h].Deprel == "acl:relcl" && s.Tokens[h].Head >= 0 && s.Tokens[h].Head < i {
				return subject(s, s.Tokens[h].Head)
			}
		}
	case "PRP":
		switch strings.ToLower(w.Form) {
		case "i":
			return "|Number=Sing|Person=1"
		case "we":
			return "|Number=Plur|Person=1"
		case "you":
			return "|Number=Sing|Person=2"
		case "they":
			return "|Number=Plur|Person=3"
		}
	}
	plural := w.XPOS == "NNS" || w.XPOS == "NNPS" || w.XPOS == "CD" && w.Form != "one" && w.Form != "1"
	if c := s.Child(i, "conj"); c >= 0 && !plural {
		cc := s.Child(c, "cc")
		plural = cc < 0 || s.Tokens[cc].Form == "and" || s.Tokens[cc].Form == "&"
	}
	switch strings.ToLower(w.Form) {
	case "these", "those", "both", "many", "few", "several", "some", "people", "police", "all":
		plural = true
	}
	if plural {
		return "|Number=Plur|Person=3"
	}
	return "|Number=Sing|Person=3"
}
