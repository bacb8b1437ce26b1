package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
)

// TestCopy holds that a store copied from one kind of store to another is the same store.
// from and to give a new, empty one each time.
func TestCopy(t *testing.T, from, to func(t *testing.T) dyad.Store) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, a, b store.Copyable)
	}{
		{"all of it", copied},
		{"broken off and gone on with", brokenOff},
		{"a source that goes on", sourceGoesOn},
		{"a target that holds something", targetTaken},
		{"an empty store", func(t *testing.T, a, b store.Copyable) { moved(t, a, b); equal(t, a, b) }},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, from(t).(store.Copyable), to(t).(store.Copyable)) })
	}
}

// everything fills a store with all kinds of things.
func everything(t *testing.T, s dyad.Store) {
	world(t, s)
	var kept []*dyad.Coding
	for i := range 12 {
		k := coding(100+i, i%3)
		o := dyad.Keeping{Page: fmt.Sprint("page", i), Prints: []uint64{uint64(i), 1<<63 + uint64(i%2)}, RunID: "r", Kept: noon(), NoText: i%5 == 4}
		if i%4 == 3 {
			o.Origin = kept[i-1].Article.ID
		}
		put(t, s, o, k)
		kept = append(kept, k)
	}
	put(t, s, dyad.Keeping{Page: "another page"}, kept[1])
	odd := coding(200, 1)
	odd.Article.Text, odd.Article.Title, odd.Article.Outlet = odd.Article.Text+" a\x00b\xff\x01", "\x01c %s ; --", "\xf0\x28"
	odd.Events[0].Cite = nil
	put(t, s, dyad.Keeping{Prints: []uint64{7, 7}}, odd)
	n := incidentOf("IRN", "PAK", "2024-01-16", odd, kept[2])
	claims := claimsOf(&n)
	claims[0].By.Known, claims[0].Cue = "a\x01b", "\xff"
	feed := dyad.Feed{URL: "https://example.org/\xff", Polled: noon()}
	update(t, s, func(w dyad.Writer) error {
		err := w.PutIncident(ctx, &n, claims, []string{"k", "\x00"})
		for i := range 6 {
			l := dyad.Link{URL: fmt.Sprint("https://example.org/", i), Found: noon().Add(time.Duration(i)), Done: i%2 == 0}
			err = errors.Join(err, w.PutLink(ctx, &l))
		}
		return errors.Join(err, w.PutFeed(ctx, &feed), w.PutRun(ctx, &dyad.Run{ID: "r", Started: noon()}),
			w.DeleteArticle(ctx, kept[5].Article.ID), w.DeleteArticle(ctx, kept[0].Article.ID))
	})
	recorded(t, s, "icews", 30)
	late := record("gdelt", 2)
	late.Incident = record("gdelt", 1).Incident
	putRecords(t, s, "gdelt", 2, 0, late, record("gdelt", 1))
	last := coding(300, 0)
	put(t, s, dyad.Keeping{}, last)
	update(t, s, func(w dyad.Writer) error { return w.DeleteArticle(ctx, last.Article.ID) })
}

// equal holds that two stores tell the same of everything.
func equal(t *testing.T, a, b dyad.Store) {
	t.Helper()
	for what, f := range map[string]func(s dyad.Store) any{
		"articles": func(s dyad.Store) any {
			var got []any
			for _, id := range all(t, s.Articles(ctx, "")) {
				got = append(got, must[dyad.Article](t)(s.Article(ctx, id)), must[dyad.ArticleID](t)(s.Origin(ctx, id)))
			}
			return got
		},
		"numbers":  func(s dyad.Store) any { return numbered(must[[]dyad.Kept](t)(s.Kept(ctx, dyad.KeptQuery{}))) },
		"events":   func(s dyad.Store) any { return all(t, s.Records(ctx, "")) },
		"icews":    func(s dyad.Store) any { return all(t, s.Records(ctx, "icews")) },
		"gdelt":    func(s dyad.Store) any { return all(t, s.Incidents(ctx, dyad.IncidentQuery{Dataset: "gdelt"})) },
		"days":     func(s dyad.Store) any { return all(t, s.Days(ctx, dyad.DayQuery{})) },
		"its days": func(s dyad.Store) any { return all(t, s.Days(ctx, dyad.DayQuery{Dataset: "icews"})) },
		"incidents": func(s dyad.Store) any {
			var got []any
			for _, n := range all(t, s.Incidents(ctx, dyad.IncidentQuery{})) {
				got = append(got, n, must[[]dyad.Claim](t)(s.Claims(ctx, n.ID)))
			}
			return got
		},
		"dyads": func(s dyad.Store) any {
			return all(t, s.Incidents(ctx, dyad.IncidentQuery{Dyad: dyad.Dyad{From: "IRN"}, Both: true}))
		},
		"keyed":   func(s dyad.Store) any { return must[[]dyad.Incident](t)(s.Keyed(ctx, []string{"k", "\x00"})) },
		"printed": func(s dyad.Store) any { return must[[]dyad.ArticleID](t)(s.Printed(ctx, []uint64{3, 7, 1<<63 + 1})) },
		"found": func(s dyad.Store) any {
			var got []any
			for _, h := range must[[]dyad.Hit](t)(s.Search(ctx, "missiles", 0)) {
				got = append(got, h.Article)
			}
			return len(got)
		},
		"voices":   func(s dyad.Store) any { return all(t, s.Claimed(ctx, dyad.ClaimQuery{By: "IRN/GOV"})) },
		"datasets": func(s dyad.Store) any { return must[[]dyad.Dataset](t)(s.Datasets(ctx)) },
		"feeds":    func(s dyad.Store) any { return must[[]dyad.Feed](t)(s.Feeds(ctx)) },
		"runs":     func(s dyad.Store) any { return must[[]dyad.Run](t)(s.Runs(ctx)) },
		"due":      func(s dyad.Store) any { return must[[]dyad.Link](t)(s.Due(ctx, time.Now(), 0)) },
		"pages": func(s dyad.Store) any {
			return []any{must[dyad.ArticleID](t)(pageOf(s, "page2")), must[dyad.ArticleID](t)(pageOf(s, "another page")), must[dyad.Link](t)(linkOf(s))}
		},
		"stats": func(s dyad.Store) any { st := must[dyad.Stats](t)(s.Stats(ctx)); st.Bytes = 0; return st },
	} {
		sameJSON(t, what, f(b), f(a))
	}
}

// numbered writes the numbers of articles, which Kept does not print.
func numbered(all []dyad.Kept) (out []string) {
	for _, k := range all {
		out = append(out, fmt.Sprint(k.N, k))
	}
	return out
}

func pageOf(s dyad.Store, digest string) (dyad.ArticleID, error) { return known(s.Page(ctx, digest)) }

func linkOf(s dyad.Store) (dyad.Link, error) { return known(s.Link(ctx, "https://example.org/2")) }

// known takes what is not there for nothing: a store may be empty.
func known[T any](v T, err error) (T, error) {
	if errors.Is(err, dyad.ErrNotFound) {
		err = nil
	}
	return v, err
}

func copyOf(a, b store.Copyable) *store.Copy {
	return &store.Copy{From: a, To: b, Source: "a", Size: 3, Begun: func(int) {}, Done: func(int) {}}
}

// moved copies a to b.
func moved(t *testing.T, a, b store.Copyable) store.Result {
	t.Helper()
	return must[store.Result](t)(copyOf(a, b).Run(ctx))
}

func copied(t *testing.T, a, b store.Copyable) {
	everything(t, a)
	c := copyOf(a, b)
	total, done := 0, 0
	c.Begun, c.Done = func(n int) { total = n }, func(n int) { done += n }
	r := must[store.Result](t)(c.Run(ctx))
	if total == 0 || done != total || r.Rows*2 != total || r.Digest == "" {
		t.Errorf("%d rows done of %d, copied %+v", done, total, r)
	}
	equal(t, a, b)
	if part := must[string](t)(store.Part(ctx, b)); part != "" {
		t.Errorf("the whole copy is marked as a part of %q", part)
	}
	if _, err := c.Run(ctx); !errors.Is(err, store.ErrTaken) {
		t.Errorf("copied again: %v", err)
	}
	// numbers go on alike
	for _, s := range []dyad.Store{a, b} {
		k := coding(400, 2)
		put(t, s, dyad.Keeping{Prints: []uint64{3}}, k)
		n := incidentOf("IRN", "PAK", "2024-01-17", k)
		update(t, s, func(w dyad.Writer) error {
			_, _, err := w.PutRecords(ctx, "ucdp", []dyad.Record{record("ucdp", 1)})
			return errors.Join(err, w.PutIncident(ctx, &n, claimsOf(&n), []string{"k"}))
		})
	}
	equal(t, a, b)
}

// brokenOff stops the copying at every load, and each time goes on.
func brokenOff(t *testing.T, a, b store.Copyable) {
	everything(t, a)
	for stops := 0; ; stops++ {
		ctx, cancel := context.WithCancel(ctx)
		c := copyOf(a, b)
		loads := 0
		c.To = loader{b, func() {
			if loads++; loads == 3+stops/5 { // what rests on one number may be many rows
				cancel()
			}
		}}
		_, err := c.Run(ctx)
		cancel()
		if err == nil {
			if stops < 10 {
				t.Errorf("broken off %d times only", stops)
			}
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if part := must[string](t)(store.Part(context.Background(), b)); part != "a" {
			t.Fatalf("marked as a part of %q", part)
		}
		if stops > 500 {
			t.Fatal("no end")
		}
	}
	equal(t, a, b)
}

// loader is a store that tells of each load.
type loader struct {
	store.Copyable
	tell func()
}

// Load is of store.Copyable.
func (l loader) Load(ctx context.Context, t *store.Table, from int64, rows [][]any) error {
	err := l.Copyable.Load(ctx, t, from, rows)
	if err == nil && len(rows) > 0 && t.Lead != "" { // a table that is read whole begins anew
		l.tell()
	}
	return err
}

// sourceGoesOn changes the source between two parts of a copying.
func sourceGoesOn(t *testing.T, a, b store.Copyable) {
	everything(t, a)
	ctx, cancel := context.WithCancel(ctx)
	c := copyOf(a, b)
	c.To = loader{b, func() {
		if n := must[dyad.Stats](t)(b.Stats(context.Background())); n.Incidents > 3 {
			cancel()
		}
	}}
	if _, err := c.Run(ctx); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	k := coding(500, 1)
	put(t, a, dyad.Keeping{}, k)
	n := all(t, a.Incidents(context.Background(), dyad.IncidentQuery{}))[0]
	n.Summary = "another"
	update(t, a, func(w dyad.Writer) error { return w.PutIncident(context.Background(), &n, nil, []string{"k"}) })
	moved(t, a, b)
	equal(t, a, b)
}

func targetTaken(t *testing.T, a, b store.Copyable) {
	everything(t, a)
	update(t, b, func(w dyad.Writer) error { return w.PutFeed(ctx, &dyad.Feed{URL: "f"}) })
	if _, err := copyOf(a, b).Run(ctx); !errors.Is(err, store.ErrTaken) || !strings.Contains(err.Error(), "feed") {
		t.Errorf("over a feed: %v", err)
	}
	same(t, "articles", len(all(t, b.Articles(ctx, ""))), 0)
}
