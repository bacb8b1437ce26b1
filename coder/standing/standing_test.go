package standing

import (
	"testing"

	"github.com/dyad-news/dyad"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		class string
		who   dyad.Mention
		want  bool
	}{
		{"state", dyad.Mention{Entity: dyad.Entity{Code: "KEN"}}, true},
		{"state", dyad.Mention{Entity: dyad.Entity{Code: "KEN", Persons: true}}, false},
		{"state", dyad.Mention{Entity: dyad.Entity{Code: "KEN", Sector: dyad.REB}}, false},
		{"armed", dyad.Mention{Entity: dyad.Entity{Code: "KEN", Sector: dyad.REB}}, true},
		{"armed", dyad.Mention{Entity: dyad.Entity{Code: "KEN", Sector: dyad.GOV}}, false},
		{"actor", dyad.Mention{}, false},
		{"actor", dyad.Mention{Given: true}, true},
		{"person", dyad.Mention{Given: true}, true},
		{"leader", dyad.Mention{Entity: dyad.Entity{Office: "president"}}, true},
		{"leader", dyad.Mention{Entity: dyad.Entity{Persons: true}}, false},
		{"weapons", dyad.Mention{Entity: dyad.Entity{Code: "KEN"}}, false},
	} {
		if got := Of(c.class, &c.who); got != c.want {
			t.Errorf("%s of %+v: got %v", c.class, c.who.Entity, got)
		}
	}
}
