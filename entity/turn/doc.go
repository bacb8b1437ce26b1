// Package turn tells by a sentence's tree alone where its pronouns can and cannot turn.
//
// Expletive says that an "it" stands for nobody. Back says that a pronoun rather stands for whom
// something is done to than for who does it.
//
// Left to others: which phrases there are and which of them a pronoun stands for (entity).
package turn
