package entity

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// Finder finds and resolves mentions. It is safe for concurrent use.
type Finder struct {
	// Alone keeps pronouns and nouns from standing for what was named before, to measure what
	// that is worth. It is set before use.
	Alone bool

	tab *data.Actors
	lex *lexicon
}

// New loads the entity tables. The error names the table and line that does not load.
func New(t *data.Tables) (*Finder, error) {
	tab, err := t.Actors()
	if err != nil {
		return nil, fmt.Errorf("entity: %w", err)
	}
	return &Finder{tab: tab, lex: newLexicon(&tab.Entities)}, nil
}

// Find returns the mentions of the article's sentences, sorted by the start of their
// spans, then the longer first. Mentions on one head word share one span. A span that
// the article hands over comes out exactly so, marked Given, in place of what was found
// on its head word; one that covers no word of a sentence is left out.
func (f *Finder) Find(a *dyad.Article, s []dyad.Sentence) []dyad.Mention {
	d := &document{f: f, a: a, day: a.Published, sents: make([]*sentence, len(s)), surnames: map[string]*phrase{}, aliases: map[string]*phrase{}}
	for i := range s {
		d.sents[i] = d.scan(i, &s[i])
	}
	d.countries()
	var out []dyad.Mention
	for _, st := range d.sents {
		for _, p := range st.phrases {
			d.resolve(p)
			if p.seen {
				continue
			}
			p.seen = true
			d.remember(p)
		}
	}
	for _, st := range d.sents {
		for _, p := range st.phrases {
			out = append(out, p.mentions()...)
		}
	}
	out = d.given(out)
	slices.SortStableFunc(out, func(x, y dyad.Mention) int {
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(y.Span.End, x.Span.End))
	})
	return out
}

// document is the work on one article.
type document struct {
	f     *Finder
	a     *dyad.Article
	day   dyad.Day
	sents []*sentence

	place    string         // code of the country that the report is from or about, or ""
	shared   bool           // another country has a fair part in the article
	put      map[string]int // how often the article puts something in a country
	past     []*phrase
	surnames map[string]*phrase // last name -> the person's first mention
	short    map[string]bool    // words that stand alone as names of those who do something
	aliases  map[string]*phrase // unknown proper name -> the phrase that said who it is
}

// sentence is one sentence with its atoms and phrases.
type sentence struct {
	*dyad.Sentence
	index   int
	atoms   []atom
	atomAt  []int16 // token -> atom, or -1
	phrases []*phrase
	at      []*phrase // token -> the phrase headed there
}

// phrase is a noun phrase that may name an actor.
type phrase struct {
	st     *sentence
	head   int
	lo, hi int
	atoms  []int // of st.atoms, left to right
	pron   pronoun
	plural bool
	state  uint8 // 0 not resolved, 1 under way, 2 done
	seen   bool

	kind    dyad.MentionKind
	persons bool
	noun    *data.ActorNoun // what the head says it is
	named   bool            // has a name of its own, of a person or body
	country bool            // is the name of a country
	adj     bool            // an adjective that stands alone: "Iranian" in "Iranian airstrikes"
	ents    []dyad.Entity
	coref   []*dyad.Span // of ents, or nil
}

func (p *phrase) span() dyad.Span { return p.st.Cover(p.lo, p.hi) }

// entity returns the first entity, or an empty one.
func (p *phrase) entity() dyad.Entity {
	if p == nil || len(p.ents) == 0 {
		return dyad.Entity{}
	}
	return p.ents[0]
}

// mentions gives the phrase out, once for each entity that it stands for.
func (p *phrase) mentions() []dyad.Mention {
	var out []dyad.Mention
	span := p.span()
	var text string
	if p.st != nil {
		text = p.st.text(span)
	}
	for i, e := range p.ents {
		m := dyad.Mention{Text: text, Span: span, Entity: e, Kind: p.kind, Sentence: p.st.index, Head: p.head, First: p.lo, Last: p.hi}
		if i < len(p.coref) {
			m.Coref = p.coref[i]
		}
		out = append(out, m)
	}
	return out
}
