//go:build !purego

package whole

// best is Pairs: every arm64 has NEON, whose kernels these are.
func best() Kind { return Pairs }

// dot4 adds the product of four rows of a and the pairs of rows of b, 16 columns wide, to
// c: each sum times its row's scale and its column's. Strides are in bytes, pairs is a
// multiple of 4.
//
//go:noescape
func dot4(c *float32, ldc int, a *int16, lda int, scale *float32, b *int16, scales *float32, ldb, pairs int)

// dot1 is dot4 for one row.
//
//go:noescape
func dot1(c *float32, a *int16, scale float32, b *int16, scales *float32, ldb, pairs int)

// timesPairs multiplies one row, or four by four.
func (x *Matrix) timesPairs(c []float32, ld int, a []int16, scales []float32, n int) {
	for j := 0; j < x.m; j += 16 {
		if n == 1 {
			dot1(&c[j], &a[0], scales[0], &x.pairs[j*x.k], &x.scales[j], 4*16, x.k/2)
			continue
		}
		for i := 0; i < n; i += 4 {
			dot4(&c[i*ld+j], 4*ld, &a[i*x.k], 2*x.k, &scales[i], &x.pairs[j*x.k], &x.scales[j], 4*16, x.k/2)
		}
	}
}

// wholeOf is wholeScalar with NEON.
func wholeOf(q []int16, x []float32) float32 {
	q = q[:len(x)]
	most := absmaxVector(&x[0], len(x))
	if most == 0 || kind == Plain {
		return wholeScalar(q, x)
	}
	wholeVector(&q[0], &x[0], Signal/most, len(x))
	return most / Signal
}

// absmaxVector returns the largest absolute value of n floats, n a multiple of 16.
//
//go:noescape
func absmaxVector(x *float32, n int) float32

// wholeVector leaves n floats times inv, rounded, in q; n is a multiple of 16.
//
//go:noescape
func wholeVector(q *int16, x *float32, inv float32, n int)
