package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// tokenizer cuts text into tokens. It is made for one call.
type tokenizer struct {
	*tables
	text string
	out  []dyad.Span
}

// tokenize appends the spans of the tokens of text[lo:hi]: ascending, none empty,
// and every byte but white space in one of them.
func (t *tokenizer) tokenize(lo, hi int) {
	for at := lo; at < hi; {
		r, size := utf8.DecodeRuneInString(t.text[at:hi])
		if isSpace(r) {
			at += size
			continue
		}
		end := at + size
		for end < hi {
			r, size := utf8.DecodeRuneInString(t.text[end:hi])
			if isSpace(r) {
				break
			}
			end += size
		}
		t.chunk(at, end)
		at = end
	}
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r)
}

func (t *tokenizer) add(lo, hi int) {
	if lo < hi {
		t.out = append(t.out, dyad.Span{Start: lo, End: hi})
	}
}

// chunk cuts text[lo:hi], which has no white space.
func (t *tokenizer) chunk(lo, hi int) {
	if plain(t.text[lo:hi]) {
		t.word(lo, hi)
		return
	}
	for at := lo; at < hi; {
		if at == lo || !wordByte(t.text[at-1]) {
			if end := t.address(at, hi); end > at {
				t.add(at, end)
				at = end
				continue
			}
		}
		if end := t.wordEnd(at, hi); end > at {
			t.word(at, end)
			at = end
			continue
		}
		end := t.punctuation(at, hi)
		t.add(at, end)
		at = end
	}
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

func isLetter(c byte) bool  { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }
func isDigit(c byte) bool   { return c >= '0' && c <= '9' }
func wordByte(c byte) bool  { return isLetter(c) || isDigit(c) }
func isUpper(c byte) bool   { return c >= 'A' && c <= 'Z' }
func lower(s string) string { return strings.ToLower(s) }

// letter reports whether a letter, digit or mark starts at at, and its length.
func letter(s string) (size int, ok bool) {
	if s == "" {
		return 0, false
	}
	if s[0] < utf8.RuneSelf {
		return 1, wordByte(s[0])
	}
	r, size := utf8.DecodeRuneInString(s)
	return size, r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// address returns the end of a web or mail address, handle or hashtag that starts
// at at, or at.
func (t *tokenizer) address(at, hi int) int {
	s := t.text[at:hi]
	if len(s) > 2000 {
		s = s[:2000]
	}
	switch {
	case hasFold(s, "http://"), hasFold(s, "https://"), hasFold(s, "ftp://"), hasFold(s, "mailto:"), hasFold(s, "www."):
		end := len(s)
		if i := strings.IndexAny(s, "\"<>()[]{}“”‘’,;|"); i >= 0 {
			end = i
		}
		return at + len(strings.TrimRight(s[:end], ".,:;!?'*"))
	case s[0] == '@' || s[0] == '#':
		end := 1
		for end < len(s) && (isLetter(s[end]) && s[end] < 0x80 || isDigit(s[end]) || s[end] == '_') {
			end++
		}
		if end > 2 && isLetter(s[1]) {
			return at + end
		}
	}
	if end := mailAddress(s); end > 0 {
		return at + end
	}
	return at + t.webName(s)
}

// mailAddress returns the length of an address with "@" at the start of s, or 0.
func mailAddress(s string) int {
	i := strings.IndexByte(s[:min(len(s), 100)], '@')
	if i < 1 {
		return 0
	}
	end := 0
	for end < len(s) && (s[end] < 0x80 && wordByte(s[end]) || strings.IndexByte("@._-%+", s[end]) >= 0) {
		end++
	}
	s = strings.TrimRight(s[:end], "._-%+@")
	if i >= len(s) || strings.IndexByte(s[i:], '.') <= 1 && !(isLetter(s[i-1]) && isLetter(s[i+1])) {
		return 0
	}
	return len(s)
}

// webName returns the length of a name of the web without "http" at the start of s
// ("news.example.org/today"), or 0.
func (t *tables) webName(s string) int {
	end, dot := 0, 0
	for end < len(s) && end < 100 && (s[end] < 0x80 && wordByte(s[end]) || s[end] == '-' || s[end] == '.' && end > 0 && s[end-1] != '.') {
		if s[end] == '.' {
			dot = end
		}
		end++
	}
	if dot > 0 && dot == end-1 { // the full stop of the sentence
		end--
		dot = strings.LastIndexByte(s[:end], '.')
	}
	if dots := strings.Count(s[:end], "."); dots > 1 && chain(s[:end]) {
		return end
	}
	if dot < 2 || !t.domains[lower(s[dot+1:end])] {
		return 0
	}
	if end < len(s) && s[end] == '/' {
		path := len(s)
		if i := strings.IndexAny(s, "\"<>()[]{}“”‘’,;|"); i >= 0 {
			path = i
		}
		return len(strings.TrimRight(s[:path], ".,:;!?'*"))
	}
	return end
}

// chain reports whether s is words of two letters and more with dots between, as names
// of programs and newsgroups are ("alt.animals.cat").
func chain(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if len(part) < 2 || !plain(part) || isUpper(part[0]) {
			return false
		}
	}
	return true
}

// smiley returns the length of the face at the start of s, or 0.
func smiley(s string) int {
	n := 1
	if len(s) > n && s[n] == '-' {
		n++
	}
	if len(s) > n && strings.IndexByte(")(", s[n]) >= 0 && (len(s) == n+1 || !wordByte(s[n+1])) {
		return n + 1
	}
	return 0
}

func hasFold(s, prefix string) bool {
	return len(s) > len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// punctuation returns the end of the sign, or run of one sign, at at.
func (t *tokenizer) punctuation(at, hi int) int {
	c := t.text[at]
	if c >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(t.text[at:hi])
		end := at + size
		if r == '…' || r == '—' || r == '–' {
			for strings.HasPrefix(t.text[end:hi], t.text[at:at+size]) {
				end += size
			}
		}
		if (r == '’' || r == '‘') && strings.HasPrefix(t.text[end:hi], "’") {
			end += size
		}
		return end
	}
	end := at + 1
	switch c {
	case ':', ';':
		if n := smiley(t.text[at:hi]); n > 0 && (at == 0 || !wordByte(t.text[at-1])) {
			return at + n
		}
	case '[':
		if strings.HasPrefix(t.text[at:hi], "[...]") {
			return at + 5
		}
	case '.', '-', '=', '*', '_', '~', '+', '#', '>', '<', '$', '\'', '`':
		for end < hi && t.text[end] == c {
			end++
		}
		if (c == '\'' || c == '`') && end > at+2 {
			end = at + 2
		}
		if c == '`' && at > 0 && wordByte(t.text[at-1]) && end < hi && t.text[end] == 's' && (end+1 == hi || !wordByte(t.text[end+1])) {
			return end + 1
		}
		for c == '.' && end < hi && (t.text[end] == '!' || t.text[end] == '?') && (end == at+1 || t.text[end-1] != '.') {
			end++
		}
	case '!', '?':
		for end < hi && (t.text[end] == '!' || t.text[end] == '?') {
			end++
		}
	}
	return end
}
