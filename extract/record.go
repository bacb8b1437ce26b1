package extract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// record is one line of a JSONL corpus, under our names and under NGEC's. What other
// fields there are is not read.
type record struct {
	ID        json.RawMessage `json:"id"`
	Text      string          `json:"text"`
	EventText string          `json:"event_text"`
	Date      string          `json:"date"`
	PubDate   string          `json:"pub_date"`
	Title     string          `json:"title"`
	Headline  string          `json:"headline"`
	URL       string          `json:"url"`
	Outlet    string          `json:"outlet"`
	Publisher string          `json:"publisher"`
	Language  string          `json:"language"`
	Mentions  []dyad.Span     `json:"mentions"`
	Pair      *dyad.Pair      `json:"pair"`
	Asked     []dyad.Span     `json:"predicates"`
}

// readRecord fills the draft from a JSON object.
func (d *draft) readRecord(text string) error {
	var r record
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return fmt.Errorf("%w: %w", dyad.ErrInput, err)
	}
	raw := r.Text
	if raw == "" {
		raw = r.EventText
	}
	if raw == "" {
		return fmt.Errorf("%w: a record needs the field \"text\"", dyad.ErrNoText)
	}
	d.SourceID = idOf(r.ID)
	d.Title = oneLine(first(r.Title, r.Headline))
	d.URL = r.URL
	d.Outlet = oneLine(first(r.Outlet, r.Publisher))
	d.Published = dayOf(first(r.Date, r.PubDate))
	d.lang = r.Language
	if err := d.take(&r, raw); err != nil {
		return err
	}
	d.text = clean(raw, d.given)
	d.lay()
	return nil
}

// take checks the spans handed over against the text and puts them in line: the pair's,
// then the mentions, then the predicates.
func (d *draft) take(r *record, raw string) error {
	if p := r.Pair; p != nil {
		d.Pair = p
		d.given = append(d.given, p.Actor)
		if p.Recipient != nil {
			d.given = append(d.given, *p.Recipient)
		}
	}
	d.given = append(append(d.given, r.Mentions...), r.Asked...)
	d.asked = len(r.Asked)
	for _, s := range d.given {
		if s.End > len(raw) || s.Len() <= 0 || !boundary(raw, s.Start) || !boundary(raw, s.End) {
			return fmt.Errorf("%w: span [%d, %d] does not fit a text of %d bytes", dyad.ErrInput, s.Start, s.End, len(raw))
		}
	}
	return nil
}

func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

// idOf gives an id as the input wrote it, whether a string or a number.
func idOf(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return string(bytes.TrimSpace(raw))
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// oneLine gives a title or a name cleaned, on one line.
func oneLine(s string) string {
	return strings.Join(strings.Fields(clean(s, nil)), " ")
}

// dayOf reads the day of a date as corpora and pages write it, or gives "".
func dayOf(s string) dyad.Day {
	s = strings.TrimSpace(s)
	if len(s) >= 10 {
		if t, err := time.Parse(time.DateOnly, s[:10]); err == nil && (len(s) == 10 || !digit(s[10])) {
			return dyad.DayOf(t)
		}
	}
	for _, layout := range []string{
		"20060102", "20060102150405", "20060102T150405Z", "2006/01/02", "2006/1/2", "2006-1-2", "2006/01/02 15:04:05",
		time.RFC1123, time.RFC1123Z, time.RFC850, time.ANSIC, time.UnixDate, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
		"2 January 2006", "January 2, 2006", "Jan 2, 2006", "2 Jan 2006", "Jan. 2, 2006", "Monday, January 2, 2006", "Monday, 2 January 2006", "02-Jan-2006",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return dyad.DayOf(t)
		}
	}
	return ""
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
