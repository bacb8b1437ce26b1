package timex

// interval reads "from 16 to 18 January", "between March and May", "Jan. 16-18",
// "2014-2016".
func (r *reader) interval(i int) (x when, end int) {
	j := i
	from, between := r.is(i, "from"), r.kind(i) == between
	if from || between {
		j++
	}
	if from || between {
		j = r.clock(j)
	}
	a, k := r.bound(j, from || between || r.kind(j+1) == dash || r.kind(j+1) == to)
	if k == j {
		return x, i
	}
	if r.kind(k) == comma && a.y != 0 && r.kind(k+1) == to { // "from May 1, 2022, to June 3, 2023"
		k++
	}
	joins := r.kind(k) == to || r.kind(k) == into || r.kind(k) == dash && r.tight(k) || r.kind(k) == until && from ||
		r.kind(k) == and && between
	if !joins {
		return x, i
	}
	if r.kind(k) == dash && a.shape == yearShape && r.kind(k+1) == number && r.w[k+1].digits == 2 {
		b := when{shape: yearShape, y: a.y/100*100 + r.w[k+1].n}
		if b.y <= a.y {
			return x, i
		}
		return when{shape: rangeShape, from: &a, to: &b}, k + 2
	}
	k++
	if r.kind(k) == det && r.w[k].n == 0 && r.kind(k+1) != unit {
		k++
	}
	k = r.clock(k)
	b, end := r.bound(k, true)
	if end == k || !fits(&a, &b) || r.kind(k-1) == into && a.shape != weekdayShape && a.shape != dayShape && a.shape != deicticShape {
		return x, i
	}
	if b.shape == dayShape && b.y == 0 {
		if y, e := r.year(end); e > end {
			b.y, end = y, e
		}
	}
	inherit(&a, &b)
	if a.shape == dayShape && a.m == 0 {
		return x, i
	}
	return when{shape: rangeShape, from: &a, to: &b}, end
}

// tight reports whether the dash at token i joins its neighbours: no space on either
// side, or one on both; "16 -18" and "Monday — he said" join nothing.
func (r *reader) tight(i int) bool {
	if i == 0 || i+1 >= len(r.w) {
		return false
	}
	t := r.s.Tokens
	return t[i-1].Span.End == t[i].Span.Start && t[i].Span.End == t[i+1].Span.Start
}

// bound reads one end of a range: a dated point, or a bare day of the month where
// the other end can give the month.
func (r *reader) bound(i int, bare bool) (x when, end int) {
	if x, end = r.point(i); end > i {
		if !x.dated() || x.approx && x.shape == lengthShape {
			return x, i
		}
		return x, end
	}
	if bare && (r.kind(i) == number || r.kind(i) == ordinal) && r.w[i].digits > 0 && r.w[i].n >= 1 && r.w[i].n <= 31 {
		return when{shape: dayShape, d: r.w[i].n}, i + 1
	}
	return x, i
}

// fits reports whether two ends are of kinds that make a range.
func fits(a, b *when) bool {
	if a.shape == b.shape {
		return a.shape != dayShape || a.m != 0 || b.m != 0
	}
	exact := func(x *when) bool {
		return x.shape == dayShape || x.shape == weekdayShape || x.shape == deicticShape
	}
	coarse := func(x *when) bool {
		return x.shape == monthShape || x.shape == yearShape || x.shape == seasonShape
	}
	return exact(a) && exact(b) && a.shape != dayShape && b.shape != dayShape ||
		exact(a) && exact(b) && (a.m != 0 || a.shape != dayShape) && (b.m != 0 || b.shape != dayShape) ||
		coarse(a) && coarse(b)
}

// inherit gives each end of a range what only the other one says.
func inherit(a, b *when) {
	if a.m == 0 && a.shape == dayShape {
		a.m = b.m
	}
	if b.m == 0 && b.shape == dayShape {
		b.m = a.m
		if b.y == 0 {
			b.y = a.y
		}
	}
	if a.y == 0 && a.shape == b.shape {
		a.y = b.y
		if b.y != 0 && (a.m > b.m || a.m == b.m && a.d > b.d) && a.m != 0 {
			a.y--
		}
	}
}
