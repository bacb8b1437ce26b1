//go:build purego || !amd64

package whole

// Kernels of octets are for amd64 alone.

func (x *Matrix) lay(weight func(i, j int) int) {}

func octetsOf(q []uint8, x []float32) float32 { return 0 }

func (x *Matrix) timesOctets(c []float32, ld int, a []uint8, scales []float32, n int) {}
