package amount

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// Reader reads the amounts of one sentence.
type Reader struct {
	Sentence *dyad.Sentence
	Lexicon  *data.Discourse // number words, bounds, currencies
}

func (r *Reader) tok(i int) *dyad.Token { return &r.Sentence.Tokens[i] }

func (r *Reader) lemma(i int) string { return strings.ToLower(r.tok(i).Lemma) }

func (r *Reader) nominal(i int) bool {
	t := r.tok(i)
	return t.UPOS == "NOUN" || t.UPOS == "PROPN" || strings.HasPrefix(t.XPOS, "NN")
}

// Phrase reports whether the phrase starts at token i, by lemmas or forms, and over how
// many tokens.
func (r *Reader) Phrase(i int, phrase string) (n int, ok bool) {
	if i >= len(r.Sentence.Tokens) || !opens(r.tok(i).Lemma, phrase) && !opens(r.tok(i).Form, phrase) { // most are not it
		return 0, false
	}
	for more := true; more; i, n = i+1, n+1 {
		var word string
		word, phrase, more = strings.Cut(phrase, " ")
		if i >= len(r.Sentence.Tokens) || !strings.EqualFold(r.tok(i).Lemma, word) && !strings.EqualFold(r.tok(i).Form, word) {
			return 0, false
		}
	}
	return n, true
}

// opens reports whether two words begin with the same letter, large or small, of ASCII.
func opens(a, b string) bool { return a != "" && b != "" && a[0]|0x20 == b[0]|0x20 }

// Number reads a number that starts at token i, in figures or words ("1,200", "1.5
// million", "twenty-three", "a hundred", "half a dozen"), and returns its value and the
// token after it.
func (r *Reader) Number(i int) (value, next int, ok bool) {
	d := r.Lexicon
	next = i
	word := func(j int) string {
		if j >= len(r.Sentence.Tokens) {
			return ""
		}
		return strings.ToLower(r.tok(j).Form)
	}
	if w := word(i); (w == "no" || w == "not") && word(i+1) == "one" {
		return 0, i + 2, true
	}
	halves := false
	if word(next) == "half" && word(next+1) == "a" && d.Multipliers[word(next+2)] > 0 {
		halves, next = true, next+1
	}
	part := 0.0 // below the multiplier that comes
	if w := word(next); (w == "a" || w == "an") && d.Multipliers[word(next+1)] > 0 {
		part, ok, next = 1, true, next+1
	}
	total, begun := 0, ok
	for ; next < len(r.Sentence.Tokens); next++ {
		w := word(next)
		if m := d.Multipliers[w]; m > 0 && begun {
			if m >= 1000 {
				total, part = total+int(math.Round(part*float64(m))), 0
			} else {
				part *= float64(m)
			}
			continue
		}
		if (w == "-" || w == "and" && (total > 0 || part >= 100)) && begun && r.belongs(next+1, part) {
			continue
		}
		n, figure, yes := r.digits(next)
		if !yes || begun && (figure || !r.belongs(next, part)) {
			break
		}
		part, begun, ok = part+n, true, true
	}
	if part != math.Trunc(part) || part > 1e12 || total > 1e15 {
		return 0, i, false
	}
	value = total + int(part)
	if halves {
		value /= 2
	}
	return value, next, ok
}

// belongs reports whether a number word at token i adds to what was read below a
// multiplier: "three" to twenty, "thirty" to a hundred.
func (r *Reader) belongs(i int, part float64) bool {
	if i >= len(r.Sentence.Tokens) {
		return false
	}
	n, yes := r.Lexicon.Numbers[strings.ToLower(r.tok(i).Form)]
	switch p := int(part); {
	case !yes || n == 0:
		return false
	case p == 0 || p >= 100 && p%100 == 0:
		return true
	default:
		return p%10 == 0 && p%100 != 0 && n < 10
	}
}

// digits reads one token as a number, and tells whether it is written in figures. What
// has a fraction counts only before a multiplier.
func (r *Reader) digits(i int) (n float64, figure, ok bool) {
	w := strings.ToLower(r.tok(i).Form)
	if v, yes := r.Lexicon.Numbers[w]; yes {
		return float64(v), false, true
	}
	if tens, ones, yes := strings.Cut(w, "-"); yes && r.Lexicon.Numbers[tens] >= 20 && r.Lexicon.Numbers[ones] > 0 && r.Lexicon.Numbers[ones] < 10 {
		return float64(r.Lexicon.Numbers[tens] + r.Lexicon.Numbers[ones]), false, true // "fifty-three", taken for one word
	}
	if v, yes := figures(w); yes {
		return float64(v), true, true
	}
	if w == "" || w[0] < '0' || w[0] > '9' || strings.Count(w, ".") != 1 || i+1 >= len(r.Sentence.Tokens) || r.Lexicon.Multipliers[strings.ToLower(r.tok(i+1).Form)] < 1000 {
		return 0, false, false
	}
	v, err := strconv.ParseFloat(w, 64)
	return v, true, err == nil && v < 1e6
}

// figures reads "1,200" or "12", nothing with a fraction, and nothing beyond a
// thousand million: no figure of people needs more.
func figures(w string) (int, bool) {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(w, ",", ""))
	return n, err == nil && n <= 1_000_000_000
}

// Quantity reads how many the words from token i on say, a bound before them or not: "at
// least nine", "between 12 and 15", "dozens", "two dozen". It returns the token after them.
func (r *Reader) Quantity(i int) (n *dyad.Count, next int) {
	how := ""
	for next = i; ; {
		kind, after := r.boundAt(next)
		if kind == "" {
			break
		}
		if kind != "exactly" {
			how = kind
		}
		next = after
	}
	at := next
	value, after, ok := r.Number(at)
	switch {
	case ok:
		n, next = Exactly(value), after
		for t := at; t < after; t++ {
			if strings.EqualFold(r.tok(t).Form, "dozen") {
				n.High = nil
			}
		}
		if high, end := r.upper(at, after); high > value {
			n, next = &dyad.Count{Low: &value, High: &high}, end
		}
	default:
		if n, next = r.Vague(at); n == nil {
			return nil, i
		}
	}
	if r.measures(next) {
		return nil, i
	}
	if how == "" {
		_, how = r.Approximator(i)
	}
	Bound(n, how)
	n.Span = r.Sentence.Cover(i, next)
	return n, next
}

// measures reports whether the number that ends before token i is joined to what it measures:
// "32-year-old", "90-mile".
func (r *Reader) measures(i int) bool {
	return i > 0 && i+1 < len(r.Sentence.Tokens) && r.tok(i).Form == "-" && r.tok(i+1).UPOS != "NUM" && r.tok(i).Span.Start == r.tok(i-1).Span.End
}

// Bound makes of a sure count one that the words before it bound or guess: how is
// "at-least", "at-most" or "about". A count without a best figure stays as it is.
func Bound(n *dyad.Count, how string) {
	switch {
	case n.Best == nil:
	case how == "at-least":
		n.Low, n.High = n.Best, nil
	case how == "at-most":
		n.Low, n.High = nil, n.Best
	case how == "about":
		n.Low, n.High = nil, nil
	}
}

// Exactly is a count of which the number is sure.
func Exactly(v int) *dyad.Count { return &dyad.Count{Low: &v, Best: &v, High: &v} }

// Total adds counts that all have a best figure. A bound that one of them lacks is not known
// of their sum.
func Total(all []*dyad.Count) *dyad.Count {
	sum := func(of func(*dyad.Count) *int) *int {
		total := 0
		for _, n := range all {
			v := of(n)
			if v == nil {
				return nil
			}
			total += *v
		}
		return &total
	}
	return &dyad.Count{
		Low:  sum(func(n *dyad.Count) *int { return n.Low }),
		Best: sum(func(n *dyad.Count) *int { return n.Best }),
		High: sum(func(n *dyad.Count) *int { return n.High }),
	}
}

// boundAt reads a phrase that makes a bound or a guess of the number after it.
func (r *Reader) boundAt(i int) (how string, next int) {
	if i >= len(r.Sentence.Tokens) {
		return "", i
	}
	for _, how := range [...]string{"at-least", "at-most", "about", "exactly"} {
		for _, phrase := range r.Lexicon.Approximate[how] {
			if n, ok := r.Phrase(i, phrase); ok {
				return how, i + n
			}
		}
	}
	return "", i
}

// Vague reads "dozens", "hundreds of thousands", "several".
func (r *Reader) Vague(i int) (n *dyad.Count, next int) {
	if i >= len(r.Sentence.Tokens) {
		return nil, i
	}
	vague := r.Lexicon.Vague
	v, ok := vague[strings.ToLower(r.tok(i).Form)]
	if !ok {
		return nil, i
	}
	if i+2 < len(r.Sentence.Tokens) && r.lemma(i+1) == "of" {
		if w, ok := vague[strings.ToLower(r.tok(i+2).Form)]; ok && w.Low >= 2000 { // 200 x 1000
			return loose(v.Low*w.Low/2, 0, 0), i + 3
		}
	}
	return loose(v.Low, v.Best, v.High), i + 1
}

// upper returns the upper end of a range whose lower end is the number at tokens [at, next):
// "between 12 and 15", "12 to 15", "two or three".
func (r *Reader) upper(at, next int) (high, end int) {
	if next+1 >= len(r.Sentence.Tokens) {
		return 0, next
	}
	switch w := r.lemma(next); {
	case w == "to" || w == "-" || w == "–" || w == "or":
	case w == "and" && at > 0 && r.lemma(at-1) == "between":
	default:
		return 0, next
	}
	if v, end, ok := r.Number(next + 1); ok {
		return v, end
	}
	return 0, next
}

// PartOf reads what a number is only the whole of: "all but one of the 12", "half of the
// 40", "none of the 30". It returns nil where the number stands for itself.
func (r *Reader) PartOf(at int, n *dyad.Count) *dyad.Count {
	if n.Best == nil {
		return nil
	}
	if at > 1 && r.lemma(at-1) == "but" && r.lemma(at-2) == "all" { // the number is the rest
		if _, of, ok := r.Number(at); ok && of+1 < len(r.Sentence.Tokens) && r.lemma(of) == "of" {
			if r.lemma(of+1) == "the" {
				of++
			}
			if whole, _, ok := r.Number(of + 1); ok && whole >= *n.Best {
				return Exactly(whole - *n.Best)
			}
		}
	}
	t := at - 1
	if t >= 0 && r.lemma(t) == "the" {
		t--
	}
	if t < 1 || r.lemma(t) != "of" {
		return nil
	}
	whole := *n.Best
	switch w := r.lemma(t - 1); {
	case w == "none":
		return Exactly(0)
	case w == "half":
		return Exactly(whole / 2)
	}
	for first := max(0, t-4); first < t-1; first++ {
		if r.lemma(first) == "all" && r.lemma(first+1) == "but" {
			if less, next, ok := r.Number(first + 2); ok && next == t && less <= whole {
				return Exactly(whole - less)
			}
		}
	}
	return nil
}

// loose makes a count of bounds of which 0 is unknown.
func loose(low, best, high int) *dyad.Count {
	n := new(dyad.Count)
	for _, b := range []struct {
		v  int
		to **int
	}{{low, &n.Low}, {best, &n.Best}, {high, &n.High}} {
		if b.v > 0 {
			*b.to = &b.v
		}
	}
	return n
}

// Approximator returns the kind of the phrase that ends right before token at, and
// where the number with it starts.
func (r *Reader) Approximator(at int) (lo int, kind string) {
	for _, how := range [...]string{"at-least", "at-most", "about"} {
		for _, phrase := range r.Lexicon.Approximate[how] {
			n := strings.Count(phrase, " ") + 1
			if at-n < 0 {
				continue
			}
			if _, ok := r.Phrase(at-n, phrase); ok {
				return at - n, how
			}
		}
	}
	return at, ""
}

const breakdownReach = 8 // tokens between a number and its "including"

// Breakdown reads the parts that are listed close behind token i: "including four
// children, three women, and two men", "six of them children".
func (r *Reader) Breakdown(i int) []dyad.Part {
	for end := min(i+breakdownReach, len(r.Sentence.Tokens)); i < end; i++ {
		switch w := strings.ToLower(r.tok(i).Form); w {
		case "including", "among":
			i++
			if w == "among" {
				i++ // "them"
			}
			return r.parts(i)
		case "them":
			first := max(i-3, 0)
			for ; first < i && r.lemma(i-1) == "of"; first++ {
				if v, next, ok := r.Number(first); ok && next == i-1 && i+1 < len(r.Sentence.Tokens) && r.nominal(i+1) {
					return []dyad.Part{{Who: r.tok(i + 1).Form, N: v}}
				}
			}
		}
	}
	return nil
}

// parts reads number and noun pairs, joined by commas and "and", from token i on.
func (r *Reader) parts(i int) []dyad.Part {
	var out []dyad.Part
	for i < len(r.Sentence.Tokens) {
		for _, how := range [...]string{"at-least", "about"} {
			for _, phrase := range r.Lexicon.Approximate[how] {
				if n, ok := r.Phrase(i, phrase); ok {
					i += n
				}
				if i >= len(r.Sentence.Tokens) {
					return out
				}
			}
		}
		v, next, ok := r.Number(i)
		if w := strings.ToLower(r.tok(i).Form); !ok && (w == "a" || w == "an") {
			v, next, ok = 1, i+1, true
		}
		for ok && next < len(r.Sentence.Tokens) && (r.tok(next).UPOS == "ADJ" || r.tok(next).UPOS == "NOUN" && next+1 < len(r.Sentence.Tokens) && r.tok(next+1).UPOS == "NOUN") {
			next++
		}
		if !ok || next >= len(r.Sentence.Tokens) || !r.nominal(next) {
			return out
		}
		out = append(out, dyad.Part{Who: r.tok(next).Form, N: v})
		for i = next + 1; i < len(r.Sentence.Tokens) && (r.tok(i).Form == "," || r.lemma(i) == "and"); i++ {
		}
	}
	return out
}

// Money reads a sum that starts at token i.
func (r *Reader) Money(i int) (n *dyad.Count, next int) {
	c := r.Lexicon.Currencies
	unit, at := c[r.tok(i).Form], i
	if unit != "" {
		at++
	}
	if at >= len(r.Sentence.Tokens) {
		return nil, i
	}
	v, next, ok := r.Number(at)
	if n, end := r.shortened(at); unit != "" && end > at {
		v, next, ok = n, end, true
	}
	if !ok {
		return nil, i
	}
	if unit == "" {
		if next >= len(r.Sentence.Tokens) {
			return nil, i
		}
		if unit = c[r.lemma(next)]; unit == "" {
			return nil, i
		}
		next++
	}
	n = Exactly(v)
	n.Unit = unit
	return n, next
}

// shortened reads "1.5bn" or "87m" from token i on, whatever its tokens are; the token after
// it is i where there is none.
func (r *Reader) shortened(i int) (value, next int) {
	if i >= len(r.Sentence.Tokens) {
		return 0, i
	}
	w, next := strings.ToLower(strings.ReplaceAll(r.tok(i).Form, ",", "")), i+1
	figure := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	suffix := w[len(figure):]
	if suffix == "" && next < len(r.Sentence.Tokens) && r.tok(i).Span.End == r.tok(next).Span.Start {
		suffix, next = strings.ToLower(r.tok(next).Form), next+1
	}
	v, err := strconv.ParseFloat(figure, 64)
	if times := map[string]float64{"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}[suffix]; times > 0 && err == nil && v < 1e6 {
		return int(math.Round(v * times)), next
	}
	return 0, i
}

// None reports whether a count is that of nobody.
func None(n *dyad.Count) bool { return n.High != nil && *n.High == 0 }

// Excludes reports whether two counts cannot both be true.
func Excludes(a, b *dyad.Count) bool {
	below := func(a, b *dyad.Count) bool { return a.High != nil && b.Low != nil && *a.High < *b.Low }
	return below(a, b) || below(b, a)
}

// Apart reports whether two counts are on the word of different states.
func Apart(a, b *dyad.Count) bool {
	return slices.ContainsFunc(a.Attribution, func(x dyad.Attribution) bool {
		return x.Entity != nil && x.Entity.Code != "" && slices.ContainsFunc(b.Attribution, func(y dyad.Attribution) bool {
			return y.Entity != nil && y.Entity.Code != "" && y.Entity.Code != x.Entity.Code
		})
	})
}
