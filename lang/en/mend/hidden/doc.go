// Package hidden finds the main verb of a sentence in which a parser of English found none.
//
// It takes a sentence with a linked tree and changes relations, heads and tags in it, as the rest of
// mend does; the caller links the tree anew. Chronicles and headlines tell what happens in the
// present, in words that are nouns too: "police in Lund fire tear gas", "a bomb strikes a bus".
//
// Terms: what a verbless sentence hides its verb behind is a noun phrase, the subject, that the
// parser hung on it; what follows is taken for the rest of that phrase. Words that are nouns as
// often as verbs must be followed by what only an object begins with.
//
// To let it know one more verb, add the verb to verbs.go.
package hidden
