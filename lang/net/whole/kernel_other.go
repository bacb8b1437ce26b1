//go:build purego || (!amd64 && !arm64)

package whole

func best() Kind { return Plain }

func wholeOf(q []int16, x []float32) float32 { return wholeScalar(q, x) }

func (x *Matrix) timesPairs(c []float32, ld int, a []int16, scales []float32, n int) {}
