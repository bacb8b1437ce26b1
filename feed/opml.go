package feed

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// OPML returns the addresses of the feeds that a list of subscriptions names, in its
// order, each once, however deep they are nested. What is no such list gives ErrNotFeed;
// one that breaks off before it names a feed dyad.ErrInput.
func OPML(body []byte) ([]string, error) {
	if len(body) > maxBody {
		return nil, fmt.Errorf("read OPML: %w", dyad.ErrTooLarge)
	}
	text, err := decode(body)
	if err != nil {
		return nil, fmt.Errorf("read OPML: %w", err)
	}
	var out []string
	dec := newDecoder(text)
	first := true
	for nodes := 0; nodes < maxNodes && len(out) < maxLinks; {
		t, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if len(out) == 0 {
				return nil, fmt.Errorf("read OPML: %w: %w", dyad.ErrInput, err)
			}
			break
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		nodes++
		if first && !strings.EqualFold(start.Name.Local, "opml") {
			return nil, fmt.Errorf("read OPML: %w: it begins with <%.40s>", ErrNotFeed, start.Name.Local)
		}
		first = false
		e := element{attrs: start.Attr}
		if u, err := url.Parse(attr(&e, "xmlUrl")); err == nil && web(u) && !slices.Contains(out, u.String()) {
			out = append(out, u.String())
		}
	}
	if first {
		return nil, fmt.Errorf("read OPML: %w: no element in it", ErrNotFeed)
	}
	return out, nil
}
