package extract

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shared is the folder of data that is not in the repository.
const shared = "../../shared"

func sharedFile(t testing.TB, path string) string {
	t.Helper()
	path = filepath.Join(shared, path)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("%s is not on this machine", path)
	}
	return path
}

// TestSavedPages measures the words of the main text on saved pages of real sites: every
// other English page is for tuning, the rest is reported and held to a floor.
func TestSavedPages(t *testing.T) {
	dir := sharedFile(t, "data/html")
	f, err := os.Open(filepath.Join(dir, "manifest.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var sums [2]struct{ precision, recall, pages, titles, days float64 }
	in := bufio.NewScanner(f)
	in.Buffer(nil, 10<<20)
	english := 0
	for in.Scan() {
		var want struct{ File, Country, Date, Title, Text string }
		if err := json.Unmarshal(in.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		body, err := os.ReadFile(filepath.Join(dir, want.File))
		if err != nil {
			t.Fatal(err)
		}
		a, err := Article(page(want.File, "text/html", string(body)))
		if languageOf(want.Text, "") != "en" {
			if err == nil && a.Language == "en" {
				t.Errorf("%s is not English", want.File)
			}
			continue
		}
		if err != nil || a.Language != "en" {
			t.Errorf("%s: %v, language %q", want.File, err, a.Language)
		}
		precision, recall := overlap(a.Text, want.Text)
		sum := &sums[english%2]
		english++
		sum.pages++
		sum.precision += precision
		sum.recall += recall
		if sameTitle(a.Title, want.Title) || sameTitle(want.Title, a.Title) {
			sum.titles++
		}
		if len(want.Date) >= 10 && string(a.Published) == want.Date[:10] {
			sum.days++
		}
		if testing.Verbose() {
			t.Logf("P %.3f R %.3f %s", precision, recall, want.File)
		}
	}
	for i, name := range []string{"tune", "dev"} {
		s := sums[i]
		p, r := s.precision/s.pages, s.recall/s.pages
		t.Logf("%s: %.0f pages, words P %.3f R %.3f F1 %.3f; title %.2f, day %.2f", name, s.pages, p, r, 2*p*r/(p+r), s.titles/s.pages, s.days/s.pages)
		if p < 0.88 || r < 0.97 {
			t.Errorf("%s: words P %.3f R %.3f", name, p, r)
		}
	}
}

// overlap gives precision and recall of the words of got against want, with repetition.
func overlap(got, want string) (precision, recall float64) {
	count := map[string]int{}
	g, w := strings.Fields(strings.ToLower(got)), strings.Fields(strings.ToLower(want))
	for _, word := range w {
		count[word]++
	}
	hit := 0
	for _, word := range g {
		if count[word] > 0 {
			count[word]--
			hit++
		}
	}
	return float64(hit) / float64(max(len(g), 1)), float64(hit) / float64(max(len(w), 1))
}
