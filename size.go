package dyad

import "iter"

// All yields the counts that are there under their names in the record ("killed"),
// in the order of the fields. A nil Size has none.
func (z *Size) All() iter.Seq2[string, *Count] {
	return func(yield func(string, *Count) bool) {
		if z == nil {
			return
		}
		for _, n := range [...]struct {
			name  string
			count *Count
		}{
			{"killed", z.Killed}, {"injured", z.Injured}, {"arrested", z.Arrested},
			{"displaced", z.Displaced}, {"abducted", z.Abducted}, {"missing", z.Missing},
		} {
			if n.count != nil && !yield(n.name, n.count) {
				return
			}
		}
	}
}
