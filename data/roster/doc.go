// Package roster finds entities by name, at a cost that does not grow with the number of
// names: that of the table's rows it keeps in memory, and that of files which are used
// where they lie.
//
// It takes rows, lines of tables whose last two columns are a name and its aliases, and
// gives the rows whose names stand at a place of a text, the longest name first. A name
// matches with at least the capitals it has in the row; a blank and a hyphen, kinds of
// apostrophe, and letters with and without diacritics are one.
//
// Layout of a file, numbers little-endian: a header of 64 bytes (magic, sections,
// digest); the rows; for each hash of a first word the words of the longest name that
// begins so; slots, where the names of each run of hashes begin; for each name, ordered
// by hash, the offset of its row; and eight more bits of its hash.
//
// Terms: a word is a run of letters and digits; the hash of a name is over its words,
// folded to lower case without diacritics.
//
// It leaves to others what the other columns mean (data) and where rows come from
// (register).
package roster
