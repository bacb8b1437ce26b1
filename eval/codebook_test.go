package eval

import (
	"io/fs"
	"slices"
	"testing"

	"github.com/dyad-news/dyad/data"
)

func ontology(t *testing.T) *data.Ontology {
	t.Helper()
	tables, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	o, err := tables.Ontology()
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// TestGoldKeepsToItsCodebook holds every label of our gold against the codebook that its file
// names: the one of the tables, with its types and modes.
func TestGoldKeepsToItsCodebook(t *testing.T) {
	o := ontology(t)
	names, err := fs.Glob(goldFiles, "gold/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no gold", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(goldFiles, name)
		if err != nil {
			t.Fatal(err)
		}
		var f goldFile
		if err := data.DecodeYAML(text, &f); err != nil {
			t.Fatal(err)
		}
		if f.Codebook != o.Codebook {
			t.Errorf("%s: labels of %q, the tables are %q", name, f.Codebook, o.Codebook)
		}
		for _, c := range f.Cases {
			for _, e := range c.Events {
				switch typ := o.Type(e.Type); {
				case typ == nil:
					t.Errorf("%s: %s: no type %q in %s", name, c.ID, e.Type, o.Codebook)
				case e.Mode != "" && typ.Mode(e.Mode) == nil:
					t.Errorf("%s: %s: %s has no mode %q in %s", name, c.ID, e.Type, e.Mode, o.Codebook)
				}
			}
		}
	}
}

// TestRootsAreTheCodebook holds that the 15 classes of the relation sets are the types of the
// tables, with CONCEDE and RETREAT as one, and that our pairs are labelled with these alone.
func TestRootsAreTheCodebook(t *testing.T) {
	o := ontology(t)
	var roots []string
	for _, typ := range o.Types {
		if r := Root(typ.Name); !slices.Contains(roots, r) {
			roots = append(roots, r)
		}
	}
	want := Roots()
	slices.Sort(roots)
	slices.Sort(want)
	if !slices.Equal(roots, want) {
		t.Errorf("roots of the types: %v, want %v", roots, want)
	}
	text, err := fs.ReadFile(goldFiles, "gold/pairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := readTSV("gold/pairs.tsv", text, "uid", "part", "root", "marked")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if !slices.Contains(want, row.get("root")) {
			t.Errorf("%s: %q is none of the roots", row.get("uid"), row.get("root"))
		}
	}
}
