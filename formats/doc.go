// Package formats writes records in the formats of other event data and reads theirs.
//
// It takes dyad.Records, one at a time, and gives rows of a format; and it takes files of
// others and gives dyad.Records. Both work in constant memory and keep the order.
//
// A format made of columns is one list of columns, each with the function that writes it
// and the one that reads it, so that writer and reader cannot drift apart. What a format
// cannot hold stands in its Holds (see Format.Lacks) and is tested. Codes of states, types
// of event and sectors are tables (data/tables/formats).
//
// Terms: a Row is what is written, a record with what reports it; a format is of incidents
// where a row counts a happening once (GDELT, UCDP), else of events; a format of pairs
// writes one row for each actor and recipient. A RowError is one row that was not read.
//
// The store is not known here: what to export, and where imported records go, is for cli
// and api to say.
//
// To add a format: a file with its columns, a line in All, a case in its tests.
package formats
