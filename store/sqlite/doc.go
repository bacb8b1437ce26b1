// Package sqlite is the store in one file: dyad.Store over SQLite, without cgo.
//
// It takes codings and incidents and gives them back as they were put. The file is in
// WAL mode: readers go on while one writer writes, each read sees one moment, and an
// Update that returned nil has reached the disk (synchronous=FULL). Beside the file
// stand, while it is open, its -wal and -shm.
//
// Terms: an article's n is the order in which it was kept; took are the fields of an
// event that its article gives again; bare is an article kept without its text.
//
// What is pre-added: dyad_day holds sums over incidents, put right in the Update that
// puts, replaces or deletes an incident; entity and place count the events that name
// them. Scales are added as whole millionths, so that taking away leaves no rest.
//
// It leaves to others: which events make one incident (room incident), what a copy is,
// and what the numbers mean (room relate).
//
// To change the tables, add a file to migrations with the next number; a released
// file is never changed. A store of a newer number does not open.
package sqlite
