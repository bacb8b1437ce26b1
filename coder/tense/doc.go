// Package tense tells by its tense and by the words that open it when a clause of an English sentence
// says that something happens.
//
// Terms: a sentence is narrated if it tells the past in the present, as headlines do; a clause is timed
// if it says when another happens.
//
// To add a question, write it as a function of a sentence and the place of a verb in it, and add rows
// to TestTense.
package tense
