package timex

// partOf reads some part of a month, a year or longer: "first half of 2023", "last week
// of March", "first three months of the year", "second Monday of May". The word at token
// i says which, the n-th or, where n is negative, the last.
func (r *reader) partOf(i, n int) (x when, end int) {
	j := i + 1
	x = when{shape: partShape, n: n, dir: 1}
	if c, _, e := r.count(j); e > j && r.kind(j) == number && (n == 1 || n < 0) {
		x.dir, j = c, e
	}
	u := r.w[min(j, len(r.w)-1)]
	switch r.kind(j) {
	case half:
		x.unit = halves
	case unit:
		if x.unit = u.n; u.n != day && u.n != week && u.n != monthUnit || u.plural != (x.dir > 1) {
			return when{}, i
		}
	case weekday:
		x.unit = weekdayOf + u.n
	default:
		return when{}, i
	}
	j++
	if r.kind(j) != of && !r.is(j, "in") || x.dir > 40 {
		return when{}, i
	}
	y, e := r.whole(j + 1)
	if e == j+1 {
		return when{}, i
	}
	x.from = &y
	return x, e
}

// whole reads what a part may be of: anything longer than a day, "the year" and "the
// month" too.
func (r *reader) whole(i int) (x when, end int) {
	if r.kind(i) == det && r.w[i].n == 0 && r.kind(i+1) == unit && !r.w[i+1].plural {
		switch u := r.w[i+1].n; {
		case u == yearUnit && r.bareYear(i+2):
		case u == monthUnit || u == yearUnit || u == decadeUnit || u == century:
			return when{shape: unitShape, unit: u}, i + 2
		}
	}
	x, end = r.point(i)
	switch x.shape {
	case monthShape, yearShape, unitShape, toldShape, decadeShape, centuryShape, seasonShape:
		return x, end
	}
	return when{}, i
}

// part resolves a part of something longer.
func (v *resolver) part(x *when, l look) period {
	p := v.plain(x.from, l)
	if p.start.IsZero() || p.end.IsZero() {
		return period{}
	}
	switch {
	case x.unit == halves:
		return halfOf(p, x.n)
	case x.unit >= weekdayOf:
		t := p.start.AddDate(0, 0, (x.unit-weekdayOf-int(p.start.Weekday())+7)%7+7*(x.n-1))
		if x.n < 0 {
			t = p.end.AddDate(0, 0, -(int(p.end.Weekday())-(x.unit-weekdayOf)+7)%7)
		}
		return within(dayPeriod(t), p)
	case x.unit == monthUnit:
		from := step(p.start, monthUnit, (x.n-1)*x.dir)
		if x.n < 0 {
			from = step(p.end, monthUnit, 1-x.dir)
		}
		a, b := unitPeriod(from, monthUnit), unitPeriod(step(from, monthUnit, x.dir-1), monthUnit)
		if x.dir == 1 {
			return within(a, p)
		}
		return within(span(a, b), p)
	}
	long := x.dir
	if x.unit == week {
		long *= 7
	}
	from := p.start.AddDate(0, 0, (x.n-1)*long)
	if x.n < 0 {
		from = p.end.AddDate(0, 0, 1-long)
	}
	q := dayPeriod(from)
	if long > 1 {
		q = span(q, dayPeriod(from.AddDate(0, 0, long-1)))
	}
	if q = within(q, p); x.unit == week {
		return q.approx()
	}
	return q
}

// within returns q where it lies in p, else nothing.
func within(q, p period) period {
	if q.start.Before(p.start) || q.end.After(p.end) {
		return period{}
	}
	return q
}

// halfOf returns the first or second half: of a month in days, of a year in months, of
// anything longer in years.
func halfOf(p period, n int) period {
	if n < 0 {
		n = 2
	}
	if n > 2 {
		return period{}
	}
	months := 12*(p.end.Year()-p.start.Year()) + int(p.end.Month()-p.start.Month()) + 1
	unit, many := monthUnit, months/2
	switch {
	case months < 2:
		unit, many = day, (days(p.start, p.end)+1)/2
	case months >= 48:
		unit, many = yearUnit, months/24
	}
	from, last := p.start, step(p.start, unit, many-1)
	if n == 2 {
		from, last = step(p.start, unit, many), p.end
	}
	return span(unitPeriod(from, unit), unitPeriod(last, unit))
}

// dayAlone reads a day of the month that says no month, "on the 19th", or says it by
// pointing, "the 5th of next month".
func (r *reader) dayAlone(i int) (x when, end int) {
	w := r.w[i]
	if w.digits == 0 || w.n < 1 || w.n > 31 || r.kind(i-1) != det || r.w[i-1].n != 0 {
		return x, i
	}
	if r.kind(i+1) == of && r.kind(i+2) != unit {
		j := i + 2
		if r.kind(j) == det && r.kind(j+1) == unit && r.w[j+1].n == monthUnit && !r.w[j+1].plural {
			return when{shape: partShape, n: w.n, dir: 1, unit: day, from: &when{shape: unitShape, unit: monthUnit}}, j + 2
		}
		y, e := r.point(j)
		if e > j && (y.shape == unitShape || y.shape == toldShape) && y.unit == monthUnit {
			return when{shape: partShape, n: w.n, dir: 1, unit: day, from: &y}, e
		}
		return x, i
	}
	if next := r.form(i + 1); next != "" && isLetter(next[0]) && r.kind(i+1) == none && r.modifies(i) || !r.is(i-2, "on", "by", "until", "since", "before", "after") {
		return x, i
	}
	if t := &r.s.Tokens[i]; t.UPOS == "ADJ" && t.Head > i || r.s.Tokens[min(i+1, len(r.w)-1)].UPOS == "NOUN" && i+1 < len(r.w) {
		return x, i
	}
	return when{shape: dayShape, d: w.n}, i + 1
}

// monthly resolves a day of the month alone: of the month of the anchor, or where that
// lies on the other side of it than the tense says, of the next one or the last.
func (v *resolver) monthly(x *when, l look) period {
	from := v.anchor
	if from.IsZero() {
		if from = v.told.start; from.IsZero() {
			return period{}
		}
		l = around
	}
	m := 0
	switch {
	case l == ahead && x.d < from.Day():
		m = 1
	case l != ahead && l != nounAhead && v.anchored() && x.d > from.Day():
		m = -1
	}
	t := at(from.Year(), int(from.Month())+m, 1)
	if !valid(t.Year(), int(t.Month()), x.d) {
		return period{}
	}
	return dayPeriod(t.AddDate(0, 0, x.d-1))
}

// item is one expression with its tokens.
type item struct {
	when
	first, end int
}

// list reads days of one month in a row: "3, 5 and 9 January", "January 16 and 17". It
// returns nothing where there are not two.
func (r *reader) list(i int) []item {
	var items []item
	switch r.kind(i) {
	case number:
		for j := i; ; {
			if x, end := r.dayMonth(j); end > j && len(items) > 0 {
				for k := range items {
					items[k].m, items[k].y, items[k].dir, items[k].said, items[k].unit = x.m, x.y, x.dir, x.said, x.unit
				}
				return append(items, item{x, j, end})
			}
			next := r.joined(j + 1)
			if !r.bareDay(j) || next == j+1 {
				return nil
			}
			items = append(items, item{when{shape: dayShape, d: r.w[j].n}, j, j + 1})
			j = next
		}
	case month:
		x, end := r.month(i)
		if x.shape != dayShape || end == i || x.y != 0 {
			return nil
		}
		items = append(items, item{x, i, end})
		for j := r.joined(end); j > end && r.bareDay(j) && !r.counted(j); j = r.joined(end) {
			y := x
			y.d, end = r.w[j].n, j+1
			items = append(items, item{y, j, end})
		}
		if len(items) < 2 || r.kind(items[len(items)-1].first-1) != and {
			return nil
		}
		if y, e := r.year(end); e > end {
			items[len(items)-1].end = e
			for k := range items {
				items[k].y = y
			}
		}
	}
	return items
}

// joined returns the token after a comma, an "and" or both at token i, else i.
func (r *reader) joined(i int) int {
	if r.kind(i) == comma {
		i++
	}
	if r.kind(i) == and {
		i++
	}
	return i
}

func (r *reader) bareDay(i int) bool {
	return r.kind(i) == number && r.w[i].digits > 0 && r.w[i].digits < 3 && r.w[i].n >= 1 && r.w[i].n <= 31
}

// counted reports whether the number at token i counts the word that follows.
func (r *reader) counted(i int) bool {
	if i+1 >= len(r.w) {
		return false
	}
	switch r.s.Tokens[i+1].UPOS {
	case "NOUN", "ADJ", "PROPN", "NUM", "SYM":
		return true
	}
	return r.kind(i+1) == unit
}

// follows resolves what names a month or a day of the week after one that was told:
// "the following June".
func (v *resolver) follows(m, dir int) period {
	from := v.told.start
	if from.IsZero() {
		return period{}
	}
	y := from.Year()
	switch {
	case dir > 0 && m <= int(from.Month()):
		y++
	case dir < 0 && m >= int(from.Month()):
		y--
	}
	return monthPeriod(y, m)
}

// skip returns the token after the word at token i where it is that one, else i.
func (r *reader) skip(i int, word string) int {
	if r.is(i, word) {
		return i + 1
	}
	return i
}

// aging reports whether the decade at token i, in words, is of somebody's life: "in
// his early thirties".
func (r *reader) aging(i int) bool {
	if r.kind(i-1) == edge {
		i--
	}
	return r.is(i-1, "his", "her", "their", "my", "your", "our")
}

// clock returns the token after a time of the day at token i and the "on" that brings
// its day: "6 p.m. on", "0230 GMT", "noon"; i where there is none.
func (r *reader) clock(i int) int {
	j := i
	f := r.form(j)
	switch {
	case r.is(j, "noon", "midnight", "midday", "dawn", "dusk"):
		j++
	case f == "" || f[0] < '0' || f[0] > '9':
		return i
	default:
		j++
		if r.is(j, "a.m.", "p.m.", "am", "pm", "o'clock") {
			j++
		} else if n := len(f); n < 3 || f[n-2:] != "am" && f[n-2:] != "pm" && f[n-3] != ':' && !r.zone(j) {
			return i
		}
	}
	if r.is(j, "local") && r.is(j+1, "time") {
		j += 2
	} else if r.zone(j) {
		j++
	}
	return r.skip(r.skip(j, "on"), "the")
}

// zone reports whether token i names a zone of time.
func (r *reader) zone(i int) bool {
	return r.is(i, "gmt", "utc", "est", "edt", "cet", "cest", "bst", "ist", "msk", "pst", "pdt", "jst", "et", "pt") && upper(r.form(i))
}
