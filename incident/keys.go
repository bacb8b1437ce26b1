package incident

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/dyad-news/dyad"
)

// kin lists the types that are told for one another, besides each for itself.
var kin = map[string][]string{
	"ASSAULT":   {"MOBILIZE", "COERCE"},
	"MOBILIZE":  {"ASSAULT"},
	"COERCE":    {"ASSAULT", "SANCTION"},
	"SANCTION":  {"COERCE", "REJECT"},
	"ACCUSE":    {"REQUEST", "REJECT", "THREATEN"},
	"REQUEST":   {"ACCUSE", "THREATEN"},
	"REJECT":    {"ACCUSE", "SANCTION"},
	"THREATEN":  {"ACCUSE", "REQUEST"},
	"AGREE":     {"COOPERATE", "CONSULT"},
	"COOPERATE": {"AGREE", "AID"},
	"CONSULT":   {"AGREE"},
	"AID":       {"COOPERATE"},
	"CONCEDE":   {"RETREAT"},
	"RETREAT":   {"CONCEDE"},
}

const (
	maxNodes   = 6 // of a side that keys are made for
	storeWords = 12
	queryWords = 8
	fewDead    = 3 // figures from here on are keys of their own
	groups     = "armed"
)

// mutual reports whether the parties of a type act on each other.
func mutual(typ string) bool { return typ == "AGREE" || typ == "CONSULT" || typ == "COOPERATE" }

// group is that within which incidents are joined: facts with facts.
func group(r dyad.Realis) string {
	switch r {
	case dyad.Future:
		return "future"
	case dyad.Hypothetical:
		return "maybe"
	case dyad.Negated:
		return "not"
	}
	return "fact"
}

// StoreKeys returns the keys under which an incident is to be found, sorted: its group,
// type, parties and day, also by its month and its day without a year; for one whose day
// nobody tells, its parties and most telling words.
func StoreKeys(n *dyad.Incident) []string {
	s := sceneOfIncident(n)
	var keys []string
	for _, d := range s.when.stored() {
		for _, p := range s.parties() {
			keys = append(keys, s.key(s.typ, p, d))
		}
	}
	for _, d := range s.when.wide("m", "-") {
		for _, p := range s.pairs() {
			keys = append(keys, s.key(s.typ, p, d))
		}
	}
	if s.when.basis == undated {
		for _, w := range s.words[:min(len(s.words), storeWords)] {
			for _, p := range s.parties() {
				keys = append(keys, s.key(s.typ, p, "w"+w))
			}
		}
	}
	if len(s.actors) == 0 || len(s.recipients) == 0 && !s.mutual() {
		keys = append(keys, s.named([]string{s.typ}, s.when.stored())...)
	}
	return sorted(keys)
}

// QueryKeys returns the keys under which incidents that the account may tell are found,
// sorted. It has none where neither a party, an exact place nor a toll is known.
func QueryKeys(a Account) []string {
	s := sceneOf(a)
	return s.queried()
}

// NearKeys returns the keys under which incidents are found that a report of this one might
// tell as well, sorted.
func NearKeys(n *dyad.Incident) []string {
	s := sceneOfIncident(n)
	return s.queried()
}

func (s *scene) queried() []string {
	parts := s.when.asked()
	if s.when.basis == undated {
		for _, w := range s.words[:min(len(s.words), queryWords)] {
			parts = append(parts, "w"+w)
		}
	}
	asked := s.asked()
	if w := s.when.basis; w == fuzzy || w == yearless {
		asked = s.pairs()
	}
	var keys []string
	add := func(parties, days []string) {
		for _, typ := range append([]string{s.typ}, kin[s.typ]...) {
			for _, d := range days {
				for _, p := range parties {
					keys = append(keys, s.key(typ, p, d))
				}
			}
		}
	}
	add(asked, parts)
	add(s.pairs(), s.when.wide("M", "~"))
	if s.unplaced() {
		keys = append(keys, s.named(append([]string{s.typ}, kin[s.typ]...), s.when.asked())...)
	}
	return sorted(keys)
}

// unplaced reports whether parties are too little to find an incident by.
func (s *scene) unplaced() bool {
	return len(s.actors) == 0 && len(s.recipients) == 0 || s.when.basis == undated && (len(s.actors) == 0 || len(s.recipients) == 0)
}

// named are the keys of those of whom no node is known: names and numbers, by day.
func (s *scene) named(types, days []string) (keys []string) {
	if s.when.basis == undated {
		days = []string{""}
	}
	n := 0
	for _, w := range s.words {
		if !telling(w) || n == queryWords {
			continue
		}
		n++
		for _, typ := range types {
			for _, d := range days {
				keys = append(keys, s.key(typ, "?"+w, d))
			}
		}
	}
	return keys
}

func (s *scene) key(typ, parties, day string) string {
	return s.group + "|" + typ + "|" + parties + "|" + day
}

// stored are the days that an incident is kept under. What is known by its day is also
// kept under its month ("m2024-01") and its day without a year ("-01-16"), where those
// look that know no more (wide); these are kept under "M2024-01" and "~01-16", where the
// others look.
func (w when) stored() []string {
	switch w.basis {
	case exact, assumed:
		return stretchOf(w.first, w.last)
	case fuzzy:
		return append(w.months("M"), fmt.Sprintf("f%s/%s", dayOf(w.first), dayOf(w.last)))
	case yearless:
		return []string{"~" + w.md}
	}
	return nil
}

// asked are the days that an account looks under.
func (w when) asked() []string {
	switch w.basis {
	case exact:
		return stretchOf(w.first-slip, w.last+lag)
	case assumed:
		return stretchOf(w.first-lag, w.first+lag)
	case fuzzy:
		return append(append(w.months("m"), w.months("M")...), fmt.Sprintf("f%s/%s", dayOf(w.first), dayOf(w.last)))
	case yearless:
		return []string{"-" + w.md, "~" + w.md}
	}
	return nil
}

// wide are the month and the day without a year of what is known by its day.
func (w when) wide(month, md string) []string {
	if w.basis != exact && w.basis != assumed {
		return nil
	}
	keys := w.months(month)
	if w.first == w.last {
		keys = append(keys, md+string(dayOf(w.first)[5:]))
	}
	return keys
}

// months are those that the days lie in; a stretch of more than a month has none.
func (w when) months(mark string) []string {
	if w.last-w.first > 31 {
		return nil
	}
	return sorted([]string{mark + string(dayOf(w.first)[:7]), mark + string(dayOf(w.last)[:7])})
}

func stretchOf(first, last int) []string {
	var keys []string
	for n := first; n <= last; n++ {
		keys = append(keys, string(dayOf(n)))
	}
	return keys
}

// Parties in keys: "A>B" for a pair; "A>" and ">B" for a party towards anyone; "A>-" and
// "->B" where nobody stands on the other side; "A>armed" for an act on armed groups, which
// others tell as one on the state where they sit; "@id" for an exact place and "#n" for a
// toll. The parties of mutual types are written "A>B" with A before B, and "A>" for each.

func (s *scene) pairs() []string {
	if s.mutual() {
		return s.meetings()
	}
	var keys []string
	for _, a := range few(s.actors) {
		for _, r := range few(s.recipients) {
			keys = append(keys, string(a)+">"+string(r))
		}
	}
	if len(keys) == 0 {
		keys = append(s.froms("-"), s.tos("-")...)
	}
	return keys
}

func (s *scene) meetings() []string {
	all := few(s.actors)
	var keys []string
	for i, a := range all {
		for _, b := range all[i+1:] {
			keys = append(keys, string(a)+">"+string(b))
		}
	}
	if len(keys) == 0 {
		return s.froms("-")
	}
	return keys
}

func (s *scene) froms(other string) (keys []string) {
	for _, a := range few(s.actors) {
		keys = append(keys, string(a)+">"+other)
	}
	return keys
}

func (s *scene) tos(other string) (keys []string) {
	for _, r := range few(s.recipients) {
		keys = append(keys, other+">"+string(r))
	}
	return keys
}

// parties are what an incident is kept under on each of its days.
func (s *scene) parties() []string {
	keys := append(s.pairs(), s.froms("")...)
	if s.quad == 4 && armed(s.to) {
		keys = append(keys, s.froms(groups)...)
	}
	return append(append(keys, s.tos("")...), s.marks()...)
}

// asked are the parties that an account looks under: itself where both sides are known,
// and those of which one is not.
func (s *scene) asked() []string {
	keys := append(s.pairs(), s.marks()...)
	switch {
	case len(s.actors) > 0 && (len(s.recipients) > 0 || s.mutual() && len(s.actors) > 1):
		keys = append(append(keys, s.froms("-")...), s.tos("-")...)
		switch {
		case s.quad == 4 && armed(s.to):
			keys = append(keys, s.froms("")...)
		case s.quad == 4:
			keys = append(keys, s.froms(groups)...)
		}
	default:
		keys = append(append(keys, s.froms("")...), s.tos("")...)
	}
	return keys
}

// marks are the exact place and the toll.
func (s *scene) marks() (keys []string) {
	if s.place != nil && s.place.Resolution >= 3 && s.place.GeoNameID != 0 {
		keys = append(keys, "@"+strconv.Itoa(s.place.GeoNameID))
	}
	for _, n := range s.killed {
		if n >= fewDead {
			keys = append(keys, "#"+strconv.Itoa(n))
		}
	}
	return keys
}

func few(side []dyad.Node) []dyad.Node { return side[:min(len(side), maxNodes)] }

func sorted(keys []string) []string {
	slices.Sort(keys)
	return slices.Compact(keys)
}
