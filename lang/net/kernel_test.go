package net

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/dyad-news/dyad/lang/net/whole"
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

func TestRecurAddAndRectifyHaveTheBitsOfTheirScalarTwins(t *testing.T) {
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
		rectifyScalar(c)
		Rectify(v[0])
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

// TestParseIsTheSameWithEveryKernel holds the trees of whole networks against each other.
func TestParseIsTheSameWithEveryKernel(t *testing.T) {
	var want []string
	widest := whole.InUse()
	t.Cleanup(func() { whole.Use(widest) })
	for kind := widest; kind >= whole.Plain; kind-- {
		whole.Use(kind)
		var got []string
		var s Scratch
		for seed := range uint64(10) {
			_, file := random(seed)
			m, err := Decode(string(file))
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n < 40; n += 3 {
				p := m.Parse(&s, n, func(i int) string { return []string{"army", "left", "Kabul", "in", "1994", "."}[(i*i+n)%6] })
				got = append(got, fmt.Sprint(p))
			}
		}
		if want == nil {
			want = got
		}
		if !slices.Equal(got, want) {
			t.Errorf("kind %d: other trees than with the kernels before", kind)
		}
	}
}

func BenchmarkGemm(b *testing.B) {
	const n, k, m = 24, 128, 1664
	x, w, c := make([]float32, n*k), make([]float32, k*m), make([]float32, n*m)
	for b.Loop() {
		Gemm(c, m, x, k, 1, w, m, n, k, m)
	}
	b.ReportMetric(float64(n*k*m)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
