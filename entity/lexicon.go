package entity

import (
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad/data"
)

// lexicon finds the names and nouns of the tables in a text. Entries are chained by
// their first word, which is the key.
type lexicon struct {
	first   map[string]int32
	entries []entry
}

type entryKind uint8

const (
	nameEntry entryKind = iota
	nounEntry
	blockEntry
)

type entry struct {
	text   string
	next   int32 // next entry with the same first word, or -1
	same   int32 // next entry with the same text, or -1: another bearer of the name
	ref    int32 // index into the table that kind says
	kind   entryKind
	plural bool
}

const maxKey = 24 // bytes of a first word that count

// newLexicon indexes all names and both forms of all nouns.
func newLexicon(e *data.Entities) *lexicon {
	n := len(e.Names) + 2*len(e.Nouns) + len(e.Blocked)
	l := &lexicon{first: make(map[string]int32, n/2), entries: make([]entry, 0, n)}
	for i := range e.Names {
		l.add(e.Names[i].Text, nameEntry, i, false)
	}
	for i := range e.Nouns {
		l.add(e.Nouns[i].Singular, nounEntry, i, false)
		if e.Nouns[i].Plural != e.Nouns[i].Singular {
			l.add(e.Nouns[i].Plural, nounEntry, i, true)
		}
	}
	for i, b := range e.Blocked {
		l.add(b, blockEntry, i, false)
	}
	return l
}

func (l *lexicon) add(text string, kind entryKind, ref int, plural bool) {
	var buf [maxKey]byte
	key := appendKey(buf[:0], text)
	at := int32(len(l.entries))
	head, ok := l.first[string(key)]
	if !ok {
		head = -1
	}
	for i := head; i >= 0; i = l.entries[i].next {
		e := &l.entries[i]
		if e.kind == kind && e.text == text {
			if kind == nameEntry {
				l.entries = append(l.entries, entry{text: text, next: -1, same: e.same, ref: int32(ref), kind: kind})
				e.same = at
			}
			return
		}
	}
	l.entries = append(l.entries, entry{text: text, next: head, same: -1, ref: int32(ref), kind: kind, plural: plural})
	l.first[string(key)] = at
}

// hit is an entry found in the text, and the byte where it ends; entry -1 is none.
type hit struct {
	entry int32
	end   int
}

// at returns the longest name (or blocked name) and the longest noun that start at a
// byte of the text and end at the end of a word. Names need the capitals of the table
// unless fold is set.
func (l *lexicon) at(text string, start int, fold bool) (name, noun hit) {
	name.entry, noun.entry = -1, -1
	var buf [maxKey]byte
	head, ok := l.first[string(appendKey(buf[:0], text[start:]))]
	if !ok {
		return name, noun
	}
	for i := head; i >= 0; i = l.entries[i].next {
		e := &l.entries[i]
		best := &name
		if e.kind == nounEntry {
			best = &noun
		}
		end := along(text, start, e.text, fold || e.kind == nounEntry)
		if end > best.end && wordEnds(text, end) {
			*best = hit{i, end}
		}
	}
	return name, noun
}

// appendKey appends the first word of the text, folded: lower case, no diacritics.
func appendKey(key []byte, text string) []byte {
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			if len(key) > 0 {
				break
			}
			continue // a leading apostrophe or bracket
		}
		if len(key)+utf8.UTFMax > maxKey {
			break
		}
		key = utf8.AppendRune(key, unicode.ToLower(plain(r)))
	}
	return key
}

// wordEnds reports whether no letter or digit stands at the byte.
func wordEnds(text string, at int) bool {
	if at >= len(text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// along walks text from a byte on against what is wanted and returns the byte after
// it, or -1. A blank, a run of them and a hyphen are one; so are the kinds of
// apostrophe; diacritics count for nothing. The text may have more capitals than
// wanted, fewer only with fold.
func along(text string, at int, want string, fold bool) int {
	for i := 0; i < len(want); {
		if at >= len(text) {
			return -1
		}
		if w, c := want[i], text[at]; w == c && c != ' ' {
			i, at = i+1, at+1
			continue
		}
		w, wn := utf8.DecodeRuneInString(want[i:])
		c, cn := utf8.DecodeRuneInString(text[at:])
		i, at = i+wn, at+cn
		switch {
		case gap(w):
			if !gap(c) {
				return -1
			}
			if at = skipBlank(text, at, c); at < 0 {
				return -1
			}
		case w == '\'':
			if c != '\'' && c != '’' && c != '‘' && c != 'ʻ' && c != '`' {
				return -1
			}
		default:
			w, c = plain(w), plain(c)
			if w != c && unicode.ToUpper(w) != c && !(fold && unicode.ToLower(w) == c) {
				return -1
			}
		}
	}
	return at
}

func gap(r rune) bool {
	switch r {
	case ' ', '-', '\n', '\t', '\u00a0', '–', '‑', '\u202f':
		return true
	}
	return false
}

// skipBlank passes over blanks after a first one; a paragraph's end is no blank.
func skipBlank(text string, at int, first rune) int {
	lines := 0
	if first == '\n' {
		lines++
	}
	for at < len(text) && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t') {
		if text[at] == '\n' {
			lines++
		}
		at++
	}
	if lines > 1 {
		return -1
	}
	return at
}

// plain drops the diacritic of a Latin letter.
func plain(r rune) rune {
	if r < 0xC0 || r > 0x24F {
		return r
	}
	if r <= 0xFF {
		return rune("AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty"[r-0xC0])
	}
	if r <= 0x17F {
		return rune("AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"[r-0x100])
	}
	switch r {
	case 'Ș':
		return 'S'
	case 'ș':
		return 's'
	case 'Ț':
		return 'T'
	case 'ț':
		return 't'
	}
	return r
}
