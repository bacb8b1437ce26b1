package storetest

import (
	"context"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
)

// ctx never ends.
var ctx = context.Background()

func empty(t *testing.T, s dyad.Store) {
	_, err := s.Article(ctx, "ar_0")
	missing(t, "article", err)
	_, err = s.Origin(ctx, "ar_0")
	missing(t, "origin", err)
	_, err = s.Page(ctx, "00")
	missing(t, "page", err)
	_, err = s.Event(ctx, "ev_0")
	missing(t, "event", err)
	_, err = s.EventsOf(ctx, "ar_0")
	missing(t, "events of", err)
	_, err = s.Incident(ctx, "in_0")
	missing(t, "incident", err)
	_, err = s.IncidentOf(ctx, "ev_0")
	missing(t, "incident of", err)
	_, err = s.Claims(ctx, "in_0")
	missing(t, "claims", err)
	_, err = s.Link(ctx, "https://example.org/")
	missing(t, "link", err)
	if n := len(all(t, s.Articles(ctx, ""))) + len(all(t, s.Incidents(ctx, dyad.IncidentQuery{}))) + len(all(t, s.Days(ctx, dyad.DayQuery{}))); n > 0 {
		t.Errorf("sequences yield %d things", n)
	}
	same(t, "keyed", must[[]dyad.Incident](t)(s.Keyed(ctx, []string{"k"})), []dyad.Incident(nil))
	same(t, "printed", must[[]dyad.ArticleID](t)(s.Printed(ctx, []uint64{1})), []dyad.ArticleID(nil))
	same(t, "found", must[[]dyad.Hit](t)(s.Search(ctx, "iran", 0)), []dyad.Hit(nil))
	same(t, "feeds", must[[]dyad.Feed](t)(s.Feeds(ctx)), []dyad.Feed(nil))
	same(t, "due", must[[]dyad.Link](t)(s.Due(ctx, time.Now(), 0)), []dyad.Link(nil))
	same(t, "runs", must[[]dyad.Run](t)(s.Runs(ctx)), []dyad.Run(nil))
}

func articleBack(t *testing.T, s dyad.Store) {
	full, bare := coding(1, 0), &dyad.Coding{Article: dyad.Article{ID: dyad.NewArticleID("x"), Text: "x"}}
	odd := &dyad.Coding{Article: dyad.Article{ID: dyad.NewArticleID("odd"), Text: "a\x00b 'c' \"d\" \u2028 é\n", Title: "%s ? ; --"}}
	put(t, s, dyad.Keeping{RunID: "r", Kept: time.Now()}, full, bare, odd)
	for _, k := range []*dyad.Coding{full, bare, odd} {
		same(t, "article", must[dyad.Article](t)(s.Article(ctx, k.Article.ID)), k.Article)
	}
}

// eventsBack holds events whose fields agree with their article's, and events whose
// fields do not, which must not be taken from there.
func eventsBack(t *testing.T, s dyad.Store) {
	k := coding(1, 4)
	k.Events[1].Cite.Title, k.Events[1].Cite.Language, k.Events[1].SourceID = "another", "", ""
	k.Events[1].Evidence.Sentence = "not what stands there"
	k.Events[2].Cite = nil
	k.Events[2].TextInfo = dyad.TextInfo{Start: 5, End: 100000}
	k.Events[3] = dyad.Event{ID: k.Events[3].ID, ArticleID: k.Article.ID, Type: []string{"COERCE"}, Of: k.Events[0].ID, ResponseTo: k.Events[1].ID, Pair: true}
	plain := coding(2, 0)
	put(t, s, dyad.Keeping{}, k, plain)
	sameJSON(t, "events", must[[]dyad.Event](t)(s.EventsOf(ctx, k.Article.ID)), k.Events)
	for i := range k.Events {
		sameJSON(t, "event", must[dyad.Event](t)(s.Event(ctx, k.Events[i].ID)), k.Events[i])
	}
	same(t, "no events", must[[]dyad.Event](t)(s.EventsOf(ctx, plain.Article.ID)), []dyad.Event(nil))
	_, err := s.IncidentOf(ctx, k.Events[0].ID)
	missing(t, "incident of an event that was not joined", err)
}

func twice(t *testing.T, s dyad.Store) {
	k := coding(1, 2)
	o := dyad.Keeping{Page: "p1", Prints: []uint64{1, 2}, RunID: "r"}
	for i := range 2 {
		update(t, s, func(w dyad.Writer) error {
			for j := range 2 {
				added, err := w.PutCoding(ctx, k, o)
				if err != nil {
					return err
				}
				if want := i+j == 0; added != want {
					t.Errorf("round %d.%d: added is %v", i, j, added)
				}
			}
			return nil
		})
	}
	again := coding(1, 0)
	again.Article.Title = "another title of the same text"
	put(t, s, dyad.Keeping{Origin: "ar_unknown", NoText: true}, again)
	same(t, "article", must[dyad.Article](t)(s.Article(ctx, k.Article.ID)), k.Article)
	sameJSON(t, "events", must[[]dyad.Event](t)(s.EventsOf(ctx, k.Article.ID)), k.Events)
	same(t, "articles", all(t, s.Articles(ctx, "")), []dyad.ArticleID{k.Article.ID})
}

func pages(t *testing.T, s dyad.Store) {
	a, b := coding(1, 0), coding(2, 0)
	put(t, s, dyad.Keeping{Page: "one"}, a)
	put(t, s, dyad.Keeping{Page: "two"}, a)
	put(t, s, dyad.Keeping{Page: "three"}, b)
	put(t, s, dyad.Keeping{}, coding(3, 0), coding(4, 0))
	for digest, want := range map[string]dyad.ArticleID{"one": a.Article.ID, "two": a.Article.ID, "three": b.Article.ID} {
		same(t, "page "+digest, must[dyad.ArticleID](t)(s.Page(ctx, digest)), want)
	}
	_, err := s.Page(ctx, "")
	missing(t, "page without a digest", err)
	// the same page read by a newer extractor has another text
	put(t, s, dyad.Keeping{Page: "one"}, b)
	same(t, "page one", must[dyad.ArticleID](t)(s.Page(ctx, "one")), b.Article.ID)
}

func articleOrder(t *testing.T, s dyad.Store) {
	var want, since []dyad.ArticleID
	for _, i := range []int{9, 2, 5, 1, 7} {
		k := coding(i, 0)
		put(t, s, dyad.Keeping{}, k)
		want = append(want, k.Article.ID)
		if i >= 5 {
			since = append(since, k.Article.ID)
		}
	}
	undated := coding(3, 0)
	undated.Article.Published = ""
	put(t, s, dyad.Keeping{}, undated)
	want = append(want, undated.Article.ID)
	same(t, "all", all(t, s.Articles(ctx, "")), want)
	same(t, "since", all(t, s.Articles(ctx, "2024-01-06")), since)
	mixed := []dyad.ArticleID{want[3], "ar_unknown", want[0], want[5], want[3]}
	same(t, "in order", must[[]dyad.ArticleID](t)(s.InOrder(ctx, mixed)), []dyad.ArticleID{want[0], want[3], want[5]})
	same(t, "none in order", must[[]dyad.ArticleID](t)(s.InOrder(ctx, nil)), nil)
	for range s.Articles(ctx, "") {
		break
	}
	same(t, "after one that stopped early", all(t, s.Articles(ctx, "")), want)
}

func copies(t *testing.T, s dyad.Store) {
	a, b, c, d := coding(1, 0), coding(2, 0), coding(3, 0), coding(4, 0)
	const high = 1<<63 + 5
	put(t, s, dyad.Keeping{Prints: []uint64{1, 2, 2, high}}, a)
	put(t, s, dyad.Keeping{Prints: []uint64{2, 3}, Origin: a.Article.ID}, b)
	put(t, s, dyad.Keeping{Prints: []uint64{high, 3}, Origin: b.Article.ID}, c)
	put(t, s, dyad.Keeping{Origin: d.Article.ID}, d)
	for _, k := range []*dyad.Coding{a, b, c} {
		same(t, "origin", must[dyad.ArticleID](t)(s.Origin(ctx, k.Article.ID)), a.Article.ID)
	}
	same(t, "its own origin", must[dyad.ArticleID](t)(s.Origin(ctx, d.Article.ID)), d.Article.ID)
	for _, q := range []struct {
		prints []uint64
		want   []dyad.ArticleID
	}{
		{nil, nil},
		{[]uint64{7}, nil},
		{[]uint64{3, 2}, []dyad.ArticleID{a.Article.ID, b.Article.ID, c.Article.ID}},
		{[]uint64{high}, []dyad.ArticleID{a.Article.ID, c.Article.ID}},
	} {
		same(t, "printed", must[[]dyad.ArticleID](t)(s.Printed(ctx, q.prints)), q.want)
	}
	err := s.Update(ctx, func(w dyad.Writer) error {
		_, err := w.PutCoding(ctx, coding(5, 0), dyad.Keeping{Origin: "ar_unknown"})
		return err
	})
	missing(t, "a copy of nothing", err)
	update(t, s, func(w dyad.Writer) error { return w.DeleteArticle(ctx, a.Article.ID) })
	for _, k := range []*dyad.Coding{b, c} {
		same(t, "origin after the first is gone", must[dyad.ArticleID](t)(s.Origin(ctx, k.Article.ID)), b.Article.ID)
	}
	same(t, "printed after", must[[]dyad.ArticleID](t)(s.Printed(ctx, []uint64{1, high})), []dyad.ArticleID{c.Article.ID})
}

func noText(t *testing.T, s dyad.Store) {
	k := coding(1, 2)
	put(t, s, dyad.Keeping{NoText: true, Page: "p", Prints: []uint64{4}}, k)
	want := k.Article
	want.Text, want.Furniture = "", nil
	same(t, "article", must[dyad.Article](t)(s.Article(ctx, want.ID)), want)
	got := must[[]dyad.Event](t)(s.EventsOf(ctx, want.ID))
	for i := range k.Events {
		k.Events[i].Evidence.Sentence = ""
	}
	sameJSON(t, "events, without their sentences", got, k.Events)
	same(t, "found by its text", must[[]dyad.Hit](t)(s.Search(ctx, "missiles", 0)), []dyad.Hit(nil))
	if hits := must[[]dyad.Hit](t)(s.Search(ctx, "strike", 0)); len(hits) != 1 {
		t.Errorf("found by its title: got %d hits, want 1", len(hits))
	}
	update(t, s, func(w dyad.Writer) error { return w.PutEvents(ctx, want.ID, coding(1, 3).Events) })
	got = must[[]dyad.Event](t)(s.EventsOf(ctx, want.ID))
	if len(got) != 3 || got[2].Evidence.Sentence != "" {
		t.Errorf("after new events: %d of them, want 3 without a sentence", len(got))
	}
	update(t, s, func(w dyad.Writer) error { return w.DeleteArticle(ctx, want.ID) })
	same(t, "found after", must[[]dyad.Hit](t)(s.Search(ctx, "strike", 0)), []dyad.Hit(nil))
}

func eventsReplaced(t *testing.T, s dyad.Store) {
	k := coding(1, 3)
	put(t, s, dyad.Keeping{}, k)
	n := incidentOf("IRN", "PAK", "2024-01-16", k)
	update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, claimsOf(&n), nil) })
	now := append([]dyad.Event{event(&k.Article, 7)}, k.Events[2], k.Events[0])
	now[1].Modes, now[1].Cite.Tables = nil, "sha256:11"
	update(t, s, func(w dyad.Writer) error { return w.PutEvents(ctx, k.Article.ID, now) })
	sameJSON(t, "events", must[[]dyad.Event](t)(s.EventsOf(ctx, k.Article.ID)), now)
	_, err := s.Event(ctx, k.Events[1].ID)
	missing(t, "an event that is gone", err)
	_, err = s.IncidentOf(ctx, k.Events[1].ID)
	missing(t, "its incident", err)
	same(t, "incident of one that stayed", must[dyad.IncidentID](t)(s.IncidentOf(ctx, k.Events[0].ID)), n.ID)
	claims := claimsOf(&n)
	sameJSON(t, "claims", must[[]dyad.Claim](t)(s.Claims(ctx, n.ID)), []dyad.Claim{claims[0], claims[2]})
	n.Reports = []dyad.Report{n.Reports[0], n.Reports[2]}
	update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, claimsOf(&n), nil) })
	sameJSON(t, "claims put right", must[[]dyad.Claim](t)(s.Claims(ctx, n.ID)), claimsOf(&n))
	err = s.Update(ctx, func(w dyad.Writer) error { return w.PutEvents(ctx, "ar_unknown", nil) })
	missing(t, "events of an article that is not there", err)
	update(t, s, func(w dyad.Writer) error { return w.PutEvents(ctx, k.Article.ID, nil) })
	same(t, "no events", must[[]dyad.Event](t)(s.EventsOf(ctx, k.Article.ID)), []dyad.Event(nil))
}

func articleDeleted(t *testing.T, s dyad.Store) {
	a, b := coding(1, 2), coding(2, 1)
	put(t, s, dyad.Keeping{Page: "pa", Prints: []uint64{1}}, a)
	put(t, s, dyad.Keeping{Page: "pb", Prints: []uint64{1}}, b)
	n := incidentOf("IRN", "PAK", "2024-01-16", b, a)
	update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, claimsOf(&n), nil) })
	update(t, s, func(w dyad.Writer) error {
		if err := w.DeleteArticle(ctx, a.Article.ID); err != nil {
			return err
		}
		_, err := w.Article(ctx, a.Article.ID)
		missing(t, "article, within the update", err)
		return w.DeleteArticle(ctx, "ar_unknown")
	})
	_, err := s.Article(ctx, a.Article.ID)
	missing(t, "article", err)
	_, err = s.Event(ctx, a.Events[0].ID)
	missing(t, "event", err)
	_, err = s.IncidentOf(ctx, a.Events[0].ID)
	missing(t, "incident of event", err)
	_, err = s.Page(ctx, "pa")
	missing(t, "page", err)
	same(t, "printed", must[[]dyad.ArticleID](t)(s.Printed(ctx, []uint64{1})), []dyad.ArticleID{b.Article.ID})
	if hits := must[[]dyad.Hit](t)(s.Search(ctx, "missiles", 0)); len(hits) != 1 || hits[0].Article != b.Article.ID {
		t.Errorf("found %v, want the article that is left", hits)
	}
	same(t, "claims", len(must[[]dyad.Claim](t)(s.Claims(ctx, n.ID))), 1)
	put(t, s, dyad.Keeping{}, a)
	same(t, "kept again", all(t, s.Articles(ctx, "")), []dyad.ArticleID{b.Article.ID, a.Article.ID})
	sameJSON(t, "its events", must[[]dyad.Event](t)(s.EventsOf(ctx, a.Article.ID)), a.Events)
}
