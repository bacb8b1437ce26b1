// Package hunch tells for which type of event the words of a sentence speak.
//
// It takes the rules and gives a Reader; words -> for each type how much less they speak for it
// than for the type that they speak for most. It knows no grammar: words that rules of a type
// name, and words of their examples, are counted (naive Bayes; types that have more words come first).
//
// Used where somebody asks what relates two parties and no rule wholly holds: of the rules that
// come near, the one whose type the words speak for answers first. It decides nothing else.
//
// Left to others: which rules come near (coder). A better guess needs no code: it comes with the
// words of the rules.
package hunch
