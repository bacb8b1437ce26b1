package entity

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

func newFinder(t testing.TB) *Finder {
	t.Helper()
	tables, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(tables)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// The shared entity tests: the share of phrases whose country and sector are right.
func TestResolvePhraseShared(t *testing.T) {
	file, err := os.Open("../../shared/data/events/entity_tests.jsonl")
	if err != nil {
		t.Skip("the shared entity tests are not here")
	}
	defer file.Close()
	f := newFinder(t)
	code, sector, both, n := 0, 0, 0, 0
	for in := bufio.NewScanner(file); in.Scan(); {
		var c struct {
			Text, Date, Country string
			Sector              string `json:"code_1"`
			Skip                bool
		}
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		if c.Skip {
			continue
		}
		day := dyad.Day(c.Date)
		if _, ok := day.Time(); !ok {
			day = "2022-06-01"
		}
		e := f.ResolvePhrase(c.Text, day)
		want := map[string]string{"XKX": "KOS"}[c.Country]
		if want == "" {
			want = c.Country
		}
		s := map[string]string{"HLH": "MED"}[c.Sector]
		if s == "" {
			s = c.Sector
		}
		n++
		a, b := e.Code == want, string(e.Sector) == s
		if a {
			code++
		}
		if b {
			sector++
		}
		if a && b {
			both++
		} else {
			t.Logf("%q: want %s %s, got %s %s", c.Text, want, s, e.Code, e.Sector)
		}
	}
	t.Logf("%d phrases: country %.3f, sector %.3f, both %.3f", n, float64(code)/float64(n), float64(sector)/float64(n), float64(both)/float64(n))
	if float64(both)/float64(n) < 0.75 {
		t.Errorf("both right: %d of %d", both, n)
	}
}
