package main

import (
	"slices"
	"strings"
	"unicode"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/en/lemma"
)

// key is what a lemma is looked up by: the folded form and the tag.
type key struct{ form, tag string }

// counts is how often each key has each lemma, and the line that it needs for it.
type counts map[key]map[string]*choice

type choice struct {
	n    int
	line string
}

var rules = lemma.Read("")

func (c counts) add(k key, t *dyad.Token) {
	if c[k] == nil {
		c[k] = map[string]*choice{}
	}
	if c[k][t.Lemma] == nil {
		c[k][t.Lemma] = &choice{line: rules.Exception(t.Form, t.UPOS, t.XPOS, t.Lemma)}
	}
	c[k][t.Lemma].n++
}

// best returns the most frequent lemma of a key; the first by letters, where several are.
func (c counts) best(k key) (lemma string, of *choice) {
	for l, v := range c[k] {
		if of == nil || v.n > of.n || v.n == of.n && l < lemma {
			lemma, of = l, v
		}
	}
	return lemma, of
}

// lemmas is what a table of lemmas is made from.
type lemmas struct {
	words, slips counts                     // by form and tag; slips are misspellings
	short        counts                     // abbreviations and slips by form alone
	forms        map[string]map[string]bool // of each lemma
	known        map[string]bool            // forms that are words
	full         map[string]bool            // forms that stand for themselves
}

func (l *lemmas) read(t *dyad.Token) {
	k := key{lemma.Fold(t.Form), lemma.Tag(t.UPOS, t.XPOS)}
	slip := t.Feat("Typo") != ""
	if t.UPOS != "PROPN" && t.Lemma != "" {
		if t.Feat("Abbr") == "" && !slip {
			l.full[k.form] = true
		}
		l.short.add(key{k.form, "*"}, t)
	}
	switch {
	case !wordLike(t.Form), t.XPOS == "GW", t.XPOS == "FW", t.UPOS == "X", t.UPOS == "PUNCT", t.UPOS == "SYM":
	case slip:
		l.slips.add(k, t)
	default:
		l.words.add(k, t)
		l.known[k.form] = true
		if l.forms[t.Lemma] == nil {
			l.forms[t.Lemma] = map[string]bool{}
		}
		l.forms[t.Lemma][k.form] = true
	}
}

// lines returns the lines of the table, sorted.
func (l *lemmas) lines() (out []string) {
	always := map[string]string{} // by form
	for k := range l.short {
		if lemma, _ := l.short.best(k); !l.full[k.form] && len(k.form) > 1 && len(l.short[k]) == 1 && strings.ToLower(lemma) != k.form && len(l.forms[lemma]) > 0 {
			always[k.form] = lemma
			out = append(out, k.form+"\t*\t"+lemma)
		}
	}
	for k := range l.words {
		// a lemma met once and with no other form may be a slip of the annotators
		if lemma, of := l.words.best(k); of.line != "" && (of.n > 1 || len(l.forms[lemma]) > 1 || k.tag[0] != 'V') && (always[k.form] != lemma || strings.HasPrefix(k.tag, "NNP")) {
			out = append(out, of.line)
		}
	}
	for k := range l.slips {
		if lemma, of := l.slips.best(k); of.line != "" && !l.known[k.form] && len(k.form) > 2 && (always[k.form] != lemma || strings.HasPrefix(k.tag, "NNP")) {
			out = append(out, of.line)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return strings.Compare(strings.Replace(a, "\t", "\x00", 1), strings.Replace(b, "\t", "\x00", 1))
	})
	return out
}

// lemmaTable returns the table of the forms whose most frequent lemma in the
// sentences is not what the rules give, of misspellings that are no word, and of what is
// always short for the same.
func lemmaTable(gold []dyad.Sentence) string {
	l := lemmas{words: counts{}, slips: counts{}, short: counts{}, forms: map[string]map[string]bool{}, known: map[string]bool{}, full: map[string]bool{}}
	for i := range gold {
		for j := range gold[i].Tokens {
			l.read(&gold[i].Tokens[j])
		}
	}
	return strings.Join(l.lines(), "\n") + "\n"
}

// wordLike reports whether a form is letters, with apostrophes, stops and hyphens.
func wordLike(form string) bool {
	return strings.IndexFunc(form, func(r rune) bool {
		return !unicode.IsLetter(r) && !strings.ContainsRune("'’.-", r)
	}) < 0
}
