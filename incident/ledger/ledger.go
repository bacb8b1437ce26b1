package ledger

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
)

// Ledger is all that is claimed of one incident.
type Ledger struct {
	State          State           `json:"state"`
	Entries        []Entry         `json:"claims"`         // by day of publication, then by article, in text order
	Contradictions []Contradiction `json:"contradictions"` // by kind, then by what they are about
	Tolls          []Toll          `json:"toll"`
}

// State says how an incident stands.
type State string

// The values of State.
const (
	Disputed State = "disputed"             // claims exclude each other
	Both     State = "confirmed_by_both"    // voices of two opposing sides vouch for it
	OneSide  State = "asserted_by_one_side" // voices of one side do
	Others   State = "asserted_by_others"   // named voices do, of neither side
	Outlets  State = "outlet_only"          // nobody named does: an outlet's own word, or hearsay
	Denied   State = "denied"               // nobody does, and some voice denies it
)

// States lists the values of State.
func States() []State { return []State{Disputed, Both, OneSide, Others, Outlets, Denied} }

// Side is where a claimant stands to an incident.
type Side string

// The values of Side.
const (
	Party   Side = "party"   // one of those who did or suffered it, or on whose soil it was done
	Other   Side = "other"   // a named voice that is none of them
	Own     Side = "outlet"  // the outlet's own word
	Hearsay Side = "hearsay" // nobody that can be named
)

// Entry is one claim, with where its claimant stands.
type Entry struct {
	dyad.Claim
	Side Side `json:"side"`
}

// Claimant is who makes a claim.
type Claimant struct {
	By      *dyad.Entity `json:"by,omitempty"` // nil for hearsay and an outlet's own word
	ByText  string       `json:"by_text,omitempty"`
	Outlet  string       `json:"outlet,omitempty"` // whose own word it is
	Hearsay bool         `json:"hearsay,omitempty"`
}

// ClaimantOf returns who makes a claim.
func ClaimantOf(c *dyad.Claim) Claimant {
	v := Claimant{By: c.By, ByText: c.ByText, Hearsay: c.Hearsay}
	if c.By == nil && !c.Hearsay {
		v.Outlet = c.Outlet
	}
	return v
}

// key tells claimants apart: an entity, hearsay, or the outlet.
func (v *Claimant) key() string {
	switch {
	case v.By != nil && v.By.QID != "":
		return v.By.QID
	case v.By != nil && !v.By.IsZero():
		return string(v.By.Node()) + "/" + string(v.By.Sector) + "/" + v.By.Known
	case v.By != nil:
		return "text " + v.ByText
	case v.Hearsay:
		return "hearsay"
	}
	return "outlet " + v.Outlet
}

// voice is the key of those who speak with one voice: a state and all its bodies, a group.
func (v *Claimant) voice() string {
	if v.By != nil && v.By.Node() != "" {
		return "node " + string(v.By.Node())
	}
	return v.key()
}

// Vouches reports whether a claimant of this stance stands by the claim.
func Vouches(s dyad.Stance) bool {
	return s == dyad.Asserts || s == dyad.Alleges || s == dyad.Confirms || s == dyad.Claims
}

// Of reads the ledger of an incident. The order of the claims does not matter, as long as
// those of one article stand in text order.
func Of(n *dyad.Incident, claims []dyad.Claim) Ledger {
	b := book{n: n, parties: parties(n)}
	for _, c := range inOrder(claims) {
		b.entries = append(b.entries, Entry{c, b.side(&c)})
	}
	l := Ledger{Entries: b.entries, Contradictions: b.contradictions(), Tolls: Tolls(claims)}
	l.State = b.state(l.Contradictions)
	for i := range l.Tolls {
		t := &l.Tolls[i]
		t.Disputed = slices.ContainsFunc(l.Contradictions, func(c Contradiction) bool { return c.Kind == Figures && c.What == t.What })
	}
	return l
}

// inOrder sorts claims by day of publication, unknown ones last, then by article.
func inOrder(claims []dyad.Claim) []dyad.Claim {
	claims = slices.Clone(claims)
	slices.SortStableFunc(claims, func(a, b dyad.Claim) int {
		return cmp.Or(byDay(a.Published, b.Published), cmp.Compare(a.Article, b.Article))
	})
	return claims
}

// byDay orders days, unknown ones last.
func byDay(a, b dyad.Day) int {
	if a == "" || b == "" {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

// book is the work on one ledger.
type book struct {
	n       *dyad.Incident
	parties []dyad.Node
	entries []Entry
}

// parties returns the nodes of both sides, and that on whose soil it was done.
func parties(n *dyad.Incident) []dyad.Node {
	var all []dyad.Node
	for _, side := range [][]dyad.Entity{n.Actors, n.Recipients} {
		for _, e := range side {
			all = append(all, e.Node())
		}
	}
	for d := range n.Dyads() {
		all = append(all, d.From, d.To)
	}
	return slices.DeleteFunc(all, func(node dyad.Node) bool { return node == "" })
}

func (b *book) side(c *dyad.Claim) Side {
	switch {
	case c.By == nil && c.Hearsay:
		return Hearsay
	case c.By == nil:
		return Own
	case slices.Contains(b.parties, c.By.Node()):
		return Party
	}
	return Other
}

// named reports whether somebody that is named makes the claim.
func (e *Entry) named() bool { return e.Side == Party || e.Side == Other }

func (e *Entry) voice() string {
	v := ClaimantOf(&e.Claim)
	return v.voice()
}

// state reads how the incident stands.
func (b *book) state(against []Contradiction) State {
	if len(against) > 0 {
		return Disputed
	}
	vouch := map[dyad.Node]bool{}
	party, other, own, denied := false, false, false, false
	for i := range b.entries {
		e := &b.entries[i]
		switch {
		case e.Stance == dyad.Denies:
			denied = true
		case !Vouches(e.Stance):
		case e.Side == Party:
			party, vouch[e.By.Node()] = true, true
		case e.Side == Other:
			other = true
		default:
			own = true
		}
	}
	for d := range b.n.Dyads() {
		if vouch[d.From] && vouch[d.To] {
			return Both
		}
	}
	switch {
	case party:
		return OneSide
	case other:
		return Others
	case denied && !own:
		return Denied
	}
	return Outlets
}
