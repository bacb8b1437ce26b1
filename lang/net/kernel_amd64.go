//go:build !purego

package net

import "golang.org/x/sys/cpu"

// vectors says that the kernels of kernel_amd64.s may run here.
var vectors = cpu.X86.HasAVX2 && cpu.X86.HasFMA

// wide says that those of kernel512_amd64.s may.
var wide = cpu.X86.HasAVX2 && cpu.X86.HasAVX512F

// rectifyVector makes what is below 0 of n floats 0; n is a multiple of 16.
//
//go:noescape
func rectifyVector(v *float32, n int)

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
