package contexts

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/data"
)

// Reader knows the contexts of an ontology and their words. It may be used by many
// goroutines at once.
type Reader struct {
	ont   *data.Ontology
	words map[string][]word // by the first
}

// word is a word, or several, that show a context.
type word struct {
	rank int      // position of the context in the ontology
	rest []string // the words after the one it is found by
}

// New returns a reader of the ontology's contexts.
func New(o *data.Ontology) *Reader {
	r := &Reader{o, map[string][]word{}}
	for rank, c := range o.Contexts {
		for _, w := range c.Words {
			f := strings.Fields(w)
			r.words[f[0]] = append(r.words[f[0]], word{rank, f[1:]})
		}
	}
	return r
}

// Of returns the contexts that an event's rule names, those of its modes, and those that
// the words of its sentence show, in the order of the ontology.
func (r *Reader) Of(s *dyad.Sentence, rule *data.Rule, typ string, modes []string) []string {
	on := make([]bool, len(r.ont.Contexts))
	mark := func(name string) {
		if i := slices.IndexFunc(r.ont.Contexts, func(x data.Context) bool { return x.Name == name }); i >= 0 {
			on[i] = true
		}
	}
	for _, name := range rule.Context {
		mark(name)
	}
	if t := r.ont.Type(typ); t != nil {
		for _, m := range modes {
			if mode := t.Mode(m); mode != nil {
				mark(mode.Context)
			}
		}
	}
	k := grammar.Clause{Sentence: s}
	for i := range s.Tokens {
		for _, w := range r.words[k.Lemma(i)] {
			if k.Follow(i, w.rest) {
				on[w.rank] = true
			}
		}
	}
	var out []string
	for i, yes := range on {
		if yes {
			out = append(out, r.ont.Contexts[i].Name)
		}
	}
	return out
}
