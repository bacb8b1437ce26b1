package storetest

import (
	"testing"

	"github.com/dyad-news/dyad"
)

// TestReopen holds that what was put is there after a store was closed and opened again.
// open opens the one store of the test, which is empty at first.
func TestReopen(t *testing.T, open func(t *testing.T) dyad.Store) {
	k := coding(1, 2)
	n := incidentOf("IRN", "PAK", "2024-01-16", k)
	feed := dyad.Feed{URL: "f", Polled: noon()}
	for round := range 3 {
		s := open(t)
		if round > 0 {
			same(t, "article", must[dyad.Article](t)(s.Article(ctx, k.Article.ID)), k.Article)
			sameJSON(t, "events", must[[]dyad.Event](t)(s.EventsOf(ctx, k.Article.ID)), k.Events)
			sameJSON(t, "incident", must[dyad.Incident](t)(s.Incident(ctx, n.ID)), n)
			same(t, "feeds", must[[]dyad.Feed](t)(s.Feeds(ctx)), []dyad.Feed{feed})
			same(t, "found", len(must[[]dyad.Hit](t)(s.Search(ctx, "missiles", 0))), 1)
		}
		put(t, s, dyad.Keeping{Page: "p"}, k)
		update(t, s, func(w dyad.Writer) error {
			if err := w.PutFeed(ctx, &feed); err != nil {
				return err
			}
			return w.PutIncident(ctx, &n, claimsOf(&n), []string{"k"})
		})
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("closed twice: %v", err)
		}
		if _, err := s.Article(ctx, k.Article.ID); err == nil {
			t.Error("a closed store can be read")
		}
		if err := s.Update(ctx, func(dyad.Writer) error { return nil }); err == nil {
			t.Error("a closed store can be written")
		}
	}
}
