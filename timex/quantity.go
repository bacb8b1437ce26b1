package timex

import "strings"

// count reads "two", "a few", "several", "a couple of", "some 20", "two or three" and
// tells whether the number is a guess; end is i where there is none.
func (r *reader) count(i int) (n int, approx bool, end int) {
	j := i
	if r.kind(j) == about {
		approx = true
		j++
	}
	switch {
	case r.kind(j) == det && r.w[j].n == 1 && r.kind(j+1) == vague:
		j++
	case r.kind(j) == det && r.w[j].n == 1:
		return 1, approx, j + 1
	}
	switch r.kind(j) {
	case vague:
		n, approx = r.w[j].n, true
		if r.is(j, "couple") {
			approx = false
		}
		j++
		if r.kind(j) == of {
			j++
		}
		if r.kind(j) == number && r.is(j-1, "some") {
			n = r.w[j].n
			j++
		}
		return n, approx, j
	case number:
		n = r.w[j].n
		if r.form(j) != "" && r.w[j].digits >= 4 && n > 1000 {
			return 0, false, i
		}
		j++
		if r.is(j, "or") && r.kind(j+1) == number || r.kind(j) == to && r.kind(j+1) == number ||
			r.kind(j) == dash && r.kind(j+1) == number && r.tight(j) {
			n, approx = r.w[j+1].n, true
			j += 2
		}
		return n, approx, j
	}
	return 0, false, i
}

// quantity reads "two days later", "three weeks ago", "a year earlier", "two-day",
// "six months"; it starts at the number or at "a".
func (r *reader) quantity(i int) (x when, end int) {
	n, approx, j := r.count(i)
	halfUnit := false
	if r.kind(i) == half && r.kind(i+1) == det && r.w[i+1].n == 1 { // "half a century ago"
		n, j, halfUnit = 0, i+2, true
	}
	if r.is(j, "and") && r.is(j+1, "a") && r.kind(j+2) == half { // "two and a half years"
		j, halfUnit = j+3, true
	}
	if j == i {
		return x, i
	}
	hyphen := false
	if r.kind(j) == dash && r.tight(j) {
		hyphen = true
		j++
	}
	if r.is(j, "full", "more", "whole") {
		j++
	}
	u := r.w[min(j, len(r.w)-1)]
	if r.kind(j) != unit || u.upper && r.w[i].kind == number && !r.shouts() || r.aged(j+1) {
		return x, i
	}
	if u.n == weekend || u.n == quarter && !r.is(j+1, "ago", "later", "earlier") {
		return x, i
	}
	j++
	if r.is(j, "and") && r.is(j+1, "a") && r.kind(j+2) == half && !halfUnit { // "a year and a half"
		j, halfUnit = j+3, true
	}
	if halfUnit {
		n, u.n = halved(n, u.n)
	}
	switch r.kind(j) {
	case ago:
		if r.kind(j+1) == deictic && r.w[j+1].n == 0 && !approx { // "a year ago today"
			return when{shape: agoShape, n: -n, unit: u.n, said: true}, j + 2
		}
		if k := r.skip(j+1, "on"); u.n == week && !approx && r.kind(k) == weekday && r.weekdayName(k) && !r.w[k].plural {
			return when{shape: agoShape, n: -n, unit: week, from: &when{shape: weekdayShape, n: r.w[k].n}}, k + 1
		}
		return when{shape: agoShape, n: -n, unit: u.n, approx: approx}, j + 1
	case after:
		if !hyphen && r.offsets(j) {
			return when{shape: offsetShape, n: n * r.w[j].n, unit: u.n, approx: approx}, j + 1
		}
	}
	if r.is(j, "from") && r.is(j+1, "now", "today") {
		return when{shape: agoShape, n: n, unit: u.n, approx: approx}, j + 2
	}
	if r.kind(i) == det && !hyphen && r.kind(i-1) != prep && !r.is(i-1, "for") {
		return x, i // "a year", "a day": no length worth telling
	}
	x = when{shape: lengthShape, n: n, unit: u.n, approx: approx}
	if r.is(i-1, "in", "within") && !hyphen && n > 0 {
		x.dir = 1 // may mean "that long from now"
	}
	return x, j
}

// halved counts n and a half of a unit in a smaller one.
func halved(n, u int) (int, int) {
	switch u {
	case minute, hour:
		return max(n, 1), u
	case day:
		return 24*n + 12, hour
	case week:
		return 7*n + 3, day
	case monthUnit:
		return 4*n + 2, week
	case yearUnit:
		return 12*n + 6, monthUnit
	case decadeUnit:
		return 10*n + 5, yearUnit
	case century:
		return 100*n + 50, yearUnit
	}
	return n, u
}

// shouts reports whether the sentence is in capitals, so that they tell nothing.
func (r *reader) shouts() bool {
	for i := range r.s.Tokens {
		if f := r.s.Tokens[i].Form; len(f) > 3 && f[1] >= 'a' && f[1] <= 'z' && f[0] >= 'a' {
			return false
		}
	}
	return true
}

// offsets reports whether the word at token j makes the length before it an offset.
// "two days earlier" and "two days after the strike" do; "two days after" before a
// comma does too.
func (r *reader) offsets(j int) bool {
	if r.is(j, "prior") {
		return r.is(j+1, "to")
	}
	return true
}

// aged reports whether token i makes the length before it an age or a rate: "old",
// "-old", "per".
func (r *reader) aged(i int) bool {
	if r.kind(i) == dash {
		i++
	}
	return r.is(i, "old", "olds", "older", "younger")
}

// units without a number: "days later", "hours before the vote", "for years".
func (r *reader) bareUnits(i int) (x when, end int) {
	if !r.w[i].plural {
		return x, i
	}
	u := r.w[i].n
	switch {
	case r.kind(i+1) == ago:
		return when{shape: agoShape, unit: u, approx: true}, i + 2
	case r.kind(i+1) == after && r.offsets(i+1) && !r.is(i-1, "business", "working"):
		return when{shape: offsetShape, n: 0, dir: r.w[i+1].n, unit: u, approx: true}, i + 2
	case r.is(i-1, "for", "in", "within", "over") && !r.is(i+1, "of", "when", "to") && u != weekend && u != quarter:
		return when{shape: lengthShape, unit: u, approx: true}, i + 1
	}
	return x, i
}

// inFigures reads "2024-01-29", "29/01/2024", "2024-01-29T10:00:00Z" as one token or
// as several, and "mid-January" as one token.
func (r *reader) inFigures(i int) (x when, end int) {
	f := r.form(i)
	if x, end = r.named(i); end > i {
		return x, end
	}
	if len(f) > 4 && (f[:4] == "mid-" || f[:4] == "Mid-") {
		return r.hyphened(i)
	}
	if x, ok := figureDate(f); ok {
		return x, i + 1
	}
	if len(f) == 7 && f[4] == '-' && r.kind(i+1) == dash && r.tight(i+1) { // "2024-01-29T10:00:00Z", which the tokens part
		if t := r.form(i + 2); len(t) > 3 && t[2] == 'T' {
			if x, ok := figureDate(f + "-" + t[:2]); ok {
				return x, i + 3
			}
		}
	}
	if r.kind(i) == number && r.kind(i+1) == dash && r.tight(i+1) && r.kind(i+2) == number &&
		r.kind(i+3) == dash && r.tight(i+3) && r.kind(i+4) == number {
		joined := f + r.form(i+1) + r.form(i+2) + r.form(i+3) + r.form(i+4)
		if x, ok := figureDate(joined); ok {
			return x, i + 5
		}
	}
	return x, i
}

// hyphened reads "mid-January 2024", "mid-2023", "mid-week" written as one token.
func (r *reader) hyphened(i int) (x when, end int) {
	switch w := classify(r.form(i)[4:]); {
	case w.kind == month && w.upper:
		x, end = r.monthYear(when{shape: monthShape, m: w.n}, i+1)
	case w.kind == number && w.digits == 4 && w.n >= 1000 && w.n < 2200:
		x, end = when{shape: yearShape, y: w.n}, i+1
	case w.kind == decade:
		x, end = when{shape: decadeShape, y: w.n}, i+1
	case w.kind == weekday && w.upper:
		return when{shape: weekdayShape, n: w.n}, i + 1
	default:
		return x, i
	}
	x.approx = true
	return x, end
}

// figureDate reads a date in figures, the day first where the month could be as well.
func figureDate(f string) (x when, ok bool) {
	if len(f) > 11 && f[10] == 'T' {
		f = f[:10]
	}
	if !numericDate(f) {
		return x, false
	}
	var part [3]int
	var width [3]int
	k := 0
	for i := range len(f) {
		if c := f[i]; c >= '0' && c <= '9' {
			part[k] = part[k]*10 + int(c-'0')
			width[k]++
		} else {
			k++
		}
	}
	switch {
	case part[0] == 0 && width[0] == 4: // no year has that number
		return when{shape: dayShape, y: -1}, true
	case width[0] == 4 && width[1] <= 2 && width[2] <= 2:
		return when{shape: dayShape, y: part[0], m: part[1], d: part[2]}, true
	case width[2] == 2 && width[0] <= 2 && width[1] <= 2 && width[0]*width[1] > 0 && strings.IndexByte(f, '.') < 0 && strings.IndexByte(f, '-') < 0:
		if part[2] += 2000; part[2] > 2050 {
			part[2] -= 100
		}
	case width[2] != 4 || width[0] == 0 || width[0] > 2 || width[1] == 0 || width[1] > 2:
		return x, false
	}
	switch {
	case part[0] > 12 || part[0] == part[1]:
		return when{shape: dayShape, y: part[2], m: part[1], d: part[0]}, true
	case part[1] > 12:
		return when{shape: dayShape, y: part[2], m: part[0], d: part[1]}, true
	}
	return when{shape: dayShape, y: part[2], m: part[1], d: part[0], figures: true}, true
}
