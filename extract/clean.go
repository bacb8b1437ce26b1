package extract

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"golang.org/x/text/unicode/norm"
)

// clean gives a text in NFC whose only white space is single spaces and line feeds, with
// no control, zero-width, direction or soft hyphen characters, entities resolved, and no
// space at the ends of lines. The spans are moved along.
func clean(text string, spans []dyad.Span) string {
	if !tidy(text) {
		e := newEditor(text, len(spans) > 0)
		sweep(e)
		e.move(spans)
		text = e.String()
	}
	if !norm.NFC.IsNormalString(text) {
		e := newEditor(text, len(spans) > 0)
		compose(e)
		e.move(spans)
		text = e.String()
	}
	return text
}

// tidy reports whether sweep would change nothing. It may say no for a text that is.
func tidy(text string) bool {
	blank := true // at the start, after a space or a line feed
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == ' ':
			if blank || i+1 == len(text) || text[i+1] == '\n' {
				return false
			}
			blank = true
		case c == '\n':
			blank = true
		case c < ' ', c == 0x7f, c == '&':
			return false
		case c < utf8.RuneSelf:
			blank = false
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			if charOf(r) != keep || r == utf8.RuneError {
				return false
			}
			blank = false
			i += n - 1
		}
	}
	return true
}

type char uint8

const (
	keep  char = iota
	space      // any white space within a line
	feed       // a line feed
	drop
)

// charOf says what becomes of a character.
func charOf(r rune) char {
	switch {
	case r == '\n' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
		return feed
	case r == ' ' || r == '\t' || r == '\u00a0' || r == '\u1680' || r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u205f' || r == '\u3000':
		return space
	case r < ' ' || r >= 0x7f && r <= 0x9f, // C0, DEL, C1
		r == '\u00ad',                                                  // soft hyphen
		r >= '\u200b' && r <= '\u200f',                                 // zero width, direction marks
		r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u2069', // embeddings, isolates, word joiner
		r == '\ufeff', r >= '\ufff9' && r <= '\ufffc', // BOM, annotation, object
		r >= '\ue000' && r <= '\uf8ff', // private use: icon fonts
		r == '\u061c' || r == '\u180e', // Arabic and Mongolian marks
		r > '\u02ff' && unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector): // joiners, fillers, forms of signs
		return drop
	}
	return keep
}

// sweeper carries a text over character by character. White space is held back until
// something follows it.
type sweeper struct {
	*editor
	from  int  // start of the stretch to be copied next, -1 for none
	gap   int  // start of white space not yet written, -1 for none
	lines int  // line feeds in that gap
	begun bool // something was written
}

// sweep does the work of clean that goes by single characters.
func sweep(e *editor) {
	s := sweeper{editor: e, from: -1, gap: -1}
	for i := 0; i < len(e.old); {
		kind, as, n := charAt(e.old[i:])
		switch kind {
		case keep:
			s.keep(i, i+n, as)
		case drop:
			s.stop(i)
		case space, feed:
			s.stop(i)
			if s.gap < 0 {
				s.gap = i
			}
			s.lines += strings.Count(as, "\n")
		}
		i += n
	}
	s.stop(len(e.old))
}

// charAt reads one character, "\r\n" or entity of n bytes. as is what to write for a
// character kept, where that is another one, and the line feeds of a line.
func charAt(s string) (kind char, as string, n int) {
	r, n := rune(s[0]), 1
	if r >= utf8.RuneSelf {
		r, n = utf8.DecodeRuneInString(s)
	}
	switch {
	case r == '\r' && strings.HasPrefix(s, "\r\n"):
		return feed, "\n", 2
	case r == utf8.RuneError && n == 1:
		return keep, "\ufffd", 1
	case r == '&':
		if as, n := entity(s); n > 0 {
			r, _ = utf8.DecodeRuneInString(as)
			return charOf(r), as, n
		}
	case r == '\r':
		return feed, "\n", 1
	}
	switch kind = charOf(r); {
	case r == '\u2029':
		as = "\n\n"
	case kind == feed:
		as = "\n"
	}
	return kind, as, n
}

// keep carries over old[from:to], or writes as in its place.
func (s *sweeper) keep(from, to int, as string) {
	s.flush(from)
	s.begun = true
	if as != "" {
		s.stop(from)
		s.replace(from, to, as)
	} else if s.from < 0 {
		s.from = from
	}
}

// stop ends the stretch that is being copied.
func (s *sweeper) stop(at int) {
	if s.from >= 0 {
		s.copy(s.from, at)
		s.from = -1
	}
}

// flush writes the white space held back before at.
func (s *sweeper) flush(at int) {
	if s.gap < 0 {
		return
	}
	as := " "
	if s.lines > 0 {
		as = "\n\n"[:min(s.lines, 2)]
	}
	switch {
	case !s.begun:
	case s.old[s.gap:at] == as:
		s.copy(s.gap, at)
	default:
		s.replace(s.gap, at, as)
	}
	s.gap, s.lines = -1, 0
}

// entity reads a character reference with its semicolon at the start of s.
func entity(s string) (char string, width int) {
	end := strings.IndexByte(s[:min(len(s), 12)], ';')
	if end < 3 || strings.ContainsFunc(s[1:end], func(r rune) bool { return r != '#' && (r < '0' || r > 'z') }) {
		return "", 0
	}
	char = html.UnescapeString(s[:end+1])
	if char == s[:end+1] {
		return "", 0
	}
	return char, end + 1
}

// compose writes the text in NFC.
func compose(e *editor) {
	var it norm.Iter
	it.InitString(norm.NFC, e.old)
	for !it.Done() {
		from := it.Pos()
		piece := it.Next()
		if to := it.Pos(); string(piece) == e.old[from:to] {
			e.copy(from, to)
		} else {
			e.replace(from, to, string(piece))
		}
	}
}
