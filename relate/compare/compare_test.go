package compare

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/relate"
)

// weekly makes rows of one direction, so many incidents on the Monday of each week.
func weekly(from, to dyad.Node, typ string, quad int, counts ...int) []dyad.DyadDay {
	var rows []dyad.DyadDay
	first := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	for i, n := range counts {
		if n > 0 {
			rows = append(rows, dyad.DyadDay{Dyad: dyad.Dyad{From: from, To: to}, Day: dyad.DayOf(first.AddDate(0, 0, 7*i)), Type: typ, Quad: quad, Incidents: n, Sources: n, Reports: n})
		}
	}
	return rows
}

func TestNew(t *testing.T) {
	d := dyad.Dyad{From: "IRN", To: "PAK"}
	counts := []int{0, 3, 0, 0, 7, 1, 0, 0, 2, 0, 0, 9}
	late := append([]int{0, 0}, counts[:10]...)
	one := weekly("IRN", "PAK", "ASSAULT", 4, late...)
	two := append(weekly("IRN", "PAK", "ASSAULT", 4, counts...), weekly("PAK", "IRN", "CONSULT", 1, 0, 0, 5)...)
	c, err := New(one, two, d, relate.ByWeek, "2024-01-01", "2024-03-24")
	if err != nil {
		t.Fatal(err)
	}
	x := c.Ways[0].Parts[0]
	if x.Best == nil || *x.Best != 2 || x.Lags[2+farLag].Correlation == nil || math.Abs(*x.Lags[2+farLag].Correlation-1) > 1e-9 {
		t.Errorf("the one set is two weeks late: %+v", x)
	}
	if x.One != 13 || x.Two != 22 || x.ActiveOne != 4 || x.ActiveTwo != 5 {
		t.Errorf("counts: %+v", x)
	}
	if got := c.Ways[0].Only[0]; got.In != "two" || got.N != 9 || got.Label != "2024-W12" {
		t.Errorf("gap: %+v", got)
	}
	if coop := c.Ways[0].Parts[2]; coop.Correlation != nil || coop.Best != nil || coop.Why != AllFlat {
		t.Errorf("a correlation with nothing: %+v", coop)
	}
	if got := c.Ways[1].Types; len(got) != 1 || got[0] != (Tally{"CONSULT", 0, 5}) {
		t.Errorf("types: %+v", got)
	}
	same, err := New(two, two, d, relate.ByWeek, "2024-01-01", "2024-03-24")
	if err != nil || *same.Ways[0].Parts[0].Correlation != 1 || *same.Ways[0].Parts[0].Best != 0 || len(same.Ways[0].Only) != 0 {
		t.Errorf("a set with itself: %+v %v", same.Ways[0].Parts[0], err)
	}
	if _, err := New(one, two, d, relate.ByWeek, "2024-03-24", "2024-01-01"); err == nil {
		t.Error("no error of a range that is none")
	}
}

func named(n dyad.Node) string { return map[dyad.Node]string{"IRN": "Iran", "PAK": "Pakistan"}[n] }

func TestText(t *testing.T) {
	d := dyad.Dyad{From: "IRN", To: "PAK"}
	coded := &Set{"coded", weekly("IRN", "PAK", "ASSAULT", 4, 1, 0, 3, 0, 0, 2, 0, 0, 1, 1)}
	icews := &Set{"icews", weekly("IRN", "PAK", "ASSAULT", 4, 1, 0, 4, 0, 0, 3, 0, 0, 1, 1)}
	late := &Set{"gdelt", weekly("IRN", "PAK", "ASSAULT", 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)}
	none := &Set{Name: "ucdp"}
	for name, c := range map[string]struct {
		one, two *Set
		want     string
	}{
		"one is silent":  {coded, none, "ucdp tells nothing of Iran and Pakistan"},
		"both are":       {none, none, "neither ucdp nor ucdp tells of Iran and Pakistan"},
		"no shared days": {icews, late, "icews (1 Jan 2024 to 4 Mar 2024) and gdelt (18 Mar 2024 to 18 Mar 2024) share no days of Iran and Pakistan"},
		"some":           {coded, icews, ""},
	} {
		if got := Apart(c.one, c.two, d, named); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	first, last := Shared(coded, icews)
	for step, want := range map[relate.Step][]string{
		relate.ByWeek: {
			"From 1 Jan 2024 to 4 Mar 2024 coded news tells of 8 acts of Iran towards Pakistan and 0 the other way, icews of 10 and 0.",
			"By week, their counts of what Iran did go together closely (correlation 0.", "what Pakistan did, they can't be compared (no change over time in both).",
		},
		relate.ByMonth: {"3 months are too few, it takes 8."},
	} {
		c, err := New(coded.Rows, icews.Rows, d, step, first, last)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if text := c.Text(coded, icews, named); !strings.Contains(text, w) {
				t.Errorf("by %s: %q lacks %q", step, text, w)
			}
		}
	}
	for r, want := range map[float64]string{1: "closely", 0.5: "in part", 0.3: "weakly", 0: "hardly", -0.1: "hardly", -0.9: "against"} {
		if got := Strength(r); !strings.Contains(got, want) {
			t.Errorf("%v: %s", r, got)
		}
	}
}
