package lemma

import (
	_ "embed" // for the table
	"sort"
	"strings"

	"github.com/dyad-news/dyad"
)

//go:embed lemmas.tsv
var file string

// Table gives lemmas. It does not change once made and may be shared.
type Table struct {
	lines     []string          // of form, tag and lemma, sorted
	ends      map[string]bool   // ends of verb stems: whether an e follows
	irregular map[string]string // past forms and participles
	plurals   map[string]string // of nouns
	whole     map[string]bool   // nouns in -s that have no singular
}

// New returns the table that is built in.
func New() *Table { return Read(file) }

// Read is New for the content of another file of lines of form, tag and lemma, sorted,
// with tabs between, as Exception gives them. The tag * stands for those that have no line.
func Read(file string) *Table {
	return &Table{lines: strings.Split(strings.TrimSuffix(file, "\n"), "\n"), ends: stemEnds(), irregular: irregularVerbs(),
		plurals: irregularPlurals(), whole: wholePlurals()}
}

// Of returns the lemma of word i, whose tags, relation and head are known.
func (t *Table) Of(tokens []dyad.Token, i int) string {
	w := &tokens[i]
	switch {
	case w.XPOS == "NNP":
		if day, ok := calendar(tokens, i); ok {
			return day
		}
	case w.UPOS == "AUX" && w.Deprel == "aux" && w.Head >= 0 && tokens[w.Head].XPOS != "VBG":
		if s := Fold(w.Form); s == "'s" || s == "s" {
			return "have"
		}
	}
	return t.lemma(w.Form, w.UPOS, w.XPOS, shouted(tokens, i))
}

func (t *Table) find(form, tag string) (string, bool) {
	i := sort.Search(len(t.lines), func(i int) bool { return compareKey(t.lines[i], form, tag) >= 0 })
	if i < len(t.lines) && compareKey(t.lines[i], form, tag) == 0 {
		return t.lines[i][len(form)+len(tag)+2:], true
	}
	return "", false
}

// compareKey compares the first two columns of a line with form and tag.
func compareKey(line, form, tag string) int {
	n := min(len(line), len(form))
	if c := strings.Compare(line[:n], form[:n]); c != 0 {
		return c
	}
	if len(line) <= len(form) {
		return -1
	}
	if line[n] != '\t' {
		return 1
	}
	line = line[n+1:]
	if i := strings.IndexByte(line, '\t'); i >= 0 {
		line = line[:i]
	}
	return strings.Compare(line, tag)
}

// Tag returns the tag of the lines for a word: its treebank tag, or the universal one where
// it is in a name and is none itself ("United" of the States).
func Tag(upos, xpos string) string {
	if xpos == "NNP" && upos != "PROPN" {
		return upos
	}
	return xpos
}

// lemma returns the dictionary form of a word with its tags; shouted says that it is a
// name in capitals for no reason of its own.
func (t *Table) lemma(form, upos, xpos string, shouted bool) string {
	low := Fold(form)
	if shouted && upos == "PROPN" {
		form = form[:1] + low[1:]
	}
	tag := Tag(upos, xpos)
	v, ok := t.find(low, tag)
	if short := squeezed(low, upos); !ok && short != low {
		if v, ok = t.find(short, tag); !ok {
			low = short
		}
	}
	if _, past := t.irregular[low]; !ok && !past && upos != "PROPN" && upos != "X" {
		v, ok = t.find(low, "*")
	}
	switch {
	case !ok:
		return t.rule(form, low, upos, xpos)
	case upos == "PROPN":
		return restore(form, v)
	}
	return v
}

// Exception returns the line that the table needs for a word to get its lemma, or "" where
// the rules give it already. The table's own lines are not looked at.
func (t *Table) Exception(form, upos, xpos, lemma string) string {
	low := Fold(form)
	if strings.ContainsAny(low, "\t\n") || lemma == "" || xpos == "NNP" && days[strings.TrimSuffix(low, ".")] != "" {
		return ""
	}
	_, past := t.irregular[low]
	_, plural := t.plurals[low]
	if t.rule(form, low, upos, xpos) == lemma || past && (xpos == "VBD" || xpos == "VBN") || plural && xpos == "NNS" {
		return ""
	}
	if upos == "PROPN" {
		lemma = strings.ToLower(lemma)
		if restore(form, lemma) == t.rule(form, low, upos, xpos) {
			return ""
		}
	}
	return low + "\t" + Tag(upos, xpos) + "\t" + lemma
}

// Fold returns a form in lower case with straight apostrophes, as lines have it.
func Fold(form string) string {
	if strings.Contains(form, "’") || strings.Contains(form, softHyphen) {
		if straight := straightener.Replace(form); straight != "" {
			form = straight
		}
	}
	return strings.ToLower(form)
}

// softHyphen only says where a line may break.
const softHyphen = "\u00ad"

var straightener = strings.NewReplacer("’", "'", softHyphen, "")

// restore gives lemma the capitals of the form that it is a changed start of.
func restore(form, lemma string) string {
	n := 0
	for n < len(form) && n < len(lemma) && form[n]|0x20 == lemma[n]|0x20 {
		n++
	}
	if n == 0 && lemma != "" {
		return strings.ToUpper(lemma[:1]) + lemma[1:]
	}
	tail := lemma[n:]
	if strings.ToUpper(form) == form && len(form) > 3 {
		tail = strings.ToUpper(tail)
	}
	return form[:n] + tail
}

// shouted reports whether word i is in capitals that say nothing of it: words beside it
// are too, or it stands alone and is longer than most abbreviations.
func shouted(tokens []dyad.Token, i int) bool {
	form := tokens[i].Form
	if len(form) < 4 || !capitals(form) {
		return false
	}
	words := 0
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(tokens) && len(tokens[j].Form) > 1 && plain(tokens[j].Form) {
			if words++; capitals(tokens[j].Form) {
				return true
			}
		}
	}
	return words == 0 && len(form) > 5
}

// plain reports whether s is ASCII letters alone.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// capitals reports whether s is ASCII capitals alone.
func capitals(s string) bool { return plain(s) && strings.ToUpper(s) == s }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
