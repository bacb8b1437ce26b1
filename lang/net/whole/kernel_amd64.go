//go:build !purego

package whole

import "golang.org/x/sys/cpu"

// best is the widest kind of kernels that may run here. SSE2 is in every amd64.
func best() Kind {
	x := &cpu.X86
	switch {
	case !x.HasAVX2:
		return Pairs
	case !x.HasAVX512F || !x.HasAVX512BW || !x.HasAVX512VNNI:
		return Octets
	case !x.HasAMXTile || !x.HasAMXInt8 || !tilesAllowed():
		return Fours
	}
	return Tiles
}

// panelWidth is how many columns a panel has where so many are left.
func panelWidth(left int) int {
	if kind >= Fours && left >= 64 {
		return 64
	}
	return 16
}

// dot4 adds the product of four rows of a and a panel of 16 columns to c: each sum times its row's
// scale and its column's. Strides are in bytes, fours is how many rows of b there are, by four, and even.
//
//go:noescape
func dot4(c *float32, ldc int, a *uint8, lda int, scale *float32, b *int8, scales *float32, ldb, fours int)

// dot1 is dot4 for one row.
//
//go:noescape
func dot1(c *float32, a *uint8, scale float32, b *int8, scales *float32, ldb, fours int)

// dot4z is dot4 for a panel of 64 columns.
//
//go:noescape
func dot4z(c *float32, ldc int, a *uint8, lda int, scale *float32, b *int8, scales *float32, ldb, fours int)

// dot1z is dot4z for one row.
//
//go:noescape
func dot1z(c *float32, a *uint8, scale float32, b *int8, scales *float32, ldb, fours int)

// dot16 is dot4z for up to 16 rows and for panels that lie one after the other; k is a multiple of 64.
//
//go:noescape
func dot16(c *float32, ldc int, a *uint8, lda int, scale *float32, b *int8, scales *float32, k, panels, rows int, shape *tileShape)

// dot32 is dot16 for 17 to 32 rows, which reads the panels once for all of them.
//
//go:noescape
func dot32(c *float32, ldc int, a *uint8, lda int, scale *float32, b *int8, scales *float32, k, panels, rows int, shape *tileShape)

// tileShape is what LDTILECFG reads.
type tileShape [64]byte

// shapes are the shapes for so many rows. With dot16 tiles 0 to 3 are sums and 4 is rows of a; with dot32
// tiles 0, 1 and 4 are those of the first 16 rows, 2, 3 and 5 of the others. The rest is weights.
var shapes = func() (of [33]tileShape) {
	for n := range of {
		s := &of[n]
		s[0] = 1 // the only palette
		for t := range 8 {
			s[16+2*t] = 64 // bytes of a row
			s[48+t] = 16   // rows
			switch {
			case n <= 16 && t < 5:
				s[48+t] = byte(n)
			case n > 16 && (t == 2 || t == 3 || t == 5):
				s[48+t] = byte(n - 16)
			}
		}
	}
	return of
}()

// timesOctets goes through the matrix by panels, so that one stays near while all rows pass over it.
// What lies behind a and scales up to the next four rows is there and adds nothing.
func (x *Matrix) timesOctets(c []float32, ld int, a []uint8, scales []float32, n int) {
	j := 0
	if kind == Tiles && x.k%64 == 0 && n >= leastTiled {
		panels := x.m / 64
		for i := 0; i < n && panels > 0; i += 32 {
			rows, dot := min(n-i, 32), dot32
			if rows <= 16 {
				dot = dot16
			}
			dot(&c[i*ld], 4*ld, &a[i*x.k], x.k, &scales[i], &x.octets[0], &x.scales[0], x.k, panels, rows, &shapes[rows])
		}
		j = 64 * panels
	}
	for j < x.m {
		width, b, four, one := panelWidth(x.m-j), &x.octets[j*(x.k+4)], dot4, dot1
		if width == 64 {
			four, one = dot4z, dot1z
		}
		if n == 1 {
			one(&c[j], &a[0], scales[0], b, &x.scales[j], 4*width, x.k/4)
		} else {
			for i := 0; i < n; i += 4 {
				four(&c[i*ld+j], 4*ld, &a[i*x.k], x.k, &scales[i], b, &x.scales[j], 4*width, x.k/4)
			}
		}
		j += width
	}
}

// leastTiled is how many rows must come together for tiles to be the faster way.
const leastTiled = 4

// octetsVector leaves n floats times inv, rounded, and more, in q; n is a multiple of 16.
//
//go:noescape
func octetsVector(q *uint8, x *float32, inv float32, more uint8, n int)

// absmaxVector returns the largest absolute value of n floats, n a multiple of 16.
//
//go:noescape
func absmaxVector(x *float32, n int) float32

// wholeOf is for pairs, before AVX2.
func wholeOf(q []int16, x []float32) float32 { return wholeScalar(q, x) }

// dot1s is dot4 with SSE2 for one row and pairs of rows of b, 16 columns wide.
//
//go:noescape
func dot1s(c *float32, a *int16, scale float32, b *int16, scales *float32, ldb, pairs int)

// dot2s is dot1s for two rows; strides are in bytes.
//
//go:noescape
func dot2s(c *float32, ldc int, a *int16, lda int, scale *float32, b *int16, scales *float32, ldb, pairs int)

// timesPairs multiplies one row, or an even number.
func (x *Matrix) timesPairs(c []float32, ld int, a []int16, scales []float32, n int) {
	for j := 0; j < x.m; j += 16 {
		if n == 1 {
			dot1s(&c[j], &a[0], scales[0], &x.pairs[j*x.k], &x.scales[j], 4*16, x.k/2)
			continue
		}
		for i := 0; i < n; i += 2 {
			dot2s(&c[i*ld+j], 4*ld, &a[i*x.k], 2*x.k, &scales[i], &x.pairs[j*x.k], &x.scales[j], 4*16, x.k/2)
		}
	}
}
