package pipeline

import (
	"fmt"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder"
	"github.com/dyad-news/dyad/entity"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/geo"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/timex"
)

// Coder holds the rooms that a page walks through. Fill every field before use; it
// is safe for concurrent use afterwards.
type Coder struct {
	Languages map[string]lang.Analyzer // by ISO 639-1; "" reads text too short to tell
	Entities  *entity.Finder
	Places    *geo.Finder
	Events    *coder.Coder
	Cite      dyad.Cite // Coder, Codebook and Tables of every event's cite_info
}

// Code reads one page: the article, its sentences, the mentions, dates and places in
// them, and the events that they tell. A page without an event is no error; a page
// that cannot be read is, with one of the root package's errors in it.
func (c *Coder) Code(p dyad.Page) (dyad.Coding, error) {
	return c.walk(p, c.Events.Code)
}

// finder is the signature of the last room.
type finder func(*dyad.Article, []dyad.Sentence, []dyad.Mention, []dyad.Timex, []dyad.Toponym) coder.Reading

// walk is the main path. Every room takes what the rooms before it gave.
func (c *Coder) walk(p dyad.Page, events finder) (k dyad.Coding, err error) {
	k.Article, err = extract.Article(p)
	if err != nil {
		return dyad.Coding{}, err
	}
	if err := c.read(&k, p.Name, events); err != nil {
		return dyad.Coding{}, err
	}
	return k, nil
}

// read is the walk from an article's text on. The name is for the error.
func (c *Coder) read(k *dyad.Coding, name string, events finder) error {
	analyzer, ok := c.Languages[k.Article.Language]
	if !ok {
		return fmt.Errorf("code %s: %w for %q", name, dyad.ErrLanguage, k.Article.Language)
	}
	k.Sentences = analyzer.Analyze(&k.Article)
	k.Mentions = c.Entities.Find(&k.Article, k.Sentences)
	k.Times = timex.Find(&k.Article, k.Sentences)
	k.Places = c.Places.Find(&k.Article, k.Sentences, k.Mentions)
	entity.Settle(k.Mentions, k.Sentences, k.Places, true)
	if d := k.Article.Dateline; d != nil {
		d.At = c.Places.Dateline(d, k.Places)
	}
	told := events(&k.Article, k.Sentences, k.Mentions, k.Times, k.Places)
	k.Events, k.Statements, k.Predicates = told.Events, told.Statements, told.Predicates
	settle(k)
	c.cite(k)
	return nil
}

// settle gives who has no country that of the place that he is of. It comes after the
// events: the mayor of a town is no party to the politics of states because we know where
// the town lies.
func settle(k *dyad.Coding) {
	entity.Settle(k.Mentions, k.Sentences, k.Places, false)
	for i := range k.Events {
		entity.Settle(k.Events[i].Actors, k.Sentences, k.Places, false)
		entity.Settle(k.Events[i].Recipients, k.Sentences, k.Places, false)
	}
}

// cite says on every event where it comes from and what coded it.
func (c *Coder) cite(k *dyad.Coding) {
	a, cite := &k.Article, c.Cite
	cite.URL, cite.Title, cite.Publication = a.URL, a.Title, a.Outlet
	cite.Language, cite.Published = a.Language, a.Published
	for i := range k.Events {
		own := cite
		k.Events[i].Cite = &own
	}
}
