package net

import (
	"math/rand/v2"
	"testing"
)

// random makes a model of small size with random weights.
func random(seed uint64) (Config, []byte) {
	r := rand.New(rand.NewPCG(seed, 1))
	upos, xpos, rels := []string{"NOUN", "VERB"}, []string{"NN", "VB", "VBD"}, []string{"root", "nsubj", "obj", "punct"}
	c := Config{Embed: 16, Hidden: 32, Parse: 16, Blocks: 2, UPOS: len(upos), XPOS: len(xpos), Rels: len(rels)}
	var keys []uint32
	for _, form := range []string{"army", "left", "Kabul", "1994", "."} {
		for _, k := range Keys(form) {
			keys = append(keys, k)
		}
	}
	embed := make([]float32, (Features+len(keys))*c.Embed)
	w := NewWeights(c)
	for _, v := range [][]float32{embed, w.Flat} {
		for i := range v {
			v[i] = float32(r.NormFloat64())
		}
	}
	return c, Encode(c, upos, xpos, rels, keys, embed, w)
}

func TestEveryParseIsATree(t *testing.T) {
	words := []string{"army", "left", "Kabul", "in", "1994", ".", "Überraschung", "\xff", "(", "x"}
	r := rand.New(rand.NewPCG(9, 9))
	var s Scratch
	for seed := range uint64(20) {
		_, file := random(seed)
		m, err := Decode(string(file))
		if err != nil {
			t.Fatal(err)
		}
		for range 40 {
			n := 1 + r.IntN(30)
			forms := make([]string, n)
			for i := range forms {
				forms[i] = words[r.IntN(len(words))]
			}
			p := m.Parse(&s, n, func(i int) string { return forms[i] })
			roots := 0
			for i, h := range p.Head {
				if h < 0 {
					roots++
				}
				if (h < 0) != (p.Rel[i] == 0) {
					t.Fatalf("word %d: head %d, relation %d", i, h, p.Rel[i])
				}
				for at, steps := int32(i), 0; at >= 0; at, steps = p.Head[at], steps+1 {
					if int(at) >= n || steps > n {
						t.Fatalf("heads %v of %v", p.Head, forms)
					}
				}
			}
			if roots != 1 {
				t.Fatalf("%d roots: %v", roots, p.Head)
			}
		}
	}
	if p := (&Model{}).Parse(&s, 0, nil); len(p.Head) != 0 {
		t.Error("a parse of nothing")
	}
}

func TestFeatures(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		kind       int
		same       bool
	}{
		{"case folds", "Army", "army", wordFeature, true},
		{"shape keeps case", "Army", "army", shapeFeature, false},
		{"digits are one", "1994", "2021", wordFeature, true},
		{"apostrophes are one", "’s", "'s", wordFeature, true},
		{"long shapes are cut", "Pakistan", "Afghanistan", shapeFeature, true},
		{"endings", "Afghanistan", "Pakistan", suffix4, true},
		{"accents fold", "ÉCOLE", "école", wordFeature, true},
		{"words differ", "army", "navy", wordFeature, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Keys(c.a)[c.kind] == Keys(c.b)[c.kind]; got != c.same {
				t.Errorf("%q and %q alike: %v", c.a, c.b, got)
			}
		})
	}
}

func TestVocabularyKeepsKindsApart(t *testing.T) {
	keys := Keys("ab") // all its affixes are the word itself
	v := NewVocabulary(keys[:])
	rows := v.Rows("ab")
	for i, r := range rows {
		if int(r) != Features+i {
			t.Errorf("kind %d has row %d", i, r)
		}
	}
	for i, r := range v.Rows("Qx7") {
		if int(r) != i {
			t.Errorf("kind %d of an unknown word has row %d", i, r)
		}
	}
}

func TestDecodeRefusesBrokenFiles(t *testing.T) {
	_, file := random(1)
	for _, c := range []struct{ name, file string }{
		{"empty", ""}, {"other", "not a model at all"}, {"cut", string(file[:len(file)-1])}, {"longer", string(file) + "x"}, {"header alone", string(file[:40])},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Decode(c.file); err == nil {
				t.Error("no error")
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	_, file := random(1)
	f.Add(file)
	f.Add(file[:200])
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := Decode(string(b))
		if err != nil {
			return
		}
		var s Scratch
		p := m.Parse(&s, 3, func(int) string { return "army" })
		if len(p.Head) != 3 {
			t.Errorf("heads %v", p.Head)
		}
	})
}
