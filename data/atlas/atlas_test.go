package atlas_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/dyad-news/dyad/data/atlas"
)

// made writes an atlas of places and gives its path.
func made(tb testing.TB, places iterPlaces) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "some.atlas")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	w, err := atlas.NewWriter(f)
	if err != nil {
		tb.Fatal(err)
	}
	places(func(p *atlas.Place) {
		if err := w.Add(p); err != nil {
			tb.Fatal(err)
		}
	})
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return path
}

type iterPlaces func(func(*atlas.Place))

func opened(tb testing.TB, path string) *atlas.File {
	tb.Helper()
	f, err := atlas.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { f.Close() })
	return f
}

func TestEveryPlaceIsFoundByEveryName(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.StringMatching(`[A-Za-zéāÖ '-]{1,12}`), 1, 4)
		places := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) atlas.Place {
			return atlas.Place{ID: rapid.IntRange(0, 1<<31).Draw(t, "id"), Lat: rapid.Float64Range(-90, 90).Draw(t, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, "lon"),
				Country: rapid.SampledFrom([]string{"", "PK", "US"}).Draw(t, "country"), Admin: rapid.SampledFrom([]string{"", "05", "ENG"}).Draw(t, "admin"),
				Feature: rapid.SampledFrom([]string{"P.PPL", "T.MT"}).Draw(t, "feature"), Population: rapid.IntRange(0, 4e7).Draw(t, "people"), Names: names.Draw(t, "names")}
		}), 1, 50).Draw(t, "places")
		f, err := os.CreateTemp(dir, "*")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		w, err := atlas.NewWriter(f)
		if err != nil {
			t.Fatal(err)
		}
		for i := range places {
			if err := w.Add(&places[i]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		a, err := atlas.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		if all := slices.Collect(a.All()); len(all) != len(places) || a.Len() != len(places) {
			t.Fatalf("%d places, %d told, want %d", len(all), a.Len(), len(places))
		}
		for _, want := range places {
			for _, name := range want.Names {
				ask := strings.Map(lower, name)
				found := false
				for nth, p := range a.Find(ask, atlas.Hash(ask)) {
					if !atlas.Equal(p.Names[nth], name) {
						t.Fatalf("asked for %q, found %q", name, p.Names[nth])
					}
					found = found || same(p, want)
				}
				if !found || !a.Has(name, atlas.Hash(name)) {
					t.Fatalf("%q of %+v not found", name, want)
				}
			}
		}
		if a.Has("Nowhere at all", atlas.Hash("Nowhere at all")) {
			t.Fatal("found what is not there")
		}
	})
}

// lower leaves letters beyond A to Z alone.
func lower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

func same(got, want atlas.Place) bool {
	return got.ID == want.ID && got.Country == want.Country && got.Admin == want.Admin && got.Feature == want.Feature &&
		got.Population == want.Population && math.Abs(got.Lat-want.Lat) < 1e-4 && math.Abs(got.Lon-want.Lon) < 1e-4
}

func TestAddRefuses(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "a"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := atlas.NewWriter(f)
	if err != nil {
		t.Fatal(err)
	}
	for name, p := range map[string]atlas.Place{
		"no name":          {Lat: 1, Lon: 1},
		"off the earth":    {Lat: 91, Lon: 1, Names: []string{"A"}},
		"not a number":     {Lat: math.NaN(), Lon: 1, Names: []string{"A"}},
		"a name too long":  {Lat: 1, Lon: 1, Names: []string{strings.Repeat("A", 121)}},
		"a long country":   {Lat: 1, Lon: 1, Country: "IRN", Names: []string{"A"}},
		"people below nil": {Lat: 1, Lon: 1, Population: -1, Names: []string{"A"}},
	} {
		if w.Add(&p) == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// line is a line of a dump.
func line(id, name, alternates, lat, lon, class, code, country, admin, people string) string {
	return strings.Join([]string{id, name, name, alternates, lat, lon, class, code, country, "", admin, "", "", "", people, "", "", "Asia/Karachi", "2024-01-01"}, "\t") + "\n"
}

var (
	ridge  = line("11", "Example Ridge", "Kotal-e Mesal,قله", "31.5", "66.5", "T", "RDGE", "AF", "23", "0")
	base   = line("12", "Example Air Base", "", "31.6", "66.4", "S", "AIRB", "AF", "23", "0")
	hotel  = line("13", "Example Hotel", "", "31.6", "66.4", "S", "HTL", "AF", "23", "0")
	hamlet = line("14", "Little Example", "", "31.7", "66.3", "P", "PPL", "AF", "23", "40")
)

func imported(t *testing.T, m *atlas.Import, dump string) (*atlas.File, atlas.Imported, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cities.atlas")
	r, err := m.Into(context.Background(), path, atlas.Dump{Name: "dump.txt", Reader: strings.NewReader(dump)})
	if err != nil {
		return nil, r, err
	}
	return opened(t, path), r, nil
}

func TestImport(t *testing.T) {
	m := &atlas.Import{Kept: "APST", People: 100, Names: 5}
	if err := m.Divisions("admin1.txt", strings.NewReader("AF.23\tKandahar\tKandahar\t1138335\nAF.99\tEmpty\tEmpty\t1\n")); err != nil {
		t.Fatal(err)
	}
	a, r, err := imported(t, m, ridge+base+"broken\n"+hotel+hamlet)
	if err != nil {
		t.Fatal(err)
	}
	if r.Rows != 5 || r.Kept != 3 || r.Bad != 1 || len(r.Errors) != 1 || !strings.HasPrefix(r.Errors[0], "dump.txt:3: want 19 columns") {
		t.Errorf("%+v", r)
	}
	for name, want := range map[string]bool{
		"Example Ridge": true, "kotal-e mesal": true, "Example Air Base": true, "Kandahar": true, "AF\t23": true,
		"Example Hotel": false, "Little Example": false, "Empty": false, "قله": false,
	} {
		if got := a.Has(name, atlas.Hash(name)); got != want {
			t.Errorf("%q: found is %v", name, got)
		}
	}
}

func TestImportRefuses(t *testing.T) {
	for _, c := range []struct{ name, dump, want string }{
		{"nothing to keep", hotel, "no place to keep"},
		{"no dump at all", strings.Repeat("a b c\n", 2000), "malformed rows"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := imported(t, &atlas.Import{Kept: "P"}, c.dump)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestImportKeepsTheOldFileWhenInterrupted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cities.atlas")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	m := &atlas.Import{Kept: "T"}
	if _, err := m.Into(ctx, path, atlas.Dump{Name: "d", Reader: strings.NewReader(strings.Repeat(ridge, 5000))}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "old" {
		t.Errorf("the old file is gone")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".atlas*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// FuzzRead: whatever the bytes, an atlas is refused or answers without panic.
func FuzzRead(f *testing.F) {
	path := made(f, func(add func(*atlas.Place)) {
		add(&atlas.Place{ID: 7, Lat: 31.5, Lon: 66.5, Country: "AF", Admin: "23", Feature: "T.RDGE", Names: []string{"Example Ridge", "The Ridge"}})
		add(&atlas.Place{ID: 8, Lat: -31.5, Lon: -66.5, Feature: "H.SEA", Names: []string{"Example Sea"}})
	})
	b, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b, "Example Ridge")
	f.Add(b[:70], "")
	f.Fuzz(func(t *testing.T, b []byte, name string) {
		a, err := atlas.Read(b)
		if err != nil {
			return
		}
		for _, n := range []string{name, "Example Sea"} {
			has := a.Has(n, atlas.Hash(n))
			found := 0
			for nth, p := range a.Find(n, atlas.Hash(n)) {
				if nth >= len(p.Names) && len(p.Names) > 0 {
					t.Fatalf("name %d of %d", nth, len(p.Names))
				}
				found++
			}
			if has != (found > 0) {
				t.Fatalf("has %v, finds %d", has, found)
			}
		}
		for p := range a.All() {
			if !(p.Lat >= -180 && p.Lat <= 1500) {
				t.Fatalf("latitude %v", p.Lat)
			}
		}
	})
}

// FuzzReadDump: whatever the bytes, each row is handed over or told as bad.
func FuzzReadDump(f *testing.F) {
	f.Add([]byte(ridge + base))
	f.Add([]byte("\t\t\n" + hamlet + "\xff\n"))
	f.Add(bytes.Repeat([]byte{'a'}, 1<<19))
	f.Fuzz(func(t *testing.T, b []byte) {
		err := atlas.ReadDump(bytes.NewReader(b), func(r *atlas.Row) error {
			if len(r.Names) == 0 || !(math.Abs(r.Lat) <= 90 && math.Abs(r.Lon) <= 180) || r.ID < 0 || r.Population < 0 {
				t.Fatalf("%+v", r)
			}
			return nil
		}, func(line int, err error) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
	})
}

// BenchmarkFind asks atlases of a thousand and of ten million names for one that is
// there and one that is not.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 10_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := made(b, func(add func(*atlas.Place)) {
				for i := range n {
					add(&atlas.Place{ID: i, Lat: 1, Lon: 1, Country: "PK", Admin: "02", Feature: "P.PPL", Names: []string{fmt.Sprintf("Town %d", i)}})
				}
			})
			a := opened(b, path)
			names := make([]string, 256)
			for i := range names {
				names[i] = fmt.Sprintf("Town %d", i*(n/256))
			}
			for i := 0; b.Loop(); i++ {
				name := names[i%len(names)]
				found := 0
				for range a.Find(name, atlas.Hash(name)) {
					found++
				}
				if found != 1 || a.Has("Village", atlas.Hash("Village")) {
					b.Fatal("lookup failed")
				}
			}
		})
	}
}
