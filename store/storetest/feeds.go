package storetest

import (
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

// noon is a moment with nanoseconds.
func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 123456789, time.UTC) }

func feeds(t *testing.T, s dyad.Store) {
	b := dyad.Feed{
		URL: "https://b.example/rss", Title: "B & co", Kind: "rss", ETag: `W/"x"`, LastModified: "Mon", Every: time.Hour,
		Polled: noon(), Succeeded: noon(), Next: noon().Add(time.Hour), Failures: 2, Error: "gone", Links: 7, Stopped: true,
	}
	a := dyad.Feed{URL: "https://a.example/atom"}
	update(t, s, func(w dyad.Writer) error { return w.PutFeed(ctx, &b) })
	update(t, s, func(w dyad.Writer) error { return w.PutFeed(ctx, &a) })
	same(t, "feeds", must[[]dyad.Feed](t)(s.Feeds(ctx)), []dyad.Feed{a, b})
	a.Title = "A"
	local := a
	local.Polled = noon().In(time.FixedZone("", 3600))
	update(t, s, func(w dyad.Writer) error { return w.PutFeed(ctx, &local) })
	a.Polled = noon()
	got := must[[]dyad.Feed](t)(s.Feeds(ctx))
	same(t, "feeds", got, []dyad.Feed{a, b})
	if got[0].Polled.Location() != time.UTC {
		t.Errorf("time in %v, want UTC", got[0].Polled.Location())
	}
}

func links(t *testing.T, s dyad.Store) {
	at := noon()
	link := func(url string, found, next time.Duration, done bool) dyad.Link {
		l := dyad.Link{URL: url, Feed: "f", Title: "t", Published: "2026-11-23", Found: at.Add(found), Done: done, Tries: 1, Error: "e"}
		if next != 0 {
			l.Next = at.Add(next)
		}
		return l
	}
	oldest, at0 := link("z", -3*time.Hour, 0, false), link("m", -2*time.Hour, time.Nanosecond, false)
	tieB, tieA := link("b", -time.Hour, -time.Minute, false), link("a", -time.Hour, 0, false)
	done, later := link("d", -4*time.Hour, 0, true), link("l", -5*time.Hour, time.Hour, false)
	for _, l := range []dyad.Link{tieB, later, at0, tieA, done, oldest} {
		update(t, s, func(w dyad.Writer) error { return w.PutLink(ctx, &l) })
	}
	same(t, "due", must[[]dyad.Link](t)(s.Due(ctx, at, 0)), []dyad.Link{oldest, tieA, tieB})
	same(t, "due, limited", must[[]dyad.Link](t)(s.Due(ctx, at, 2)), []dyad.Link{oldest, tieA})
	same(t, "due a nanosecond later", must[[]dyad.Link](t)(s.Due(ctx, at.Add(1), 2)), []dyad.Link{oldest, at0})
	same(t, "link", must[dyad.Link](t)(s.Link(ctx, "d")), done)
	oldest.Done, oldest.Article = true, "ar_1"
	update(t, s, func(w dyad.Writer) error { return w.PutLink(ctx, &oldest) })
	same(t, "done", must[[]dyad.Link](t)(s.Due(ctx, at, 0)), []dyad.Link{tieA, tieB})
	same(t, "link", must[dyad.Link](t)(s.Link(ctx, "z")), oldest)
}

func runs(t *testing.T, s dyad.Store) {
	a := dyad.Run{ID: "a", Command: "keep", Started: noon(), Tables: "sha256:00"}
	b := dyad.Run{ID: "b", Command: "watch", Started: noon().Add(time.Nanosecond), Ended: noon().Add(time.Hour), Pages: 3, Added: 2, Failed: 1, Events: 5}
	c := dyad.Run{ID: "c", Started: noon()}
	for _, r := range []dyad.Run{c, a, b} {
		update(t, s, func(w dyad.Writer) error { return w.PutRun(ctx, &r) })
	}
	same(t, "runs", must[[]dyad.Run](t)(s.Runs(ctx)), []dyad.Run{b, a, c})
	a.Ended, a.Added = noon(), 9
	update(t, s, func(w dyad.Writer) error { return w.PutRun(ctx, &a) })
	same(t, "runs", must[[]dyad.Run](t)(s.Runs(ctx)), []dyad.Run{b, a, c})
}

func stats(t *testing.T, s dyad.Store) {
	a, b := coding(1, 2), coding(2, 1)
	put(t, s, dyad.Keeping{}, a)
	put(t, s, dyad.Keeping{Origin: a.Article.ID}, b)
	n := incidentOf("IRN", "PAK", "2024-01-16", a)
	m := incidentOf("IRN", "AFG", "2024-01-16", b)
	update(t, s, func(w dyad.Writer) error {
		if err := w.PutIncident(ctx, &n, claimsOf(&n), nil); err != nil {
			return err
		}
		if err := w.PutIncident(ctx, &m, claimsOf(&m), nil); err != nil {
			return err
		}
		return w.PutFeed(ctx, &dyad.Feed{URL: "f"})
	})
	got := must[dyad.Stats](t)(s.Stats(ctx))
	if got.Bytes <= 0 {
		t.Errorf("%d bytes", got.Bytes)
	}
	got.Bytes = 0
	same(t, "stats", got, dyad.Stats{Articles: 2, Copies: 1, Events: 3, Incidents: 2, Claims: 3, Dyads: 2, Feeds: 1})
}
