package relate

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"

	"github.com/dyad-news/dyad"
)

const simDays = 6 * 365

// rates runs simulations and returns the share of p-values of at most 0.05 and 0.01, and
// all p-values in order.
func rates(seed uint64, simulate func(seed uint64) []dyad.DyadDay, d dyad.Dyad) (five, one float64, all []float64) {
	for i := range *rounds {
		rows := simulate(seed + uint64(i))
		r := Answers(rows, d, Conflict, epoch, after(simDays-1), chance(seed+uint64(i)+9999))
		all = append(all, r.P)
		if r.P <= 0.05 {
			five++
		}
		if r.P <= 0.01 {
			one++
		}
	}
	slices.Sort(all)
	return five / float64(*rounds), one / float64(*rounds), all
}

func conflict(a, b []int) []dyad.DyadDay {
	return append(rowsOf(there, "ASSAULT", 4, -9, a), rowsOf(back, "ASSAULT", 4, -9, b)...)
}

// TestNoAnswer holds that the test is seldom wrong where nobody answers: both sides act
// on their own, at a steady rate, by the season, or in bursts that they share.
func TestNoAnswer(t *testing.T) {
	for _, c := range []struct {
		name string
		rate func(seed uint64) func(int) float64
		five float64 // at most so often p <= 0.05
		more float64 // times as many acts of the side that would answer
	}{
		{"rare", func(uint64) func(int) float64 { return steady(0.02) }, 0.05, 1},
		{"steady", func(uint64) func(int) float64 { return steady(0.1) }, 0.05, 1},
		{"dense", func(uint64) func(int) float64 { return steady(0.6) }, 0.05, 1},
		{"season", func(uint64) func(int) float64 { return season(0.1) }, 0.05, 1},
		{"shared bursts of 90 days", func(s uint64) func(int) float64 { return bursts(simDays, 90, 200, 0.03, chance(s)) }, 0.05, 1},
		{"shared bursts of 45 days", func(s uint64) func(int) float64 { return bursts(simDays, 45, 150, 0.03, chance(s)) }, 0.05, 1},
		{"shared bursts of 21 days", func(s uint64) func(int) float64 { return bursts(simDays, 21, 120, 0.03, chance(s)) }, 0.05, 1},
		{"shared bursts of 10 days", func(s uint64) func(int) float64 { return bursts(simDays, 10, 90, 0.03, chance(s)) }, 0.05, 1},
		{"shared bursts of 3 days", func(s uint64) func(int) float64 { return bursts(simDays, 3, 60, 0.05, chance(s)) }, 0.05, 1},
		{"bursts of each on its own", nil, 0.05, 1},
		{"shared bursts, one side acts four times as much", func(s uint64) func(int) float64 { return bursts(simDays, 21, 120, 0.015, chance(s)) }, 0.05, 4},
		{"shared bursts, one side acts a quarter as much", func(s uint64) func(int) float64 { return bursts(simDays, 21, 120, 0.06, chance(s)) }, 0.05, 0.25},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			five, one, all := rates(1000, func(seed uint64) []dyad.DyadDay {
				rng := chance(seed)
				if c.rate == nil {
					return conflict(draw(simDays, bursts(simDays, 21, 120, 0.03, rng), rng), draw(simDays, bursts(simDays, 21, 120, 0.03, rng), rng))
				}
				rate := c.rate(seed)
				return conflict(draw(simDays, rate, rng), draw(simDays, func(i int) float64 { return c.more * rate(i) }, rng))
			}, there)
			even := make([]float64, 1000)
			for i := range even {
				even[i] = (float64(i) + 1) / 1000
			}
			ks := stat.KolmogorovSmirnov(all, nil, even, nil)
			t.Logf(c.name+": p <= 0.05 in %.1f %%, p <= 0.01 in %.1f %%, distance from uniform %.3f", 100*five, 100*one, ks)
			if five > c.five+slack(c.five) {
				t.Errorf("p <= 0.05 in %.3f, want at most %.3f", five, c.five)
			}
			if c.name == "steady" && ks > 1.63/math.Sqrt(float64(*rounds)) { // the 1 % point
				t.Errorf("p is not uniform: distance %.3f", ks)
			}
		})
	}
}

// TestAnswer holds that answers are found where there are some, and only in the
// direction in which they go.
func TestAnswer(t *testing.T) {
	for _, c := range []struct {
		name      string
		simulate  func(seed uint64) []dyad.DyadDay
		there     float64 // at least so often p <= 0.05
		backOnly  float64 // and at most so often the other way, 1 where it is answered too
		backLeast float64
	}{
		{"tit for tat at lag 2", func(s uint64) []dyad.DyadDay {
			rng := chance(s)
			a := draw(simDays, steady(0.02), rng)
			b := answers(a, 2, 0.8, rng)
			return conflict(plus(a, answers(b, 2, 0.8, rng)), plus(b, draw(simDays, steady(0.02), rng)))
		}, 0.99, 1, 0.8},
		{"one-sided", func(s uint64) []dyad.DyadDay {
			rng := chance(s)
			a := draw(simDays, steady(0.03), rng)
			return conflict(a, plus(draw(simDays, steady(0.03), rng), answers(a, 2, 0.5, rng)))
		}, 0.95, 0.05, 0},
		{"one-sided, dense", func(s uint64) []dyad.DyadDay {
			rng := chance(s)
			a := draw(simDays, steady(0.3), rng)
			return conflict(a, plus(draw(simDays, steady(0.2), rng), answers(a, 2, 0.4, rng)))
		}, 0.9, 0.05, 0},
		{"one-sided within shared bursts", func(s uint64) []dyad.DyadDay {
			rng := chance(s)
			rate := bursts(simDays, 60, 200, 0.02, rng)
			a := draw(simDays, rate, rng)
			return conflict(a, plus(draw(simDays, rate, rng), answers(a, 3, 0.5, rng)))
		}, 0.9, 0.05, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			five, one, _ := rates(2000, c.simulate, there)
			other, _, _ := rates(2000, c.simulate, back)
			t.Logf(c.name+": p <= 0.05 in %.1f %%, p <= 0.01 in %.0f %%; the other way in %.1f %%", 100*five, 100*one, 100*other)
			if five < c.there-slack(c.there) {
				t.Errorf("found in %.2f, want %.2f", five, c.there)
			}
			if other > c.backOnly+slack(c.backOnly) || other < c.backLeast {
				t.Errorf("the other way found in %.2f, want %.2f to %.2f", other, c.backLeast, c.backOnly)
			}
		})
	}
}

// TestInterval holds that the interval covers the true rate about as often as it says.
func TestInterval(t *testing.T) {
	const truth = 0.5
	for name, rate := range map[string]float64{"rare": 0.01, "steady": 0.03} {
		within := 0
		for i := range *rounds {
			rng := chance(uint64(i))
			a := draw(simDays, steady(rate), rng)
			r := Answers(conflict(a, answers(a, 2, truth, rng)), there, Conflict, epoch, after(simDays-1), chance(uint64(i)))
			want := truth + (1-truth)*rate*truth*6 // an answer to another act falls within the window too
			if r.Within == 2 || r.Within == 1 {
				want = truth
			}
			if r.Low <= want && want <= r.High {
				within++
			}
		}
		got := float64(within) / float64(*rounds)
		t.Logf("%s: covers the truth in %.1f %%", name, 100*got)
		if got < 0.95-slack(0.95) {
			t.Errorf("%s: covers the truth in %.3f", name, got)
		}
	}
}

func TestAnswersCounts(t *testing.T) {
	on := func(days ...int) []int {
		out := make([]int, 200)
		for _, d := range days {
			out[d]++
		}
		return out
	}
	rows := slices.Concat(
		rowsOf(there, "ASSAULT", 4, -9, on(10, 50, 90, 130, 195)),
		rowsOf(there, "ACCUSE", 3, -3, on(70, 170)),
		rowsOf(back, "ASSAULT", 4, -9, on(12, 73, 90, 130)),
		rowsOf(back, "THREATEN", 3, -3.5, on(55, 132)),
		rowsOf(there, "CONSULT", 1, 2.5, on(1, 2, 3)),
	)
	r := Answers(rows, there, Conflict, epoch, after(199), chance(1))
	if r.Acts != 6 || r.Lag != 2.5 || r.Matched != 1 || r.Raised != 1 || r.Lowered != 2 || !r.Enough {
		t.Errorf("got %+v", r)
	}
	if r.Within == Window && (r.Answers != 4 || math.Abs(r.Rate-4./6) > 1e-9) {
		t.Errorf("got %+v", r)
	}
	again := Answers(rows, there, Conflict, epoch, after(199), chance(1))
	if r != again {
		t.Errorf("the same seed gave %+v and %+v", r, again)
	}
	for name, none := range map[string]Reciprocity{
		"few":      Answers(rows, there, Cooperation, epoch, after(199), chance(1)),
		"no range": Answers(rows, there, Conflict, after(3), epoch, chance(1)),
		"short":    Answers(rows, there, Conflict, epoch, after(5), chance(1)),
		"no rows":  Answers(nil, there, Conflict, epoch, after(199), chance(1)),
		"too long": Answers(rows, there, Conflict, "0001-01-01", "9999-12-31", chance(1)),
	} {
		if none.Enough || none.P != 1 {
			t.Errorf("%s: got %+v", name, none)
		}
	}
}

// TestDeal holds that a permutation keeps who acts how often, within each group.
func TestDeal(t *testing.T) {
	rng := chance(5)
	for _, n := range []int{8, 31, 32, 33, 200} {
		a, b := make([]uint8, n), make([]uint8, n)
		for i := range n {
			a[i], b[i] = uint8(rng.IntN(2)), uint8(rng.IntN(2))
		}
		l := newLots(a, b)
		was, deck, moved := slices.Clone(l.who), slices.Clone(l.deck), false
		for range 50 {
			l.deal()
			moved = moved || !slices.Equal(was, l.who)
			for i := range was {
				if (was[i] == asks|replies) != (l.who[i] == asks|replies) {
					t.Fatalf("%d days: a day with both sides moved: %v became %v", n, was, l.who)
				}
			}
			for from := 0; from < len(deck); from += group {
				to := min(from+group, len(deck))
				if !slices.Equal(slices.Sorted(slices.Values(deck[from:to])), slices.Sorted(slices.Values(l.deck[from:to]))) {
					t.Fatalf("%d days: %v became %v", n, was, l.who)
				}
			}
		}
		if !moved {
			t.Errorf("%d days: nothing moved", n)
		}
	}
}

// TestTally holds the windows against plain counting.
func TestTally(t *testing.T) {
	rng := chance(6)
	for _, n := range []int{10, 28, 40, 300} {
		a, b := make([]uint8, n), make([]uint8, n)
		for i := range n {
			if rng.IntN(4) == 0 {
				a[i] = 1
			}
			if rng.IntN(9) == 0 {
				b[i] = 2
			}
		}
		var want [windows]int
		for w, within := range marks() {
			for i := range a {
				for lag := 1; a[i] > 0 && lag <= within && i+lag < n; lag++ {
					if b[i+lag] > 0 {
						want[w]++
						break
					}
				}
			}
		}
		if got := newLots(a, b).tally(); got != want {
			t.Errorf("%d days: got %v, want %v", n, got, want)
		}
	}
}

func BenchmarkAnswers(b *testing.B) {
	rng := chance(7)
	days := 17 * 365
	rows := conflict(draw(days, steady(0.25), rng), draw(days, steady(0.25), rng))
	for b.Loop() {
		Answers(rows, there, Conflict, epoch, after(days-1), rng)
	}
}
