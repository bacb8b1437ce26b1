package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// terms writes what is searched for as FTS5 reads it, with every term quoted, so that
// nothing in it is an operator.
func terms(words string) (string, error) {
	asked, err := store.Terms(words)
	var all []string
	for _, t := range asked {
		term := `"` + strings.Join(t.Words, " ") + `"`
		if t.Prefix {
			term += "*"
		}
		all = append(all, term)
	}
	return strings.Join(all, " "), err
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
