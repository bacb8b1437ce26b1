package api

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/incident/ledger"
	"github.com/dyad-news/dyad/pipeline"
)

type searchIn struct {
	Q     string `query:"q" required:"true" minLength:"1" maxLength:"500" doc:"Words, all of which are asked for; \"words in quotes\" stand together; a star ends the beginning of a word."`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

func (s *Server) search(ctx context.Context, in *searchIn) (*out[List[dyad.Hit]], error) {
	hits, err := s.parts.Store.Search(ctx, in.Q, in.Limit)
	return listOf(hits, ""), err
}

// MapItem is an incident at its place.
type MapItem struct {
	Incident   dyad.IncidentID  `json:"incident_id"`
	Type       string           `json:"type"`
	Quad       int              `json:"quad"`
	Date       dyad.Day         `json:"date,omitempty"`
	Lat        float64          `json:"lat"`
	Lon        float64          `json:"lon"`
	Name       string           `json:"name"`
	Resolution int              `json:"resolution" doc:"1 country, 2 province, 3 district, 4 city, 5 within a city."`
	Realis     dyad.Realis      `json:"realis"`
	Summary    string           `json:"summary,omitempty"`
	From       []shape.NodeName `json:"from"`
	To         []shape.NodeName `json:"to"`
	Sources    int              `json:"sources"`
}

type mapIn struct {
	Window
	Filter
	Set
	Limit int `query:"limit" minimum:"1" maximum:"2000" default:"500" doc:"The newest so many incidents that have coordinates."`
}

// mapLook bounds the incidents that are looked through for coordinates.
const mapLook = 5

func (s *Server) mapped(ctx context.Context, in *mapIn) (*out[List[MapItem]], error) {
	q, err := s.query(ctx, &in.Filter, &in.Window, &in.Set)
	if err != nil {
		return nil, err
	}
	q.Both, q.Limit = true, in.Limit*mapLook
	var items []MapItem
	for n, err := range s.parts.Store.Incidents(ctx, q) {
		if err != nil {
			return nil, err
		}
		p := n.Place
		if p == nil || p.Lat == 0 && p.Lon == 0 {
			continue
		}
		items = append(items, MapItem{
			Incident: n.ID, Type: n.Type, Quad: n.Quad, Date: n.Date, Lat: p.Lat, Lon: p.Lon, Name: p.Name, Resolution: p.Resolution,
			Realis: n.Realis, Summary: n.Summary, From: s.parts.Names.Sides(n.Actors), To: s.parts.Names.Sides(n.Recipients), Sources: n.Sources,
		})
		if len(items) == in.Limit {
			break
		}
	}
	return listOf(items, ""), nil
}

type claimsIn struct {
	Paging
	Window
	Incident string `query:"incident" maxLength:"64" doc:"Claims on one incident."`
	By       string `query:"by" maxLength:"200" doc:"Claims of one node's voices."`
	Against  string `query:"against" maxLength:"200" doc:"Claims that this node's voices contradict, or that tell what it did."`
	Dyad     string `query:"dyad" maxLength:"200" doc:"Only of incidents between these two, either way: IRN:PAK."`
	Disputed bool   `query:"disputed" doc:"Only claims that another voice contradicts."`
	State    string `query:"state" maxLength:"200" doc:"Only of incidents that stand so: disputed, confirmed_by_both, asserted_by_one_side, asserted_by_others, outlet_only, denied; by commas."`
	Stance   string `query:"stance" maxLength:"100" doc:"Only claims that assert, allege and so on: asserts, alleges, confirms, denies, claims_responsibility, cannot_confirm; by commas."`
}

// claims answers with claims, the newest first.
func (s *Server) claims(ctx context.Context, in *claimsIn) (*out[List[shape.ClaimItem]], error) {
	q, err := s.claimQuery(ctx, in)
	if err != nil {
		return nil, err
	}
	at, err := in.offset()
	if err != nil {
		return nil, err
	}
	var items []shape.ClaimItem
	n, next := int64(0), ""
	for c, err := range pipeline.Claims(ctx, s.parts.Store, q) {
		if err != nil {
			return nil, err
		}
		if n++; n <= at {
			continue
		}
		if len(items) == in.Limit {
			next = cursor(strconv.FormatInt(at+int64(in.Limit), 10))
			break
		}
		names := s.parts.Names
		items = append(items, shape.ClaimItem{ClaimOut: names.ClaimOut(&c.Claim), Act: names.Act(c.Of), State: c.State, Contradictions: names.Contradictions(c.Against)})
	}
	return listOf(items, next), nil
}

func (s *Server) claimQuery(ctx context.Context, in *claimsIn) (q pipeline.ClaimQuery, err error) {
	v, err := s.view(ctx, dyad.Coded)
	if err != nil {
		return q, err
	}
	q = pipeline.ClaimQuery{Incident: dyad.IncidentID(in.Incident), Disputed: in.Disputed}
	if q.From, q.To, err = in.days(v.today); err != nil {
		return q, err
	}
	for _, x := range []struct {
		of   *dyad.Node
		text string
	}{{&q.By, in.By}, {&q.Against, in.Against}} {
		if x.text == "" {
			continue
		}
		if *x.of, err = s.node(v, x.text); err != nil {
			return q, err
		}
	}
	if a, b, _ := strings.Cut(in.Dyad, ":"); in.Dyad != "" {
		if a == "" || b == "" {
			return q, wrong("dyad: %q is no pair, want A:B", in.Dyad)
		}
		if q.Dyad, err = s.pair(v, a, b); err != nil {
			return q, err
		}
	}
	if q.States, err = among("state", in.State, ledger.States()); err != nil {
		return q, err
	}
	q.Stances, err = among("stance", in.Stance, dyad.Stances())
	return q, err
}

// among reads a list of values by commas.
func among[T ~string](name, list string, values []T) (all []T, err error) {
	for _, x := range words(list) {
		if !slices.Contains(values, T(x)) {
			return nil, wrong("%s: %q is none of %v", name, x, values)
		}
		all = append(all, T(x))
	}
	return all, nil
}

// FeedItem is a feed with how it goes.
type FeedItem struct {
	dyad.Feed
	Health string `json:"health" enum:"good,new,failing,gone"`
}

func (s *Server) feeds(ctx context.Context, in *Paging) (*out[List[FeedItem]], error) {
	feeds, err := s.parts.Store.Feeds(ctx)
	if err != nil {
		return nil, err
	}
	page, next, err := slicePage(feeds, in)
	if err != nil {
		return nil, err
	}
	var items []FeedItem
	for _, f := range page {
		items = append(items, FeedItem{f, health(&f)})
	}
	return listOf(items, next), nil
}

func health(f *dyad.Feed) string {
	switch {
	case f.Stopped:
		return "gone"
	case f.Failures > 0:
		return "failing"
	case f.Polled.IsZero():
		return "new"
	}
	return "good"
}

func (s *Server) runs(ctx context.Context, in *Paging) (*out[List[dyad.Run]], error) {
	runs, err := s.parts.Store.Runs(ctx)
	if err != nil {
		return nil, err
	}
	page, next, err := slicePage(runs, in)
	return listOf(page, next), err
}

// StatsOut counts what the store holds.
type StatsOut struct {
	dyad.Stats
	Dataset string   `json:"dataset" doc:"coded, or the imported dataset that today is of; the counts are of coded news."`
	Today   dyad.Day `json:"today" doc:"The last day that the dataset tells of: what 30d counts back from."`
	Version string   `json:"version" doc:"Of the program."`
}

func (s *Server) stats(ctx context.Context, in *Set) (*out[StatsOut], error) {
	v, err := s.view(ctx, in.Dataset)
	if err != nil {
		return nil, err
	}
	st, err := s.parts.Store.Stats(ctx)
	return &out[StatsOut]{StatsOut{Stats: st, Dataset: v.called(), Today: v.today, Version: s.parts.Version}}, err
}

func (s *Server) ontology(context.Context, *struct{}) (*out[shape.OntologyPage], error) {
	return &out[shape.OntologyPage]{shape.Ontology(s.parts.Ontology, s.parts.Examples)}, nil
}
