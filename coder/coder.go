package coder

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/coder/contexts"
	"github.com/dyad-news/dyad/coder/counting"
	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/coder/hunch"
	"github.com/dyad-news/dyad/coder/mishap"
	"github.com/dyad-news/dyad/coder/trust"
	"github.com/dyad-news/dyad/coder/voice"
	"github.com/dyad-news/dyad/data"
)

// Coder reads events by the rules it was made with. It keeps no state between
// articles and may be used by many goroutines at once.
type Coder struct {
	ont        *data.Ontology
	lex        *data.Lexicon
	verbs      map[string][]pattern // by first word
	nouns      map[string][]pattern // by last word
	adjectives map[string][]pattern
	contexts   *contexts.Reader
	voice      *voice.Reader
	mishap     *mishap.Reader
	trust      *trust.Reader
	harms      *counting.Harms
	hunch      func() *hunch.Reader // made when somebody first asks about a pair
}

// pattern is one word, or several, that may fire a rule.
type pattern struct {
	rule  *data.Rule
	tests []test   // the rule's conditions, by slot name
	rest  []string // the words besides the one it is found by
	order int      // position of the rule in the lexicon
}

// test is one condition of a rule: what must stand in a slot, or must not.
type test struct {
	slot  string
	words []string
	never bool
}

// tests returns the conditions of a rule in an order that does not change.
func tests(r *data.Rule) []test {
	var out []test
	for _, s := range slices.Sorted(maps.Keys(r.When)) {
		out = append(out, test{s, r.When[s], false})
	}
	for _, s := range slices.Sorted(maps.Keys(r.Unless)) {
		out = append(out, test{s, r.Unless[s], true})
	}
	return out
}

// New builds a coder from the ontology and the lexicon of the tables.
func New(t *data.Tables) (*Coder, error) {
	ont, err := t.Ontology()
	if err != nil {
		return nil, fmt.Errorf("read ontology: %w", err)
	}
	lex, err := t.Lexicon(ont)
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	weights, err := trust.New(t)
	if err != nil {
		return nil, fmt.Errorf("read weights: %w", err)
	}
	return build(ont, lex, weights), nil
}

// build indexes the lexicon's words.
func build(ont *data.Ontology, lex *data.Lexicon, weights *trust.Reader) *Coder {
	c := &Coder{ont: ont, lex: lex,
		verbs: map[string][]pattern{}, nouns: map[string][]pattern{}, adjectives: map[string][]pattern{},
		contexts: contexts.New(ont), voice: voice.New(lex.Discourse), mishap: mishap.New(lex.Classes), trust: weights, harms: counting.HarmsOf(lex.Rules), hunch: sync.OnceValue(func() *hunch.Reader { return hunch.New(lex.Rules) })}
	for i := range lex.Rules {
		r := &lex.Rules[i]
		tests := tests(r)
		for _, w := range r.Verbs {
			f := strings.Fields(w)
			c.verbs[f[0]] = append(c.verbs[f[0]], pattern{r, tests, f[1:], i})
		}
		for _, w := range r.Nouns {
			f := strings.Fields(w)
			last := len(f) - 1
			c.nouns[f[last]] = append(c.nouns[f[last]], pattern{r, tests, f[:last], i})
		}
		for _, w := range r.Adjectives {
			f := strings.Fields(w)
			c.adjectives[f[0]] = append(c.adjectives[f[0]], pattern{r, tests, f[1:], i})
		}
	}
	return c
}

// Reading is what the coder reads from an article. Near is filled by Explain alone.
type Reading struct {
	Events     []dyad.Event
	Statements []dyad.Statement
	Predicates []dyad.Predicate
	Near       []dyad.Rival
}

// Code returns the events of an article in the order of their triggers, with a pair
// handed over the event that answers it first; who is said to say what; and how the
// predicates handed over are told. Mentions must be sorted by span.
func (c *Coder) Code(a *dyad.Article, s []dyad.Sentence, m []dyad.Mention, x []dyad.Timex, p []dyad.Toponym) Reading {
	strict := c.read(a, s, m, x, p, reading{})
	out := strict.result()
	if a.Pair == nil || strict.fit >= fits {
		return out
	}
	loose := c.read(a, s, m, x, p, reading{loose: true})
	if near := loose.result(); loose.fit > strict.fit {
		near.Events[0].Confidence = guess
		out.Events = answer(near.Events[0], out.Events)
	}
	return out
}

// Explain does what Code does, and also fills Evidence.Lost of each event with the
// rules that came near in its sentence. Near holds those of sentences that gave no event.
func (c *Coder) Explain(a *dyad.Article, s []dyad.Sentence, m []dyad.Mention, x []dyad.Timex, p []dyad.Toponym) Reading {
	r := c.read(a, s, m, x, p, reading{explain: true})
	out := r.result()
	out.Near = r.lost
	return out
}

func (r *reading) result() Reading {
	return Reading{Events: r.events(), Statements: r.statements(), Predicates: r.predicates()}
}

// reading is the work on one article.
type reading struct {
	c       *Coder
	a       *dyad.Article
	sents   []dyad.Sentence
	ment    []dyad.Mention
	times   []dyad.Timex
	places  []dyad.Toponym // where something may happen
	named   []dyad.Toponym // all of them
	clauses []*clause
	said    []voice.Saying
	told    []*frame // all frames so far, in text order
	whole   bool     // an article, not a short text
	explain bool
	hunch   map[string]float64 // by type, how far the words of a pair's sentence speak for it
	loose   bool               // rules fire though a condition of theirs does not hold: who asks about a pair knows that there is something
	fit     float64            // how well the answer about Article.Pair fits
	lost    []dyad.Rival
}

// clause is one sentence with what was found in it, indexed by token.
type clause struct {
	counting.Reader
	r      *reading
	index  int
	ment   [][]int // token -> mentions headed there
	inside []int   // token -> innermost mention that covers it, or -1
	places []int   // token -> toponym headed there, or -1
	frames []*frame
	state  []byte   // of frames: 0 not tried, 1 under way, 2 done
	harms  []*frame // words that count people and tell no event of their own
}

func (c *Coder) read(a *dyad.Article, s []dyad.Sentence, m []dyad.Mention, x []dyad.Timex, p []dyad.Toponym, r reading) *reading {
	r.c, r.a, r.sents, r.ment, r.times, r.places, r.named, r.said = c, a, s, slices.Clone(m), x, grammar.Grounds(p), p, c.voice.Read(a, s)
	r.whole = grammar.Whole(s)
	if r.loose {
		r.hunch = c.hunch().OfPair(s, a.Pair)
	}
	return r.fill()
}

// fill reads the sentences.
func (r *reading) fill() *reading {
	s, m, p := r.sents, r.ment, r.places
	r.clauses = make([]*clause, len(s))
	for i := range s {
		n := len(s[i].Tokens)
		k := &clause{Reader: r.counter(&s[i]), r: r, index: i,
			ment: make([][]int, n), inside: make([]int, n), places: make([]int, n),
			frames: make([]*frame, n), state: make([]byte, n)}
		for t := range n {
			k.inside[t], k.places[t] = -1, -1
		}
		k.Suffers = func(lemma string) bool { return r.c.lex.Classes["suffered"][lemma] }
		k.Acts = func(t int) bool { return len(k.ment[t]) > 0 }
		k.Mentioned = func(t int, such func(*dyad.Mention) bool) bool {
			return slices.ContainsFunc(k.ment[t], func(m int) bool { return such(&r.ment[m]) })
		}
		k.Is, k.Harmful = k.isA, k.harmful
		r.clauses[i] = k
	}
	for i, m := range m {
		if m.Sentence < 0 || m.Sentence >= len(s) || m.Head < 0 || m.Head >= len(s[m.Sentence].Tokens) {
			continue
		}
		k := r.clauses[m.Sentence]
		k.ment[m.Head] = append(k.ment[m.Head], i)
		for t := max(m.First, 0); t < min(m.Last, len(k.inside)); t++ {
			k.inside[t] = i // sorted longer first, so the innermost is written last
		}
	}
	for i, p := range p {
		if p.Sentence >= 0 && p.Sentence < len(s) && p.Head >= 0 && p.Head < len(s[p.Sentence].Tokens) {
			r.clauses[p.Sentence].places[p.Head] = i
		}
	}
	for _, k := range r.clauses {
		r.read1(k)
	}
	return r
}

// counter returns what counts in a sentence, but for what the coder knows of it.
func (r *reading) counter(s *dyad.Sentence) counting.Reader {
	return counting.Reader{Clause: grammar.Clause{Sentence: s}, Amounts: amount.Reader{Sentence: s, Lexicon: r.c.lex.Discourse},
		Lexicon: r.c.lex, Harms: r.c.harms, Text: r.a.Text, Times: r.times}
}

// read1 fires the rules of one sentence.
func (r *reading) read1(k *clause) {
	for t := range k.frames {
		k.eval(t)
	}
	k.compounds()
	r.tally(k)
	for _, f := range k.frames {
		if f != nil {
			r.told = append(r.told, f)
		}
	}
}

// miss notes, for Explain, why a rule at a token gave no event.
func (k *clause) miss(rule *data.Rule, tok int, why string) {
	if k.r.explain {
		k.r.lost = append(k.r.lost, dyad.Rival{Rule: rule.ID, Trigger: k.Tok(tok).Span, Why: why})
	}
}
