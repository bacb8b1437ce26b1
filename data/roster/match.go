package roster

import (
	"unicode"
	"unicode/utf8"
)

// seed and next are FNV-1a, word by word.
const seed = uint32(2166136261)

func next(h uint32, c rune) uint32 {
	if c < utf8.RuneSelf {
		return (h ^ uint32(c)) * 16777619
	}
	return (((h ^ uint32(c&0xFF)) * 16777619) ^ uint32(c>>8)) * 16777619
}

// mix spreads the bits of a hash.
func mix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// word reads one word of the text from a byte on, over what stands before it, and adds
// it to the hash. end is the byte after it, or -1 where no word is left.
func word(text string, at int, h uint32) (hash uint32, end int) {
	begun := false
	for at < len(text) {
		c := rune(text[at])
		size := 1
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		default:
			if c >= utf8.RuneSelf {
				c, size = utf8.DecodeRuneInString(text[at:])
			}
			if c < utf8.RuneSelf || !letter(c) {
				if begun {
					return next(h, ' '), at
				}
				at += size
				continue
			}
			c = unicode.ToLower(Plain(c))
		}
		begun = true
		h = next(h, c)
		at += size
	}
	if !begun {
		return h, -1
	}
	return next(h, ' '), at
}

// letter reports whether a rune beyond ASCII is part of a word.
func letter(c rune) bool {
	return c != 'ʻ' && (unicode.IsLetter(c) || unicode.IsDigit(c))
}

// WordEnds reports whether no letter or digit stands at the byte.
func WordEnds(text string, at int) bool {
	if at >= len(text) {
		return true
	}
	c, _ := utf8.DecodeRuneInString(text[at:])
	return !unicode.IsLetter(c) && !unicode.IsDigit(c)
}

// Along walks text from a byte on against what is wanted and returns the byte after
// it, or -1. A blank, a run of them and a hyphen are one; so are the kinds of
// apostrophe; diacritics count for nothing. The text may have more capitals than
// wanted, fewer only with fold.
func Along(text string, at int, want string, fold bool) int {
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
		case w == '\'' || w == '’':
			if c != '\'' && c != '’' && c != '‘' && c != 'ʻ' && c != '`' {
				return -1
			}
		default:
			w, c = Plain(w), Plain(c)
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

// Plain drops the diacritic of a Latin letter.
func Plain(r rune) rune {
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
