package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync/atomic"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/pipeline"
	"github.com/dyad-news/dyad/work"
)

// batch bounds how much work a crash can cost: so many codings, or so much time, are
// kept in one transaction.
const (
	batchSize = 250
	batchTime = 2 * time.Second
)

type keepCmd struct {
	input
	storeFlag
	publishFlags
	NoText  bool   `help:"Keep spans and hashes, not the texts. Such articles cannot be searched or coded again."`
	Workers int    `help:"Pages coded at one time; 0 for one a processor. The store is the same." default:"0" placeholder:"N"`
	Data    string `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
	Errors  string `help:"Write every page that failed to this file, with why, tab-separated." placeholder:"FILE"`
}

// Help is printed by --help.
func (*keepCmd) Help() string {
	return `Codes the inputs as dyad code does and keeps articles and events in a store, where events of many articles that tell one happening are joined into one incident. Pages that the store has are skipped, so an interrupted run is taken up again by the same command; a text that is there already changes nothing.

Exit codes: 0 all pages are kept, 1 some failed, 2 wrong use, 130 interrupted.

Examples:

    dyad keep news.jsonl.gz
    dyad keep --store gulf.db --outlet example.org pages/
    dyad keep --nats nats://queue:4222 news.jsonl.gz    # for the workers of dyad work
    dyad relate IRN PAK
`
}

// Validate is called when the command line is read.
func (c *keepCmd) Validate() error {
	if c.Workers < 0 {
		return fmt.Errorf("--workers: %d is below 0", c.Workers)
	}
	return c.validate()
}

// send puts the pages into a queue.
func (c *keepCmd) send(e *env) error {
	report, err := newReport(e, c.Errors)
	if err != nil {
		return err
	}
	q, err := c.publisher(e, "keep", c.Data)
	if err != nil {
		return err
	}
	defer q.Close()
	progress := newProgress(e, c.Paths)
	sent, err := publish(e, q, c.pages(e, progress.read), progress, report)
	progress.stop()
	interrupted := e.ctx.Err() != nil
	if err != nil && !interrupted {
		return err
	}
	fmt.Fprintf(e.stderr, "dyad: %s sent to %s", count(sent.Sent, "page"), work.Redacted(c.Nats))
	if sent.Known > 0 {
		fmt.Fprintf(e.stderr, "; %d were sent before", sent.Known)
	}
	fmt.Fprintln(e.stderr)
	return report.end(interrupted)
}

// Run codes the pages that the store does not have and keeps them, batch by batch.
func (c *keepCmd) Run(e *env) error {
	if c.Nats != "" {
		return c.send(e)
	}
	coder, err := newCoder(c.Data)
	if err != nil {
		return err
	}
	st, err := c.open()
	if err != nil {
		return err
	}
	defer st.Close()
	report, err := newReport(e, c.Errors)
	if err != nil {
		return err
	}
	k := newKeeping(e, patient(e, st), "keep", coder.Cite.Tables)
	k.NoText = c.NoText
	progress := newProgress(e, c.Paths)
	if c.Workers == 0 {
		c.Workers = runtime.GOMAXPROCS(0)
	}
	pages := k.fresh(c.pages(e, progress.read))
	err = coder.Run(e.ctx, pages, c.Workers, func(r pipeline.Result) error {
		report.add(&r)
		progress.add(r.Err != nil)
		return k.add(&r)
	})
	interrupted := errors.Is(err, context.Canceled)
	if err == nil || interrupted {
		err = k.end()
	}
	progress.stop()
	if err != nil {
		return err
	}
	k.print(report, c.name())
	return report.end(interrupted)
}

// keeping is one run of keep: what waits for the next transaction, and what was done.
type keeping struct {
	pipeline.Keeper
	e       *env
	run     dyad.Run
	leaves  []pipeline.Leaf
	since   time.Time
	tally   pipeline.Tally
	skipped atomic.Int64
}

func newKeeping(e *env, st dyad.Store, command, tables string) *keeping {
	now := e.now().UTC()
	k := &keeping{e: e, since: time.Now(), run: dyad.Run{ID: runID(now), Command: command, Started: now, Tables: tables}}
	k.Keeper = pipeline.Keeper{Store: st, RunID: k.run.ID, Now: func() time.Time { return e.now().UTC() }}
	return k
}

// runID names a run by when it began.
func runID(began time.Time) string { return began.Format("20060102T150405.000000000Z") }

// fresh passes on the pages that the store does not have yet.
func (k *keeping) fresh(pages iter.Seq2[dyad.Page, error]) iter.Seq2[dyad.Page, error] {
	return func(yield func(dyad.Page, error) bool) {
		for p, err := range pages {
			if err == nil {
				if _, known := k.Store.Page(k.e.ctx, pipeline.Digest(&p)); known == nil {
					k.skipped.Add(1)
					continue
				}
			}
			if !yield(p, err) {
				return
			}
		}
	}
}

// add takes one result in, and keeps the batch when it is full.
func (k *keeping) add(r *pipeline.Result) error {
	k.run.Pages++
	if r.Err != nil {
		k.run.Failed++
		return nil
	}
	k.leaves = append(k.leaves, pipeline.Leaf{Coding: r.Coding, Page: r.Digest})
	if len(k.leaves) < batchSize && time.Since(k.since) < batchTime {
		return nil
	}
	return k.flush()
}

// flush keeps what waits. An interrupt does not stop it: what was coded is kept.
func (k *keeping) flush() error {
	t, err := k.Keep(context.WithoutCancel(k.e.ctx), k.leaves)
	if err != nil {
		return err
	}
	k.tally.Add(t)
	k.leaves, k.since = k.leaves[:0], time.Now()
	return nil
}

// end keeps the rest, and the run itself.
func (k *keeping) end() error {
	if err := k.flush(); err != nil {
		return err
	}
	k.run.Ended, k.run.Added, k.run.Events = k.e.now().UTC(), k.tally.Added, k.tally.Events
	ctx := context.WithoutCancel(k.e.ctx)
	return k.Store.Update(ctx, func(w dyad.Writer) error { return w.PutRun(ctx, &k.run) })
}

// print says what was added to the store.
func (k *keeping) print(r *report, name string) {
	skipped := int(k.skipped.Load())
	fmt.Fprintf(k.e.stderr, "dyad: %s added to %s (%s), %s, %s", count(k.tally.Added, "article"), name, plural(k.tally.Copies, "copy", "copies"), count(k.tally.Events, "event"), plural(k.tally.Incidents, "new incident", "new incidents"))
	if n := skipped + k.tally.Known; n > 0 {
		fmt.Fprintf(k.e.stderr, "; %d were there already", n)
	}
	fmt.Fprintln(k.e.stderr)
}

// plural writes a number with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
