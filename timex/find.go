package timex

import (
	"slices"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/timex/feast"
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
	f.dateline()
	f.order = orderOf(a, s)
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

	look  look // of the expression before
	dated int  // the sentence that told the resolver's dated
	order order

	latest period // the day told last, be it one on which somebody spoke
	spoken bool   // the told day is known only from "said on Monday"
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
		items := r.list(i)
		if items == nil {
			x, end := r.expr(i)
			if end <= i || x.shape == nothing {
				i++
				continue
			}
			items = append(items, item{x, i, end})
		}
		for k := range items {
			x := &items[k].when
			first := r.withPrep(items[k].first, items[k].end, x)
			if n := len(f.out); n > 0 && f.out[n-1].Sentence == index && f.out[n-1].Last > first {
				first = f.out[n-1].Last
			}
			f.add(r, x, index, first, items[k].end)
			i = items[k].end
		}
	}
}

// withPrep returns where the expression at token i starts with its preposition.
func (r *reader) withPrep(i, end int, x *when) int {
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
	if r.is(i-1, "from") && x.open == 0 && x.dated() && r.is(end, "on", "onward", "onwards") {
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
	if f.joined(r, index, first) { // "on Monday and Tuesday": one tense for both
		l = f.look
	}
	f.look = l
	if x.figures {
		f.settle(x)
	}
	if y := feast.Famous(x.m, x.d, r.form(end)); y != 0 && x.shape == dayShape && x.y == 0 && r.modifies(end-1) {
		x.y = y
	}
	switch {
	case x.shape == lengthShape && x.dir > 0 && l == ahead: // "will meet in two weeks"
		x.shape, x.dir = agoShape, 0
	case x.shape == lengthShape:
		t.Duration = true
	}
	v := f.v
	if index > f.dated+1 && v.anchored() {
		v.dated = time.Time{}
	}
	if speaks(&s.Tokens[t.Head]) && f.latest.known() { // "he said a day later"
		v.day = f.latest
	}
	if x.shape == offsetShape && r.complement(end) { // "two days after the 16 January strike"
		y, e := r.after(end)
		if e > end || !f.spokenOf(r, index, end) {
			v.day, v.told = period{}, period{}
		}
		if e > end {
			v.tell(v.resolve(&y, l))
		}
	}
	p := v.resolve(x, l)
	if x.shape == weekdayShape && l == ahead && f.joined(r, index, first) && !x.said {
		if n := days(p.start, f.latest.start); !p.start.IsZero() && !f.latest.start.IsZero() && n >= 0 { // "on Wednesday and Monday"
			p = dayPeriod(p.start.AddDate(0, 0, 7*(n/7+1)))
		}
	}
	if x.shape == offsetShape && l == back && !v.anchor.IsZero() && p.start.After(v.anchor) {
		p = period{} // told as past, so the day told before was not what it counts from
	}
	t.Date = p.date()
	t.Offset = offsetOf(x)
	f.tell(r, x, p, t.Head)
	if (x.shape == dayShape || x.shape == monthShape) && !p.start.IsZero() {
		if x.y == 0 && v.dated.Equal(f.v.dated) && !v.dated.IsZero() && p.start.Year() <= v.dated.Year()+1 && p.start.After(v.dated) || x.y != 0 {
			f.dated, f.v.dated = index, p.start
		}
	}
	f.out = append(f.out, t)
}

// spokenOf reports whether the happening named at token i is one that the sentences just
// before told with a day: "a day after the announcement".
func (f *finder) spokenOf(r *reader, index, i int) bool {
	n := len(f.out)
	if n == 0 || !r.is(i, "the", "that", "this") {
		return false
	}
	last := &f.out[n-1]
	return last.Sentence < index && last.Sentence >= index-2 && last.Start != "" && last.Start == last.End
}

// joined reports whether only a comma or an "and" parts the expression at token first from
// the one before it.
func (f *finder) joined(r *reader, index, first int) bool {
	n := len(f.out)
	if n == 0 || f.out[n-1].Sentence != index || f.out[n-1].Duration || r.kind(first) == prep {
		return false
	}
	last := f.out[n-1].Last
	return last < first && r.joined(last) == first
}

// tell remembers what was told. The day on which somebody spoke counts only until a
// deed has its day.
func (f *finder) tell(r *reader, x *when, p period, head int) {
	if !p.known() || x.shape == rangeShape || x.shape == recentShape || x.shape == nightShape && !x.night || x.shape == feastShape && !x.feast.Yearly() || x.open != 0 || !p.oneDay() && aside(r.s, head) {
		return
	}
	if p.oneDay() {
		f.latest = p
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

// aside reports whether a token stands in a relative clause: a stretch of time that is told
// there is no step of the story ("the group, which was banned in May, ...").
func aside(s *dyad.Sentence, t int) bool {
	for ; t >= 0; t = s.Tokens[t].Head {
		if s.Tokens[t].Deprel == "acl:relcl" {
			return true
		}
	}
	return false
}

// offsetOf is the number of days from the told day, for what counts from it.
func offsetOf(x *when) *int {
	n := x.n
	switch {
	case x.shape == toldShape && x.unit == day && !x.said:
		n = 0
	case x.shape != offsetShape:
		return nil
	case x.unit == minute:
		n /= 24 * 60
	case x.unit == hour:
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

// complement reports whether an offset that ends before token i names the event that
// it counts from: "two days after the strike", but not "two days later".
func (r *reader) complement(i int) bool {
	if !r.is(i-1, "after", "before") && !(r.is(i-1, "prior") && r.is(i, "to")) && !(r.kind(i-1) == of && r.kind(i-2) == eve) || i >= len(r.w) {
		return false
	}
	f := r.form(i)
	return isLetter(f[0]) || f[0] >= '0' && f[0] <= '9'
}

// after reads the date of the event that an offset counts from, some words on.
func (r *reader) after(i int) (x when, end int) {
	for j := i; j < len(r.w) && j < i+15; j++ {
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
