package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"time"

	"github.com/dyad-news/dyad"
)

// patience is how long an Update waits for another process that writes.
const patience = 30 * time.Second

// Store is a dyad.Store in one file. Its methods are safe for concurrent use, and two
// processes may have one file open: whoever writes second waits for half a minute, or
// until its context ends, and then gives an error that says so.
type Store struct {
	path string
	read pool
	db   *sql.DB // of the writer
	turn chan *conn
	ver  version
}

var _ dyad.Store = (*Store)(nil)

// Open opens the store at path, and makes it where there is no file or an empty one. A
// file that is something else, or was made by a newer dyad, is an error and is left
// as it is. An older store's tables are brought up to date.
func Open(path string) (*Store, error) {
	s, err := open(context.Background(), path, patience)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path string, wait time.Duration) (*Store, error) {
	if path == "" {
		return nil, errors.New("no path given")
	}
	if err := prepare(ctx, path, wait); err != nil {
		return nil, err
	}
	v := settings(wait)
	v.Set("_query_only", "1")
	v.Add("_pragma", "cache_size(-8192)")
	readers, err := database(path, v)
	if err != nil {
		return nil, err
	}
	v = settings(wait)
	v.Set("_synchronous", "FULL")
	v["_pragma"] = append(v["_pragma"], "cache_size(-65536)", "wal_autocheckpoint(4000)", "journal_size_limit(67108864)")
	writer, err := database(path, v)
	if err != nil {
		readers.Close()
		return nil, err
	}
	c, err := connect(ctx, writer)
	if err != nil {
		readers.Close()
		writer.Close()
		return nil, err
	}
	s := &Store{path: path, read: pool{db: readers}, db: writer, turn: make(chan *conn, 1)}
	s.turn <- c
	return s, nil
}

// Close waits for the Update that is running and closes the file. Sequences that are
// being read end with an error. A second Close does nothing.
func (s *Store) Close() error {
	c, ok := <-s.turn
	if !ok {
		return nil
	}
	close(s.turn)
	err := errors.Join(s.ver.close(), s.read.close(), c.close(), s.db.Close())
	if err != nil {
		return fmt.Errorf("close store %s: %w", s.path, err)
	}
	return nil
}

// Update runs f in a transaction; see dyad.Store. The Writer is of use only to the
// goroutine that runs f and only until f returns; an Update within f never gets its
// turn. Sequences of the Writer give what was there when they began, as it is now.
func (s *Store) Update(ctx context.Context, f func(dyad.Writer) error) error {
	var c *conn
	var ok bool
	select {
	case c, ok = <-s.turn:
	case <-ctx.Done():
		return fmt.Errorf("update store %s: %w", s.path, ctx.Err())
	}
	if !ok {
		return fmt.Errorf("update store %s: %w", s.path, errClosed)
	}
	defer func() { s.turn <- c }()
	if err := begin(ctx, c); err != nil {
		return fmt.Errorf("update store %s: %w", s.path, err)
	}
	w := &writer{reader: reader{c}, store: s, open: true}
	kept := false
	defer func() {
		w.open = false
		if !kept {
			c.c.ExecContext(context.Background(), "ROLLBACK")
		}
	}()
	if err := f(w); err != nil {
		return err
	}
	if err := errors.Join(ctx.Err(), w.failed); err != nil {
		return fmt.Errorf("update store %s: %w", s.path, err)
	}
	if _, err := c.exec("COMMIT"); err != nil {
		return fmt.Errorf("commit to store %s: %w", s.path, err)
	}
	kept = true
	return nil
}

// begin takes the lock of the file, for which it waits no longer than ctx lasts.
func begin(ctx context.Context, c *conn) error {
	s, err := c.stmt("BEGIN IMMEDIATE")
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err = s.ExecContext(ctx)
	if err != nil && ctx.Err() != nil {
		// the lock may have come just as ctx ended
		c.c.ExecContext(context.Background(), "ROLLBACK")
	}
	return explain(err)
}

// one reads one thing at one moment.
func one[T any](ctx context.Context, s *Store, f func(reader) (T, error)) (v T, err error) {
	err = s.read.snapshot(ctx, func(r reader) error {
		v, err = f(r)
		return err
	})
	return v, err
}

// many reads a sequence at one moment.
func many[T any](ctx context.Context, s *Store, f func(reader, func(T) bool) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		stopped := false
		err := s.read.snapshot(ctx, func(r reader) error {
			return f(r, func(v T) bool {
				stopped = !yield(v, nil)
				return !stopped
			})
		})
		if err != nil && !stopped {
			var zero T
			yield(zero, err)
		}
	}
}
