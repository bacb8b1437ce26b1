package store

import (
	"encoding/json"
	"fmt"

	"github.com/dyad-news/dyad"
)

// Bits of event.took: the fields that are left out of the body because the article
// gives them again.
const (
	tookSentence = 1 << iota
	tookSourceID
	tookURL
	tookTitle
	tookPublication
	tookLanguage
	tookPublished
)

// field is one field of an event that its article may hold too.
type field struct {
	bit   int
	own   *string
	other string
}

// shared lists the fields that e may take from its article.
func shared(e *dyad.Event, a *dyad.Article) []field {
	sentence := dyad.Span{Start: e.TextInfo.Start, End: e.TextInfo.End}
	all := []field{
		{tookSentence, &e.Evidence.Sentence, sentence.In(a.Text)},
		{tookSourceID, &e.SourceID, a.SourceID},
	}
	if c := e.Cite; c != nil {
		all = append(all, field{tookURL, &c.URL, a.URL}, field{tookTitle, &c.Title, a.Title},
			field{tookPublication, &c.Publication, a.Outlet}, field{tookLanguage, &c.Language, a.Language},
			field{tookPublished, (*string)(&c.Published), string(a.Published)})
	}
	return all
}

// Packed is an event as its row holds it, with what its article and coder add.
type Packed struct {
	ID      dyad.EventID
	Took    int // a bit for each field that the article gives
	Body    []byte
	Article dyad.Article // without what no event takes
	Cite    dyad.Cite    // Coder, Codebook and Tables
}

// Pack leaves out of an event what its article, its id and its coder give again. An
// article without its text has no sentence to give, and its events keep none.
func Pack(e *dyad.Event, a *dyad.Article, bare bool) (took int, body []byte, err error) {
	c := *e
	if e.Cite != nil {
		cite := *e.Cite
		c.Cite = &cite
	}
	for _, f := range shared(&c, a) {
		if *f.own != "" && *f.own == f.other {
			took |= f.bit
			*f.own = ""
		}
	}
	if bare {
		took &^= tookSentence
		c.Evidence.Sentence = ""
	}
	c.ID, c.ArticleID = "", ""
	if c.Cite != nil {
		c.Cite.Coder, c.Cite.Codebook, c.Cite.Tables = "", "", ""
	}
	body, err = json.Marshal(&c)
	if err != nil {
		err = fmt.Errorf("event %s: %w", e.ID, err)
	}
	return took, body, err
}

// Unpack makes the event again, as it was put.
func (p *Packed) Unpack() (dyad.Event, error) {
	var e dyad.Event
	if err := json.Unmarshal(p.Body, &e); err != nil {
		return dyad.Event{}, fmt.Errorf("event %s: %w", p.ID, err)
	}
	e.ID, e.ArticleID = p.ID, p.Article.ID
	for _, f := range shared(&e, &p.Article) {
		if p.Took&f.bit != 0 {
			*f.own = f.other
		}
	}
	if e.Cite != nil {
		e.Cite.Coder, e.Cite.Codebook, e.Cite.Tables = p.Cite.Coder, p.Cite.Codebook, p.Cite.Tables
	}
	return e, nil
}
