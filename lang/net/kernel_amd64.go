//go:build !purego

package net

import "golang.org/x/sys/cpu"

// vectors says that the kernels of kernel_amd64.s may run here.
var vectors = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// wide says that those of kernel512_amd64.s may.
var wide = cpu.X86.HasAVX2 && cpu.X86.HasAVX512F

// pairwise says that those of matrix_amd64.s for AVX-512 may.
var pairwise = wide && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI

// dot4z is dot4, 64 columns wide.
//
//go:noescape
func dot4z(c *float32, ldc int, a *int16, lda int, scale *float32, b *int16, scales *float32, ldb, pairs int)

// dot1z is dot4z for one row.
//
//go:noescape
func dot1z(c *float32, a *int16, scale float32, b *int16, scales *float32, ldb, pairs int)

// dot1s is dot1 with SSE2, which every amd64 has.
//
//go:noescape
func dot1s(c *float32, a *int16, scale float32, b *int16, scales *float32, ldb, pairs int)

// dot2s is dot1s for two rows; strides are in bytes.
//
//go:noescape
func dot2s(c *float32, ldc int, a *int16, lda int, scale *float32, b *int16, scales *float32, ldb, pairs int)

// panel returns the kernels for four rows and for one, and their width, where so many
// columns are left.
func panel(left int) (four fourRows, one oneRow, width int) {
	if panelWidth(left) == 64 {
		return dot4z, dot1z, 64
	}
	return dot4, dot1, 16
}

func panelWidth(left int) int {
	if pairwise && left >= 64 {
		return 64
	}
	return 16
}

// short says that the kernels for vectors of 128 bits may run here.
var short = true

// timesShort is timesVector with SSE2; n is even.
func (x *matrix) timesShort(c []float32, ldc int, a []int16, scales []float32, n int) {
	for j := 0; j < x.m; j += 16 {
		for i := 0; i < n; i += 2 {
			dot2s(&c[i*ldc+j], 4*ldc, &a[i*x.k], 2*x.k, &scales[i], &x.pairs[j*x.k], &x.scales[j], 4*16, x.k/2)
		}
	}
}

func (x *matrix) oneShort(c []float32, a []int16, scale float32) {
	for j := 0; j < x.m; j += 16 {
		dot1s(&c[j], &a[0], scale, &x.pairs[j*x.k], &x.scales[j], 4*16, x.k/2)
	}
}

// gemm4 adds the product of four rows of a and k rows of b, 16 columns wide, to c.
// Strides are in bytes.
//
//go:noescape
func gemm4(c *float32, ldc int, a *float32, ai, aj int, b *float32, ldb, k int)

// gemm4z is gemm4, 64 columns wide.
//
//go:noescape
func gemm4z(c *float32, ldc int, a *float32, ai, aj int, b *float32, ldb, k int)

// gemm1 is gemm4 for one row of a.
//
//go:noescape
func gemm1(c *float32, a *float32, aj int, b *float32, ldb, k int)

// gemm1w is gemm1, 64 columns wide.
//
//go:noescape
func gemm1w(c *float32, a *float32, aj int, b *float32, ldb, k int)

// gemm1m is gemm1, 112 columns wide: the moves of a parser with 55 relations.
//
//go:noescape
func gemm1m(c *float32, a *float32, aj int, b *float32, ldb, k int)

// gemmVector goes through b by panels of columns, so that a panel stays near while all
// rows of a pass over it.
func gemmVector(c []float32, ldc int, a []float32, ai, aj int, b []float32, ldb, n, k, m int) {
	fours := n &^ 3
	j := 0
	for ; wide && j+64 <= m; j += 64 {
		for i := 0; i < fours; i += 4 {
			gemm4z(&c[i*ldc+j], 4*ldc, &a[i*ai], 4*ai, 4*aj, &b[j], 4*ldb, k)
		}
	}
	for ; j < m; j += 16 {
		for i := 0; i < fours; i += 4 {
			gemm4(&c[i*ldc+j], 4*ldc, &a[i*ai], 4*ai, 4*aj, &b[j], 4*ldb, k)
		}
	}
	for i := fours; i < n; i++ {
		j := 0
		for ; j+112 <= m; j += 112 {
			gemm1m(&c[i*ldc+j], &a[i*ai], 4*aj, &b[j], 4*ldb, k)
		}
		for ; j+64 <= m; j += 64 {
			gemm1w(&c[i*ldc+j], &a[i*ai], 4*aj, &b[j], 4*ldb, k)
		}
		for ; j < m; j += 16 {
			gemm1(&c[i*ldc+j], &a[i*ai], 4*aj, &b[j], 4*ldb, k)
		}
	}
}
