package net

// vectors says that the kernels of kernel_arm64.s run here: every arm64 has NEON.
var vectors, short, pairwise = true, false, false

// timesVector goes through the matrix by panels of columns, so that a panel stays near
// while all rows of a pass over it. n is a multiple of 4.
func (x *matrix) timesVector(c []float32, ldc int, a []int16, scales []float32, n int) {
	for j := 0; j < x.m; j += 16 {
		for i := 0; i < n; i += 4 {
			dot4(&c[i*ldc+j], 4*ldc, &a[i*x.k], 2*x.k, &scales[i], &x.pairs[2*j], &x.scales[j], 4*x.m, x.k/2)
		}
	}
}

func (x *matrix) oneVector(c []float32, a []int16, scale float32) {
	for j := 0; j < x.m; j += 16 {
		dot1(&c[j], &a[0], scale, &x.pairs[2*j], &x.scales[j], 4*x.m, x.k/2)
	}
}

func (x *matrix) timesShort(c []float32, ldc int, a []int16, scales []float32, n int) {}

func (x *matrix) oneShort(c []float32, a []int16, scale float32) {}

// gemmVector is for training alone, which arm64 does in plain Go.
func gemmVector(c []float32, ldc int, a []float32, ai, aj int, b []float32, ldb, n, k, m int) {
	gemmScalar(c, ldc, a, ai, aj, b, ldb, n, k, m)
}
