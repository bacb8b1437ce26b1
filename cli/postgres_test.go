package cli

import (
	"bytes"
	"context"
	"database/sql"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
	long(t)
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
	for _, way := range [][2]int{{0, 1}, {1, 0}} { // copied either way, they stay what they were
		copied := []string{filepath.Join(dir, "copied.db"), server.URL()}[way[1]]
		dyadRun(t, "store", "copy", stores[way[0]], copied)
		stores = append(stores, copied)
	}
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
		want := dyadRun(t, append(append([]string{}, args...), "--store", stores[0])...)
		if len(want) == 0 {
			t.Errorf("dyad %v prints nothing", args)
		}
		for i, store := range stores[1:] {
			if got := dyadRun(t, append(append([]string{}, args...), "--store", store)...); !bytes.Equal(want, got) {
				t.Errorf("dyad %v: SQLite prints\n%.1000s\nand %s\n%.1000s", args, want, []string{"PostgreSQL", "its copy", "a copy of that"}[i], got)
			}
		}
	}
}

// TestCopyInterrupted interrupts a copying again and again: what is there meanwhile is no
// store, and in the end it is the whole one.
func TestCopyInterrupted(t *testing.T) {
	long(t)
	dir := t.TempDir()
	a, input := filepath.Join(dir, "a.db"), filepath.Join(dir, "news.jsonl")
	write(t, input, made(t, 400))
	dyadRun(t, "keep", "--store", a, input)
	for name, target := range map[string]func(t *testing.T) string{
		"file":     func(t *testing.T) string { return filepath.Join(t.TempDir(), "b.db") },
		"database": func(t *testing.T) string { return pgtest.Start(t).URL() },
	} {
		t.Run(name, func(t *testing.T) {
			b := target(t)
			parts, code, said := 0, exitBreak, ""
			for pause := 10 * time.Millisecond; code == exitBreak; pause += pause / 2 {
				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(pause, cancel)
				e, _, stderr := world(ctx, nil)
				code = e.main([]string{"store", "copy", a, b})
				said = stderr.String()
				e, _, stderr = world(t.Context(), nil)
				if code == exitBreak && e.main([]string{"export", "--store", b}) == exitUsage && strings.Contains(stderr.String(), "part of a copy of "+a) {
					parts++
				}
			}
			if code != exitOK || parts == 0 {
				t.Errorf("exit %d after %d parts: %s", code, parts, said)
			}
			if !bytes.Equal(dyadRun(t, "export", "--store", a), dyadRun(t, "export", "--store", b)) {
				t.Error("the copy exports something else")
			}
		})
	}
}
