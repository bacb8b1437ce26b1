package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// native gives those of whom no country is told the only country that the sentence speaks
// of, or, in a short text, the only one of the text: "Mongolia's parliament accepts the
// resignation of Prime Minister Bayar". Whom a state's forces hit may be anybody's.
func (f *frame) native(e *dyad.Event) {
	foreign := f.typ == "CONSULT" || f.typ == "COOPERATE" || f.typ == "MOBILIZE"
	for _, side := range [][]dyad.Mention{e.Actors, e.Recipients} {
		for i := range side {
			m := &side[i]
			if m.Code != "" || m.Given || f.k.ofMany(m) || foreign && !public(m.Sector) || !domestic(m) {
				continue
			}
			if f.typ == "ASSAULT" && i < len(e.Recipients) && &e.Recipients[i] == m && !public(m.Sector) && f.byForces(e) {
				continue
			}
			m.Code = f.k.soleCountry()
		}
	}
}

// ofMany reports whether those meant are of many countries: "world leaders".
func (k *clause) ofMany(m *dyad.Mention) bool {
	return m.Sentence == k.index && slices.ContainsFunc(k.Children(m.Head, "amod", "compound"), func(c int) bool { return k.isA(c, "@worldwide") })
}

// byForces reports whether a state's government or army does it.
func (f *frame) byForces(e *dyad.Event) bool {
	return slices.ContainsFunc(e.Actors, func(m dyad.Mention) bool {
		return m.Sector == dyad.GOV || m.Sector == dyad.MIL || m.Sector == ""
	}) && f.rule.ID != "execute"
}

// public reports whether those of a sector act in the name of a country.
func public(s dyad.Sector) bool {
	switch s {
	case dyad.GOV, dyad.LEG, dyad.JUD, dyad.COP, dyad.MIL, dyad.PTY, dyad.OPP, dyad.ELI:
		return true
	}
	return false
}

// domestic reports whether they, with no country told, are at home where the text is: people
// and names, not armed groups, firms and refugees.
func domestic(m *dyad.Mention) bool {
	switch m.Sector {
	case "":
		return m.Kind == dyad.Name
	case dyad.CVL, dyad.LAB, dyad.EDU, dyad.JRN, dyad.MED, dyad.REL, dyad.UNK:
		return true
	}
	return public(m.Sector)
}

// soleCountry returns the only country that the sentence speaks of; where it speaks of
// none, the only one of a short text; or "".
func (k *clause) soleCountry() string {
	code, n := k.r.countries(func(sentence int) bool { return sentence == k.index })
	if n == 0 && !k.r.whole {
		code, n = k.r.countries(func(int) bool { return true })
	}
	if n != 1 {
		return ""
	}
	return code
}

// countries counts the countries spoken of in the sentences that count, and returns one.
func (r *reading) countries(counts func(sentence int) bool) (string, int) {
	var seen []string
	add := func(sentence int, code string) {
		if isState(code) && counts(sentence) && !slices.Contains(seen, code) {
			seen = append(seen, code)
		}
	}
	for i := range r.ment {
		add(r.ment[i].Sentence, r.ment[i].Code)
	}
	for i := range r.places {
		add(r.places[i].Sentence, r.places[i].CountryCode)
	}
	if len(seen) != 1 {
		return "", len(seen)
	}
	return seen[0], 1
}

// isState reports whether the code is that of a country, not of a body or a movement.
func isState(code string) bool {
	switch code {
	case "UNO", "IGO", "EUR", "NGO", "ISM", "IMG", "MNC":
		return false
	}
	return len(code) == 3
}
