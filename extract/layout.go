package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// kind is what a block is on its page.
type kind uint8

const (
	paragraph kind = iota
	heading
	item
	linked // all of it is one link
)

// block is one paragraph, heading or list item of a draft: a span of its text, without
// line feeds in it.
type block struct {
	dyad.Span
	kind kind
}

// draft is an article before furniture is cut: clean text, its blocks in order, and
// what else the page told.
type draft struct {
	dyad.Article // all but Text, Paragraphs, Furniture, Dateline, Language, ID
	text         string
	blocks       []block
	given        []dyad.Span // spans handed over, into text
	asked        int         // how many of them, the last, are predicates
	plain        bool        // nothing but the text itself tells title and byline
	lang         string      // what the page says its language is, "" for nothing
}

// lay finds the paragraphs of a plain text. Lines are paragraphs of their own, unless
// the text is wrapped at a width or a sentence clearly runs on; then the line feeds
// become spaces, which keeps all spans true.
func (d *draft) lay() {
	lines := splitLines(d.text)
	width := wrapWidth(d.text, lines)
	joined := []byte(nil)
	for i, l := range lines {
		last := len(d.blocks) - 1
		if i > 0 && l.Start == lines[i-1].End+1 && runsOn(lines[i-1].In(d.text), l.In(d.text), width) {
			if joined == nil {
				joined = []byte(d.text)
			}
			joined[l.Start-1] = ' '
			d.blocks[last].End = l.End
			continue
		}
		d.blocks = append(d.blocks, block{Span: l})
	}
	if joined != nil {
		d.text = string(joined)
	}
}

// splitLines gives the lines of a clean text that have something in them.
func splitLines(text string) []dyad.Span {
	var lines []dyad.Span
	for from := 0; from < len(text); {
		n := strings.IndexByte(text[from:], '\n')
		if n < 0 {
			n = len(text) - from
		}
		if n > 0 {
			lines = append(lines, dyad.Span{Start: from, End: from + n})
		}
		from += n + 1
	}
	return lines
}

// Limits of the width that mail and wire texts are wrapped at.
const minWrap, maxWrap = 40, 120

// wrapWidth gives the width in characters that a text is wrapped at, or 0 for one that
// is not: one where a line is longer than texts are wrapped at, or where lines end though
// the next word would have had room.
func wrapWidth(text string, lines []dyad.Span) int {
	widest := 0
	for _, l := range lines {
		if l.Len() > maxWrap*utf8.UTFMax {
			return 0
		}
		widest = max(widest, utf8.RuneCountInString(l.In(text)))
	}
	if widest < minWrap || widest > maxWrap {
		return 0
	}
	full, early := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].Start != lines[i-1].End+1 {
			continue
		}
		if fills(lines[i-1].In(text), lines[i].In(text), widest) {
			full++
		} else {
			early++
		}
	}
	if full < 3 || early > full/4 {
		return 0
	}
	return widest
}

// fills reports whether the first word of next would not have fitted behind line.
func fills(line, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width
}

// runsOn reports whether next goes on with the paragraph of line.
func runsOn(line, next string, width int) bool {
	if width > 0 {
		return fills(line, next, width)
	}
	first, _ := utf8.DecodeRuneInString(next)
	last, _ := utf8.DecodeLastRuneInString(line)
	return unicode.IsLower(first) && (unicode.IsLower(last) || last == ',') && len(line) >= minWrap && strings.Count(next, " ") >= 2
}
