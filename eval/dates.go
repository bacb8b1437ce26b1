package eval

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/dyad-news/dyad"
)

// dateCase is a text with the expressions of time in it and the EDTF that each means,
// "" for those that have no date.
type dateCase struct {
	id    string
	text  string
	marks []dyad.Span
	dates []string
	page  dyad.Page
}

// readDates reads gold/dates.tsv.
func readDates() ([]dateCase, error) {
	const name = "gold/dates.tsv"
	text, err := goldFiles.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return decodeDates(name, text)
}

func decodeDates(name string, text []byte) ([]dateCase, error) {
	rows, err := readTSV(name, text, "uid", "published", "outlet", "text", "dates")
	if err != nil {
		return nil, err
	}
	var cases []dateCase
	for _, r := range rows {
		c := dateCase{id: r.get("uid")}
		if c.text, c.marks, err = unmark(r.get("text")); err != nil {
			return nil, r.errorf("%v", err)
		}
		if d := r.get("dates"); d != "none" {
			c.dates = strings.Split(d, " ; ")
		}
		if len(c.dates) != len(c.marks) {
			return nil, r.errorf("%d expressions in brackets, %d dates", len(c.marks), len(c.dates))
		}
		for i := range c.dates {
			c.dates[i] = absent(c.dates[i])
		}
		published := dyad.Day(absent(r.get("published")))
		if _, ok := published.Time(); !ok && published != "" {
			return nil, r.errorf("published %q is no day", published)
		}
		if c.page, err = (record{Text: c.text, Date: published, Outlet: absent(r.get("outlet"))}).page(c.id); err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, nil
}

// absent reads the dash that stands for nothing.
func absent(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

// unmark takes the brackets out of a text and gives the spans that they held.
func unmark(s string) (text string, marks []dyad.Span, err error) {
	var b strings.Builder
	open := -1
	for i := range len(s) {
		switch {
		case s[i] == '[' && open < 0:
			open = b.Len()
		case s[i] == ']' && open >= 0 && open < b.Len():
			marks = append(marks, dyad.Span{Start: open, End: b.Len()})
			open = -1
		case s[i] == '[' || s[i] == ']':
			return "", nil, fmt.Errorf("brackets do not match at byte %d", i)
		default:
			b.WriteByte(s[i])
		}
	}
	if open >= 0 {
		return "", nil, fmt.Errorf("a bracket is not closed")
	}
	return b.String(), marks, nil
}

// evenReports says whether a case is for tuning or for reporting, by the hash of its id.
func evenReports(id string) string {
	h := fnv.New32a()
	h.Write([]byte(id))
	if h.Sum32()%2 == 0 {
		return "dev"
	}
	return "tune"
}

// dates is a measure over our own expressions of time.
func dates(half string) func(source, *Measure) error {
	return func(_ source, m *Measure) error {
		all, err := readDates()
		var cases []dateCase
		for _, c := range all {
			if evenReports(c.id) == half {
				cases = append(cases, c)
				m.Cases = append(m.Cases, Case{ID: c.id, Text: c.text, About: "dates.tsv", Page: c.page})
			}
		}
		m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeDates(&cases[i], k) }
		m.figures = func(outcomes []Outcome) []Figure {
			exact, other := facet(outcomes, "date"), facet(outcomes, "other")
			return []Figure{
				share("exact EDTF", hits(exact), len(exact)),
				share("dates read where none is told", len(other), len(cases)),
			}
		}
		return err
	}
}

// judgeDates holds the expression that covers most of each mark against gold. A dated
// expression that touches no mark is one too many.
func judgeDates(c *dateCase, k *dyad.Coding) []Outcome {
	var outcomes []Outcome
	shift := strings.Index(c.text, k.Article.Text) // what was cut off the front, a dateline
	for i, mark := range c.marks {
		o := Outcome{Facet: "date", Gold: or(c.dates[i]), Got: "no date", Note: mark.In(c.text)}
		best := 0
		for _, t := range k.Times {
			if n := min(t.Span.End+shift, mark.End) - max(t.Span.Start+shift, mark.Start); n > best {
				best, o.Got, o.Rule = n, or(t.EDTF), t.Text
			}
		}
		outcomes = append(outcomes, o)
	}
	for _, t := range k.Times {
		touches := false
		for _, mark := range c.marks {
			touches = touches || t.Span.Start+shift < mark.End && mark.Start < t.Span.End+shift
		}
		if !touches && t.EDTF != "" {
			outcomes = append(outcomes, Outcome{Facet: "other", Got: t.EDTF, Note: t.Text})
		}
	}
	return outcomes
}

// or names the date that is not there.
func or(edtf string) string {
	if edtf == "" {
		return "no date"
	}
	return edtf
}
