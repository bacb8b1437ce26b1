package timex

import (
	"strings"

	"github.com/dyad-news/dyad/timex/feast"
)

// named reads a feast, an era or a day known by its name: "New Year's Eve", "last
// Christmas", "during World War II", "9/11".
func (r *reader) named(i int) (x when, end int) {
	n, k := feast.Find(strings.ToLower(r.form(i)), func(j int) string { return r.form(i + j) })
	if n == nil {
		return x, i
	}
	end = i + k
	x = when{shape: feastShape, feast: n}
	if !n.Yearly() {
		if k == 1 && r.w[i].kind == none && !r.w[i].upper { // "9/11", which may be a fraction
			if r.is(i, "9/11") || r.is(end, "attack", "attacks", "bombing", "bombings", "bombers") {
				return x, end
			}
			return when{}, i
		}
		if !r.brought(i) || r.modifies(end-1) {
			return when{}, i
		}
		return x, end
	}
	x, e := r.monthYear(x, end)
	if e == end && (r.modifies(end-1) || r.inTitle(end)) {
		return when{}, i
	}
	return x, e
}

// brought reports whether a word of time stands before token i, an article or none
// between them.
func (r *reader) brought(i int) bool {
	if r.kind(i-1) == det {
		i--
	}
	return r.kind(i-1) == prep && !r.is(i-1, "on", "over") || r.kind(i-1) == after || r.kind(i-1) == until ||
		r.is(i-1, "from") && r.is(i-2, "dates", "date", "dating", "dated", "left")
}

// inTitle reports whether a longer name goes on at token i: "Easter Island".
func (r *reader) inTitle(i int) bool {
	return upper(r.form(i)) && r.kind(i) == none && r.s.Tokens[i].UPOS == "PROPN"
}

// fiscal reads "fiscal 2023", "fiscal year 2025", "FY2024".
func (r *reader) fiscal(i int) (x when, end int) {
	if y := r.w[i].n; y >= 1900 && y < 2200 {
		return when{shape: yearShape, y: y, approx: true}, i + 1
	}
	j := i + 1
	if r.kind(j) == unit && r.w[j].n == yearUnit {
		j++
	}
	if y, e := r.year(j); e == j+1 {
		return when{shape: yearShape, y: y, approx: true}, e
	}
	return x, i
}

// overnight reads "overnight", "overnight into Sunday", "overnight on Saturday".
func (r *reader) overnight(i int) (x when, end int) {
	x = when{shape: nightShape}
	j := i + 1
	switch {
	case r.kind(j) == into:
		x.dir = -1
		j++
	case r.is(j, "on", "from", "between"):
		if r.is(j, "on") {
			j++
		}
	}
	y, e := r.interval(j)
	if e == j {
		y, e = r.point(j)
	}
	if e == j {
		return x, i + 1
	}
	switch y.shape {
	case rangeShape:
		return y, e
	case weekdayShape, dayShape, deicticShape:
		x.from = &y
		return x, e
	}
	return when{shape: nightShape}, i + 1
}

// night resolves a night to the two days that it joins; last night is of the day before.
func (v *resolver) night(x *when, l look) period {
	if x.night {
		return dayPeriod(v.anchor.AddDate(0, 0, -1))
	}
	from := v.anchor
	switch {
	case x.from != nil:
		if from = v.plain(x.from, l).start; from.IsZero() {
			return period{}
		}
		from = from.AddDate(0, 0, x.dir)
	case l != ahead:
		from = from.AddDate(0, 0, -1)
	}
	return span(dayPeriod(from), dayPeriod(from.AddDate(0, 0, 1)))
}

// named resolves a feast to the one that the tense and the anchor give.
func (v *resolver) named(x *when, l look) period {
	n := x.feast
	if !n.Yearly() {
		return period{edtf: n.Period.EDTF, start: n.Period.First, end: n.Period.Last}
	}
	y := v.statedYear(x)
	if y == 0 {
		if !v.anchored() {
			return period{}
		}
		var ok bool
		if y, ok = choose(v.anchor, pointed(x, l), x.said && x.dir != 0, n.In); !ok {
			return period{}
		}
	}
	first, last, ok := n.In(y)
	if !ok {
		return period{}
	}
	p := dayPeriod(first)
	if last != first {
		p = span(p, dayPeriod(last))
	}
	if n.Approx {
		p = p.approx()
	}
	return p
}
