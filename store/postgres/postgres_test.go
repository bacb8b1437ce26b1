package postgres

import (
	"context"
	"testing"

	"github.com/dyad-news/dyad"
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

func TestReopen(t *testing.T) {
	address := pgtest.Start(t).URL()
	storetest.TestReopen(t, func(t *testing.T) dyad.Store { return openAt(t, address) })
}
