package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

var _ store.Copyable = (*Store)(nil)

// Snapshot is of store.Copyable.
func (s *Store) Snapshot(ctx context.Context, f func(store.Rows) error) error {
	return s.read.snapshot(ctx, func(r reader) error { return f(r) })
}

// Count is of store.Rows.
func (r reader) Count(_ context.Context, t *store.Table) (n int, err error) {
	err = r.c.get(`SELECT count(*) FROM `+t.Name, nil, &n)
	return n, named(err, "count", t.Name)
}

// Last is of store.Rows.
func (r reader) Last(_ context.Context, t *store.Table) (n int64, err error) {
	if t.Lead != "" {
		err = r.c.get(`SELECT coalesce(max(`+t.Lead+`), 0) FROM `+t.Name, nil, &n)
	}
	return n, named(err, "end of", t.Name)
}

// Given is of store.Rows.
func (r reader) Given(context.Context) (n int64, err error) {
	err = r.c.get(`SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'article'`, nil, &n)
	return n, err
}

// Each is of store.Rows.
func (r reader) Each(ctx context.Context, t *store.Table, from int64, f func([]any) error) error {
	query := `SELECT ` + strings.Join(t.Columns(), ", ") + ` FROM ` + t.Name
	var args []any
	if t.Lead != "" {
		query += ` WHERE ` + t.Lead + ` >= ? ORDER BY ` + t.Lead
		args = append(args, from)
	}
	return r.c.each(ctx, query, args, func(rows *sql.Rows) (bool, error) {
		row := make([]any, len(t.Columns()))
		dest := make([]any, len(row))
		for i := range dest {
			dest[i] = &row[i]
		}
		if err := rows.Scan(dest...); err != nil {
			return false, err
		}
		flags := len(t.Ints) + len(t.Texts)
		for i := flags; i < flags+len(t.Flags); i++ {
			row[i] = row[i] == int64(1)
		}
		for i := flags + len(t.Flags); i < len(row); i++ {
			row[i] = fingerprints(row[i])
		}
		return true, f(row)
	})
}

// fingerprints reads what article.prints holds.
func fingerprints(v any) []int64 {
	b, _ := v.([]byte)
	all := make([]int64, 0, len(b)/8)
	for ; len(b) >= 8; b = b[8:] {
		all = append(all, int64(binary.LittleEndian.Uint64(b)))
	}
	return all
}

// Load is of store.Copyable.
func (s *Store) Load(ctx context.Context, t *store.Table, from int64, rows [][]any) error {
	return s.loading(ctx, func(w *writer) error {
		if from >= 0 {
			if err := w.cut(t, from); err != nil {
				return err
			}
		}
		query := `INSERT INTO ` + t.Name + ` (` + strings.Join(t.Columns(), ", ") + `) VALUES (?` + strings.Repeat(", ?", len(t.Columns())-1) + `)`
		for _, row := range rows {
			if err := w.load(t, query, row); err != nil {
				return fmt.Errorf("load into %s: %w", t.Name, err)
			}
		}
		return nil
	})
}

// loading is Update for what is more than a dyad.Writer offers.
func (s *Store) loading(ctx context.Context, f func(*writer) error) error {
	return s.Update(ctx, func(w dyad.Writer) error {
		own := w.(*writer)
		return own.do(ctx, func() error { return f(own) })
	})
}

func (w *writer) cut(t *store.Table, from int64) error {
	query, args := `DELETE FROM `+t.Name, []any(nil)
	if t.Lead != "" {
		query, args = query+` WHERE `+t.Lead+` >= ?`, []any{from}
	}
	_, err := w.c.exec(query, args...)
	return named(err, "cut", t.Name)
}

// load puts one row, and of an article its words and fingerprints.
func (w *writer) load(t *store.Table, query string, row []any) error {
	args := append([]any(nil), row...)
	at := map[string]any{}
	for i, name := range t.Columns() {
		at[name] = row[i]
		if prints, ok := row[i].([]int64); ok {
			b := make([]byte, 0, 8*len(prints))
			for _, p := range prints {
				b = binary.LittleEndian.AppendUint64(b, uint64(p))
			}
			args[i] = b
		}
	}
	if _, err := w.c.exec(query, args...); err != nil || t.Name != "article" {
		return err
	}
	prints, _ := at["prints"].([]int64)
	_, err := w.c.exec(`INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)`, at["n"], at["title"], at["text"])
	_, err2 := w.c.exec(`INSERT OR IGNORE INTO print (print, article) SELECT value, ? FROM json_each(?)`, at["n"], numbers(prints))
	return errors.Join(err, err2)
}

// Clear is of store.Copyable.
func (s *Store) Clear(ctx context.Context, tables []*store.Table) error {
	return s.loading(ctx, func(w *writer) error {
		for i := len(tables) - 1; i >= 0; i-- {
			t := tables[i]
			if t.Name == "article" {
				_, err := w.c.exec(`INSERT INTO words (words) VALUES ('delete-all')`)
				_, err2 := w.c.exec(`DELETE FROM print`)
				if err := errors.Join(err, err2); err != nil {
					return err
				}
			}
			if err := w.cut(t, 0); err != nil {
				return err
			}
		}
		return nil
	})
}

// Give is of store.Copyable.
func (s *Store) Give(ctx context.Context, article int64) error {
	return s.loading(ctx, func(w *writer) error {
		_, err := w.c.exec(`UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'article'`, article)
		return err
	})
}
