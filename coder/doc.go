// Package coder reads events off dependency trees: who did what to whom, where, when
// and on whose word.
//
// It takes an article, its sentences and what entity, timex and geo found in them,
// and gives the article's events. Meaning is composed, not listed: an event word
// gives a base event ("strike"), the words above it transform it ("condemned the
// strike", "vowed to strike", "denied that it struck"), and grammar is handled once,
// here: passives, agents, conjunction, control, relative clauses, negation, tense.
// What the words mean stands in the rules of package data.
//
// Terms: a trigger is the token that fires a rule; a frame is a rule fired at a
// trigger, with its arguments; a slot names an argument whatever the construction
// (see data.Rule); an operand is the frame that another rule works on.
//
// Left to others: finding mentions, dates and places; joining events of several
// articles. To add an event or an operator, write YAML under data/tables/rules, with
// an example; no Go is needed.
package coder
