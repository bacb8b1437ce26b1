package pipeline

import (
	"context"
	"fmt"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident"
	"github.com/dyad-news/dyad/pipeline/join"
)

// Keeper joins codings to a store: it tells copies of agency text from independent
// reports, and puts every event to its incident.
type Keeper struct {
	Store  dyad.Store
	RunID  string
	NoText bool             // keep spans and hashes, not the texts
	Now    func() time.Time // stamps what is kept
}

// Leaf is one coding with what is known of where it came from. One without an article is
// a link alone, of a page that could not be coded.
type Leaf struct {
	Coding dyad.Coding
	Page   string     // Digest of its page, "" where it shall not be known again
	Link   *dyad.Link // the link that led to it, put as it is with the article; nil for none
}

// Tally counts what Keep did.
type Tally struct {
	Added, Known int // articles
	Copies       int // of those added: copies of another's text
	Events       int
	Incidents    int // new ones
}

// Add adds up.
func (t *Tally) Add(u Tally) {
	t.Added += u.Added
	t.Known += u.Known
	t.Copies += u.Copies
	t.Events += u.Events
	t.Incidents += u.Incidents
}

// Keep keeps the leaves in one transaction, in their order: after a crash all of them
// are there, or none. An article whose text is there already changes nothing.
func (k *Keeper) Keep(ctx context.Context, leaves []Leaf) (Tally, error) {
	var t Tally
	err := k.Store.Update(ctx, func(w dyad.Writer) error {
		t = Tally{}
		j := join.New(w)
		for i := range leaves {
			if err := k.keep(ctx, w, j, &leaves[i], &t); err != nil {
				return fmt.Errorf("keep %s: %w", leaves[i].Coding.Article.ID, err)
			}
		}
		return j.Settle(ctx)
	})
	return t, err
}

func (k *Keeper) keep(ctx context.Context, w dyad.Writer, j *join.Joiner, l *Leaf, t *Tally) error {
	a := &l.Coding.Article
	if a.ID == "" {
		if l.Link == nil {
			return nil
		}
		return w.PutLink(ctx, l.Link)
	}
	prints := incident.Prints(a.Text)
	origin, err := k.origin(ctx, w, a, prints)
	if err != nil {
		return err
	}
	added, err := w.PutCoding(ctx, &l.Coding, dyad.Keeping{
		Page: l.Page, Origin: origin, Prints: prints, NoText: k.NoText, RunID: k.RunID, Kept: k.Now(),
	})
	if err != nil {
		return err
	}
	if l.Link != nil {
		if err := w.PutLink(ctx, l.Link); err != nil {
			return err
		}
	}
	if !added {
		t.Known++
		return nil
	}
	t.Added++
	t.Events += len(l.Coding.Events)
	if origin != "" {
		t.Copies++
	}
	n, err := j.Join(ctx, a, l.Coding.Events, origin)
	t.Incidents += n
	return err
}

// origin returns the article of which this one's text is a copy, or "".
func (k *Keeper) origin(ctx context.Context, w dyad.Writer, a *dyad.Article, prints []uint64) (dyad.ArticleID, error) {
	near, err := w.Printed(ctx, prints)
	if err != nil {
		return "", err
	}
	for _, id := range near {
		if id == a.ID {
			continue
		}
		b, err := w.Article(ctx, id)
		if err != nil {
			return "", err
		}
		if b.Text != "" && incident.Copy(b.Text, a.Text) {
			return w.Origin(ctx, id)
		}
	}
	return "", nil
}
