package timex

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// Find returns the expressions of time in the sentences, in text order and without
// overlap. The day of publication anchors them; where the article has none, years are
// left open and weekdays have no date. A span takes in the preposition that brings
// the expression ("on Friday", "for two weeks"). Impossible dates, repeated times and
// lengths have the zero Date.
func Find(a *dyad.Article, s []dyad.Sentence) []dyad.Timex {
	f := finder{a: a}
	if t, ok := a.Published.Time(); ok && t.Year() >= 1000 && t.Year() < 9000 {
		f.v.anchor = t
	}
	for i := range s {
		f.sentence(&s[i], i)
	}
	return f.out
}

// finder goes through one article.
type finder struct {
	a     *dyad.Article
	v     resolver
	words []word
	mayP  bool
	out   []dyad.Timex

	spoken bool // the told day is known only from "said on Monday"
}

// sentence adds the expressions of one sentence.
func (f *finder) sentence(s *dyad.Sentence, index int) {
	var any bool
	f.words, any = read(s, f.words)
	f.mayP = f.mayP || personMay(s)
	if !any {
		return
	}
	r := &reader{s: s, w: f.words, mayP: f.mayP}
	for i := 0; i < len(s.Tokens); {
		if r.w[i].kind == none && !hasFigures(s.Tokens[i].Form) {
			i++
			continue
		}
		x, end := r.expr(i)
		if end <= i || x.shape == nothing {
			i++
			continue
		}
		first := r.withPrep(i, &x)
		if n := len(f.out); n > 0 && f.out[n-1].Sentence == index && f.out[n-1].Last > first {
			first = f.out[n-1].Last
		}
		f.add(r, &x, index, first, end)
		i = end
	}
}

// withPrep returns where the expression at token i starts with its preposition.
func (r *reader) withPrep(i int, x *when) int {
	if i == 0 {
		return i
	}
	if x.shape == lengthShape {
		if r.is(i-1, "for", "during", "over", "within", "in") {
			return i - 1
		}
		return i
	}
	if r.kind(i-1) != prep || x.shape == deicticShape && x.n == 0 && r.is(i-1, "in") {
		return i
	}
	if r.is(i-1, "from") && x.open == 0 && x.dated() {
		x.open = 1
	}
	return i - 1
}

// add resolves one expression and appends it.
func (f *finder) add(r *reader, x *when, index, first, end int) {
	s := r.s
	t := dyad.Timex{Span: s.Cover(first, end), Sentence: index, First: first, Last: end}
	t.Text = t.Span.In(f.a.Text)
	t.Head = governor(s, first, end)
	l := r.look(first, end, t.Head)
	switch {
	case x.shape == lengthShape && x.dir > 0 && l == ahead: // "will meet in two weeks"
		x.shape, x.dir = agoShape, 0
	case x.shape == lengthShape:
		t.Duration = true
	}
	v := f.v
	if x.shape == offsetShape {
		if y, e := r.after(end); e > end { // "two days after the 16 January strike"
			if p := v.resolve(&y, l); p.known() {
				v.tell(p)
			}
		}
	}
	p := v.resolve(x, l)
	t.Date = p.date()
	t.Offset = offsetOf(x)
	f.tell(r, x, p, t.Head)
	f.out = append(f.out, t)
}

// tell remembers what was told. The day on which somebody spoke counts only until a
// deed has its day.
func (f *finder) tell(r *reader, x *when, p period, head int) {
	if !p.known() || x.shape == rangeShape || x.shape == recentShape || x.open != 0 {
		return
	}
	if speech := speaks(&r.s.Tokens[head]); speech {
		if f.v.day.known() && !f.spoken {
			return
		}
		f.spoken = true
	} else {
		f.spoken = false
	}
	f.v.tell(p)
}

// offsetOf is the number of days from the told day, for what counts from it.
func offsetOf(x *when) *int {
	n := x.n
	switch {
	case x.shape == toldShape && x.unit == day && !x.said:
		n = 0
	case x.shape != offsetShape:
		return nil
	case x.unit == minute || x.unit == hour:
		n /= 24
	case n == 0:
		return nil
	case x.unit == week && !x.said:
		n *= 7
	case x.unit == fortnight && !x.said:
		n *= 14
	case x.unit != day:
		return nil
	}
	return &n
}

// after reads the date of the event that an offset counts from, a few words on.
func (r *reader) after(i int) (x when, end int) {
	if !r.is(i-1, "after", "before") {
		return x, i
	}
	for j := i; j < len(r.w) && j < i+7; j++ {
		if f := r.form(j); f == "," || f == ";" || f == "." {
			break
		}
		if y, e := r.point(j); e > j && (y.shape == dayShape || y.shape == weekdayShape || y.shape == deicticShape) {
			return y, e
		}
	}
	return x, i
}

// governor returns the token outside the range that the expression hangs on, or the
// expression's own head where that is the root.
func governor(s *dyad.Sentence, first, end int) int {
	top := first
	for i := first; i < end; i++ {
		h := s.Tokens[i].Head
		if h < first || h >= end {
			top = i
			if s.Tokens[i].Rel() != "case" && s.Tokens[i].Rel() != "punct" {
				break
			}
		}
	}
	if h := s.Tokens[top].Head; h >= 0 && h < len(s.Tokens) {
		return h
	}
	return top
}

// personMay reports whether the sentence speaks of somebody called May.
func personMay(s *dyad.Sentence) bool {
	for i := 1; i < len(s.Tokens); i++ {
		if s.Tokens[i].Form != "May" {
			continue
		}
		if slices.Contains([]string{"Theresa", "Mrs", "Mrs.", "Ms", "Ms.", "Mr", "Mr.", "Minister"}, s.Tokens[i-1].Form) {
			return true
		}
	}
	return false
}
