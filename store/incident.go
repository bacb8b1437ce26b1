package store

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Millionths is the unit in which scales are added up, so that what was added can be
// taken away without a rest.
const Millionths = 1e6

// maxScale bounds the scale of an incident, so that sums do not overflow.
const maxScale = 1e6

// Scale returns an event scale in millionths; dyad.ErrInput where it is none.
func Scale(f float64) (int64, error) {
	if !(math.Abs(f) <= maxScale) {
		return 0, fmt.Errorf("%w: event scale %g", dyad.ErrInput, f)
	}
	return int64(math.Round(f * Millionths)), nil
}

// Sums is the row of an incident as far as the dyad-days rest on it.
type Sums struct {
	Day, Type string
	Quad      int
	Sources   int
	Reports   int
	Scale     int64
}

// SumsOf returns what an incident adds to each of its dyad-days.
func SumsOf(n *dyad.Incident) (Sums, error) {
	scale, err := Scale(n.Scale)
	return Sums{string(n.Date), n.Type, n.Quad, n.Sources, len(n.Reports), scale}, err
}

// Pair is a dyad that an incident falls to, and whether its days count it.
type Pair struct {
	Dyad    dyad.Dyad
	Counted bool
}

// PairsOf lists the incident's dyads, in order, with those that its days count.
func PairsOf(n *dyad.Incident) []Pair {
	counted := map[dyad.Dyad]bool{}
	for d := range n.Days() {
		counted[d.Dyad] = true
	}
	var all []Pair
	for d := range n.Dyads() {
		all = append(all, Pair{d, counted[d]})
	}
	slices.SortFunc(all, func(a, b Pair) int { return CompareDyads(a.Dyad, b.Dyad) })
	return all
}

// CompareDyads orders dyads by From, then To.
func CompareDyads(a, b dyad.Dyad) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
}

// Voice tells where an index finds the claims of a node's voices: under the code of an
// entity, or under its name. What of an entity makes its node is for dyad.Entity.Node to
// say: the index finds those that may be meant.
func Voice(n dyad.Node) (key string, isCode bool) {
	if code, _, _ := strings.Cut(string(n), "/"); len(code) == 3 && strings.ToUpper(code) == code {
		return code, true
	}
	return string(n), false
}

// Directions lists the dyads that are asked for; an empty end is any. None is asked for
// where the dyad is empty.
func Directions(d dyad.Dyad, both bool) []dyad.Dyad {
	switch {
	case d == dyad.Dyad{}:
		return nil
	case both && d != d.Reverse():
		return []dyad.Dyad{d, d.Reverse()}
	}
	return []dyad.Dyad{d}
}
