package excerpt

import "github.com/dyad-news/dyad/coder/grammar"

// Of returns the half-open range of tokens that shows the deed that a rule has read at the words
// from first to last, of which tok fired it and at tells the deed below it.
func Of(c grammar.Clause, tok, at, first, last int) (lo, hi int) {
	lo, hi = first, last+1
	switch {
	case at != tok && (at-tok > 6 || at < tok):
		return before(c, at, at), at + 1
	case c.Verbal(tok):
		if o := c.Sentence.Child(tok, "obj"); o > tok {
			hi = max(hi, o+1)
		}
		return lo, hi
	}
	return before(c, tok, lo), hi
}

// before returns the first of the words that stand before the noun at n, lo where that is earlier.
func before(c grammar.Clause, n, lo int) int {
	for m := range c.Sentence.Children(n) {
		if r := c.Tok(m).Rel(); (r == "amod" || r == "compound") && m < lo {
			lo = m
		}
	}
	return lo
}
