package relate

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
)

// Basis says how it is known that one act answers another.
type Basis string

// The bases of a link: the text says so; or nothing but the order of days, sides and
// kinds suggests it.
const (
	Told     Basis = "told"
	Inferred Basis = "inferred"
)

// Link is one act of a chain. The first one of a chain has no Basis.
type Link struct {
	dyad.Dyad
	Incident dyad.IncidentID `json:"incident_id"`
	Day      dyad.Day        `json:"date,omitempty"`
	Type     string          `json:"event"`
	Quad     int             `json:"quad_code"`
	Scale    float64         `json:"event_scale"`
	Summary  string          `json:"summary,omitempty"`
	Basis    Basis           `json:"basis,omitempty"`
	Lag      int             `json:"lag,omitempty"` // days since the act before, where both are known
}

// Chain is an act, the answer, the answer to the answer, and so on: two links or more.
type Chain []Link

// Chains finds the chains between the two nodes of d, the latest first.
//
// An answer that a text tells (Incident.ResponseTo) is taken as told, whatever its day
// and kind. Otherwise an act of conflict is inferred to answer the hardest act of
// conflict that the other side did to it in the days before, as many as within gives for
// its direction, the latest of equals; an act of the same day is none, since days do not
// tell their order. Only facts (realis actual) with a day are inferred to answer, and
// only acts that fall to one direction. Of several answers to one act the chain follows
// the one that is told, then the hardest, then the first; other told ones begin chains
// of their own, so that nothing that a text says is lost.
func Chains(incidents []dyad.Incident, d dyad.Dyad, within func(dyad.Dyad) int) []Chain {
	acts := make([]act, 0, len(incidents))
	for i := range incidents {
		if a, ok := newAct(&incidents[i], d); ok {
			acts = append(acts, a)
		}
	}
	slices.SortStableFunc(acts, func(a, b act) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.ID, b.ID))
	})
	acts = slices.CompactFunc(acts, func(a, b act) bool { return a.ID == b.ID })
	told(acts)
	infer(acts, within)
	return follow(acts)
}

// act is an incident with what it answers, by index, -1 for nothing.
type act struct {
	*dyad.Incident
	way    dyad.Dyad // empty where it falls to both directions
	day    int
	dated  bool
	answer int
	basis  Basis
}

func newAct(n *dyad.Incident, d dyad.Dyad) (act, bool) {
	a := act{Incident: n, answer: -1}
	there, back := false, false
	for x := range n.Dyads() {
		there = there || x == d
		back = back || x == d.Reverse()
	}
	switch {
	case there && !back:
		a.way = d
	case back && !there:
		a.way = d.Reverse()
	case !there:
		return a, false
	}
	a.day, a.dated = number(n.Date)
	return a, true
}

// told fills what texts say. An act that would answer itself, by whatever way round,
// answers nothing.
func told(acts []act) {
	at := make(map[dyad.IncidentID]int, len(acts))
	for i := range acts {
		at[acts[i].ID] = i
	}
	for i := range acts {
		if j, ok := at[acts[i].ResponseTo]; ok && !leads(acts, j, i) {
			acts[i].answer, acts[i].basis = j, Told
		}
	}
}

// leads reports whether act i answers act j, by whatever way round, or is it.
func leads(acts []act, i, j int) bool {
	for ; i >= 0; i = acts[i].answer {
		if i == j {
			return true
		}
	}
	return false
}

const mostBefore = 500 // acts before one that are looked at, for days that have thousands

func infer(acts []act, within func(dyad.Dyad) int) {
	for i := range acts {
		a := &acts[i]
		if a.answer >= 0 || !a.hard() {
			continue
		}
		reach, best := within(a.way.Reverse()), -1
		for j := i - 1; j >= max(0, i-mostBefore) && (!acts[j].dated || a.day-acts[j].day <= reach); j-- {
			b := &acts[j]
			if b.hard() && b.way == a.way.Reverse() && b.day < a.day && (best < 0 || b.Scale < acts[best].Scale) {
				best = j
			}
		}
		if best >= 0 && !leads(acts, best, i) {
			a.answer, a.basis = best, Inferred
		}
	}
}

// hard reports whether an act may be inferred to answer or to be answered.
func (a *act) hard() bool {
	return a.dated && a.Realis == dyad.Actual && a.way != (dyad.Dyad{}) && Conflict.force(a.Quad) > 0
}

// follow strings acts to chains.
func follow(acts []act) []Chain {
	next := make([]int, len(acts)) // the answer that the chain follows, -1 for none
	for i := range next {
		next[i] = -1
	}
	for i := range acts {
		j := acts[i].answer
		if j >= 0 && (next[j] < 0 || rather(&acts[i], &acts[next[j]])) {
			next[j] = i
		}
	}
	var out []Chain
	for i := range acts {
		j := acts[i].answer
		begins := j < 0 || next[j] != i
		if begins && acts[i].basis == Told {
			out = append(out, chain(acts, next, []int{j, i}))
		} else if begins && next[i] >= 0 {
			out = append(out, chain(acts, next, []int{i}))
		}
	}
	slices.SortStableFunc(out, func(a, b Chain) int {
		return cmp.Or(cmp.Compare(b[len(b)-1].Day, a[len(a)-1].Day), cmp.Compare(len(b), len(a)))
	})
	return out
}

// rather reports whether a chain follows the answer a rather than b.
func rather(a, b *act) bool {
	return a.basis == Told && b.basis != Told || a.basis == b.basis && a.Scale < b.Scale
}

// chain goes on from the last of the acts in path.
func chain(acts []act, next, path []int) Chain {
	for n := next[path[len(path)-1]]; n >= 0; n = next[n] {
		path = append(path, n)
	}
	out := make(Chain, len(path))
	for i, n := range path {
		a := &acts[n]
		out[i] = Link{Dyad: a.way, Incident: a.ID, Day: a.Date, Type: a.Type, Quad: a.Quad, Scale: a.Scale, Summary: a.Summary}
		if i > 0 {
			out[i].Basis = a.basis
			if b := &acts[path[i-1]]; a.dated && b.dated {
				out[i].Lag = a.day - b.day
			}
		}
	}
	return out
}
