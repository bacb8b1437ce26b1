package pipeline

import (
	"context"
	"iter"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident/ledger"
)

// ClaimQuery picks claims by the ledgers of their incidents. Empty fields ask for nothing.
type ClaimQuery struct {
	By, Against dyad.Node // whose voices make the claim; whose voices contradict it, or whose deed it tells
	Dyad        dyad.Dyad // the parties of the incident, either way
	Incident    dyad.IncidentID
	From, To    dyad.Day // of publication, both within
	States      []ledger.State
	Stances     []dyad.Stance
	Disputed    bool // it is contradicted
}

// Claimed is a claim with its incident, and with what contradicts it.
type Claimed struct {
	dyad.Claim
	Of      *dyad.Incident         `json:"-"`
	State   ledger.State           `json:"state"` // of the incident
	Against []ledger.Contradiction `json:"contradictions"`
}

// Claims yields the claims that a query asks for, the newest first. It reads the ledger of
// every incident on which there is one that the store's own query finds.
func Claims(ctx context.Context, st dyad.Reader, q ClaimQuery) iter.Seq2[Claimed, error] {
	type read struct {
		n *dyad.Incident
		l ledger.Ledger
	}
	return func(yield func(Claimed, error) bool) {
		known := map[dyad.IncidentID]*read{}
		for c, err := range found(ctx, st, &q) {
			if err != nil {
				yield(Claimed{}, err)
				return
			}
			of := known[c.Incident]
			if of == nil {
				n, l, err := Ledger(ctx, st, c.Incident)
				if err != nil {
					yield(Claimed{}, err)
					return
				}
				of = &read{&n, l}
				known[c.Incident] = of
			}
			x := Claimed{Claim: c, Of: of.n, State: of.l.State, Against: append([]ledger.Contradiction{}, of.l.Against(&c)...)}
			if q.asks(&x) && !yield(x, nil) {
				return
			}
		}
	}
}

// found yields the claims among which those asked for are.
func found(ctx context.Context, st dyad.Reader, q *ClaimQuery) iter.Seq2[dyad.Claim, error] {
	if q.Incident == "" {
		return st.Claimed(ctx, dyad.ClaimQuery{By: q.By, From: q.From, To: q.To})
	}
	return func(yield func(dyad.Claim, error) bool) {
		all, err := st.Claims(ctx, q.Incident)
		if err != nil {
			yield(dyad.Claim{}, err)
			return
		}
		slices.Reverse(all)
		for _, c := range all {
			in := (q.From == "" || c.Published >= q.From) && (q.To == "" || c.Published != "" && c.Published <= q.To)
			if by := q.By == "" || c.By != nil && c.By.Node() == q.By; in && by && !yield(c, nil) {
				return
			}
		}
	}
}

// Ledger reads an incident and its ledger.
func Ledger(ctx context.Context, st dyad.Reader, id dyad.IncidentID) (n dyad.Incident, l ledger.Ledger, err error) {
	if n, err = st.Incident(ctx, id); err == nil {
		l, err = LedgerOf(ctx, st, &n)
	}
	return n, l, err
}

// LedgerOf reads the ledger of an incident.
func LedgerOf(ctx context.Context, st dyad.Reader, n *dyad.Incident) (ledger.Ledger, error) {
	all, err := LedgersOf(ctx, st, []dyad.Incident{*n})
	if err != nil {
		return ledger.Ledger{}, err
	}
	return all[0], nil
}

// LedgersOf reads the ledgers of incidents, in their order, with one question to the store.
// What a dataset's row says in no voice is the dataset's own word.
func LedgersOf(ctx context.Context, st dyad.Reader, all []dyad.Incident) ([]ledger.Ledger, error) {
	ids, of := make([]dyad.IncidentID, len(all)), map[dyad.IncidentID][]dyad.Claim{}
	for i := range all {
		ids[i] = all[i].ID
	}
	claims, err := st.Claims(ctx, ids...)
	for _, c := range claims {
		of[c.Incident] = append(of[c.Incident], c)
	}
	ledgers := make([]ledger.Ledger, len(all))
	for i := range all {
		said := of[all[i].ID]
		for j := range said {
			if c := &said[j]; c.By == nil && !c.Hearsay && c.Outlet == "" {
				c.Outlet = all[i].Dataset
			}
		}
		ledgers[i] = ledger.Of(&all[i], said)
	}
	return ledgers, err
}

// asks reports whether the query asks for a claim.
func (q *ClaimQuery) asks(c *Claimed) bool {
	switch {
	case q.Disputed && len(c.Against) == 0:
		return false
	case len(q.States) > 0 && !slices.Contains(q.States, c.State):
		return false
	case len(q.Stances) > 0 && !slices.Contains(q.Stances, c.Stance):
		return false
	}
	return q.between(c.Of) && (q.Against == "" || c.against(q.Against))
}

// between reports whether the incident falls to the query's dyad.
func (q *ClaimQuery) between(n *dyad.Incident) bool {
	if q.Dyad == (dyad.Dyad{}) {
		return true
	}
	for d := range n.Dyads() {
		if d == q.Dyad || d == q.Dyad.Reverse() {
			return true
		}
	}
	return false
}

// against reports whether voices of the node contradict the claim, or it tells the node's
// deed.
func (c *Claimed) against(node dyad.Node) bool {
	is := func(e *dyad.Entity) bool { return e != nil && e.Node() == node }
	if is(c.By) {
		return false
	}
	for i := range c.Of.Actors {
		if is(&c.Of.Actors[i]) {
			return true
		}
	}
	return slices.ContainsFunc(c.Against, func(x ledger.Contradiction) bool {
		return slices.ContainsFunc(x.Stands, func(s ledger.Stand) bool { return is(s.By) })
	})
}
