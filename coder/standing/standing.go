// Package standing decides the classes of the rules that ask who somebody is.
//
// It takes the name of such a class ("state", "armed", ...) and a mention, and gives whether who is
// meant is of it, by what the mention resolved to. Who hands a mention over knows that it is
// somebody.
//
// Left to others: classes that ask what a phrase is about (tables), and whom a phrase stands for
// (coder). A new class of this kind is a case in Of, and a word in data/SCHEMA.md.
package standing

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// Of reports whether who is meant is of the class, one of actor, state, armed, civilian, person and
// leader. Nobody is of another.
func Of(class string, m *dyad.Mention) bool {
	e := m.Entity
	if m.Given && e.Code == "" && e.Sector == "" && (class == "person" || class == "civilian") {
		return true // who hands a span over knows that it is somebody
	}
	switch class {
	case "actor":
		return e.Code != "" || e.Sector != "" || m.Given
	case "state":
		return e.Sector == dyad.GOV || e.Code == "UNO" || e.Code == "EUR" || e.Code == "IGO" || (len(e.Code) == 3 && e.Sector == "" && !e.Persons)
	case "armed":
		switch e.Sector {
		case dyad.MIL, dyad.REB, dyad.UAF, dyad.COP, dyad.PRM, dyad.PRE:
			return true
		}
	case "civilian":
		return e.Sector == dyad.CVL || e.Sector == dyad.REF
	case "person", "leader":
		return e.Office != "" || class == "person" && e.Persons
	}
	return false
}

// Same reports whether two mentions are one: the same span and entity, or one
// known entity.
func Same(a, b *dyad.Mention) bool {
	if a.Span == b.Span {
		return a.Code == b.Code && a.Known == b.Known
	}
	if a.Code != b.Code || a.Sector != b.Sector || a.Code == "" {
		return false
	}
	return a.Known == b.Known && (a.Known != "" && a.Office == b.Office)
}

// State reports whether the mention is a country or a body of its state.
func State(m *dyad.Mention) bool { return Of("state", m) || m.Sector == dyad.MIL }

// OneVoice reports whether two mentions stand for one actor, or for a state and a body of it.
func OneVoice(a, b *dyad.Mention) bool {
	if a.Code == "" || a.Code != b.Code {
		return a.Span == b.Span
	}
	return a.Known == b.Known || State(a) && State(b)
}

// Voices drops a voice told twice.
func Voices(in []dyad.Attribution) []dyad.Attribution {
	var out []dyad.Attribution
	for _, a := range in {
		if !slices.ContainsFunc(out, func(b dyad.Attribution) bool {
			if a.Stance != b.Stance || a.Hearsay != b.Hearsay || (a.Entity == nil) != (b.Entity == nil) {
				return false
			}
			return a.Entity == nil || a.Entity.Span == b.Entity.Span && a.Entity.Code == b.Entity.Code && a.Entity.Known == b.Entity.Known
		}) {
			out = append(out, a)
		}
	}
	return out
}
