package net

import (
	"math"
	"unsafe"
)

// Lanes is the number of columns that a matrix's width must be a multiple of.
const Lanes = 16

// RoundUp returns the least multiple of Lanes that is at least n.
func RoundUp(n int) int { return (n + Lanes - 1) / Lanes * Lanes }

// Gemm adds the product of a (n x k) and b (k x m) to c (n x m). Rows of c and b
// are ldc and ldb floats apart; a[i][j] is at a[i*ai+j*aj], so that a transposed
// matrix needs no copy. m must be a multiple of Lanes. Each sum runs over k in
// order and is rounded once a product, so the result has the same bits on every machine.
// Training alone uses it.
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
				row[j] = fused(f, from[j], row[j])
			}
		}
	}
}

// fused is a*b+c, rounded once. The product is exact in 64 bits; of the two numbers of 64
// bits next to an inexact sum the odd one is taken, which never lies halfway between two of
// 32 bits.
func fused(a, b, c float32) float32 {
	product, addend := float64(a)*float64(b), float64(c)
	sum := product + addend
	part := sum - product
	rest := (product - (sum - part)) + (addend - part)
	if bits := math.Float64bits(sum); rest != 0 && bits&1 == 0 {
		if (rest > 0) == (sum > 0) {
			bits++
		} else {
			bits--
		}
		sum = math.Float64frombits(bits)
	}
	return float32(sum)
}

// Add adds src to dst; the lengths must be equal.
func Add(dst, src []float32) {
	src = src[:len(dst)]
	done := 0
	if vectors && len(dst) >= Lanes {
		done = len(dst) / Lanes * Lanes
		addVector(&dst[0], &src[0], done)
	}
	addScalar(dst[done:], src[done:])
}

func addScalar(dst, src []float32) {
	src = src[:len(dst)]
	for ; len(dst) >= 4 && len(src) >= 4; dst, src = dst[4:], src[4:] {
		d, s := (*[4]float32)(dst), (*[4]float32)(src)
		d[0], d[1], d[2], d[3] = d[0]+s[0], d[1]+s[1], d[2]+s[2], d[3]+s[3]
	}
	src = src[:len(dst)]
	for i := range dst {
		dst[i] += src[i]
	}
}

// Rectify makes what is below 0 of v 0. The length is a multiple of Lanes.
func Rectify(v []float32) {
	if vectors && len(v) > 0 {
		rectifyVector(&v[0], len(v))
		return
	}
	rectifyScalar(v)
}

func rectifyScalar(v []float32) {
	for i, x := range v {
		v[i] = max(x, 0)
	}
}

// Recur moves the state c of a recurrent unit over one word and leaves its output:
// u is the new value, f and o are what the gates are made of. All have the length
// of c, a multiple of 8.
func Recur(c, u, f, o, out []float32) {
	n := len(c)
	if n == 0 {
		return
	}
	u, f, o, out = u[:n], f[:n], o[:n], out[:n]
	if vectors {
		recurVector(&c[0], &u[0], &f[0], &o[0], &out[0], n)
		return
	}
	recurScalar(c, u, f, o, out)
}

func recurScalar(c, u, f, o, out []float32) {
	for j, before := range c {
		v := u[j] + float32(Gate(f[j])*(before-u[j]))
		c[j] = v
		out[j] = float32(Gate(o[j]) * Squash(v))
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
	if vectors && keep == nil && n%8 == 0 && n > 0 {
		mean := sumVector(&row[0], n) / float32(n)
		inv := reciprocal(squaresVector(&row[0], n, mean), n)
		affineVector(&row[0], &gain[0], &bias[0], inv, n)
		return inv
	}
	mean := sum(row, 0) / float32(n)
	for i := range row {
		row[i] -= mean
	}
	inv := reciprocal(sum(row, 1), n)
	for i, v := range row {
		v = float32(v * inv)
		if keep != nil {
			keep[i] = v
		}
		row[i] = float32(v*gain[i]) + bias[i]
	}
	return inv
}

// reciprocal is one over the deviation of n values with this sum of squares.
func reciprocal(squares float32, n int) float32 {
	return float32(1 / math.Sqrt(float64(squares/float32(n)+epsilon)))
}

// AddRow adds n int8 values, each times scale, to x.
func AddRow(x []float32, row string, scale float32) {
	row = row[:len(x)]
	if vectors && len(x)%8 == 0 && len(x) > 0 {
		rowVector(&x[0], unsafe.StringData(row), scale, len(x))
		return
	}
	addRowScalar(x, row, scale)
}

func addRowScalar(x []float32, row string, scale float32) {
	row = row[:len(x)]
	for j := range x {
		x[j] += float32(scale * float32(int8(row[j])))
	}
}

// sum adds the values of v (squared, where power is 1) in eight strands, which are
// added in pairs at the end. The length is a multiple of 8.
func sum(v []float32, power int) float32 {
	var s [8]float32
	for ; len(v) >= 8; v = v[8:] {
		w := (*[8]float32)(v)
		if power == 0 {
			s[0], s[1], s[2], s[3] = s[0]+w[0], s[1]+w[1], s[2]+w[2], s[3]+w[3]
			s[4], s[5], s[6], s[7] = s[4]+w[4], s[5]+w[5], s[6]+w[6], s[7]+w[7]
			continue
		}
		s[0], s[1] = s[0]+float32(w[0]*w[0]), s[1]+float32(w[1]*w[1])
		s[2], s[3] = s[2]+float32(w[2]*w[2]), s[3]+float32(w[3]*w[3])
		s[4], s[5] = s[4]+float32(w[4]*w[4]), s[5]+float32(w[5]*w[5])
		s[6], s[7] = s[6]+float32(w[6]*w[6]), s[7]+float32(w[7]*w[7])
	}
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}
