// Package ledger reads from the claims on one incident who says what of it, where the
// claims exclude each other, and how the incident stands.
//
// Of takes an incident and its claims and gives a Ledger; it has no store, clock or
// network. The claims may come in any order: the ledger is the same.
//
// Terms: a claimant is an entity with a voice, an outlet on its own word, or hearsay; a
// party is a claimant that stands on one of the incident's sides; a side speaks with one
// voice, so that a ministry and an army of one state do not contradict each other. To
// vouch is to assert, allege, confirm or claim as one's own. A denial by a side that
// vouches for the incident itself is one of a part of it ("denied that it had targeted
// civilians"). An earlier, lower count is not contradicted by a later, higher one, as tolls
// rise, but where the two are opposing parties, who stand by their figures.
//
// Left to others: which events are one incident, and its claims (incident), what claimants
// are called (api/shape, cli).
//
// To add a kind of contradiction, add its function to contradictions in contradict.go and
// a case to ledger_test.go.
package ledger
