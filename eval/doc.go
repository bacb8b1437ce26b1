// Package eval holds codings against gold: precision, recall and F per type, role,
// date, place, realis and attribution; and incidents against chains and happenings.
//
// It takes gold files and codings and gives tables of figures. A Measure is one gold
// set with one way to hand it over: the pages to code, how a coding is judged, and
// which figures come of it. Load reads the measures; whoever has a coder codes
// Measure.Pages, calls Judge for each coding (JudgeLinks over all of them where Linked
// is set) and Figures over all outcomes. Every
// function is pure: the same codings and gold give the same figures, intervals
// included, which are drawn with a fixed seed.
//
// Terms: an Outcome is one decision held against gold, a label against a label, ""
// being none; a facet is what it decides ("root", "actor", "date"); a root is a type
// in the 15-class scheme of the relation sets, where CONCEDE and RETREAT are YIELD; a
// sealed measure is one to report on, never to tune on, so that its cases are not
// shown; a floor is the figure that a measure may not get worse than (floors.tsv).
//
// Left to others: coding (pipeline), printing and exit codes (cli). Our own gold is in
// gold/, one YAML file a subject; gold/README.md says what its fields promise.
//
// To add a measure, write its reader and judge in a file of its own and add one entry
// to kinds in measure.go. To add gold sentences, add them to a file of gold/: the hash
// of the id says whether tune or dev.
package eval
