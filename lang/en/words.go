package en

import (
	"strings"
	"unicode/utf8"
)

// wordEnd returns the end of the word or number that starts at at, with the signs
// that belong inside it and the full stop of an abbreviation; at where none starts.
func (t *tokenizer) wordEnd(at, hi int) int {
	end := at
	if d := t.text[at]; (d == '\'' || strings.HasPrefix(t.text[at:hi], "’")) && t.decade(at, hi) > at {
		return t.decade(at, hi)
	}
	if strings.IndexByte("$+.", t.text[at]) >= 0 && at+1 < hi && isDigit(t.text[at+1]) && t.text[at] == '.' && (at == 0 || !wordByte(t.text[at-1])) {
		end++
	}
	for end < hi {
		if size, ok := letter(t.text[end:hi]); ok {
			end += size
			continue
		}
		if end == at {
			return at
		}
		size := t.joint(at, end, hi)
		end += size
		if size == 0 || t.text[end-1] == '$' {
			break
		}
	}
	return t.fullStop(at, end, hi)
}

// decade returns the end of a decade with its apostrophe ("'90s"), or at.
func (t *tokenizer) decade(at, hi int) int {
	i := at + 1
	if t.text[at] != '\'' {
		i = at + len("’")
	}
	if i+2 < hi && isDigit(t.text[i]) && t.text[i+1] == '0' && t.text[i+2] == 's' && (i+3 == hi || !wordByte(t.text[i+3])) {
		return i + 3
	}
	return at
}

// joint returns the length of the sign at end when it stays inside the word that
// started at at, or 0. What follows the sign must be a letter or digit.
func (t *tokenizer) joint(at, end, hi int) int {
	size := 1
	if t.text[end] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(t.text[end:hi])
		if r != '’' && r != '‑' && r != '·' {
			return 0
		}
		size = n
	}
	if t.text[end] == '$' && end-at <= 3 && isUpper(t.text[at]) && isUpper(t.text[end-1]) {
		return 1 // US$
	}
	if _, ok := letter(t.text[min(end+size, hi):hi]); !ok {
		return 0
	}
	before, after := t.text[end-1], t.text[end+size]
	digits := isDigit(before) && isDigit(after)
	keep := false
	switch t.text[end] {
	case '.':
		keep = digits || t.dotted(at, end, hi)
	case ',':
		keep = digits && end+3 < hi && isDigit(t.text[end+2]) && isDigit(t.text[end+3])
	case ':':
		keep = digits
	case '/':
		keep = digits || end == at+1 && (before|0x20 == 'b' && after|0x20 == 'c' || before|0x20 == 'w' && after|0x20 == 'o') && (end+2 == hi || !wordByte(t.text[end+2])) // b/c, w/o
	case '&':
		keep = isUpper(before) && isUpper(after)
	case '_':
		keep = true
	case '-':
		keep = t.hyphen(at, end, hi)
	case '\'', 0xe2:
		keep = isLetter(before) && isLetter(after) && size != len("‑") || t.text[end] == '\'' && isLetter(before) || strings.HasPrefix(t.text[end:hi], "’")
	}
	if !keep {
		return 0
	}
	return size
}

// dotted reports whether the dot at end is inside an abbreviation or a web name.
func (t *tokenizer) dotted(at, end, hi int) bool {
	if isUpper(t.text[end+1]) && (end+2 >= hi || !wordByte(t.text[end+2])) && (end == at+1 || t.text[end-2] == '.' || t.text[end-2] == '-') && isUpper(t.text[end-1]) {
		return true // U.S
	}
	next := end + 1
	for next < hi && wordByte(t.text[next]) {
		next++
	}
	head := lower(t.text[at:end])
	if t.abbreviations[head+"."+lower(t.text[end+1:next])] != 0 {
		return true // p.m, Ph.D
	}
	single := end == at+1 || t.text[end-2] == '.'
	if single && next == end+2 && !isDigit(t.text[end-1]) {
		return true // a.k.a
	}
	return false
}

// hyphen reports whether the hyphen at end keeps the two sides together.
func (t *tokenizer) hyphen(at, end, hi int) bool {
	head := t.text[at:end]
	next := end + 1
	for next < hi && (wordByte(t.text[next])) {
		next++
	}
	tail := t.text[end+1 : next]
	if t.prefixes[lower(head)] && !(isUpper(head[0]) && isUpper(tail[0]) && len(head) > 4) {
		return true
	}
	if isDigit(head[0]) { // telephone numbers
		number := func(s string) bool {
			return strings.IndexFunc(s, func(r rune) bool { return r != '-' && (r < '0' || r > '9') }) < 0
		}
		return number(head) && number(tail) && (len(head) == 3 && len(tail) >= 3 || strings.IndexByte(head, '-') > 0 || next < hi && t.text[next] == '-' && next+1 < hi && isDigit(t.text[next+1]))
	}
	// given names of two syllables: Jong-un, but Tehran-led
	return isUpper(head[0]) && len(head) > 1 && !isUpper(head[1]) && len(head) <= 5 && len(tail) >= 2 && len(tail) <= 5 && tail[0] >= 'a' && tail[0] <= 'z' &&
		!t.suffixes[tail] && !strings.HasSuffix(tail, "ed") && (next == hi || t.text[next] != '-')
}

// fullStop takes the full stop after the word in, where it belongs to it.
func (t *tokenizer) fullStop(at, end, hi int) int {
	if end == at || end >= hi || t.text[end] != '.' || end+1 < hi && t.text[end+1] == '.' {
		return end
	}
	w := t.text[at:end]
	if at > 0 && t.text[at-1] == '(' && len(w) == 1 || t.listNumber(at, end) {
		return end + 1
	}
	if len(w) == 1 && isUpper(w[0]) || len(w) >= 3 && w[len(w)-2] == '.' && isLetter(w[len(w)-1]) {
		return end + 1
	}
	if len(w) > 10 {
		return end
	}
	kind := t.abbreviations[lower(w)]
	if kind == 0 {
		return end
	}
	next := end + 1 // what comes after white space
	for next < len(t.text) && (t.text[next] == ' ' || t.text[next] == '\n') {
		next++
	}
	switch kind {
	case beforeNumber:
		if next == len(t.text) || next == end+1 || !isDigit(t.text[next]) {
			return end
		}
	case wordAlso:
		if !isUpper(w[0]) || next == len(t.text) || isUpper(t.text[next]) {
			return end
		}
	case andSoOn:
		if next == len(t.text) || isUpper(t.text[next]) {
			return end
		}
	case titleBefore:
		if !isUpper(w[0]) && lower(w) != "vs" && lower(w) != "v" || end+1 == hi && next == len(t.text) {
			return end
		}
	}
	return end + 1
}

// listNumber reports whether the number at at opens a paragraph, as in a list.
func (t *tokenizer) listNumber(at, end int) bool {
	return len(t.out) == 0 && end-at <= 2 && isDigit(t.text[at]) && isDigit(t.text[end-1]) && end+1 < len(t.text) && t.text[end+1] == ' '
}

// word adds a word, with the words that are written on to it cut off.
func (t *tokenizer) word(lo, hi int) {
	w := t.text[lo:hi]
	if isDigit(w[0]) {
		t.number(lo, hi)
		return
	}
	if len(w) < 2 || len(w) > 40 {
		t.add(lo, hi)
		return
	}
	if cut := t.contraction(lo, hi); cut > 0 {
		t.add(lo, lo+cut)
		t.add(lo+cut, hi)
		return
	}
	if cut := clitic(w); cut > 0 {
		t.word(lo, lo+cut)
		t.add(lo+cut, hi)
		return
	}
	t.add(lo, hi)
}

// contraction returns where a word that is two without a sign between is cut, or 0.
func (t *tokenizer) contraction(lo, hi int) int {
	if hi-lo > 8 {
		return 0
	}
	w := lower(t.text[lo:hi])
	switch {
	case w == "im" && t.text[lo+1] == 'M': // a short message
		return 0
	case w == "its":
		next := t.text[hi:min(hi+14, len(t.text))]
		if next, spaced := strings.CutPrefix(next, " "); spaced {
			if i := strings.IndexByte(next, ' '); i > 0 && t.afterItIs[next[:i]] {
				return 2
			}
		}
		return 0
	}
	return t.contractions[w]
}

// clitic returns where a word's clitic starts, or 0.
func clitic(w string) int {
	i := strings.LastIndexByte(w, '\'')
	mark := 1
	if i < 0 {
		if i = strings.LastIndex(w, "’"); i < 0 {
			return 0
		}
		mark = len("’")
	}
	if i == 0 {
		return 0
	}
	switch tail := lower(w[i+mark:]); tail {
	case "s", "m", "re", "ve", "ll", "d":
		return i
	case "t":
		if i > 1 && w[i-1]|0x20 == 'n' {
			return i - 1
		}
	}
	return 0
}

// number adds a number and cuts a unit off that is written on to it.
func (t *tokenizer) number(lo, hi int) {
	if c := clitic(t.text[lo:hi]); c > 0 {
		t.add(lo, lo+c)
		t.add(lo+c, hi)
		return
	}
	i := lo
	for i < hi && (isDigit(t.text[i]) || strings.IndexByte(".,:", t.text[i]) >= 0) {
		i++
	}
	if i < hi && isLetter(t.text[i]) && t.units[strings.TrimSuffix(lower(t.text[i:hi]), ".")] {
		t.add(lo, i)
		t.add(i, hi)
		return
	}
	t.add(lo, hi)
}
