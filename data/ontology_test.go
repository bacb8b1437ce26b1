package data

import "testing"

func TestBuiltInTablesLoad(t *testing.T) {
	tables, err := Open("")
	if err != nil {
		t.Fatal(err)
	}
	o, err := tables.Ontology()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(o.Types), 16; got != want {
		t.Errorf("types: got %d, want %d", got, want)
	}
	if got, want := len(o.Contexts), 37; got != want {
		t.Errorf("contexts: got %d, want %d", got, want)
	}
	if _, err := tables.Lexicon(o); err != nil {
		t.Error(err)
	}
}
