package chains

import (
	"fmt"

	"github.com/dyad-news/dyad/data"
)

// Countries returns a test for the name of a country.
func Countries() (func(string) bool, error) {
	t, err := data.Open("")
	if err != nil {
		return nil, fmt.Errorf("names of countries: %w", err)
	}
	e, err := t.Entities()
	if err != nil {
		return nil, fmt.Errorf("names of countries: %w", err)
	}
	names := map[string]bool{}
	for _, n := range e.Names {
		if e.Known[n.Entity].Class == data.Country && n.Use == data.Proper {
			names[n.Text] = true
		}
	}
	return func(name string) bool { return names[name] }, nil
}
