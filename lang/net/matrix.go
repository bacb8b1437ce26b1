package net

import "math"

// matrix is a layer's weights in whole numbers, k x m. A weight is its int16 times its
// column's scale. The columns lie in panels as wide as a kernel, one after the other, so
// that a kernel reads its weights as they come; in a panel pairs of rows lie side by side,
// since kernels multiply two at a time. Plain Go has a form of its own.
type matrix struct {
	k, m     int
	pairs    []int16
	scales   []float32
	factors  []int64 // see spread
	products []int32
}

// signal is the largest whole number that a value of a row is made.
const signal = 2047

// newMatrix makes weights whole, whose rows are ldw floats apart. Their range is such that no
// sum of k products with numbers up to signal can overflow. k and m are multiples of Lanes.
func newMatrix(w []float32, ldw, k, m int) matrix {
	x := matrix{k: k, m: m, pairs: make([]int16, k*m), scales: make([]float32, m)}
	top := float32(min(4095, math.MaxInt32/(signal*k)))
	for j := range m {
		most := float32(0)
		for i := range k {
			most = max(most, abs(w[i*ldw+j]))
		}
		x.scales[j] = most / top
		for i := range k {
			x.pairs[x.at(i, j)] = int16(quantum(w[i*ldw+j], x.scales[j]))
		}
	}
	if plain() {
		x.spread()
	}
	return x
}

// at is where the weight of row i and column j is among the pairs.
func (x *matrix) at(i, j int) int {
	width := 64
	if panelWidth(x.m-j/width*width) < width {
		width = Lanes
	}
	return j/width*width*x.k + (i/2*width+j%width)*2 + i%2
}

func abs(v float32) float32 { return math.Float32frombits(math.Float32bits(v) &^ (1 << 31)) }

// rows are the rows of floats that a matrix multiplies, made whole: k numbers a row, and
// what each row's numbers are multiplied by.
type rows struct {
	k        int
	whole    []int16
	scales   []float32
	factors  []int64 // see pack
	products []int32
}

// spare is the number of rows that buffers have beyond those in use, since the kernels
// take four at a time. Spare rows are zero.
const spare = 3

// set makes n rows of k floats whole; k is a multiple of Lanes.
func (r *rows) set(x []float32, n, k int) {
	if len(r.whole) < (n+spare)*k || len(r.scales) < n+spare {
		r.whole, r.scales = make([]int16, (n+n/2+spare)*k), make([]float32, n+n/2+spare)
	}
	r.k = k
	for i := range n {
		r.scales[i] = whole(r.whole[i*k:(i+1)*k], x[i*k:(i+1)*k])
	}
	clear(r.whole[n*k : (n+spare)*k]) // these add nothing
	clear(r.scales[n : n+spare])
	if plain() {
		r.pack(n)
	}
}

// whole makes the values of x whole numbers up to signal, and returns what they are to be
// multiplied by to get x back.
func whole(q []int16, x []float32) float32 {
	q = q[:len(x)]
	if vectors {
		most := absmaxVector(&x[0], len(x))
		if most == 0 {
			clear(q)
			return 0
		}
		wholeVector(&q[0], &x[0], signal/most, len(x))
		return most / signal
	}
	return wholeScalar(q, x)
}

// roundsToEven leaves, added to a small float, the whole number nearest to it in the float's
// lowest bits: there is no room for more.
const roundsToEven = 3 << 22

func wholeScalar(q []int16, x []float32) float32 {
	most := float32(0)
	for _, v := range x {
		most = max(most, abs(v))
	}
	if most == 0 {
		clear(q)
		return 0
	}
	inv := signal / most
	for i, v := range x {
		q[i] = int16(math.Float32bits(float32(v*inv) + roundsToEven))
	}
	return most / signal
}

// times adds the product of n rows, from row first on, to those of c, which are ldc floats
// apart; up to three rows of c beyond must be there, unless n is 1. Sums are of whole numbers,
// so the result has the same bits on every machine.
func (x *matrix) times(c []float32, ldc int, r *rows, first, n int) {
	if n == 0 {
		return
	}
	if plain() {
		x.timesPlain(c, ldc, r, first, n)
		return
	}
	a, scales := r.whole[first*r.k:], r.scales[first:]
	if n == 1 {
		x.one(c[:x.m], a[:x.k], scales[0])
		return
	}
	fours := (n + 3) &^ 3
	_, _, _ = c[(fours-1)*ldc+x.m-1], a[fours*x.k-1], scales[fours-1]
	if vectors {
		x.timesVector(c, ldc, a, scales, fours)
	} else {
		x.timesShort(c, ldc, a, scales, fours)
	}
}

// one is times for a single row, with kernels.
func (x *matrix) one(c []float32, a []int16, scale float32) {
	if vectors {
		x.oneVector(c, a, scale)
	} else {
		x.oneShort(c, a, scale)
	}
}
