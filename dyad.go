package dyad

import (
	"iter"
	"slices"
)

// Node is one end of a relationship: a state by its ISO 3166 alpha-3 code ("IRN"), the
// UN and the EU by theirs (UNO, EUR), a named organisation or armed group by its name in
// the tables ("NATO", "Jaish al-Adl"), armed people without a name by their country and
// sector ("COD/REB"). "" is nobody that a relationship could be with.
type Node string

// Dyad is an ordered pair of nodes: what From does towards To.
type Dyad struct {
	From Node `json:"from"`
	To   Node `json:"to"`
}

// Reverse returns the other direction.
func (d Dyad) Reverse() Dyad { return Dyad{d.To, d.From} }

// Armed reports whether the sector is that of armed people who are not a state's own.
func (s Sector) Armed() bool { return s == REB || s == UAF || s == PRM }

// Node returns the end of a relationship that the entity belongs to. Ministries, armies,
// leaders and citizens of a state all belong to the state.
func (e Entity) Node() Node {
	switch e.Code {
	case "IGO", "NGO", "ISM", "IMG", "MNC":
		return Node(e.Known)
	case "":
		if e.Sector.Armed() {
			return Node(e.Known)
		}
		return ""
	case "UNO", "EUR":
		return Node(e.Code)
	}
	switch {
	case !e.Sector.Armed():
		return Node(e.Code)
	case e.Known != "":
		return Node(e.Known)
	}
	return Node(e.Code + "/" + string(e.Sector))
}

// Dyads yields the ordered pairs that an act of these actors on these recipients falls
// to, each once: every actor towards every recipient; where there is no recipient and
// several actors (a meeting without a host), every actor towards every other. An act of
// material conflict (quad 4) on the soil of another state (the country code of its place)
// is also one towards that state, whoever it was aimed at there. Nobody's pair, and a
// node with itself, are left out.
func Dyads(actors, recipients []Entity, quad int, soil string) iter.Seq[Dyad] {
	return func(yield func(Dyad) bool) {
		to := recipients
		if len(to) == 0 {
			to = actors
		}
		if quad == 4 && soil != "" && (len(recipients) > 0 || len(actors) == 1) {
			to = append(slices.Clip(to), Entity{Code: soil})
		}
		var seen []Dyad
		for _, a := range actors {
			for _, b := range to {
				d := Dyad{a.Node(), b.Node()}
				if d.From == "" || d.To == "" || d.From == d.To || slices.Contains(seen, d) {
					continue
				}
				seen = append(seen, d)
				if !yield(d) {
					return
				}
			}
		}
	}
}

// DyadDay is one pre-added row: what happened from one node towards another on one day,
// of one PLOVER type, counted by incidents, by independent reports and by all reports.
// Only incidents that some report tells as a fact (realis actual), with a known day and
// not denied by every voice, are counted.
type DyadDay struct {
	Dyad
	Day       Day     `json:"date"`
	Type      string  `json:"event"`
	Quad      int     `json:"quad_code"`
	Incidents int     `json:"incidents"`
	Sources   int     `json:"sources"` // independent reports
	Reports   int     `json:"reports"` // all reports, copies of agency text too
	Scale     float64 `json:"scale"`   // sum of the incidents' event scale
}
