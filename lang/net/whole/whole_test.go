package whole

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

var names = map[Kind]string{Plain: "plain", Pairs: "pairs", Octets: "octets", Fours: "fours", Tiles: "tiles"}

// kinds runs f for each kind of kernels that this machine has.
func kinds[T interface {
	*testing.T | *testing.B
	Run(string, func(T)) bool
	Cleanup(func())
}](t T, f func(t T)) {
	widest := InUse()
	t.Cleanup(func() { Use(widest) })
	for k := widest; k >= Plain; k-- {
		t.Run(names[k], func(t T) {
			Use(k)
			f(t)
		})
	}
}

// TestMatrixSumsExactly holds every kind of kernels against sums of products taken one
// by one, also at the ends of their range.
func TestMatrixSumsExactly(t *testing.T) {
	kinds(t, func(t *testing.T) {
		r := rand.New(rand.NewPCG(7, 8))
		for _, n := range []int{1, 2, 3, 4, 5, 11, 16, 17, 32, 53} {
			for _, m := range []int{16, 64, 112, 208} {
				for _, k := range []int{16, 48, 128, 256, 400} {
					for _, extreme := range []bool{false, true} {
						random := func(n int) []float32 {
							v := make([]float32, n)
							for i := range v {
								if v[i] = float32(r.NormFloat64()); extreme && i%97 > 2 {
									v[i] = float32(1 - 2*(i/97%2))
								}
							}
							return v
						}
						t.Run(fmt.Sprintf("%dx%dx%d", n, k, m), func(t *testing.T) {
							exact(t, random(k*m), random(n*k), random((n+Spare)*m), n, k, m)
						})
					}
				}
			}
		}
	})
}

func exact(t *testing.T, w, in, out []float32, n, k, m int) {
	x := New(w, m, k, m)
	clear(in[:k]) // a row of nothing
	var rows Rows
	rows.Set(in, n, k)
	want := append([]float32(nil), out...)
	for i := range n {
		q := make([]int16, k)
		scale := wholeScalar(q, in[i*k:(i+1)*k])
		same(t, []float32{rows.scales[i]}, []float32{scale})
		for j := range m {
			sum := int32(0)
			for l, v := range q {
				sum += int32(v) * int32(Round(w[l*m+j], x.scales[j]))
			}
			want[i*m+j] += float32(float32(float32(sum)*scale) * x.scales[j])
		}
	}
	got := append([]float32(nil), out...)
	x.Times(got, m, &rows, 0, n)
	same(t, got[:n*m], want[:n*m])
	for i := range n { // rows one by one
		copy(got, out)
		x.Times(got[i*m:], m, &rows, i, 1)
		same(t, got[i*m:(i+1)*m], want[i*m:(i+1)*m])
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

// BenchmarkTimes multiplies 24 words by a layer of 256 values.
func BenchmarkTimes(b *testing.B) {
	kinds(b, func(b *testing.B) {
		const n, k, m = 24, 128, 1664
		x, c := New(make([]float32, k*m), m, k, m), make([]float32, (n+Spare)*m)
		var in Rows
		in.Set(make([]float32, n*k), n, k)
		for b.Loop() {
			x.Times(c, m, &in, 0, n)
		}
		b.ReportMetric(float64(n*k*m)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
	})
}

func TestUseRefusesKernelsThatTheMachineLacks(t *testing.T) {
	for _, k := range []Kind{best() + 1, -1} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("kind %d is used, the widest is %d", k, best())
				}
			}()
			Use(k)
		}()
	}
}
