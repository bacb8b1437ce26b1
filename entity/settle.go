package entity

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Settle gives the mentions that have no country that of the one place that they name or
// are of: "the mayor of Mongwalu", "police in Jos". A span handed over that is the
// name of a town stands for the people there. It comes after the places are found, which
// needs the mentions; with given, those handed over alone.
func Settle(m []dyad.Mention, s []dyad.Sentence, places []dyad.Toponym, given bool) {
	for i := range m {
		x := &m[i]
		if given && !x.Given || x.Code != "" || x.Known != "" || x.Sector == "" && !x.Given || x.Sentence >= len(s) {
			continue
		}
		code := ""
		var name *dyad.Toponym
		for j := range places {
			p := &places[j]
			if p.Sentence != x.Sentence || p.CountryCode == "" || p.Adjective || !tells(&s[x.Sentence], x, p) {
				continue
			}
			if code != "" && code != p.State() {
				code = ""
				break
			}
			code = p.State()
			if p.First <= x.Head && x.Head < p.Last {
				name = p
			}
		}
		x.Code = code
		if code != "" && x.Sector == "" && name != nil && name.Resolution >= 3 {
			x.Sector, x.Persons = dyad.CVL, true
		}
	}
}

// tells reports whether a toponym says of what country the mention is: it stands in it, or
// hangs on its head by a preposition of place.
func tells(s *dyad.Sentence, m *dyad.Mention, p *dyad.Toponym) bool {
	if m.First <= p.Head && p.Head < m.Last {
		return true
	}
	k := s.Child(p.Head, "case")
	if s.Tokens[p.Head].Head != m.Head || k < 0 {
		return false
	}
	return slices.Contains([]string{"of", "in", "from", "at", "near"}, strings.ToLower(s.Tokens[k].Form))
}
