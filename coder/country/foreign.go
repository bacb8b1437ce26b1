package country

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// named reports whether the words for somebody name the country, or where none is given any.
func (f event) named(m *dyad.Mention, code string) bool {
	return slices.ContainsFunc(f.Named, func(p dyad.Toponym) bool {
		return p.Span.Overlaps(m.Span) && (code == "" || p.State() == code)
	})
}

// afar reports whether somebody's words say that he is of a part of the world; an Arab driver may be of here.
func (f event) afar(m *dyad.Mention) bool {
	return f.Is(m, "regional") && (public(m.Sector) || f.Is(m, "worldwide"))
}

// born returns the country that the words for somebody say he was born in, or "".
func (f event) born(m *dyad.Mention) string {
	for i := range f.Named {
		p := &f.Named[i]
		if at := p.Span.End - m.Span.Start; m.Span.Contains(p.Span) && at <= len(m.Text) && strings.HasPrefix(m.Text[at:], "-born ") {
			return p.State()
		}
	}
	return ""
}

// guests takes the country of the doers from those who come from elsewhere to them, where their words do
// not name it: to whom a state gives asylum, and migrants whom it holds, sends off or lets go.
func (f event) guests() {
	asylum := f.is("AID") && slices.Contains(f.Contexts, "asylum")
	for i := range f.Recipients {
		m := &f.Recipients[i]
		migrant := m.Sector == dyad.REF && m.Kind == dyad.Nominal && f.is("COERCE", "RETREAT", "AID", "SANCTION") && f.Is(m, "migrant")
		if m.Code != "" && !m.Given && f.doers(m.Code) && !f.named(m, m.Code) && (migrant || asylum && m.Kind != dyad.Name) {
			m.Code = ""
		}
	}
}

// targets gives those whom a state's forces hit in another country, and of whom no words say that they are
// its own, the country where they are hit: "Norland struck military bases near Lund".
func (f event) targets() {
	if !f.is("ASSAULT") || f.Mutual || f.Place == nil || !dyad.IsState(f.Place.State()) || f.doers(f.Place.State()) || !f.byForces() {
		return
	}
	for i := range f.Recipients {
		if m := &f.Recipients[i]; m.Kind == dyad.Nominal && !m.Given && m.Known == "" && f.doers(m.Code) && !f.named(m, m.Code) {
			m.Code = f.Place.State()
		}
	}
}

// helped takes the country of the helpers from local forces whom they help.
func (f event) helped() {
	for i := range f.Recipients {
		if m := &f.Recipients[i]; f.is("AID") && m.Kind == dyad.Nominal && m.Sector == dyad.MIL && !m.Given && f.doers(m.Code) && f.Is(m, "local") {
			m.Code = ""
		}
	}
}

// foreign takes the country of the place from private people who are not of it, "foreign workers
// in Norland", and any that is not theirs from those of a part of the world: "urged Arab leaders".
// Who is "Irish-born" is of there, wherever it is.
func (f event) foreign() {
	for _, m := range f.sides() {
		if m.Kind != dyad.Nominal || m.Given {
			continue
		}
		if m.Code != "" && f.afar(m) && !f.named(m, m.Code) {
			m.Code = ""
		}
		if from := f.born(m); from != "" {
			m.Code = from
		}
		if m.Persons && m.Code != "" && !public(m.Sector) && f.Place != nil && f.Place.State() == m.Code && f.Is(m, "worldwide") {
			m.Code = ""
		}
	}
}

// expelled gives envoys whom a state sends away the only other country spoken of: they are not its
// own, "Norland expels two diplomats from Suland".
func (f event) expelled() {
	if !slices.Contains(f.Modes, "expel") {
		return
	}
	for i := range f.Recipients {
		m := &f.Recipients[i]
		if m.Code != "" && !m.Given && !f.named(m, "") && f.doers(m.Code) && f.Is(m, "envoy") {
			m.Code = f.abroad()
		}
	}
}
