// Package culprit finds who did a deed where its own clause does not say.
//
// It takes the grammar of a sentence and the word of a deed, and gives the heads of the phrases of
// the clause above that name the doer: who is brought to book for it or owns up, who holds those of
// whom it is told, or whose other deed it was a part of.
//
// Terms: "charged" is the phrase that says for what somebody is called to account; a word lets one
// "through" if what is said of it is said of the deed too, as of a plot or a series.
//
// Left to others: who does it by its own clause (coder/grammar), and whom a phrase stands for
// (coder). To add a verb of punishment or the like, add it to the lists at the end of the files.
package culprit
