package entity

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/data/roster"
)

// lexicon finds the names of states and regions and the nouns of the tables in a text.
// Entries are chained by their first word, which is the key.
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

// bearers yields all who bear an atom's name.
func (f *Finder) bearers(a *atom) iter.Seq2[*data.EntityName, *data.KnownEntity] {
	return func(yield func(*data.EntityName, *data.KnownEntity) bool) {
		for i := range a.found {
			if b := &a.found[i]; !yield(&b.Name, &b.Known) {
				return
			}
		}
		for i := a.entry; i >= 0; i = f.lex.entries[i].same {
			if n := &f.tab.Names[f.lex.entries[i].ref]; !yield(n, &f.tab.Known[n.Entity]) {
				return
			}
		}
	}
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
		end := roster.Along(text, start, e.text, fold || e.kind == nounEntry)
		if end > best.end && roster.WordEnds(text, end) {
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
		key = utf8.AppendRune(key, unicode.ToLower(roster.Plain(r)))
	}
	return key
}
