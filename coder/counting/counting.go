package counting

import (
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/data"
)

// Reader counts in one sentence.
type Reader struct {
	grammar.Clause
	Amounts amount.Reader
	Lexicon *data.Lexicon
	Harms   *Harms
	Text    string       // of the article
	Times   []dyad.Timex // of the article
	// Mentioned reports whether a mention headed at a token is such.
	Mentioned func(tok int, such func(*dyad.Mention) bool) bool
	// Is reports whether the phrase headed at a token is of a class of the rules ("@civilian").
	Is func(tok int, class string) bool
	// Harmful reports whether a rule has read the word at a token as harm.
	Harmful func(tok int) bool
}

// Harms tells what harm a word alone says, by lemma or form.
type Harms struct {
	any  map[string]string
	bare map[string]string // of rules that ask for no subject
}

// HarmsOf gathers the verbs and adjectives of one word by which rules of harm fire; the first
// rule counts, a verb before an adjective.
func HarmsOf(rules []data.Rule) *Harms {
	h := &Harms{map[string]string{}, map[string]string{}}
	for _, words := range []func(*data.Rule) data.Words{func(r *data.Rule) data.Words { return r.Verbs }, func(r *data.Rule) data.Words { return r.Adjectives }} {
		for i := range rules {
			for _, w := range words(&rules[i]) {
				h.add(&rules[i], w)
			}
		}
	}
	return h
}

func (h *Harms) add(r *data.Rule, w string) {
	if r.Harm == "" || strings.Contains(w, " ") {
		return
	}
	if h.any[w] == "" {
		h.any[w] = r.Harm
	}
	if h.bare[w] == "" && r.When["subj"] == nil {
		h.bare[w] = r.Harm
	}
}

// of returns the harm that the word at t says in a map of harms, "" for none.
func (k *Reader) of(harms map[string]string, t int) string {
	if h := harms[k.Lemma(t)]; h != "" {
		return h
	}
	return harms[strings.ToLower(k.Tok(t).Form)]
}
