package store

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/dyad-news/dyad"
)

// Rows reads the tables of a store as they are at one moment.
type Rows interface {
	// Count returns how many rows a table has.
	Count(ctx context.Context, t *Table) (int, error)
	// Last returns the greatest lead of a table, 0 where it has none.
	Last(ctx context.Context, t *Table) (int64, error)
	// Each gives f the rows whose lead is from or later, in the order of their leads.
	Each(ctx context.Context, t *Table, from int64, f func(row []any) error) error
	// Given returns the number that was given to an article last.
	Given(ctx context.Context) (int64, error)
}

// Copyable is a store that can be copied row by row.
type Copyable interface {
	dyad.Store
	// Snapshot runs f once.
	Snapshot(ctx context.Context, f func(Rows) error) error
	// Load takes the rows whose lead is from or later out of a table, none where from is
	// negative, and puts rows in, with all that is made of them; all of it or nothing.
	Load(ctx context.Context, t *Table, from int64, rows [][]any) error
	// Clear empties tables. Those that rest on them must be among them, and stand later.
	Clear(ctx context.Context, tables []*Table) error
	// Give sees to it that the numbers of articles go on after this one.
	Give(ctx context.Context, article int64) error
}

// A load ends with this many rows, where nothing else is asked for, or bytes of their text.
const (
	loadRows  = 2_000
	loadBytes = 2 << 20
)

// Copy copies a store into an empty one, or goes on with a part of such a copy, and holds
// what it copied against the source.
type Copy struct {
	From, To Copyable
	Source   string         // name of From, which a part of a copy bears
	Size     int            // rows put at one time; 0 for 2,000
	Begun    func(rows int) // told how many rows are to be done, each once copied and once compared
	Done     func(rows int) // told how many more are done

	src Rows
	all sum // of the tables that are the same
}

// Result is what a Copy did.
type Result struct {
	Rows   int
	Digest string // of all rows, whatever their order
}

// ErrTaken says that the target of a copy holds something else.
var ErrTaken = errors.New("not an empty store")

// Run copies. Stopped or killed, it is gone on with by the next Run; until it ends well the
// target is marked (Part). ErrTaken says that the target cannot be one.
func (c *Copy) Run(ctx context.Context) (r Result, err error) {
	err = c.From.Snapshot(context.WithoutCancel(ctx), func(src Rows) error { // what reads from it can be stopped
		c.src = src
		r, err = c.run(ctx)
		return err
	})
	return r, err
}

func (c *Copy) run(ctx context.Context) (r Result, err error) {
	if err := c.begin(ctx); err != nil {
		return r, err
	}
	tables := Tables()
	mark := len(tables) - 1
	anew, err := c.through(ctx, &r, tables[:mark])
	if anew != nil { // the source went on since the first part was copied
		if err = c.To.Clear(ctx, anew); err == nil {
			anew, err = c.through(ctx, &r, anew)
		}
	}
	if anew == nil && err == nil {
		if err = c.give(ctx); err == nil {
			anew, err = c.through(context.WithoutCancel(ctx), &r, tables[mark:]) // stopped here, it would be unmarked and not yet whole
		}
	}
	if anew != nil && err == nil {
		err = fmt.Errorf("table %s of the copy is not that of the source: does another process write to it?", anew[0].Name)
	}
	r.Digest = c.all.String()
	return r, err
}

// give lets the numbers of articles go on where the source's do.
func (c *Copy) give(ctx context.Context) error {
	n, err := c.src.Given(ctx)
	if err != nil {
		return err
	}
	return c.To.Give(ctx, n)
}

// through copies tables and holds them against the source. It returns those from the first
// that differs on; nil where none does.
func (c *Copy) through(ctx context.Context, r *Result, tables []*Table) (anew []*Table, err error) {
	for _, t := range tables {
		if err := c.table(ctx, t); err != nil {
			return nil, fmt.Errorf("copy table %s: %w", t.Name, err)
		}
	}
	err = c.To.Snapshot(ctx, func(dst Rows) error {
		for i, t := range tables {
			want, got, err := c.both(ctx, dst, t)
			if err != nil {
				return fmt.Errorf("compare table %s: %w", t.Name, err)
			}
			if want != got {
				anew = tables[i:]
				return nil
			}
			r.Rows += want.rows
			c.all.add([]any{t.Name, want.String()})
		}
		return nil
	})
	return anew, err
}

// begin marks the target, if it is empty or such a part already.
func (c *Copy) begin(ctx context.Context) error {
	rows := 0
	for _, t := range Tables() {
		n, err := c.src.Count(ctx, t)
		if err != nil {
			return err
		}
		rows += n
	}
	part, err := Part(ctx, c.To)
	if err != nil {
		return err
	}
	if part == "" {
		if err := c.empty(ctx); err != nil {
			return err
		}
		body, err := json.Marshal(&dyad.Run{ID: partID, Command: c.Source})
		if err != nil {
			return err
		}
		row := []any{int64(math.MaxInt64), partID, string(body)}
		if err := c.To.Load(ctx, markTable(), -1, [][]any{row}); err != nil {
			return err
		}
	} else if part != c.Source {
		return fmt.Errorf("%w: it is a part of a copy of %s", ErrTaken, part)
	}
	c.Begun(2 * rows)
	return nil
}

// empty reports a target that holds something.
func (c *Copy) empty(ctx context.Context) error {
	return c.To.Snapshot(ctx, func(dst Rows) error {
		for _, t := range Tables() {
			n, err := dst.Count(ctx, t)
			if err != nil {
				return err
			}
			if n > 0 {
				return fmt.Errorf("%w: its table %s has %d rows", ErrTaken, t.Name, n)
			}
		}
		return nil
	})
}

// partID is the id of the run that marks a part of a copy.
const partID = "part of a copy"

func markTable() *Table {
	all := Tables()
	return all[len(all)-1]
}

// Part returns the name of the store of which this one is a part of a copy, "" where it is
// none.
func Part(ctx context.Context, st dyad.Reader) (source string, err error) {
	runs, err := st.Runs(ctx)
	for _, r := range runs {
		if r.ID == partID {
			source = r.Command
		}
	}
	return source, err
}

// table copies the rows of a table that the target does not have yet.
func (c *Copy) table(ctx context.Context, t *Table) error {
	var from int64
	err := c.To.Snapshot(ctx, func(dst Rows) (err error) {
		from, err = dst.Last(ctx, t)
		return err
	})
	if err != nil {
		return err
	}
	cut := from // what is led by one number may be there in part
	if t.Lead == "n" {
		from, cut = from+1, -1
	}
	total, err := c.src.Count(ctx, t)
	if err != nil {
		return err
	}
	read, bytes := 0, 0
	var rows [][]any
	load := func() error {
		if len(rows) == 0 && cut < 0 {
			return nil
		}
		err := c.To.Load(ctx, t, cut, rows)
		c.Done(len(rows))
		rows, bytes, cut = nil, 0, -1
		return err
	}
	err = c.src.Each(ctx, t, from, func(row []any) error {
		rows = append(rows, row)
		read++
		for _, v := range row {
			if s, ok := v.(string); ok {
				bytes += len(s)
			}
		}
		if len(rows) < cmp.Or(c.Size, loadRows) && bytes < loadBytes {
			return nil
		}
		return load()
	})
	if err != nil {
		return err
	}
	c.Done(total - read)
	return load()
}

// both sums a table up on both sides at once.
func (c *Copy) both(ctx context.Context, dst Rows, t *Table) (want, got sum, err error) {
	other := make(chan error, 1)
	go func() {
		other <- dst.Each(ctx, t, 0, func(row []any) error { got.add(row); return nil })
	}()
	const tell = 1000
	err = c.src.Each(ctx, t, 0, func(row []any) error {
		if want.add(row); want.rows%tell == 0 {
			c.Done(tell)
		}
		return nil
	})
	c.Done(want.rows % tell)
	return want, got, errors.Join(err, <-other)
}
