package api

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/gate"
	"github.com/dyad-news/dyad/api/shape"
)

type exportIn struct {
	What   string `query:"what" enum:"events,incidents,articles" default:"events"`
	Format string `query:"format" enum:"jsonl,csv" default:"jsonl" doc:"One JSON object a line, or CSV (RFC 4180) of the columns that tables need."`
	Since  string `query:"since" maxLength:"10" doc:"Events and articles published on this day or later, incidents of it: 2024-01-01, or 30d."`
}

// patient gives every write time of its own, so that a stream may last, but a client
// that takes nothing for as long is let go.
type patient struct {
	w io.Writer
	c *http.ResponseController
}

const chunkTime = 30 * time.Second

func (p *patient) Write(b []byte) (int, error) {
	if err := p.c.SetWriteDeadline(time.Now().Add(chunkTime)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return 0, err
	}
	return p.w.Write(b)
}

func (s *Server) export(ctx context.Context, in *exportIn) (*huma.StreamResponse, error) {
	v, err := s.view(ctx)
	if err != nil {
		return nil, err
	}
	since, err := dayOf("since", in.Since, v.today)
	if err != nil {
		return nil, err
	}
	select {
	case s.exports <- struct{}{}:
	default:
		return nil, errBusy
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		defer func() { <-s.exports }()
		r, w := humago.Unwrap(hc)
		h := w.Header()
		h.Set("Content-Type", "application/x-ndjson")
		if in.Format == "csv" {
			h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
		}
		h.Set("Content-Disposition", `attachment; filename="dyad-`+in.What+`.`+in.Format+`"`)
		h.Set("Cache-Control", "no-store")
		h.Add("Vary", "Accept-Encoding")
		var to io.WriteCloser = nopCloser{&patient{w, http.NewResponseController(w)}}
		if gate.AcceptsGzip(r) {
			h.Set("Content-Encoding", "gzip")
			to, _ = gzip.NewWriterLevel(to, gzip.BestSpeed) // the level is one that there is
		}
		buf := bufio.NewWriterSize(to, 64<<10)
		if err := s.exportTo(r.Context(), buf, in, since); err != nil {
			s.parts.Log.Warn("export", "what", in.What, "error", err)
			panic(http.ErrAbortHandler) // the client shall not take a part for the whole
		}
		if err := errors.Join(buf.Flush(), to.Close()); err != nil {
			panic(http.ErrAbortHandler)
		}
	}}, nil
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// exportTo writes what is asked for.
func (s *Server) exportTo(ctx context.Context, w io.Writer, in *exportIn, since dyad.Day) error {
	var emit func(any) error
	flush := func() error { return nil }
	if in.Format == "csv" {
		c := csv.NewWriter(w)
		c.UseCRLF = true
		if err := c.Write(shape.Header(in.What)); err != nil {
			return err
		}
		emit = func(v any) error { return c.Write(shape.Row(v)) }
		flush = func() error { c.Flush(); return c.Error() }
	} else {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		emit = enc.Encode
	}
	var err error
	if in.What == "incidents" {
		err = s.eachIncident(ctx, since, emit)
	} else {
		err = s.eachArticle(ctx, since, in.What == "articles", emit)
	}
	return errors.Join(err, flush())
}

func (s *Server) eachIncident(ctx context.Context, since dyad.Day, emit func(any) error) error {
	for n, err := range s.parts.Store.Incidents(ctx, dyad.IncidentQuery{From: since}) {
		if err != nil {
			return err
		}
		claims, err := s.parts.Store.Claims(ctx, n.ID)
		if err == nil {
			err = emit(&shape.IncidentLine{Incident: n, Claims: some(claims)})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (s *Server) eachArticle(ctx context.Context, since dyad.Day, whole bool, emit func(any) error) error {
	for id, err := range s.parts.Store.Articles(ctx, since) {
		if err != nil {
			return err
		}
		if whole {
			a, err := s.parts.Store.Article(ctx, id)
			if err == nil {
				err = emit(&a)
			}
			if err != nil {
				return err
			}
			continue
		}
		events, err := s.parts.Store.EventsOf(ctx, id)
		if err != nil {
			return err
		}
		for _, e := range events {
			x, err := s.joined(ctx, e)
			if err == nil {
				err = emit(&x)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}
