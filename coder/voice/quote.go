package voice

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// marks are the pairs of quotation marks; the same mark may open and close.
var marks = [...]struct{ open, close string }{{"“", "”"}, {"\"", "\""}, {"``", "''"}, {"''", "''"}, {"«", "»"}}

// quotes returns what stands in quotation marks, the marks included, in text order. A
// quote does not run past its paragraph: one that is not closed ends with it, as news
// open the next paragraph with a mark of its own.
func quotes(a *dyad.Article) []dyad.Span {
	var out []dyad.Span
	paragraphs := a.Paragraphs
	if len(paragraphs) == 0 {
		paragraphs = []dyad.Span{{Start: 0, End: len(a.Text)}}
	}
	for _, p := range paragraphs {
		text := p.In(a.Text)
		for at := 0; at < len(text); {
			start, open, end := next(text[at:])
			if start < 0 {
				break
			}
			from := at + start
			body := from + len(open)
			n := strings.Index(text[body:], end)
			if n < 0 {
				out = append(out, dyad.Span{Start: p.Start + from, End: p.End})
				break
			}
			at = body + n + len(end)
			out = append(out, dyad.Span{Start: p.Start + from, End: p.Start + at})
		}
	}
	return out
}

// next finds the first opening mark and the mark that closes it.
func next(text string) (at int, open, end string) {
	i := strings.IndexAny(text, "“\"`'«")
	for base := 0; i >= 0; i = strings.IndexAny(text[base:], "“\"`'«") {
		for _, m := range marks {
			if strings.HasPrefix(text[base+i:], m.open) {
				return base + i, m.open, m.close
			}
		}
		base += i + 1
	}
	return -1, "", ""
}
