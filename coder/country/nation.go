package country

import (
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/grammar"
)

// Nation returns the country that an adjective before the name headed by h, or before the trade that goes with
// it, tells of somebody of whom nothing else is known: "the Norlander tanker Renda", "Smith, a Norlander
// engineer". It is "" where there is none.
func Nation(c grammar.Clause, h int, named []dyad.Toponym) string {
	heads := []int{h}
	for _, k := range c.Children(h, "compound", "nmod:desc", "appos") {
		if c.Sentence.Child(k, "case") < 0 && !c.Acts(k) {
			heads = append(heads, k)
		}
	}
	for _, n := range heads {
		for _, k := range c.Children(n, "amod") {
			for i := range named {
				if p := &named[i]; k < n && p.Adjective && dyad.IsState(p.State()) && p.Span == c.Tok(k).Span {
					return p.State()
				}
			}
		}
	}
	return ""
}
