package entity

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad/data"
)

// stands reports whether somebody bears an atom's name here, where all names of the atom
// are weak, and keeps those who do.
func (d *document) stands(a *atom) bool {
	a.found = slices.DeleteFunc(a.found, func(b data.Bearer) bool { return b.Name.Weak && !d.evident(&b) })
	if len(a.found) == 0 {
		return false
	}
	a.name, a.known = &a.found[0].Name, &a.found[0].Known
	return true
}

// evident reports whether the text speaks for one who bears a weak name: a person is in
// office; a body has another of its names in the text, or its country.
func (d *document) evident(b *data.Bearer) bool {
	if b.Known.Class == data.Person {
		rank, _ := rankOn(&b.Known, d.day)
		return rank == 3
	}
	for n := range b.Names() {
		if !strings.HasSuffix(n, "!") && strings.Contains(d.a.Text, n) {
			return true
		}
	}
	tab := &d.f.tab.Entities
	for i := range tab.Names {
		n := &tab.Names[i]
		if k := &tab.Known[n.Entity]; k.Class == data.Country && k.Code == b.Known.Code && strings.Contains(d.a.Text, n.Text) {
			return true
		}
	}
	return false
}
