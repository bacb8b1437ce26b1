package extract

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden is an article with the spans that its JSON form leaves out.
type golden struct {
	dyad.Article
	Words []string   `json:"words,omitempty"` // what the spans handed over hold
	Pair  *dyad.Pair `json:"pair,omitempty"`
}

// TestGolden reads the page of every folder under testdata and holds the article against
// article.json there.
func TestGolden(t *testing.T) {
	pages, err := filepath.Glob("testdata/*/page.*")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range pages {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			var got bytes.Buffer
			enc := json.NewEncoder(&got)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			for p, err := range Pages([]string{path}, Options{}) {
				if err != nil {
					t.Fatal(err)
				}
				a, err := Article(p)
				if err != nil {
					t.Fatal(err)
				}
				sound(t, &a)
				g := golden{Article: a, Pair: a.Pair}
				for _, m := range a.Mentions {
					g.Words = append(g.Words, m.In(a.Text))
				}
				if err := enc.Encode(g); err != nil {
					t.Fatal(err)
				}
			}
			file := filepath.Join(dir, "article.json")
			if *update {
				if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
}
