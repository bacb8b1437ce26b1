package api

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/gate"
	"github.com/dyad-news/dyad/api/shape"
)

// base is the path under which all routes of this version stand.
const base = "/api/v1"

// routes lists all routes and puts the gate before them.
func (s *Server) routes() (http.Handler, error) {
	mux := http.NewServeMux()
	api := humago.New(mux, s.config())
	s.doc = api.OpenAPI()
	s.register(api)
	cache := &gate.Cache{Version: s.version, Max: cacheBytes, Time: answerTime}
	doc, err := document(s.doc)
	if err != nil {
		return nil, err
	}
	mux.Handle("GET /api/openapi.json", doc)
	mux.Handle("GET /api/docs", shape.Docs(s.doc))
	mux.HandleFunc("GET /healthz", healthz)
	mux.HandleFunc("GET /readyz", s.readyz)
	mux.Handle("GET /metrics", s.metrics.handler())
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		gate.Problem(w, http.StatusNotFound, "no such route; /api/docs lists them")
	})
	if s.parts.Web != nil {
		mux.Handle("/", s.parts.Web)
	} else {
		mux.HandleFunc("GET /{$}", plain)
	}
	cached := cache.Wrap(mux)
	g := gate.Gate{
		Tokens: s.parts.Tokens, Loopback: s.parts.Loopback, Hosts: s.parts.Hosts, Origins: s.parts.Origins, Rate: s.parts.Rate,
		Log: s.parts.Log, Now: s.parts.Now, Open: open,
		Always: func(r *http.Request) bool { return r.URL.Path == "/healthz" || r.URL.Path == "/readyz" },
	}
	h, err := g.Wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		if strings.HasPrefix(r.URL.Path, "/api/") && !streamed(r.URL.Path) && !strings.HasPrefix(r.URL.Path, base+"/webhooks") {
			cached.ServeHTTP(w, r)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	if err != nil {
		return nil, err
	}
	return s.metrics.measure(h), nil
}

// streamed tells routes whose answers have no bound.
func streamed(path string) bool { return path == base+"/stream" || path == base+"/export" }

// open tells requests that need no token on loopback: reading, and coding, which keeps
// nothing.
func open(r *http.Request) bool {
	switch r.Method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return !strings.HasPrefix(r.URL.Path, base+"/webhooks")
	}
	return r.Method == http.MethodPost && r.URL.Path == base+"/code"
}

// plain is the page where no pages for people are built in.
func plain(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write([]byte(`<!doctype html><html lang="en"><title>Dyad</title><h1>Dyad</h1><p>The API is at <a href="/api/docs">/api/docs</a>.</p>`))
}

func (s *Server) config() huma.Config {
	registry := huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer)
	registry.RegisterTypeAlias(reflect.TypeFor[dyad.Span](), reflect.TypeFor[[2]int]()) // as it is written
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Dyad", Version: s.parts.Version,
				Description: "Who did what to whom, when, where, and on whose word: a record of news, by incident and by pair of actors.",
			},
			Components: &huma.Components{Schemas: registry, SecuritySchemes: map[string]*huma.SecurityScheme{
				"token": {Type: "http", Scheme: "bearer", Description: "dyad token add NAME makes one. Reading on loopback needs none."},
			}},
		},
		Formats:                      map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
		Transformers:                 []huma.Transformer{whole},
	}
}

// maxEcho is how much of a wrong value an error repeats.
const maxEcho = 100

// whole gives errors of huma's own the type that RFC 9457 has for those without one, and
// cuts what they repeat.
func whole(_ huma.Context, _ string, v any) (any, error) {
	if e, ok := v.(*huma.ErrorModel); ok {
		e.Type = "about:blank"
		for _, d := range e.Errors {
			if text := fmt.Sprint(d.Value); len(text) > maxEcho {
				d.Value = strings.ToValidUTF8(text[:maxEcho], "") + "…"
			}
		}
	}
	return v, nil
}

// register lists the routes of the API, top to bottom.
func (s *Server) register(api huma.API) {
	post(s, api, "/code", "code", "Code a text, a page or an address; nothing is kept", s.code)
	post(s, api, "/articles", "postArticle", "Code a page and keep it", s.postArticle)
	get(s, api, "/articles", "articles", "Articles, the one kept last first", s.articles)
	get(s, api, "/articles/{id}", "article", "An article with what was read from it", s.article)
	get(s, api, "/events/{id}", "event", "One coded statement of one article", s.event)
	get(s, api, "/incidents", "incidents", "Incidents, the newest day first", s.incidents)
	get(s, api, "/incidents/{id}", "incident", "An incident: who says what of it, what it answers", s.incident)
	get(s, api, "/dyads", "dyads", "Pairs of actors by strain, change or number of incidents", s.dyads)
	get(s, api, "/dyads/{a}/{b}", "dyad", "Where a relationship stands, and since when", s.dyad)
	get(s, api, "/dyads/{a}/{b}/series", "dyadSeries", "Its counts by day, week or month alone", s.dyadSeries)
	get(s, api, "/dyads/{a}/{b}/compare", "dyadCompare", "Two sets of data on a pair side by side", s.compare)
	get(s, api, "/dyads/{a}/{b}/reciprocity", "dyadReciprocity", "Who answers whom alone", s.dyadReciprocity)
	stream(s, api, "/dyads/{a}/{b}/feed.atom", "dyadFeed", "Its newest incidents as an Atom feed", "application/atom+xml", s.dyadFeed)
	get(s, api, "/map", "map", "Incidents that have coordinates", s.mapped)
	get(s, api, "/entities", "entities", "Actors by name", s.entities)
	get(s, api, "/entities/{node}", "entity", "An actor: with whom it has to do", s.entity)
	get(s, api, "/search", "search", "Articles by their words, the best match first", s.search)
	stream(s, api, "/search.atom", "searchFeed", "The same as an Atom feed", "application/atom+xml", s.searchFeed)
	get(s, api, "/claims", "claims", "Who says what: of an incident, or by an actor", s.claims)
	get(s, api, "/feeds", "feeds", "Feeds and how they go", s.feeds)
	get(s, api, "/runs", "runs", "Runs of keep, watch and recode, the newest first", s.runs)
	get(s, api, "/datasets", "datasets", "Coded news and the datasets that were imported", s.datasets)
	get(s, api, "/stats", "stats", "What the store holds", s.stats)
	get(s, api, "/ontology", "ontology", "What the codes mean", s.ontology)
	stream(s, api, "/export", "export", "Events in any format, incidents or articles, streamed", "application/x-ndjson", s.export)
	get(s, api, "/formats", "formats", "Formats of exports and what each holds", s.formats)
	stream(s, api, "/stream", "stream", "New codings as they are kept: server-sent events named coding", "text/event-stream", s.stream)
	get(s, api, "/webhooks", "webhooks", "Webhooks (token)", s.hooks)
	post(s, api, "/webhooks", "addWebhook", "Be told when a rule is met (token)", s.addHook)
	remove(s, api, "/webhooks/{id}", "deleteWebhook", "Forget a webhook (token)", s.deleteHook)
}

// operation describes a route.
func operation(method, path, id, summary string) huma.Operation {
	return huma.Operation{
		Method: method, Path: base + path, OperationID: id, Summary: summary, Tags: []string{strings.SplitN(path, "/", 3)[1]},
		MaxBodyBytes: maxBody, BodyReadTimeout: 30 * time.Second,
		Errors: []int{http.StatusUnprocessableEntity, http.StatusNotFound, http.StatusTooManyRequests, http.StatusServiceUnavailable},
	}
}

func secured(op huma.Operation) huma.Operation {
	op.Security = []map[string][]string{{"token": {}}}
	op.Errors = append(op.Errors, http.StatusUnauthorized)
	return op
}

// handled turns the errors of a handler into answers.
func handled[I, O any](s *Server, id string, f func(context.Context, *I) (*O, error)) func(context.Context, *I) (*O, error) {
	return func(ctx context.Context, in *I) (*O, error) {
		o, err := f(ctx, in)
		if err != nil {
			return nil, problem(s.parts.Log, id, err)
		}
		return o, nil
	}
}

func get[I, O any](s *Server, api huma.API, path, id, summary string, f func(context.Context, *I) (*O, error)) {
	op := operation(http.MethodGet, path, id, summary)
	if path == "/webhooks" {
		op = secured(op)
	}
	huma.Register(api, op, handled(s, id, f))
}

func post[I, O any](s *Server, api huma.API, path, id, summary string, f func(context.Context, *I) (*O, error)) {
	op := operation(http.MethodPost, path, id, summary)
	if path != "/code" {
		op = secured(op)
	}
	huma.Register(api, op, handled(s, id, f))
}

func remove[I, O any](s *Server, api huma.API, path, id, summary string, f func(context.Context, *I) (*O, error)) {
	op := secured(operation(http.MethodDelete, path, id, summary))
	op.DefaultStatus = http.StatusNoContent
	huma.Register(api, op, handled(s, id, f))
}

// stream registers a route whose answer is no JSON.
func stream[I any](s *Server, api huma.API, path, id, summary, media string, f func(context.Context, *I) (*huma.StreamResponse, error)) {
	op := operation(http.MethodGet, path, id, summary)
	op.Responses = map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{media: {}}}}
	huma.Register(api, op, handled(s, id, f))
}
