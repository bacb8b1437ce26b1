package whole

import "math"

// Lanes is the number that the sides of a matrix are multiples of.
const Lanes = 16

// Matrix is a layer's weights in whole numbers, k x m. A weight is its number times its
// column's scale. It does not change once made and may be shared by goroutines.
//
// The numbers lie as the kernels of this machine read them: in octets where
// these multiply four at a time, or in pairs of rows, 16 columns after 16 columns, where they
// multiply two. Plain Go has a form of its own.
type Matrix struct {
	k, m     int
	octets   []int8 // see lay
	pairs    []int16
	factors  []int64 // see spread
	products []int32
	scales   []float32
}

// Signal is the largest whole number that a value of a row or a weight is made. Four products
// of such numbers fit 16 bits, one of them without its sign.
const Signal = 63

// New makes k rows of m weights whole, which are ld floats apart.
func New(w []float32, ld, k, m int) Matrix {
	x := Matrix{k: k, m: m, scales: make([]float32, m)}
	for j := range m {
		most := float32(0)
		for i := range k {
			most = max(most, abs(w[i*ld+j]))
		}
		x.scales[j] = most / Signal
	}
	weight := func(i, j int) int { return Round(w[i*ld+j], x.scales[j]) }
	switch {
	case kind >= Octets:
		x.lay(weight)
	case kind == Pairs:
		x.pairs = make([]int16, k*m)
		for i := range k {
			for j := range m {
				x.pairs[j/Lanes*Lanes*k+(i/2*Lanes+j%Lanes)*2+i%2] = int16(weight(i, j))
			}
		}
	default:
		x.spread(weight)
	}
	return x
}

// Round returns how often a scale goes into a value.
func Round(v, scale float32) int {
	if scale == 0 {
		return 0
	}
	return int(math.RoundToEven(float64(v / scale)))
}

func abs(v float32) float32 { return math.Float32frombits(math.Float32bits(v) &^ (1 << 31)) }

// Rows are rows of floats that a matrix multiplies, made whole: k numbers a row, and what each
// row's numbers are multiplied by. The zero value is ready; it is the memory of one goroutine.
type Rows struct {
	k        int
	octets   []uint8 // Signal more than the numbers, where kernels want that
	whole    []int16 // where they do not
	factors  []int64 // see pack
	products []int32
	scales   []float32
}

// Spare is the number of rows that buffers have beyond those in use, since kernels take four
// at a time. Spare rows of Rows add nothing.
const Spare = 3

// Set makes n rows of k floats whole; k is a multiple of Lanes.
func (r *Rows) Set(x []float32, n, k int) {
	r.k, r.scales = k, grown(r.scales, n+Spare)
	clear(r.scales[n : n+Spare])
	if kind >= Octets {
		r.octets = grown(r.octets, (n+Spare)*k)
		for i := range n {
			r.scales[i] = octetsOf(r.octets[i*k:(i+1)*k], x[i*k:(i+1)*k])
		}
		return
	}
	r.whole = grown(r.whole, (n+Spare)*k)
	for i := range n {
		r.scales[i] = wholeOf(r.whole[i*k:(i+1)*k], x[i*k:(i+1)*k])
	}
	if kind == Plain {
		r.pack(n)
	}
}

// grown is s, or half as much again as n where s is shorter than that.
func grown[T any](s []T, n int) []T {
	if len(s) < n {
		s = make([]T, n+n/2)
	}
	return s
}

// roundsToEven leaves, added to a small float, the whole number nearest to it in the float's
// lowest bits: there is no room for more.
const roundsToEven = 3 << 22

// wholeScalar makes the values of x whole numbers up to Signal, and returns what they are to be
// multiplied by to get x back.
func wholeScalar(q []int16, x []float32) float32 {
	most := float32(0)
	for _, v := range x {
		most = max(most, abs(v))
	}
	if most == 0 {
		clear(q)
		return 0
	}
	inv := Signal / most
	for i, v := range x {
		q[i] = int16(math.Float32bits(float32(v*inv) + roundsToEven))
	}
	return most / Signal
}

// Times adds the product of n rows, from row first on, to those of c, which are ld floats apart; up to
// three rows of c beyond must be there, unless n is 1.
func (x *Matrix) Times(c []float32, ld int, r *Rows, first, n int) {
	if n == 0 {
		return
	}
	past := n // kernels take single rows, or four at a time
	if n > 1 {
		past = (n + 3) &^ 3
	}
	_, scales := c[(past-1)*ld+x.m-1], r.scales[first:first+past]
	switch {
	case kind >= Octets:
		x.timesOctets(c, ld, r.octets[first*x.k:(first+past)*x.k], scales, n)
	case kind == Pairs:
		x.timesPairs(c, ld, r.whole[first*x.k:(first+past)*x.k], scales, past)
	default:
		x.timesPlain(c, ld, r, first, n)
	}
}
