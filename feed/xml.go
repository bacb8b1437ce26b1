package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/dyad-news/dyad"
)

// Why a feed was cut.
const (
	cutLinks = "it has more than 10,000 links"
	cutNodes = "it has more than a million elements"
	cutDepth = "its elements are nested more than 200 deep"
)

// xmlReader walks the elements of a feed written in XML.
type xmlReader struct {
	f       Feed
	c       *collector
	open    []element // from the root to the element under way
	nodes   int
	cur     *entry // the entry under way, nil outside of one
	curAt   int    // how deep it lies
	entries []entry
}

// element is one that is open, with the text inside it where that is wanted.
type element struct {
	space, name string
	base        *url.URL
	text        *strings.Builder // nil where the text is not wanted
	attrs       []xml.Attr
}

// newDecoder returns a decoder that forgives tags which do not match and knows the
// entities of HTML. Entities that a document declares stay as they are written.
func newDecoder(text []byte) *xml.Decoder {
	dec := xml.NewDecoder(bytes.NewReader(text))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded before
	return dec
}

// readXML reads RSS, Atom and sitemaps.
func readXML(text []byte, c *collector) (Feed, error) {
	r := &xmlReader{c: c}
	dec := newDecoder(text)
	for r.f.Cut == "" {
		t, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if len(r.entries) == 0 {
				return Feed{}, fmt.Errorf("%w: %w", dyad.ErrInput, err)
			}
			r.f.Cut = err.Error()
			break
		}
		if err := r.token(t); err != nil {
			return Feed{}, err
		}
	}
	if r.f.Kind == "" {
		return Feed{}, fmt.Errorf("%w: no element in it", ErrNotFeed)
	}
	return r.end(), nil
}

// end makes links of the entries.
func (r *xmlReader) end() Feed {
	if r.cur != nil && r.f.Cut != "" { // broken off inside an entry: what it says may be half
		r.cur = nil
	}
	var links []Link
	for i := range r.entries {
		if l, ok := r.c.link(&r.entries[i]); ok {
			links = append(links, l)
		}
	}
	if r.f.Kind == Index {
		r.f.More = links
	} else {
		r.f.Links = links
	}
	return r.f
}

func (r *xmlReader) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.EndElement:
		r.close(strings.ToLower(t.Name.Local))
	case xml.CharData:
		for i := range r.open {
			if b := r.open[i].text; b != nil && b.Len() < maxField {
				b.Write(t[:min(len(t), maxField-b.Len())])
			}
		}
	}
	return nil
}

// start takes up an element.
func (r *xmlReader) start(t xml.StartElement) error {
	e := element{space: strings.ToLower(t.Name.Space), name: strings.ToLower(t.Name.Local), attrs: t.Attr}
	switch r.nodes++; {
	case r.nodes > maxNodes:
		r.f.Cut = cutNodes
		return nil
	case len(r.open) >= maxDepth:
		r.f.Cut = cutDepth
		return nil
	}
	if n := len(r.open); n > 0 {
		e.base = r.open[n-1].base
	}
	if b := attr(&e, "base"); b != "" {
		if u, err := url.Parse(b); err == nil {
			if e.base != nil {
				u = e.base.ResolveReference(u)
			}
			e.base = u
		}
	}
	if r.f.Kind == "" {
		if err := r.root(e.name); err != nil {
			return err
		}
	}
	r.enter(&e)
	r.open = append(r.open, e)
	return nil
}

// root tells the kind by the first element.
func (r *xmlReader) root(name string) error {
	switch name {
	case "rss", "rdf", "channel":
		r.f.Kind = RSS
	case "feed":
		r.f.Kind = Atom
	case "urlset":
		r.f.Kind = Sitemap
	case "sitemapindex":
		r.f.Kind = Index
	case "opml":
		return fmt.Errorf("%w but a list of feeds (OPML)", ErrNotFeed)
	case "html", "body", "head":
		return &PageError{}
	default:
		return fmt.Errorf("%w: it begins with <%.40s>", ErrNotFeed, name)
	}
	return nil
}

// enter begins an entry or takes what an element says in its attributes, and asks for
// its text where that is wanted.
func (r *xmlReader) enter(e *element) {
	if r.cur == nil && r.isEntry(e.name) {
		r.cur, r.curAt = &entry{base: e.base}, len(r.open)
		return
	}
	if e.name == "link" {
		r.linkAttr(e)
	}
	if r.wanted(e) {
		e.text = &strings.Builder{}
	}
}

func (r *xmlReader) isEntry(name string) bool {
	switch r.f.Kind {
	case RSS:
		return name == "item"
	case Atom:
		return name == "entry"
	case Sitemap:
		return name == "url"
	}
	return name == "sitemap"
}

// linkAttr reads <link href="..." rel="...">, which Atom has, and RSS too.
func (r *xmlReader) linkAttr(e *element) {
	href, rel := attr(e, "href"), strings.ToLower(attr(e, "rel"))
	if href == "" || rel != "" && rel != "alternate" {
		return
	}
	switch {
	case r.cur == nil:
		r.c.setSite(href)
	case strings.Contains(attr(e, "type"), "html"), len(r.cur.links) == 0:
		r.cur.links = append([]string{href}, r.cur.links...)
	default:
		r.cur.links = append(r.cur.links, href)
	}
}

// wanted reports whether the text of an element is read: what stands directly in the
// entry or in the feed's head, and in the news part of a sitemap.
func (r *xmlReader) wanted(e *element) bool {
	if strings.HasPrefix(e.space, "media") || strings.HasPrefix(e.space, "itunes") || e.space == "image" || e.space == "video" {
		return false
	}
	parent := ""
	if n := len(r.open); n > 0 {
		parent = r.open[n-1].name
	}
	switch e.name {
	case "title":
		return r.cur == nil && (parent == "channel" || parent == "feed") || r.direct() || parent == "news"
	case "link":
		return r.cur == nil && parent == "channel" || r.direct()
	case "guid", "id", "pubdate", "date", "published", "issued", "created", "updated", "modified", "loc", "lastmod", "origlink":
		return r.direct()
	case "publication_date":
		return parent == "news"
	}
	return false
}

// direct reports whether the element under way is the entry itself.
func (r *xmlReader) direct() bool { return r.cur != nil && len(r.open) == r.curAt+1 }

// close ends the innermost element of that name; those inside it that were never closed
// end with it, and an end without a beginning is passed over.
func (r *xmlReader) close(name string) {
	at := len(r.open) - 1
	for at >= 0 && r.open[at].name != name {
		at--
	}
	if at < 0 {
		return
	}
	for n := len(r.open) - 1; n >= at; n-- {
		e := r.open[n]
		r.open = r.open[:n]
		if e.text != nil {
			r.take(&e, e.text.String())
		}
		if r.cur != nil && n == r.curAt {
			r.entries = append(r.entries, *r.cur)
			r.cur = nil
			if len(r.entries) == maxLinks {
				r.f.Cut = cutLinks
			}
		}
	}
}

// take puts the text of an element where it belongs.
func (r *xmlReader) take(e *element, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	if r.cur == nil {
		switch e.name {
		case "title":
			if r.f.Title == "" {
				r.f.Title = plain(text, true)
			}
		case "link":
			r.c.setSite(text)
		}
		return
	}
	switch e.name {
	case "title":
		if r.cur.title == "" {
			r.cur.title, r.cur.markup = text, r.f.Kind != Atom || attr(e, "type") == "html" || attr(e, "type") == "text/html"
		}
	case "link", "loc":
		r.cur.links = append([]string{text}, r.cur.links...)
	case "origlink": // the page itself, where the link goes through a counter
		r.cur.links = append([]string{text}, r.cur.links...)
	case "guid":
		if strings.ToLower(attr(e, "ispermalink")) != "false" {
			r.cur.links = append(r.cur.links, addressOnly(text))
		}
	case "id":
		r.cur.links = append(r.cur.links, addressOnly(text))
	case "pubdate", "published", "issued", "date", "publication_date", "created":
		if r.cur.date == "" {
			r.cur.date = text
		}
	case "updated", "modified", "lastmod":
		r.cur.changed = text
	}
}

// attr returns an attribute by its local name, in whatever case it is written.
func attr(e *element, name string) string {
	for _, a := range e.attrs {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}
