package shape

import (
	"bytes"
	"cmp"
	"encoding/xml"

	"github.com/dyad-news/dyad"
)

// Feed is an Atom feed (RFC 4287) whose links are paths.
type Feed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []FeedLink  `xml:"link"`
	Entries []FeedEntry `xml:"entry"`
}

// FeedLink is a link of a feed.
type FeedLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

// FeedEntry is one entry of a feed.
type FeedEntry struct {
	ID      string   `xml:"id"`
	Title   string   `xml:"title"`
	Updated string   `xml:"updated"`
	Link    FeedLink `xml:"link"`
	Summary string   `xml:"summary"`
}

// FeedTime writes a day as Atom wants a time.
func FeedTime(d dyad.Day) string { return string(cmp.Or(d, "1970-01-01")) + "T00:00:00Z" }

// Atom writes the feed as it stands at a path of the site whose address is base.
func (f *Feed) Atom(base, path string) []byte {
	f.ID, f.Author, f.Updated = base+path, "Dyad", FeedTime("")
	for i := range f.Links {
		f.Links[i].Href = base + f.Links[i].Href
	}
	f.Links = append(f.Links, FeedLink{"self", f.ID})
	for i := range f.Entries {
		f.Entries[i].Link.Href = base + f.Entries[i].Link.Href
		f.Updated = max(f.Updated, f.Entries[i].Updated)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	if err := xml.NewEncoder(&b).Encode(f); err != nil { // cannot be: strings alone
		panic(err)
	}
	return b.Bytes()
}
