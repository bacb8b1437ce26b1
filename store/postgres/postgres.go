package postgres

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/dyad-news/dyad"
)

// patience is how long an Update waits for another process that writes.
const patience = 30 * time.Second

// connectTime bounds how long a server may take to answer, where the address says nothing.
const connectTime = 10 * time.Second

// Store is a dyad.Store in a schema of a PostgreSQL database. Its methods are safe for
// concurrent use, and any number of processes may have one store open: whoever writes
// second waits for half a minute, or until its context ends, and then gives an error that
// says so.
type Store struct {
	name   string // the address, as it may be shown
	pool   *pgxpool.Pool
	write  *pgx.ConnConfig
	turn   chan *conn // of the writer; its connection is nil before it is needed, and after it was lost
	closed atomic.Bool
	wait   time.Duration
}

var _ dyad.Store = (*Store)(nil)

var errClosed = errors.New("the store is closed")

// Open opens the store at an address, postgres://user:password@host:port/database, and
// makes its schema and tables where there are none. What the address leaves out comes from
// the environment (PGPASSWORD, PGSSLMODE and others) and from ~/.pgpass, as with psql. A
// schema that holds something else, or was made by a newer dyad, is an error and is left as
// it is. An older store's tables are brought up to date.
func Open(ctx context.Context, address string) (*Store, error) { return open(ctx, address, true) }

// OpenExisting is Open for a store that must be there: ErrNoStore where it is not.
func OpenExisting(ctx context.Context, address string) (*Store, error) {
	return open(ctx, address, false)
}

func open(ctx context.Context, address string, make bool) (*Store, error) {
	name := Redacted(address)
	config, schema, err := configure(address)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", name, err)
	}
	if err := prepare(ctx, config, schema, make); err != nil {
		return nil, fmt.Errorf("open store %s: %w", name, err)
	}
	pool, err := pgxpool.NewWithConfig(context.WithoutCancel(ctx), config)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", name, explain(err))
	}
	s := &Store{name: name, pool: pool, write: config.ConnConfig.Copy(), turn: newTurn(), wait: patience}
	// its statements look rows up, always in the same way
	s.write.RuntimeParams["plan_cache_mode"] = "force_generic_plan"
	return s, nil
}

func newTurn() chan *conn {
	turn := make(chan *conn, 1)
	turn <- newConn(nil)
	return turn
}

// Close waits for the Update that is running and for reads of one thing, and closes the
// connections. Sequences that are being read go on to their end. A second Close does
// nothing.
func (s *Store) Close() error {
	c, ok := <-s.turn
	if !ok {
		return nil
	}
	s.closed.Store(true)
	close(s.turn)
	s.pool.Close()
	if c.c == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), connectTime)
	defer cancel()
	if err := c.c.Close(ctx); err != nil {
		return fmt.Errorf("close store %s: %w", s.name, err)
	}
	return nil
}

// Update runs f in a transaction; see dyad.Store. The Writer is of use only to the
// goroutine that runs f and only until f returns; an Update within f never gets its turn.
// Sequences of the Writer give what was there when they began. Where the connection breaks
// as the Update is being kept, it may have been kept although there is an error.
func (s *Store) Update(ctx context.Context, f func(dyad.Writer) error) error {
	var c *conn
	var ok bool
	select {
	case c, ok = <-s.turn:
	case <-ctx.Done():
		return fmt.Errorf("update store %s: %w", s.name, ctx.Err())
	}
	if !ok {
		return fmt.Errorf("update store %s: %w", s.name, errClosed)
	}
	defer func() { s.turn <- c }()
	w, err := s.begin(ctx, c)
	if err != nil {
		return fmt.Errorf("update store %s: %w", s.name, err)
	}
	kept := false
	defer func() {
		w.open = false
		c.owed, c.batch = nil, &pgx.Batch{}
		if !kept {
			s.giveUp(c)
		}
	}()
	if err := f(w); err != nil {
		return err
	}
	if err := errors.Join(ctx.Err(), w.finish(ctx)); err != nil {
		return fmt.Errorf("update store %s: %w", s.name, err)
	}
	// not ctx: whoever waits for this shall know what came of it
	tag, err := c.c.Exec(context.WithoutCancel(ctx), "COMMIT")
	if err == nil && tag.String() != "COMMIT" {
		err = fmt.Errorf("PostgreSQL answers %s", tag)
	}
	if err != nil {
		return fmt.Errorf("commit to store %s: %w", s.name, explain(err))
	}
	kept = true
	return nil
}

// giveUp ends a transaction that is not kept, and the connection where that fails.
func (s *Store) giveUp(c *conn) {
	ctx, cancel := context.WithTimeout(context.Background(), connectTime)
	defer cancel()
	if c.c.IsClosed() {
		c.c = nil
		return
	}
	if _, err := c.c.Exec(ctx, "ROLLBACK"); err != nil {
		c.c.Close(ctx)
		c.c = nil
	}
}

// begin starts a transaction and takes the row that only one may hold. A connection that
// was lost meanwhile is made again.
func (s *Store) begin(ctx context.Context, c *conn) (*writer, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for try := 0; ; try++ {
		fresh := c.c == nil
		if fresh {
			n, err := pgx.ConnectConfig(ctx, s.write)
			if err != nil {
				return nil, explain(err)
			}
			c.c = n
		}
		w := &writer{reader: reader{c}, store: s, open: true}
		_, err := c.c.Exec(ctx, fmt.Sprintf("BEGIN; SET LOCAL lock_timeout = %d", s.wait.Milliseconds()))
		if err == nil {
			err = w.start(ctx)
		}
		if err == nil {
			return w, nil
		}
		s.giveUp(c)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if fresh || try > 0 || !lost(err) {
			return nil, explain(err)
		}
	}
}

// Version is of dyad.Store.
func (s *Store) Version(ctx context.Context) (int64, error) {
	return one(ctx, s, func(r reader) (n int64, err error) {
		err = r.c.get(ctx, `SELECT version FROM state`, nil, &n)
		return n, err
	})
}

// one reads with a single statement, which sees one moment.
func one[T any](ctx context.Context, s *Store, f func(reader) (T, error)) (v T, err error) {
	err = s.read(ctx, func(c *conn) error {
		v, err = f(reader{c})
		return err
	})
	return v, err
}

// moment reads with several statements at one moment.
func moment[T any](ctx context.Context, s *Store, f func(reader) (T, error)) (v T, err error) {
	err = s.read(ctx, func(c *conn) error {
		c.later(beginRead)
		v, err = f(reader{c})
		return err
	})
	return v, err
}

const beginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

// read runs f on a connection of the pool, and once more where that one turns out to be
// dead: others may be too, so all are made anew.
func (s *Store) read(ctx context.Context, f func(*conn) error) error {
	for try := 0; ; try++ {
		err := s.readOnce(ctx, f)
		if err == nil || notFound(err) || ctx.Err() != nil || try > 0 || !lost(err) {
			return explain(err)
		}
		s.pool.Reset()
	}
}

func (s *Store) readOnce(ctx context.Context, f func(*conn) error) error {
	if s.closed.Load() {
		return errClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	p, err := s.pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer p.Release()
	err = f(newConn(p.Conn()))
	return errors.Join(err, endRead(ctx, p.Conn()))
}

// endRead ends the transaction that a read may have begun.
func endRead(ctx context.Context, c *pgx.Conn) error {
	if c.IsClosed() || c.PgConn().TxStatus() == 'I' {
		return nil
	}
	_, err := c.Exec(ctx, "ROLLBACK")
	return err
}

// chunk is how much of a sequence is read before it is handed on. A shorter one holds no
// connection while its consumer, who may read on, works.
const chunk = 256

// many reads a sequence at one moment. Where it is long its connection leaves the pool,
// which makes another, so that consumers never wait for connections that they hold.
func many[T any](ctx context.Context, s *Store, f func(reader, func(T) bool) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var ahead []T
		var own *pgx.Conn // taken from the pool
		stopped := false
		hand := func() bool {
			for _, v := range ahead {
				if stopped = !yield(v, nil); stopped {
					return false
				}
			}
			ahead = nil
			return true
		}
		err := s.sequence(ctx, &own, func(c *conn, leave func()) error {
			ahead = nil
			c.later(beginRead)
			return f(reader{c}, func(v T) bool {
				if own == nil {
					if ahead = append(ahead, v); len(ahead) < chunk {
						return true
					}
					leave()
					return hand()
				}
				stopped = !yield(v, nil)
				return !stopped
			})
		})
		if own != nil {
			own.Close(context.WithoutCancel(ctx))
		}
		if !stopped && hand() && err != nil {
			var zero T
			yield(zero, err)
		}
	}
}

// sequence runs f on a connection of the pool, which leave takes out of it. A dead one is
// tried again while nothing was handed on.
func (s *Store) sequence(ctx context.Context, own **pgx.Conn, f func(c *conn, leave func()) error) error {
	for try := 0; ; try++ {
		if s.closed.Load() {
			return errClosed
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		p, err := s.pool.Acquire(ctx)
		if err == nil {
			c := p.Conn()
			err = f(newConn(c), func() { *own = p.Hijack() })
			if *own == nil {
				err = errors.Join(err, endRead(ctx, c))
				p.Release()
			}
		}
		if err == nil || *own != nil || try > 0 || ctx.Err() != nil || !lost(err) {
			return explain(err)
		}
		s.pool.Reset()
	}
}
