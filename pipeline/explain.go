package pipeline

import (
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder"
)

// Explain codes a page as Code does, to the same events, and also gives the rules
// that came near and what stopped them, in text order. It is slower than Code.
func (c *Coder) Explain(p dyad.Page) (dyad.Coding, []dyad.Rival, error) {
	var near []dyad.Rival
	k, err := c.walk(p, func(a *dyad.Article, s []dyad.Sentence, m []dyad.Mention, x []dyad.Timex, t []dyad.Toponym) coder.Reading {
		told := c.Events.Explain(a, s, m, x, t)
		near = told.Near
		return told
	})
	return k, near, err
}
