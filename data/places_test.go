package data

import (
	"testing"
	"time"
)

func gazetteer(tb testing.TB) *Gazetteer {
	tb.Helper()
	t, err := Open("")
	if err != nil {
		tb.Fatal(err)
	}
	g, err := t.Gazetteer()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

func TestGazetteerRowsAreValid(t *testing.T) {
	start := time.Now()
	g := gazetteer(t)
	t.Logf("%d names in %d bytes, read in %v", len(g.entries), len(g.text), time.Since(start))
	if err := g.Check(); err != nil {
		t.Error(err)
	}
}

func TestGazetteerFind(t *testing.T) {
	g := gazetteer(t)
	for _, c := range []struct {
		name, ask, code, province string
		id, resolution            int
	}{
		{"country", "Pakistan", "PAK", "", 1168579, 1},
		{"country by another name", "Britain", "GBR", "", 2635167, 1},
		{"province", "Sistan and Baluchestan", "IRN", "Sistan and Baluchestan", 1159456, 2},
		{"city with its province", "Quetta", "PAK", "Balochistan", 1167528, 4},
		{"city by another name", "Kiev", "UKR", "Kyiv City", 703448, 4},
		{"letter case aside", "ISLAMABAD", "PAK", "Islamabad", 1176615, 4},
		{"base", "Nur Khan air base", "PAK", "Punjab", 0, 5},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, p := range g.Find(c.ask, nil) {
				if p.CountryCode == c.code && p.Resolution == c.resolution {
					if p.GeoNameID != c.id || p.Province != c.province {
						t.Errorf("%s: got id %d in %q, want %d in %q", c.ask, p.GeoNameID, p.Province, c.id, c.province)
					}
					return
				}
			}
			t.Errorf("%s: not found in %s", c.ask, c.code)
		})
	}
	if got := g.Find("Nowhereville", nil); got != nil || g.Has("Nowhereville") {
		t.Errorf("a place that is none: got %v", got)
	}
}

func BenchmarkGazetteer(b *testing.B) {
	t, err := Open("")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := t.Gazetteer(); err != nil {
			b.Fatal(err)
		}
	}
}
