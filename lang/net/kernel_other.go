//go:build purego || (!amd64 && !arm64)

package net

var vectors = false

func gemmVector(c []float32, ldc int, a []float32, ai, aj int, b []float32, ldb, n, k, m int) {
	gemmScalar(c, ldc, a, ai, aj, b, ldb, n, k, m)
}

func addVector(dst, src *float32, n int) {}

func recurVector(c, u, f, o, out *float32, n int) {}

func sumVector(v *float32, n int) float32 { return 0 }

func squaresVector(v *float32, n int, mean float32) float32 { return 0 }

func affineVector(v, gain, bias *float32, inv float32, n int) {}

func rowVector(x *float32, row *byte, scale float32, n int) {}

func rectifyVector(v *float32, n int) {}
