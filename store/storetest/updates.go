package storetest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/dyad-news/dyad"
)

func rollback(t *testing.T, s dyad.Store) {
	base := coding(1, 1)
	put(t, s, dyad.Keeping{}, base)
	n := incidentOf("IRN", "PAK", "2024-01-16", base)
	change := func(w dyad.Writer) error {
		_, err := w.PutCoding(ctx, coding(2, 2), dyad.Keeping{Page: "p", Prints: []uint64{3}})
		return errors.Join(err, w.PutIncident(ctx, &n, claimsOf(&n), []string{"k"}),
			w.PutFeed(ctx, &dyad.Feed{URL: "f"}), w.PutLink(ctx, &dyad.Link{URL: "l"}), w.PutRun(ctx, &dyad.Run{ID: "r"}))
	}
	untouched := func(how string) {
		t.Helper()
		same(t, how+": articles", all(t, s.Articles(ctx, "")), []dyad.ArticleID{base.Article.ID})
		st := must[dyad.Stats](t)(s.Stats(ctx))
		st.Bytes = 0
		same(t, how, st, dyad.Stats{Articles: 1, Events: 1})
	}
	boom := errors.New("boom")
	err := s.Update(ctx, func(w dyad.Writer) error { return errors.Join(change(w), boom) })
	if !errors.Is(err, boom) {
		t.Errorf("got error %v, want %v", err, boom)
	}
	untouched("after an error")
	func() {
		defer func() {
			if r := recover(); r != "panic in f" {
				t.Errorf("recovered %v", r)
			}
		}()
		s.Update(ctx, func(w dyad.Writer) error {
			if err := change(w); err != nil {
				t.Error(err)
			}
			panic("panic in f")
		})
	}()
	untouched("after a panic")
	err = s.Update(ctx, func(w dyad.Writer) error {
		if err := change(w); err != nil {
			t.Error(err)
		}
		bad := incidentOf("IRN", "PAK", "2024-01-16", coding(9, 1))
		w.PutIncident(ctx, &bad, nil, nil) // its error is not handed on
		return nil
	})
	if err == nil {
		t.Error("an update in which a put went wrong was kept")
	}
	untouched("after an error that f did not hand on")
	var kept dyad.Writer
	update(t, s, func(w dyad.Writer) error { kept = w; return change(w) })
	if err := kept.PutRun(ctx, &dyad.Run{ID: "late"}); err == nil {
		t.Error("a writer can be used after its update")
	}
	if st := must[dyad.Stats](t)(s.Stats(ctx)); st.Articles != 2 || st.Incidents != 1 {
		t.Errorf("an update that goes well: %+v", st)
	}
}

func ownReads(t *testing.T, s dyad.Store) {
	k := coding(1, 2)
	n := incidentOf("IRN", "PAK", "2024-01-16", k)
	update(t, s, func(w dyad.Writer) error {
		_, err := w.PutCoding(ctx, k, dyad.Keeping{Page: "p", Prints: []uint64{3}})
		if err = errors.Join(err, w.PutIncident(ctx, &n, claimsOf(&n), []string{"k"})); err != nil {
			return err
		}
		same(t, "article", must[dyad.Article](t)(w.Article(ctx, k.Article.ID)), k.Article)
		sameJSON(t, "events", must[[]dyad.Event](t)(w.EventsOf(ctx, k.Article.ID)), k.Events)
		same(t, "page", must[dyad.ArticleID](t)(w.Page(ctx, "p")), k.Article.ID)
		same(t, "printed", must[[]dyad.ArticleID](t)(w.Printed(ctx, []uint64{3})), []dyad.ArticleID{k.Article.ID})
		same(t, "keyed", ids(must[[]dyad.Incident](t)(w.Keyed(ctx, []string{"k"}))), []dyad.IncidentID{n.ID})
		same(t, "incident of", must[dyad.IncidentID](t)(w.IncidentOf(ctx, k.Events[0].ID)), n.ID)
		same(t, "incidents", ids(all(t, w.Incidents(ctx, dyad.IncidentQuery{}))), []dyad.IncidentID{n.ID})
		same(t, "days", len(all(t, w.Days(ctx, dyad.DayQuery{}))), 1)
		same(t, "search", len(must[[]dyad.Hit](t)(w.Search(ctx, "missiles", 0))), 1)
		same(t, "stats", must[dyad.Stats](t)(w.Stats(ctx)).Claims, 2)
		_, err = s.Article(ctx, k.Article.ID)
		missing(t, "read from outside before the update is over", err)
		return nil
	})
}

func walkAndChange(t *testing.T, s dyad.Store) {
	var want int
	for i := range 20 {
		k := coding(i, 1)
		put(t, s, dyad.Keeping{}, k)
		n := incidentOf("IRN", "PAK", k.Article.Published, k)
		update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, nil, nil) })
	}
	update(t, s, func(w dyad.Writer) error {
		for n := range w.Incidents(ctx, dyad.IncidentQuery{Dyad: dyad.Dyad{From: "IRN", To: "PAK"}}) {
			want++
			n.Date = "2024-02-01"
			if err := w.PutIncident(ctx, &n, nil, nil); err != nil {
				return err
			}
			for range w.Incidents(ctx, dyad.IncidentQuery{Limit: 3}) {
				break
			}
		}
		return nil
	})
	same(t, "walked over", want, 20)
	days := all(t, s.Days(ctx, dyad.DayQuery{}))
	if len(days) != 1 || days[0].Incidents != 20 || days[0].Day != "2024-02-01" {
		t.Errorf("days after the walk: %+v", days)
	}
}

// oneMoment changes the store while a sequence is being read.
func oneMoment(t *testing.T, s dyad.Store) {
	for i := range 5 {
		put(t, s, dyad.Keeping{}, coding(i, 1))
	}
	n := 0
	for id, err := range s.Articles(ctx, "") {
		if err != nil {
			t.Fatal(err)
		}
		put(t, s, dyad.Keeping{}, coding(100+n, 1))
		update(t, s, func(w dyad.Writer) error { return w.DeleteArticle(ctx, id) })
		n++
	}
	same(t, "articles seen", n, 5)
	same(t, "articles now", len(all(t, s.Articles(ctx, ""))), 5)
}

// concurrent reads while others write: every read sees whole updates only.
func concurrent(t *testing.T, s dyad.Store) {
	const writers, each = 3, 8
	var writing, reading sync.WaitGroup
	over := make(chan struct{})
	for i := range writers {
		writing.Go(func() {
			for j := range each {
				a, b := coding(1000*i+2*j, 1), coding(1000*i+2*j+1, 1)
				n := incidentOf("IRN", "PAK", "2024-01-16", a, b)
				err := s.Update(ctx, func(w dyad.Writer) error {
					_, err := w.PutCoding(ctx, a, dyad.Keeping{})
					_, err2 := w.PutCoding(ctx, b, dyad.Keeping{})
					return errors.Join(err, err2, w.PutIncident(ctx, &n, nil, nil))
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 2 {
		reading.Go(func() {
			for {
				st, err := s.Stats(ctx)
				if err != nil || st.Articles%2 != 0 || st.Articles != 2*st.Incidents {
					t.Errorf("a read saw half an update: %+v %v", st, err)
					return
				}
				for d, err := range s.Days(ctx, dyad.DayQuery{}) {
					if err != nil || d.Reports != 2*d.Incidents {
						t.Errorf("a read saw half an update: %+v %v", d, err)
					}
				}
				select {
				case <-over:
					return
				default:
				}
			}
		})
	}
	writing.Wait()
	close(over)
	reading.Wait()
	same(t, "articles", must[dyad.Stats](t)(s.Stats(ctx)).Articles, 2*writers*each)
}

func ended(t *testing.T, s dyad.Store) {
	put(t, s, dyad.Keeping{}, coding(1, 1), coding(2, 1))
	over, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Article(over, coding(1, 0).Article.ID); !errors.Is(err, context.Canceled) {
		t.Errorf("article: %v", err)
	}
	for _, err := range s.Articles(over, "") {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("articles: %v", err)
		}
	}
	if err := s.Update(over, func(dyad.Writer) error { t.Error("f was run"); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("update: %v", err)
	}
	midway, cancel := context.WithCancel(ctx)
	err := s.Update(midway, func(w dyad.Writer) error {
		_, err := w.PutCoding(midway, coding(3, 1), dyad.Keeping{})
		cancel()
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("update whose context ended midway: %v", err)
	}
	same(t, "articles", len(all(t, s.Articles(ctx, ""))), 2)
	put(t, s, dyad.Keeping{}, coding(4, 1))
}
