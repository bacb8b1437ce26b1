// Package atlas reads and writes atlases: files of places that are found by name, at a
// cost that does not grow with the number of places. A file is used where it lies, mapped
// or embedded; nothing is read at the start but its header, and of the rest only what is
// asked for.
//
// Layout, numbers little-endian: a header of 64 bytes (magic, sections, digest); the rows,
// one after another; the words that many rows share, each once; slots, where the names of
// each run of hashes begin; for each name, ordered by hash, the offset of its row, and
// eight more bits of its hash.
//
// Terms: a row is one place with its names, the one shown first. Names match letter case
// of A to Z aside. A dump is a table of GeoNames (https://www.geonames.org/export, 19
// columns); Import makes an atlas of one.
//
// It leaves to others what a country code stands for and which of several places of a
// name is meant. A new kind of dump is a reader beside dump.go that hands Writer.Add its
// rows.
package atlas
