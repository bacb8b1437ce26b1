package store

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/dyad-news/dyad"
)

// maxTerms bounds the words of one search.
const maxTerms = 64

// Term is one thing that a search asks for: words that stand together, of which the last
// may be only begun.
type Term struct {
	Words  []string // letters, marks and digits only
	Prefix bool
}

// Terms reads what a user typed: words, all of which are asked for, "phrases in quotes",
// and beginnings of words with a star at their end. Nothing in it is an operator.
func Terms(words string) ([]Term, error) {
	var all []Term
	rest := strings.ToValidUTF8(words, " ")
	for rest != "" {
		var term string
		if rest[0] == '"' {
			term, rest, _ = strings.Cut(rest[1:], `"`)
		} else {
			end := strings.IndexFunc(rest, func(r rune) bool { return r == '"' || unicode.IsSpace(r) })
			switch {
			case end == 0:
				rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
				continue
			case end < 0:
				end = len(rest)
			}
			term, rest = rest[:end], rest[end:]
		}
		t := Term{Prefix: strings.HasSuffix(term, "*") || strings.HasPrefix(rest, "*")}
		t.Words = strings.FieldsFunc(term, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) })
		if len(t.Words) > 0 {
			all = append(all, t)
		}
	}
	if len(all) > maxTerms {
		return nil, fmt.Errorf("%w: %d words to search for, at most %d", dyad.ErrInput, len(all), maxTerms)
	}
	return all, nil
}
