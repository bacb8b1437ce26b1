package net

// Without kernels a matrix is multiplied in plain Go, four products to a multiplication
// of 64 bits. Two come from Winograd's identity for inner products (1968),
//
//	a0*b0 + a1*b1 = (a0+b1)*(a1+b0) - a0*a1 - b1*b0
//
// whose last two terms hang on a row or a column alone and are summed beforehand; two
// from a number that holds two of 32 bits, x0+x1<<32: the upper half of such a number
// times y1+y0<<32 is x0*y0+x1*y1, plus what the lower half x0*y1 carries. All sums but
// the last wrap around, which does no harm, as long as the lower half does not.

// strip is how many columns are multiplied at once, stretch how many numbers of a row
// before the lower halves must be cleared: 32 products of (signal+4095)^2 are below 2^31.
const (
	strip   = 4
	stretch = 128
)

// plain says that this machine has no kernels.
func plain() bool { return !vectors && !short }

// upper returns the upper half of a sum of products.
func upper(s int64) int32 { return int32((s - int64(int32(s))) >> 32) }

// spread gives a matrix the form that plain Go multiplies in place of pairs: for each
// strip, and each four rows of it, the factors of its columns. k is a multiple of 4.
func (x *matrix) spread() {
	x.factors, x.products = make([]int64, 0, x.k*x.m/2), make([]int32, 0, x.m)
	at := func(i, j int) int64 { return int64(x.pairs[x.at(i, j)]) }
	for lo := 0; lo < x.m; lo += strip {
		for i := 0; i < x.k; i += 4 {
			for j := lo; j < lo+strip; j++ {
				x.factors = append(x.factors, at(i+1, j)+at(i+3, j)<<32)
			}
			for j := lo; j < lo+strip; j++ {
				x.factors = append(x.factors, at(i+2, j)+at(i, j)<<32)
			}
		}
		for j := lo; j < lo+strip; j++ {
			sum := int32(0)
			for i := 0; i < x.k; i += 2 {
				sum += int32(at(i, j) * at(i+1, j))
			}
			x.products = append(x.products, sum)
		}
	}
	x.pairs = nil
}

// pack makes the factors of n rows.
func (r *rows) pack(n int) {
	if len(r.products) < n || len(r.factors) < n*r.k/2 {
		r.factors, r.products = make([]int64, (n+n/2)*r.k/2), make([]int32, n+n/2)
	}
	for i := range n {
		sum := int32(0)
		f := r.factors[i*r.k/2:]
		for a := r.whole[i*r.k : (i+1)*r.k]; len(a) >= 4; a, f = a[4:], f[2:] {
			f[0], f[1] = int64(a[0])+int64(a[2])<<32, int64(a[3])+int64(a[1])<<32
			sum += int32(a[0])*int32(a[1]) + int32(a[2])*int32(a[3])
		}
		r.products[i] = sum
	}
}

// timesPlain goes through the matrix by strips, so that one stays near while all rows
// pass over it.
func (x *matrix) timesPlain(c []float32, ldc int, r *rows, first, n int) {
	for j := 0; j < x.m; j += strip {
		for i := range n {
			x.column(c[i*ldc+j:], r, first+i, j)
		}
	}
}

// column adds the product of one row and of the strip at j to c.
func (x *matrix) column(c []float32, r *rows, row, j int) {
	half := x.k / 2
	a, w := r.factors[row*half:(row+1)*half], x.factors[j*half:(j+strip)*half]
	less, products := r.products[row], (*[strip]int32)(x.products[j:])
	s0, s1, s2, s3 := -less-products[0], -less-products[1], -less-products[2], -less-products[3]
	for ; len(a) >= stretch/2; a, w = a[stretch/2:], w[stretch/2*strip:] {
		t0, t1, t2, t3 := stretchOf((*[stretch / 2]int64)(a), (*[stretch / 2 * strip]int64)(w))
		s0, s1, s2, s3 = s0+upper(t0), s1+upper(t1), s2+upper(t2), s3+upper(t3)
	}
	if len(a) > 0 {
		var t [strip]int64
		for ; len(a) > 0; a, w = a[2:], w[2*strip:] {
			for i := range t {
				t[i] += (a[0] + w[i]) * (a[1] + w[strip+i])
			}
		}
		s0, s1, s2, s3 = s0+upper(t[0]), s1+upper(t[1]), s2+upper(t[2]), s3+upper(t[3])
	}
	to, scale, scales := (*[strip]float32)(c), r.scales[row], (*[strip]float32)(x.scales[j:])
	to[0] += float32(float32(float32(s0)*scale) * scales[0])
	to[1] += float32(float32(float32(s1)*scale) * scales[1])
	to[2] += float32(float32(float32(s2)*scale) * scales[2])
	to[3] += float32(float32(float32(s3)*scale) * scales[3])
}

// stretchOf is the sums of one stretch of a row and of a strip. This is where plain Go spends its time: arrays of known
// length and four sums keep everything in registers, without a check.
func stretchOf(a *[stretch / 2]int64, w *[stretch / 2 * strip]int64) (s0, s1, s2, s3 int64) {
	_, _ = a[0], w[0] // not nil: asked once
	for i := 0; i < len(a); i += 4 {
		p, f := (*[4]int64)(a[i:]), (*[4 * strip]int64)(w[strip*i:])
		u, v := p[0], p[1]
		s0 += (u + f[0]) * (v + f[4])
		s1 += (u + f[1]) * (v + f[5])
		s2 += (u + f[2]) * (v + f[6])
		s3 += (u + f[3]) * (v + f[7])
		u, v = p[2], p[3]
		s0 += (u + f[8]) * (v + f[12])
		s1 += (u + f[9]) * (v + f[13])
		s2 += (u + f[10]) * (v + f[14])
		s3 += (u + f[11]) * (v + f[15])
	}
	return s0, s1, s2, s3
}
