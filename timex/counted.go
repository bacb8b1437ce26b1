package timex

import "time"

// ago resolves "two days ago" to a day and "three years ago" to a year; what is
// counted in weeks or more is approximate.
func (v *resolver) ago(x *when) period {
	if x.n == 0 {
		return period{}
	}
	switch x.unit {
	case minute, hour:
		if n := x.n; x.unit == hour && (n > 24 || n < -24) {
			if n%24 == 0 {
				return dayPeriod(v.anchor.AddDate(0, 0, n/24))
			}
			return dayPeriod(v.anchor.AddDate(0, 0, n/24)).approx()
		}
		return dayPeriod(v.anchor)
	case day:
		return dayPeriod(v.anchor.AddDate(0, 0, x.n))
	case week, fortnight:
		p := dayPeriod(step(v.anchor, x.unit, x.n))
		if x.from != nil { // "a week ago on Friday"
			n := (x.from.n - int(p.start.Weekday()) + 7) % 7
			if n > 3 {
				n -= 7
			}
			return dayPeriod(p.start.AddDate(0, 0, n))
		}
		if x.said { // "a week ago today"
			return p
		}
		return p.approx()
	case monthUnit, yearUnit:
		if x.said {
			y := at(v.anchor.Year(), int(v.anchor.Month()), v.anchor.Day())
			if x.unit == monthUnit {
				return dayPeriod(y.AddDate(0, x.n, 0))
			}
			return dayPeriod(y.AddDate(x.n, 0, 0))
		}
	case century:
		return unitPeriod(step(v.anchor, century, x.n), decadeUnit).approx()
	}
	return unitPeriod(step(v.anchor, x.unit, x.n), x.unit).approx()
}

// recent resolves "the past two weeks" and "the next three days".
func (v *resolver) recent(x *when, l look) period {
	from := v.anchor
	if x.n > 0 && l == back && v.told.oneDay() && !v.day.start.IsZero() { // "spread over the next two days"
		from = v.day.start
	}
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
		far = from.AddDate(0, n, 0)
	case quarter:
		far = from.AddDate(0, 3*n, 0)
	case yearUnit, decadeUnit, century:
		if unit != yearUnit {
			n *= 10
		}
		if unit == century {
			n *= 10
		}
		far = from.AddDate(n, 0, 0)
	default:
		far = step(from, unit, n)
	}
	if y := far.Year(); y < 1 || y > 9999 {
		return period{}
	}
	if n < 0 {
		return span(dayPeriod(far), dayPeriod(from))
	}
	return span(dayPeriod(from), dayPeriod(far))
}

// offset resolves what counts from a told day: "two days later", "the next month".
func (v *resolver) offset(x *when) period {
	if x.n == 0 && x.unit > hour { // "days later": nobody knows how many
		return period{}
	}
	if x.said && x.dir < 0 && !v.told.known() && v.anchored() && x.unit >= week { // "the previous weekend", with nothing told
		return unitPeriod(step(v.anchor, x.unit, x.n), x.unit)
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
