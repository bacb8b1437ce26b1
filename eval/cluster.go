package eval

// Clustered is one thing that gold and system put into a cluster each. An empty label
// is a cluster of its own.
type Clustered struct{ Gold, Got string }

// BCubed gives the B-cubed precision and recall of every thing (Bagga and Baldwin 1998):
// of those in its cluster, itself included, the share that gold puts together with it, and
// the other way round.
func BCubed(things []Clustered) (p, r []float64) {
	got, gold, both := clusters(things)
	for _, t := range things {
		b := 1
		if t.Gold != "" && t.Got != "" {
			b = both[t]
		}
		p = append(p, ratio(b, size(got, t.Got)))
		r = append(r, ratio(b, size(gold, t.Gold)))
	}
	return p, r
}

// Pairs counts the pairs of things that gold and system put together: Hit by both, Got
// by the system, Gold by gold.
func Pairs(things []Clustered) PRF {
	got, gold, both := clusters(things)
	c := PRF{}
	for _, n := range got {
		c.Got += n * (n - 1) / 2
	}
	for _, n := range gold {
		c.Gold += n * (n - 1) / 2
	}
	for _, n := range both {
		c.Hit += n * (n - 1) / 2
	}
	return c
}

func clusters(things []Clustered) (got, gold map[string]int, both map[Clustered]int) {
	got, gold, both = map[string]int{}, map[string]int{}, map[Clustered]int{}
	for _, t := range things {
		if t.Got != "" {
			got[t.Got]++
		}
		if t.Gold != "" {
			gold[t.Gold]++
		}
		if t.Got != "" && t.Gold != "" {
			both[t]++
		}
	}
	return got, gold, both
}

func size(of map[string]int, label string) int {
	if label == "" {
		return 1
	}
	return of[label]
}

// harmonic is F of a precision and a recall.
func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / max(float64(len(v)), 1)
}
