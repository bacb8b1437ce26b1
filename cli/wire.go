package cli

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

// house builds the pipeline with all its rooms over the built-in tables, with those of
// the folder dir laid over them ("" for none). The rooms do not know each other, so
// they are furnished side by side: the first page waits for the slowest, not for all.
func house(dir string) (*pipeline.Coder, error) {
	t, err := data.Open(dir)
	if err != nil {
		return nil, usageError{err}
	}
	c := &pipeline.Coder{Cite: dyad.Cite{Coder: "dyad " + version, Codebook: codebook}}
	var errs [5]error
	var wg sync.WaitGroup
	wg.Go(func() { c.Languages, errs[0] = languages() })
	wg.Go(func() { c.Entities, errs[1] = entity.New(t) })
	wg.Go(func() { c.Places, errs[2] = geo.New(t) })
	wg.Go(func() { c.Events, errs[3] = coder.New(t) })
	wg.Go(func() { c.Cite.Tables, errs[4] = t.Hash() })
	wg.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, usageError{err}
	}
	return c, nil
}

// languages furnishes the language packs, one line a language. Text too short to tell
// its language is read as English.
func languages() (map[string]lang.Analyzer, error) {
	english, err := en.New()
	if err != nil {
		return nil, err
	}
	return map[string]lang.Analyzer{
		"en": english,
		"":   english,
	}, nil
}
