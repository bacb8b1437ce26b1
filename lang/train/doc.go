// Package train makes a model of package net from treebanks.
//
// It takes sentences with gold tags and trees and gives the bytes of a model file.
// Tags and tree are learned together: the loss of a sentence is the cross entropy
// of both tags of every word and of every move of the parser. The parser follows
// its own guesses part of the time and a dynamic oracle (Goldberg and Nivre 2013,
// arc-hybrid) says which moves lose least from where it strayed.
//
// Terms: a sample is a sentence in the model's numbers; a shard is the part of a
// batch that one goroutine works on, with gradients of its own; a pass holds what
// the forward half of a sentence leaves for the backward half; a jury is several models
// that read a sentence together, for a further one to learn from.
//
// The same sentences, options and seed give the same bytes on each run: the number
// of shards is fixed and their gradients are added in order.
//
// Reading treebanks, choosing and weighting them, and saying how good the model is
// are left to the caller (lang/en/train).
package train
