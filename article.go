package dyad

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
)

// Page is one document as it came from outside, before anything was read in it.
type Page struct {
	Name      string // the file path, URL or "file.jsonl:12" that errors and progress name
	URL       string // the address of the page, when known
	MediaType string // Content-Type as received ("text/html; charset=utf-8"); "" is sniffed
	Body      []byte
	Published Day    // fallback for the publication date (the --date flag)
	Outlet    string // fallback for the outlet (the --outlet flag)
}

// ArticleID names an article by its text: "ar_" and 16 hex digits.
type ArticleID string

// Article is the text of one page, cleaned of page furniture, with what the page
// says of itself. Its Text is UTF-8 and every Span of the coding points into it.
type Article struct {
	ID         ArticleID `json:"id"`
	SourceID   string    `json:"source_id,omitempty"` // the input's own id, when it had one
	URL        string    `json:"url,omitempty"`
	Title      string    `json:"title,omitempty"`
	Outlet     string    `json:"outlet,omitempty"` // who published, "example.org"
	Byline     string    `json:"byline,omitempty"`
	Published  Day       `json:"published,omitempty"`
	Language   string    `json:"language,omitempty"` // ISO 639-1
	Dateline   *Dateline `json:"dateline,omitempty"`
	Text       string    `json:"text,omitempty"`
	Paragraphs []Span    `json:"paragraphs,omitempty"` // in order, not overlapping, each non-empty
	Furniture  []string  `json:"furniture,omitempty"`  // what was dropped as not the story, in page order

	// Given spans, as the JSONL fields `mentions`, `pair` and `predicates` hand them over.
	Mentions   []Span `json:"-"`
	Pair       *Pair  `json:"-"`
	Predicates []Span `json:"-"`
}

// Dateline is the place, agency and day that a story opens with ("KABUL, Jan 18 (Reuters)
// -"), as written. It is cut from Text.
type Dateline struct {
	Place  string `json:"place,omitempty"`
	Agency string `json:"agency,omitempty"`
	At     *Place `json:"at,omitempty"` // where Place is, if the gazetteer has it
	Day    string `json:"day,omitempty"`
}

// Pair asks which event relates two given spans. Recipient is nil where the text
// names none.
type Pair struct {
	Actor     Span  `json:"actor"`
	Recipient *Span `json:"recipient,omitempty"`
}

// NewArticleID derives the id from the article's text, so that the same text has
// the same id on every run and machine.
func NewArticleID(text string) ArticleID { return ArticleID("ar_" + digest(text)) }

// Paragraph returns the index of the paragraph that holds the byte offset, or -1.
func (a *Article) Paragraph(offset int) int {
	for i, p := range a.Paragraphs {
		if offset >= p.Start && offset < p.End {
			return i
		}
	}
	return -1
}

// digest returns 16 hex digits of a hash over its parts, each ended by a NUL.
func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// NewEventID derives an event's id from the article's text, the span of the
// trigger and the event type. A coder that finds two events of one type on one
// trigger passes an ordinal above 0 for the later ones.
func NewEventID(article ArticleID, trigger Span, typ string, ordinal int) EventID {
	parts := []string{string(article), strconv.Itoa(trigger.Start), strconv.Itoa(trigger.End), typ}
	if ordinal > 0 {
		parts = append(parts, strconv.Itoa(ordinal))
	}
	return EventID("ev_" + digest(parts...))
}
