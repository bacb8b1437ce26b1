// Package entity finds who a text speaks of and resolves them: names, nouns that say
// what somebody is, pronouns.
//
// Takes an article and its sentences, gives []dyad.Mention sorted by where they start,
// the longer first. A mention is a noun phrase; what stands inside it and names another
// actor ("Pakistan" in "Pakistan's foreign ministry") is a mention of its own. One
// that stands for several ("the two nations") is given once for each, on one span. All
// mentions on one head word share one span.
//
// Terms. Atom: a run of words that the tables know, or an unknown proper name. Phrase:
// the noun phrase around the atoms that belong together in the tree; composing turns
// its parts into an entity ("Iranian" + "foreign minister" + "Hossein X"). Antecedent:
// an earlier phrase that a pronoun or a bare nominal takes its entity from.
//
// A country's name counts as its government, a capital too; whether "Islamabad" is the
// place or the state is for the coder to say by its slot. Where neither the phrase, its
// owner, the sentence's subject nor the document's place tell the country, there is none.
//
// Left to others: places that are only places (geo), relative pronouns and who does
// what (coder). To add a name or a noun, add a row to data/tables/entities; no Go.
package entity
