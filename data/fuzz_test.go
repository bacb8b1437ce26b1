package data

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
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

// FuzzTables lays any bytes over any one table: what is read of it loads, or is
// refused.
func FuzzTables(f *testing.F) {
	base, err := Open("")
	if err != nil {
		f.Fatal(err)
	}
	names, err := base.files()
	if err != nil {
		f.Fatal(err)
	}
	for i, name := range names {
		b, err := base.Read(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), b[:min(len(b), 2000)])
		f.Add(uint8(i), []byte("\xff\x00\n\t\t\n"))
	}
	f.Fuzz(func(t *testing.T, which uint8, b []byte) {
		name := names[int(which)%len(names)]
		dir := t.TempDir()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, b, 0o644)); err != nil {
			t.Fatal(err)
		}
		tables, err := Open(dir)
		if err != nil {
			return
		}
		if err := load(tables, name); err != nil && err.Error() == "" {
			t.Error("an error that says nothing")
		}
	})
}

// load reads what a table is part of.
func load(t *Tables, name string) (err error) {
	switch dir, _, _ := strings.Cut(name, "/"); dir {
	case "entities":
		_, err = t.Entities()
		_, again := t.Peoples()
		err = errors.Join(err, again)
	case "places":
		_, err = t.Gazetteer()
		_, again := t.DoubtfulNames()
		err = errors.Join(err, again)
	case "formats":
		_, err = t.FormatCodes()
	case "discourse.yaml":
		_, err = t.Discourse()
	default:
		o, wrong := t.Ontology()
		if wrong != nil {
			return wrong
		}
		_, err = t.Lexicon(o)
	}
	return err
}
