package cli

import (
	"bytes"
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/dyad-news/dyad/store/pgtest"
)

// restored backs the stores up as docs/operations.md says, loses them, and brings them back.
func restored(t *testing.T, server *pgtest.Server, stores []string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+stores[0])
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "VACUUM INTO ?", stores[0]+".backup"); err != nil {
		t.Fatal(err)
	}
	stores[0] += ".backup"
	dump, err := server.Command("pg_dump", "--schema=store1").Output()
	if err != nil {
		t.Fatal(err)
	}
	server.SQL("DROP SCHEMA store1 CASCADE")
	psql := server.Command("psql", "-Xq", "-v", "ON_ERROR_STOP=1")
	psql.Stdin = bytes.NewReader(dump)
	if out, err := psql.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// TestPostgres runs what reads and writes a store on a PostgreSQL as on a file: what is
// printed is the same bytes, after a restart of the server and from backups too.
func TestPostgres(t *testing.T) {
	dir := t.TempDir()
	server := pgtest.Start(t)
	stores := []string{filepath.Join(dir, "dyad.db"), server.URL()}
	rows := filepath.Join(dir, "events.tab")
	for i, store := range stores {
		dyadRun(t, "keep", "--store", store, "../sample")
		if i == 0 {
			dyadRun(t, "export", "--store", store, "--format", "icews", "-o", rows)
		}
		dyadRun(t, "import", "--store", store, "--dataset", "icews", rows)
		dyadRun(t, "import", "--store", store, "--dataset", "icews", rows) // a second time changes nothing
	}
	server.Stop() // what was kept outlives it
	server.Serve()
	restored(t, server, stores)
	for _, args := range [][]string{
		{"export"},
		{"export", "--what", "incidents"},
		{"export", "--format", "gdelt2", "--dyad", "IRN:PAK"},
		{"export", "--format", "csv", "--dataset", "icews"},
		{"relate", "IRN", "PAK"},
		{"relate", "--dataset", "icews", "IRN", "PAK"},
		{"dyads", "--since", "3650d", "--sort", "incidents"},
		{"compare", "--b", "icews", "--by", "day", "IRN", "PAK"},
		{"entities", "unknown"},
	} {
		var out [2][]byte
		for i, store := range stores {
			out[i] = dyadRun(t, append(append([]string{}, args...), "--store", store)...)
		}
		if !bytes.Equal(out[0], out[1]) {
			t.Errorf("dyad %v: SQLite prints\n%.1000s\nand PostgreSQL\n%.1000s", args, out[0], out[1])
		}
		if len(out[0]) == 0 {
			t.Errorf("dyad %v prints nothing", args)
		}
	}
}
