package sqlite

import (
	"context"
	"fmt"
	"testing"

	"github.com/dyad-news/dyad"
)

// fill keeps n articles with an event, a claim and an incident each, some hundred an
// Update. Every tenth incident up to the thousandth article falls to IRN and PAK, all
// others to dyads of their own.
func fill(b testing.TB, s *Store, from, n int) {
	b.Helper()
	const batch = 200
	for start := from; start < from+n; start += batch {
		err := s.Update(context.Background(), func(w dyad.Writer) error {
			for i := start; i < min(start+batch, from+n); i++ {
				if err := fillOne(w, i); err != nil {
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

func fillOne(w dyad.Writer, i int) error {
	k := made(i, 1)
	prints := []uint64{uint64(i) * 0x9e3779b97f4a7c15} // a short text has one
	if _, err := w.PutCoding(context.Background(), k, dyad.Keeping{Page: fmt.Sprintf("%024d", i), Prints: prints}); err != nil {
		return err
	}
	n := incidentOf(k, "IRN", "PAK")
	if i%10 != 0 || i >= 5000 {
		n = incidentOf(k, fmt.Sprintf("X%02d", i%97), fmt.Sprintf("Y%02d", i/97%97))
	}
	by := n.Actors[0]
	claim := dyad.Claim{Event: k.Events[0].ID, Article: k.Article.ID, Outlet: "example.org", Published: n.Date, By: &by, Stance: dyad.Asserts}
	var keys []string
	for j := range 4 {
		keys = append(keys, fmt.Sprintf("%s>%s %s %s %d", n.Actors[0].Code, n.Recipients[0].Code, n.Type, n.Date, j))
	}
	return w.PutIncident(context.Background(), n, []dyad.Claim{claim}, keys)
}

// BenchmarkPutCoding keeps an article, its event and a new incident of it, in Updates
// of 200.
func BenchmarkPutCoding(b *testing.B) {
	s := openTemp(b)
	b.ResetTimer()
	fill(b, s, 0, b.N)
	b.StopTimer()
	if _, err := s.db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(s.bytes())/float64(b.N), "bytes/article")
}

// BenchmarkCommit is an Update of one article: the time to reach the disk.
func BenchmarkCommit(b *testing.B) {
	s := openTemp(b)
	for i := 0; b.Loop(); i++ {
		if err := s.Update(context.Background(), func(w dyad.Writer) error { return fillOne(w, i) }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDyad asks for one dyad of 500 incidents, among 4,500 of others and among ten
// times as many.
func BenchmarkDyad(b *testing.B) {
	for _, times := range []int{1, 10} {
		s := openTemp(b)
		fill(b, s, 0, 5000*times)
		d := dyad.Dyad{From: "IRN", To: "PAK"}
		for _, both := range []bool{false, true} {
			name := fmt.Sprintf("%dx/both=%v/", times, both)
			b.Run(name+"Days", func(b *testing.B) {
				for b.Loop() {
					readAll(b, s.Days(context.Background(), dyad.DayQuery{Dyad: d, Both: both}))
				}
			})
			b.Run(name+"Incidents", func(b *testing.B) {
				for b.Loop() {
					readAll(b, s.Incidents(context.Background(), dyad.IncidentQuery{Dyad: d, Both: both}))
				}
			})
			b.Run(name+"Last20", func(b *testing.B) {
				for b.Loop() {
					readAll(b, s.Incidents(context.Background(), dyad.IncidentQuery{Dyad: d, Both: both, Limit: 20}))
				}
			})
		}
	}
}

func readAll[T any](b *testing.B, seq func(func(T, error) bool)) {
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
