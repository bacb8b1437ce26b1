package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"unicode"

	"github.com/dyad-news/dyad"
)

// maxTerms bounds the words of one search.
const maxTerms = 64

// terms reads what a user typed: words, all of which are asked for, "phrases in
// quotes", and beginnings of words with a star at their end. It is written for FTS5
// with every term quoted, so that nothing in it is an operator.
func terms(words string) (string, error) {
	var all []string
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
		star := ""
		if strings.HasSuffix(term, "*") || strings.HasPrefix(rest, "*") {
			star = "*"
		}
		if term = plain(term); term != "" {
			all = append(all, `"`+term+`"`+star)
		}
	}
	if len(all) > maxTerms {
		return "", fmt.Errorf("%w: %d words to search for, at most %d", dyad.ErrInput, len(all), maxTerms)
	}
	return strings.Join(all, " "), nil
}

// plain leaves the letters, marks and digits of a term, in words; "" where it has none.
func plain(term string) string {
	words := strings.FieldsFunc(term, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.N, unicode.M)
	})
	return strings.Join(words, " ")
}

func (r reader) Search(ctx context.Context, words string, limit int) ([]dyad.Hit, error) {
	match, err := terms(words)
	if err != nil || match == "" {
		return nil, err
	}
	type found struct {
		n    int64
		rank float64
	}
	var all []found
	err = r.c.each(ctx, `SELECT rowid, bm25(words, 2.0, 1.0) FROM words WHERE words MATCH ? ORDER BY 2, 1 LIMIT ?`,
		[]any{match, bound(limit)}, func(rows *sql.Rows) (bool, error) {
			var f found
			err := rows.Scan(&f.n, &f.rank)
			all = append(all, f)
			return true, err
		})
	if err != nil {
		return nil, fmt.Errorf("search for %.100q: %w", words, err)
	}
	hits := make([]dyad.Hit, len(all))
	for i, f := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		h := &hits[i]
		h.Score = -f.rank
		err := r.c.get(`SELECT a.id, a.title, a.outlet, a.published, snippet(words, -1, '«', '»', '…', 24)
			FROM words JOIN article a ON a.n = words.rowid WHERE words MATCH ? AND words.rowid = ?`,
			[]any{match, f.n}, &h.Article, &h.Title, &h.Outlet, &h.Published, &h.Snippet)
		if err != nil {
			return nil, fmt.Errorf("search for %.100q: %w", words, err)
		}
	}
	return hits, nil
}
