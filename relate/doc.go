// Package relate reads a relationship from its history: what two nodes do towards each
// other, how strained that is and since when, who answers whom.
//
// It takes rows of the dyad-day table (dyad.DyadDay) and incidents, in memory or as
// sequences, and gives figures. Its functions are pure: no store, no clock, and chance
// only from a generator that is passed in, so the same rows give the same report.
// "Today" is a parameter: the last day that the figures know of.
//
// Terms: a Series is counts by day, ISO week or month with its gaps filled. Strain is
// one index from -10 to 10 with its parts. A Shift is a week from which a count stays on
// another level. Reciprocity says how often one side's acts are followed by the other's,
// held against chance. A Chain is act, answer, answer to the answer. A Reading is one
// sentence built from these by rules. A Report holds all of them. An act is an incident
// told as a fact; acts of quad 1 and 2 are cooperation, those of quad 3 and 4 conflict.
// docs/method.md has every formula, why it was chosen, what was measured, and its limits.
//
// Left to others: joining reports to incidents (incident), keeping them (store), names
// of nodes and printing (cli, web).
//
// To add a figure, give it a file with one function over []dyad.DyadDay or
// []dyad.Incident, a test on a simulated series whose truth is known, a chapter in
// docs/method.md, and a field of Report.
package relate
