package net

import "math"

// Lanes is the number of columns that a matrix's width must be a multiple of.
const Lanes = 16

// RoundUp returns the least multiple of Lanes that is at least n.
func RoundUp(n int) int { return (n + Lanes - 1) / Lanes * Lanes }

// Gemm adds the product of a (n x k) and b (k x m) to c (n x m). Rows of c and b
// are ldc and ldb floats apart; a[i][j] is at a[i*ai+j*aj], so that a transposed
// matrix needs no copy. m must be a multiple of Lanes. Each sum runs over k in
// order and every product is rounded before it is added, so the result has the
// same bits on every machine.
func Gemm(c []float32, ldc int, a []float32, ai, aj int, b []float32, ldb, n, k, m int) {
	if n == 0 || k == 0 || m == 0 {
		return
	}
	_, _, _ = c[(n-1)*ldc+m-1], a[(n-1)*ai+(k-1)*aj], b[(k-1)*ldb+m-1]
	if vectors {
		gemmVector(c, ldc, a, ai, aj, b, ldb, n, k, m)
		return
	}
	gemmScalar(c, ldc, a, ai, aj, b, ldb, n, k, m)
}

func gemmScalar(c []float32, ldc int, a []float32, ai, aj int, b []float32, ldb, n, k, m int) {
	for i := range n {
		row := c[i*ldc : i*ldc+m]
		for l := range k {
			f := a[i*ai+l*aj]
			from := b[l*ldb : l*ldb+m]
			from = from[:len(row)]
			for j := range row {
				row[j] += float32(f * from[j])
			}
		}
	}
}

// Add adds src to dst; the lengths must be equal.
func Add(dst, src []float32) {
	src = src[:len(dst)]
	for i := range dst {
		dst[i] += src[i]
	}
}

// Squash is x/sqrt(1+x*x), the sigmoid of this package: between -1 and 1, made of
// operations that round alike everywhere.
func Squash(x float32) float32 {
	return x / float32(math.Sqrt(float64(1+float32(x*x))))
}

// Gate is (1+Squash(x))/2, between 0 and 1.
func Gate(x float32) float32 { return 0.5 + float32(0.5*Squash(x)) }

// epsilon keeps the normalisation of a constant row finite.
const epsilon = 1e-5

// Normalise scales row to mean 0 and variance 1, then by gain plus bias, and
// returns the reciprocal of the deviation. With keep non-nil the normalised row
// before gain and bias is left there.
func Normalise(row, gain, bias, keep []float32) float32 {
	n := len(row)
	gain, bias = gain[:n], bias[:n]
	var sum float32
	for _, v := range row {
		sum += v
	}
	mean := sum / float32(n)
	var sq float32
	for i, v := range row {
		v -= mean
		row[i] = v
		sq += float32(v * v)
	}
	inv := float32(1 / math.Sqrt(float64(sq/float32(n)+epsilon)))
	for i, v := range row {
		v = float32(v * inv)
		if keep != nil {
			keep[i] = v
		}
		row[i] = float32(v*gain[i]) + bias[i]
	}
	return inv
}
