package eval

import (
	"strings"
	"unicode"

	"github.com/dyad-news/dyad"
)

// offsets says where each byte of an article's text stands in the text that was handed
// over: white space and page furniture aside they are the same. Bytes that were not found
// have -1.
type offsets []int

// offsetsIn looks the paragraphs of an article up in the text that it was made from.
func offsetsIn(a *dyad.Article, from string) offsets {
	at := make(offsets, len(a.Text)+1)
	for i := range at {
		at[i] = -1
	}
	bare, place := squeeze(from, dyad.Span{End: len(from)})
	begin := 0
	for _, p := range a.Paragraphs {
		words, own := squeeze(a.Text, p)
		i := strings.Index(bare[begin:], words)
		if i < 0 {
			continue
		}
		begin += i
		for j, b := range own {
			at[b] = place[begin+j]
		}
		begin += len(words)
	}
	return at
}

// squeeze returns the text of a span without white space, and where its bytes stand.
func squeeze(text string, s dyad.Span) (string, []int) {
	var b strings.Builder
	var at []int
	for i, r := range s.In(text) {
		if unicode.IsSpace(r) {
			continue
		}
		n := b.Len()
		b.WriteRune(r)
		for j := range b.Len() - n {
			at = append(at, s.Start+i+j)
		}
	}
	return b.String(), at
}

// span maps a span of the article into the text handed over.
func (at offsets) span(s dyad.Span) (dyad.Span, bool) {
	for s.Start < s.End && at[s.Start] < 0 {
		s.Start++
	}
	for s.End > s.Start && at[s.End-1] < 0 {
		s.End--
	}
	if s.Len() == 0 {
		return s, false
	}
	return dyad.Span{Start: at[s.Start], End: at[s.End-1] + 1}, true
}
