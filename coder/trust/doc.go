// Package trust tells how likely an event is right as the coder read it.
//
// It takes an event with the sentence that tells it and gives a share: of a hundred events read
// from such words, with such sides, how many had the right type and the right countries on both
// sides. Signs are what speaks for and against: the rule, the trigger's word, the way through the
// tree from it to a side, who the sides are. Each has a weight in data/tables/trust.tsv, learned
// from events that readers judged (logistic regression; cmd/trust), and the weights add up.
//
// The coder leaves out events of less than Doubt, and explain shows the weightiest signs.
//
// Left to others: what an event is (coder); which events were judged (eval/read). A new sign is a
// line in Signs, and a run of cmd/trust.
package trust
