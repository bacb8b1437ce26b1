// Package contexts says which of PLOVER's contexts an event stands in: "military", "economic".
//
// A Reader takes the event's sentence, its rule, its type and its modes, and returns names of
// contexts. A rule may name some, a mode brings its own, and the words of the sentence show
// the rest.
//
// Left to others: which words show a context (contexts in data/tables/ontology.yaml). To add
// one, add it there.
package contexts
