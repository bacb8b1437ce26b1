package postgres

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/dyad-news/dyad"
)

// conn is one connection with the statements that wait to be sent on it. It serves one
// goroutine at a time.
type conn struct {
	c     *pgx.Conn
	batch *pgx.Batch
	owed  func() // queues what an Update has put off; nil for a reader
}

func newConn(c *pgx.Conn) *conn { return &conn{c: c, batch: &pgx.Batch{}} }

// later queues a statement: it is sent with the next read, or by send.
func (c *conn) later(query string, args ...any) { c.batch.Queue(query, escapeAll(args)...) }

// most statements that wait are sent before there are more of them than this, since
// PostgreSQL's answers to them are not read meanwhile.
const most = 200

// send sends what waits, in one round trip.
func (c *conn) send(ctx context.Context) error {
	if c.batch.Len() == 0 {
		return nil
	}
	b := c.batch
	c.batch = &pgx.Batch{}
	return explain(c.c.SendBatch(ctx, b).Close())
}

// full sends what waits where that is much.
func (c *conn) full(ctx context.Context) error {
	if c.batch.Len() < most {
		return nil
	}
	return c.send(ctx)
}

// settle queues what an Update has put off, before a read that may ask for it.
func (c *conn) settle() {
	if c.owed != nil {
		c.owed()
	}
}

// drain is how many more rows are read, after the one at which a reader stops, before the
// connection is given up.
const drain = 1000

// each gives every row to scan until it says stop. The connection must not be used from
// within scan. What waits is sent first.
func (c *conn) each(ctx context.Context, query string, args []any, scan func(pgx.Rows) (more bool, err error)) error {
	c.settle()
	return c.hot(ctx, query, args, scan)
}

// hot is each for what needs nothing of what was put off.
func (c *conn) hot(ctx context.Context, query string, args []any, scan func(pgx.Rows) (more bool, err error)) error {
	var failed error
	stopped := false
	c.batch.Queue(query, escapeAll(args)...).Query(func(all pgx.Rows) error {
		rows := rows{all}
		for rows.Next() {
			more, err := scan(rows)
			if failed = err; err == nil && more {
				continue
			}
			stopped = true
			for range drain {
				if !rows.Next() {
					return nil
				}
			}
			c.c.PgConn().Conn().Close() // too much is still to come
			return nil
		}
		return rows.Err()
	})
	err := c.send(ctx)
	if stopped {
		return failed
	}
	return err
}

// get reads one row; dyad.ErrNotFound where there is none.
func (c *conn) get(ctx context.Context, query string, args []any, dest ...any) error {
	c.settle()
	return c.hotGet(ctx, query, args, dest...)
}

// hotGet is get for what needs nothing of what was put off.
func (c *conn) hotGet(ctx context.Context, query string, args []any, dest ...any) error {
	found := false
	err := c.hot(ctx, query, args, func(rows pgx.Rows) (bool, error) {
		found = true
		return false, rows.Scan(dest...)
	})
	if err == nil && !found {
		return dyad.ErrNotFound
	}
	return err
}

// column reads the only column of all rows.
func column[T any](ctx context.Context, c *conn, query string, args ...any) ([]T, error) {
	var all []T
	err := c.hot(ctx, query, args, func(r pgx.Rows) (bool, error) {
		var v T
		err := r.Scan(&v)
		all = append(all, v)
		return true, err
	})
	return all, err
}

// named says which thing an error is about.
func named(err error, what, id string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", what, id, err)
}

// notFound reports whether an error is that what was asked for is not there.
func notFound(err error) bool { return errors.Is(err, dyad.ErrNotFound) }
