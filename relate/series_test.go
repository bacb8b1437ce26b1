package relate

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/dyad-news/dyad"
)

func TestSeries(t *testing.T) {
	rows := []dyad.DyadDay{
		{Dyad: there, Day: "2024-01-16", Type: "ASSAULT", Quad: 4, Incidents: 1, Sources: 5, Reports: 9, Scale: -9.5},
		{Dyad: there, Day: "2024-01-16", Type: "CONSULT", Quad: 1, Incidents: 3, Sources: 3, Reports: 3, Scale: 7.5},
		{Dyad: there, Day: "2024-01-31", Type: "ASSAULT", Quad: 4, Incidents: 1, Sources: 1, Reports: 1, Scale: -9},
		{Dyad: back, Day: "2024-01-18", Type: "ASSAULT", Quad: 4, Incidents: 1, Sources: 5, Reports: 9, Scale: -9.5},
		{Dyad: there, Day: "", Type: "ASSAULT", Quad: 4, Incidents: 1},
		{Dyad: there, Day: "2024-02-30", Type: "ASSAULT", Quad: 4, Incidents: 1},
		{Dyad: there, Day: "2025-01-01", Type: "ASSAULT", Quad: 4, Incidents: 1},
		{Dyad: there, Day: "2024-01-20", Type: "ODD", Quad: 9, Incidents: 1},
	}
	for _, c := range []struct {
		step        Step
		first, last dyad.Day
		labels      []string
		incidents   []int
	}{
		{ByDay, "2024-01-15", "2024-01-17", []string{"2024-01-15", "2024-01-16", "2024-01-17"}, []int{0, 4, 0}},
		{ByWeek, "2023-12-31", "2024-01-16", []string{"2023-W52", "2024-W01", "2024-W02", "2024-W03"}, []int{0, 0, 0, 4}},
		{ByMonth, "2023-12-31", "2024-02-01", []string{"2023-12", "2024-01", "2024-02"}, []int{0, 6, 0}},
	} {
		s, err := NewSeries(slices.Values(rows), there, c.step, c.first, c.last)
		if err != nil || len(s.Bins) != len(c.labels) {
			t.Fatalf("by %s: %+v, %v", c.step, s, err)
		}
		for i, b := range s.Bins {
			if b.Label != c.labels[i] || b.Incidents != c.incidents[i] {
				t.Errorf("by %s: bin %d is %s with %d, want %s with %d", c.step, i, b.Label, b.Incidents, c.labels[i], c.incidents[i])
			}
		}
		if s.Bins[0].First != c.first || s.Bins[len(s.Bins)-1].Last != c.last {
			t.Errorf("by %s: from %s to %s", c.step, s.Bins[0].First, s.Bins[len(s.Bins)-1].Last)
		}
	}
	s, _ := NewSeries(slices.Values(rows), there, ByMonth, "2024-01-01", "2024-01-31")
	b := s.Bins[0]
	good, bad := b.Cooperation(), b.Conflict()
	if Balance(good.Incidents, bad.Incidents) != 0.2 || math.Abs(Balance(good.Sources, bad.Sources)+1./3) > 1e-9 || bad.Reports != 10 || good.Incidents != 3 || b.Types["ODD"].Incidents != 1 {
		t.Errorf("got %+v", b)
	}
	if Balance(0, 0) != 0 {
		t.Error("a bin of nothing is out of balance")
	}
}

func TestSeriesErrors(t *testing.T) {
	for name, err := range map[string]error{
		"turned round": fails(ByDay, "2024-01-02", "2024-01-01"),
		"no day":       fails(ByDay, "", "2024-01-01"),
		"no step":      fails("hour", "2024-01-01", "2024-01-02"),
		"too many":     fails(ByDay, "0001-01-01", "9999-12-31"),
	} {
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func fails(step Step, first, last dyad.Day) error {
	_, err := NewSeries(slices.Values([]dyad.DyadDay(nil)), there, step, first, last)
	return err
}

// TestSeriesWhole holds that bins are next to each other and that nothing is lost.
func TestSeriesWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		step := rapid.SampledFrom([]Step{ByDay, ByWeek, ByMonth}).Draw(t, "step")
		from := rapid.IntRange(-20000, 20000).Draw(t, "from")
		days := rapid.IntRange(1, 800).Draw(t, "days")
		perDay := rapid.SliceOfN(rapid.IntRange(0, 2), days, days).Draw(t, "acts")
		var rows []dyad.DyadDay
		want := 0
		for i, n := range perDay {
			want += n
			if n > 0 {
				rows = append(rows, dyad.DyadDay{Dyad: there, Day: after(from + i), Type: "ACCUSE", Quad: 3, Incidents: n})
			}
		}
		s, err := NewSeries(slices.Values(rows), there, step, after(from), after(from+days-1))
		if err != nil {
			t.Fatal(err)
		}
		got, next := 0, after(from)
		for i := range s.Bins {
			b := &s.Bins[i]
			got += b.Conflict().Incidents
			if b.First != next || b.Last < b.First {
				t.Fatalf("bin %s is from %s to %s, want it to begin on %s", b.Label, b.First, b.Last, next)
			}
			last, _ := b.Last.Time()
			if y, w := last.ISOWeek(); step == ByWeek && i+1 < len(s.Bins) && last.Weekday() != time.Sunday {
				t.Fatalf("week %d-%d ends on a %s", y, w, last.Weekday())
			}
			n, _ := number(b.Last)
			next = day(n + 1)
		}
		if got != want || next != after(from+days) {
			t.Errorf("counted %d of %d, up to %s", got, want, next)
		}
	})
}
