package main

import (
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/en"
)

// key is what a lemma is looked up by: the folded form and the treebank tag.
type key struct{ form, tag string }

// counts is how often each key has each lemma, and the line that it needs for it.
type counts map[key]map[string]*choice

type choice struct {
	n    int
	line string
}

func (c counts) add(k key, t *dyad.Token) {
	if c[k] == nil {
		c[k] = map[string]*choice{}
	}
	if c[k][t.Lemma] == nil {
		c[k][t.Lemma] = &choice{line: en.Exception(t.Form, t.UPOS, t.XPOS, t.Lemma)}
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

// writeLemmas writes the table of the forms whose most frequent lemma in the
// sentences is not what the rules give, and of misspellings that are no word.
func writeLemmas(path string, gold []dyad.Sentence) error {
	words, slips := counts{}, counts{}
	forms := map[string]map[string]bool{} // of each lemma
	known := map[string]bool{}
	for i := range gold {
		for j := range gold[i].Tokens {
			t := &gold[i].Tokens[j]
			k := key{strings.ToLower(strings.ReplaceAll(t.Form, "’", "'")), t.XPOS}
			switch {
			case !wordLike(t.Form), t.XPOS == "GW", t.XPOS == "FW", t.UPOS == "X", t.UPOS == "PUNCT", t.UPOS == "SYM":
			case t.Feat("Typo") != "":
				slips.add(k, t)
			default:
				words.add(k, t)
				known[k.form] = true
				if forms[t.Lemma] == nil {
					forms[t.Lemma] = map[string]bool{}
				}
				forms[t.Lemma][k.form] = true
			}
		}
	}
	var out []string
	for k := range words {
		// a lemma met once and with no other form may be a slip of the annotators
		if lemma, of := words.best(k); of.line != "" && (of.n > 1 || len(forms[lemma]) > 1 || k.tag[0] != 'V') {
			out = append(out, of.line)
		}
	}
	for k := range slips {
		if _, of := slips.best(k); of.line != "" && !known[k.form] && len(k.form) > 2 {
			out = append(out, of.line)
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return strings.Compare(strings.Replace(a, "\t", "\x00", 1), strings.Replace(b, "\t", "\x00", 1))
	})
	return os.WriteFile(path, []byte(strings.Join(out, "\n")+"\n"), 0o644)
}

// wordLike reports whether a form is letters, with apostrophes, stops and hyphens.
func wordLike(form string) bool {
	return strings.IndexFunc(form, func(r rune) bool {
		return !unicode.IsLetter(r) && !strings.ContainsRune("'’.-", r)
	}) < 0
}
