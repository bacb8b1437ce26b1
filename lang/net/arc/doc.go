// Package arc is the arc-hybrid system of transitions: moves that build a dependency tree
// word by word, with one root that comes last (Kuhlmann, Gomez-Rodriguez and Satta 2011).
//
// It takes moves and gives the state after them, what a network looks at in it, and the best
// move by a network's scores that the state allows. It knows no weights; package net scores
// moves and package train says which are right.
package arc
