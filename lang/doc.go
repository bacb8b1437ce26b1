// Package lang reads text as sentences, words and dependency trees.
//
// It takes an Article and gives its Sentences: UD tokens with byte spans into
// the text, lemmas, tags, features and one tree each. A language is a folder
// beside this file: lang/en is English. This package holds what the languages
// share: the Analyzer interface, the CoNLL-U reader and writer, and the Score
// that says how right a parse is.
//
// Terms: a sentence never crosses a paragraph of the article; a token is a
// syntactic word (UD), so "don't" is two tokens, "do" and "n't", and the two
// share no bytes; a tree has one root and no cycle.
//
// Sub-packages: net is the tagger and parser that runs a trained model (it
// knows no language), train makes a model from treebanks, langtest is the suite
// that each language passes. Names of people and places, dates and events are
// left to other rooms.
//
// To add a language: a folder lang/xx with the files of lang/en, a model made
// by its train command from a UD treebank, and a test that calls langtest.Run.
package lang
