// Package data holds Dyad's knowledge as readable tables, and typed loaders for
// them: the ontology (types, modes, contexts), the event lexicon and operators, the
// entities and agent nouns, the gazetteer. SCHEMA.md lists every table with its
// columns, origin and licence.
//
// Tables are YAML for what people argue over and TSV with a header for long lists.
// Loaders are strict: an unknown key, a duplicate, a dangling reference or a wrong
// field does not load, and the error names file and line. A loader reads its table
// when it is called and keeps nothing, so a program pays only for what it uses.
//
// To add a row, edit the file under tables. To add a table, add its file, a loader
// that returns a plain type, and its section of SCHEMA.md.
package data
