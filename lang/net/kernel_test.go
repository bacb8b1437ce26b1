package net

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestGemmHasTheBitsOfItsScalarTwin(t *testing.T) {
	if !vectors {
		t.Skip("no vectors on this machine")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 2, 3, 4, 5, 8, 11} {
		for _, m := range []int{16, 48, 64, 80, 112, 208} {
			for _, k := range []int{1, 7, 32} {
				t.Run(fmt.Sprintf("%dx%dx%d", n, k, m), func(t *testing.T) {
					random := func(n int) []float32 {
						v := make([]float32, n)
						for i := range v {
							v[i] = float32(r.NormFloat64())
						}
						return v
					}
					a, b, c := random(n*k), random(k*m), random(n*m)
					want := append([]float32(nil), c...)
					gemmScalar(want, m, a, k, 1, b, m, n, k, m)
					got := append([]float32(nil), c...)
					Gemm(got, m, a, k, 1, b, m, n, k, m)
					same(t, got, want)
					// a transposed
					want, got = append(want[:0], c...), append(got[:0], c...)
					gemmScalar(want, m, a, 1, n, b, m, n, k, m)
					Gemm(got, m, a, 1, n, b, m, n, k, m)
					same(t, got, want)
				})
			}
		}
	}
}

func TestRecurAndAddHaveTheBitsOfTheirScalarTwins(t *testing.T) {
	if !vectors {
		t.Skip("no vectors on this machine")
	}
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{16, 96, 208} {
		var v [5][]float32
		for i := range v {
			v[i] = make([]float32, n)
			for j := range v[i] {
				v[i][j] = float32(r.NormFloat64() * 5)
			}
		}
		c, out := append([]float32(nil), v[0]...), append([]float32(nil), v[4]...)
		recurScalar(c, v[1], v[2], v[3], out)
		Recur(v[0], v[1], v[2], v[3], v[4])
		same(t, v[0], c)
		same(t, v[4], out)
		addScalar(c, v[1])
		Add(v[0], v[1])
		same(t, v[0], c)
	}
}

func TestNormaliseAndAddRowHaveTheBitsOfTheirScalarTwins(t *testing.T) {
	if !vectors {
		t.Skip("no vectors on this machine")
	}
	r := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{8, 96, 224} {
		var v [3][]float32
		row := make([]byte, n)
		for i := range v {
			v[i] = make([]float32, n)
			for j := range v[i] {
				v[i][j] = float32(r.NormFloat64() * 3)
				row[j] = byte(r.IntN(256))
			}
		}
		want, keep := append([]float32(nil), v[0]...), make([]float32, n)
		a := Normalise(want, v[1], v[2], keep) // keeping takes the scalar way
		b := Normalise(v[0], v[1], v[2], nil)
		same(t, v[0], want)
		same(t, []float32{b}, []float32{a})
		addRowScalar(want, string(row), 0.37)
		AddRow(v[0], string(row), 0.37)
		same(t, v[0], want)
	}
}

func same(t *testing.T, got, want []float32) {
	t.Helper()
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("element %d: got %v, want %v", i, got[i], want[i])
		}
	}
}

func TestMatrixHasTheBitsOfItsScalarTwin(t *testing.T) {
	if !vectors {
		t.Skip("no vectors on this machine")
	}
	r := rand.New(rand.NewPCG(7, 8))
	random := func(n int) []float32 {
		v := make([]float32, n)
		for i := range v {
			v[i] = float32(r.NormFloat64())
		}
		return v
	}
	had := pairwise
	t.Cleanup(func() { pairwise = had })
	for _, n := range []int{1, 2, 3, 4, 5, 11} {
		for _, m := range []int{16, 64, 112, 208} {
			for _, k := range []int{16, 48, 256} {
				t.Run(fmt.Sprintf("%dx%dx%d", n, k, m), func(t *testing.T) {
					x, in, out := newMatrix(random(k*m), k, m), random(n*k), random((n+spare)*m)
					clear(in[:k]) // a row of nothing
					var whole rows
					whole.set(in, n, k)
					want, exact := append([]float32(nil), out...), append([]float32(nil), out...)
					for i := range n {
						q := make([]int16, k)
						scale := wholeScalar(q, in[i*k:(i+1)*k])
						same(t, []float32{whole.scales[i]}, []float32{scale})
						x.oneScalar(want[i*m:(i+1)*m], q, scale)
						for j := range m {
							for l := range k {
								exact[i*m+j] += in[i*k+l] * float32(x.pairs[(l/2*m+j)*2+l%2]) * x.scales[j]
							}
						}
					}
					for _, pairwise = range []bool{false, had} {
						got := append([]float32(nil), out...)
						x.times(got, m, &whole, 0, n)
						same(t, got, want)
						sameShort(t, &x, &whole, out, want, n)
						for j, v := range exact {
							if d := v - got[j]; d > 0.05 || d < -0.05 {
								t.Fatalf("element %d: got %v, want about %v", j, got[j], v)
							}
						}
					}
				})
			}
		}
	}
}

// sameShort holds the kernels for short vectors against the same bits.
func sameShort(t *testing.T, x *matrix, in *rows, out, want []float32, n int) {
	t.Helper()
	if !short {
		return
	}
	got := append([]float32(nil), out...)
	x.timesShort(got, x.m, in.whole, in.scales, (n+3)&^3)
	same(t, got, want)
	copy(got, out)
	for i := range n {
		x.oneShort(got[i*x.m:(i+1)*x.m], in.whole[i*x.k:(i+1)*x.k], in.scales[i])
	}
	same(t, got, want)
}

func BenchmarkMatrix(b *testing.B) {
	const n, k, m = 24, 128, 1664
	x, c := newMatrix(make([]float32, k*m), k, m), make([]float32, (n+spare)*m)
	var in rows
	in.set(make([]float32, n*k), n, k)
	for b.Loop() {
		x.times(c, m, &in, 0, n)
	}
	b.ReportMetric(float64(n*k*m)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}

func BenchmarkGemm(b *testing.B) {
	const n, k, m = 24, 128, 1664
	x, w, c := make([]float32, n*k), make([]float32, k*m), make([]float32, n*m)
	for b.Loop() {
		Gemm(c, m, x, k, 1, w, m, n, k, m)
	}
	b.ReportMetric(float64(n*k*m)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
