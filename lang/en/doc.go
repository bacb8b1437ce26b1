// Package en reads English: tokens, sentences, lemmas, tags, features and trees.
//
// It takes an Article and gives Sentences as Universal Dependencies describes them
// (the treebanks EWT and GUM). Tokens are cut as there: "don't" is "do" and "n't",
// "Iran's" is "Iran" and "'s", "Iran-backed" is three tokens, "anti-war" is one.
// A sentence holds at most Limit tokens and never crosses a paragraph.
//
// Terms: a chunk is what stands between white space; a clitic is a word written on
// to the one before it; an abbreviation keeps its full stop.
//
// Files: tokens.go and words.go cut chunks into tokens, sentences.go finds where
// sentences end, feats.go gives features from form, tag and tree, tables.go has the
// word lists. The tags and trees come from model.bin, which package net runs and
// `make train` makes; lemmas from package lemma; package mend mends the trees.
//
// It leaves names, dates and events to other rooms. For another language copy the
// file names, not the rules, and let langtest.Run pass.
package en
