package pipeline

import (
	"context"
	"math"
	"time"

	"github.com/dyad-news/dyad"
)

// A clock that is behind what the store has seen by more than skew was set back. No wait
// that a watcher chooses, or a site may ask for, is as long as far.
const (
	skew = time.Minute
	far  = 32 * 24 * time.Hour
)

// rewind makes due what a clock that was ahead has put off to a day that is far: feeds that
// were asked in what is now the future, and links that were found, or are to be tried again,
// in it.
func (w *Watcher) rewind(ctx context.Context, feeds []dyad.Feed) error {
	now := w.Now()
	var late []*dyad.Feed
	for i := range feeds {
		if f := &feeds[i]; f.Polled.After(now.Add(skew)) || f.Next.After(now.Add(far)) {
			f.Polled, f.Next = now, now
			late = append(late, f)
		}
	}
	if len(late) == 0 {
		return nil
	}
	links, err := w.Store.Due(ctx, time.Unix(0, math.MaxInt64), 0)
	if err != nil {
		return err
	}
	w.Log.Warn("the clock was set back: feeds and links are due anew", "feeds", len(late))
	return w.Store.Update(context.WithoutCancel(ctx), func(tx dyad.Writer) error {
		for _, f := range late {
			if err := tx.PutFeed(ctx, f); err != nil {
				return err
			}
		}
		for _, l := range links {
			if !l.Found.After(now.Add(skew)) && !l.Next.After(now.Add(far)) {
				continue
			}
			l.Next = now
			if l.Found.After(now) {
				l.Found = now
			}
			if err := tx.PutLink(ctx, &l); err != nil {
				return err
			}
		}
		return nil
	})
}
