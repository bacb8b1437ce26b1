package train

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/dyad-news/dyad/lang/net"
)

// random makes a small model with weights by chance. With swapped its second and third
// relation are in the other order, the weights to match.
func random(t *testing.T, seed uint64, swapped bool) *net.Model {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	upos, xpos, rels := []string{"NOUN", "VERB"}, []string{"NN", "VB", "VBD"}, []string{"root", "nsubj", "obj", "punct"}
	c := net.Config{Embed: 16, Hidden: 32, Parse: 16, Blocks: 2, UPOS: len(upos), XPOS: len(xpos), Rels: len(rels)}
	var keys []uint32
	for _, form := range []string{"army", "left", "Kabul", "."} {
		for _, k := range net.Keys(form) {
			keys = append(keys, k)
		}
	}
	embed := make([]float32, (net.Features+len(keys))*c.Embed)
	w := net.NewWeights(c)
	for _, v := range [][]float32{embed, w.Flat} {
		for i := range v {
			v[i] = float32(r.NormFloat64())
		}
	}
	if swapped {
		rels[1], rels[2] = rels[2], rels[1]
		swap := func(v []float32, a, b, width int) {
			for i := range width {
				v[a*width+i], v[b*width+i] = v[b*width+i], v[a*width+i]
			}
		}
		for position := range 8 {
			swap(w.Label, position*c.Rels+1, position*c.Rels+2, c.Parse)
		}
		for side := range 2 {
			at := 1 + side*c.Rels
			swap(w.MoveB, at+1, at+2, 1)
			for i := range c.Parse {
				swap(w.MoveW[i*c.Moves():], at+1, at+2, 1)
			}
		}
	}
	m, err := net.Decode(string(net.Encode(c, upos, xpos, rels, keys, embed, w)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func form(n int) func(i int) string {
	return func(i int) string { return []string{"army", "left", "Kabul", "in", "."}[(i*n)%5] }
}

// TestAJuryReadsAsItsModels gives a jury one model, or one twice with its relations in either
// order: it must read as that model does.
func TestAJuryReadsAsItsModels(t *testing.T) {
	var s net.Scratch
	for seed := range uint64(8) {
		m := random(t, seed, false)
		for _, models := range [][]*net.Model{{m}, {m, random(t, seed, true)}} {
			jury, err := NewJury(models)
			if err != nil {
				t.Fatal(err)
			}
			var b Bench
			for n := 1; n < 25; n++ {
				want := m.Parse(&s, n, form(n))
				got, sure := jury.Parse(&b, n, form(n))
				if !slices.Equal(got.UPOS, want.UPOS) || !slices.Equal(got.XPOS, want.XPOS) || !slices.Equal(got.Head, want.Head) || !slices.Equal(got.Rel, want.Rel) {
					t.Fatalf("%d models, %d words: got %+v, want %+v", len(models), n, got, want)
				}
				if sure <= 0 || sure > 1 {
					t.Fatalf("sure by %g", sure)
				}
			}
		}
	}
}

// TestAJuryIsLessSureThanItsModels holds how sure two are against each alone: where they
// differ, neither has its way with all its probability.
func TestAJuryIsLessSureThanItsModels(t *testing.T) {
	a, b := random(t, 3, false), random(t, 4, false)
	var mean [3]float64
	for i, models := range [][]*net.Model{{a}, {b}, {a, b}} {
		jury, err := NewJury(models)
		if err != nil {
			t.Fatal(err)
		}
		var bench Bench
		for n := 2; n < 40; n++ {
			_, sure := jury.Parse(&bench, n, form(n))
			mean[i] += sure / 38
		}
	}
	if mean[2] >= mean[0] || mean[2] >= mean[1] {
		t.Errorf("sure by %.3f and %.3f alone, together by %.3f", mean[0], mean[1], mean[2])
	}
}

func TestAJuryHasModels(t *testing.T) {
	if _, err := NewJury(nil); err == nil {
		t.Error("a jury of nobody")
	}
}
