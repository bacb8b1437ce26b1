// Package voice reads from trees, for any words of a text and not for events alone, who
// is said to say, think or demand it, and whether it is told as having happened.
//
// Read takes the sentences of an article and gives its sayings: the words that name the
// source, the cue ("said", "according to"), what is said as spans of the text, and the
// stance that the cue gives it. A saying inside another one's content is nested in it.
// Fact takes a word of a sentence and gives its Reality: how its grammar and the words
// above it tell it, and by which cue.
//
// Terms: a cue is the word that makes a saying; a saying with a stance vouches for its
// content, one without ("wants", "criticised") only says what somebody thinks of it; a
// quote is what stands between quotation marks, over sentences where it runs on.
//
// Left to others: who the source is (coder resolves it as it does actors), what becomes of
// an event's type (coder). Cues are words of data/tables/discourse.yaml: to add one, add a
// word there.
package voice
