package relate

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/dyad-news/dyad"
)

const today = 800 // days after the epoch

// every writes an act every gap days up to today, told by so many sources.
func every(d dyad.Dyad, typ string, quad int, scale float64, gap, from, n, sources int) []dyad.DyadDay {
	var out []dyad.DyadDay
	for i := from; i <= today; i += gap {
		out = append(out, dyad.DyadDay{Dyad: d, Day: after(i), Type: typ, Quad: quad, Incidents: n, Sources: n * sources, Reports: n * sources, Scale: scale * float64(n)})
	}
	return out
}

func strainOf(rows ...[]dyad.DyadDay) Strain {
	return StrainOn(slices.Concat(rows...), there, after(today))
}

func TestStrain(t *testing.T) {
	raid := every(there, "ASSAULT", 4, -9.5, 1, today-2, 1, 3)
	for _, c := range []struct {
		name     string
		s        Strain
		from, to float64
	}{
		{"nothing", strainOf(), 0, 0},
		{"war", strainOf(every(there, "ASSAULT", 4, -9.5, 1, 0, 3, 3)), 7, 8.5},
		{"outbreak of war", strainOf(every(there, "ASSAULT", 4, -9.5, 1, today-10, 3, 3)), 8.5, 9.5},
		{"aid", strainOf(every(there, "AID", 2, 10, 10, 0, 1, 3)), -9, -6},
		{"talks", strainOf(every(there, "CONSULT", 1, 2.5, 5, 0, 1, 3)), -2.5, -1.5},
		{"accusations", strainOf(every(there, "ACCUSE", 3, -3, 3, 0, 1, 2)), 2, 3},
		{"one raid, told once", strainOf(every(there, "ASSAULT", 4, -9.5, 10, today-5, 1, 1)), 3.5, 5},
		{"one raid, told by many", strainOf(every(there, "ASSAULT", 4, -9.5, 10, today-5, 1, 15)), 6, 7.5},
		{"a week of raids amid talks", strainOf(raid, every(there, "CONSULT", 1, 2.5, 5, 0, 1, 3)), 2, 5},
		{"a raid long ago", strainOf(rowsOf(there, "ASSAULT", 4, -9.5, []int{0, 1})), 0, 0.5},
		{"years ago", strainOf(rowsOf(there, "ASSAULT", 4, -9.5, make([]int, 1))), 0, 0},
		{"after today", StrainOn(raid, there, after(today-30)), 0, 0},
		{"no number", strainOf([]dyad.DyadDay{{Dyad: there, Day: after(today), Incidents: 1, Scale: math.NaN()}}), 0, 0},
		{"no incidents", strainOf([]dyad.DyadDay{{Dyad: there, Day: after(today), Incidents: 0, Scale: -9}}), 0, 0},
		{"beyond the scale", strainOf([]dyad.DyadDay{{Dyad: there, Day: after(today), Incidents: 1, Sources: 1, Scale: -1e300}}), 4, 6},
	} {
		if c.s.Index < c.from || c.s.Index > c.to {
			t.Errorf("%s: strain %.2f, want %v to %v", c.name, c.s.Index, c.from, c.to)
		}
	}
}

// TestStrainCoverage holds that a pair is not more strained only for being told more.
func TestStrainCoverage(t *testing.T) {
	pair := func(n int) Strain {
		return strainOf(every(there, "ACCUSE", 3, -3, 6, 0, n, 2), every(back, "CONSULT", 1, 2.5, 6, 3, n, 2), every(there, "ASSAULT", 4, -9, 40, 0, n, 2))
	}
	once, often := pair(1), pair(50)
	if d := math.Abs(once.Index - often.Index); d > 0.5 {
		t.Errorf("strain %.2f when told once, %.2f when told fifty times as much", once.Index, often.Index)
	}
	silent := func(n int) Strain {
		rows := every(there, "ASSAULT", 4, -9, 5, 0, n, 2)
		return StrainOn(rows, there, after(today+120))
	}
	if a, b := silent(2), silent(50); math.Abs(a.Index-b.Index) > 0.7 || b.Index > 5 {
		t.Errorf("after four silent months strain is %.2f, and %.2f for a pair told much", a.Index, b.Index)
	}
}

func TestStrainProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) dyad.DyadDay {
			n := rapid.IntRange(1, 5).Draw(t, "n")
			return dyad.DyadDay{
				Dyad: rapid.SampledFrom([]dyad.Dyad{there, back, {From: "AAA", To: "CCC"}}).Draw(t, "dyad"),
				Day:  after(rapid.IntRange(0, today+30).Draw(t, "day")), Type: rapid.SampledFrom([]string{"ASSAULT", "AID", "CONSULT"}).Draw(t, "type"),
				Quad: rapid.IntRange(0, 5).Draw(t, "quad"), Incidents: n, Sources: n * rapid.IntRange(1, 4).Draw(t, "sources"),
				Scale: float64(n) * rapid.Float64Range(-10, 10).Draw(t, "scale"),
			}
		}), 0, 60).Draw(t, "rows")
		s := StrainOn(rows, there, after(today))
		sum := 0.0
		for _, p := range s.Parts {
			sum += p.Points
		}
		if math.Abs(sum-s.Points) > 1e-9 || math.Abs(s.Conflict+s.Cooperation-s.Points) > 1e-9 {
			t.Errorf("parts add up to %v, conflict and cooperation to %v, not to %v", sum, s.Conflict+s.Cooperation, s.Points)
		}
		if s.Index < -10 || s.Index > 10 || s.Index*s.Points < 0 {
			t.Errorf("index %v, points %v", s.Index, s.Points)
		}
		if r := StrainOn(rows, back, after(today)); math.Abs(r.Index-s.Index) > 1e-9 {
			t.Errorf("the pair has strain %v, turned round %v", s.Index, r.Index)
		}
		days := StrainDays(rows, there, after(today-50), after(today))
		if len(days) != 51 || math.Abs(days[50]-s.Index) > 1e-4 {
			t.Errorf("by days %v, on the day %v", days[50], s.Index)
		}
		worse := append(slices.Clone(rows), dyad.DyadDay{Dyad: there, Day: after(today), Type: "ASSAULT", Quad: 4, Incidents: 1, Sources: 1, Scale: -10})
		if w := StrainOn(worse, there, after(today)); w.Index <= s.Index {
			t.Errorf("an assault brought strain from %v to %v", s.Index, w.Index)
		}
		if all, err := Rank(slices.Values(rows), after(today-29), after(today), OrderStrain); err != nil {
			t.Error(err)
		} else if i := slices.IndexFunc(all, func(x Standing) bool { return x.A == "AAA" && x.B == "BBB" }); i >= 0 && math.Abs(all[i].Strain-s.Index) > 1e-9 {
			t.Errorf("ranked with strain %v, alone %v", all[i].Strain, s.Index)
		}
	})
}

func TestRank(t *testing.T) {
	other := dyad.Dyad{From: "ZZZ", To: "CCC"}
	rows := slices.Concat(
		every(back, "ASSAULT", 4, -9, 3, today-20, 1, 1),
		every(there, "CONSULT", 1, 2.5, 8, today-20, 1, 1),
		every(other, "ASSAULT", 4, -9, 3, 0, 1, 1),
		rowsOf(dyad.Dyad{From: "OLD", To: "PAIR"}, "ASSAULT", 4, -9, []int{3}),
	)
	got, err := Rank(slices.Values(rows), after(today-29), after(today), OrderIncidents)
	if err != nil || len(got) != 2 {
		t.Fatalf("got %+v, %v", got, err)
	}
	if s := got[0]; s.A != "AAA" || s.B != "BBB" || s.Conflict != [2]int{0, 7} || s.Cooperation != [2]int{3, 0} || s.Incidents != 10 || s.Change < 3 || s.Last != after(today-2) {
		t.Errorf("got %+v", s)
	}
	if s := got[1]; s.A != "CCC" || s.B != "ZZZ" || s.Conflict[1] != 10 || math.Abs(s.Change) > 0.5 {
		t.Errorf("got %+v", s)
	}
	for by, first := range map[Order]dyad.Node{OrderStrain: "CCC", OrderChange: "AAA"} {
		if got, _ := Rank(slices.Values(rows), after(today-29), after(today), by); got[0].A != first {
			t.Errorf("by %s: %+v comes first", by, got[0])
		}
	}
	if _, err := Rank(slices.Values(rows), after(3), after(2), OrderStrain); err == nil {
		t.Error("no error for a range that is none")
	}
}

func BenchmarkRank(b *testing.B) {
	rng := chance(8)
	rows := make([]dyad.DyadDay, 100_000)
	for i := range rows {
		rows[i] = dyad.DyadDay{Dyad: dyad.Dyad{From: dyad.Node(rune('A' + rng.IntN(60))), To: dyad.Node(rune('a' + rng.IntN(60)))}, Day: after(i * 800 / len(rows)), Type: "ASSAULT", Quad: 4, Incidents: 1, Sources: 1, Scale: -9}
	}
	for b.Loop() {
		if _, err := Rank(slices.Values(rows), after(770), after(800), OrderStrain); err != nil {
			b.Fatal(err)
		}
	}
}
