// Package store holds what the stores share: how an article, an event, an incident and a
// record are brought into rows and made again from them, how a search is read, and how a
// store is copied into another (Copy), table by table (Tables).
//
// It takes the types of the root and gives the values of columns; it knows no database.
//
// Terms: bare is an article kept without its text; took are the fields of an event that
// its article gives again; a pair is a dyad that an incident falls to.
//
// It leaves to others: the tables, the queries and the transactions (store/sqlite,
// store/postgres), and what every store promises (store/storetest). To add a store, add a
// folder here whose Store passes storetest, and a line to cli/store.go.
package store
