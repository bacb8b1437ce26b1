package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"sync"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

func (r reader) Kept(ctx context.Context, q dyad.KeptQuery) ([]dyad.Kept, error) {
	var w where
	if q.Since != "" {
		w.add(`a.published >= ?`, string(q.Since))
	}
	if q.After > 0 {
		w.add(`a.n > ?`, q.After)
	}
	if q.Before > 0 {
		w.add(`a.n < ?`, q.Before)
	}
	order := ` DESC`
	if q.Oldest {
		order = ``
	}
	var all []dyad.Kept
	err := r.c.each(ctx, `SELECT a.n, a.id, a.title, a.outlet, a.published, a.url, (SELECT count(*) FROM event e WHERE e.article = a.n)
		FROM article a`+w.String()+` ORDER BY a.n`+order+` LIMIT ?`, append(w.args, bound(q.Limit)),
		func(rows *sql.Rows) (bool, error) {
			var k dyad.Kept
			err := rows.Scan(&k.N, &k.ID, &k.Title, &k.Outlet, &k.Published, &k.URL, &k.Events)
			all = append(all, k)
			return true, err
		})
	return all, err
}

func (r reader) Nodes(ctx context.Context) ([]dyad.NodeCount, error) {
	var all []dyad.NodeCount
	err := r.c.each(ctx, `SELECT node, sum(incidents) FROM (
			SELECT src AS node, sum(incidents) AS incidents FROM dyad_day GROUP BY src
			UNION ALL SELECT dst, sum(incidents) FROM dyad_day GROUP BY dst
			UNION ALL SELECT src, sum(incidents) FROM record_days GROUP BY src
			UNION ALL SELECT dst, sum(incidents) FROM record_days GROUP BY dst
		) GROUP BY node ORDER BY 2 DESC, 1`, nil,
		func(rows *sql.Rows) (bool, error) {
			var n dyad.NodeCount
			err := rows.Scan(&n.Node, &n.Incidents)
			all = append(all, n)
			return true, err
		})
	return all, err
}

func (r reader) claimed(ctx context.Context, q dyad.ClaimQuery, yield func(dyad.Claim) bool) error {
	var w where
	if q.By != "" {
		expr := `json_extract(c.body, '$.by.identifier_text')`
		key, code := store.Voice(q.By)
		if code {
			expr = `json_extract(c.body, '$.by.code')`
		}
		w.add(expr+` = ?`, key)
	}
	w.days("c.published", q.From, q.To)
	n := 0
	return r.c.each(ctx, `SELECT c.body FROM claim c`+w.String()+` ORDER BY c.published DESC, c.incident, c.seq`, w.args,
		func(rows *sql.Rows) (bool, error) {
			var body sql.RawBytes
			var c dyad.Claim
			if err := errors.Join(rows.Scan(&body), json.Unmarshal(body, &c)); err != nil {
				return false, err
			}
			if q.By != "" && (c.By == nil || c.By.Node() != q.By) {
				return true, nil
			}
			n++
			return yield(c) && (q.Limit <= 0 || n < q.Limit), nil
		})
}

// Kept is of dyad.Reader.
func (s *Store) Kept(ctx context.Context, q dyad.KeptQuery) ([]dyad.Kept, error) {
	return one(ctx, s, func(r reader) ([]dyad.Kept, error) { return r.Kept(ctx, q) })
}

// Nodes is of dyad.Reader.
func (s *Store) Nodes(ctx context.Context) ([]dyad.NodeCount, error) {
	return one(ctx, s, func(r reader) ([]dyad.NodeCount, error) { return r.Nodes(ctx) })
}

// Claimed is of dyad.Reader.
func (w *writer) Claimed(ctx context.Context, q dyad.ClaimQuery) iter.Seq2[dyad.Claim, error] {
	return gathered(func(yield func(dyad.Claim) bool) error { return w.claimed(ctx, q, yield) })
}

// Claimed is of dyad.Reader.
func (s *Store) Claimed(ctx context.Context, q dyad.ClaimQuery) iter.Seq2[dyad.Claim, error] {
	return many(ctx, s, func(r reader, yield func(dyad.Claim) bool) error { return r.claimed(ctx, q, yield) })
}

// version is the connection that tells of changes. SQLite's data_version can be compared
// only on one connection, and tells of what others wrote, so this one does nothing else.
type version struct {
	mu     sync.Mutex
	c      *conn
	closed bool
}

// Version is of dyad.Store.
func (s *Store) Version(ctx context.Context) (n int64, err error) {
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	v := &s.ver
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return 0, fmt.Errorf("version of store %s: %w", s.path, errClosed)
	}
	if v.c == nil {
		if v.c, err = connect(context.WithoutCancel(ctx), s.read.db); err != nil {
			return 0, fmt.Errorf("version of store %s: %w", s.path, err)
		}
	}
	err = v.c.get(`PRAGMA data_version`, nil, &n)
	return n, named(err, "version of store", s.path)
}

func (v *version) close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.closed = true
	if v.c == nil {
		return nil
	}
	return v.c.close()
}
