//go:build !purego

package whole

import "encoding/binary"

// Kernels with AVX2 and wider multiply octets, four products of a column and a row to an
// instruction: those of a row stand for Signal more than they are, since they may have no sign,
// and the sums begin at what that makes too much. The columns lie in panels as wide as a
// kernel; a panel begins with the number of 32 bits that each of its sums begins at, then come
// the weights, of each column four rows side by side.

// lay gives a matrix the form that these kernels multiply.
func (x *Matrix) lay(weight func(i, j int) int) {
	x.octets = make([]int8, (x.k+4)*x.m)
	for lo := 0; lo < x.m; {
		width := panelWidth(x.m - lo)
		p := x.octets[lo*(x.k+4):]
		for j := range width {
			sum := 0
			for i := range x.k {
				w := weight(i, lo+j)
				p[4*(width*(1+i/4)+j)+i%4] = int8(w)
				sum += w
			}
			var start [4]byte
			binary.LittleEndian.PutUint32(start[:], uint32(int32(-Signal*sum)))
			for i, b := range start {
				p[4*j+i] = int8(b)
			}
		}
		lo += width
	}
}

// octetsOf leaves the whole numbers that wholeScalar makes of x, and Signal more, in q.
func octetsOf(q []uint8, x []float32) float32 {
	q = q[:len(x)]
	most := absmaxVector(&x[0], len(x))
	inv := float32(0)
	if most > 0 {
		inv = Signal / most
	}
	octetsVector(&q[0], &x[0], inv, Signal, len(x))
	return most / Signal
}
