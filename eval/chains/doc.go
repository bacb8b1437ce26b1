// Package chains holds who is who in a coding against chains of coreference.
//
// Takes CoNLL-U with the Entity marks of GUM and codings of its documents; gives the
// counts of MUC and of B-cubed.
//
// Terms. Chain: the gold mentions of one and the same. Cluster: the mentions of a coding
// that stand for one and the same. A mention is known by its head word. Chains and clusters
// of one mention count nowhere, as in OntoNotes and the scorer of CoNLL 2012.
//
// Left to others: figures and their intervals (eval). To read another corpus, give
// Documents; the rest stays.
package chains
