package postgres

import (
	"context"
	"fmt"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store/pgtest"
)

// made is the i-th article, with one event and the incident of it.
func made(i int, from, to string) (*dyad.Coding, *dyad.Incident) {
	lead := fmt.Sprintf("Iran fired %d missiles at militant bases in Pakistan on Tuesday, killing at least two children.", i)
	a := dyad.Article{
		Text: lead + " The foreign ministry in Islamabad condemned the strikes.", URL: fmt.Sprint("https://example.org/", i), Title: fmt.Sprint("Strikes on bases ", i),
		Outlet: "example.org", Published: dyad.Day(fmt.Sprintf("2024-%02d-%02d", 1+i/28%12, 1+i%28)), Language: "en",
	}
	a.ID = dyad.NewArticleID(a.Text)
	trigger := dyad.Span{Start: 5, End: 10}
	e := dyad.Event{
		ID: dyad.NewEventID(a.ID, trigger, "ASSAULT", 0), ArticleID: a.ID, Type: []string{"ASSAULT"}, Quad: 4, Scale: -9.5, Realis: dyad.Actual, Date: a.Published,
		TextInfo: dyad.TextInfo{End: len(lead)}, Evidence: dyad.Evidence{Sentence: lead, Trigger: trigger, Rule: "fire-at"},
	}
	n := &dyad.Incident{
		ID: dyad.NewIncidentID(e.ID), Type: "ASSAULT", Quad: 4, Scale: -9.5, Date: a.Published, Realis: dyad.Actual, Sources: 1, Summary: lead,
		Actors: []dyad.Entity{{Code: from, Sector: dyad.GOV}}, Recipients: []dyad.Entity{{Code: to, Sector: dyad.GOV}},
		Reports: []dyad.Report{{Event: e.ID, Article: a.ID, Origin: a.ID, Outlet: a.Outlet, Published: a.Published}},
	}
	return &dyad.Coding{Article: a, Events: []dyad.Event{e}}, n
}

// putMade keeps the i-th article with its incident. Every tenth up to the 5,000th falls to
// IRN and PAK, all others to dyads of their own.
func putMade(w dyad.Writer, i int) error {
	from, to := fmt.Sprintf("X%02d", i%97), fmt.Sprintf("Y%02d", i/97%97)
	if i%10 == 0 && i < 5000 {
		from, to = "IRN", "PAK"
	}
	k, n := made(i, from, to)
	if _, err := w.PutCoding(context.Background(), k, dyad.Keeping{Page: fmt.Sprint("p", i), Prints: []uint64{uint64(i) * 0x9e3779b97f4a7c15}}); err != nil {
		return err
	}
	by := n.Actors[0]
	claim := dyad.Claim{Event: k.Events[0].ID, Article: k.Article.ID, Published: n.Date, By: &by, Stance: dyad.Asserts}
	return w.PutIncident(context.Background(), n, []dyad.Claim{claim}, []string{fmt.Sprint(from, to, n.Date), fmt.Sprint(from, n.Type)})
}

func fill(b testing.TB, s *Store, from, n int) {
	b.Helper()
	const batch = 250
	for start := from; start < from+n; start += batch {
		err := s.Update(context.Background(), func(w dyad.Writer) error {
			for i := start; i < min(start+batch, from+n); i++ {
				if err := putMade(w, i); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPutCoding keeps an article, its event and a new incident of it, in Updates
// of 250.
func BenchmarkPutCoding(b *testing.B) {
	s := openAt(b, pgtest.Start(b).URL())
	b.ResetTimer()
	fill(b, s, 0, b.N)
}

// BenchmarkCommit is an Update of one article: the time to reach the disk.
func BenchmarkCommit(b *testing.B) {
	s := openAt(b, pgtest.Start(b).URL())
	for i := 0; b.Loop(); i++ {
		if err := s.Update(context.Background(), func(w dyad.Writer) error { return putMade(w, i) }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDyad asks for one dyad of 500 incidents, among 4,500 of others and among ten
// times as many.
func BenchmarkDyad(b *testing.B) {
	pg := pgtest.Start(b)
	for _, times := range []int{1, 10} {
		s := openAt(b, pg.URL())
		fill(b, s, 0, 5000*times)
		d := dyad.Dyad{From: "IRN", To: "PAK"}
		ctx := context.Background()
		for _, both := range []bool{false, true} {
			name := fmt.Sprintf("%dx/both=%v/", times, both)
			b.Run(name+"Days", func(b *testing.B) {
				for b.Loop() {
					readAll(b, s.Days(ctx, dyad.DayQuery{Dyad: d, Both: both}))
				}
			})
			b.Run(name+"Incidents", func(b *testing.B) {
				for b.Loop() {
					readAll(b, s.Incidents(ctx, dyad.IncidentQuery{Dyad: d, Both: both}))
				}
			})
			b.Run(name+"Last20", func(b *testing.B) {
				for b.Loop() {
					readAll(b, s.Incidents(ctx, dyad.IncidentQuery{Dyad: d, Both: both, Limit: 20}))
				}
			})
		}
	}
}

func readAll[T any](b *testing.B, seq func(func(T, error) bool)) {
	b.Helper()
	n := 0
	for _, err := range seq {
		if err != nil {
			b.Fatal(err)
		}
		n++
	}
	if n == 0 {
		b.Fatal("nothing found")
	}
}
