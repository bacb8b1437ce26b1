package cli

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"runtime"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api"
	"github.com/dyad-news/dyad/api/hook"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/fetch"
	"github.com/dyad-news/dyad/formats"
	"github.com/dyad-news/dyad/house"
	"github.com/dyad-news/dyad/pipeline"
	"github.com/dyad-news/dyad/web"
	"github.com/dyad-news/dyad/work"
	"github.com/dyad-news/dyad/work/probe"
)

type serveCmd struct {
	storeFlag
	Addr    string   `help:"Address to listen on. On any but loopback every request needs a token." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	CORS    []string `name:"cors" help:"Let pages of this origin ask, as https://example.org; may be given more than once." placeholder:"ORIGIN"`
	Host    []string `help:"Answer to this name too, beside localhost; may be given more than once." placeholder:"NAME"`
	Rate    float64  `help:"Requests a second of one client; writing and coding may have a tenth. 0 for no limit." default:"100" placeholder:"N"`
	Workers int      `help:"Texts coded at one time; 0 for one a processor." default:"0" placeholder:"N"`
	Nats    string   `help:"Also keep what the workers of a queue have coded: URL of its NATS servers, or \"embedded\" (\"embedded:PORT\") for one inside this process, on loopback." placeholder:"URL"`
	Creds   string   `name:"nats-creds" help:"File of NATS credentials." placeholder:"FILE" env:"DYAD_NATS_CREDS"`
	Data    string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*serveCmd) Help() string {
	return `Serves the pages for people and the API for programs on one port, from the store. The address is printed when it listens. Reading is open on loopback; writing, and every request on any other address, needs a token (dyad token add). An interrupt ends it in good order.

Examples:

    dyad serve
    dyad serve --store gulf.db --addr 127.0.0.1:9000
    dyad serve --nats embedded          # with a queue, whose workers are dyad work
    curl "http://127.0.0.1:8080/api/v1/dyads?since=30d"
`
}

// Validate is called when the command line is read.
func (c *serveCmd) Validate() error {
	if c.Workers < 0 || c.Rate < 0 {
		return fmt.Errorf("--workers and --rate are not below 0")
	}
	return nil
}

// Run serves until it is interrupted.
func (c *serveCmd) Run(e *env) error {
	st, err := c.open()
	if err != nil {
		return err
	}
	defer st.Close()
	l, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return usageError{fmt.Errorf("--addr: %w", err)}
	}
	defer l.Close()
	p, err := c.parts(e, st)
	if err != nil {
		return err
	}
	p.Loopback = loopback(l.Addr())
	keep, done, err := c.keeping(e, st, &p)
	if err != nil {
		return err
	}
	defer done()
	s, err := api.New(p)
	if err != nil {
		return usageError{err}
	}
	fmt.Fprintf(e.stderr, "dyad: serving %s at http://%s\n", c.name(), l.Addr())
	return both(e.ctx, func(ctx context.Context) error { return s.Serve(ctx, l) }, keep)
}

// keeping returns what keeps the codings of a queue, where one is named; nil else.
func (c *serveCmd) keeping(e *env, st dyad.Store, p *api.Parts) (keep func(context.Context) error, done func(), err error) {
	if c.Nats == "" {
		return nil, func() {}, nil
	}
	url, stop, err := startQueue(e, c.Nats, c.beside())
	if err != nil {
		return nil, nil, err
	}
	q, err := openQueue(e, "serve", work.Options{URL: url, Creds: c.Creds})
	if err != nil {
		stop()
		return nil, nil, err
	}
	p.Metrics = append(p.Metrics, probe.Queue{Queue: q})
	k := newQueueKeeper(e, q, st, "serve")
	return k.Run, func() {
		if err := k.end(e); err != nil {
			p.Log.Error("end of keeping", "error", err)
		}
		q.Close()
		stop()
	}, nil
}

// both runs two things until ctx ends or one of them does; g may be nil.
func both(ctx context.Context, f, g func(context.Context) error) error {
	if g == nil {
		return f(ctx)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	second := make(chan error, 1)
	go func() { second <- g(ctx); cancel() }()
	err := f(ctx)
	cancel()
	return errors.Join(err, <-second)
}

// loopback reports whether an address can be reached from this machine alone.
func loopback(a net.Addr) bool {
	p, err := netip.ParseAddrPort(a.String())
	return err == nil && p.Addr().Unmap().IsLoopback()
}

// parts builds what the server is made of.
func (c *serveCmd) parts(e *env, st dyad.Store) (api.Parts, error) {
	p := api.Parts{
		Store: st, Tokens: c.tokens(), Log: slog.New(slog.NewTextHandler(e.stderr, nil)), Now: e.now, Version: house.Version,
		Web: web.Handler(), Workers: c.Workers, Hosts: c.Host, Origins: c.CORS, Rate: c.Rate, Fetch: fetch.New().Page, Sender: hook.NewSender(e.now, false),
	}
	if p.Workers == 0 {
		p.Workers = runtime.GOMAXPROCS(0)
	}
	coder, err := newCoder(c.Data)
	if err != nil {
		return p, err
	}
	p.Code, p.Explain, p.Reread = coder.Code, coder.Explain, coder.Article
	keeper := pipeline.Keeper{Store: st, RunID: "serve " + e.now().UTC().Format("20060102T150405Z"), Now: func() time.Time { return e.now().UTC() }}
	p.Keep = func(ctx context.Context, page dyad.Page, k dyad.Coding) (bool, error) {
		t, err := keeper.Keep(ctx, []pipeline.Leaf{{Coding: k, Page: pipeline.Digest(&page)}})
		return t.Added > 0, err
	}
	if p.Hooks, err = hook.Open(c.beside() + ".webhooks.json"); err != nil {
		return p, usageError{err}
	}
	return p, c.tables(&p)
}

// tables reads names, types and examples.
func (c *serveCmd) tables(p *api.Parts) error {
	t, err := data.Open(c.Data)
	if err != nil {
		return usageError{err}
	}
	entities, err := t.Entities()
	if err != nil {
		return usageError{err}
	}
	if p.Ontology, err = t.Ontology(); err != nil {
		return usageError{err}
	}
	words, err := t.Lexicon(p.Ontology)
	if err != nil {
		return usageError{err}
	}
	if p.Codes, err = formats.NewCodes(t); err != nil {
		return usageError{err}
	}
	p.Names, p.Examples = shape.NewNames(entities), map[string][]data.Example{}
	for _, r := range words.Rules {
		if r.Type != "" {
			p.Examples[r.Type] = append(p.Examples[r.Type], r.Example...)
		}
	}
	return nil
}
