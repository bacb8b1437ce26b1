package store

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/dyad-news/dyad"
)

// rest is what an article has beside its columns.
type rest struct {
	Byline     string         `json:"byline,omitempty"`
	Dateline   *dyad.Dateline `json:"dateline,omitempty"`
	Paragraphs []dyad.Span    `json:"paragraphs,omitempty"`
	Furniture  []string       `json:"furniture,omitempty"`
	Mentions   []dyad.Span    `json:"mentions,omitempty"`
	Pair       *dyad.Pair     `json:"pair,omitempty"`
}

// Rest writes as JSON what an article has beside its id, source id, URL, title, outlet,
// day, language and text. A bare one keeps no furniture.
func Rest(a *dyad.Article, bare bool) ([]byte, error) {
	m := rest{a.Byline, a.Dateline, a.Paragraphs, a.Furniture, a.Mentions, a.Pair}
	if bare {
		m.Furniture = nil
	}
	return json.Marshal(m)
}

// SetRest gives an article what Rest wrote.
func SetRest(a *dyad.Article, body []byte) error {
	var m rest
	if err := json.Unmarshal(body, &m); err != nil {
		return fmt.Errorf("article %s: %w", a.ID, err)
	}
	a.Byline, a.Dateline, a.Paragraphs, a.Furniture = m.Byline, m.Dateline, m.Paragraphs, m.Furniture
	a.Mentions, a.Pair = m.Mentions, m.Pair
	return nil
}

// Nanos counts nanoseconds since 1970; years that do not fit stand at the ends.
func Nanos(t time.Time) int64 {
	switch y := t.Year(); {
	case y < 1700:
		return -1 << 63
	case y > 2250:
		return 1<<63 - 1
	}
	return t.UnixNano()
}

// Moment is the time that Nanos counted, in UTC; the zero time for either end.
func Moment(nanos int64) time.Time {
	if nanos == -1<<63 || nanos == 1<<63-1 {
		return time.Time{}
	}
	return time.Unix(0, nanos).UTC()
}

// UTC puts times into UTC.
func UTC(times ...*time.Time) {
	for _, t := range times {
		*t = t.UTC()
	}
}
