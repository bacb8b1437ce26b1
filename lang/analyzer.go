package lang

import "github.com/dyad-news/dyad"

// Analyzer reads the text of an article in one language. The sentences come in
// text order, cover every byte of the paragraphs but white space, and each has
// one tree with Link called. An Analyzer is safe for concurrent use, and the same
// text gives the same sentences.
type Analyzer interface {
	Analyze(a *dyad.Article) []dyad.Sentence
}

// Tagger is an Analyzer that also reads words which are given.
type Tagger interface {
	Analyzer
	// Tag fills tags, lemmas, features and trees of sentences whose tokens have their
	// forms and spans, in place.
	Tag(sentences []dyad.Sentence)
}
