package api

import (
	"bytes"
	"cmp"
	"context"
	"encoding/xml"
	"net/url"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
)

// feedLength is how many entries a feed has.
const feedLength = 50

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    atomLink `xml:"link"`
	Summary string   `xml:"summary"`
}

type feedIn struct {
	A string `path:"a" maxLength:"200"`
	B string `path:"b" maxLength:"200"`
}

// updated writes a day as Atom wants a time.
func updated(d dyad.Day) string { return string(cmp.Or(d, "1970-01-01")) + "T00:00:00Z" }

func (s *Server) dyadFeed(ctx context.Context, in *feedIn) (*huma.StreamResponse, error) {
	v, err := s.view(ctx)
	if err != nil {
		return nil, err
	}
	q := dyad.IncidentQuery{Both: true, To: v.today, Limit: feedLength}
	if q.Dyad.From, err = s.node(v, in.A); err != nil {
		return nil, err
	}
	if q.Dyad.To, err = s.node(v, in.B); err != nil {
		return nil, err
	}
	all, err := s.cards(ctx, q)
	if err != nil {
		return nil, err
	}
	name := s.parts.Names.Name
	page := "/dyads/" + url.PathEscape(string(q.Dyad.From)) + "/" + url.PathEscape(string(q.Dyad.To))
	f := atomFeed{Title: name(q.Dyad.From) + " and " + name(q.Dyad.To) + ": incidents", Links: []atomLink{{"alternate", page}}}
	for _, c := range all {
		f.Entries = append(f.Entries, atomEntry{
			ID: "urn:dyad:" + string(c.ID), Title: string(c.Date) + ": " + c.Type + " by " + names(c.From) + sideOf(" towards ", c.To),
			Updated: updated(c.Date), Link: atomLink{"alternate", "/incidents/" + string(c.ID)}, Summary: c.Summary,
		})
	}
	return f.answer(), nil
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
	f := atomFeed{Title: "Articles with " + in.Q, Links: []atomLink{{"alternate", "/search?q=" + url.QueryEscape(in.Q)}}}
	for _, h := range hits {
		f.Entries = append(f.Entries, atomEntry{
			ID: "urn:dyad:" + string(h.Article), Title: cmp.Or(h.Title, string(h.Article)), Updated: updated(h.Published),
			Link: atomLink{"alternate", "/articles/" + string(h.Article)}, Summary: h.Snippet,
		})
	}
	return f.answer(), nil
}

// answer writes the feed under the address at which it was asked for.
func (f *atomFeed) answer() *huma.StreamResponse {
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		r, w := humago.Unwrap(hc)
		base := "http://" + r.Host
		if r.TLS != nil {
			base = "https://" + r.Host
		}
		f.ID = base + r.URL.RequestURI()
		f.Author = "Dyad"
		f.Updated = updated("")
		for i := range f.Links {
			f.Links[i].Href = base + f.Links[i].Href
		}
		f.Links = append(f.Links, atomLink{"self", f.ID})
		for i := range f.Entries {
			f.Entries[i].Link.Href = base + f.Entries[i].Link.Href
			f.Updated = max(f.Updated, f.Entries[i].Updated)
		}
		var b bytes.Buffer
		b.WriteString(xml.Header)
		if err := xml.NewEncoder(&b).Encode(f); err != nil { // cannot be: strings alone
			panic(err)
		}
		w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
		w.Write(b.Bytes())
	}}
}
