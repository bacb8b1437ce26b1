package timex

// determined reads what follows "the", "a" or "an".
func (r *reader) determined(i int) (x when, end int) {
	j := i + 1
	if r.w[i].n == 1 { // "a day later", "a few weeks ago", "a two-day visit"
		if r.kind(j) == number {
			x, end = r.quantity(j)
		} else {
			x, end = r.quantity(i)
		}
		if end > j && x.shape != nothing {
			return x, end
		}
		return x, i
	}
	switch r.kind(j) {
	case pointer:
		x, end = r.pointed(j, true)
	case decade:
		x, end = when{shape: decadeShape, y: r.w[j].n}, j+1
	case ordinal:
		x, end = r.ordinal(j)
	case edge:
		x, end = r.edge(j)
	case season:
		x, end = r.season(j)
	case name, fiscal:
		x, end = r.point(j)
	case number: // "the 2023-24 season"
		x, end = r.interval(j)
	case unit:
		x, end = r.theUnit(j)
	case eve:
		if r.kind(j+1) == of {
			return when{shape: offsetShape, n: -1, unit: day, said: true}, j + 2
		}
	case part: // "the morning of 16 January", "the night of last Friday"
		if !r.w[j].plural && r.kind(j+1) == of {
			if y, e := r.point(j + 2); y.dated() && e > j+2 && y.shape != monthShape && y.shape != yearShape {
				return y, e
			}
		}
		if !r.w[j].plural && r.is(j+1, "before", "after") && !r.is(j, "noon", "midday", "midnight") {
			return when{shape: offsetShape, n: r.w[j+1].n, unit: day, said: true}, j + 2
		}
	}
	if end > j && x.shape != nothing {
		return x, end
	}
	return when{}, i
}

// theUnit reads "the year 2024", "the week of January 8", "the day after", "the
// weekend"; it starts at the unit.
func (r *reader) theUnit(i int) (x when, end int) {
	u := r.w[i]
	if u.plural {
		return x, i
	}
	switch {
	case u.n == yearUnit && r.bareYear(i+1):
		return when{shape: yearShape, y: r.w[i+1].n}, i + 2
	case u.n == week && (r.kind(i+1) == of || r.is(i+1, "beginning", "ending")):
		if y, e := r.point(i + 2); e > i+2 && y.shape == dayShape {
			return when{shape: unitShape, unit: week, from: &y}, e
		}
	case u.n == weekend && r.kind(i-2) == prep:
		return when{shape: unitShape, unit: weekend}, i + 1
	case r.kind(i+1) == after && r.is(i+1, "after", "before"):
		switch r.kind(i + 2) {
		case deictic: // "the day after tomorrow"
			if u.n == day && r.w[i+2].n != 0 {
				return when{shape: deicticShape, n: r.w[i+2].n + r.w[i+1].n}, i + 3
			}
		case pointer: // "the week before last", "the year after next"
			if p := r.w[i+2].n; p == last || p == next {
				return when{shape: unitShape, unit: u.n, dir: 2 * (p - this), said: true}, i + 3
			}
		}
		return when{shape: offsetShape, n: r.w[i+1].n, unit: u.n}, i + 2
	case r.kind(i+1) == after:
		return x, i
	}
	return x, i
}

// pointed reads what follows "last", "this", "next", "the same" and their like; the
// is set after the article.
func (r *reader) pointed(i int, the bool) (x when, end int) {
	p, j := r.w[i].n, i+1
	if p == recent {
		if r.kind(j) == unit && r.w[j].plural {
			return when{shape: recentShape, n: -3, unit: r.w[j].n, approx: true}, j + 1
		}
		return x, i
	}
	if p == last || p == final {
		if x, end = r.partOf(i, -1); end > i {
			return x, end
		}
	}
	if p <= next && p != this && r.kind(j) == number || r.nextOver(i) || p == past || p == following || p == previous {
		if x, end = r.stretch(i); end > i {
			return x, end
		}
	}
	switch r.kind(j) {
	case unit:
		return r.pointedUnit(i, the)
	case part:
		return r.pointedPart(i, the)
	case weekday:
		return r.pointedWeekday(i)
	case month, season:
		return r.pointedMonth(i)
	case edge: // "this early", but "last late"? only "this mid-week" and the like
		return x, i
	case pointer: // "this past Friday", "this coming week", "this same day"
		if p == this && (r.w[j].n == past || r.w[j].n == next || r.w[j].n == last) {
			if x, end = r.pointed(j, the); end > j {
				return x, end
			}
		}
	case name:
		if x, end = r.named(j); end > j {
			x.dir, x.said = direction(p), p != this
			return x, end
		}
	}
	return when{}, i
}

// stretch reads "past two weeks", "last three months", "next few days", "past week",
// "following two days".
func (r *reader) stretch(i int) (x when, end int) {
	p, j := r.w[i].n, i+1
	n, approx, k := r.count(j)
	if k == j {
		if p != past && p != next || r.kind(j) != unit || r.w[j].plural {
			if p == past && r.kind(j) == unit { // "past weeks"
				return when{shape: recentShape, n: -3, unit: r.w[j].n, approx: true}, j + 1
			}
			return x, i
		}
		n = 1
	}
	if r.kind(k) != unit {
		return x, i
	}
	u := r.w[k].n
	switch p {
	case last, past:
		return when{shape: recentShape, n: -n, unit: u, approx: approx}, k + 1
	case next:
		return when{shape: recentShape, n: n, unit: u, approx: approx}, k + 1
	}
	return when{shape: lengthShape, n: n, unit: u}, k + 1
}

// pointedUnit reads "last week", "this year", "the same month", "the following day".
func (r *reader) pointedUnit(i int, the bool) (x when, end int) {
	p, u, j := r.w[i].n, r.w[i+1], i+2
	if u.plural || u.n == minute || u.n == hour {
		return when{}, i
	}
	switch p {
	case previous:
		return when{shape: offsetShape, n: -1, unit: u.n, said: true, dir: -1}, j
	case following:
		return when{shape: offsetShape, n: 1, unit: u.n, said: true}, j
	case same, that:
		return when{shape: toldShape, unit: u.n}, j
	case last, this, next:
		if p == next && (the || u.n == day) {
			return when{shape: offsetShape, n: 1, unit: u.n, said: true}, j
		}
		if the && p == last || u.n == day || u.n == century {
			return when{}, i
		}
		x = when{shape: unitShape, unit: u.n, dir: direction(p), said: true}
		if u.n == week && r.kind(j) == weekday && r.w[j].upper && !r.w[j].plural { // "last week Thursday"
			w := x
			return when{shape: weekdayShape, n: r.w[j].n, week: &w}, j + 1
		}
		if u.n == yearUnit && p == last && r.kind(j) == det { // "last year the ..."
			return x, j
		}
		return x, j
	}
	return when{}, i
}

// pointedPart reads "this morning", "last night", "that evening".
func (r *reader) pointedPart(i int, the bool) (x when, end int) {
	p := r.w[i].n
	if r.w[i+1].plural {
		return x, i
	}
	switch {
	case p == last && !the:
		return when{shape: nightShape, night: true}, i + 2
	case p == this:
		return when{shape: deicticShape}, i + 2
	case p == that || p == same:
		return when{shape: toldShape, unit: day}, i + 2
	case p == following || p == next:
		return when{shape: offsetShape, n: 1, unit: day}, i + 2
	case p == previous:
		return when{shape: offsetShape, n: -1, unit: day}, i + 2
	}
	return x, i
}

// pointedWeekday reads "last Friday", "next Monday", "the following Tuesday".
func (r *reader) pointedWeekday(i int) (x when, end int) {
	p := r.w[i].n
	x, end = r.weekday(i + 1)
	if end == i+1 || x.shape == setShape || p == recent {
		return when{}, i
	}
	x, end = r.withPart(x, end)
	if x.shape != weekdayShape {
		return x, end
	}
	switch p {
	case previous, following:
		x.unit, x.dir, x.said = week, direction(p), true
		x.night = true // counts from the told day
	case same, that:
		x.week = &when{shape: toldShape, unit: week}
	default:
		x.dir, x.said = direction(p), true
	}
	return x, end
}

// pointedMonth reads "last January", "this summer", "next March".
func (r *reader) pointedMonth(i int) (x when, end int) {
	p, j := r.w[i].n, i+1
	if r.kind(j) == month && p > past && p != recent && p != final {
		if x, end = r.month(j); end == j || x.shape != monthShape || x.y != 0 {
			return when{}, i
		}
		x.dir, x.said, x.unit = direction(p), true, monthUnit // "that August", "the following June"
		return x, end
	}
	if p > past {
		return x, i
	}
	if r.kind(j) == season {
		if r.w[j].upper && r.modifies(j) {
			return x, i
		}
		x = when{shape: seasonShape, n: r.w[j].n, dir: direction(p), said: true}
		return x, j + 1
	}
	x, end = r.month(j)
	if end == j {
		return when{}, i
	}
	if x.y == 0 && !x.said {
		x.dir, x.said = direction(p), true
	}
	return x, end
}

// direction is -1 for a pointer back, 1 for one ahead, else 0.
func direction(p int) int {
	switch p {
	case last, past, previous:
		return -1
	case next, following:
		return 1
	}
	return 0
}

// edge reads "early 2024", "mid-January", "late last week", "the end of the year",
// "early Friday".
func (r *reader) edge(i int) (x when, end int) {
	j := i + 1
	long := r.is(i, "end", "beginning", "middle", "start")
	switch {
	case long && r.kind(j) != of:
		return x, i
	case long, r.kind(j) == dash && r.tight(j):
		j++
	case r.is(i, "early", "late") && (r.is(j, "on") || r.is(j, "in") && r.kind(j+1) != season):
		j++
	}
	if r.kind(j) == det && r.w[j].n == 0 {
		switch {
		case r.kind(j+1) == unit && !r.w[j+1].plural && r.w[j+1].n >= week && (long || r.kind(j-1) == prep):
			return when{shape: unitShape, unit: r.w[j+1].n, approx: true}, j + 2
		case r.kind(j+1) == decade || r.kind(j+1) == ordinal || r.kind(j+1) == pointer || r.kind(j+1) == unit:
		default:
			return x, i
		}
	}
	if r.kind(j) == season { // "late summer"
		if y, e := r.year(j + 1); e > j+1 {
			return when{shape: seasonShape, n: r.w[j].n, y: y, approx: true}, e
		}
		if r.modifies(j) || r.is(j, "fall", "spring") && !r.leads(i-1) {
			return x, i
		}
		return when{shape: seasonShape, n: r.w[j].n, approx: true}, j + 1
	}
	x, end = r.point(j)
	if end == j || !x.dated() || x.shape == deicticShape && x.n == 0 && long {
		return when{}, i
	}
	switch x.shape {
	case dayShape, weekdayShape, deicticShape, nightShape, offsetShape:
	default:
		x.approx = true
	}
	return x, end
}

// nextOver reports whether "next" at token i brings a stretch that begins now: "within
// the next week".
func (r *reader) nextOver(i int) bool {
	return r.w[i].n == next && r.kind(i-1) == det && r.is(i-2, "within", "over", "during") && r.kind(i+1) == unit && !r.w[i+1].plural
}

// every reads "every Friday", "each year", "every two weeks".
func (r *reader) every(i int) (x when, end int) {
	j := i + 1
	if _, _, k := r.count(j); k > j {
		j = k
	}
	switch r.kind(j) {
	case weekday, unit, part, month, season:
		return when{shape: setShape}, j + 1
	}
	return x, i
}

// earlier reads "earlier this week", "later on Friday", "earlier in the day".
func (r *reader) earlier(i int) (x when, end int) {
	if !r.is(i, "earlier", "later") {
		return x, i
	}
	j := i + 1
	if r.is(j, "on", "in") {
		j++
	}
	if r.kind(j) == det && r.w[j].n == 0 && r.kind(j+1) == unit && !r.w[j+1].plural && j > i+1 {
		if r.w[j+1].n == day {
			return when{shape: toldShape, unit: day, said: true}, j + 2
		}
		if r.w[j+1].n >= week {
			return when{shape: unitShape, unit: r.w[j+1].n, dir: 0, approx: true}, j + 2
		}
		return x, i
	}
	switch r.kind(j) {
	case weekday, deictic, month, pointer, det:
		if x, end = r.point(j); end > j && x.dated() && (r.kind(j) != det || x.shape == dayShape) {
			return x, end
		}
	case number:
		if x, end = r.point(j); end > j && (x.shape == dayShape || x.shape == yearShape && j > i+1) {
			return x, end
		}
	}
	return when{}, i
}
