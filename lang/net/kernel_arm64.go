//go:build !purego

package net

// vectors says that the kernels of kernel_arm64.s run here: every arm64 has NEON.
var vectors, short, pairwise = true, false, false

func panel(left int) (four fourRows, one oneRow, width int) { return dot4, dot1, 16 }

func panelWidth(left int) int { return 16 }

func (x *matrix) timesShort(c []float32, ldc int, a []int16, scales []float32, n int) {}

func (x *matrix) oneShort(c []float32, a []int16, scale float32) {}

// gemmVector is for training alone, which arm64 does in plain Go.
func gemmVector(c []float32, ldc int, a []float32, ai, aj int, b []float32, ldb, n, k, m int) {
	gemmScalar(c, ldc, a, ai, aj, b, ldb, n, k, m)
}
