package postgres

import (
	"context"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
	"github.com/dyad-news/dyad/store/pgtest"
	"github.com/dyad-news/dyad/store/storetest"
)

func openAt(t testing.TB, address string) *Store {
	t.Helper()
	s, err := Open(context.Background(), address)
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
	pg := pgtest.Start(t)
	storetest.Test(t, func(t *testing.T) dyad.Store { return openAt(t, pg.URL()) })
}

func TestCopy(t *testing.T) {
	pg := pgtest.Start(t)
	open := func(t *testing.T) dyad.Store { return openAt(t, pg.URL()) }
	storetest.TestCopy(t, open, open)
}

func TestReopen(t *testing.T) {
	address := pgtest.Start(t).URL()
	storetest.TestReopen(t, func(t *testing.T) dyad.Store { return openAt(t, address) })
}

// TestTablesAreListed holds that a copy leaves no column out but what is made from others.
func TestTablesAreListed(t *testing.T) {
	s := openAt(t, pgtest.Start(t).URL())
	listed := map[string]bool{}
	for _, table := range store.Tables() {
		for _, c := range table.Columns() {
			listed[table.Name+"."+c] = true
		}
	}
	for _, made := range []string{"claim.code", "claim.name"} {
		listed[made] = true
	}
	rows, err := s.pool.Query(context.Background(), `SELECT table_name || '.' || column_name FROM information_schema.columns
		WHERE table_schema = current_schema AND table_name NOT IN ('words', 'state', 'goose_db_version')`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var column string
		if err := rows.Scan(&column); err != nil {
			t.Fatal(err)
		}
		if !listed[column] {
			t.Errorf("%s is not in store.Tables", column)
		}
		delete(listed, column)
	}
	if len(listed) > 0 {
		t.Errorf("not there: %v", listed)
	}
}
