// Package storetest is the suite that every dyad.Store passes.
//
// It takes a function that opens an empty store, and tests through the interface alone
// what store.go of the root promises: what is put comes back, once; a failed Update
// leaves nothing; a read sees one moment; the pre-added rows equal the sum over the
// incidents after any changes.
//
// Where the interface leaves room, the suite settles it: an After that is not there is
// an error; claims without a day of publication come first; deleting what is not there
// is no error; when an origin is deleted its copies share another; a limit of 0 is none.
//
// To add a case, add its name and function to the list in Test.
package storetest
