package timex

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// order is how an article writes days in figures.
type order uint8

const (
	anyOrder order = iota
	dayFirst
	monthFirst
)

// orderOf reads the order off the days of the article that can be read in one way alone,
// else off the country of the outlet. Days in both orders tell nothing.
func orderOf(a *dyad.Article, s []dyad.Sentence) order {
	o := anyOrder
	for i := range s {
		for j := range s[i].Tokens {
			f := s[i].Tokens[j].Form
			if len(f) < 6 || f[0] < '0' || f[0] > '9' {
				continue
			}
			x, ok := figureDate(f)
			if !ok || x.figures || x.m == x.d {
				continue
			}
			of := dayFirst
			switch {
			case f[2] != f[1] && strings.HasPrefix(f, "20") && len(f) > 4 && f[4] == f[len(f)-3]: // the year first
				continue
			case x.m == leading(f):
				of = monthFirst
			}
			if o != anyOrder && o != of {
				return anyOrder
			}
			o = of
		}
	}
	if o == anyOrder {
		return orderAt(a.Outlet)
	}
	return o
}

// leading is the number that a form starts with.
func leading(f string) (n int) {
	for i := 0; i < len(f) && f[i] >= '0' && f[i] <= '9'; i++ {
		n = n*10 + int(f[i]-'0')
	}
	return n
}

// orderAt is the order of an outlet's country, where its address tells one. Countries
// that write the year first, or both, tell none, nor do domains sold to all.
func orderAt(outlet string) order {
	at := strings.LastIndexByte(outlet, '.')
	switch top := strings.ToLower(outlet[at+1:]); {
	case at < 0:
	case top == "us" || top == "gov" || top == "mil":
		return monthFirst
	case len(top) != 2:
	case strings.Contains(" ca ph cn jp kr kp tw hu lt mn ir tv io co me ai fm ly to cc ws gg ", " "+top+" "):
	default:
		return dayFirst
	}
	return anyOrder
}

// settle decides which number of a day in figures is the month: by the article's order,
// else by which reading lies close before the anchor. Where nothing tells, the year is
// all that is known.
func (f *finder) settle(x *when) {
	swapped := f.order == monthFirst
	if f.order == anyOrder {
		near := func(m, d int) bool {
			if !f.v.anchored() || !valid(x.y, m, d) {
				return false
			}
			n := days(at(x.y, m, d), f.v.anchor)
			return n >= 0 && n <= 45
		}
		if a, b := near(x.m, x.d), near(x.d, x.m); a == b {
			*x = when{shape: yearShape, y: x.y, unit: day, open: x.open}
			return
		} else {
			swapped = b
		}
	}
	if swapped {
		x.m, x.d = x.d, x.m
	}
}

// farLine is how many days before publication a dateline may lie to be the day on which
// the text was written.
const farLine = 10

// dateline makes the day of the dateline the anchor: where the day of publication is not
// known, or comes a few days later. Without a year the day is told, not more.
func (f *finder) dateline() {
	if f.a.Dateline == nil || f.a.Dateline.Day == "" {
		return
	}
	s := dyad.Sentence{}
	for w := range strings.FieldsFuncSeq(f.a.Dateline.Day, func(r rune) bool { return r == ' ' || r == ',' }) {
		s.Tokens = append(s.Tokens, dyad.Token{Form: w, Head: -1})
	}
	words, _ := read(&s, nil)
	r := &reader{s: &s, w: words}
	for i := range words {
		x, end := r.expr(i)
		if end == i || x.shape != dayShape || x.m == 0 {
			continue
		}
		p := f.v.date(&x, back)
		switch {
		case p.start.IsZero():
			f.v.line = p
		case !f.v.anchored(), days(p.start, f.v.anchor) <= farLine && !p.start.After(f.v.anchor):
			f.v.anchor = p.start
		}
		return
	}
}
