package country

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// only returns the only country that the sentence speaks of, "" where another is beside it. Where
// it speaks of none it is that of an adjective, or in a short text the only one of the text. Of
// private people the adjectives must say the same.
func (f event) only(m *dyad.Mention) string {
	here := func(sentence int) bool { return sentence == f.TextInfo.Sequence }
	code, n := f.countries(here, f.Places)
	if all, more := f.countries(here, f.Named); n == 0 || !public(m.Sector) && more > 1 {
		code, n = all, more
	}
	if n == 0 && !f.Whole {
		code, n = f.countries(func(int) bool { return true }, f.Places)
	}
	if n != 1 {
		return ""
	}
	return code
}

// abroad returns the country in which a state's forces hit somebody, the only one of which the
// sentence speaks beside their own, "" where it speaks of none or of more.
func (f event) abroad() string {
	here := func(sentence int) bool { return sentence == f.TextInfo.Sequence }
	var other string
	for i := range f.Named {
		p := &f.Named[i]
		code := p.State()
		if !here(p.Sentence) || !dyad.IsState(code) || f.doers(code) {
			continue
		}
		if other != "" && other != code {
			return ""
		}
		other = code
	}
	return other
}

// countries counts the countries spoken of in the sentences that count, and returns the first.
// By whom it is told does not count, nor an embassy: they are often elsewhere.
func (f event) countries(counts func(sentence int) bool, places []dyad.Toponym) (string, int) {
	seen := []string{""}
	add := func(sentence int, at dyad.Span, code string) {
		if dyad.IsState(code) && counts(sentence) && !slices.Contains(seen, code) && !f.teller(at) {
			seen = append(seen, code)
		}
	}
	for i := range f.Mentions {
		add(f.Mentions[i].Sentence, f.Mentions[i].Span, f.Mentions[i].Code)
	}
	for i := range places {
		if p := &places[i]; !f.inName(p) {
			add(p.Sentence, p.Span, p.State())
		}
	}
	return seen[min(1, len(seen)-1)], len(seen) - 1
}

// inName reports whether a word that also is a town's name only is a part of a name: the Federal
// of "the Norland Federal Police".
func (f event) inName(p *dyad.Toponym) bool {
	return slices.ContainsFunc(f.Mentions, func(m dyad.Mention) bool {
		return m.Code != "" && m.Code != p.State() && m.Sector != "" && !p.Adjective && p.Resolution > 1 && m.Span.Contains(p.Span) && m.Sentence == p.Sentence && p.Last < m.Last && p.First > m.First
	})
}

// teller reports whether the words at a span name a paper, a broadcaster or an embassy that is no
// side.
func (f event) teller(at dyad.Span) bool {
	return slices.ContainsFunc(f.Mentions, func(m dyad.Mention) bool {
		return (m.Sector == dyad.JRN && !m.Persons || f.Is(&m, "mission")) && m.Span.Contains(at)
	}) &&
		!slices.ContainsFunc(f.sides(), func(m *dyad.Mention) bool { return m.Span.Contains(at) })
}
