package house

import (
	"errors"
	"sync"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/entity"
	"github.com/dyad-news/dyad/geo"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/en"
	"github.com/dyad-news/dyad/pipeline"
)

// Version is what cite_info calls the coder, after "dyad ". CHANGELOG.md says what each
// one brought.
const Version = "0.1.0"

// Codebook is the reading of PLOVER that the tables follow.
const Codebook = "plover-2.0"

// New furnishes a coder over the built-in tables, with those of the folder dir laid over
// them ("" for none). It takes about a tenth of a second, and is done once: Code may be
// called from any number of goroutines. Errors name the file and line of a table at fault.
//
// The rooms do not know each other, so they are furnished side by side: the first page
// waits for the slowest, not for all.
func New(dir string) (*pipeline.Coder, error) {
	t, err := data.Open(dir)
	if err != nil {
		return nil, err
	}
	c := &pipeline.Coder{Cite: dyad.Cite{Coder: "dyad " + Version, Codebook: Codebook}}
	var errs [5]error
	var wg sync.WaitGroup
	wg.Go(func() { c.Languages, errs[0] = Languages() })
	wg.Go(func() { c.Entities, errs[1] = entity.New(t) })
	wg.Go(func() { c.Places, errs[2] = geo.New(t) })
	wg.Go(func() { c.Events, errs[3] = coder.New(t) })
	wg.Go(func() { c.Cite.Tables, errs[4] = t.Hash() })
	wg.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return c, nil
}

// Languages furnishes the language packs, one line a language. Text too short to tell
// its language is read as English.
func Languages() (map[string]lang.Analyzer, error) {
	english, err := en.New()
	if err != nil {
		return nil, err
	}
	return map[string]lang.Analyzer{
		"en": english,
		"":   english,
	}, nil
}
