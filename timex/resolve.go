package timex

import "time"

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
	day    period    // the single day named last
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
	switch x.open {
	case 1:
		return span(p, period{})
	case -1:
		return span(period{}, p)
	}
	return p
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
	case offsetShape:
		return v.offset(x)
	case toldShape:
		return v.holding(x)
	case rangeShape:
		return v.between(x, l)
	}
	if !v.anchored() {
		return period{}
	}
	switch x.shape {
	case weekdayShape:
		return v.weekday(x, l)
	case deicticShape:
		return dayPeriod(v.anchor.AddDate(0, 0, x.n))
	case nightShape:
		if !x.night && l == ahead {
			return dayPeriod(v.anchor)
		}
		return dayPeriod(v.anchor.AddDate(0, 0, -1))
	case unitShape:
		return v.unit(x, l)
	case agoShape:
		return v.ago(x)
	case recentShape:
		return v.recent(x)
	}
	return period{}
}

// date resolves a day of a month: with its year, or in the year that the anchor and
// the tense give.
func (v *resolver) date(x *when, l look) period {
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
			far = 4 * days(anchor, first)
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
	if y := v.statedYear(x); y != 0 {
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
		n -= 7
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

// ago resolves "two days ago" to a day and "three years ago" to a year; what is
// counted in weeks or more is approximate.
func (v *resolver) ago(x *when) period {
	if x.n == 0 {
		return period{}
	}
	switch x.unit {
	case minute, hour:
		if n := x.n; x.unit == hour && (n > 24 || n < -24) {
			return dayPeriod(v.anchor.AddDate(0, 0, n/24)).approx()
		}
		return dayPeriod(v.anchor)
	case day:
		return dayPeriod(v.anchor.AddDate(0, 0, x.n))
	case week, fortnight:
		return dayPeriod(step(v.anchor, x.unit, x.n)).approx()
	}
	return unitPeriod(step(v.anchor, x.unit, x.n), x.unit).approx()
}

// recent resolves "the past two weeks" and "the next three days".
func (v *resolver) recent(x *when) period {
	if x.unit == minute || x.unit == hour {
		n := (x.n - 23) / 24
		if x.n > 0 {
			n = (x.n + 23) / 24
		}
		x = &when{n: n, unit: day}
	}
	unit, n := x.unit, x.n
	var far time.Time
	switch unit {
	case monthUnit:
		far = v.anchor.AddDate(0, n, 0)
	case quarter:
		far = v.anchor.AddDate(0, 3*n, 0)
	case yearUnit, decadeUnit, century:
		if unit != yearUnit {
			n *= 10
		}
		if unit == century {
			n *= 10
		}
		far = v.anchor.AddDate(n, 0, 0)
	default:
		far = step(v.anchor, unit, n)
	}
	if y := far.Year(); y < 1 || y > 9999 {
		return period{}
	}
	if n < 0 {
		return span(dayPeriod(far), dayPeriod(v.anchor))
	}
	return span(dayPeriod(v.anchor), dayPeriod(far))
}

// offset resolves what counts from a told day: "two days later", "the next month".
func (v *resolver) offset(x *when) period {
	if x.n == 0 && x.unit > hour { // "days later": nobody knows how many
		return period{}
	}
	if x.unit < week && !v.told.oneDay() { // what was told last is vaguer than a day
		return period{}
	}
	switch x.unit {
	case minute:
		return v.day.shift(x.n / (24 * 60))
	case hour:
		return v.day.shift(x.n / 24)
	case day:
		return v.day.shift(x.n)
	case week, fortnight:
		if x.said { // "the following week"
			if v.day.start.IsZero() {
				return period{}
			}
			return unitPeriod(step(v.day.start, x.unit, x.n), x.unit)
		}
		n := 7 * x.n
		if x.unit == fortnight {
			n *= 2
		}
		if p := v.day.shift(n); p.known() {
			return p.approx()
		}
		return period{}
	}
	if v.told.start.IsZero() {
		return period{}
	}
	p := unitPeriod(step(v.told.start, x.unit, x.n), x.unit)
	if !x.said && x.unit != weekend && p.known() {
		p = p.approx()
	}
	return p
}

// holding resolves "that week", "the same day": the unit around what was told.
func (v *resolver) holding(x *when) period {
	if x.unit == day {
		if x.said && !v.day.known() && v.anchored() { // "earlier in the day"
			return dayPeriod(v.anchor)
		}
		return v.day
	}
	if v.told.start.IsZero() {
		return period{}
	}
	return unitPeriod(v.told.start, x.unit)
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
