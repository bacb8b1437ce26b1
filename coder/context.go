package coder

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad/data"
)

// contextWord is a word, or several, that show a context.
type contextWord struct {
	rank int      // position of the context in the ontology
	rest []string // the words after the one it is found by
}

// contextIndex lists the words of all contexts by their first word.
func contextIndex(o *data.Ontology) map[string][]contextWord {
	out := make(map[string][]contextWord)
	for rank, c := range o.Contexts {
		for _, w := range c.Words {
			f := strings.Fields(w)
			out[f[0]] = append(out[f[0]], contextWord{rank, f[1:]})
		}
	}
	return out
}

// contexts returns what the frame's rule, its mode and the words of its sentence show,
// in the order of the ontology.
func (f *frame) contexts() []string {
	c := f.k.r.c
	on := make([]bool, len(c.ont.Contexts))
	mark := func(name string) {
		if i := slices.IndexFunc(c.ont.Contexts, func(x data.Context) bool { return x.Name == name }); i >= 0 {
			on[i] = true
		}
	}
	for _, name := range f.rule.Context {
		mark(name)
	}
	if t := c.ont.Type(f.typ); t != nil {
		for _, m := range f.modes {
			if mode := t.Mode(m); mode != nil {
				mark(mode.Context)
			}
		}
	}
	for i := range f.k.s.Tokens {
		for _, w := range c.contexts[f.k.Lemma(i)] {
			if f.k.Follow(i, w.rest) {
				on[w.rank] = true
			}
		}
	}
	var out []string
	for i, yes := range on {
		if yes {
			out = append(out, c.ont.Contexts[i].Name)
		}
	}
	return out
}
