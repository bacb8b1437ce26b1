package sqlite

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
	"github.com/dyad-news/dyad/store/storetest"
)

// openTemp opens a store in a new folder.
func openTemp(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "dyad.db"))
}

func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Test(t, func(t *testing.T) dyad.Store { return openTemp(t) })
}

func TestCopy(t *testing.T) {
	open := func(t *testing.T) dyad.Store { return openTemp(t) }
	storetest.TestCopy(t, open, open)
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b?c#d%20.db")
	storetest.TestReopen(t, func(t *testing.T) dyad.Store { return openAt(t, path) })
}

// TestNumbersAreNotGivenAgain holds that who has read up to an article misses none that
// is kept after it was deleted.
func TestNumbersAreNotGivenAgain(t *testing.T) {
	s := openTemp(t)
	ctx := context.Background()
	var last int64
	for i := range 3 {
		k := made(i, 0)
		err := s.Update(ctx, func(w dyad.Writer) error { _, err := w.PutCoding(ctx, k, dyad.Keeping{}); return err })
		if err != nil {
			t.Fatal(err)
		}
		var n int64
		if err := s.db.QueryRow(`SELECT n FROM article`).Scan(&n); err != nil || n <= last {
			t.Errorf("article %d has number %d, the one before had %d: %v", i, n, last, err)
		}
		last = n
		if err := s.Update(ctx, func(w dyad.Writer) error { return w.DeleteArticle(ctx, k.Article.ID) }); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTablesAreListed holds that a copy leaves no column out but what is made from others.
func TestTablesAreListed(t *testing.T) {
	s := openTemp(t)
	listed := map[string]bool{}
	for _, table := range store.Tables() {
		for _, c := range table.Columns() {
			listed[table.Name+"."+c] = true
		}
	}
	rows, err := s.db.Query(`SELECT m.name, p.name FROM sqlite_schema m JOIN pragma_table_info(m.name) p
		WHERE m.type = 'table' AND m.name <> 'print' AND m.name NOT LIKE 'words%' AND m.name NOT LIKE 'goose%' AND m.name NOT LIKE 'sqlite%'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		if !listed[table+"."+column] {
			t.Errorf("%s.%s is not in store.Tables", table, column)
		}
		delete(listed, table+"."+column)
	}
	if len(listed) > 0 {
		t.Errorf("not there: %v", listed)
	}
}
