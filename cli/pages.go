package cli

import (
	"fmt"
	"iter"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/fetch"
)

// input is the part of the command line that says what to read.
type input struct {
	Paths  []string `arg:"" name:"input" help:"File, folder, glob, URL, or - for stdin. Files whose names end in .gz are unpacked; .jsonl holds one article a line."`
	Date   string   `help:"Publication date of pages that give none, YYYY-MM-DD. Weekdays and \"yesterday\" count from it." placeholder:"DATE"`
	Outlet string   `help:"Outlet of pages that name none." placeholder:"NAME"`
}

// validate finds mistakes that need no reading.
func (in *input) validate() error {
	if in.Date != "" {
		if _, ok := dyad.Day(in.Date).Time(); !ok {
			return usageError{fmt.Errorf("--date: %q is no day; want YYYY-MM-DD", in.Date)}
		}
	}
	return nil
}

// pages yields the pages of all inputs in the order given, with the fallbacks that the
// flags name. What cannot be read is a page with an error.
func (in *input) pages(e *env) iter.Seq2[dyad.Page, error] {
	return func(yield func(dyad.Page, error) bool) {
		for _, path := range in.Paths {
			for p, err := range open(e, path) {
				p.Published, p.Outlet = dyad.Day(in.Date), in.Outlet
				if !yield(p, err) {
					return
				}
			}
		}
	}
}

func open(e *env, path string) iter.Seq2[dyad.Page, error] {
	if !isURL(path) {
		return extract.Pages([]string{path}, extract.Options{Stdin: e.stdin})
	}
	return func(yield func(dyad.Page, error) bool) {
		p, err := fetch.New().Page(e.ctx, path)
		if p.Name == "" {
			p.Name = path
		}
		yield(p, err)
	}
}

func isURL(path string) bool {
	return strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://")
}
