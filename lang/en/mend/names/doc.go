// Package names parts names that a parser of English took for one, where "and" stands between.
//
// It takes a sentence with a linked tree and changes relations and heads in it, as the rest of mend
// does; the caller links the tree anew.
//
// Terms: a half is the word by which one of two names differs from the other, "North" and "South"
// in "North and South Korea". To let it know one more half, add the word to halves.
package names
