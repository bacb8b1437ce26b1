package api

import (
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
)

// Paging asks for a page of a list: the limit and where it begins.
type Paging struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"500" default:"50" doc:"Items of one page."`
	Cursor string `query:"cursor" maxLength:"200" doc:"Where the page begins: next of the page before."`
}

// Window asks for the days from since to until.
type Window struct {
	Since string `query:"since" maxLength:"10" doc:"First day, 2024-01-01, or 30d for so many days to the last one."`
	Until string `query:"until" maxLength:"10" doc:"Last day, within; by default the last day that the store knows of."`
}

// List is a page of a list.
type List[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty" doc:"Cursor of the next page; absent on the last."`
}

// out is an answer of JSON.
type out[T any] struct{ Body T }

// listOf makes a page; nil becomes the empty list.
func listOf[T any](items []T, next string) *out[List[T]] {
	if items == nil {
		items = []T{}
	}
	return &out[List[T]]{List[T]{items, next}}
}

// wrong is an error of the request.
func wrong(format string, args ...any) error {
	return fmt.Errorf("%w: %s", dyad.ErrInput, fmt.Sprintf(format, args...))
}

// cursor hides a place in a list from clients, which shall not make one up.
func cursor(place string) string { return base64.RawURLEncoding.EncodeToString([]byte(place)) }

func (p *Paging) place() (string, error) {
	b, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	if err != nil {
		return "", wrong("cursor %q is none of ours", p.Cursor)
	}
	return string(b), nil
}

// offset reads a cursor that is a number, 0 for none.
func (p *Paging) offset() (int64, error) {
	at, err := p.place()
	if err != nil || at == "" {
		return 0, err
	}
	n, err := strconv.ParseInt(at, 10, 64)
	if err != nil || n < 0 {
		return 0, wrong("cursor %q is none of ours", p.Cursor)
	}
	return n, nil
}

// slicePage cuts a page out of a whole list.
func slicePage[T any](all []T, p *Paging) (page []T, next string, err error) {
	at, err := p.offset()
	if err != nil {
		return nil, "", err
	}
	all = all[min(at, int64(len(all))):]
	if len(all) > p.Limit {
		all = all[:p.Limit]
		next = cursor(strconv.FormatInt(at+int64(p.Limit), 10))
	}
	return all, next, nil
}

// maxWindow bounds a window, in days: 60 years.
const maxWindow = 21900

// days reads a window against the last day that is known; either end may stay open.
func (w *Window) days(today dyad.Day) (from, to dyad.Day, err error) {
	if to, err = dayOf("until", w.Until, today); err != nil {
		return "", "", err
	}
	last := to
	if last == "" {
		last = today
	}
	if from, err = dayOf("since", w.Since, last); err != nil {
		return "", "", err
	}
	if from != "" && to != "" && from > to {
		return "", "", wrong("since %s is after until %s", from, to)
	}
	return from, to, nil
}

// dayOf reads a day, or a number of days that ends on last.
func dayOf(name, s string, last dyad.Day) (dyad.Day, error) {
	if s == "" {
		return "", nil
	}
	if d := dyad.Day(s); len(s) == len(time.DateOnly) {
		if t, ok := d.Time(); ok && t.Year() > 0 {
			return d, nil
		}
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(s, "d")); err == nil && strings.HasSuffix(s, "d") && n > 0 && n <= maxWindow {
		return before(last, n-1), nil
	}
	return "", wrong("%s: %q is neither a day (2024-01-16) nor a number of days (30d, at most %dd)", name, s, maxWindow)
}

// before returns the day so many days before another.
func before(d dyad.Day, n int) dyad.Day {
	t, ok := d.Time()
	if !ok {
		return d
	}
	return dyad.DayOf(t.AddDate(0, 0, -n))
}

// between counts the days from one to another.
func between(a, b dyad.Day) int {
	x, _ := a.Time()
	y, _ := b.Time()
	return int(y.Sub(x).Hours() / 24)
}

// words splits a list of words by commas.
func words(s string) []string {
	var all []string
	for w := range strings.SplitSeq(s, ",") {
		if w = strings.TrimSpace(w); w != "" && !slices.Contains(all, w) {
			all = append(all, w)
		}
	}
	return all
}

// Filter asks for incidents by sides and kind.
type Filter struct {
	A      string `query:"a" maxLength:"200" doc:"A node or its name: what it does; with both, either side."`
	B      string `query:"b" maxLength:"200" doc:"The other side."`
	Type   string `query:"type" maxLength:"300" doc:"PLOVER types, by commas: ASSAULT,COERCE."`
	Quad   string `query:"quad" maxLength:"20" doc:"Quads, by commas: 3,4."`
	Realis string `query:"realis" maxLength:"80" doc:"actual, future, hypothetical, negated, historical; by commas."`
}

// query reads the filter and the window.
func (s *Server) query(ctx context.Context, f *Filter, w *Window, set *Set) (q dyad.IncidentQuery, err error) {
	v, err := s.view(ctx, set.Dataset)
	if err != nil {
		return q, err
	}
	q.Dataset = v.dataset
	if q.From, q.To, err = w.days(v.today); err != nil {
		return q, err
	}
	for _, side := range []struct {
		text string
		node *dyad.Node
	}{{f.A, &q.Dyad.From}, {f.B, &q.Dyad.To}} {
		if side.text == "" {
			continue
		}
		if *side.node, err = s.node(v, side.text); err != nil {
			return q, err
		}
	}
	for _, t := range words(f.Type) {
		if t = strings.ToUpper(t); s.parts.Ontology.Type(t) == nil {
			return q, wrong("type: no type of event is called %q", t)
		}
		q.Types = append(q.Types, t)
	}
	for _, n := range words(f.Quad) {
		k, err := strconv.Atoi(n)
		if err != nil || k < 1 || k > 4 {
			return q, wrong("quad: %q is not 1 to 4", n)
		}
		q.Quads = append(q.Quads, k)
	}
	for _, r := range words(f.Realis) {
		switch r := dyad.Realis(r); r {
		case dyad.Actual, dyad.Future, dyad.Hypothetical, dyad.Negated, dyad.Historical:
			q.Realis = append(q.Realis, r)
		default:
			return q, wrong("realis: %q is none of actual, future, hypothetical, negated, historical", r)
		}
	}
	return q, nil
}
