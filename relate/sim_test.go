package relate

import (
	"flag"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/dyad-news/dyad"
)

// The simulated pair: AAA acts, BBB answers, from 2010 on.
var (
	there = dyad.Dyad{From: "AAA", To: "BBB"}
	back  = there.Reverse()
)

// rounds is how many series a simulation draws. docs/method.md gives figures of 2,000.
var rounds = flag.Int("rounds", 150, "series drawn for each simulated rate")

// slack is what a rate that is truly p may lie above it by the luck of the draw: three
// standard errors.
func slack(p float64) float64 { return 3 * math.Sqrt(p*(1-p)/float64(*rounds)) }

const epoch = dyad.Day("2010-01-01")

func chance(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 17)) }

func after(n int) dyad.Day {
	at, _ := number(epoch)
	return day(at + n)
}

func poisson(mean float64, rng *rand.Rand) int {
	if mean <= 0 {
		return 0
	}
	return int(distuv.Poisson{Lambda: mean, Src: rng}.Rand())
}

// bursty is a negative binomial of the mean and of variance mean*spread.
func bursty(mean, spread float64, rng *rand.Rand) int {
	if spread <= 1 {
		return poisson(mean, rng)
	}
	return poisson(distuv.Gamma{Alpha: mean / (spread - 1), Beta: 1 / (spread - 1), Src: rng}.Rand(), rng)
}

// rowsOf writes a row for every day on which something happens.
func rowsOf(d dyad.Dyad, typ string, quad int, scale float64, perDay []int) []dyad.DyadDay {
	var out []dyad.DyadDay
	for i, n := range perDay {
		if n > 0 {
			out = append(out, dyad.DyadDay{Dyad: d, Day: after(i), Type: typ, Quad: quad, Incidents: n, Sources: n, Reports: n, Scale: scale * float64(n)})
		}
	}
	return out
}

// draw fills days with Poisson counts of a rate that changes with the day.
func draw(days int, rate func(int) float64, rng *rand.Rand) []int {
	out := make([]int, days)
	for i := range out {
		out[i] = poisson(rate(i), rng)
	}
	return out
}

func steady(rate float64) func(int) float64 { return func(int) float64 { return rate } }

// bursts is a rate that is low but in bursts of so many days, which come at random, on
// the mean every gap days, and in which it is ten times as high.
func bursts(days, long, gap int, rate float64, rng *rand.Rand) func(int) float64 {
	high := make([]bool, days)
	for at := 0; ; {
		at += int(rng.ExpFloat64() * float64(gap))
		if at >= days {
			break
		}
		for i := at; i < min(days, at+long); i++ {
			high[i] = true
		}
		at += long
	}
	return func(i int) float64 {
		if high[i] {
			return 10 * rate
		}
		return rate
	}
}

// season swells and ebbs over a year.
func season(rate float64) func(int) float64 {
	return func(i int) float64 { return rate * (1 + 0.9*math.Sin(2*math.Pi*float64(i)/365)) }
}

// answers returns acts that follow given ones lag days later with some probability.
func answers(acts []int, lag int, p float64, rng *rand.Rand) []int {
	out := make([]int, len(acts))
	for i, n := range acts {
		if n > 0 && i+lag < len(out) && rng.Float64() < p {
			out[i+lag]++
		}
	}
	return out
}

func plus(a, b []int) []int {
	out := make([]int, len(a))
	for i := range a {
		out[i] = a[i] + b[i]
	}
	return out
}
