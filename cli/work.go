package cli

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/pipeline"
	"github.com/dyad-news/dyad/work"
	"github.com/dyad-news/dyad/work/probe"
)

type workCmd struct {
	Run    workRunCmd    `cmd:"" default:"withargs" help:"Code the pages of a queue (the default)."`
	Keep   workKeepCmd   `cmd:"" help:"Keep in a store what the workers have coded."`
	State  workStateCmd  `cmd:"" help:"Say how a queue is doing."`
	Dead   workDeadCmd   `cmd:"" help:"List the pages that could not be coded, and why."`
	Replay workReplayCmd `cmd:"" help:"Put pages that could not be coded into the queue again."`
}

// Help is printed by --help.
func (*workCmd) Help() string {
	return `Shares the work among machines through NATS with JetStream. dyad keep --nats URL and dyad watch --nats URL put pages into a queue, any number of dyad work take them, code them and send what they read, and dyad work keep writes that to a store, in the order of the pages: the store ends as one process would have made it, whichever of them died on the way. A full queue makes publishers wait. Workers whose version or tables are not those of the queue refuse; an empty queue takes over the next ones. docs/operations.md says how to run it all.

Examples:

    dyad serve --nats embedded                      # one machine: a queue, the keeper and the pages
    dyad keep --nats nats://127.0.0.1:4222 news.jsonl.gz
    dyad work --nats nats://127.0.0.1:4222          # as many as there are machines
    dyad work dead
    dyad work replay
`
}

type workRunCmd struct {
	queueFlags
	Workers int           `help:"Batches coded at one time; 0 for one a processor." default:"0" placeholder:"N"`
	Lease   time.Duration `help:"After how long a silent worker's pages are given to another." default:"30s"`
	HTTP    string        `name:"http" help:"Answer /healthz, /readyz and /metrics at this address." placeholder:"HOST:PORT"`
	Data    string        `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Validate is called when the command line is read.
func (c *workRunCmd) Validate() error {
	if c.Workers < 0 || c.Lease < time.Second {
		return fmt.Errorf("--workers is not below 0, --lease at least 1s")
	}
	return nil
}

// Run codes until the interrupt.
func (c *workRunCmd) Run(e *env) error {
	coder, err := newCoder(c.Data)
	if err != nil {
		return err
	}
	o := c.options()
	o.Pin, o.Lease = pinOf(coder.Cite.Tables), c.Lease
	q, err := openQueue(e, "work", o)
	if err != nil {
		return err
	}
	defer q.Close()
	if c.Workers == 0 {
		c.Workers = runtime.GOMAXPROCS(0)
	}
	w := &work.Worker{Queue: q, Code: pipeline.Safe(coder.Code), Slots: c.Workers, Log: slog.New(slog.NewTextHandler(e.stderr, nil))}
	began := time.Now()
	fmt.Fprintf(e.stderr, "dyad: working for %s\n", work.Redacted(c.Nats))
	err = probed(e.ctx, q, c.HTTP, w.Run, probe.Worker{Worker: w})
	fmt.Fprintf(e.stderr, "dyad: %s, %s, %d failed in %.1f s\n", count(int(w.Tally.Pages.Load()), "page"), count(int(w.Tally.Events.Load()), "event"), w.Tally.Failed.Load(), time.Since(began).Seconds())
	return err
}

// probed runs f, with probes beside it where there is an address for them.
func probed(ctx context.Context, q *work.Queue, addr string, f func(context.Context) error, more ...prometheus.Collector) error {
	if addr == "" {
		return f(ctx)
	}
	return both(ctx, func(ctx context.Context) error {
		if err := probe.Serve(ctx, addr, q, more...); err != nil {
			return usageError{fmt.Errorf("--http: %w", err)}
		}
		return nil
	}, f)
}

type workKeepCmd struct {
	queueFlags
	storeFlag
	NoText bool   `help:"Keep spans and hashes, not the texts."`
	Once   bool   `help:"End when the queue is empty."`
	HTTP   string `name:"http" help:"Answer /healthz, /readyz and /metrics at this address." placeholder:"HOST:PORT"`
}

// Run keeps until the interrupt.
func (c *workKeepCmd) Run(e *env) error {
	st, err := c.open()
	if err != nil {
		return err
	}
	defer st.Close()
	q, err := openQueue(e, "work keep", c.options())
	if err != nil {
		return err
	}
	defer q.Close()
	ctx, cancel := context.WithCancel(e.ctx)
	defer cancel()
	k := newQueueKeeper(e, q, st, "work keep")
	k.NoText = c.NoText
	if c.Once {
		k.idle = cancel
	}
	fmt.Fprintf(e.stderr, "dyad: keeping in %s what is coded for %s\n", c.name(), work.Redacted(c.Nats))
	if err := probed(ctx, q, c.HTTP, k.Run); err != nil {
		return err
	}
	return k.end(e)
}

// queueKeeper is a run of keeping what workers coded.
type queueKeeper struct {
	pipeline.Keeper
	queue *work.Queue
	log   *slog.Logger
	idle  func()
	run   dyad.Run
	tally pipeline.Tally
	told  time.Time
}

func newQueueKeeper(e *env, q *work.Queue, st dyad.Store, command string) *queueKeeper {
	now := func() time.Time { return e.now().UTC() }
	began := now()
	return &queueKeeper{
		queue: q, log: slog.New(slog.NewTextHandler(e.stderr, nil)), told: began,
		run:    dyad.Run{ID: runID(began), Command: command, Started: began},
		Keeper: pipeline.Keeper{Store: patient(e, st), RunID: runID(began), Now: now},
	}
}

// Run keeps until ctx ends.
func (k *queueKeeper) Run(ctx context.Context) error {
	w := work.Keeper{Queue: k.queue, Keep: k.keep, Idle: k.idle}
	return w.Run(ctx)
}

// keep keeps outcomes, and the links of those that are none.
func (k *queueKeeper) keep(ctx context.Context, all []work.Outcome) error {
	leaves := make([]pipeline.Leaf, len(all))
	failed := 0
	for i, o := range all {
		leaves[i] = pipeline.Leaf{Coding: o.Coding, Page: o.Digest, Link: o.Link}
		if o.Link != nil {
			o.Link.Done, o.Link.Article, o.Link.Error = true, o.Coding.Article.ID, o.Failed
		}
		if o.Failed != "" {
			failed++
			k.log.Warn("page", "name", o.Name, "error", o.Failed)
		}
		if k.run.Tables == "" && len(o.Coding.Events) > 0 && o.Coding.Events[0].Cite != nil {
			k.run.Tables = o.Coding.Events[0].Cite.Tables
		}
	}
	t, err := k.Keep(ctx, leaves)
	if err != nil {
		return err
	}
	k.tally.Add(t)
	k.run.Pages += len(all)
	k.run.Failed += failed
	if time.Since(k.told) > 10*time.Second {
		k.told = time.Now()
		k.log.Info("kept", "pages", k.run.Pages, "failed", k.run.Failed, "articles", k.tally.Added, "events", k.tally.Events, "incidents", k.tally.Incidents)
	}
	return nil
}

// end notes the run in the store.
func (k *queueKeeper) end(e *env) error {
	fmt.Fprintf(e.stderr, "dyad: %s added (%s), %s, %s; %d were there already, %d failed\n", count(k.tally.Added, "article"), plural(k.tally.Copies, "copy", "copies"),
		count(k.tally.Events, "event"), plural(k.tally.Incidents, "new incident", "new incidents"), k.tally.Known, k.run.Failed)
	if k.run.Pages == 0 {
		return nil
	}
	k.run.Ended, k.run.Added, k.run.Events = e.now().UTC(), k.tally.Added, k.tally.Events
	ctx := context.WithoutCancel(e.ctx)
	return k.Store.Update(ctx, func(w dyad.Writer) error { return w.PutRun(ctx, &k.run) })
}

type workStateCmd struct{ queueFlags }

// Run prints the state of the queue.
func (c *workStateCmd) Run(e *env) error {
	q, err := openQueue(e, "work state", c.options())
	if err != nil {
		return err
	}
	defer q.Close()
	s, err := q.State(e.ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "for\t%s\n", cmp.Or(s.Pin, "nobody yet"))
	fmt.Fprintf(w, "batches not kept\t%d, %.1f of %.0f MB\n", s.Batches, float64(s.Bytes)/(1<<20), float64(s.Max)/(1<<20))
	fmt.Fprintf(w, "  waiting for a worker\t%d\n  in hand\t%d\n  coded\t%d\n", s.Waiting, s.Taken, s.Coded)
	if !s.Oldest.IsZero() {
		fmt.Fprintf(w, "  the oldest\t%s ago\n", time.Since(s.Oldest).Round(time.Second))
	}
	fmt.Fprintf(w, "dead letters\t%d\n", s.Dead)
	return w.Flush()
}

type workDeadCmd struct{ queueFlags }

// Run lists dead letters, tab-separated.
func (c *workDeadCmd) Run(e *env) error {
	q, err := openQueue(e, "work dead", c.options())
	if err != nil {
		return err
	}
	defer q.Close()
	n := 0
	for l, err := range q.Dead(e.ctx) {
		if err != nil {
			return err
		}
		n++
		if _, err := fmt.Fprintf(e.stdout, "%s\t%s\t%s\t%s\n", l.ID, l.At.Format(time.DateTime), oneLine(l.Name), oneLine(l.Reason)); err != nil {
			return err
		}
	}
	fmt.Fprintf(e.stderr, "dyad: %s\n", count(n, "dead letter"))
	return nil
}

type workReplayCmd struct {
	queueFlags
	IDs  []string `arg:"" optional:"" name:"id" help:"Beginning of a dead letter's id; none for all."`
	Data string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Run publishes dead letters anew.
func (c *workReplayCmd) Run(e *env) error {
	o := c.options()
	var err error
	if o.Pin, err = pin(c.Data); err != nil {
		return err
	}
	q, err := openQueue(e, "work replay", o)
	if err != nil {
		return err
	}
	defer q.Close()
	n, err := q.Replay(e.ctx, c.IDs)
	fmt.Fprintf(e.stderr, "dyad: %s put into the queue again\n", count(n, "page"))
	return err
}
