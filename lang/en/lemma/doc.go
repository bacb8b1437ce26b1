// Package lemma gives English words their dictionary form as UD treebanks have it.
//
// It takes the tokens of a sentence with tags and heads and gives the lemma of one of
// them. rules.go, stems.go, plural.go and short.go say what endings, abbreviations and
// odd spellings stand for, verbs.go has the irregular verbs, and lemmas.tsv what the
// rules get wrong, learned from the treebanks by lang/en/train.
//
// Terms: a form is a word as written; folded it is in lower case with straight
// apostrophes; a word is shouted where its capitals say nothing of it.
package lemma
