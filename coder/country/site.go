package country

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// site returns the country where the event is: that of its place, else that in which the sentence
// puts things. What is near "the border with Norland" is in the other country that is spoken of.
func (f event) site() string {
	p := f.Place
	if p == nil {
		return cmp.Or(f.Scene, f.town())
	}
	if code := p.State(); code != "" {
		return code
	}
	if !strings.Contains(p.Text, "border with ") {
		return f.town()
	}
	return f.lone(func(n *dyad.Toponym) bool { return n.Span.Start < p.Span.Start || n.Span.End != p.Span.End })
}

// town returns the country of a town that the gazetteer lacks, or that has no other: "the Norlander
// town of Lund".
func (f event) town() string {
	return f.lone(func(n *dyad.Toponym) bool {
		after := strings.Fields(f.Evidence.Sentence[n.Span.End-f.TextInfo.Start:])
		return n.Adjective && slices.ContainsFunc(after[:min(2, len(after))], func(w string) bool { return slices.Contains(towns, w) })
	})
}

// towns are words for where people live.
var towns = []string{"city", "cities", "town", "towns", "village", "villages", "island", "province", "port", "district"}

// lone returns the only country of the sentence's names of places that fit, or "".
func (f event) lone(fits func(*dyad.Toponym) bool) string {
	var lone string
	for i := range f.Named {
		n := &f.Named[i]
		code := n.State()
		if n.Sentence != f.TextInfo.Sequence || !dyad.IsState(code) || code == lone || !fits(n) {
			continue
		}
		if lone != "" {
			return ""
		}
		lone = code
	}
	return lone
}

// afield reports whether some who do it fight mostly in the lands of others.
func (f event) afield() bool {
	return slices.ContainsFunc(f.Actors, func(m dyad.Mention) bool {
		switch m.Code {
		case "USA", "ISR", "RUS", "SAU", "GBR", "FRA", "TUR":
			return true
		}
		return !dyad.IsState(m.Code)
	})
}

// brought reports whether somebody is arrested or convicted.
func (f event) brought() bool {
	return len(f.Modes) > 0 && (f.is("COERCE") && f.Modes[0] == "arrest" || f.is("SANCTION") && f.Modes[0] == "convict")
}

// sitedDoers reports whether a doer is but the place where somebody is held.
func (f event) sitedDoers() bool {
	return slices.ContainsFunc(f.Actors, func(a dyad.Mention) bool {
		return slices.ContainsFunc(f.Places, func(p dyad.Toponym) bool { return p.Span == a.Span })
	})
}

// comers gives people of whom no country is told those of which the next words say that they come from:
// "kidnapped two tourists from Norland", "expels envoys from Norland and Suland".
func (f event) comers() {
	moved := slices.ContainsFunc(f.Modes, func(m string) bool { return m == "deport" || m == "withdraw" || m == "release" })
	if moved || f.is("RETREAT", "MOBILIZE", "COOPERATE") {
		return
	}
	f.Actors, f.Recipients = f.come(f.Actors), f.come(f.Recipients)
}

func (f event) come(side []dyad.Mention) (out []dyad.Mention) {
	for _, m := range side {
		from := f.from(&m)
		if len(from) == 0 {
			out = append(out, m)
		}
		for _, code := range from {
			m.Code = code
			out = append(out, m)
		}
	}
	return out
}

// from returns the countries from which the words after a mention say that they come.
func (f event) from(m *dyad.Mention) []string {
	if m.Code != "" || m.Given || m.Known != "" || m.Kind != dyad.Nominal || !m.Persons || m.Sector.Armed() {
		return nil
	}
	return f.origins(m)
}

func (f event) origins(m *dyad.Mention) (codes []string) {
	end, leads := m.Span.End, []string{"from", "from the", "fleeing"}
	for i := range f.Named {
		p := &f.Named[i]
		if p.Sentence != f.TextInfo.Sequence || m.Sentence != p.Sentence || p.Span.Start < end || p.Resolution != 1 && len(codes) > 0 || !dyad.IsState(p.State()) {
			continue
		}
		gap := strings.TrimSpace(f.Evidence.Sentence[end-f.TextInfo.Start : p.Span.Start-f.TextInfo.Start])
		if !slices.Contains(leads, gap) {
			break
		}
		codes, end, leads = append(codes, p.State()), p.Span.End, []string{"and", "or", "and the", ","}
	}
	return codes
}

// there makes people of whom no words say of what country they are those of the town where they come to
// harm, whatever land the text is else about: "Norland says that the blast in Lund killed eight civilians".
func (f event) there() {
	p := f.Place
	if p == nil || p.Resolution < 2 || !dyad.IsState(p.State()) || !f.is("ASSAULT") && !(f.brought() && len(f.Actors) == 0) {
		return
	}
	for i := range f.Recipients {
		m := &f.Recipients[i]
		twice := slices.ContainsFunc(f.Recipients, func(x dyad.Mention) bool { return x.Span == m.Span && x.Code != m.Code })
		if m.Sector == dyad.CVL && m.Kind == dyad.Nominal && dyad.IsState(m.Code) && !m.Given && m.Coref == nil && !owned(m) && !twice && !f.doers(m.Code) && !f.named(m, "") && !f.Is(m, "worldwide") && len(f.origins(m)) == 0 {
			m.Code = p.State()
		}
	}
}

// placed makes rebels and protesters, of whom no words say of what country they are, those of where they act,
// whatever land the text is else about: "Norland says that militants carried out the attack in Lund".
func (f event) placed() {
	p := f.Place
	if p == nil || p.Adjective || !dyad.IsState(p.State()) || !f.is("ASSAULT", "PROTEST") || slices.ContainsFunc(f.Mentions, func(m dyad.Mention) bool { return m.Span.Contains(p.Span) && m.Span.End > p.Span.End }) { // not "the Norland embassy"
		return
	}
	if len(f.Actors) == 1 { // not "the Front and other rebels"
		if m := &f.Actors[0]; (m.Sector == dyad.REB || m.Sector == dyad.OPP) && m.Kind == dyad.Nominal && dyad.IsState(m.Code) && !m.Given && m.Known == "" && m.Coref == nil && !owned(m) && !f.named(m, "") && (strings.ToLower(m.Text) == m.Text || !strings.Contains(m.Text, " ")) && len(f.origins(m)) == 0 { // not "a Front bomber"
			m.Code = p.State()
		}
	}
}

// owned reports whether somebody's words say whose he is.
func owned(m *dyad.Mention) bool {
	return strings.Contains(m.Text, "'s ") || strings.Contains(m.Text, "’s ") || slices.ContainsFunc(owners, func(w string) bool { return strings.HasPrefix(m.Text, w+" ") })
}

// owners are words that say whose somebody is.
var owners = []string{"his", "her", "its", "their", "our", "my", "whose"}
