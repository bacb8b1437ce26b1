package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
	"github.com/dyad-news/dyad/store/postgres"
)

type storeCmd struct {
	Copy storeCopyCmd `cmd:"" help:"Copy a store into an empty one, from a file to a database or back."`
}

// Help is printed by --help.
func (*storeCmd) Help() string {
	return `dyad store copy A B copies all of store A into store B, which must be empty or not there yet: articles, events, incidents, claims, datasets, feeds, links and runs, with their numbers. Either may be a file or the address of a PostgreSQL database. A may be in use: what is copied is A as it was when the copying began. Every row is then read back and held against A.

An interrupted copy is taken up again by the same command. Until it is whole, no other command works on B. The files beside a store (tokens, webhooks) are not part of it.

Exit codes: 0 B is the same as A, 1 it is not, 2 wrong use, 130 interrupted.

Examples:

    dyad store copy dyad.db postgres://dyad@db.example/news
    dyad store copy postgres://dyad@db.example/news backup.db
`
}

type storeCopyCmd struct {
	From string `arg:"" name:"a" help:"The store that is copied."`
	To   string `arg:"" name:"b" help:"The store that is made."`
}

// Run copies.
func (c *storeCopyCmd) Run(e *env) error {
	from, to, source := storeName(c.From), storeName(c.To), absolute(c.From)
	if source == absolute(c.To) {
		return usageError{fmt.Errorf("%s cannot be copied into itself", from)}
	}
	a, err := whole(openThere, c.From)
	if err != nil {
		return unusable(err)
	}
	defer a.Close()
	b, err := openAny(c.To)
	if err != nil {
		return unusable(err)
	}
	defer b.Close()
	began := time.Now()
	var p *progress
	done := 0
	copying := store.Copy{
		From: a, To: b, Source: source,
		Begun: func(rows int) { p = newCounter(e, rows); p.unit = "rows" },
		Done:  func(rows int) { done += rows; p.set(done) },
	}
	r, err := copying.Run(e.ctx)
	if p != nil {
		p.stop()
	}
	switch {
	case err != nil && e.ctx.Err() != nil:
		fmt.Fprintln(e.stderr, "dyad: interrupted; the same command goes on from here")
		return errInterrupted
	case errors.Is(err, store.ErrTaken):
		return usageError{fmt.Errorf("%s: %w", to, err)}
	case err != nil:
		return fmt.Errorf("copy %s to %s: %w", from, to, err)
	}
	fmt.Fprintf(e.stderr, "dyad: %s copied from %s to %s and found the same, in %.1f s; digest %s\n",
		count(r.Rows, "row"), from, to, time.Since(began).Seconds(), r.Digest)
	return nil
}

// unusable is a fault of use, but for a database that is away.
func unusable(err error) error {
	if errors.Is(err, dyad.ErrUnavailable) {
		return err
	}
	return usageError{err}
}

// absolute is the name of a store from wherever it is called.
func absolute(name string) string {
	if postgres.IsAddress(name) {
		return postgres.Redacted(name)
	}
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}
