package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
)

// Streamed is one article as the stream tells it.
type Streamed struct {
	Article StreamedArticle `json:"article"`
	Events  []StreamedEvent `json:"events"`
}

// StreamedArticle is what the stream says of an article.
type StreamedArticle struct {
	ID        dyad.ArticleID `json:"id"`
	Title     string         `json:"title,omitempty"`
	Outlet    string         `json:"outlet,omitempty"`
	Published dyad.Day       `json:"published,omitempty"`
}

// StreamedEvent is what the stream says of an event.
type StreamedEvent struct {
	ID       dyad.EventID     `json:"id"`
	Type     string           `json:"type"`
	Quad     int              `json:"quad"`
	Date     dyad.Day         `json:"date,omitempty"`
	From     []shape.NodeName `json:"from"`
	To       []shape.NodeName `json:"to"`
	Text     string           `json:"text,omitempty"`
	Realis   dyad.Realis      `json:"realis"`
	Incident dyad.IncidentID  `json:"incident_id,omitempty"`
}

// Pace of a stream.
const (
	beat       = 15 * time.Second
	lookEvery  = 500 * time.Millisecond
	streamPart = 50 // articles that are read at a time
	retryAfter = 3000
)

type streamIn struct {
	Last  string `header:"Last-Event-ID" maxLength:"20" doc:"Go on after this event; browsers send it by themselves."`
	After string `query:"after" maxLength:"20" doc:"The same, for clients that cannot set headers; 0 for all that is kept."`
}

// stream tells of every coding that is kept, in order. A client that is slow is behind,
// not lost: it reads on from the store at its own pace.
func (s *Server) stream(ctx context.Context, in *streamIn) (*huma.StreamResponse, error) {
	after, err := s.streamFrom(ctx, in)
	if err != nil {
		return nil, err
	}
	select {
	case s.streams <- struct{}{}:
	default:
		return nil, errBusy
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		defer func() { <-s.streams }()
		r, w := humago.Unwrap(hc)
		h := w.Header()
		h.Set("Content-Type", "text/event-stream; charset=utf-8")
		h.Set("Cache-Control", "no-store")
		h.Set("X-Accel-Buffering", "no")
		c := http.NewResponseController(w)
		c.SetReadDeadline(time.Time{}) // nothing more is to be read
		if err := s.follow(r.Context(), &patient{w, c}, c, after); err != nil {
			s.parts.Log.Debug("stream ended", "error", err)
		}
	}}, nil
}

// streamFrom returns the number of the article after which to begin: what the client has
// seen, or what was kept last.
func (s *Server) streamFrom(ctx context.Context, in *streamIn) (int64, error) {
	if in.Last == "" {
		in.Last = in.After
	}
	if in.Last == "" {
		return s.newest(ctx)
	}
	n, err := strconv.ParseInt(in.Last, 10, 64)
	if err != nil || n < 0 {
		return 0, wrong("Last-Event-ID %q is none of ours", in.Last)
	}
	return n, nil
}

// newest is the number of the article that was kept last.
func (s *Server) newest(ctx context.Context) (int64, error) {
	all, err := s.parts.Store.Kept(ctx, dyad.KeptQuery{Limit: 1})
	if err != nil || len(all) == 0 {
		return 0, err
	}
	return all[0].N, nil
}

// follow writes what is there after a number, and then what comes, until the client goes
// or the server ends.
func (s *Server) follow(ctx context.Context, w io.Writer, c *http.ResponseController, after int64) error {
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	if _, err := fmt.Fprintf(w, "retry: %d\n: from %d\n\n", retryAfter, after); err != nil {
		return err
	}
	for {
		changed := s.change() // taken before reading, so that nothing falls between
		for {
			all, err := s.parts.Store.Kept(ctx, dyad.KeptQuery{After: after, Oldest: true, Limit: streamPart})
			if err != nil {
				return err
			}
			for i := range all {
				if err := s.tell(ctx, w, &all[i]); err != nil {
					return err
				}
				after = all[i].N
			}
			if err := c.Flush(); err != nil {
				return err
			}
			if len(all) < streamPart {
				break
			}
		}
		select {
		case <-changed:
		case <-ticker.C:
			if _, err := io.WriteString(w, ": still here\n\n"); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		case <-s.stopped:
			return nil
		}
	}
}

// tell writes one article as an event.
func (s *Server) tell(ctx context.Context, w io.Writer, k *dyad.Kept) error {
	events, err := s.parts.Store.EventsOf(ctx, k.ID)
	if err != nil {
		return err
	}
	x := Streamed{StreamedArticle{k.ID, k.Title, k.Outlet, k.Published}, []StreamedEvent{}}
	for _, e := range events {
		y, err := s.joined(ctx, e)
		if err != nil {
			return err
		}
		x.Events = append(x.Events, StreamedEvent{
			ID: e.ID, Type: shape.Join(e.Type), Quad: e.Quad, Date: e.Date, From: s.parts.Names.Sides(entitiesOf(e.Actors)), To: s.parts.Names.Sides(entitiesOf(e.Recipients)),
			Text: e.Evidence.Sentence, Realis: e.Realis, Incident: y.Incident,
		})
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "id: %d\nevent: coding\ndata: ", k.N)
	if err := json.NewEncoder(&b).Encode(x); err != nil { // one line: JSON escapes line ends
		return err
	}
	b.WriteByte('\n')
	_, err = w.Write(b.Bytes())
	return err
}

func entitiesOf(all []dyad.Mention) []dyad.Entity {
	list := make([]dyad.Entity, len(all))
	for i := range all {
		list[i] = all[i].Entity
	}
	return list
}

// change returns a channel that is closed when the store changes.
func (s *Server) change() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed
}

// Watch looks for changes of the store, wakes the streams and feeds the webhooks, until
// ctx ends; then streams end. Serve runs it.
func (s *Server) Watch(ctx context.Context) {
	defer close(s.stopped)
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	last := ""
	for {
		if v, err := s.version(ctx); err == nil && v != last {
			last = v
			s.mu.Lock()
			close(s.changed)
			s.changed = make(chan struct{})
			s.mu.Unlock()
			s.look(ctx)
		} else if s.behind {
			s.look(ctx)
		}
		s.deliver(ctx)
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}
