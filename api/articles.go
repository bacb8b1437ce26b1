package api

import (
	"context"
	"errors"
	"strconv"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
)

// ArticlePage is an article with what was read from it.
type ArticlePage struct {
	Article  dyad.Article     `json:"article"`
	Events   []shape.EventOut `json:"events"`
	Origin   dyad.ArticleID   `json:"origin,omitempty" doc:"The article of which this one's text is a copy."`
	Mentions []dyad.Mention   `json:"mentions" doc:"Read anew from the stored text; so are times and places."`
	Times    []dyad.Timex     `json:"times"`
	Places   []dyad.Toponym   `json:"places"`
}

type articlesIn struct {
	Paging
	Since string `query:"since" maxLength:"10" doc:"First day of publication, 2024-01-01, or 30d."`
}

func (s *Server) articles(ctx context.Context, in *articlesIn) (*out[List[dyad.Kept]], error) {
	v, err := s.view(ctx, dyad.Coded)
	if err != nil {
		return nil, err
	}
	q := dyad.KeptQuery{Limit: in.Limit + 1}
	if q.Since, err = dayOf("since", in.Since, v.today); err != nil {
		return nil, err
	}
	if q.Before, err = in.offset(); err != nil {
		return nil, err
	}
	all, err := s.parts.Store.Kept(ctx, q)
	next := ""
	if len(all) > in.Limit {
		all = all[:in.Limit]
		next = cursor(strconv.FormatInt(all[in.Limit-1].N, 10))
	}
	return listOf(all, next), err
}

func (s *Server) article(ctx context.Context, in *idIn) (*out[ArticlePage], error) {
	id := dyad.ArticleID(in.ID)
	a, err := s.parts.Store.Article(ctx, id)
	if err != nil {
		return nil, err
	}
	events, err := s.parts.Store.EventsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	p := ArticlePage{Article: a, Events: []shape.EventOut{}, Mentions: []dyad.Mention{}, Times: []dyad.Timex{}, Places: []dyad.Toponym{}}
	for _, e := range events {
		x, err := s.joined(ctx, e)
		if err != nil {
			return nil, err
		}
		p.Events = append(p.Events, x)
	}
	origin, err := s.parts.Store.Origin(ctx, id)
	if err != nil {
		return nil, err
	}
	if origin != id {
		p.Origin = origin
	}
	if a.Text == "" {
		return &out[ArticlePage]{p}, nil
	}
	coding := make(chan dyad.Coding, 1)
	err = s.coded(ctx, func() error {
		k, err := s.parts.Reread(a)
		coding <- k
		return err
	})
	switch {
	case errors.Is(err, errSlow) || errors.Is(err, dyad.ErrLanguage):
		return &out[ArticlePage]{p}, nil // the events are there all the same
	case err != nil:
		return nil, err
	}
	k := <-coding
	p.Mentions, p.Times, p.Places = some(k.Mentions), some(k.Times), some(k.Places)
	return &out[ArticlePage]{p}, nil
}

// joined adds its incident to an event; one that was joined to none has none.
func (s *Server) joined(ctx context.Context, e dyad.Event) (shape.EventOut, error) {
	id, err := s.parts.Store.IncidentOf(ctx, e.ID)
	if errors.Is(err, dyad.ErrNotFound) {
		err = nil
	}
	return shape.EventOut{Event: e, Incident: id}, err
}

func (s *Server) event(ctx context.Context, in *idIn) (*out[shape.EventOut], error) {
	e, err := s.parts.Store.Event(ctx, dyad.EventID(in.ID))
	if err != nil {
		return nil, err
	}
	x, err := s.joined(ctx, e)
	return &out[shape.EventOut]{x}, err
}
