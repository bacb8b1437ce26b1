package relate

import (
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

func named(n dyad.Node) string {
	return map[dyad.Node]string{"AAA": "Atlantis", "BBB": "Brobdingnag"}[n]
}

func TestRead(t *testing.T) {
	peace := every(there, "CONSULT", 1, 2.5, 14, 0, 1, 2)
	raids := every(back, "ASSAULT", 4, -9.5, 1, today-6, 1, 4)
	last := happening("x", "B", today, 4, -9.5, "")
	last.Summary = "  Brobdingnag shelled   the harbour of Atlantis. "
	early := rowsOf(there, "ASSAULT", 4, -9.5, []int{1, 1, 1, 1, 1, 1, 1})
	for _, c := range []struct {
		name      string
		rows      []dyad.DyadDay
		incidents []dyad.Incident
		want      string
	}{
		{"nothing", nil, nil, "Nothing that Atlantis and Brobdingnag did to or with each other is told."},
		{"too few", every(there, "ASSAULT", 4, -9.5, 200, 700, 1, 1), nil, "Too few reports to say: 1 incident between Atlantis and Brobdingnag up to 2 December 2011."},
		{"outbreak", slices.Concat(peace, raids), []dyad.Incident{last}, "Openly hostile and worsening: 7 acts of material conflict in 7 days, the most since the record begins in January 2010; against that, 2 acts of verbal cooperation in 28 days; last: Brobdingnag to Atlantis on 11 March 2012, “Brobdingnag shelled the harbour of Atlantis”."},
		{"as once before", slices.Concat(early, peace, raids), nil, "Openly hostile and worsening: 7 acts of material conflict in 7 days, the most since January 2010; against that, 2 acts of verbal cooperation in 28 days."},
		{"past its height", slices.Concat(peace, every(back, "ASSAULT", 4, -9.5, 1, 778, 1, 4)[:4], every(there, "CONSULT", 1, 2.5, 1, 784, 1, 2)), nil, "Tense, more so than four weeks ago, but easing since 21 February: 4 acts of material conflict in 28 days, the most since the record begins in January 2010; against that, 8 acts of verbal cooperation in 7 days."},
		{"calm", slices.Concat(peace, every(back, "CONSULT", 1, 2.5, 10, 3, 1, 2)), nil, "On good terms, little changed in four weeks: 5 acts of verbal cooperation in 28 days."},
		{"war", every(there, "ASSAULT", 4, -9.5, 1, 0, 1, 3), nil, "Openly hostile, little changed in four weeks: 7 acts of material conflict in 7 days."},
		{"quiet", every(there, "ASSAULT", 4, -9.5, 200, 0, 1, 1)[:3], nil, "Too few"},
		{"quiet for long", rowsOf(there, "ASSAULT", 4, -9.5, []int{1, 1, 1, 1, 1, 1}), nil, "Quiet: nothing is told since 6 January 2010; on that day strain stood at 7.6 (openly hostile)."},
	} {
		got := Read(c.rows, c.incidents, there, after(today), named)
		if got.Text != c.want && (len(c.want) > 10 || !strings.HasPrefix(got.Text, c.want)) {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got.Text, c.want)
		}
	}
}

// TestSince holds the search for the last time against looking at every window.
func TestSince(t *testing.T) {
	rng := chance(11)
	for range 300 {
		row := draw(500, bursts(500, 10, 60, 0.1, rng), rng)
		h := newHistory(rowsOf(there, "ASSAULT", 4, -9, row), there, after(499))
		h.first = h.today - 499
		h.before[4] = make([]int, 501)
		for i := range row {
			h.before[4][i+1] = h.before[4][i] + row[i]
		}
		n := h.in(4, 500, 7)
		want := ""
		if n >= 3 {
			found := false
			for end := len(row) - 7; end > 0 && !found; end-- {
				sum := 0
				for i := max(0, end-7); i < end; i++ {
					sum += row[i]
				}
				if found = sum >= n; found && len(row)-end-7 >= farBack {
					want = ", the most since " + clock(h.first+end-1).Format(monthYear)
				}
			}
			if !found {
				want = ", the most since the record begins in January 2010"
			}
		}
		if got := h.since(4, 7, n); got != want {
			t.Fatalf("%d in %v: got %q, want %q", n, row, got, want)
		}
	}
}

func TestReport(t *testing.T) {
	rows := slices.Concat(every(there, "ASSAULT", 4, -9.5, 9, 300, 1, 4), every(back, "ASSAULT", 4, -9.5, 9, 302, 1, 4))
	incidents := []dyad.Incident{happening("a", "A", 300, 4, -9.5, ""), happening("b", "B", 302, 4, -9.5, "")}
	o := Options{First: after(0), Last: after(today), Step: ByWeek, Chance: chance(1)}
	r, err := NewReport(rows, incidents, there, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Answers) != 4 || r.Answers[0].P > 0.01 || r.Answers[0].Lag != 2 || r.Answers[0].Rate < 0.95 || r.Answers[0].Matched == 0 {
		t.Errorf("answers %+v", r.Answers)
	}
	if len(r.Chains) != 1 || len(r.Shifts) != 2 || len(r.History) != today/7+1 || r.History[len(r.History)-1].Index-r.Strain.Index > 1e-6 {
		t.Errorf("%d chains, %d shifts, %d weeks of strain", len(r.Chains), len(r.Shifts), len(r.History))
	}
	if r.Reading.Text == "" || r.Reading.Thin {
		t.Errorf("reading %+v", r.Reading)
	}
	for _, o := range []Options{{First: "x", Last: after(1), Step: ByDay}, {First: after(0), Last: after(1), Step: "hour", Chance: chance(1)}, {First: "0001-01-01", Last: "9999-01-01", Step: ByMonth}} {
		if _, err := NewReport(rows, incidents, there, o); err == nil {
			t.Errorf("no error for %+v", o)
		}
	}
}

// BenchmarkReport is the busiest pair of a big store: 3,000 incidents over 17 years.
func BenchmarkReport(b *testing.B) {
	rng := chance(9)
	days := 17 * 365
	rate := bursts(days, 60, 300, 0.05, rng)
	rows := slices.Concat(
		rowsOf(there, "ASSAULT", 4, -9, draw(days, rate, rng)), rowsOf(back, "ASSAULT", 4, -9, draw(days, rate, rng)),
		rowsOf(there, "CONSULT", 1, 2.5, draw(days, rate, rng)), rowsOf(back, "CONSULT", 1, 2.5, draw(days, rate, rng)),
	)
	incidents := make([]dyad.Incident, 0, 3000)
	for i := range 3000 {
		incidents = append(incidents, happening(string(rune('a'+i)), []string{"A", "B"}[rng.IntN(2)], rng.IntN(days), 4, -9, ""))
	}
	b.ReportMetric(float64(len(rows)), "rows")
	for b.Loop() {
		if _, err := NewReport(rows, incidents, there, Options{First: epoch, Last: after(days - 1), Step: ByWeek, Chance: chance(1)}); err != nil {
			b.Fatal(err)
		}
	}
}
