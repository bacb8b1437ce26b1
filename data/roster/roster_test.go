package roster_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/dyad-news/dyad/data/roster"
)

// written makes a file of the rows and opens it.
func written(tb testing.TB, rows ...string) *roster.Index {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "some.roster")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	w, err := roster.NewWriter(f)
	if err != nil {
		tb.Fatal(err)
	}
	for _, r := range rows {
		if err := w.Add(r); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	x, err := roster.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { x.Close() })
	return x
}

var people = []string{
	"NGA\tGOV\tBola Tinubu\tTinubu",
	"AAA\tREB\tal-Shabaab\tal Shabaab|Shebab",
	"BBB\tREB\tal-Shabaab al-Mujahideen\t-",
	"CCC\tGOV\tJosé Peña\tPeña!",
	"DDD\tGOV\tJama'at X\t-",
	"EEE\tGOV\tal-Shabaab\t-",
	"FFF\tREB\tOmo Front\tOmo Front Movement|Omo",
}

func TestAt(t *testing.T) {
	inMemory, err := roster.Build(strings.Join(people, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []*roster.Index{inMemory, written(t, people...)} {
		for _, c := range []struct{ name, text, want string }{
			{"the whole name", "Bola Tinubu said", "NGA to 11"},
			{"one name of a row begins another", "Omo Front Movement men", "FFF to 18"},
			{"the shorter of them", "Omo Front men", "FFF to 9"},
			{"an alias", "Tinubu's men", "NGA to 6"},
			{"not within a word", "Tinubuism", ""},
			{"fewer capitals", "bola tinubu", ""},
			{"more capitals", "BOLA TINUBU", "NGA to 11"},
			{"hyphens and blanks are one, two bearers", "al Shabaab fled", "AAA to 10, EEE to 10"},
			{"the longest name", "al-Shabaab al-Mujahideen", "BBB to 24"},
			{"the longest that ends here", "al-Shabaab al-Muj", "AAA to 10, EEE to 10"},
			{"diacritics", "Jose Pena", "CCC to 9"},
			{"a marked name", "Pena", "CCC to 4"},
			{"kinds of apostrophe", "Jama’at X", "DDD to 11"},
			{"nothing", "", ""},
			{"no paragraph's end in a name", "Bola\n\nTinubu", ""},
		} {
			var got []string
			for _, h := range x.At(nil, c.text, 0, false) {
				code, _, _ := strings.Cut(x.Row(h.Row), "\t")
				got = append(got, fmt.Sprintf("%s to %d", code, h.End))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("%s: got %q, want %q", c.name, s, c.want)
			}
		}
		if got := x.At(nil, "bola tinubu", 0, true); len(got) != 1 {
			t.Errorf("folded: %v", got)
		}
	}
}

func TestEveryNameIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.StringMatching(`[A-Za-zéāÖ]{1,8}([ '-][A-Za-z0-9]{1,5}){0,4}`), 1, 40).Draw(t, "names")
		var rows strings.Builder
		for i, n := range names {
			fmt.Fprintf(&rows, "%d\t%s\tx%s|y\n", i, n, n)
		}
		x, err := roster.Build(rows.String())
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range names {
			for _, ask := range []string{n, strings.ToUpper(n), "x" + n} {
				found := false
				for _, h := range x.At(nil, ask, 0, false) {
					found = found || strings.HasPrefix(x.Row(h.Row), fmt.Sprintf("%d\t", i)) && h.End == len(ask)
				}
				if !found {
					t.Fatalf("%q not found", ask)
				}
			}
		}
	})
}

func TestAddRefuses(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "a"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := roster.NewWriter(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{"", "# remark\ta\tb", "a\tb", "a\tb\nc\td", strings.Repeat("x", 1<<16) + "\ta\tb"} {
		if w.Add(row) == nil {
			t.Errorf("%.40q taken", row)
		}
	}
}

// FuzzRead: whatever the bytes, a roster is refused or answers without panic.
func FuzzRead(f *testing.F) {
	path := filepath.Join(f.TempDir(), "a.roster")
	file, err := os.Create(path)
	if err != nil {
		f.Fatal(err)
	}
	w, err := roster.NewWriter(file)
	if err != nil {
		f.Fatal(err)
	}
	for _, r := range people {
		if err := w.Add(r); err != nil {
			f.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b, "Bola Tinubu")
	f.Add(b[:70], "")
	f.Fuzz(func(t *testing.T, b []byte, text string) {
		x, err := roster.Read(b)
		if err != nil {
			return
		}
		for _, h := range x.At(nil, text, 0, true) {
			if h.End > len(text) || h.End <= 0 {
				t.Fatalf("%q: ends at %d", text, h.End)
			}
			x.Row(h.Row)
		}
	})
}

// BenchmarkAt asks rosters of a thousand and of ten million names at a place where one
// stands and at one where none does.
func BenchmarkAt(b *testing.B) {
	for _, n := range []int{1_000, 100_000, 10_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "many.roster")
			f, err := os.Create(path)
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			w, err := roster.NewWriter(f)
			if err != nil {
				b.Fatal(err)
			}
			for i := range n {
				if err := w.Add(fmt.Sprintf("person\tPAK\tGOV\tMohammed %s Khan\t-", letters(i))); err != nil {
					b.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
			x, err := roster.Open(path)
			if err != nil {
				b.Fatal(err)
			}
			defer x.Close()
			texts := make([]string, 256)
			for i := range texts {
				texts[i] = "Mohammed " + letters(i*(n/256)) + " Khan said"
			}
			var hits []roster.Hit
			for i := 0; b.Loop(); i++ {
				hits = x.At(hits[:0], texts[i%len(texts)], 0, false)
				if len(hits) != 1 || len(x.At(hits[:0], "villages nearby", 0, false)) != 0 {
					b.Fatal("lookup failed")
				}
			}
		})
	}
}

// letters writes a number in letters.
func letters(n int) string {
	s := []byte{'A' + byte(n%26)}
	for n /= 26; n > 0; n /= 26 {
		s = append(s, 'a'+byte(n%26))
	}
	return string(s)
}
