// Package net tags and parses sentences with a small trained network. It knows
// no language: what it takes is the written forms of a sentence's words, what it
// gives is their tags, heads and relations as indices into the model's own lists.
//
// A word is the sum of seven embeddings (word, prefixes, suffixes, shape). Blocks
// of a convolution over three words and a simple recurrent unit in both directions
// put it in context; one linear layer reads the tags off, and a greedy arc-hybrid
// transition parser builds the tree, root last, from what was computed once a word.
//
// Terms: Config is the size of a network, Weights its dense parameters, Vocabulary
// maps features to embedding rows, Model is what a file holds, Scratch the memory
// that one goroutine parses with.
//
// Matrices are multiplied in whole numbers, whose sums are exact, and the rest is
// float32 in one fixed order, with vectors (amd64, arm64) or in plain Go, so a sentence
// has the same tree on every machine. Training is left to package train.
package net
