package cli

import (
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/fetch"
	"github.com/dyad-news/dyad/warc"
)

// input is the part of the command line that says what to read.
type input struct {
	Paths  []string `arg:"" name:"input" help:"File, folder, glob, URL, or - for stdin. Files whose names end in .gz are unpacked; .jsonl holds one article a line; .warc and .arc are web archives."`
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
				pages := extract.Pages([]string{path}, extract.Options{Stdin: e.stdin, Read: read})
				if isArchive(path) {
					pages = archivePages(path, read)
				}
				for p, err := range pages {
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

// isArchive reports whether a file is a web archive, by its name.
func isArchive(path string) bool {
	name := strings.TrimSuffix(strings.ToLower(path), ".gz")
	return strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".arc") || strings.HasSuffix(name, ".wet")
}

// archivePages yields the pages of a web archive. Read, when not nil, is told of bytes as they
// are read.
func archivePages(path string, read func(int)) iter.Seq2[dyad.Page, error] {
	return func(yield func(dyad.Page, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(dyad.Page{Name: path}, err)
			return
		}
		defer f.Close()
		for p, err := range warc.Pages(counted{f, read}, path) {
			if !yield(p, err) {
				return
			}
		}
	}
}

// counted tells read of the bytes that are read from r.
type counted struct {
	r    io.Reader
	read func(int)
}

func (c counted) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	if c.read != nil {
		c.read(n)
	}
	return n, err
}

func isURL(path string) bool {
	return strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://")
}

func hasURL(paths []string) bool { return slices.ContainsFunc(paths, isURL) }
