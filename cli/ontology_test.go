package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTypeOfOnesOwn follows docs/ontology.md: it writes the tables that stand there and codes
// with them.
func TestTypeOfOnesOwn(t *testing.T) {
	manual, err := os.ReadFile(filepath.Join("..", "docs", "ontology.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	tables := regexp.MustCompile("(?s)`my-tables/([a-z/.]+)`[^`]*```yaml\n(.*?)```").FindAllStringSubmatch(string(manual), -1)
	if len(tables) != 2 {
		t.Fatalf("%d tables in the manual, want 2", len(tables))
	}
	for _, m := range tables {
		file := filepath.Join(dir, filepath.FromSlash(m[1]))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(m[2]), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ text, want string }{
		{"Denmark tapped the phones of German ministers, a newspaper said.", "Denmark (DNK GOV) → German ministers (DEU GOV) SPY/tap"},
		{"France was spied on by Russia, a newspaper said.", "Russia (RUS GOV) → France (FRA GOV) SPY"},
		{"Sweden accused Russia of spying on its ministers.", "ACCUSE"},
		{"Denmark tapped the keg.", ""},
	} {
		e, stdout, stderr := world(t.Context(), strings.NewReader(c.text))
		code := e.main([]string{"code", "--data", dir, "--date", "2021-05-31", "-"})
		out := stdout.String()
		if code != 0 || c.want != "" && !strings.Contains(out, c.want) || c.want == "" && strings.Contains(out, "SPY") {
			t.Errorf("%q: exit code %d, want %q in\n%s%s", c.text, code, c.want, out, stderr)
		}
	}
}
