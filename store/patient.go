package store

import (
	"context"
	"errors"
	"time"

	"github.com/dyad-news/dyad"
)

// How long a patient store waits before it tries again: longer each time, up to longest.
const (
	shortest = 100 * time.Millisecond
	longest  = 5 * time.Second
	between  = 30 * time.Second // two words of why
)

// patient is a dyad.Store that outlives the absence of what it stands on.
type patient struct {
	dyad.Store
	until context.Context
	tell  func(error)
}

// Patient returns a store for processes that run for days. Where there is
// dyad.ErrUnavailable it tries again what they live by, an Update or a read of Feeds, Due,
// Link and Page, until that succeeds or until ends; tell hears why it waits, and nil when it
// need no longer. The function of an Update may be called more than once, after an Update
// that was kept too.
func Patient(until context.Context, s dyad.Store, tell func(error)) dyad.Store {
	return &patient{s, until, tell}
}

// Update is of dyad.Store.
func (p *patient) Update(ctx context.Context, f func(dyad.Writer) error) error {
	return p.again(ctx, func() error { return p.Store.Update(ctx, f) })
}

// Feeds is of dyad.Reader.
func (p *patient) Feeds(ctx context.Context) (all []dyad.Feed, err error) {
	err = p.again(ctx, func() (err error) { all, err = p.Store.Feeds(ctx); return err })
	return all, err
}

// Due is of dyad.Reader.
func (p *patient) Due(ctx context.Context, at time.Time, limit int) (all []dyad.Link, err error) {
	err = p.again(ctx, func() (err error) { all, err = p.Store.Due(ctx, at, limit); return err })
	return all, err
}

// Link is of dyad.Reader.
func (p *patient) Link(ctx context.Context, url string) (l dyad.Link, err error) {
	err = p.again(ctx, func() (err error) { l, err = p.Store.Link(ctx, url); return err })
	return l, err
}

// Page is of dyad.Reader.
func (p *patient) Page(ctx context.Context, digest string) (id dyad.ArticleID, err error) {
	err = p.again(ctx, func() (err error) { id, err = p.Store.Page(ctx, digest); return err })
	return id, err
}

// again calls f until it gives something else than that the store is unavailable.
func (p *patient) again(ctx context.Context, f func() error) error {
	wait := shortest
	var told time.Time
	for {
		err := f()
		if !errors.Is(err, dyad.ErrUnavailable) {
			if !told.IsZero() {
				p.tell(nil)
			}
			return err
		}
		if time.Since(told) > between && p.until.Err() == nil {
			told = time.Now()
			p.tell(err)
		}
		select {
		case <-p.until.Done():
			return err
		case <-ctx.Done():
			return err
		case <-time.After(wait):
		}
		wait = min(wait*3/2, longest)
	}
}
