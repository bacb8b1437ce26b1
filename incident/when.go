package incident

import (
	"strings"
	"time"

	"github.com/dyad-news/dyad"
)

// basis says what a day rests on.
type basis uint8

const (
	undated  basis = iota
	yearless       // "on January 17" in a text without a date
	fuzzy          // a month, a year: more than ten days
	assumed        // the day of publication
	exact          // told by the text, to ten days or better
)

// The reach of a search, in days.
const (
	span = 10 // the longest stretch that counts as exact
	lag  = 3  // how long after a happening reports tell it without saying when
	slip = 1  // time zones, and nights that two dates claim
)

// vague is what it weighs that neither says when: what is alike may have been another day.
const vague = -0.3

// when is what is known of the day of a happening. first and last count days from
// 1970; md is the month and day of a date without a year ("01-17").
type when struct {
	basis       basis
	first, last int
	md          string
}

// whenOf reads the day of an account. What is not said to be past or to come is
// assumed to be of the day of publication.
func whenOf(a Account) when {
	e := a.Event
	told := e.DateInfo != nil && e.DateInfo.Basis == "text"
	if told && e.Date == "" {
		if md, ok := strings.CutPrefix(e.DateInfo.EDTF, "XXXX-"); ok && len(md) == len("01-17") {
			return when{basis: yearless, md: md}
		}
		return when{}
	}
	if told {
		return stretch(e.Date, e.EndDate)
	}
	day := a.Article.Published
	if day == "" || e.Realis == dyad.Historical {
		return when{}
	}
	w := stretch(day, day)
	if w.basis == exact {
		w.basis = assumed
	}
	return w
}

// stretch makes a told when of a first and last day.
func stretch(first, last dyad.Day) when {
	f, ok := number(first)
	if !ok {
		return when{}
	}
	l, ok := number(last)
	if !ok || l < f {
		l = f
	}
	if l-f >= span {
		return when{basis: fuzzy, first: f, last: l}
	}
	return when{basis: exact, first: f, last: l}
}

// whenever reads the day of an incident: what most reports told, or else the day of
// the first of them.
func whenever(n *dyad.Incident) when {
	best := bestDate(n.Reports)
	switch best.basis {
	case "text":
		if md, ok := strings.CutPrefix(best.edtf, "XXXX-"); ok {
			return when{basis: yearless, md: md}
		}
		return stretch(best.date, best.end)
	case "published":
		w := stretch(best.date, best.date)
		if w.basis == exact {
			w.basis = assumed
		}
		return w
	}
	return when{}
}

func number(d dyad.Day) (int, bool) {
	t, ok := d.Time()
	return int(t.Unix() / 86400), ok
}

func dayOf(n int) dyad.Day { return dyad.DayOf(time.Unix(int64(n)*86400, 0).UTC()) }

// days weighs an account's day against an incident's; ok is false where they cannot
// be the same.
func days(a, n when) (score float64, ok bool) {
	switch {
	case a.basis == undated || n.basis == undated:
		return vague, a.basis == n.basis
	case a.basis == yearless || n.basis == yearless:
		return yearlessDays(a, n)
	case a.basis == fuzzy || n.basis == fuzzy:
		return fuzzyDays(a, n)
	case a.basis == exact && n.basis == exact:
		return exactDays(a, n)
	case a.basis == assumed && n.basis == assumed:
		return [...]float64{0.8, 0.2, -0.4, -0.8}[min(abs(a.first-n.first), lag)], abs(a.first-n.first) <= lag
	}
	told, published := a, n.first
	if a.basis == assumed {
		told, published = n, a.first
	}
	after := published - told.last
	if published < told.first-slip || after > lag {
		return 0, false
	}
	if published < told.first {
		return -0.8, true
	}
	return [...]float64{1.2, 0.8, 0, -0.6}[max(after, 0)], true
}

func exactDays(a, n when) (float64, bool) {
	gap := max(a.first-n.last, n.first-a.last)
	switch {
	case gap > slip:
		return 0, false
	case gap > 0:
		return -1, true
	case a.first != n.first || a.last != n.last:
		return 0.5, true
	case a.last-a.first <= slip:
		return 2, true
	}
	return 0.8, true
}

func fuzzyDays(a, n when) (float64, bool) {
	if a.basis == assumed {
		a.first -= lag
	}
	if n.basis == assumed {
		n.first -= lag
	}
	if a.first > n.last || n.first > a.last {
		return 0, false
	}
	if a.first == n.first && a.last == n.last {
		return 0.5, true
	}
	return 0, true
}

func yearlessDays(a, n when) (float64, bool) {
	if a.basis != yearless {
		a, n = n, a
	}
	switch n.basis {
	case yearless:
		return 1.5, a.md == n.md
	case exact, assumed:
		return 1, n.first == n.last && strings.HasSuffix(string(dayOf(n.first)), a.md)
	}
	return 0, false
}

func abs(n int) int { return max(n, -n) }
