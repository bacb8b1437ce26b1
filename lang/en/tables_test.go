package en

import (
	"maps"
	"testing"
)

// TestAbbreviationsAreTheSameEachTime fails where a word stands in two lists, of which chance would choose.
func TestAbbreviationsAreTheSameEachTime(t *testing.T) {
	want := newTables().abbreviations
	for range 100 {
		for w, kind := range newTables().abbreviations {
			if want[w] != kind {
				t.Fatalf("%q is of kind %d and of kind %d", w, want[w], kind)
			}
		}
	}
	if !maps.Equal(want, newTables().abbreviations) {
		t.Error("other words")
	}
}
