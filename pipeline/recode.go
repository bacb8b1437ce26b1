package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/pipeline/join"
)

// Change is what today's tables make of one stored article other than before.
type Change struct {
	Article     dyad.ArticleID
	Title       string
	Added, Gone []dyad.Event
	Altered     [][2]dyad.Event // before and after
}

// Empty reports whether nothing changed.
func (c *Change) Empty() bool { return len(c.Added)+len(c.Gone)+len(c.Altered) == 0 }

// Recoder codes stored texts anew.
type Recoder struct {
	Keeper
	Code    func(dyad.Article) (dyad.Coding, error)
	Workers int
	DryRun  bool                 // change nothing
	Coded   func()               // told of every text that is done
	Skipped func(dyad.ArticleID) // told of articles that were kept without text
	Changed func(Change) error
}

// Article codes an article that was extracted before, from its stored text.
func (c *Coder) Article(a dyad.Article) (dyad.Coding, error) {
	k := dyad.Coding{Article: a}
	err := c.read(&k, string(a.ID), c.Events.Code)
	return k, err
}

// Recode codes every stored text with today's tables, hands the changes to Changed in
// the order of the articles, keeps them, and joins all events to incidents anew. All of
// it is one transaction: until it ends the store is as it was.
func (r *Recoder) Recode(ctx context.Context) error {
	if r.DryRun {
		return r.changes(ctx, func(dyad.ArticleID, []dyad.Event) error { return nil })
	}
	return r.Store.Update(ctx, func(w dyad.Writer) error {
		put := func(id dyad.ArticleID, events []dyad.Event) error { return w.PutEvents(ctx, id, events) }
		if err := r.changes(ctx, put); err != nil {
			return err
		}
		return Rejoin(ctx, w)
	})
}

// changes codes the articles and puts the events of those that changed.
func (r *Recoder) changes(ctx context.Context, put func(dyad.ArticleID, []dyad.Event) error) error {
	code := func(p dyad.Page) (dyad.Coding, error) {
		a, err := r.Store.Article(ctx, dyad.ArticleID(p.Name))
		if err != nil || a.Text == "" {
			return dyad.Coding{Article: a}, err
		}
		return r.Code(a)
	}
	return run(ctx, r.pages(ctx), max(r.Workers, 1), code, func(got Result) error {
		if got.Err != nil {
			return got.Err
		}
		r.Coded()
		k := &got.Coding
		if k.Article.Text == "" {
			r.Skipped(k.Article.ID)
			return nil
		}
		before, err := r.Store.EventsOf(ctx, k.Article.ID)
		if err != nil {
			return err
		}
		c, err := compare(before, k.Events)
		if err != nil || c.Empty() {
			return err
		}
		c.Article, c.Title = k.Article.ID, k.Article.Title
		if err := put(k.Article.ID, k.Events); err != nil {
			return err
		}
		return r.Changed(c)
	})
}

// pages yields the stored articles under their ids.
func (r *Recoder) pages(ctx context.Context) iter.Seq2[dyad.Page, error] {
	return func(yield func(dyad.Page, error) bool) {
		for id, err := range r.Store.Articles(ctx, "") {
			if !yield(dyad.Page{Name: string(id)}, err) {
				return
			}
		}
	}
}

// compare tells what came, went and changed between two codings of one text. What an
// event says of the coder that made it is no change.
func compare(before, after []dyad.Event) (c Change, err error) {
	old := map[dyad.EventID]dyad.Event{}
	for _, e := range before {
		old[e.ID] = e
	}
	for _, e := range after {
		was, known := old[e.ID]
		if !known {
			c.Added = append(c.Added, e)
			continue
		}
		delete(old, e.ID)
		same, err := equal(was, e)
		if err != nil {
			return c, err
		}
		if !same {
			c.Altered = append(c.Altered, [2]dyad.Event{was, e})
		}
	}
	for _, e := range before {
		if _, gone := old[e.ID]; gone {
			c.Gone = append(c.Gone, e)
		}
	}
	return c, nil
}

func equal(a, b dyad.Event) (bool, error) {
	a.Cite, b.Cite = nil, nil
	x, err := json.Marshal(a)
	if err != nil {
		return false, fmt.Errorf("compare %s: %w", a.ID, err)
	}
	y, err := json.Marshal(b)
	return bytes.Equal(x, y), err
}

// Rejoin forgets all incidents and joins every event anew, in the order in which the
// articles were kept, with what came late put right.
func Rejoin(ctx context.Context, w dyad.Writer) error {
	var old []dyad.IncidentID
	for n, err := range w.Incidents(ctx, dyad.IncidentQuery{}) {
		if err != nil {
			return err
		}
		old = append(old, n.ID)
	}
	for _, id := range old {
		if err := w.DeleteIncident(ctx, id); err != nil {
			return err
		}
	}
	var articles []dyad.ArticleID
	for id, err := range w.Articles(ctx, "") {
		if err != nil {
			return err
		}
		articles = append(articles, id)
	}
	j := join.New(w)
	for _, id := range articles {
		a, err := w.Article(ctx, id)
		if err != nil {
			return err
		}
		events, err := w.EventsOf(ctx, id)
		if err != nil {
			return err
		}
		origin, err := w.Origin(ctx, id)
		if err != nil && !errors.Is(err, dyad.ErrNotFound) {
			return err
		}
		if _, err := j.Join(ctx, &a, events, origin); err != nil {
			return err
		}
	}
	return j.Settle(ctx)
}
