// Package compare lays two data sets of one pair side by side: how many acts each tells
// of in each direction, how their counts go together, at which lag, of which types, and
// the periods of which one alone tells.
//
// It takes the dyad-day rows of both sets and gives figures and a few sentences. Pure, as
// its room relate is.
//
// Terms: One and Two are the sets in the order asked for. A Way is one direction, a Likes
// of it all acts, those of conflict or those of cooperation, a Gap a period of which one
// set alone tells. docs/method.md has the formulas and their limits.
//
// Left to others: choosing sets and reading rows (cli, api), names of nodes, charts (web).
//
// To compare something more, add a field to Likes or Way and a line to docs/method.md.
package compare
