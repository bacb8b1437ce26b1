package postgres

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

var _ store.Copyable = (*Store)(nil)

// Snapshot is of store.Copyable. The connection is its own until f ends.
func (s *Store) Snapshot(ctx context.Context, f func(store.Rows) error) error {
	return explain(s.readOnce(ctx, func(c *conn) error {
		c.later(beginRead)
		return f(reader{c})
	}))
}

// Count is of store.Rows.
func (r reader) Count(ctx context.Context, t *store.Table) (n int, err error) {
	err = r.c.hotGet(ctx, `SELECT count(*) FROM `+t.Name, nil, &n)
	return n, named(err, "count", t.Name)
}

// Last is of store.Rows.
func (r reader) Last(ctx context.Context, t *store.Table) (n int64, err error) {
	if t.Lead != "" {
		err = r.c.hotGet(ctx, `SELECT coalesce(max(`+t.Lead+`), 0) FROM `+t.Name, nil, &n)
	}
	return n, named(err, "end of", t.Name)
}

// Given is of store.Rows.
func (r reader) Given(ctx context.Context) (n int64, err error) {
	err = r.c.hotGet(ctx, `SELECT article FROM state`, nil, &n)
	return n, err
}

// Each is of store.Rows.
func (r reader) Each(ctx context.Context, t *store.Table, from int64, f func([]any) error) error {
	query := `SELECT ` + strings.Join(t.Columns(), ", ") + ` FROM ` + t.Name
	var args []any
	if t.Lead != "" {
		query += ` WHERE ` + t.Lead + ` >= $1 ORDER BY ` + t.Lead
		args = append(args, from)
	}
	ints, texts := make([]*int64, len(t.Ints)), make([]string, len(t.Texts))
	flags, prints := make([]bool, len(t.Flags)), make([][]int64, len(t.Prints))
	dest := append(append(append(pointers(ints), pointers(texts)...), pointers(flags)...), pointers(prints)...)
	return r.c.hot(ctx, query, args, func(rows pgx.Rows) (bool, error) {
		if err := rows.Scan(dest...); err != nil {
			return false, err
		}
		row := make([]any, 0, len(dest))
		for _, n := range ints {
			if row = append(row, nil); n != nil {
				row[len(row)-1] = *n
			}
		}
		row = append(append(append(row, values(texts)...), values(flags)...), values(prints)...)
		clear(prints) // which the row has now
		return true, f(row)
	})
}

func pointers[T any](vs []T) []any {
	all := make([]any, len(vs))
	for i := range vs {
		all[i] = &vs[i]
	}
	return all
}

func values[T any](vs []T) []any {
	all := make([]any, len(vs))
	for i := range vs {
		all[i] = vs[i]
	}
	return all
}

// loading is Update for what is more than a dyad.Writer offers.
func (s *Store) loading(ctx context.Context, f func(*writer) error) error {
	return s.Update(ctx, func(w dyad.Writer) error {
		own := w.(*writer)
		return own.do(ctx, func() error { return f(own) })
	})
}

// Load is of store.Copyable. The rows go in by COPY.
func (s *Store) Load(ctx context.Context, t *store.Table, from int64, rows [][]any) error {
	return s.loading(ctx, func(w *writer) error {
		if from >= 0 {
			w.cut(t, from)
		}
		return named(w.load(ctx, t, rows), "load into", t.Name)
	})
}

func (w *writer) cut(t *store.Table, from int64) {
	if t.Lead == "" {
		w.c.later(`DELETE FROM ` + t.Name)
	} else {
		w.c.later(`DELETE FROM `+t.Name+` WHERE `+t.Lead+` >= $1`, from)
	}
}

func (w *writer) load(ctx context.Context, t *store.Table, rows [][]any) error {
	if len(rows) == 0 {
		return nil
	}
	columns := t.Columns()
	at := map[string]int{}
	for i, name := range columns {
		at[name] = i
	}
	all := make([][]any, len(rows))
	for i, row := range rows {
		all[i] = append([]any(nil), row...)
		switch t.Name {
		case "article":
			title, _ := row[at["title"]].(string)
			text, _ := row[at["text"]].(string)
			n, _ := row[at["n"]].(int64)
			w.stems.articles, w.stems.stems = append(w.stems.articles, n), append(w.stems.stems, vector(title, text))
		case "claim":
			body, _ := row[at["body"]].(string)
			var c dyad.Claim
			if err := json.Unmarshal([]byte(body), &c); err != nil {
				return fmt.Errorf("read a claim: %w", err)
			}
			code, name := voice(&c)
			all[i] = append(all[i], code, name)
		}
	}
	if t.Name == "claim" {
		columns = append(columns, "code", "name")
	}
	if err := w.copyIn(ctx, t.Name, columns, all); err != nil {
		return err
	}
	last, _ := rows[len(rows)-1][at[t.Lead]].(int64)
	w.number(t, last)
	return nil
}

// number sees to it that a table's numbers go on after the last one.
func (w *writer) number(t *store.Table, last int64) {
	n := &w.last
	own := map[string]*int64{"article": &n.article, "event": &n.event, "incident": &n.incident, "record": &n.record}[t.Name]
	switch {
	case own != nil:
		*own = max(*own, last)
	case t.Lead == "n":
		w.c.later(`SELECT setval(pg_get_serial_sequence($1, 'n'), $2)`, t.Name, last)
	}
}

// Clear is of store.Copyable.
func (s *Store) Clear(ctx context.Context, tables []*store.Table) error {
	return s.loading(ctx, func(w *writer) error {
		for _, t := range tables {
			w.cut(t, 0)
			if t.Name == "article" {
				w.c.later(`DELETE FROM words`)
			}
		}
		return nil
	})
}

// Give is of store.Copyable.
func (s *Store) Give(ctx context.Context, article int64) error {
	return s.loading(ctx, func(w *writer) error {
		w.last.article = max(w.last.article, article)
		return nil
	})
}
