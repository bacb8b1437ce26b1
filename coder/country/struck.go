package country

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Soil gives a deed told with its doers, or with nobody, the country where it is done as the one
// that suffers it, or is helped, where nobody else is told and it is not that of the doer, unless
// a rebel: "looted shops in Goma".
func Soil(e *dyad.Event, mutual bool) {
	p := e.Place
	if len(e.Recipients) > 0 || mutual || p == nil || !dyad.IsState(p.State()) || !slices.Contains([]string{"ASSAULT", "AID", "COERCE"}, e.Type[0]) || len(e.Actors) == 0 && e.Type[0] != "ASSAULT" {
		return
	}
	if !slices.ContainsFunc(e.Actors, func(m dyad.Mention) bool { return m.Code == p.State() && !m.Sector.Armed() }) {
		e.Recipients = []dyad.Mention{Side(p)}
	}
}

// Side makes a place a side of an event.
func Side(p *dyad.Toponym) dyad.Mention {
	return dyad.Mention{Text: p.Text, Span: p.Span, Entity: dyad.Entity{Code: p.State()}, Sentence: p.Sentence, Head: p.Head, First: p.First, Last: p.Last}
}

// struck gives violence with no place to whom it is done, and a threat, a rebuke or a retreat that names
// nobody, the only other party of which the sentence speaks: "the toll of Norlander air strikes in Suland rose",
// "Norland threatens to close the strait if Suland renews its sanctions". Where it speaks of none, what rebels or
// police do is done to the town of their own country that it names.
func (f event) struck() {
	rebuke := f.is("ACCUSE") && !f.Whole && len(f.Evidence.Chain) == 0 && !slices.Contains(f.Modes, "investigate")
	left := f.is("RETREAT") && f.Realis == dyad.Actual && !slices.Contains(f.Modes, "resign")
	if !f.is("ASSAULT", "THREATEN") && !rebuke && !left || f.Mutual || len(f.Recipients) > 0 || len(f.Actors) == 0 || f.Place != nil && f.is("ASSAULT") || f.doers("") {
		return
	}
	var other []dyad.Mention
	add := func(m dyad.Mention) {
		if m.Sentence == f.TextInfo.Sequence && m.Code != "" && m.Kind != dyad.Pronoun && !m.Given && !f.doers(m.Code) && !f.says(m.Span) && !f.teller(m.Span) && !f.beside(m) && !f.looksOn(m) && (len(other) == 0 || other[0].Code != m.Code) {
			other = append(other, m)
		}
	}
	for _, m := range f.Mentions {
		add(m)
	}
	for i := range f.Named {
		if p := &f.Named[i]; !rebuke && dyad.IsState(p.State()) && !slices.ContainsFunc(f.Actors, func(m dyad.Mention) bool { return m.Span.Overlaps(p.Span) }) {
			add(Side(p))
		}
	}
	switch {
	case len(other) == 1 && slices.Contains([]string{"UNO", "IGO", "NGO"}, other[0].Code): // rather who looks on
	case len(other) == 1:
		f.Recipients = other
	case len(other) == 0 && f.is("ASSAULT") && !slices.ContainsFunc(f.Actors, func(m dyad.Mention) bool { return !m.Sector.Armed() && m.Sector != dyad.COP }):
		at := slices.IndexFunc(f.Places, func(p dyad.Toponym) bool {
			return p.Sentence == f.TextInfo.Sequence && p.Resolution > 1 && f.doers(p.State())
		})
		if at >= 0 {
			f.Recipients = []dyad.Mention{Side(&f.Places[at])}
		}
	}
}

// amid gives violence of whose doers no country is told, and that names nobody to whom it is done, the only
// land of which the sentence speaks: "security is tight in Norland after the bombing at a station". Whom police
// shot is told elsewhere.
func (f event) amid() {
	if !f.is("ASSAULT") || f.Mutual || len(f.Recipients) > 0 || slices.ContainsFunc(f.Actors, func(m dyad.Mention) bool { return m.Code != "" || m.Sector == dyad.COP }) {
		return
	}
	code, n := f.countries(func(sentence int) bool { return sentence == f.TextInfo.Sequence }, f.Named)
	at := slices.IndexFunc(f.Named, func(p dyad.Toponym) bool { return p.Sentence == f.TextInfo.Sequence && p.State() == code })
	if n == 1 && at >= 0 {
		f.Recipients = []dyad.Mention{Side(&f.Named[at])}
	}
}

// looksOn reports whether somebody stands for a leader or a party, who speak of violence more often than they
// suffer it where the sentence does not say so.
func (f event) looksOn(m dyad.Mention) bool {
	return f.is("ASSAULT") && slices.ContainsFunc(f.Mentions, func(x dyad.Mention) bool {
		return x.Span.Contains(m.Span) && (x.Sector == dyad.GOV && x.Office != "" || x.Sector == dyad.PTY)
	})
}

// says reports whether the words at a span name who only tells of it.
func (f event) says(at dyad.Span) bool {
	return slices.ContainsFunc(f.Attribution, func(a dyad.Attribution) bool {
		return a.Stance == dyad.Asserts && a.Entity != nil && a.Entity.Span.Contains(at)
	})
}

// beside reports whether somebody is named only for those who stand by him: "Norland's allies".
func (f event) beside(m dyad.Mention) bool {
	at := m.Span.End - f.TextInfo.Start
	if m.Sentence != f.TextInfo.Sequence || at < 0 || at > len(f.Evidence.Sentence) || !strings.HasPrefix(f.Evidence.Sentence[at:], "'s ") {
		return false
	}
	m.Head = m.Last + 1
	return f.Is(&m, "beside")
}
