package api

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/dump"
	"github.com/dyad-news/dyad/api/gate"
	"github.com/dyad-news/dyad/formats"
)

type exportIn struct {
	Window
	Set
	What   string `query:"what" enum:"events,incidents,articles" default:"events"`
	Format string `query:"format" enum:"jsonl,plover,csv,parquet,geojson,polecat,icews,gdelt2,gdelt-mentions,phoenix,ucdp" default:"jsonl" doc:"Of events any (/formats says what each holds); incidents and articles are jsonl, one JSON object a line, or csv (RFC 4180)."`
	Dyad   string `query:"dyad" maxLength:"1000" doc:"Only what falls to these pairs, either way, by commas: IRN:PAK,IRN:ISR."`
	Type   string `query:"type" maxLength:"300" doc:"PLOVER types, by commas: ASSAULT,COERCE."`
	Realis string `query:"realis" maxLength:"80" doc:"actual, future, hypothetical, negated, historical; by commas."`
	Stance string `query:"stance" maxLength:"100" doc:"Only what some voice asserts, alleges, confirms, denies, claims_responsibility for or cannot_confirm; by commas."`
}

// filter reads what is asked for.
func (s *Server) filter(ctx context.Context, in *exportIn) (f formats.Filter, err error) {
	q, err := s.query(ctx, &Filter{Type: in.Type, Realis: in.Realis}, &in.Window, &in.Set)
	if err != nil {
		return f, err
	}
	f = formats.Filter{Dataset: q.Dataset, From: q.From, To: q.To, Types: q.Types, Realis: q.Realis}
	v, err := s.view(ctx, in.Dataset)
	if err != nil {
		return f, err
	}
	for _, pair := range words(in.Dyad) {
		a, b, _ := strings.Cut(pair, ":")
		d, err := s.pair(v, a, b)
		if err != nil {
			return f, err
		}
		f.Dyads = append(f.Dyads, d)
	}
	if f.Stances, err = among("stance", in.Stance, dyad.Stances()); err != nil {
		return f, err
	}
	if in.What == "events" {
		return f, nil
	}
	if in.Format != "jsonl" && in.Format != "csv" {
		return f, wrong("format: %s is of events; %s are jsonl or csv", in.Format, in.What)
	}
	if len(f.Dyads)+len(f.Stances) > 0 || in.What == "articles" && len(f.Types)+len(f.Realis)+len(in.Until)+len(in.Dataset) > 0 {
		return f, wrong("%s are filtered by less: incidents by dataset, since, until, type and realis, articles by since alone", in.What)
	}
	return f, nil
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
	f, err := s.filter(ctx, in)
	if err != nil {
		return nil, err
	}
	ask := dump.Ask{What: in.What, Format: in.Format, Filter: f}
	select {
	case s.exports <- struct{}{}:
	default:
		return nil, errBusy
	}
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		defer func() { <-s.exports }()
		r, w := humago.Unwrap(hc)
		h := w.Header()
		media, name := ask.File()
		h.Set("Content-Type", media)
		h.Set("Content-Disposition", `attachment; filename="`+name+`"`)
		h.Set("Cache-Control", "no-store")
		h.Add("Vary", "Accept-Encoding")
		var to io.WriteCloser = nopCloser{&patient{w, http.NewResponseController(w)}}
		if gate.AcceptsGzip(r) && in.Format != "parquet" { // which is packed already
			h.Set("Content-Encoding", "gzip")
			to, _ = gzip.NewWriterLevel(to, gzip.BestSpeed) // the level is one that there is
		}
		buf := bufio.NewWriterSize(to, 64<<10)
		if err := ask.Write(r.Context(), buf, s.parts.Store, s.parts.Codes); err != nil {
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

func (s *Server) formats(context.Context, *struct{}) (*out[List[dump.FormatItem]], error) {
	return listOf(dump.Formats(), ""), nil
}
