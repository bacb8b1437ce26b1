package eval

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// ownFacets are the slots that are judged on events whose type was found.
func ownFacets() []string {
	return []string{"mode", "actor", "recipient", "sector", "date", "realis", "attribution", "place", "size"}
}

// party is an actor or recipient as gold has it. Words, where set, are part of what
// the mention says or stands for; code and sector are as in the record.
type party struct {
	words  string
	code   string
	sector string
}

// parseParty reads "IRN GOV", "IRN", "REB", or "~Jaish al-Adl" for one that is judged by
// its words alone.
func parseParty(s string) (party, error) {
	if w, ok := strings.CutPrefix(s, "~"); ok && w != "" {
		return party{words: w}, nil
	}
	var p party
	for _, f := range strings.Fields(s) {
		switch {
		case isSector(f) && p.sector == "":
			p.sector = f
		case len(f) == 3 && f == strings.ToUpper(f) && p.code == "" && p.sector == "":
			p.code = f
		default:
			return p, fmt.Errorf("actor %q: want a code, a sector, or both", s)
		}
	}
	if p == (party{}) {
		return p, fmt.Errorf("actor %q is empty", s)
	}
	return p, nil
}

// key is the label that a party is judged by: its words, its code, or where it has
// neither its sector.
func (p party) key() string {
	switch {
	case p.words != "":
		return p.words
	case p.code != "":
		return p.code
	}
	return p.sector
}

// is reports whether a mention is the party. The sector is judged apart where the
// party has a code.
func (p party) is(m *dyad.Mention, text string) bool {
	if p.words != "" {
		said := m.Text + " " + m.Known
		if m.Coref != nil {
			said += " " + m.Coref.In(text)
		}
		return strings.Contains(strings.ToLower(said), strings.ToLower(p.words))
	}
	if p.code != "" {
		return m.Code == p.code
	}
	return m.Code == "" && string(m.Sector) == p.sector
}

// voice is an attribution as gold has it.
type voice struct {
	hearsay bool
	who     party
	stance  string
}

// parseVoice reads "PAK GOV asserts" or "hearsay alleges".
func parseVoice(s string) (voice, error) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return voice{}, fmt.Errorf("attribution %q: want who and a stance", s)
	}
	v := voice{stance: s[i+1:], hearsay: s[:i] == "hearsay"}
	switch dyad.Stance(v.stance) {
	case dyad.Asserts, dyad.Alleges, dyad.Confirms, dyad.Denies, dyad.Claims, dyad.CannotVerify:
	default:
		return v, fmt.Errorf("attribution %q: no stance %q", s, v.stance)
	}
	if v.hearsay {
		return v, nil
	}
	var err error
	v.who, err = parseParty(s[:i])
	return v, err
}

func (v voice) String() string {
	if v.hearsay {
		return "hearsay " + v.stance
	}
	return v.who.key() + " " + v.stance
}

func (v voice) is(a *dyad.Attribution, text string) bool {
	if string(a.Stance) != v.stance || a.Hearsay != v.hearsay {
		return false
	}
	return v.hearsay || a.Entity != nil && v.who.is(a.Entity, text)
}

// judgeOwn holds the events of a coding against those of a case. Events of one type are
// paired so that they agree in as many slots as can be, the best pair first; slots are
// judged on paired events alone. What is left over is missed or false; it is shown in
// pairs, type against type.
func judgeOwn(c *goldCase, k *dyad.Coding) []Outcome {
	pairs, gold, got := alignEvents(c, k)
	var outcomes []Outcome
	for _, p := range pairs {
		outcomes = append(outcomes, Outcome{Facet: "type", Gold: p.gold.Type, Got: p.gold.Type, Rule: ruleOf(p.got)})
		outcomes = append(outcomes, p.slots...)
	}
	for i := range max(len(gold), len(got)) {
		o := Outcome{Facet: "type"}
		if i < len(gold) {
			o.Gold = gold[i].Type
		}
		if i < len(got) {
			o.Got, o.Rule, o.Note = got[i].Type[0], ruleOf(got[i]), brief(got[i])
		}
		outcomes = append(outcomes, o)
	}
	return outcomes
}

// aligned is a gold event with the event that was taken for it.
type aligned struct {
	gold  *goldEvent
	got   *dyad.Event
	slots []Outcome
}

func alignEvents(c *goldCase, k *dyad.Coding) (pairs []aligned, gold []*goldEvent, got []*dyad.Event) {
	for i := range c.Events {
		gold = append(gold, &c.Events[i])
	}
	for i := range k.Events {
		got = append(got, &k.Events[i])
	}
	for {
		bestG, bestE, top := -1, -1, -1
		var slots []Outcome
		for g, want := range gold {
			for e, have := range got {
				if have.Type[0] != want.Type {
					continue
				}
				outcomes := judgeSlots(want, have, k)
				if n := hits(outcomes)*100 - len(outcomes); n > top || bestG < 0 {
					bestG, bestE, top, slots = g, e, n, outcomes
				}
			}
		}
		if bestG < 0 {
			return pairs, gold, got
		}
		pairs = append(pairs, aligned{gold[bestG], got[bestE], slots})
		gold = append(gold[:bestG:bestG], gold[bestG+1:]...)
		got = append(got[:bestE:bestE], got[bestE+1:]...)
	}
}

// judgeSlots holds the slots of one event against gold.
func judgeSlots(want *goldEvent, have *dyad.Event, k *dyad.Coding) []Outcome {
	rule := ruleOf(have)
	one := func(facet, gold, got string) Outcome { return Outcome{Facet: facet, Gold: gold, Got: got, Rule: rule} }
	mode := ""
	if len(have.Modes) > 0 {
		mode = have.Modes[0]
		for _, m := range have.Modes {
			if m == want.Mode {
				mode = m
			}
		}
	}
	outcomes := []Outcome{one("mode", want.Mode, mode), one("realis", want.Realis, string(have.Realis))}
	actors, recips := have.Actors, have.Recipients
	if len(want.Actor) > 1 && len(want.Recipient) == 0 { // all sides act: who is named second is no matter
		actors, recips = slices.Concat(actors, recips), nil
	}
	outcomes = append(outcomes, judgeParties("actor", want.Actor, actors, k.Article.Text, rule)...)
	outcomes = append(outcomes, judgeParties("recipient", want.Recipient, recips, k.Article.Text, rule)...)
	outcomes = append(outcomes, judgeVoices(want.Attribution, have.Attribution, k.Article.Text, rule)...)
	date := ""
	if have.DateInfo != nil && have.DateInfo.Basis == "text" {
		date = have.DateInfo.EDTF
	}
	place := ""
	if have.Place != nil {
		place = have.Place.Text
		if want.Place != "" && (strings.EqualFold(have.Place.Name, want.Place) || strings.Contains(place, want.Place)) {
			place = want.Place
		}
	}
	outcomes = append(outcomes, one("date", want.Date, date), one("place", want.Place, place))
	return append(outcomes, judgeSize(want, have, rule)...)
}

// judgeParties holds one list of mentions against gold. Each party takes the mention of
// it that has its sector, else any; more mentions of a party that gold has are no error.
func judgeParties(facet string, want []string, have []dyad.Mention, text, rule string) []Outcome {
	var outcomes []Outcome
	used := make([]bool, len(have))
	for _, s := range want {
		p, err := parseParty(s)
		if err != nil {
			continue // readGold has checked
		}
		o := Outcome{Facet: facet, Gold: p.key(), Rule: rule}
		best := -1
		for i := range have {
			if !used[i] && p.is(&have[i], text) && (best < 0 || string(have[i].Sector) == p.sector && string(have[best].Sector) != p.sector) {
				best = i
			}
		}
		if best >= 0 {
			used[best], o.Got = true, o.Gold
			if p.code != "" && p.sector != "" {
				m := &have[best]
				outcomes = append(outcomes, Outcome{Facet: "sector", Gold: p.code + " " + p.sector, Got: p.code + " " + string(m.Sector), Rule: rule, Note: m.Text})
			}
		}
		outcomes = append(outcomes, o)
	}
	seen := make(map[string]bool)
	for i := range have {
		m := &have[i]
		if key := keyOf(m); !used[i] && !seen[key] && !anyIs(want, m, text) {
			seen[key] = true
			outcomes = append(outcomes, Outcome{Facet: facet, Got: key, Rule: rule, Note: m.Text})
		}
	}
	return outcomes
}

func anyIs(want []string, m *dyad.Mention, text string) bool {
	for _, s := range want {
		if p, err := parseParty(s); err == nil && p.is(m, text) {
			return true
		}
	}
	return false
}

// keyOf is the label that a mention is shown by where gold has no such party.
func keyOf(m *dyad.Mention) string {
	switch {
	case m.Code != "":
		return m.Code
	case m.Sector != "":
		return string(m.Sector)
	}
	return "~" + m.Text
}

func judgeVoices(want []string, have []dyad.Attribution, text, rule string) []Outcome {
	var outcomes []Outcome
	used := make([]bool, len(have))
	for _, s := range want {
		v, err := parseVoice(s)
		if err != nil {
			continue // readGold has checked
		}
		o := Outcome{Facet: "attribution", Gold: v.String(), Rule: rule}
		for i := range have {
			if o.Got == "" && !used[i] && v.is(&have[i], text) {
				used[i], o.Got = true, o.Gold
			}
		}
		outcomes = append(outcomes, o)
	}
	for i, a := range have {
		if used[i] {
			continue
		}
		got := "hearsay " + string(a.Stance)
		if a.Entity != nil {
			got = keyOf(a.Entity) + " " + string(a.Stance)
		}
		outcomes = append(outcomes, Outcome{Facet: "attribution", Got: got, Rule: rule, Note: a.Cue})
	}
	return outcomes
}

func judgeSize(want *goldEvent, have *dyad.Event, rule string) []Outcome {
	var outcomes []Outcome
	got := make(map[string]string)
	for name, n := range have.Size.All() {
		got[name] = name + " ?"
		for _, figure := range [...]*int{n.High, n.Low, n.Best} { // the last one there is
			if figure != nil {
				got[name] = name + " " + strconv.Itoa(*figure)
			}
		}
	}
	for _, w := range [...]struct {
		name string
		n    *int
	}{{"killed", want.Killed}, {"injured", want.Injured}, {"arrested", want.Arrested},
		{"displaced", want.Displaced}, {"abducted", want.Abducted}, {"missing", want.Missing}} {
		o := Outcome{Facet: "size", Got: got[w.name], Rule: rule}
		if w.n != nil {
			o.Gold = w.name + " " + strconv.Itoa(*w.n)
		}
		if o.Gold != "" || o.Got != "" {
			outcomes = append(outcomes, o)
		}
	}
	return outcomes
}

// brief writes an event in one line: "ASSAULT/aerial IRN > PAK actual".
func brief(e *dyad.Event) string {
	side := func(mentions []dyad.Mention) string {
		var keys []string
		for i := range mentions {
			keys = append(keys, keyOf(&mentions[i]))
		}
		return strings.Join(keys, " ")
	}
	s := e.Type[0]
	if len(e.Modes) > 0 {
		s += "/" + strings.Join(e.Modes, "+")
	}
	return fmt.Sprintf("%s %s > %s %s", s, side(e.Actors), side(e.Recipients), e.Realis)
}
