package timex

import (
	"fmt"
	"strings"
	"time"
)

// look is where the words around an expression point.
type look int8

const (
	around look = iota // a noun or nothing that tells: the nearest date
	back
	ahead
	nounAhead // hangs on a noun under a verb of the future
	nearby    // the present tense: the nearest day of the week on either side
)

// resolver turns what expressions say into periods. It keeps what was told before.
type resolver struct {
	anchor time.Time // the day of publication; zero where unknown
	told   period    // the period named last
	dated  time.Time // the start of the day or month told with its year in this sentence or the one before
	day    period    // the single day named last
	line   period    // the day of a dateline without a year, where nothing else anchors
}

func (v *resolver) anchored() bool { return !v.anchor.IsZero() }

// tell remembers a period as what later expressions count from.
func (v *resolver) tell(p period) {
	if !p.known() {
		return
	}
	v.told = p
	if p.oneDay() {
		v.day = p
	}
}

// resolve returns the period that x means, unknown where that cannot be told.
func (v *resolver) resolve(x *when, l look) period {
	p := v.plain(x, l)
	if !p.known() || p.start.Year() > 9999 || p.end.Year() > 9999 || p.start.Year() < 1 || p.end.Year() < 1 {
		return period{} // the zero time, too, is of year 1
	}
	if x.approx {
		p = p.approx()
	}
	if x.open == 0 {
		return p
	}
	first, last, joined := strings.Cut(p.edtf, "/")
	if x.open < 0 { // until the end of it, but before its start
		if joined && x.shape != feastShape {
			first = last
		}
		return period{edtf: "../" + first, end: p.end}
	}
	if joined && x.shape == feastShape && !x.feast.Yearly() { // since a war: since its end
		return period{edtf: last + "/..", start: p.end}
	}
	return period{edtf: first + "/..", start: p.start}
}

// plain resolves x without its approximation and open end.
func (v *resolver) plain(x *when, l look) period {
	switch x.shape {
	case dayShape:
		return v.date(x, l)
	case monthShape:
		return v.month(x, l)
	case yearShape:
		if x.unit == day {
			return period{edtf: yearPeriod(x.y).edtf + "-XX-XX"}
		}
		if x.y <= 0 { // before our era, where a Day has no form
			return period{edtf: "-" + fmt.Sprintf("%04d", -x.y)}
		}
		return yearPeriod(x.y)
	case seasonShape:
		return v.season(x, l)
	case quarterShape:
		return v.quarter(x, l)
	case decadeShape:
		return decadePeriod(x.y)
	case centuryShape:
		if x.n < 1 || x.n > 30 {
			return period{}
		}
		return centuryPeriod(x.n)
	case feastShape:
		return v.named(x, l)
	case partShape:
		return v.part(x, l)
	case offsetShape:
		return v.offset(x)
	case toldShape:
		return v.holding(x)
	case rangeShape:
		return v.between(x, l)
	}
	if !v.anchored() {
		if x.shape == deicticShape && v.line.known() {
			return v.line.shift(x.n)
		}
		return period{}
	}
	switch x.shape {
	case weekdayShape:
		return v.weekday(x, l)
	case deicticShape:
		return dayPeriod(v.anchor.AddDate(0, 0, x.n))
	case nightShape:
		return v.night(x, l)
	case unitShape:
		return v.unit(x, l)
	case agoShape:
		return v.ago(x)
	case recentShape:
		return v.recent(x, l)
	}
	return period{}
}

// date resolves a day of a month: with its year, or in the year that the anchor and
// the tense give.
func (v *resolver) date(x *when, l look) period {
	if x.m == 0 {
		return v.monthly(x, l)
	}
	y := v.statedYear(x)
	if y != 0 {
		if !valid(y, x.m, x.d) {
			return period{}
		}
		return dayPeriod(at(y, x.m, x.d))
	}
	if !valid(0, x.m, x.d) {
		return period{}
	}
	if y := v.goesOn(x, l); y != 0 && valid(y, x.m, x.d) {
		return dayPeriod(at(y, x.m, x.d))
	}
	if !v.anchored() {
		return yearless(x.m, x.d)
	}
	l = pointed(x, l)
	strict := x.said && x.dir != 0
	t, ok := choose(v.anchor, l, strict, func(y int) (time.Time, time.Time, bool) {
		return at(y, x.m, x.d), at(y, x.m, x.d), valid(y, x.m, x.d)
	})
	if !ok {
		return yearless(x.m, x.d)
	}
	return dayPeriod(at(t, x.m, x.d))
}

// goesOn returns the year of a day or month that carries on a story of another year than
// the anchor's: "began in February 2022; in April it ended". What lies close before the
// anchor is news and stays with it. 0 is no such year.
func (v *resolver) goesOn(x *when, l look) int {
	from := v.dated
	if from.IsZero() || x.said || l == ahead {
		return 0
	}
	y := from.Year()
	if x.m < int(from.Month()) || x.m == int(from.Month()) && x.d != 0 && x.d < from.Day() {
		y++
	}
	if !v.anchored() {
		return y
	}
	t := at(y, x.m, max(x.d, 1))
	if t.After(v.anchor) || days(t, v.anchor) < 300 {
		return 0
	}
	if near, ok := choose(v.anchor, back, false, func(y int) (time.Time, time.Time, bool) {
		t := at(y, x.m, max(x.d, 1))
		return t, t, true
	}); ok && days(at(near, x.m, max(x.d, 1)), v.anchor) < 45 {
		return 0
	}
	return y
}

// statedYear returns the year that the words give: in figures, or "of last year".
func (v *resolver) statedYear(x *when) int {
	if x.y != 0 {
		return x.y
	}
	if x.week != nil && !v.told.start.IsZero() {
		return v.told.start.Year()
	}
	if x.said && x.unit == yearUnit && x.shape != unitShape && v.anchored() {
		return v.anchor.Year() + x.dir
	}
	return 0
}

// pointed lets "last" and "next" have their way over the tense.
func pointed(x *when, l look) look {
	switch {
	case x.said && x.dir < 0:
		return back
	case x.said && x.dir > 0:
		return ahead
	}
	return l
}

// choose returns the year whose period is the latest that began by the anchor (back),
// the earliest that ends on it or later (ahead), or the nearest, where what is past
// counts as four times nearer, since news is mostly of the past. A strict choice leaves out the period that holds the anchor.
func choose(anchor time.Time, l look, strict bool, of func(y int) (first, last time.Time, ok bool)) (year int, ok bool) {
	best := -1
	for y := anchor.Year() - 4; y <= anchor.Year()+4; y++ {
		first, last, valid := of(y)
		if !valid {
			continue
		}
		far := 0 // days from the anchor
		switch {
		case first.After(anchor):
			if l == back {
				continue
			}
			far = days(anchor, first)
			if l != nearby {
				far *= 4
			}
		case last.Before(anchor):
			if l == ahead {
				continue
			}
			far = days(last, anchor)
		case strict:
			continue
		}
		if best < 0 || far < best {
			best, year, ok = far, y, true
		}
	}
	return year, ok
}

func days(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

// month resolves a month.
func (v *resolver) month(x *when, l look) period {
	if x.unit == monthUnit && x.said {
		return v.follows(x.m, x.dir)
	}
	if y := v.statedYear(x); y != 0 {
		return monthPeriod(y, x.m)
	}
	if y := v.goesOn(x, l); y != 0 {
		return monthPeriod(y, x.m)
	}
	if !v.anchored() {
		return monthPeriod(0, x.m)
	}
	y, _ := choose(v.anchor, pointed(x, l), x.said && x.dir != 0, func(y int) (time.Time, time.Time, bool) {
		return at(y, x.m, 1), at(y, x.m+1, 0), true
	})
	return monthPeriod(y, x.m)
}

func (v *resolver) season(x *when, l look) period {
	if x.y != 0 {
		return seasonPeriod(x.y, x.n)
	}
	if !v.anchored() {
		return period{}
	}
	y, _ := choose(v.anchor, pointed(x, l), x.said && x.dir != 0, func(y int) (time.Time, time.Time, bool) {
		p := seasonPeriod(y, x.n)
		return p.start, p.end, true
	})
	return seasonPeriod(y, x.n)
}

func (v *resolver) quarter(x *when, l look) period {
	switch {
	case x.y != 0:
		return quarterPeriod(x.y, x.n)
	case !v.anchored():
		return period{}
	case x.said:
		return quarterPeriod(v.anchor.Year()+x.dir, x.n)
	}
	y, _ := choose(v.anchor, l, false, func(y int) (time.Time, time.Time, bool) {
		p := quarterPeriod(y, x.n)
		return p.start, p.end, true
	})
	return quarterPeriod(y, x.n)
}

// weekday resolves a day of the week. Without a pointer it is the anchor's own day or
// the nearest one before it, after it where the words look ahead.
func (v *resolver) weekday(x *when, l look) period {
	if x.week != nil {
		w := v.plain(x.week, l)
		if w.start.IsZero() {
			return period{}
		}
		return dayPeriod(w.start.AddDate(0, 0, (x.n+6)%7))
	}
	from := v.anchor
	if x.unit == week && x.said { // "the following Tuesday"
		from = v.day.start
		if from.IsZero() {
			return period{}
		}
	}
	n := (x.n - int(from.Weekday()) + 7) % 7 // days ahead
	switch {
	case x.said && x.dir > 0:
		if n == 0 {
			n = 7
		}
	case x.said && x.dir < 0:
		n += 7 * x.dir
	case x.said && l != back && n > 0: // "this Friday"
	case l == ahead, l == nounAhead, n == 0, l == nearby && n <= 3:
	default:
		n -= 7
	}
	return dayPeriod(from.AddDate(0, 0, n))
}

// unit resolves "last week", "this year", and "the weekend".
func (v *resolver) unit(x *when, l look) period {
	a := v.anchor
	if x.from != nil { // "the week of January 8"
		p := v.plain(x.from, l)
		if p.start.IsZero() {
			return period{}
		}
		return weekPeriod(p.start)
	}
	if x.unit == weekend {
		return v.weekend(x, l)
	}
	return unitPeriod(step(a, x.unit, x.dir), x.unit)
}

// weekend resolves to the Saturday and Sunday meant. On a Saturday or Sunday "this
// weekend" is the one that is on.
func (v *resolver) weekend(x *when, l look) period {
	sat := v.anchor.AddDate(0, 0, -(int(v.anchor.Weekday())+1)%7) // the Saturday at or before the anchor
	on := days(sat, v.anchor) < 2
	switch {
	case x.said && x.dir < 0:
		if on {
			sat = sat.AddDate(0, 0, -7)
		}
	case x.said && x.dir > 0, !on && (l == ahead || l == nounAhead), !on && x.said && l != back:
		sat = sat.AddDate(0, 0, 7)
	}
	return span(dayPeriod(sat), dayPeriod(sat.AddDate(0, 0, 1)))
}

// step moves a day by n units. Months and years are moved from the first of the month,
// so that no month is skipped.
func step(t time.Time, unit, n int) time.Time {
	switch unit {
	case day:
		return t.AddDate(0, 0, n)
	case week, weekend:
		return t.AddDate(0, 0, 7*n)
	case fortnight:
		return t.AddDate(0, 0, 14*n)
	case monthUnit:
		return at(t.Year(), int(t.Month())+n, 1)
	case quarter:
		return at(t.Year(), int(t.Month())+3*n, 1)
	case yearUnit:
		return at(t.Year()+n, int(t.Month()), 1)
	case decadeUnit:
		return at(t.Year()+10*n, int(t.Month()), 1)
	case century:
		return at(t.Year()+100*n, int(t.Month()), 1)
	}
	return t
}

// unitPeriod is the unit that holds the day.
func unitPeriod(t time.Time, unit int) period {
	if t.Year() < 1 || t.Year() > 9999 {
		return period{}
	}
	switch unit {
	case week:
		return weekPeriod(t)
	case weekend:
		sat := t.AddDate(0, 0, -(int(t.Weekday())+1)%7)
		return span(dayPeriod(sat), dayPeriod(sat.AddDate(0, 0, 1)))
	case fortnight:
		return span(dayPeriod(t), dayPeriod(t.AddDate(0, 0, 13)))
	case monthUnit:
		return monthPeriod(t.Year(), int(t.Month()))
	case quarter:
		return quarterPeriod(t.Year(), (int(t.Month())+2)/3)
	case yearUnit:
		return yearPeriod(t.Year())
	case decadeUnit:
		return decadePeriod(t.Year() / 10 * 10)
	case century:
		return centuryPeriod((t.Year()-1)/100 + 1)
	}
	return dayPeriod(t)
}

// between resolves a range; where its ends come out the wrong way round, the first
// is moved back by a week or a year.
func (v *resolver) between(x *when, l look) period {
	a, b := v.resolve(x.from, l), v.resolve(x.to, l)
	if !a.known() || !b.known() {
		return period{}
	}
	if !a.start.IsZero() && !b.end.IsZero() && b.end.Before(a.start) {
		switch {
		case x.from.shape == weekdayShape && x.from.week == nil && !x.from.said:
			a = dayPeriod(a.start.AddDate(0, 0, -7))
		case x.from.shape == dayShape && x.from.y == 0 && x.from.d > 0 && valid(a.start.Year()-1, x.from.m, x.from.d):
			a = dayPeriod(at(a.start.Year()-1, x.from.m, x.from.d))
		case x.from.shape == monthShape && x.from.y == 0:
			a = monthPeriod(a.start.Year()-1, x.from.m)
		}
		if b.end.Before(a.start) {
			return period{}
		}
	}
	return span(a, b)
}
