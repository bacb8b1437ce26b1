// Package hung puts clauses and phrases under the word that they tell of where a parser of English
// hung them on another near it.
//
// It takes a sentence with a linked tree and changes heads and relations in it, as the rest of mend
// does; the caller links the tree anew. To add one of its kind, write it here and name it in
// mend.Tree.
package hung
