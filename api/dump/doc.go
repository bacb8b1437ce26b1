// Package dump writes the record out whole: events in any format of event data, incidents
// and articles as JSON lines or CSV.
//
// It takes what is asked for (Ask) and a store, and writes to a stream, with memory that
// does not grow with the store.
//
// Left to others: who may ask, compression and deadlines (api), what a format holds
// (formats).
//
// A new format of events is added in formats; docs/api.md and the enum of the route name
// it, and a test holds them to it.
package dump
