package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store"
	"github.com/dyad-news/dyad/store/postgres"
	"github.com/dyad-news/dyad/store/sqlite"
)

// storeFlag names the store that a command works on.
type storeFlag struct {
	Store string `help:"File of the store, or the address of a PostgreSQL database: postgres://USER@HOST/DATABASE." default:"dyad.db" placeholder:"FILE" env:"DYAD_STORE"`
}

// open opens the store, and makes it where it is not there yet.
func (s *storeFlag) open() (dyad.Store, error) { return s.with(openAny) }

// openStore opens a store that must be there.
func (s *storeFlag) openStore() (dyad.Store, error) { return s.with(openThere) }

func (s *storeFlag) with(open func(string) (store.Copyable, error)) (dyad.Store, error) {
	st, err := whole(open, s.Store)
	switch {
	case errors.Is(err, dyad.ErrUnavailable):
		return nil, err
	case err != nil:
		return nil, usageError{fmt.Errorf("--store: %w", err)}
	}
	return st, nil
}

// whole opens a store that is no part of a copy.
func whole(open func(string) (store.Copyable, error), name string) (store.Copyable, error) {
	st, err := open(name)
	if err != nil {
		return nil, err
	}
	source, err := store.Part(context.Background(), st)
	if err == nil && source != "" {
		err = fmt.Errorf("%s is a part of a copy of %s; dyad store copy goes on with it", storeName(name), source)
	}
	if err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return st, nil
}

// name is the store as it may be shown: without a password.
func (s *storeFlag) name() string { return storeName(s.Store) }

// beside begins the names of files that go with the store. Those of a database stand in the
// working folder, under the name of its schema.
func (s *storeFlag) beside() string {
	if postgres.IsAddress(s.Store) {
		return postgres.Schema(s.Store)
	}
	return s.Store
}

func storeName(store string) string {
	if postgres.IsAddress(store) {
		return postgres.Redacted(store)
	}
	return store
}

// openAny opens a store by its name, the one place that knows which kinds there are.
func openAny(name string) (store.Copyable, error) {
	if postgres.IsAddress(name) {
		return postgres.Open(context.Background(), name)
	}
	return sqlite.Open(name)
}

// openThere is openAny for a store that must be there.
func openThere(name string) (st store.Copyable, err error) {
	if postgres.IsAddress(name) {
		st, err = postgres.OpenExisting(context.Background(), name)
	} else if _, err = os.Stat(name); err == nil {
		st, err = sqlite.Open(name)
	}
	if errors.Is(err, postgres.ErrNoStore) || errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w; dyad keep makes one", err)
	}
	if err != nil {
		return nil, err
	}
	return st, nil
}

// patient is a store for a process that goes on when the store was away.
func patient(e *env, st dyad.Store) dyad.Store {
	return store.Patient(e.ctx, st, func(err error) {
		if err == nil {
			fmt.Fprintln(e.stderr, "dyad: the store is there again")
			return
		}
		fmt.Fprintf(e.stderr, "dyad: waiting for the store: %s\n", oneLine(err.Error()))
	})
}

// datasetFlag chooses between coded news and what was imported.
type datasetFlag struct {
	Dataset string `help:"Which data: coded, or the name of a dataset that was imported. Coded news without it, or the largest dataset of a store that has none." placeholder:"NAME"`
}

// choose finds the dataset; errors name the flag.
func (d *datasetFlag) choose(ctx context.Context, st dyad.Reader) error {
	name, err := dyad.ChooseDataset(ctx, st, d.Dataset)
	if err != nil && d.Dataset != "" {
		return hasDataset(ctx, st, d.Dataset)
	}
	d.Dataset = name
	return err
}
