package train

import (
	"math"
	"slices"
)

// rowGrads are gradients of embedding rows, of which a batch touches few.
type rowGrads struct {
	width   int
	flat    []float32
	marked  []bool
	touched []uint32
}

func newRowGrads(rows, width int) *rowGrads {
	return &rowGrads{width: width, flat: make([]float32, rows*width), marked: make([]bool, rows)}
}

func (g *rowGrads) row(r uint32) []float32 {
	if !g.marked[r] {
		g.marked[r] = true
		g.touched = append(g.touched, r)
	}
	return g.flat[int(r)*g.width : int(r+1)*g.width]
}

// into adds the touched rows to sum and clears g.
func (g *rowGrads) into(sum *rowGrads) {
	for _, r := range g.touched {
		from, to := g.row(r), sum.row(r)
		for j, v := range from {
			to[j] += v
		}
	}
	g.clear()
}

func (g *rowGrads) clear() {
	for _, r := range g.touched {
		clear(g.row(r))
		g.marked[r] = false
	}
	g.touched = g.touched[:0]
}

// adam is the optimiser's state for one flat slice of parameters. Rows that a
// batch does not touch keep their moments.
type adam struct{ mean, square []float32 }

const (
	beta1 = 0.9
	beta2 = 0.98
)

func newAdam(n int) *adam { return &adam{make([]float32, n), make([]float32, n)} }

// update moves the parameters lo to hi against the gradient. rate holds the
// correction of the first steps.
func (a *adam) update(param, grad []float32, lo, hi int, rate float32) {
	p, g, m, s := param[lo:hi], grad[lo:hi], a.mean[lo:hi], a.square[lo:hi]
	for i, d := range g {
		m[i] += (1 - beta1) * (d - m[i])
		s[i] += (1 - beta2) * (d*d - s[i])
		p[i] -= rate * m[i] / (float32(math.Sqrt(float64(s[i]))) + 1e-7)
	}
}

func correction(step int) float32 {
	return float32(math.Sqrt(1-math.Pow(beta2, float64(step))) / (1 - math.Pow(beta1, float64(step))))
}

// updateRows moves the touched rows.
func (a *adam) updateRows(param []float32, g *rowGrads, rate float32) {
	slices.Sort(g.touched)
	for _, r := range g.touched {
		a.update(param, g.flat, int(r)*g.width, int(r+1)*g.width, rate)
	}
}
