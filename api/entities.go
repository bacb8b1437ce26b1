package api

import (
	"context"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/relate"
)

// EntityPage is what is known of one node in a window.
type EntityPage struct {
	shape.NodeName
	Dataset   string               `json:"dataset" doc:"coded, or the imported dataset that this rests on."`
	Kind      string               `json:"kind" enum:"state,organisation,group"`
	From      dyad.Day             `json:"from" doc:"First day of the window."`
	To        dyad.Day             `json:"to"`
	Incidents int                  `json:"incidents" doc:"In its dyads; one of several dyads counts in each."`
	Partners  []Partner            `json:"partners" doc:"At most 100, those with the most incidents first."`
	Recent    []shape.IncidentCard `json:"recent" doc:"The last ten."`
}

// Partner is another node that one has to do with.
type Partner struct {
	shape.NodeName
	Incidents int      `json:"incidents"`
	Strain    float64  `json:"strain"`
	Last      dyad.Day `json:"last"`
}

const (
	maxPartners = 100
	recent      = 10
)

type entitiesIn struct {
	Paging
	Q string `query:"q" maxLength:"200" doc:"A name, an alias, a code, or the beginning of one."`
}

func (s *Server) entities(ctx context.Context, in *entitiesIn) (*out[List[shape.EntityItem]], error) {
	v, err := s.view(ctx, "")
	if err != nil {
		return nil, err
	}
	page, next, err := slicePage(s.parts.Names.Find(in.Q, v.counts), &in.Paging)
	return listOf(page, next), err
}

type entityIn struct {
	Window
	Set
	Node string `path:"node" maxLength:"200" doc:"A node, or its name."`
}

func (s *Server) entity(ctx context.Context, in *entityIn) (*out[EntityPage], error) {
	v, err := s.view(ctx, in.Dataset)
	if err != nil {
		return nil, err
	}
	n, err := s.node(v, in.Node)
	if err != nil {
		return nil, err
	}
	from, to, err := in.days(v.today)
	if err != nil {
		return nil, err
	}
	if to == "" {
		to = v.today
	}
	rows, err := s.rows(ctx, dyad.DayQuery{Dataset: v.dataset, Dyad: dyad.Dyad{From: n}, Both: true, To: to})
	if err != nil {
		return nil, err
	}
	if from == "" {
		from = to
		if len(rows) > 0 {
			from = rows[0].Day
		}
	}
	p := EntityPage{NodeName: s.parts.Names.Named(n), Dataset: v.called(), Kind: s.parts.Names.Kind(n), From: from, To: to, Partners: []Partner{}}
	all, err := relate.Rank(slices.Values(rows), from, to, relate.OrderIncidents)
	if err != nil {
		return nil, wrong("%v", err)
	}
	for _, x := range all {
		p.Incidents += x.Incidents
		other := x.A
		if other == n {
			other = x.B
		}
		if len(p.Partners) < maxPartners {
			p.Partners = append(p.Partners, Partner{s.parts.Names.Named(other), x.Incidents, x.Strain, x.Last})
		}
	}
	p.Recent, err = s.cards(ctx, dyad.IncidentQuery{Dataset: v.dataset, Dyad: dyad.Dyad{From: n}, Both: true, From: from, To: to, Limit: recent})
	p.Recent = some(p.Recent)
	return &out[EntityPage]{p}, err
}
