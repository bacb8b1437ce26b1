package formats

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad/data"
)

const peers = "../../shared/data/peers/"

func codes(t testing.TB) *Codes {
	t.Helper()
	tables, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	c, err := NewCodes(tables)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// peer opens a true file of another data set.
func peer(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.Open(filepath.FromSlash(peers + name))
	if err != nil {
		t.Skip("no files of peers here: ", err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestPeers reads the true files of other data sets: what is read of them, and what is not.
func TestPeers(t *testing.T) {
	for _, c := range []struct {
		file, format   string
		records        int
		leftOut, wrong int
	}{
		{"gdelt2_20191024143000.export.CSV", "gdelt2", 1814, 297, 0},
		{"gdelt2_20260611091500.translation.mentions.CSV", "gdelt-mentions", 1737, 0, 0},
		{"icews_events.2018.sample.tab", "icews", 3095, 610, 0},
		{"ucdp_ged231_car.csv", "ucdp", 1848, 0, 0},
	} {
		t.Run(c.format, func(t *testing.T) {
			f := peer(t, c.file)
			n, out, wrong, sides, dyads := 0, 0, 0, 0, 0
			for r, err := range Find(c.format).Read(f, c.file, codes(t)) {
				var e *RowError
				switch {
				case errors.As(err, &e) && e.LeftOut:
					out++
					continue
				case errors.As(err, &e):
					if wrong++; wrong < 5 {
						t.Log(err)
					}
					continue
				case err != nil:
					t.Fatal(err)
				}
				n++
				if len(r.Event.Actors)+len(r.Event.Recipients) > 1 {
					sides++
				}
				for range r.Days() {
					dyads++
				}
			}
			if got := [3]int{n, out, wrong}; got != [3]int{c.records, c.leftOut, c.wrong} {
				t.Errorf("records, left out, wrong: %d", got)
			}
			t.Logf("%d records, %d left out, %d wrong, %d with two sides, %d dyad-days", n, out, wrong, sides, dyads)
		})
	}
}

func TestMangled(t *testing.T) {
	f := peer(t, "gdelt2_20190121220000.excel_semicolon_mangled.csv")
	var got error
	for r, err := range Find("gdelt2").Read(f, "mangled.csv", codes(t)) {
		if err == nil {
			t.Fatalf("read %v", r)
		}
		got = err
	}
	for _, want := range []string{"semicolons", "line of names", "2.02E+13", "zeros", "as it was downloaded"} {
		if got == nil || !strings.Contains(got.Error(), want) {
			t.Errorf("%v does not say %q", got, want)
		}
	}
}

// TestColumnOrder holds our columns against the headers of true files.
func TestColumnOrder(t *testing.T) {
	first := func(t *testing.T, name, comma string) []string {
		t.Helper()
		b := make([]byte, 4096)
		n, _ := peer(t, name).Read(b)
		line, _, _ := strings.Cut(string(b[:n]), "\n")
		return strings.Split(strings.TrimSpace(line), comma)
	}
	t.Run("icews", func(t *testing.T) {
		if got, want := Find("icews").Columns, first(t, "icews_events.2018.sample.tab", "\t"); !slices.Equal(got, want) {
			t.Errorf("got %q\nwant %q", got, want)
		}
	})
	t.Run("ucdp", func(t *testing.T) { // the release lacks the coordinates
		got := slices.DeleteFunc(Find("ucdp").Columns, func(s string) bool { return s == "latitude" || s == "longitude" || s == "geom_wkt" })
		if want := first(t, "ucdp_ged231_car.csv", ","); !slices.Equal(got, want) {
			t.Errorf("got %q\nwant %q", got, want)
		}
	})
	t.Run("gdelt2", func(t *testing.T) { // the names that a spreadsheet gave lack those of ADM2
		want := first(t, "gdelt2_20190121220000.excel_semicolon_mangled.csv", ";")
		got := Find("gdelt2").Columns
		if len(got) != 61 || len(want) != 61 {
			t.Fatalf("%d columns, want %d", len(got), len(want))
		}
		for i := range got {
			if want[i] != "" && got[i] != want[i] && !strings.HasPrefix(got[i], "Actor2Geo_ADM") {
				t.Errorf("column %d is %s, want %s", i+1, got[i], want[i])
			}
		}
	})
	for name, n := range map[string]int{"gdelt2": 61, "gdelt-mentions": 16, "icews": 20, "phoenix": 26, "polecat": 40, "ucdp": 49} {
		if got := len(Find(name).Columns); got != n {
			t.Errorf("%s has %d columns, want %d", name, got, n)
		}
	}
}
