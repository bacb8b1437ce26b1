package feed

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
)

// The kinds of feeds.
const (
	RSS     = "rss"
	Atom    = "atom"
	JSON    = "json"
	Sitemap = "sitemap"
	Index   = "index" // a list of sitemaps, which are in Feed.More
)

// Limits of one feed.
const (
	maxBody  = 10 << 20
	maxLinks = 10_000
	maxDepth = 200
	maxNodes = 1_000_000 // elements of XML
	maxField = 8 << 10   // bytes of one title, address or date
	maxTitle = 500       // runes of a title that is given
)

// ErrNotFeed is wrapped by the errors of what is no feed of a known kind.
var ErrNotFeed = errors.New("not a feed")

// PageError is the error of a web page in place of a feed. It wraps ErrNotFeed.
type PageError struct {
	Feeds []string // the feeds that the page names as its own, absolute, in page order
}

// Error names the page's feeds.
func (e *PageError) Error() string {
	if len(e.Feeds) == 0 {
		return "not a feed but a web page, which names no feed"
	}
	return "not a feed but a web page; its feed is " + strings.Join(e.Feeds[:min(len(e.Feeds), 3)], " or ")
}

// Unwrap gives ErrNotFeed.
func (e *PageError) Unwrap() error { return ErrNotFeed }

// Feed is what one feed says.
type Feed struct {
	Kind  string `json:"kind"`
	Title string `json:"title,omitempty"`
	Links []Link `json:"links,omitempty"` // in the feed's order, each address once
	More  []Link `json:"more,omitempty"`  // the sitemaps that an Index names
	Cut   string `json:"cut,omitempty"`   // why not all of it was read, "" where it was
}

// Link is one entry of a feed.
type Link struct {
	URL       string    `json:"url"`
	Title     string    `json:"title,omitempty"`
	Published dyad.Day  `json:"published,omitempty"` // in the zone that the feed gives it in
	Time      time.Time `json:"time,omitzero"`       // of publication, or of the last change where that is all that is said
}

// Read reads a feed that was got from the address base, against which relative addresses
// are resolved where the feed itself does not say against what; base may be "". An empty
// feed is no error. What is no feed gives ErrNotFeed; a web page a *PageError that names
// its feeds; what is over 10 MB dyad.ErrTooLarge; a feed that breaks off before its first
// entry dyad.ErrInput.
func Read(body []byte, base string) (Feed, error) {
	f, err := read(body, base)
	if err != nil {
		if base != "" {
			base = " " + base
		}
		return Feed{}, fmt.Errorf("read feed%s: %w", base, err)
	}
	return f, nil
}

func read(body []byte, base string) (Feed, error) {
	if len(body) > maxBody {
		return Feed{}, dyad.ErrTooLarge
	}
	text, err := decode(body)
	if err != nil {
		return Feed{}, err
	}
	c := newCollector(base)
	switch text = bytes.TrimSpace(text); {
	case len(text) == 0:
		return Feed{}, fmt.Errorf("%w: it is empty", ErrNotFeed)
	case text[0] == '{':
		return readJSON(text, c)
	case looksHTML(text):
		return Feed{}, &PageError{Feeds: alternates(text, c.base)}
	}
	start := document(text)
	if start < 0 {
		return Feed{}, fmt.Errorf("%w: neither XML nor JSON", ErrNotFeed)
	}
	return readXML(text[start:], c)
}

// document finds where an XML document begins: scripts print warnings before it. It is -1
// where there is none.
func document(text []byte) int {
	if text[0] == '<' && (len(text) == 1 || text[1] != 'b' && text[1] != 'B') { // <br /><b>Warning</b>
		return 0
	}
	head := bytes.ToLower(text[:min(len(text), 4096)])
	first := -1
	for _, mark := range []string{"<?xml", "<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex", "<opml"} {
		if i := bytes.Index(head, []byte(mark)); i >= 0 && (first < 0 || i < first) {
			first = i
		}
	}
	return first
}
