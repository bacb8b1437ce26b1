package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/gate"
	"github.com/dyad-news/dyad/api/hook"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/formats"
	"github.com/prometheus/client_golang/prometheus"
)

// Parts are what a Server is made of. All are needed but Web, Metrics, Origins and Hosts.
type Parts struct {
	Store    dyad.Store
	Code     func(dyad.Page) (dyad.Coding, error)
	Explain  func(dyad.Page) (dyad.Coding, []dyad.Rival, error)
	Reread   func(dyad.Article) (dyad.Coding, error)                     // codes a stored article's text
	Keep     func(context.Context, dyad.Page, dyad.Coding) (bool, error) // tells whether it was new
	Fetch    func(context.Context, string) (dyad.Page, error)            // gets a page from a public address
	Names    *shape.Names
	Ontology *data.Ontology
	Codes    *formats.Codes            // of other event data, for exports
	Examples map[string][]data.Example // by type of event
	Tokens   *gate.Tokens
	Hooks    *hook.Book
	Sender   *hook.Sender
	Web      http.Handler           // pages for people, at every path that is not the API's
	Metrics  []prometheus.Collector // shown by /metrics beside the server's own
	Log      *slog.Logger
	Now      func() time.Time
	Version  string // of the program
	Workers  int    // texts that are coded at one time
	Loopback bool   // listens on loopback only: reading needs no token
	Hosts    []string
	Origins  []string // whose pages may ask, "https://example.org"
	Rate     float64  // requests a second of one client, 0 for no limit
}

// Server answers for a store.
type Server struct {
	parts   Parts
	handler http.Handler
	doc     *huma.OpenAPI
	slots   chan struct{} // one for each text that is being coded
	exports chan struct{}
	streams chan struct{}
	metrics *metrics
	stopped chan struct{} // closed when the server is to end, so that streams do

	behind bool // there is more to look through for webhooks; of Watch alone

	mu      sync.Mutex
	last    *known
	changed chan struct{} // closed and made anew when the store changes
}

// Limits of what goes on at one time.
const (
	maxExports = 4
	maxStreams = 256
	cacheBytes = 64 << 20
	answerTime = 60 * time.Second
	stopTime   = 10 * time.Second
)

// New makes a server.
func New(p Parts) (*Server, error) {
	s := &Server{
		parts: p, slots: make(chan struct{}, max(1, p.Workers)), exports: make(chan struct{}, maxExports),
		streams: make(chan struct{}, maxStreams), stopped: make(chan struct{}), changed: make(chan struct{}),
	}
	s.metrics = newMetrics(s)
	h, err := s.routes()
	if err != nil {
		return nil, fmt.Errorf("serve: %w", err)
	}
	s.handler = h
	return s, nil
}

// Handler answers all routes. Streams and webhooks live only while Watch runs.
func (s *Server) Handler() http.Handler { return s.handler }

// Serve listens until ctx ends, then lets what is under way end for a few seconds.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	inner, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	srv := gate.NewHTTP(inner, s.handler, s.parts.Log)
	var wg sync.WaitGroup
	wg.Go(func() { s.Watch(ctx) })
	defer wg.Wait()
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	select {
	case err := <-done:
		return fmt.Errorf("serve %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	limit, stop := context.WithTimeout(inner, stopTime)
	defer stop()
	if err := srv.Shutdown(limit); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("serve %s: %w", l.Addr(), err)
	}
	return nil
}

// version names the state that answers rest on: the store's and the day's.
func (s *Server) version(ctx context.Context) (string, error) {
	n, err := s.parts.Store.Version(ctx)
	return strconv.FormatInt(n, 10) + " " + string(dyad.DayOf(s.parts.Now().UTC())), err
}

// node finds the node that a text names, in the tables or in the store.
func (s *Server) node(v *view, text string) (dyad.Node, error) {
	if n, ok := s.resolver(v)(text); ok {
		return n, nil
	}
	more := ""
	if like := s.parts.Names.Find(text, v.counts); len(like) > 0 {
		more = fmt.Sprintf("; did you mean %s (%s)?", like[0].Name, like[0].Node)
	}
	return "", fmt.Errorf("nobody is known as %q: %w%s", text, dyad.ErrNotFound, more)
}

// pair finds the two nodes that texts name.
func (s *Server) pair(v *view, a, b string) (d dyad.Dyad, err error) {
	if d.From, err = s.node(v, a); err != nil {
		return d, err
	}
	if d.To, err = s.node(v, b); err != nil {
		return d, err
	}
	if d.From == d.To {
		return d, wrong("%s is one node, not two", d.From)
	}
	return d, nil
}

func (s *Server) resolver(v *view) func(string) (dyad.Node, bool) {
	return func(text string) (dyad.Node, bool) {
		if n, ok := s.parts.Names.Resolve(text); ok {
			return n, true
		}
		_, ok := v.counts[dyad.Node(text)]
		return dyad.Node(text), ok
	}
}
