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

func TestOneVoice(t *testing.T) {
	who := func(code, known, sector string) *dyad.Mention {
		return &dyad.Mention{Entity: dyad.Entity{Code: code, Known: known, Sector: dyad.Sector(sector)}, Span: dyad.Span{Start: len(known), End: 9}}
	}
	for _, c := range []struct {
		name string
		a, b *dyad.Mention
		want bool
	}{
		{"a state and its army", who("KEN", "Kenya", "GOV"), who("KEN", "", "MIL"), true},
		{"a state and its rebels", who("KEN", "Kenya", "GOV"), who("KEN", "Front", "REB"), false},
		{"two states", who("KEN", "Kenya", "GOV"), who("MLI", "Mali", "GOV"), false},
		{"one span of nobody known", who("", "", ""), who("", "", ""), true},
	} {
		if got := OneVoice(c.a, c.b); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
