package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// ResolvePhrase resolves a noun phrase without a tree, as it stood on a day ("" where
// that is not known): "Iranian Foreign Minister Hossein X" is IRN GOV. A phrase that
// names no actor gives an empty entity; a country's name has no sector.
func (f *Finder) ResolvePhrase(text string, day dyad.Day) dyad.Entity {
	s := flatTree(text)
	if len(s.Tokens) == 0 {
		return dyad.Entity{}
	}
	a := &dyad.Article{Text: text, Published: day}
	d := &document{f: f, a: a, day: day, surnames: map[string]*phrase{}, aliases: map[string]*phrase{}}
	st := d.scan(0, &s)
	d.sents = []*sentence{st}
	var best *phrase
	for _, p := range st.phrases {
		d.resolve(p)
		if len(p.ents) > 0 && (best == nil || p.covers(s.Root()) && !best.covers(s.Root())) {
			best = p
		}
	}
	if best == nil {
		return dyad.Entity{}
	}
	e := best.ents[0]
	if best.country && len(best.atoms) == 1 && st.atoms[best.atoms[0]].name.Use == 0 && e.Sector == dyad.GOV {
		e.Sector = ""
	}
	return e
}

func (p *phrase) covers(t int) bool { return p.lo <= t && t < p.hi }

// flatTree makes a sentence of a phrase with the tree that a noun phrase most likely
// has: the head is the last word before the first preposition or comma, what precedes
// modifies it, what follows a preposition hangs on it.
func flatTree(text string) dyad.Sentence {
	s := dyad.Sentence{Span: dyad.Span{Start: 0, End: len(text)}}
	for _, w := range words(text) {
		s.Tokens = append(s.Tokens, plainToken(text, w))
	}
	if len(s.Tokens) == 0 {
		return s
	}
	lo, governor := 0, -1
	for i := 0; i <= len(s.Tokens); i++ {
		if i < len(s.Tokens) && !cut(&s.Tokens[i]) {
			continue
		}
		if i > lo {
			governor = chunk(&s, lo, i, governor)
		} else if i < len(s.Tokens) {
			s.Tokens[i].Head, s.Tokens[i].Deprel = i+1, "case"
		}
		lo = i
		if i < len(s.Tokens) && s.Tokens[i].UPOS == "PUNCT" {
			lo = i + 1
			s.Tokens[i].Head, s.Tokens[i].Deprel = max(governor, 0), "punct"
		}
	}
	root := -1
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.Head >= len(s.Tokens) || t.Head == i {
			t.Head = max(root, 0)
		}
		if t.Head < 0 && root < 0 {
			root = i
		} else if t.Head < 0 {
			t.Head, t.Deprel = root, "dep"
		}
	}
	if root < 0 {
		s.Tokens[0].Head, s.Tokens[0].Deprel = -1, "root"
	}
	s.Link()
	return s
}

// cut reports whether a new part of the phrase starts at the token.
func cut(t *dyad.Token) bool { return t.UPOS == "ADP" || t.UPOS == "PUNCT" && !isHyphen(t.Form) }

// chunk hangs the tokens of one part together and returns the head of the whole.
func chunk(s *dyad.Sentence, lo, hi, governor int) int {
	head := hi - 1
	for head > lo && (s.Tokens[head].UPOS == "PART" || s.Tokens[head].UPOS == "PUNCT") {
		head--
	}
	for i := lo; i < hi; i++ {
		t := &s.Tokens[i]
		t.Head, t.Deprel = head, "compound"
		switch t.UPOS {
		case "ADP":
			t.Deprel = "case"
		case "PUNCT":
			t.Deprel = "punct"
		case "PART": // "'s": what stands before it owns the head
			if i > lo && head != i-1 {
				owner := i - 1
				for j := lo; j < owner; j++ {
					if s.Tokens[j].Head == head && s.Tokens[j].Deprel != "case" {
						s.Tokens[j].Head = owner
					}
				}
				s.Tokens[owner].Head, s.Tokens[owner].Deprel = head, "nmod:poss"
				t.Head, t.Deprel = owner, "case"
			}
		}
	}
	t := &s.Tokens[head]
	if governor < 0 {
		t.Head, t.Deprel = -1, "root"
		return head
	}
	t.Head, t.Deprel = governor, "nmod"
	if s.Tokens[lo].UPOS != "ADP" {
		t.Deprel = "appos"
	}
	return governor
}

// words splits a phrase into words, hyphens, commas and possessive endings.
func words(text string) []dyad.Span {
	var out []dyad.Span
	start := -1
	end := func(at int) {
		if start >= 0 {
			out = append(out, possessive(text, dyad.Span{Start: start, End: at})...)
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			end(i)
		case r == '-' || r == '–' || r == ',' || r == '(' || r == ')' || r == '"' || r == '“' || r == '”':
			end(i)
			out = append(out, dyad.Span{Start: i, End: i + utf8.RuneLen(r)})
		case start < 0:
			start = i
		}
	}
	end(len(text))
	return out
}

func possessive(text string, w dyad.Span) []dyad.Span {
	s := w.In(text)
	for _, suffix := range []string{"'s", "’s"} {
		if n := len(s) - len(suffix); n > 0 && s[n:] == suffix {
			return []dyad.Span{{Start: w.Start, End: w.Start + n}, {Start: w.Start + n, End: w.End}}
		}
	}
	return []dyad.Span{w}
}

// plainToken tags a word by its look and a short list.
func plainToken(text string, w dyad.Span) dyad.Token {
	form := w.In(text)
	t := dyad.Token{Span: w, Form: form, Lemma: strings.ToLower(form), UPOS: "NOUN"}
	r, _ := utf8.DecodeRuneInString(form)
	switch t.Lemma {
	case "of", "in", "for", "from", "to", "at", "with", "across", "by", "on", "near", "who", "that", "against":
		t.UPOS = "ADP"
	case "the", "a", "an", "this", "these", "some", "several", "all", "its", "their":
		t.UPOS = "DET"
	case "he", "she", "it", "they", "him", "her", "them":
		t.UPOS = "PRON"
	case "and", "or":
		t.UPOS = "CCONJ"
	case "'s", "’s":
		t.UPOS = "PART"
	default:
		switch {
		case unicode.IsDigit(r):
			t.UPOS = "NUM"
		case !unicode.IsLetter(r):
			t.UPOS = "PUNCT"
		case unicode.IsUpper(r):
			t.UPOS, t.Lemma = "PROPN", form
		}
	}
	return t
}
