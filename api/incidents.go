package api

import (
	"context"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/pipeline"
	"github.com/dyad-news/dyad/relate"
)

// cards reads the incidents of a query as cards.
func (s *Server) cards(ctx context.Context, q dyad.IncidentQuery) ([]shape.IncidentCard, error) {
	var told []dyad.Incident
	for n, err := range s.parts.Store.Incidents(ctx, q) {
		if err != nil {
			return nil, err
		}
		told = append(told, n)
	}
	ledgers, err := pipeline.LedgersOf(ctx, s.parts.Store, told)
	if err != nil {
		return nil, err
	}
	var all []shape.IncidentCard
	for i := range told {
		all = append(all, s.parts.Names.LedgerCard(&told[i], &ledgers[i]))
	}
	return all, nil
}

type incidentsIn struct {
	Paging
	Window
	Filter
	Set
	Both bool `query:"both" doc:"What b does towards a too."`
}

func (s *Server) incidents(ctx context.Context, in *incidentsIn) (*out[List[shape.IncidentCard]], error) {
	q, err := s.query(ctx, &in.Filter, &in.Window, &in.Set)
	if err != nil {
		return nil, err
	}
	after, err := in.place()
	if err != nil {
		return nil, err
	}
	q.Both, q.After, q.Limit = in.Both, dyad.IncidentID(after), in.Limit+1
	all, err := s.cards(ctx, q)
	next := ""
	if len(all) > in.Limit {
		all = all[:in.Limit]
		next = cursor(string(all[in.Limit-1].ID))
	}
	return listOf(all, next), err
}

type idIn struct {
	ID string `path:"id" maxLength:"64"`
}

// IncidentReport is one report of an incident with its words.
type IncidentReport struct {
	Event     dyad.EventID   `json:"event_id"`
	Article   dyad.ArticleID `json:"article_id" doc:"Empty for a row of an imported dataset: the store has no article of it."`
	Origin    dyad.ArticleID `json:"origin" doc:"Of which the article's text is a copy, or itself."`
	Row       string         `json:"row,omitempty" doc:"The dataset's own id of the row, where it is one."`
	Coder     string         `json:"coder,omitempty" doc:"Who coded it."`
	Outlet    string         `json:"outlet,omitempty"`
	Published dyad.Day       `json:"published,omitempty"`
	Title     string         `json:"title,omitempty"`
	URL       string         `json:"url,omitempty"`
	Sentence  string         `json:"sentence,omitempty" doc:"Empty where the article was kept without its text."`
	Trigger   *dyad.Span     `json:"trigger,omitempty" doc:"The telling words: bytes of the sentence."`
}

// IncidentPage is all that is known of one incident.
type IncidentPage struct {
	Incident       shape.IncidentCard    `json:"incident"`
	Claims         []shape.ClaimOut      `json:"claims" doc:"By day of publication."`
	Contradictions []shape.Contradiction `json:"contradictions" doc:"Claims that exclude each other."`
	Toll           []shape.TollItem      `json:"toll"`
	Reports        []IncidentReport      `json:"reports" doc:"At most 200."`
	Answers        *shape.IncidentCard   `json:"answers,omitempty" doc:"What it answers."`
	AnsweredBy     []shape.IncidentCard  `json:"answered_by"`
	Basis          string                `json:"answers_basis,omitempty" enum:"text,inferred" doc:"How it is known what it answers."`
}

// What is read for one incident at most.
const (
	maxReports = 200
	maxAround  = 500
	daysBefore = 30
	daysAfter  = 60
)

func (s *Server) incident(ctx context.Context, in *idIn) (*out[IncidentPage], error) {
	st := s.parts.Store
	n, l, err := pipeline.Ledger(ctx, st, dyad.IncidentID(in.ID))
	if err != nil {
		return nil, err
	}
	p := IncidentPage{
		Incident: s.parts.Names.LedgerCard(&n, &l), Claims: s.parts.Names.Entries(&l), Contradictions: s.parts.Names.Contradictions(l.Contradictions),
		Reports: []IncidentReport{}, AnsweredBy: []shape.IncidentCard{},
	}
	p.Toll = p.Incident.Toll
	for _, r := range n.Reports[:min(len(n.Reports), maxReports)] {
		e, err := st.Event(ctx, r.Event)
		if err != nil {
			return nil, err
		}
		x := reportOf(&r, &e)
		if n.Dataset != "" {
			x.Row, x.Article, x.Origin = e.SourceID, "", ""
		}
		p.Reports = append(p.Reports, x)
	}
	if err := s.answers(ctx, &n, &p); err != nil {
		return nil, err
	}
	return &out[IncidentPage]{p}, nil
}

func reportOf(r *dyad.Report, e *dyad.Event) IncidentReport {
	x := IncidentReport{Event: r.Event, Article: r.Article, Origin: r.Origin, Outlet: r.Outlet, Published: r.Published, Sentence: e.Evidence.Sentence}
	if e.Cite != nil {
		x.Title, x.URL, x.Coder = e.Cite.Title, e.Cite.URL, e.Cite.Coder
	}
	t := dyad.Span{Start: e.Evidence.Trigger.Start - e.TextInfo.Start, End: e.Evidence.Trigger.End - e.TextInfo.Start}
	if t.Start >= 0 && t.Start <= t.End && t.End <= len(x.Sentence) && x.Sentence != "" {
		x.Trigger = &t
	}
	return x
}

// answers fills what the incident answers and what answers it.
func (s *Server) answers(ctx context.Context, n *dyad.Incident, p *IncidentPage) error {
	before, after, err := s.chained(ctx, n)
	if err != nil {
		return err
	}
	if n.ResponseTo != "" {
		before = shape.Arc{From: n.ResponseTo, Basis: shape.Told}
	}
	if before.From != "" {
		if p.Answers, err = s.cardOf(ctx, before.From); err != nil {
			return err
		}
		p.Basis = before.Basis
	}
	for _, id := range after {
		c, err := s.cardOf(ctx, id)
		if err != nil {
			return err
		}
		p.AnsweredBy = append(p.AnsweredBy, *c)
	}
	return nil
}

func (s *Server) cardOf(ctx context.Context, id dyad.IncidentID) (*shape.IncidentCard, error) {
	n, l, err := pipeline.Ledger(ctx, s.parts.Store, id)
	if err != nil {
		return nil, err
	}
	c := s.parts.Names.LedgerCard(&n, &l)
	return &c, nil
}

// chained looks for the incident in the chains of its dyads, in the weeks around it.
func (s *Server) chained(ctx context.Context, n *dyad.Incident) (before shape.Arc, after []dyad.IncidentID, err error) {
	var seen []dyad.Dyad
	for d := range n.Dyads() {
		if slices.Contains(seen, d.Reverse()) || len(seen) == 4 || n.Date == "" {
			continue
		}
		seen = append(seen, d)
		// Nearest first: what comes after is read apart from what came before.
		var around []dyad.Incident
		for _, q := range []dyad.IncidentQuery{
			{Dataset: n.Dataset, Dyad: d, Both: true, From: addDays(n.Date, -daysBefore), To: n.Date, Limit: maxAround},
			{Dataset: n.Dataset, Dyad: d, Both: true, From: addDays(n.Date, 1), To: addDays(n.Date, daysAfter), Limit: maxAround},
		} {
			for m, err := range s.parts.Store.Incidents(ctx, q) {
				if err != nil {
					return before, nil, err
				}
				around = append(around, m)
			}
		}
		for _, a := range shape.Arcs(relate.Chains(around, d, func(dyad.Dyad) int { return relate.Window }), d) {
			switch {
			case a.To == n.ID && (before.From == "" || a.Basis == shape.Told):
				before = a
			case a.From == n.ID && !slices.Contains(after, a.To):
				after = append(after, a.To)
			}
		}
	}
	return before, after, nil
}

func addDays(d dyad.Day, n int) dyad.Day { return before(d, -n) }
