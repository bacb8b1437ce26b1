package en

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// Limit is the number of tokens after which a sentence is cut.
const Limit = 400

// split returns where the sentences end, as indices one past their last token.
func (t *tokenizer) split(tokens []dyad.Span) []int {
	var ends []int
	start := 0
	depth := 0 // open brackets
	for i := range tokens {
		w := tokens[i].In(t.text)
		switch w {
		case "(", "[":
			depth++
		case ")", "]":
			depth = max(depth-1, 0)
		}
		if i-start+1 >= Limit {
			ends, start, depth = append(ends, i+1), i+1, 0
			continue
		}
		if i < start {
			continue
		}
		if t.unmarked(tokens[start:], i-start) {
			ends, start, depth = append(ends, i+1), i+1, 0
			continue
		}
		if !t.mayEnd(w) || i == start+1 && numbers(tokens[start].In(t.text)) {
			continue // no sign, or the one after the number of a list
		}
		end := t.closing(tokens, i+1)
		if end < len(tokens) && !t.breaks(tokens, i, end, depth > 0) {
			continue
		}
		if end > start && end-1 >= i {
			ends, start, depth = append(ends, end), end, 0
		}
	}
	if start < len(tokens) {
		ends = append(ends, len(tokens))
	}
	return clean(ends)
}

// clean drops ends that an earlier one has passed.
func clean(ends []int) []int {
	out := ends[:0]
	last := 0
	for _, e := range ends {
		if e > last {
			out, last = append(out, e), e
		}
	}
	return out
}

func (t *tokenizer) mayEnd(w string) bool {
	switch last := w[len(w)-1]; last {
	case '.', '!', '?':
		return true
	default:
		return w == "…"
	}
}

// closing returns the index of the first token from i on that is no quote or
// bracket closing the sentence before it.
func (t *tokenizer) closing(tokens []dyad.Span, i int) int {
	for ; i < len(tokens); i++ {
		if i+2 < len(tokens) && tokens[i].In(t.text) == "[" && isDigit(t.text[tokens[i+1].Start]) && tokens[i+2].In(t.text) == "]" {
			i += 2 // the number of a note
			continue
		}
		glued := tokens[i].Start == tokens[i-1].End
		switch tokens[i].In(t.text) {
		case ")", "]", "”", "’’", "''", "»":
			if !glued && tokens[i].Len() == 1 {
				return i
			}
		case "\"", "'", "’":
			if !glued || i+1 < len(tokens) && tokens[i+1].Start == tokens[i].End && wordByte(t.text[tokens[i+1].Start]) {
				return i
			}
		default:
			return i
		}
	}
	return i
}

// breaks decides whether the sentence ends with token i and the closing signs up
// to end, where another token follows.
func (t *tokenizer) breaks(tokens []dyad.Span, i, end int, bracketed bool) bool {
	w, next := tokens[i].In(t.text), tokens[end].In(t.text)
	first := end // the first word after opening quotes and brackets
	for first < len(tokens)-1 && strings.Contains("\"'“‘([«``", tokens[first].In(t.text)) {
		first++
	}
	word := tokens[first].In(t.text)
	c := word[0]
	opens := isUpper(c) || isDigit(c) || c >= 0x80 && lower(word) != word || first > end
	if i == 0 && isDigit(w[0]) { // the number of a list
		return false
	}
	stop := w == "." || w[0] == '!' || w[0] == '?' || w == "…" || w[0] == '.'
	if !stop { // an abbreviation
		return t.afterAbbreviation(w, word, c)
	}
	if end == i+1 && tokens[end].Start == tokens[i].End && !isUpper(c) && first == end {
		return false // something is written on to the sign
	}
	switch {
	case w == ".":
		if bracketed && end == i+1 {
			return isUpper(c)
		}
		return opens || c >= 0x80 || c == '$' || c == '#' || c == '@' || next == "-" || next == "*" || next == "•" || c >= 'a' && c <= 'z' && end == i+1
	case w[0] == '!' || w[0] == '?':
		if end > i+1 && t.reports(tokens, end) {
			return false
		}
		// names may have the sign, as a web portal's does
		small := end == i+1 && c >= 'a' && c <= 'z' && i > 0 && (w[0] == '?' || !isUpper(t.text[tokens[i-1].Start]))
		return (opens || small) && !bracketed
	}
	return isUpper(c) // an ellipsis
}

// reports reports whether what follows a quotation says whose it is: "Smith asked".
func (t *tokenizer) reports(tokens []dyad.Span, at int) bool {
	for i := at; i < min(at+4, len(tokens)); i++ {
		w := tokens[i].In(t.text)
		if t.reporting[w] {
			return true
		}
		if !wordByte(w[0]) {
			return false
		}
	}
	return false
}

func (t *tokenizer) afterAbbreviation(w, word string, c byte) bool {
	if !isUpper(c) {
		return false
	}
	switch t.abbreviations[lower(strings.TrimSuffix(w, "."))] {
	case titleBefore, beforeNumber, wordAlso:
		return false
	}
	if len(w) == 2 && isUpper(w[0]) { // an initial
		return false
	}
	return t.openers[lower(word)] && word != "I"
}

// unmarked reports whether a sentence ends with its token i, which is no sign that ends
// one: a face, the stamp of a letter or what is before it, a salutation at the end, an address,
// the colon after a heading.
func (t *tokenizer) unmarked(tokens []dyad.Span, i int) bool {
	if i+1 >= len(tokens) {
		return false
	}
	w, next := tokens[i].In(t.text), tokens[i+1].In(t.text)
	capital := isUpper(next[0])
	switch {
	case w == ",":
		return capital && i > 0 && i < 3 && t.farewells[lower(tokens[i-1].In(t.text))]
	case address(w):
		return capital || address(next)
	case smiley(w) == len(w):
		return capital
	case w == ":":
		return (capital || isDigit(next[0])) && t.heading(tokens[:i])
	case w == "AM" || w == "PM":
		return i > 1 && t.stamp(tokens[i-2], tokens[i-1])
	}
	return i+2 < len(tokens) && (w[0] < 'a' || w[0] > 'z' || strings.IndexByte(w, '@') > 0) && t.stamp(tokens[i+1], tokens[i+2])
}

// address reports whether a token is an address of the web.
func address(w string) bool {
	return hasFold(w, "http://") || hasFold(w, "https://") || hasFold(w, "www.")
}

// stamp reports whether two tokens are a day and a time of day in numbers: "03/09/2000 05:39".
func (t *tokenizer) stamp(day, time dyad.Span) bool {
	d, c := day.In(t.text), time.In(t.text)
	return isDigit(d[0]) && strings.Count(d, "/") == 2 && isDigit(c[0]) && strings.IndexByte(c, ':') > 0
}

// numbers reports whether a token may be the number of a list.
func numbers(w string) bool { return isDigit(w[0]) && (len(w) == 1 || len(w) == 2 && isDigit(w[1])) }
