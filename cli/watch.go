package cli

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/feed"
	"github.com/dyad-news/dyad/fetch"
	"github.com/dyad-news/dyad/pipeline"
	"github.com/dyad-news/dyad/work"
)

// politeness is the pause between two pages of one host.
const politeness = 2 * time.Second

type watchCmd struct {
	storeFlag
	publishFlags
	Feeds   []string `arg:"" optional:"" name:"feed" help:"Address of a feed (RSS, Atom, JSON Feed, sitemap), or an OPML file of many. None: those that the store has."`
	Once    bool     `help:"Ask what is due, and end: for cron."`
	NoText  bool     `help:"Keep spans and hashes, not the texts."`
	Workers int      `help:"Hosts asked at one time." default:"4" placeholder:"N"`
	Private bool     `help:"Also ask private addresses: loopback, intranets."`
	Data    string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*watchCmd) Help() string {
	return `Polls feeds, fetches the pages that they name, codes and keeps them, until it is stopped. A feed is asked more often while it has news, between every 5 minutes and every 6 hours, and as its site asks; pages of one host are fetched one after the other; robots.txt is heeded. What fails is tried again later, and shown by dyad feeds. All that it knows is in the store: stopped or killed, the same command goes on where it was.

Examples:

    dyad watch https://example.org/world/rss.xml
    dyad watch feeds.opml
    dyad watch --once --store gulf.db
`
}

// Validate is called when the command line is read.
func (c *watchCmd) Validate() error {
	if c.Workers < 1 {
		return fmt.Errorf("--workers: %d is below 1", c.Workers)
	}
	return nil
}

// Run watches until the interrupt.
func (c *watchCmd) Run(e *env) error {
	feeds, err := c.addresses()
	if err != nil {
		return usageError{err}
	}
	code, tables, send, done, err := c.hands(e)
	if err != nil {
		return err
	}
	defer done()
	st, err := c.open()
	if err != nil {
		return err
	}
	defer st.Close()
	var opts []fetch.Option
	if c.Private {
		opts = append(opts, fetch.AllowPrivate())
	}
	st = patient(e, st)
	now := func() time.Time { return e.now().UTC() }
	run := dyad.Run{ID: runID(now()), Command: "watch", Started: now(), Tables: tables}
	w := pipeline.Watcher{
		Keeper: pipeline.Keeper{Store: st, RunID: run.ID, NoText: c.NoText, Now: now},
		Fetch:  fetch.New(opts...).PageIf, Code: code, Send: send, Log: slog.New(slog.NewTextHandler(e.stderr, nil)),
		Workers: c.Workers, Delay: politeness, Chance: rand.Float64, Once: c.Once,
	}
	if err := w.Run(e.ctx, feeds); err != nil {
		return err
	}
	run.Ended = now()
	ctx := context.WithoutCancel(e.ctx)
	return st.Update(ctx, func(tx dyad.Writer) error { return tx.PutRun(ctx, &run) })
}

// hands tells who codes the pages: this process, or the workers of a queue.
func (c *watchCmd) hands(e *env) (code func(dyad.Page) (dyad.Coding, error), tables string, send func(context.Context, []pipeline.Parcel) error, done func(), err error) {
	if c.Nats == "" {
		coder, err := newCoder(c.Data)
		if err != nil {
			return nil, "", nil, nil, err
		}
		return coder.Code, coder.Cite.Tables, nil, func() {}, nil
	}
	q, err := c.publisher(e, "watch", c.Data)
	if err != nil {
		return nil, "", nil, nil, err
	}
	out := &work.Publisher{Queue: q}
	send = func(ctx context.Context, all []pipeline.Parcel) error {
		for _, p := range all {
			if err := out.Add(ctx, work.Task{Page: p.Page, Digest: p.Digest, Link: p.Link}); err != nil {
				return err
			}
		}
		return out.Flush(ctx)
	}
	return nil, "", send, q.Close, nil
}

// addresses returns the feeds that the arguments name.
func (c *watchCmd) addresses() ([]string, error) {
	var out []string
	for _, arg := range c.Feeds {
		if isURL(arg) {
			out = append(out, arg)
			continue
		}
		body, err := os.ReadFile(arg)
		if err != nil {
			return nil, err
		}
		list, err := feed.OPML(body)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", arg, err)
		}
		out = append(out, list...)
	}
	return out, nil
}
