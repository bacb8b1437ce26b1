package timex

import (
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/timex/feast"
)

// shape is the kind of thing that an expression says.
type shape uint8

const (
	nothing      shape = iota
	dayShape           // d, m and y, of which y and m may be 0
	monthShape         // m and y, y may be 0
	yearShape          // y
	weekdayShape       // n
	seasonShape        // n and y, y may be 0
	quarterShape       // n and y, y may be 0
	decadeShape        // y
	centuryShape       // n
	deicticShape       // n days from the anchor
	nightShape         // the night before the anchor
	unitShape          // the unit that holds the anchor, or the dir-th from it
	toldShape          // the unit that holds the told day
	agoShape           // n units from the anchor
	recentShape        // the n units that end (n < 0) or begin (n > 0) at the anchor
	offsetShape        // n units from the told day
	lengthShape        // a duration
	setShape           // "every Friday": no one date
	rangeShape         // from, to
	feastShape         // feast and y, y may be 0
	partShape          // of from: n says which one, from the end where negative, of unit, how many dir
)

// halves are the unit of a partShape that is one half, and weekdayOf plus a weekday that
// of "the first Monday of May".
const (
	halves    = century + 1
	weekdayOf = century + 2
)

// when is what an expression says, before it meets the anchor.
type when struct {
	shape    shape
	y, m, d  int
	n        int
	unit     int
	dir      int  // -1 last, 1 next; 0 with said for "this"
	said     bool // dir was said
	approx   bool
	open     int // 1 from then on, -1 up to then
	from, to *when
	week     *when // a weekday's week, "Monday last week"; the year of a day or month
	night    bool  // "last night": the unit is a part of a day
	feast    *feast.Name
	figures  bool // m and d may have changed places
}

// reader reads the expressions of one sentence.
type reader struct {
	s    *dyad.Sentence
	w    []word
	mayP bool // the article has a person called May
}

func (r *reader) kind(i int) kind {
	if i < 0 || i >= len(r.w) {
		return none
	}
	return r.w[i].kind
}

func (r *reader) form(i int) string {
	if i < 0 || i >= len(r.w) {
		return ""
	}
	return r.s.Tokens[i].Form
}

// is reports whether token i is one of the lower-case words, whatever its case.
func (r *reader) is(i int, words ...string) bool {
	f := r.form(i)
	for _, w := range words {
		if len(f) == len(w) && strings.EqualFold(f, w) {
			return true
		}
	}
	return false
}

// expr reads the longest expression that starts at token i; it ends before token
// end, which is i where there is none.
func (r *reader) expr(i int) (x when, end int) {
	if x, end = r.interval(i); end > i {
		return x, end
	}
	switch {
	case r.kind(i) == until:
		if x, end = r.point(i + 1); end > i+1 && x.dated() {
			x.open = -1
			return x, end
		}
		return x, i
	case r.is(i, "since"):
		if x, end = r.point(i + 1); end > i+1 && x.dated() {
			x.open = 1
			return x, end
		}
		return x, i
	case r.is(i, "before", "after") && !r.is(i-1, "day", "days", "week", "weeks", "month", "months", "year", "years"):
		if x, end = r.point(i + 1); end > i+1 && x.bounds() && !r.modifies(end-1) && r.form(end) != "'s" && r.form(end) != "’s" {
			x.open = r.w[i].n
			return x, end
		}
		return when{}, i
	}
	return r.point(i)
}

// bounds reports whether "before" or "after" the expression is a time too: a day told
// by its name or number, or anything longer that has one.
func (x *when) bounds() bool {
	switch x.shape {
	case dayShape, monthShape, yearShape, weekdayShape, feastShape, decadeShape, quarterShape:
		return true
	}
	return false
}

// dated reports whether the expression stands for a date of its own, so that it may
// bound a range.
func (x *when) dated() bool {
	switch x.shape {
	case nothing, lengthShape, setShape, rangeShape:
		return false
	}
	return true
}

// point reads one expression that is no range.
func (r *reader) point(i int) (x when, end int) {
	switch r.kind(i) {
	case none:
		return r.inFigures(i)
	case about:
		if x, end = r.point(i + 1); end > i+1 {
			x.approx = true
			return x, end
		}
	case edge:
		return r.edge(i)
	case name:
		return r.named(i)
	case fiscal:
		return r.fiscal(i)
	case half:
		return r.quantity(i)
	case every:
		return r.every(i)
	case after:
		return r.earlier(i)
	case det:
		return r.determined(i)
	case pointer:
		return r.pointed(i, false)
	case month:
		if r.w[i].n == 5 && r.is(i+1, "day") {
			return r.named(i)
		}
		return r.withPart(r.month(i))
	case weekday:
		return r.withPart(r.weekday(i))
	case deictic:
		if i > 0 && len(r.form(i)) > 2 && r.w[i].upper && (r.is(i-1, "usa", "russia", "india") || upper(r.form(i)[1:]) && upper(r.form(i-1))) {
			return x, i // the paper
		}
		return r.withPart(when{shape: deicticShape, n: r.w[i].n}, i+1)
	case night:
		return r.overnight(i)
	case season:
		return r.season(i)
	case era:
		if r.w[i].n > 0 && r.w[i].upper && r.kind(i+1) == number && r.w[i+1].digits > 0 {
			return when{shape: yearShape, y: r.w[i+1].n}, i + 2
		}
	case decade:
		if r.aging(i) {
			return x, i
		}
		return when{shape: decadeShape, y: r.w[i].n}, i + 1
	case ordinal:
		return r.ordinal(i)
	case number:
		return r.number(i)
	case vague:
		return r.quantity(i)
	case unit:
		return r.bareUnits(i)
	}
	return x, i
}

// withPart takes a part of the day that follows a day into the expression.
func (r *reader) withPart(x when, end int) (when, int) {
	if x.shape == nothing || x.shape == monthShape || x.shape == setShape {
		return x, end
	}
	if r.kind(end) == edge && r.kind(end+1) == part && !r.w[end+1].plural {
		return x, end + 2
	}
	if r.kind(end) == part && !r.w[end].plural && !r.w[end].upper {
		return x, end + 1
	}
	return x, end
}

// month reads what starts with the name of a month.
func (r *reader) month(i int) (x when, end int) {
	if !r.monthName(i) {
		return x, i
	}
	x = when{shape: monthShape, m: r.w[i].n}
	j := i + 1
	if r.kind(j) == det && r.kind(j+1) == ordinal {
		j++
	}
	if d, ok := r.dayNumber(j); ok && !r.counts(i, j) {
		x.shape, x.d = dayShape, d
		j++
		end = j
		if y, e := r.year(j); e > j {
			x.y, end = y, e
		} else if r.inTitle(end) && r.modifies(end-1) && feast.Famous(x.m, x.d, r.form(end)) == 0 { // "the March 23 Movement"
			return when{}, i
		} else if r.kind(j) == pointer && r.w[j].n == that {
			return r.monthYear(x, j)
		}
		return x, end
	}
	return r.monthYear(x, i+1)
}

// monthYear reads the year after a month: "2024", ", 2024", "of last year".
func (r *reader) monthYear(x when, i int) (when, int) {
	if y, e := r.year(i); e > i {
		x.y = y
		return x, e
	}
	j := i
	if r.kind(j) == of || r.kind(j) == comma {
		j++
	}
	if y, e := r.year(j); e > j && r.kind(i) == of {
		x.y = y
		return x, e
	}
	k := j
	if r.kind(k) == det && r.is(k+1, "same") {
		k++
	}
	if r.kind(k) == pointer && (r.w[k].n == that || r.w[k].n == same) && r.kind(k+1) == unit && r.w[k+1].n == yearUnit {
		x.week = &when{shape: toldShape, unit: yearUnit} // "in August that year"
		return x, k + 2
	}
	if r.kind(j) == pointer && r.kind(j+1) == unit && r.w[j+1].n == yearUnit && r.w[j].n <= next && r.kind(i) != comma {
		x.dir, x.said, x.unit = r.w[j].n-this, true, yearUnit
		return x, j + 2
	}
	return x, i
}

// dayNumber reads "16" or "16th" or "sixteenth" as a day of the month. Numbers that
// cannot be one are still taken, so that "January 32" is found and has no date.
func (r *reader) dayNumber(i int) (d int, ok bool) {
	switch r.kind(i) {
	case number:
		return r.w[i].n, r.w[i].digits == 1 || r.w[i].digits == 2
	case ordinal:
		return r.w[i].n, true
	}
	return 0, false
}

// counts reports whether the number at token j counts what follows it instead of
// being the day of the month named at token i: "in January 16 people died".
func (r *reader) counts(i, j int) bool {
	if r.kind(j) != number {
		return false
	}
	if _, e := r.year(j + 1); e > j+1 {
		return false
	}
	next := r.form(j + 1)
	if r.kind(j+1) == unit || next == "%" || next == ":" || r.is(j+1, "percent", "people", "million", "billion", "a.m.", "p.m.") {
		return true
	}
	return r.is(i-1, "in") && next != "" && isLetter(next[0])
}

// year reads a year after a day or a month, with a comma or without.
func (r *reader) year(i int) (y, end int) {
	j := i
	if r.kind(j) == comma {
		j++
	}
	if r.kind(j) == number && r.w[j].digits == 4 && r.w[j].n >= 1000 && r.w[j].n <= 2199 {
		return r.w[j].n, j + 1
	}
	return 0, i
}

// ordinal reads "16th of January", "first quarter of 2024", "21st century".
func (r *reader) ordinal(i int) (x when, end int) {
	n, j := r.w[i].n, i+1
	if r.kind(j) == dash && r.kind(j+1) == unit {
		j++
	}
	if r.w[i].upper && (r.is(j, "world") || r.is(j, "of", "gulf")) {
		if x, end = r.named(i); end > i {
			return x, end
		}
	}
	if x, end = r.partOf(i, n); end > i {
		return x, end
	}
	switch {
	case r.kind(j) == half:
		return when{}, i
	case r.kind(j) == unit && r.w[j].n == century && !r.w[j].plural:
		return when{shape: centuryShape, n: n}, j + 1
	case r.kind(j) == unit && r.w[j].n == quarter && n >= 1 && n <= 4 && !r.w[j].plural:
		x = when{shape: quarterShape, n: n}
		j++
		if r.kind(j) == of {
			j++
		}
		if y, e := r.year(j); e > j {
			x.y = y
			return x, e
		}
		if r.kind(j) == pointer && r.w[j].n <= next && r.kind(j+1) == unit && r.w[j+1].n == yearUnit {
			x.dir, x.said = r.w[j].n-this, true
			return x, j + 2
		}
		return x, i + 2
	}
	if x, end = r.dayMonth(i); end == i {
		return r.dayAlone(i)
	}
	return x, end
}

// dayMonth reads "16 January 2024", "16th of January".
func (r *reader) dayMonth(i int) (x when, end int) {
	d, ok := r.dayNumber(i)
	j := i + 1
	if r.kind(j) == of && r.kind(i) == ordinal {
		j++
	}
	if !ok || r.kind(j) != month || !r.w[j].upper {
		return x, i
	}
	x, end = r.monthYear(when{shape: monthShape, m: r.w[j].n}, j+1)
	x.shape, x.d = dayShape, d
	return r.withPart(x, end)
}

// number reads what starts with a number.
func (r *reader) number(i int) (x when, end int) {
	if x, end = r.dayMonth(i); end > i {
		return x, end
	}
	if x, end = r.inFigures(i); end > i {
		return x, end
	}
	if x, end = r.quantity(i); end > i {
		return x, end
	}
	switch {
	case r.kind(i+1) == era && r.w[i+1].n < 0 && r.w[i+1].upper:
		return when{shape: yearShape, y: 1 - r.w[i].n}, i + 2
	case r.bareYear(i):
		return when{shape: yearShape, y: r.w[i].n}, i + 1
	}
	return x, i
}

// weekday reads "Monday", "Monday, January 16", "Monday last week".
func (r *reader) weekday(i int) (x when, end int) {
	if r.w[i].plural {
		return when{shape: setShape}, i + 1
	}
	if !r.weekdayName(i) {
		return x, i
	}
	j := i + 1
	if r.kind(j) == comma {
		j++
	}
	if r.kind(j) == det && r.w[j].n == 0 && r.kind(j+1) == ordinal {
		j++
	}
	var e int
	switch r.kind(j) {
	case month:
		x, e = r.month(j)
	case number, ordinal:
		x, e = r.dayMonth(j)
	}
	if x.shape == dayShape && e > j {
		return x, e
	}
	x = when{shape: weekdayShape, n: r.w[i].n}
	j = i + 1
	if r.kind(j) == of {
		j++
	}
	if r.is(j, "before") && r.is(j+1, "last") && r.kind(j+2) != unit {
		x.dir, x.said = -2, true
		return x, j + 2
	}
	if r.kind(i-1) == det && r.w[i-1].n == 1 && !r.modifies(i) { // "on a Friday"
		return when{shape: setShape}, i + 1
	}
	if r.kind(j) == pointer && r.w[j].n <= next && r.kind(j+1) == unit && r.w[j+1].n == week {
		x.week = &when{shape: unitShape, unit: week, dir: r.w[j].n - this, said: true}
		return x, j + 2
	}
	return x, i + 1
}

// season reads "spring 2024" and "summer of 2021"; alone a season needs "in the",
// "last" and the like before it, which the callers see to.
func (r *reader) season(i int) (x when, end int) {
	j := i + 1
	if r.kind(j) == of {
		j++
	}
	if y, e := r.year(j); e > j && r.kind(j) == number {
		return when{shape: seasonShape, n: r.w[i].n, y: y}, e
	}
	if r.kind(i-1) == det && r.is(i-2, "in", "over", "during", "since", "by") && (r.kind(i+1) != of || !r.is(i, "fall", "spring")) {
		if t := &r.s.Tokens[i]; t.UPOS == "NOUN" && !r.modifies(i) {
			return when{shape: seasonShape, n: r.w[i].n}, i + 1
		}
	}
	return x, i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }

// modifies reports whether token i hangs on a noun to its right, as in "the summer
// camp".
func (r *reader) modifies(i int) bool {
	t := &r.s.Tokens[i]
	return t.Head > i && (t.Rel() == "compound" || t.Rel() == "amod" || t.Rel() == "flat")
}
