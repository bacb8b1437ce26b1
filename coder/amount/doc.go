// Package amount reads how many a text says: numbers in figures and words, with the bounds
// and guesses about them, ranges, vague words, sums of money, and the parts of a number.
//
// A Reader takes one sentence and the words of data/tables/discourse.yaml. Its methods read
// from a token on and give a dyad.Count, or the bare number, with the token after it; none
// looks at the tree, so none errs with it.
//
// Terms: a number is one value ("two dozen", "1.5 million"); a quantity is a number or a
// vague word ("scores") with what bounds it before ("at least") or ranges it behind ("to
// 15"); low, best and high of a Count are known only where the words say them.
//
// Left to others: what is counted, and on which event the count goes (coder). To add a
// number word, a bound or a currency, add it to the table.
package amount
