// Package excerpt finds the words of a sentence that show a deed.
//
// It takes the grammar of the sentence, the word at which a rule fired and the one that tells
// the deed, and gives the tokens from the first to the last of those words: a verb with its
// object, a noun with what stands before it.
//
// Left to others: which words fire a rule, and where they stand in the text (coder).
package excerpt
