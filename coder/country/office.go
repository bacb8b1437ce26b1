package country

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
)

// Vacate makes of the office that somebody leaves no side of its own, but what tells whose
// officer he was: "resigns as Norland's minister of defence".
func Vacate(e *dyad.Event) {
	e.Recipients = slices.DeleteFunc(e.Recipients, func(office dyad.Mention) bool {
		own := false
		for i := range e.Actors {
			a := &e.Actors[i]
			if own = own || a.Code == "" || office.Code == "" || a.Code == office.Code; own {
				a.Code, a.Sector = cmp.Or(a.Code, office.Code), cmp.Or(a.Sector, office.Sector)
			}
		}
		return own
	})
}
