package cli

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/dyad-news/dyad/store/pgtest"
)

// TestPostgres runs what reads and writes a store on a PostgreSQL as on a file: what is
// printed is the same bytes.
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
