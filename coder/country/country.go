package country

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Setting is what is known around an event.
type Setting struct {
	Mentions []dyad.Mention
	Places   []dyad.Toponym // where something may happen
	Named    []dyad.Toponym // all names of places, adjectives among them
	Scene    string         // the country in which the sentence puts things, where the event has no place
	Whole    bool           // an article, not a short text
	Mutual   bool           // both sides do it
	Lawful   bool           // as its rule says
	Sited    bool           // those it is done to are only where it is done

	// Is reports whether a side's words are of a class of data/tables/classes.yaml.
	Is func(m *dyad.Mention, class string) bool
}

// event is an event with what is known around it.
type event struct {
	*dyad.Event
	Setting
}

// Fill gives the sides of an event without a country the one that the place, the other side
// or the text tells, and the event a recipient where only its place is told.
func Fill(e *dyad.Event, s Setting) {
	f := event{e, s}
	f.helped()
	f.foreign()
	f.expelled()
	f.comers()
	f.there()
	f.placed()
	f.guests()
	f.targets()
	Soil(e, s.Mutual)
	f.struck()
	f.amid()
	f.locals()
	f.sites()
	f.native()
	f.rising()
	f.hunted()
	f.marchers()
	f.home()
	f.hosted()
}

// doers reports whether somebody of a country does it.
func (f event) doers(code string) bool {
	return slices.ContainsFunc(f.Actors, func(a dyad.Mention) bool { return a.Code == code })
}

// home drops from those whom a meeting, a drill or a test of arms is with or aimed at the place
// of the doers' own country where it is held: "ministers of Norland gathered in its capital". Weapons
// that a state moves to its own land threaten nobody there.
func (f event) home() {
	if !f.is("CONSULT", "MOBILIZE") || len(f.Actors) == 0 {
		return
	}
	f.Recipients = slices.DeleteFunc(f.Recipients, func(m dyad.Mention) bool {
		airspace := slices.ContainsFunc(f.Named, func(p dyad.Toponym) bool { return p.Adjective && p.Span == m.Span }) // "it entered Norlander airspace"
		moved := f.is("MOBILIZE") && slices.Contains(f.Modes, "weapons") && !airspace
		return (m.Sector == "" && m.Known == "" && m.Kind == dyad.Name || moved) && m.Code != "" && !m.Given && !slices.ContainsFunc(f.Actors, func(a dyad.Mention) bool { return a.Code != m.Code })
	})
}

// hosted drops from those with whom many met, agreed or broke off the place where they did: "the
// bloc's ministers met in Lund".
func (f event) hosted() {
	if !f.Sited || len(f.Recipients) == 0 || !f.is("CONSULT", "REJECT", "SUPPORT", "AGREE", "COOPERATE") || slices.Contains(f.Modes, "visit") || len(f.Actors) == 0 {
		return
	}
	m, met := &f.Actors[0], f.is("CONSULT") || slices.Contains(f.Modes, "meet")
	if len(f.Actors) == 1 && (!met || dyad.IsState(m.Code) && !f.Is(m, "convened")) {
		return
	}
	named := slices.ContainsFunc(f.Named, func(p dyad.Toponym) bool { return p.Span.Overlaps(m.Span) && p.State() == m.Code })
	if len(f.Actors) == 1 && f.is("CONSULT") && m.Kind == dyad.Nominal && !m.Given && !named && dyad.IsState(m.Code) && m.Code == f.Recipients[0].Code { // "ministers met in Lund" are not all Norland's
		m.Code = ""
	}
	f.Recipients = nil
}

// hunted makes militants, and whom the police harm, those of the country where a state's forces strike
// them: "a Norlander drone strike kills two militants in Suland".
func (f event) hunted() {
	held := f.brought()
	if !f.is("ASSAULT") && !held || len(f.Actors) > 0 && !f.byForces() && !f.byPolice() {
		return
	}
	for i := range f.Recipients {
		m := &f.Recipients[i]
		if m.Code != "" || m.Given || m.Kind != dyad.Nominal && m.Sector != dyad.CRM || f.Is(m, "worldwide") || f.Is(m, "stateless") || !f.prey(m, held) {
			continue
		}
		switch {
		case f.Place != nil:
			m.Code = f.site()
		case held && !slices.ContainsFunc(f.Actors, func(a dyad.Mention) bool { return a.Sector != dyad.COP && a.Sector != dyad.GOV && a.Sector != dyad.JUD }):
			m.Code = cmp.Or(f.only(m), f.subject(m))
		case !held && len(f.Actors) > 0 && (m.Sector == dyad.REB || f.byPolice()):
			if m.Code = f.ground(); m.Code == "" && m.Sector == dyad.UAF {
				m.Code = f.Actors[0].Code
			}
		}
	}
}

// marchers makes people who protest, of whom nothing but what they are is said, those of the country
// where they do: "several thousand people marched in Lund".
func (f event) marchers() {
	if !f.is("PROTEST") || f.Place == nil {
		return
	}
	for i := range f.Actors {
		switch m := &f.Actors[i]; m.Sector {
		case dyad.CVL, dyad.OPP, dyad.LAB, dyad.EDU, dyad.UNK, dyad.AGR, dyad.SOC, dyad.MED, dyad.REL:
			placed := slices.ContainsFunc(f.Named, func(p dyad.Toponym) bool { return p.Span.Overlaps(m.Span) }) // "protesters in Lund", of a strike elsewhere
			if m.Code == "" && !m.Given && m.Kind == dyad.Nominal && !placed && !f.Is(m, "worldwide") && !f.Is(m, "stateless") {
				m.Code = f.Place.State()
			}
		}
	}
}

// prey reports whether somebody is of those whom a state's forces hunt in its land: militants, and of
// those who are held also gunmen and criminals of whom no name is told.
func (f event) prey(m *dyad.Mention, held bool) bool {
	switch m.Sector {
	case dyad.REB:
		return f.Is(m, "hunted")
	case dyad.CVL:
		return true
	case dyad.UAF:
		return held || f.byPolice()
	case dyad.CRM: // the place where a boss was held need not be his land
		return held && (m.Kind == dyad.Nominal || !f.sitedDoers())
	}
	return false
}

// ground returns the only country beside the doers' own in which the sentence puts things, or theirs
// where it puts them there, or "".
func (f event) ground() string {
	var home, other string
	for i := range f.Places {
		p := &f.Places[i]
		switch code := p.State(); {
		case p.Sentence != f.TextInfo.Sequence || !dyad.IsState(code) || code == other:
		case f.doers(code):
			if p.Resolution > 1 && !slices.ContainsFunc(f.Mentions, func(m dyad.Mention) bool { return m.Kind == dyad.Name && m.Span.Contains(p.Span) }) { // a town, not a name nor who rules in it
				home = code
			}
		case other != "":
			return ""
		default:
			other = code
		}
	}
	return cmp.Or(other, home)
}

// byPolice reports whether the police of one country do it.
func (f event) byPolice() bool {
	return len(f.Actors) > 0 && !slices.ContainsFunc(f.Actors, func(m dyad.Mention) bool { return m.Sector != dyad.COP || m.Code != f.Actors[0].Code })
}

// sides returns all who do it or suffer it.
func (f event) sides() (all []*dyad.Mention) {
	for _, side := range [][]dyad.Mention{f.Actors, f.Recipients} {
		for i := range side {
			all = append(all, &side[i])
		}
	}
	return all
}

// is reports whether the event is of one of the types.
func (f event) is(types ...string) bool { return slices.Contains(types, f.Type[0]) }

// locals makes people of whom nothing but what they are is said those of the country where
// they come to harm, and its police; so are rebels there, and soldiers whom they fight: "35 people
// were injured in Taiz".
func (f event) locals() {
	code := f.site()
	if code == "" || !f.is("ASSAULT", "COERCE") {
		return
	}
	fought := len(f.Actors) > 0 && !slices.ContainsFunc(f.Actors, func(m dyad.Mention) bool { return !m.Sector.Armed() })
	for i, m := range f.sides() {
		if m.Code != "" || m.Given || m.Kind != dyad.Nominal && !(m.Kind == dyad.Pronoun && m.Sector != "") || f.Is(m, "worldwide") || i < len(f.Actors) && !f.within(m) {
			continue
		}
		switch m.Sector {
		case dyad.REB:
			switch mob := i < len(f.Actors) && f.atMission(code); {
			case f.Place == nil || f.Is(m, "stateless"):
			case mob:
				m.Code = code
			case f.Is(m, "rising"):
				m.Code = f.risers(i < len(f.Actors), code)
			}
		case dyad.UAF, dyad.PRM:
			if i >= len(f.Actors) && f.Place != nil && f.is("ASSAULT") {
				m.Code = code
			}
		case dyad.SPY:
		case dyad.BUS:
			if m.Persons {
				m.Code = code
			}
		case dyad.MIL:
			if fought || i < len(f.Actors) {
				m.Code = code
			}
		default:
			m.Code = code
		}
	}
}

// within reports whether a doer of whom no country is told is of that where it is done: the
// police, rebels, protesters, soldiers who fight with these, and those of "the government".
func (f event) within(m *dyad.Mention) bool {
	return m.Sector == dyad.COP || m.Sector == dyad.REB || m.Sector == dyad.OPP || m.Sector == dyad.MIL && (f.Mutual || f.Is(m, "loyal")) || m.Sector == dyad.GOV && f.brought()
}

// atMission reports whether it is done to another state's embassy or the like.
func (f event) atMission(place string) bool {
	return slices.ContainsFunc(f.Recipients, func(m dyad.Mention) bool { return m.Code != place && dyad.IsState(m.Code) && f.Is(&m, "mission") })
}

// risers returns the country of rebels where something happens: who attacks is of that of the
// rebels beside him, "Hamas and other militant groups", and of none where he fights the government
// of another.
func (f event) risers(attack bool, place string) string {
	if !attack {
		return place
	}
	for _, a := range f.Actors {
		if a.Sector == dyad.REB && a.Code != "" {
			return a.Code
		}
	}
	if slices.ContainsFunc(f.Recipients, func(m dyad.Mention) bool { return m.Sector == dyad.GOV && dyad.IsState(m.Code) && m.Code != place }) {
		return ""
	}
	return place
}

// sites gives a place that stands for a side the country where it lies: "They arrived at
// Incheon International Airport".
func (f event) sites() {
	for _, m := range f.sides() {
		if m.Code != "" || m.Given || m.Kind != dyad.Name || m.Sector != "" && m.Sector != dyad.GOV {
			continue
		}
		at := slices.IndexFunc(f.Places, func(p dyad.Toponym) bool {
			return p.Sentence == m.Sentence && p.CountryCode != "" && p.Span.Overlaps(m.Span)
		})
		if at >= 0 {
			m.Code = f.Places[at].State()
		}
	}
}

// native gives those at home the only country that the sentence speaks of, or, in a short text,
// the only one of the text: "Mongolia's parliament accepts the resignation of Prime Minister
// Bayar". Whom a state's forces hit may be anybody's.
func (f event) native() {
	for i, m := range f.sides() {
		if m.Code != "" || m.Given || f.Is(m, "worldwide") || f.Is(m, "stateless") || f.afar(m) || f.is("CONSULT", "COOPERATE", "MOBILIZE") && !public(m.Sector) || !atHome(m) && !f.private(m) {
			continue
		}
		if f.is("ASSAULT") && i >= len(f.Actors) && !public(m.Sector) && f.byForces() {
			if m.Code = cmp.Or(f.abroad(), f.ground()); m.Code == "" && m.Kind == dyad.Name && m.Sector == "" && f.CAMEO == "192" {
				m.Code = f.only(m) // a town that an army takes in its own land
			} else if m.Code == "" && m.Kind != dyad.Name && !f.Whole && !f.afield() { // people hit in the land of who hits them
				m.Code = f.only(m)
			}
			continue
		}
		code := f.only(m)
		if code == "" && i >= len(f.Actors) {
			code = f.subject(m)
		} else if code == "" && m.Sector == dyad.COP && !f.is("MOBILIZE", "COOPERATE", "AID", "CONSULT", "AGREE") {
			code = f.ground()
		}
		if f.is("CONSULT") && f.Sited && i < len(f.Actors) && f.Is(m, "convened") { // "ministers met in Lund" from all over
			continue
		}
		if f.is("AID") && i >= len(f.Actors) && m.Sector == dyad.MIL && f.doers(code) { // "Norland is to help local forces"
			continue
		}
		if i >= len(f.Actors) || !f.atWar(m, code) {
			m.Code = code
		}
	}
}

// subject returns the country whose courts and police have somebody of a name or a calling before
// them, where more countries are spoken of: he is of theirs unless the text says otherwise, "Norland charges
// former minister Smith with spying for Suland". Words alone are said of one's own only of who
// held an office.
func (f event) subject(m *dyad.Mention) string {
	private := m.Kind == dyad.Name && (m.Sector == dyad.CVL || m.Sector == dyad.UNK || m.Sector == dyad.CRM)
	held := f.brought() && !(private && f.sitedDoers())
	foreign := slices.ContainsFunc(f.Named, func(p dyad.Toponym) bool { return p.Span.Overlaps(m.Span) }) // "a Norland-born student"
	held = held || m.Kind == dyad.Pronoun && f.is("ACCUSE") && slices.Contains(f.Modes, "allege")
	if !held && !(f.is("ACCUSE") && m.Sector == dyad.ELI) || len(f.Actors) == 0 || foreign {
		return ""
	}
	for _, a := range f.Actors {
		switch a.Sector {
		case dyad.GOV, dyad.JUD, dyad.COP, dyad.SPY, "":
		default:
			return ""
		}
		if !dyad.IsState(a.Code) || a.Code != f.Actors[0].Code {
			return ""
		}
	}
	return f.Actors[0].Code
}

// atWar reports whether soldiers hit those of a country, which then is not theirs: "Navy shoots
// down Syrian warplane".
func (f event) atWar(m *dyad.Mention, code string) bool {
	return f.is("ASSAULT") && m.Sector == dyad.MIL && slices.ContainsFunc(f.Recipients, func(x dyad.Mention) bool {
		return x.Sector == dyad.MIL && x.Code == code
	})
}

// byForces reports whether a state's government or army does it.
func (f event) byForces() bool {
	return !f.Lawful && slices.ContainsFunc(f.Actors, func(m dyad.Mention) bool {
		return m.Sector == dyad.GOV || m.Sector == dyad.MIL || m.Sector == "" && !m.Persons
	})
}

// rising makes rebels of whom no country is told those of the state that they fight, or in a
// short text treat with, where it is the only one that is spoken of: "government forces clashed
// with rebels in the Southern Philippines". Who fights a president is of his country.
func (f event) rising() {
	if f.Whole && !f.is("ASSAULT") {
		return
	}
	all, code, leader := f.sides(), "", false
	for _, m := range all {
		switch {
		case m.Sector.Armed() && (m.Code == "" || m.Known == ""):
		case !dyad.IsState(m.Code) || code != "" && m.Code != code || m.Sector != "" && m.Sector != dyad.CVL && !public(m.Sector) && !(f.is("ASSAULT") && atHome(m)):
			return
		default:
			code, leader = m.Code, m.Sector == dyad.GOV && (strings.HasSuffix(m.Office, "president") || m.Office == "prime minister" || m.Office == "king")
		}
	}
	for i, m := range all {
		if m.Code == "" && !m.Given && (m.Sector == dyad.REB || m.Sector == dyad.PRM) && m.Known == "" && f.Is(m, "rising") && !f.Is(m, "stateless") && (f.only(m) == code || leader && i < len(f.Actors)) {
			m.Code = code
		}
	}
}

// public reports whether those of a sector act in the name of a country.
func public(s dyad.Sector) bool {
	switch s {
	case dyad.GOV, dyad.LEG, dyad.JUD, dyad.COP, dyad.MIL, dyad.PTY, dyad.OPP, dyad.ELI:
		return true
	}
	return false
}

// atHome reports whether they, with no country told, are at home where the text is: people
// and names, not armed groups, firms and refugees.
func atHome(m *dyad.Mention) bool {
	switch m.Sector {
	case "":
		return m.Kind == dyad.Name || m.Kind == dyad.Pronoun && m.Persons
	case dyad.CVL, dyad.LAB, dyad.EDU, dyad.JRN, dyad.MED, dyad.REL, dyad.UNK:
		return true
	case dyad.SPY:
		return m.Kind == dyad.Name // no spies of whom no name is told
	}
	return public(m.Sector)
}

// private reports whether they are people of a firm or a society to whom something is done as to
// anybody in the land.
func (f event) private(m *dyad.Mention) bool {
	freed := slices.Contains(f.Modes, "release")
	return (m.Persons || m.Kind == dyad.Nominal && f.is("COERCE")) && (m.Sector == dyad.BUS || m.Sector == dyad.SOC) && (freed || f.is("ASSAULT", "COERCE", "SANCTION", "PROTEST", "ACCUSE"))
}
