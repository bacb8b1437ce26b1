// Package counting reads how many people a sentence counts, and what befell them: "kills nine",
// "two critically wounded", "three women and four children", "the death toll rose to 17".
//
// A Reader takes one sentence with its tree, its amounts and from the coder who is named where.
// Its methods take and give indices of tokens and return counts with the span that tells them,
// or nil; a phrase is given by its head. A word of harm is one that a rule with `harm` fires by.
// Contested holds two counts against each other by whose word they are on.
//
// Left to others: what a number is (coder/amount); which deed a count belongs to, and whose word it
// stands on (coder). A new word of harm is a rule, a new noun for tolls a word in discourse.yaml.
package counting
