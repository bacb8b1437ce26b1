// Package postgres is the store in a PostgreSQL database: dyad.Store over pgx.
//
// It takes and gives what store/sqlite does, under the same tables and with the same
// answers; storetest holds both to it. A store is one schema, "dyad" unless the address
// says another (?search_path=name), so that several stores, and other programs, may share
// a database. One Update runs at a time, whichever machine it runs on: it holds the row of
// table state, and whoever comes second waits for half a minute. An Update that returned
// nil is on disk where the server's synchronous_commit is on, as it is by default.
//
// How it is fast: what is put waits in the connection and goes out with the next read, in
// one round trip; what adds up (dyad-days) and what no Update reads back (stems, pages)
// goes out in bulk at its end. Records of datasets are copied in (COPY).
//
// Text that PostgreSQL cannot hold, NULs and what is no UTF-8, is escaped (text.go).
// Searches find stems that dyad makes itself, ranked by PostgreSQL's ts_rank.
//
// A lost connection is made again by the next call; reads are tried once more. Errors of
// a database that is away, busy or full are dyad.ErrUnavailable.
//
// To change the tables, add a file to migrations with the next number.
package postgres
