package counting

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// Summed reports whether a toll is of more than the deed at hand: "the total death toll".
func (k *Reader) Summed(t int) bool {
	for i := max(t-5, 0); i < t; i++ {
		if k.spanOfTime(i) { // "the 2010 death toll"
			return true
		}
		switch k.Lemma(i) {
		case "total", "overall", "cumulative":
			return true
		}
	}
	return false
}

// tollReach is how many tokens after its noun a toll is looked for.
const tollReach = 25

// Standing reads where a toll stands: the first quantity after the noun that "to", "at" or
// "is" brings, else one right before it ("raised to 12 the number of dead").
func (k *Reader) Standing(t int) *dyad.Count {
	for i := t + 1; i < len(k.Sentence.Tokens) && i < t+tollReach; i++ {
		if k.Lemma(i) == "since" || k.Lemma(t) == "number" && k.spanOfTime(i) { // "the number of dead in April": of more than one deed
			return nil
		}
		switch k.Lemma(i) {
		case "to", "at", "be", "reach", "pass", "exceed", "top", "surpass", "hit":
		default:
			continue
		}
		if n, next := k.Amounts.Quantity(i + 1); n != nil && n.Best != nil && !k.notPeople(next) {
			return k.Settled(n, i+1, next)
		}
	}
	for i := t - 1; i > 0 && i > t-5; i-- {
		if k.Lemma(i-1) == "to" {
			if n, next := k.Amounts.Quantity(i); n != nil && next <= t {
				return k.Settled(n, i, next)
			}
		}
	}
	return nil
}

// spanOfTime reports whether a month, a year or longer begins at token i.
func (k *Reader) spanOfTime(i int) bool {
	at := k.Tok(i).Span.Start
	return slices.ContainsFunc(k.Times, func(x dyad.Timex) bool {
		d := x.Date
		return x.Span.Start == at && d.Start != "" && d.End != "" && d.Start[:7] != d.End[:7] || x.Span.Start == at && len(d.EDTF) == len("2024-01")
	})
}

// Settled finishes a count that the tokens [i, next) tell.
func (k *Reader) Settled(n *dyad.Count, i, next int) *dyad.Count {
	n.Span = k.Sentence.Cover(i, next)
	n.Text = n.Span.In(k.Text)
	return n
}

// Uncounted reports whether nobody is counted as having come to the harm told at t: what is but
// compared, "attempted murder".
func (k *Reader) Uncounted(t int) bool {
	return k.Compared(t) || t > 0 && (k.Lemma(t-1) == "attempted" || k.Lemma(t-1) == "attempt" && k.Tok(t-1).Rel() == "amod")
}
