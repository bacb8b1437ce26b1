// Package register reads what others keep of who is who, and makes tables of it that lie
// over the built-in ones.
//
// It takes dictionaries of actors and agents as PETRARCH and Phoenix have them, a dump of
// Wikidata as JSON, a result of a SPARQL query as JSON, and CSV; it gives a folder for
// --data: entities/imported.roster with the names, and entities/nouns.tsv where there
// were agents. Sources are streamed; memory grows by eight bytes a name and, for a dump,
// by the labels of offices.
//
// Terms: an entry is one entity in one office or standing, as a source tells it; a bad
// one is counted, told with its file and line, and passed over.
//
// It leaves finding names in texts to data/roster, and opening files to cli. A new kind
// of source is a reader in a file of its own that hands entries to Import.add, and one
// entry in the list of kinds.
package register
