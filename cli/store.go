package cli

import (
	"context"
	"fmt"
	"os"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/store/sqlite"
)

// storeFlag names the store that a command works on.
type storeFlag struct {
	Store string `help:"File of the store." default:"dyad.db" placeholder:"FILE" env:"DYAD_STORE"`
}

// open opens the store, and makes it where it is not there yet.
func (s *storeFlag) open() (dyad.Store, error) {
	st, err := sqlite.Open(s.Store)
	if err != nil {
		return nil, usageError{fmt.Errorf("--store: %w", err)}
	}
	return st, nil
}

// openStore opens a store that must be there.
func (s *storeFlag) openStore() (dyad.Store, error) {
	if _, err := os.Stat(s.Store); err != nil {
		return nil, usageError{fmt.Errorf("--store: %w; dyad keep makes one", err)}
	}
	return s.open()
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
