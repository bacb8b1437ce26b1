package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAddedTables(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	read := func() (*Tables, *Lexicon, error) {
		tables, err := Open(dir)
		if err != nil {
			return nil, nil, err
		}
		o, err := tables.Ontology()
		if err != nil {
			return nil, nil, err
		}
		x, err := tables.Lexicon(o)
		return tables, x, err
	}
	plain, before, err := read()
	if err != nil {
		t.Fatal(err)
	}
	one, err := plain.Hash()
	if err != nil {
		t.Fatal(err)
	}
	write("types/spy.yaml", "- {name: SPY, says: Gathers secrets., quad: 4, scale: -4, cameo: \"170\"}\n")
	write("rules/spy.yaml", "- rule: spy-on\n  type: SPY\n  verbs: spy on\n")
	tables, after, err := read()
	if err != nil {
		t.Fatal(err)
	}
	if len(after.Rules) != len(before.Rules)+1 {
		t.Errorf("%d rules, want one more than %d", len(after.Rules), len(before.Rules))
	}
	two, err := tables.Hash()
	if err != nil {
		t.Fatal(err)
	}
	if write("rules/spy.yaml", "- rule: spy-on\n  type: SPY\n  verbs: spy on, snoop on\n"); one == two {
		t.Error("the hash does not tell added tables")
	}
	if three, err := tables.Hash(); err != nil || three == two {
		t.Errorf("the hash does not tell changed tables (error %v)", err)
	}
	write("rules/spy.yaml", "- rule: spy-on\n  type: SPY\n  verbs: spy on\n  when: {sub: \"@actor\"}\n")
	if _, _, err := read(); err == nil || !strings.Contains(err.Error(), `rules/spy.yaml: rule "spy-on": no slot "sub", did you mean "subj"?`) {
		t.Errorf("a slot that nothing fills: got error %v", err)
	}
	write("rules/spy.yaml", "- rule: spy-on\n  type: SPY\n  verbs: spy on\n")
	write("types/again.yaml", "- {name: ACCUSE, says: Twice., quad: 3, scale: 0, cameo: \"110\"}\n")
	if _, _, err := read(); err == nil || !strings.Contains(err.Error(), `types/again.yaml: a type "ACCUSE" is there already`) {
		t.Errorf("a type that is there already: got error %v", err)
	}
	write("rule/spy.yaml", "")
	if _, _, err := read(); err == nil || !strings.Contains(err.Error(), "rule/spy.yaml is no table") {
		t.Errorf("a file that nothing reads: got error %v", err)
	}
}
