package cli

import (
	"fmt"
	"iter"
	"slices"
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
	if in.Date == "" {
		return nil
	}
	if _, ok := dyad.Day(in.Date).Time(); !ok {
		return fmt.Errorf("--date: %q is no day, want YYYY-MM-DD", in.Date)
	}
	return nil
}

// pages yields the pages of all inputs in the order given, with the fallbacks that the
// flags name. What cannot be read is a page with an error. Read, when not nil, is told of
// bytes as they are read.
func (in *input) pages(e *env, read func(int)) iter.Seq2[dyad.Page, error] {
	return func(yield func(dyad.Page, error) bool) {
		var web *fetch.Client
		for _, path := range in.Paths {
			if !isURL(path) {
				for p, err := range extract.Pages([]string{path}, extract.Options{Stdin: e.stdin, Read: read}) {
					if !yield(in.fill(p), err) {
						return
					}
				}
				continue
			}
			if web == nil {
				web = fetch.New()
			}
			p, err := web.Page(e.ctx, path)
			if p.Name == "" {
				p.Name = path
			}
			if !yield(in.fill(p), err) {
				return
			}
		}
	}
}

// fill gives a page the fallbacks of the flags.
func (in *input) fill(p dyad.Page) dyad.Page {
	p.Published, p.Outlet = dyad.Day(in.Date), in.Outlet
	return p
}

func isURL(path string) bool {
	return strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://")
}

func hasURL(paths []string) bool { return slices.ContainsFunc(paths, isURL) }
