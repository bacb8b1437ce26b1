// Package twice tells where two words of a sentence tell one deed: the bomb and its blast in "a
// car bomb explodes", the shelling and the killing in "shelled the town, killing 25".
//
// It takes the grammar of the sentence and two deeds of it, the earlier word first, and looks at
// how the one hangs on the other; who their sides are it leaves to those who know (coder).
//
// Terms: a deed is what a rule has read at a word; the aftermath of a deed is the clause behind
// it that tells whom it hurt; an aim is the clause that tells what it is for.
//
// Left to others: what becomes of the two, and which of them holds what both say (coder).
package twice
