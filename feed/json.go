package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"github.com/dyad-news/dyad"
)

// jsonItem is one item of a JSON Feed.
type jsonItem struct {
	ID       json.RawMessage `json:"id"`
	URL      string          `json:"url"`
	External string          `json:"external_url"`
	Title    string          `json:"title"`
	Date     string          `json:"date_published"`
	Modified string          `json:"date_modified"`
}

// readJSON reads a JSON Feed. It goes through the items one by one, so that their number
// costs no memory.
func readJSON(text []byte, c *collector) (Feed, error) {
	f := Feed{Kind: JSON}
	dec := json.NewDecoder(bytes.NewReader(text))
	if _, err := dec.Token(); err != nil {
		return f, fmt.Errorf("%w: %w", dyad.ErrInput, err)
	}
	var entries []entry
	known := false
	for dec.More() && f.Cut == "" {
		key, err := dec.Token()
		if err == nil {
			switch key {
			case "version":
				var v string
				err = dec.Decode(&v)
				known = known || strings.Contains(v, "jsonfeed.org/version/")
			case "title":
				err = dec.Decode(&f.Title)
			case "home_page_url":
				var home string
				if err = dec.Decode(&home); err == nil {
					c.setSite(home)
				}
			case "items":
				entries, err = jsonItems(dec, &f)
			default:
				var skip json.RawMessage
				err = dec.Decode(&skip)
			}
		}
		if err != nil {
			if len(entries) == 0 {
				return f, fmt.Errorf("%w: %w", dyad.ErrInput, err)
			}
			f.Cut = err.Error()
		}
	}
	if !known && len(entries) == 0 {
		return f, fmt.Errorf("%w: JSON without the version of a JSON Feed", ErrNotFeed)
	}
	f.Title = plain(f.Title, false)
	for i := range entries {
		if l, ok := c.link(&entries[i]); ok {
			f.Links = append(f.Links, l)
		}
	}
	return f, nil
}

// jsonItems reads the list of items. One that is not as it should be is left out.
func jsonItems(dec *json.Decoder, f *Feed) ([]entry, error) {
	if t, err := dec.Token(); err != nil || t != json.Delim('[') {
		return nil, fmt.Errorf("the items are no list: %w", orNil(err))
	}
	var entries []entry
	for dec.More() {
		if len(entries) == maxLinks {
			f.Cut = cutLinks
			return entries, nil
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return entries, err
		}
		var it jsonItem
		if json.Unmarshal(raw, &it) != nil {
			continue
		}
		var id string
		if json.Unmarshal(it.ID, &id) != nil {
			id = ""
		}
		entries = append(entries, entry{links: []string{it.URL, it.External, addressOnly(id)}, title: it.Title, date: it.Date, changed: it.Modified})
	}
	_, err := dec.Token()
	return entries, err
}

// orNil gives an error to wrap where there is none.
func orNil(err error) error {
	if err == nil {
		return ErrNotFeed
	}
	return err
}

// addressOnly gives what is a full web address, and "" for other ids.
func addressOnly(id string) string {
	id = strings.TrimSpace(id)
	if u, err := url.Parse(id); err != nil || !web(u) {
		return ""
	}
	return id
}
