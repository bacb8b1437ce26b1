package data

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzRules lays any bytes over a rules table and the ontology: they load or are refused.
func FuzzRules(f *testing.F) {
	f.Add([]byte("- rule: x\n  type: AID\n  verbs: help\n"))
	f.Add([]byte("- !!map\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("- rule: x\n  when: {obj: !!\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		dir := t.TempDir()
		if err := os.MkdirAll(filepath.Join(dir, "rules"), 0o755); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"rules/aid.yaml", "classes.yaml"} {
			if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		tables, err := Open(dir)
		if err != nil {
			return
		}
		ont, err := tables.Ontology()
		if err != nil {
			return
		}
		_, _ = tables.Lexicon(ont)
	})
}
