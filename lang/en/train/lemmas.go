package main

import (
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/en"
)

// writeLemmas writes the table of the forms whose most frequent lemma in the
// sentences is not what the rules give.
func writeLemmas(path string, gold []dyad.Sentence) error {
	type key struct{ form, tag string }
	counts := map[key]map[string]int{}
	lines := map[key]map[string]string{}
	forms := map[string]map[string]bool{} // of each lemma
	for i := range gold {
		for j := range gold[i].Tokens {
			t := &gold[i].Tokens[j]
			if !wordLike(t.Form) || t.Feat("Typo") != "" || t.XPOS == "GW" || t.XPOS == "FW" || t.UPOS == "X" || t.UPOS == "PUNCT" || t.UPOS == "SYM" {
				continue
			}
			k := key{strings.ToLower(strings.ReplaceAll(t.Form, "’", "'")), t.XPOS}
			if counts[k] == nil {
				counts[k], lines[k] = map[string]int{}, map[string]string{}
			}
			counts[k][t.Lemma]++
			if forms[t.Lemma] == nil {
				forms[t.Lemma] = map[string]bool{}
			}
			forms[t.Lemma][k.form] = true
			lines[k][t.Lemma] = en.Exception(t.Form, t.UPOS, t.XPOS, t.Lemma)
		}
	}
	var out []string
	for k, lemmas := range counts {
		best := ""
		for lemma, n := range lemmas {
			if best == "" || n > lemmas[best] || n == lemmas[best] && lemma < best {
				best = lemma
			}
		}
		// a lemma met once and with no other form may be a slip of the annotators
		sure := lemmas[best] > 1 || len(forms[best]) > 1 || k.tag[0] != 'V'
		if line := lines[k][best]; line != "" && sure {
			out = append(out, line)
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
