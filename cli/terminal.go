package cli

import (
	"io"
	"os"
	"strings"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"
)

// The width that text is wrapped to: the terminal's, within reason, or a fixed one, so
// that a file gets the same bytes wherever it was made.
const (
	fileWidth = 100
	minWidth  = 40
	maxWidth  = 120
)

// isTerminal reports whether w or r is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func widthOf(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return min(max(n, minWidth), maxWidth)
		}
	}
	return fileWidth
}

// colored decides whether to write colour: as the --color flag says, and on "auto"
// when w is a terminal that can and NO_COLOR is not set.
func (e *env) colored(when string, w io.Writer) bool {
	switch when {
	case "always":
		return true
	case "never":
		return false
	}
	return isTerminal(w) && e.getenv("NO_COLOR") == "" && e.getenv("TERM") != "dumb"
}

// A style is the parameters of an ANSI "select graphic rendition", "" for plain text.
const (
	plain   = ""
	bold    = "1"
	faint   = "2"
	red     = "31"
	green   = "32"
	yellow  = "33"
	cyan    = "36"
	trigger = "1;33"
)

// piece is words in one style. Pieces that no space parts stay together.
type piece struct {
	text  string
	style string
}

// page lays pieces out in lines.
type page struct {
	width int
	color bool
}

// paint returns text in a style.
func (p page) paint(text, style string) string {
	if !p.color || style == plain || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}

// wrap writes the pieces as lines no wider than the page, the first after lead and the
// others indented by as much. A word wider than the page has a line for itself.
func (p page) wrap(b *strings.Builder, lead string, pieces ...piece) {
	indent := runewidth.StringWidth(lead)
	b.WriteString(lead)
	at, fresh := indent, true
	for _, word := range words(pieces) {
		n := 0
		for _, w := range word {
			n += runewidth.StringWidth(w.text)
		}
		switch {
		case fresh:
		case at+1+n > p.width:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			at = indent
		default:
			b.WriteByte(' ')
			at++
		}
		for _, w := range word {
			b.WriteString(p.paint(w.text, w.style))
		}
		at, fresh = at+n, false
	}
	b.WriteByte('\n')
}

// words splits pieces at white space; a word keeps the styles of its parts.
func words(pieces []piece) [][]piece {
	var all [][]piece
	var word []piece
	end := func() {
		if len(word) > 0 {
			all, word = append(all, word), nil
		}
	}
	for _, p := range pieces {
		for rest := p.text; rest != ""; {
			i := strings.IndexAny(rest, " \t\n\r")
			if i < 0 {
				word = append(word, piece{printable(rest), p.style})
				break
			}
			if i > 0 {
				word = append(word, piece{printable(rest[:i]), p.style})
			}
			end()
			rest = rest[i+1:]
		}
	}
	end()
	return all
}

// printable takes control characters out: a page must not move a reader's cursor.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}
