package api

import (
	"cmp"
	"context"
	"net/url"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
)

// feedLength is how many entries a feed has.
const feedLength = 50

type feedIn struct {
	Set
	A string `path:"a" maxLength:"200"`
	B string `path:"b" maxLength:"200"`
}

func (s *Server) dyadFeed(ctx context.Context, in *feedIn) (*huma.StreamResponse, error) {
	v, err := s.view(ctx, in.Dataset)
	if err != nil {
		return nil, err
	}
	q := dyad.IncidentQuery{Dataset: v.dataset, Both: true, To: v.today, Limit: feedLength}
	if q.Dyad, err = s.pair(v, in.A, in.B); err != nil {
		return nil, err
	}
	all, err := s.cards(ctx, q)
	if err != nil {
		return nil, err
	}
	name := s.parts.Names.Name
	page := "/dyads/" + url.PathEscape(string(q.Dyad.From)) + "/" + url.PathEscape(string(q.Dyad.To))
	title := name(q.Dyad.From) + " and " + name(q.Dyad.To) + ": incidents"
	if v.dataset != "" {
		title += " of " + v.dataset + ", imported"
		page += "?dataset=" + url.QueryEscape(v.dataset)
	}
	f := shape.Feed{Title: title, Links: []shape.FeedLink{{Rel: "alternate", Href: page}}}
	for _, c := range all {
		f.Entries = append(f.Entries, shape.FeedEntry{
			ID: "urn:dyad:" + string(c.ID), Title: string(c.Date) + ": " + c.Type + " by " + names(c.From) + sideOf(" towards ", c.To),
			Updated: shape.FeedTime(c.Date), Link: shape.FeedLink{Rel: "alternate", Href: "/incidents/" + string(c.ID)}, Summary: c.Summary,
		})
	}
	return answer(&f), nil
}

func sideOf(word string, all []shape.NodeName) string {
	if len(all) == 0 {
		return ""
	}
	return word + names(all)
}

func names(all []shape.NodeName) string {
	if len(all) == 0 {
		return "nobody named"
	}
	text := ""
	for i, n := range all {
		if i > 0 {
			text += ", "
		}
		text += n.Name
	}
	return text
}

func (s *Server) searchFeed(ctx context.Context, in *searchIn) (*huma.StreamResponse, error) {
	hits, err := s.parts.Store.Search(ctx, in.Q, min(in.Limit, feedLength))
	if err != nil {
		return nil, err
	}
	f := shape.Feed{Title: "Articles with " + in.Q, Links: []shape.FeedLink{{Rel: "alternate", Href: "/search?q=" + url.QueryEscape(in.Q)}}}
	for _, h := range hits {
		f.Entries = append(f.Entries, shape.FeedEntry{
			ID: "urn:dyad:" + string(h.Article), Title: cmp.Or(h.Title, string(h.Article)), Updated: shape.FeedTime(h.Published),
			Link: shape.FeedLink{Rel: "alternate", Href: "/articles/" + string(h.Article)}, Summary: h.Snippet,
		})
	}
	return answer(&f), nil
}

// answer sends the feed.
func answer(f *shape.Feed) *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		r, w := humago.Unwrap(hc)
		base := "http://" + r.Host
		if r.TLS != nil {
			base = "https://" + r.Host
		}
		w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
		w.Write(f.Atom(base, r.URL.RequestURI()))
	}}
}
