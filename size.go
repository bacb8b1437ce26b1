package dyad

import (
	"iter"
	"slices"
)

// sizeSlot is one field of a Size with its name in the record.
type sizeSlot struct {
	name  string
	count **Count
}

// slots lists the fields in order: the one list of what is counted.
func (z *Size) slots() []sizeSlot {
	return []sizeSlot{
		{"killed", &z.Killed}, {"injured", &z.Injured}, {"arrested", &z.Arrested},
		{"displaced", &z.Displaced}, {"abducted", &z.Abducted}, {"missing", &z.Missing}, {"captured", &z.Captured},
		{"protesters", &z.Protesters}, {"fired", &z.Fired}, {"sorties", &z.Sorties}, {"money", &z.Money},
	}
}

// All yields the counts that are there under their names in the record ("killed"),
// in the order of the fields. A nil Size has none.
func (z *Size) All() iter.Seq2[string, *Count] {
	return func(yield func(string, *Count) bool) {
		if z == nil {
			return
		}
		for _, s := range z.slots() {
			if *s.count != nil && !yield(s.name, *s.count) {
				return
			}
		}
	}
}

// Get returns the count of that name, nil where there is none.
func (z *Size) Get(name string) *Count {
	for what, n := range z.All() {
		if what == name {
			return n
		}
	}
	return nil
}

// Set puts a count under its name in the record; a name that the record does not have is
// let be.
func (z *Size) Set(name string, n *Count) {
	for _, s := range z.slots() {
		if s.name == name {
			*s.count = n
		}
	}
}

// SizeNames lists the names of what a Size counts, in the order of All.
func SizeNames() []string {
	var names []string
	for _, s := range new(Size).slots() {
		names = append(names, s.name)
	}
	return slices.Clip(names)
}
