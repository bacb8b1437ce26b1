//go:build (amd64 || arm64) && !purego

package net

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

// fourRows and oneRow are kernels like dot4 and dot1.
type (
	fourRows func(c *float32, ldc int, a *int16, lda int, scale *float32, b *int16, scales *float32, ldb, pairs int)
	oneRow   func(c *float32, a *int16, scale float32, b *int16, scales *float32, ldb, pairs int)
)

// timesVector goes through the matrix by panels of columns, so that a panel stays near
// while all rows of a pass over it. n is a multiple of 4.
func (x *matrix) timesVector(c []float32, ldc int, a []int16, scales []float32, n int) {
	for j := 0; j < x.m; {
		kernel, _, width := panel(x.m - j)
		for i := 0; i < n; i += 4 {
			kernel(&c[i*ldc+j], 4*ldc, &a[i*x.k], 2*x.k, &scales[i], &x.pairs[j*x.k], &x.scales[j], 4*width, x.k/2)
		}
		j += width
	}
}

func (x *matrix) oneVector(c []float32, a []int16, scale float32) {
	for j := 0; j < x.m; {
		_, kernel, width := panel(x.m - j)
		kernel(&c[j], &a[0], scale, &x.pairs[j*x.k], &x.scales[j], 4*width, x.k/2)
		j += width
	}
}

// absmaxVector returns the largest absolute value of n floats, n a multiple of 16.
//
//go:noescape
func absmaxVector(x *float32, n int) float32

// wholeVector leaves n floats times inv, rounded, in q; n is a multiple of 16.
//
//go:noescape
func wholeVector(q *int16, x *float32, inv float32, n int)

// addVector adds n floats of src to dst; n is a multiple of 16.
//
//go:noescape
func addVector(dst, src *float32, n int)

// recurVector is recurScalar; n is a multiple of 8.
//
//go:noescape
func recurVector(c, u, f, o, out *float32, n int)

// sumVector is sum of n floats, n a multiple of 8.
//
//go:noescape
func sumVector(v *float32, n int) float32

// squaresVector subtracts mean from n floats and returns the sum of their squares.
//
//go:noescape
func squaresVector(v *float32, n int, mean float32) float32

// affineVector makes each of n floats itself times inv times gain plus bias.
//
//go:noescape
func affineVector(v, gain, bias *float32, inv float32, n int)

// rowVector is addRowScalar; n is a multiple of 8.
//
//go:noescape
func rowVector(x *float32, row *byte, scale float32, n int)
