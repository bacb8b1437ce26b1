package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"

	"github.com/dyad-news/dyad"
)

// errClosed says that a store was used after Close.
var errClosed = errors.New("the store is closed")

// conn is one connection with the statements that were prepared on it. It serves one
// goroutine at a time.
type conn struct {
	c     *sql.Conn
	stmts map[string]*sql.Stmt
}

func connect(ctx context.Context, db *sql.DB) (*conn, error) {
	c, err := db.Conn(ctx)
	if err != nil {
		return nil, explain(err)
	}
	return &conn{c, map[string]*sql.Stmt{}}, nil
}

func (c *conn) close() error {
	for _, s := range c.stmts {
		s.Close()
	}
	return c.c.Close()
}

func (c *conn) stmt(query string) (*sql.Stmt, error) {
	if s := c.stmts[query]; s != nil {
		return s, nil
	}
	s, err := c.c.PrepareContext(context.Background(), query)
	if err != nil {
		return nil, explain(err)
	}
	c.stmts[query] = s
	return s, nil
}

// exec runs a short statement to its end: a context that can end costs a goroutine a
// call, so callers look at it between calls.
func (c *conn) exec(query string, args ...any) (sql.Result, error) {
	s, err := c.stmt(query)
	if err != nil {
		return nil, err
	}
	r, err := s.Exec(args...)
	return r, explain(err)
}

// insert is exec that returns the new row's number.
func (c *conn) insert(query string, args ...any) (int64, error) {
	r, err := c.exec(query, args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// get reads one row; dyad.ErrNotFound where there is none.
func (c *conn) get(query string, args []any, dest ...any) error {
	s, err := c.stmt(query)
	if err != nil {
		return err
	}
	err = s.QueryRow(args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return dyad.ErrNotFound
	}
	return explain(err)
}

// each gives every row to scan until it says stop. The statement must not be run again
// from within scan.
func (c *conn) each(ctx context.Context, query string, args []any, scan func(*sql.Rows) (more bool, err error)) error {
	s, err := c.stmt(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return explain(err)
	}
	defer rows.Close()
	for rows.Next() {
		if more, err := scan(rows); err != nil || !more {
			return explain(err)
		}
	}
	return explain(rows.Err())
}

// column reads the only column of all rows.
func column[T any](ctx context.Context, c *conn, query string, args ...any) ([]T, error) {
	var all []T
	err := c.each(ctx, query, args, func(r *sql.Rows) (bool, error) {
		var v T
		err := r.Scan(&v)
		all = append(all, v)
		return true, err
	})
	return all, err
}

// pool keeps connections for reading. It has no upper bound: a sequence holds one
// while its consumer, who may read on, holds others, and a bound would lock them up.
type pool struct {
	db     *sql.DB
	mu     sync.Mutex
	idle   []*conn
	closed bool
}

// maxIdle is how many connections wait for the next read.
const maxIdle = 8

func (p *pool) take(ctx context.Context) (*conn, error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, errClosed
	}
	if n := len(p.idle); n > 0 {
		c := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		return c, nil
	}
	p.mu.Unlock()
	return connect(ctx, p.db)
}

func (p *pool) give(c *conn) {
	p.mu.Lock()
	keep := !p.closed && len(p.idle) < maxIdle
	if keep {
		p.idle = append(p.idle, c)
	}
	p.mu.Unlock()
	if !keep {
		c.close()
	}
}

func (p *pool) close() error {
	p.mu.Lock()
	idle := p.idle
	p.idle, p.closed = nil, true
	p.mu.Unlock()
	for _, c := range idle {
		c.close()
	}
	return p.db.Close()
}

// snapshot runs f on a connection that sees the store as it is now, whatever is
// written meanwhile.
func (p *pool) snapshot(ctx context.Context, f func(reader) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	c, err := p.take(ctx)
	if err != nil {
		return err
	}
	if _, err := c.exec("BEGIN"); err != nil {
		c.close()
		return err
	}
	defer func() {
		if _, e := c.exec("ROLLBACK"); e != nil {
			c.close()
			if err == nil {
				err = fmt.Errorf("end a read: %w", e)
			}
			return
		}
		p.give(c)
	}()
	return f(reader{c})
}
