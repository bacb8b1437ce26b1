package relate

import (
	"math"
	"testing"

	"github.com/dyad-news/dyad"
)

// weeks makes rows of one direction, so many incidents on the Monday of each week.
func weekly(from, to dyad.Node, typ string, quad int, counts ...int) []dyad.DyadDay {
	var rows []dyad.DyadDay
	first, _ := number("2024-01-01")
	for i, n := range counts {
		if n > 0 {
			rows = append(rows, dyad.DyadDay{Dyad: dyad.Dyad{From: from, To: to}, Day: day(first + 7*i), Type: typ, Quad: quad, Incidents: n, Sources: n, Reports: n})
		}
	}
	return rows
}

func TestComparison(t *testing.T) {
	d := dyad.Dyad{From: "IRN", To: "PAK"}
	counts := []int{0, 3, 0, 0, 7, 1, 0, 0, 2, 0, 0, 9}
	late := append([]int{0, 0}, counts[:10]...)
	one := weekly("IRN", "PAK", "ASSAULT", 4, late...)
	two := append(weekly("IRN", "PAK", "ASSAULT", 4, counts...), weekly("PAK", "IRN", "CONSULT", 1, 0, 0, 5)...)
	c, err := NewComparison(one, two, d, ByWeek, "2024-01-01", "2024-03-24")
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
	if coop := c.Ways[0].Parts[2]; coop.Correlation != nil || coop.Best != nil {
		t.Errorf("a correlation with nothing: %+v", coop)
	}
	if got := c.Ways[1].Types; len(got) != 1 || got[0] != (Tally{"CONSULT", 0, 5}) {
		t.Errorf("types: %+v", got)
	}
	same, err := NewComparison(two, two, d, ByWeek, "2024-01-01", "2024-03-24")
	if err != nil || *same.Ways[0].Parts[0].Correlation != 1 || *same.Ways[0].Parts[0].Best != 0 || len(same.Ways[0].Only) != 0 {
		t.Errorf("a set with itself: %+v %v", same.Ways[0].Parts[0], err)
	}
	if _, err := NewComparison(one, two, d, ByWeek, "2024-03-24", "2024-01-01"); err == nil {
		t.Error("no error of a range that is none")
	}
}
