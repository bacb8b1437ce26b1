//go:build !purego

package net

import "unsafe"

// vectors says that the kernels of kernel_arm64.s run here: every arm64 has NEON.
var vectors = true

// gemmVector is for training alone, which arm64 does in plain Go.
func gemmVector(c []float32, ldc int, a []float32, ai, aj int, b []float32, ldb, n, k, m int) {
	gemmScalar(c, ldc, a, ai, aj, b, ldb, n, k, m)
}

func rectifyVector(v *float32, n int) { rectifyScalar(unsafe.Slice(v, n)) }
