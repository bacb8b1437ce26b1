// Package mend mends what a parser of English gets wrong, by rules of the language.
//
// It takes a sentence with tags, lemmas and a linked tree and changes relations, heads and
// tags in it. mend.go has the order of the mends and those of single relations, mainverb.go
// sentences whose main verb was taken for something else, clauses.go the verbs of clauses,
// present.go verbs of headlines that were taken for nouns, phrases.go what was hung on another
// phrase than its own, subjunctive.go bare verbs after demands, subjects.go subjects in two parts
// and verbs behind a day, and pairs.go two names with a hyphen between them.
//
// Terms: a mend is a function that looks for one mistake and reports whether the tree changed;
// what gives a mistake away is something that a sentence cannot have, or cannot lack.
//
// Each mend may be right by itself and two of them still hang words on one another: settle links
// the tree anew and opens such circles, and FuzzTree mends trees that no parser makes.
//
// Features are read off the tree afterwards (lang/en). To add a mend, write it beside those of
// its kind, name it in Tree, and add rows to TestTree; `dyad score --only ewt_dev,gum_held_out`
// must not fall.
package mend
