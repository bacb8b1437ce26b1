// Package grammar says which phrases fill the slots of a word, whatever the construction:
// passives and their agents, control, conjunction, relative clauses, and what parsers often
// hang wrong.
//
// A Clause takes one sentence, and from the coder who is an actor and which verbs are
// suffered. Its methods take and give indices of tokens; a phrase is given by its head.
//
// Terms: a slot names an argument as rules do ("subj", "obj", "against", "comp"; see
// data.Rule); the surface subject is the one that the tree or control gives, which suffers
// what a passive tells.
//
// Left to others: whom a phrase stands for, and which rule fires (coder). A slot of a new
// kind is a case in Slot; where the words of a rule may stand is in words.go, what small
// phrases mean ("no one", "MiG-21") in phrase.go.
package grammar
