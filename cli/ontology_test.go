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
	ownTables(t, string(manual), dir)
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
	tried := regexp.MustCompile("(?m)^\\$ echo \"(.*)\" \\| dyad (.*)$").FindAllStringSubmatch(string(manual), -1)
	wants := []string{"SPY/tap", "under accuse, plan-visit, over spy-on"}
	if len(tried) != len(wants) {
		t.Fatalf("%d calls in the manual, want %d", len(tried), len(wants))
	}
	for i, want := range wants {
		e, stdout, stderr := world(t.Context(), strings.NewReader(tried[i][1]))
		code := e.main(strings.Fields(strings.Replace(tried[i][2], "my-tables", dir, 1)))
		if code != 0 || !strings.Contains(stdout.String(), want) {
			t.Errorf("%s: exit code %d, want %q in\n%s%s", tried[i][0], code, want, stdout, stderr)
		}
	}
}

// ownTables writes the tables of the manual to a folder.
func ownTables(t *testing.T, manual, dir string) {
	t.Helper()
	tables := regexp.MustCompile("(?s)`my-tables/([a-z/.]+)`[^`]*```yaml\n(.*?)```").FindAllStringSubmatch(manual, -1)
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
}

// TestWrongTablesTeach holds that a mistake in a table of one's own is told with its file
// and what is wrong, and ends as wrong use.
func TestWrongTablesTeach(t *testing.T) {
	manual, err := os.ReadFile(filepath.Join("..", "docs", "ontology.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ file, old, new, want string }{
		{"types/spy.yaml", "quad: 4", "quad: 5", `types/spy.yaml: type SPY: quad 5 is not 1 to 4`},
		{"types/spy.yaml", "name: SPY", "name: ASSAULT", `types/spy.yaml: a type "ASSAULT" is there already`},
		{"types/spy.yaml", "needs-recipient", "need-recipient", `types/spy.yaml: [6:3] unknown field "need-recipient"`},
		{"rules/spy.yaml", "type: SPY", "type: SPI", `rules/spy.yaml: rule "spy-on": no type "SPI"`},
		{"rules/spy.yaml", "[tap]", "[tip]", `rules/spy.yaml: rule "tap": type SPY has no mode "tip"`},
		{"rules/spy.yaml", "@actor", "@actors", `rules/spy.yaml: rule "spy-on": slot subj: no class "@actors"`},
		{"rules/spy.yaml", "rule: tap", "rule: spy-on", `rule "spy-on" stands in rules/spy.yaml already`},
		{"rules/spy.yaml", "  verbs: wiretap, tap, bug\n", "", `rule "tap": no words`},
	} {
		dir := t.TempDir()
		ownTables(t, string(manual), dir)
		file := filepath.Join(dir, filepath.FromSlash(c.file))
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(strings.Replace(string(b), c.old, c.new, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		e, _, stderr := world(t.Context(), strings.NewReader("Russia spied on France."))
		if code := e.main([]string{"code", "--data", dir, "-"}); code != exitUsage || !strings.Contains(stderr.String(), c.want) {
			t.Errorf("%s for %s: exit code %d, want %q in\n%s", c.new, c.old, code, c.want, stderr)
		}
	}
}
