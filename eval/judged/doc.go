// Package judged reads the events that somebody read and judged, from the tables beside it.
//
// It takes a folder like this one and gives Verdicts, events that were called right or wrong, by
// their ids; and Corrected, events of which a reader also said what would be right, by the words
// that tell them, so that they can be held against any coder. README.md says who read what.
//
// The tables are no part of the binary. A page in six is Held out: who writes a rule or learns a
// weight looks at the others.
//
// Left to others: coding the pages anew and counting (eval), learning from them (cmd/trust).
package judged
