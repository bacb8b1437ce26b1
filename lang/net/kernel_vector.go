//go:build (amd64 || arm64) && !purego

package net

// addVector adds n floats of src to dst; n is a multiple of 16.
//
//go:noescape
func addVector(dst, src *float32, n int)

// recurVector is recurScalar; n is a multiple of 8.
//
//go:noescape
func recurVector(c, u, f, o, out *float32, n int)

// sumVector is sum of n floats, n a multiple of 8.
//
//go:noescape
func sumVector(v *float32, n int) float32

// squaresVector subtracts mean from n floats and returns the sum of their squares.
//
//go:noescape
func squaresVector(v *float32, n int, mean float32) float32

// affineVector makes each of n floats itself times inv times gain plus bias.
//
//go:noescape
func affineVector(v, gain, bias *float32, inv float32, n int)

// rowVector is addRowScalar; n is a multiple of 8.
//
//go:noescape
func rowVector(x *float32, row *byte, scale float32, n int)
