package whole

// Without kernels a matrix is multiplied in plain Go, six products to a multiplication
// of 64 bits. Two come from Winograd's identity for inner products (1968),
//
//	a0*b0 + a1*b1 = (a0+b1)*(a1+b0) - a0*a1 - b1*b0
//
// whose last two terms hang on a row or a column alone and are summed beforehand; three
// from numbers that hold three of 21 bits: x0 + x1<<21 + x2<<42 times y2 + y1<<21 + y0<<42 has
// x0*y0 + x1*y1 + x2*y2 in its third part, plus what the parts below it carry. What is above
// falls off, but for one bit. All sums but the last wrap around, which does no harm, as long as
// no part grows too large for its bits.

// strip is how many columns are multiplied at once, group how many numbers of a row and a column
// go into one multiplication, stretch how many multiplications may be summed: 22 times 3 products
// of (2*Signal)^2 are below 2^20.
const (
	strip   = 4
	group   = 6
	stretch = 22
	part    = 21
)

// third returns the third part of a sum of products: without the bit above it, and without what the
// two parts below carry into it.
func third(s int64) int32 {
	const below = 2 * part
	return int32((s<<1 - s<<(64-below)>>(63-below)) >> (below + 1))
}

// three puts numbers into the parts of one.
func three(x0, x1, x2 int64) int64 { return x0 + x1<<part + x2<<(2*part) }

// groups is how many groups, in pairs, k numbers make, the last filled up with nothing.
func groups(k int) int { return (k + 2*group - 1) / (2 * group) * 2 }

// spread gives a matrix the form that plain Go multiplies: for each strip, and each group of rows of it,
// the factors of its columns.
func (x *Matrix) spread(weight func(i, j int) int) {
	n := groups(x.k)
	x.factors, x.products = make([]int64, 0, 2*n*x.m), make([]int32, 0, x.m)
	at := func(i, j int) int64 {
		if i >= x.k {
			return 0
		}
		return int64(weight(i, j))
	}
	for lo := 0; lo < x.m; lo += strip {
		for i := 0; i < n*group; i += group {
			for j := lo; j < lo+strip; j++ {
				x.factors = append(x.factors, three(at(i+1, j), at(i+3, j), at(i+5, j)))
			}
			for j := lo; j < lo+strip; j++ {
				x.factors = append(x.factors, three(at(i+4, j), at(i+2, j), at(i, j)))
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
}

// pack makes the factors of n rows.
func (r *Rows) pack(n int) {
	size := 2 * groups(r.k)
	r.factors, r.products = grown(r.factors, n*size), grown(r.products, n)
	var last [group]int16
	for i := range n {
		sum, f := int32(0), r.factors[i*size:(i+1)*size]
		clear(f)
		for a := r.whole[i*r.k : (i+1)*r.k]; len(a) > 0; f = f[2:] {
			g := &last
			if len(a) >= group {
				g, a = (*[group]int16)(a), a[group:]
			} else {
				last = [group]int16{}
				copy(last[:], a)
				a = nil
			}
			f[0] = three(int64(g[0]), int64(g[2]), int64(g[4]))
			f[1] = three(int64(g[5]), int64(g[3]), int64(g[1]))
			sum += int32(g[0])*int32(g[1]) + int32(g[2])*int32(g[3]) + int32(g[4])*int32(g[5])
		}
		r.products[i] = sum
	}
}

// timesPlain goes through the matrix by strips, so that one stays near while all rows
// pass over it.
func (x *Matrix) timesPlain(c []float32, ld int, r *Rows, first, n int) {
	for j := 0; j < x.m; j += strip {
		for i := range n {
			x.column(c[i*ld+j:], r, first+i, j)
		}
	}
}

// column adds the product of one row and of the strip at j to c.
func (x *Matrix) column(c []float32, r *Rows, row, j int) {
	size := 2 * groups(x.k)
	a, w := r.factors[row*size:(row+1)*size], x.factors[j*size:(j+strip)*size]
	less, products := r.products[row], (*[strip]int32)(x.products[j:])
	s0, s1, s2, s3 := -less-products[0], -less-products[1], -less-products[2], -less-products[3]
	for ; len(a) >= 2*stretch; a, w = a[2*stretch:], w[2*stretch*strip:] {
		t0, t1, t2, t3 := stretchOf((*[2 * stretch]int64)(a), (*[2 * stretch * strip]int64)(w))
		s0, s1, s2, s3 = s0+third(t0), s1+third(t1), s2+third(t2), s3+third(t3)
	}
	if len(a) > 0 {
		var t [strip]int64
		for ; len(a) > 0; a, w = a[2:], w[2*strip:] {
			for i := range t {
				t[i] += (a[0] + w[i]) * (a[1] + w[strip+i])
			}
		}
		s0, s1, s2, s3 = s0+third(t[0]), s1+third(t[1]), s2+third(t[2]), s3+third(t[3])
	}
	to, scale, scales := (*[strip]float32)(c), r.scales[row], (*[strip]float32)(x.scales[j:])
	to[0] += float32(float32(float32(s0)*scale) * scales[0])
	to[1] += float32(float32(float32(s1)*scale) * scales[1])
	to[2] += float32(float32(float32(s2)*scale) * scales[2])
	to[3] += float32(float32(float32(s3)*scale) * scales[3])
}

// stretchOf is the sums of one stretch of a row and of a strip. This is where plain Go spends its time: arrays of known
// length and four sums keep everything in registers, without a check.
func stretchOf(a *[2 * stretch]int64, w *[2 * stretch * strip]int64) (s0, s1, s2, s3 int64) {
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
