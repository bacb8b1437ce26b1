package relate

import (
	"math"
	"slices"
	"testing"
)

// TestShiftFalseAlarms holds that a series without a change seldom shows one.
func TestShiftFalseAlarms(t *testing.T) {
	for _, c := range []struct {
		name         string
		weeks        int
		mean, spread float64 // a spread below 0 is a mean whose log wanders from week to week
		most         float64
	}{
		{"two years, rare", 104, 0.3, 1, 0.02},
		{"two years", 104, 3, 1, 0.02},
		{"two years, bursty", 104, 3, 3, 0.05},
		{"17 years, rare", 887, 0.1, 1, 0.02},
		{"17 years", 887, 2, 1, 0.02},
		{"17 years, bursty", 887, 2, 3, 0.02},
		{"17 years, rare and bursty", 887, 0.3, 2, 0.02},
		{"17 years, busy", 887, 30, 4, 0.02},
		{"four years, wandering a little", 208, 3, -0.3, 0.05},
		{"four years, wandering", 208, 3, -0.6, 0.15},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			rng := chance(1)
			alarms := 0
			for range *rounds {
				x := make([]int, c.weeks)
				wander := 0.0
				for i := range x {
					x[i] = bursty(c.mean, c.spread, rng)
					if r := -c.spread; r > 0 { // the log of the mean is autoregressive
						wander = r*wander + math.Sqrt(1-r*r)*0.5*rng.NormFloat64()
						x[i] = poisson(c.mean*math.Exp(wander-0.125), rng)
					}
				}
				if len(ChangePoints(x)) > 0 {
					alarms++
				}
			}
			got := float64(alarms) / float64(*rounds)
			t.Logf(c.name+": false alarms in %.1f %% of series", 100*got)
			if got > c.most+slack(c.most) {
				t.Errorf("false alarms in %.3f of series, want at most %.3f", got, c.most)
			}
		})
	}
}

// TestShiftPower holds that a step of the given size is found, near where it is.
func TestShiftPower(t *testing.T) {
	const weeks = 208
	for _, c := range []struct {
		name                  string
		before, after, spread float64
		least                 float64
		within                int
	}{
		{"none to one a week", 0.05, 1, 1, 0.99, 6},
		{"doubled, rare", 0.5, 1, 1, 0.5, 35},
		{"tripled, rare", 0.5, 1.5, 1, 0.98, 12},
		{"doubled", 3, 6, 1, 0.99, 4},
		{"doubled, bursty", 3, 6, 3, 0.95, 15},
		{"halved", 8, 4, 2, 0.99, 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			rng := chance(2)
			found := 0
			var off []int
			for range *rounds {
				x := make([]int, weeks)
				for i := range x {
					mean := c.before
					if i >= weeks/2 {
						mean = c.after
					}
					x[i] = bursty(mean, c.spread, rng)
				}
				if at := ChangePoints(x); len(at) > 0 {
					found++
					best := weeks
					for _, n := range at {
						best = min(best, max(n-weeks/2, weeks/2-n))
					}
					off = append(off, best)
				}
			}
			slices.Sort(off)
			got, far := float64(found)/float64(*rounds), off[len(off)*9/10]
			t.Logf(c.name+": found in %.1f %% of series, nine in ten within %d weeks", 100*got, far)
			if got < c.least-slack(c.least) || far > c.within {
				t.Errorf("found in %.2f within %d weeks, want %.2f within %d", got, far, c.least, c.within)
			}
		})
	}
}

// TestChangePointsExact holds PELT against the plain dynamic programme.
func TestChangePointsExact(t *testing.T) {
	rng := chance(3)
	for range 200 {
		x := make([]int, 20+rng.IntN(60))
		mean := 1.0
		for i := range x {
			if rng.IntN(12) == 0 {
				mean = 20 * rng.Float64()
			}
			x[i] = poisson(mean, rng)
		}
		got, want := value(x, ChangePoints(x)), optimum(x)
		if math.Abs(got-want) > 1e-9*math.Abs(want)+1e-9 {
			t.Fatalf("%v: cost %v, want %v", x, got, want)
		}
	}
}

func value(x []int, changes []int) float64 {
	c, total := newCosts(x), penalty*math.Log(float64(len(x)))*float64(len(changes))
	changes = append(append([]int{0}, changes...), len(x))
	for i := 1; i < len(changes); i++ {
		total += c.of(changes[i-1], changes[i])
	}
	return total
}

func optimum(x []int) float64 {
	c, price := newCosts(x), penalty*math.Log(float64(len(x)))
	best := make([]float64, len(x)+1)
	best[0] = -price
	for to := 1; to <= len(x); to++ {
		best[to] = math.Inf(1)
		for from := 0; from+shortest <= to; from++ {
			best[to] = min(best[to], best[from]+c.of(from, to)+price)
		}
	}
	return best[len(x)]
}

func TestShifts(t *testing.T) {
	n := make([]int, 400)
	for i := range n {
		if i >= 250 && i%3 == 0 {
			n[i] = 1
		}
	}
	rows := rowsOf(there, "ASSAULT", 4, -9, n)
	got := Shifts(rows, there, Conflict, epoch, after(399))
	if len(got) != 1 {
		t.Fatalf("got %d shifts, want 1: %+v", len(got), got)
	}
	first, _ := number(got[0].First)
	want, _ := number(after(250))
	if s := got[0]; first < want-7 || first > want+7 || s.Before > 0.1 || s.After < 2 || s.After > 2.5 || s.Gain <= 0 {
		t.Errorf("got %+v", s)
	}
	for name, none := range map[string][]Shift{
		"other kind":      Shifts(rows, there, Cooperation, epoch, after(399)),
		"other direction": Shifts(rows, back, Conflict, epoch, after(399)),
		"no range":        Shifts(rows, there, Conflict, after(399), epoch),
		"no day":          Shifts(rows, there, Conflict, "x", epoch),
		"too long":        Shifts(rows, there, Conflict, "0001-01-01", "9999-12-31"),
		"short":           Shifts(rows, there, Conflict, after(240), after(260)),
	} {
		if len(none) != 0 {
			t.Errorf("%s: got %+v", name, none)
		}
	}
}

func BenchmarkChangePoints(b *testing.B) {
	rng := chance(4)
	x := make([]int, 887)
	for i := range x {
		x[i] = bursty(3, 2, rng)
	}
	for b.Loop() {
		ChangePoints(x)
	}
}
