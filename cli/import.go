package cli

import (
	"archive/zip"
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/formats"
)

type importCmd struct {
	storeFlag
	Paths   []string `arg:"" optional:"" name:"file" help:"Files as they were downloaded; .gz and .zip are unpacked; - for stdin."`
	Format  string   `help:"auto, or ${reads}." enum:"auto,${reads}" default:"auto"`
	Dataset string   `help:"Name under which the records are kept; that of the format without it." placeholder:"NAME"`
	Remove  string   `help:"Forget a dataset, and import nothing." placeholder:"NAME"`
	Errors  string   `help:"Write every row that was not read to this file: place, reason, tab-separated." placeholder:"FILE"`
	Data    string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*importCmd) Help() string {
	return `Reads GDELT 1.0 and 2.0 events, GDELT 2.0 mentions, ICEWS, UCDP GED (release, Candidate, JSON of the API), ACLED (your own download), POLECAT, Phoenix, PLOVER JSONL and what dyad export writes, and keeps them as a dataset beside coded news and apart from it. dyad relate, dyads, compare and export take --dataset NAME; the pages and the API take dataset=NAME. Codes become PLOVER's by tables (data/tables/formats); statements (CAMEO 01) are no event of PLOVER and are left out, counted.

A row that the store has is left alone, one that changed is replaced: a run that was broken off is taken up again by the same command, and nothing is doubled. A damaged row is counted and named by file and line; the rest is read. A file that a spreadsheet changed is refused, and why is said.

Exit codes: 0 all rows were read, 1 some rows or files were not, 2 wrong use, 130 interrupted.

Examples:

    dyad import 20240116120000.export.CSV.zip 20240116120000.mentions.CSV.zip
    dyad import --dataset icews events.2018.tab
    dyad relate --dataset icews IRN PAK
    dyad compare --b icews IRN PAK
`
}

// Validate is called when the command line is read.
func (c *importCmd) Validate() error {
	switch {
	case (c.Remove == "") == (len(c.Paths) == 0):
		return errors.New("want files to import, or --remove NAME")
	case c.Dataset == "coded":
		return errors.New("--dataset: coded is the name of coded news")
	case len(c.Dataset) > 60 || strings.Contains(c.Dataset, "/") || strings.TrimSpace(c.Dataset) != c.Dataset || strings.ContainsFunc(c.Dataset, unicode.IsControl):
		return fmt.Errorf("--dataset: %q is no name", c.Dataset)
	}
	return nil
}

// Run imports the files.
func (c *importCmd) Run(e *env) error {
	codes, err := newCodes(c.Data)
	if err != nil {
		return err
	}
	st, err := c.open()
	if err != nil {
		return err
	}
	defer st.Close()
	if c.Remove != "" {
		if err := hasDataset(e.ctx, st, c.Remove); err != nil {
			return err
		}
		return st.Update(e.ctx, func(w dyad.Writer) error { return w.DeleteDataset(e.ctx, c.Remove) })
	}
	x := &importing{c: c, e: e, st: st, codes: codes, start: time.Now(), progress: newProgress(e, c.Paths)}
	x.progress.unit = "rows"
	if c.Errors != "" {
		f, err := os.Create(c.Errors)
		if err != nil {
			return usageError{fmt.Errorf("--errors: %w", err)}
		}
		defer f.Close()
		x.list = bufio.NewWriter(f)
	}
	for _, p := range c.Paths {
		if err := x.file(p); err != nil {
			x.progress.stop()
			if !errors.Is(err, context.Canceled) {
				return err
			}
			break
		}
	}
	x.progress.stop()
	return x.end()
}

// importing is one run of import.
type importing struct {
	c        *importCmd
	e        *env
	st       dyad.Store
	codes    *formats.Codes
	start    time.Time
	progress *progress
	list     *bufio.Writer
	first    []string

	rows, added, replaced, known, left, wrong, files int
}

// importBatch is how many records one transaction keeps.
const importBatch = 5000

// file imports one file. A file that is none of a format is an error that is counted.
func (x *importing) file(path string) error {
	in, closer, err := openImport(x.e, path, x.progress.read)
	if err == nil {
		defer closer()
		err = x.read(path, in)
	}
	if err != nil && x.e.ctx.Err() == nil && !errors.As(err, &keepError{}) {
		x.files++
		x.miss(err.Error())
		return nil
	}
	return err
}

// keepError is an error of the store, which ends the run.
type keepError struct{ error }

func (k keepError) Unwrap() error { return k.error }

// parsed is what a reader hands to the store.
type parsed struct {
	records []dyad.Record
	missed  []error
	rows    int
	err     error
}

// read reads a file in a goroutine of its own and keeps what it gives.
func (x *importing) read(path string, in *bufio.Reader) error {
	format := formats.Detect(in)
	if x.c.Format != "auto" {
		format = formats.Find(x.c.Format)
	}
	if format == nil {
		return fmt.Errorf("%s: its beginning is that of no format; --format names one", path)
	}
	dataset := x.c.Dataset
	if dataset == "" {
		dataset = format.Dataset
	}
	parts, stop := make(chan parsed, 2), make(chan struct{})
	src := io.Reader(in)
	if format.Name == "parquet" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		src = f
	}
	go parseRows(format, src, path, dataset, x.codes, parts, stop)
	defer func() {
		close(stop)
		for range parts { // until the reader has ended
		}
	}()
	for p := range parts {
		if err := x.keep(dataset, &p); err != nil {
			return err
		}
		if p.err != nil {
			return p.err
		}
		if err := x.e.ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// parseRows reads a file in batches.
func parseRows(f *formats.Format, src io.Reader, path, dataset string, c *formats.Codes, parts chan<- parsed, stop <-chan struct{}) {
	defer close(parts)
	p := parsed{}
	send := func() bool {
		select {
		case parts <- p:
			p = parsed{}
			return true
		case <-stop:
			return false
		}
	}
	for r, err := range f.ReadAs(src, filepath.Base(path), dataset, c) {
		p.rows++
		var row *formats.RowError
		switch {
		case errors.As(err, &row):
			p.missed = append(p.missed, err)
		case err != nil:
			p.err = err
		default:
			p.records = append(p.records, r)
		}
		if p.rows >= importBatch && !send() {
			return
		}
	}
	send()
}

// keep puts a batch into the store. An interrupt does not stop it.
func (x *importing) keep(dataset string, p *parsed) error {
	ctx := context.WithoutCancel(x.e.ctx)
	if len(p.records) > 0 {
		var added, replaced int
		err := x.st.Update(ctx, func(w dyad.Writer) (err error) {
			added, replaced, err = w.PutRecords(ctx, dataset, p.records)
			return err
		})
		if err != nil {
			return keepError{err}
		}
		x.added, x.replaced = x.added+added, x.replaced+replaced
		x.known += len(p.records) - added - replaced
	}
	for _, err := range p.missed {
		var row *formats.RowError
		if errors.As(err, &row) && row.LeftOut {
			x.left++
			continue
		}
		x.wrong++
		x.miss(err.Error())
	}
	x.rows += p.rows
	x.progress.failed.Store(int64(x.wrong))
	x.progress.set(x.rows)
	return nil
}

// miss notes what was not read.
func (x *importing) miss(why string) {
	why = oneLine(why)
	if len(x.first) < listed {
		x.first = append(x.first, why)
	}
	if x.list != nil {
		fmt.Fprintln(x.list, why)
	}
}

// end says what was done.
func (x *importing) end() error {
	if x.list != nil {
		if err := x.list.Flush(); err != nil {
			return fmt.Errorf("write %s: %w", x.c.Errors, err)
		}
	}
	w, took := x.e.stderr, time.Since(x.start).Seconds()
	fmt.Fprintf(w, "dyad: %s read in %.1f s: %s added", count(x.rows, "row"), took, count(x.added, "record"))
	for _, n := range []struct {
		n    int
		what string
	}{
		{x.replaced, "replaced"}, {x.known, "there already"}, {x.left, "left out as no event of PLOVER"}, {x.wrong, "not read"},
	} {
		if n.n > 0 {
			fmt.Fprintf(w, ", %d %s", n.n, n.what)
		}
	}
	if x.files > 0 {
		fmt.Fprintf(w, ", %s not read", count(x.files, "file"))
	}
	fmt.Fprintln(w)
	for _, line := range x.first {
		fmt.Fprintf(w, "  %s\n", line)
	}
	if n := x.wrong + x.files - len(x.first); n > 0 {
		fmt.Fprintf(w, "  and %d more; --errors FILE lists all\n", n)
	}
	switch {
	case x.e.ctx.Err() != nil:
		fmt.Fprintln(w, "dyad: interrupted; the same command goes on")
		return errInterrupted
	case x.wrong+x.files > 0:
		return errFailed
	}
	return nil
}

// openImport opens a file and unpacks it.
func openImport(e *env, path string, read func(int)) (*bufio.Reader, func(), error) {
	const size = 1 << 16
	if path == "-" {
		return bufio.NewReaderSize(e.stdin, size), func() {}, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	closer := func() { f.Close() }
	src := &countingReader{f, read}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".gz":
		z, err := gzip.NewReader(src)
		if err != nil {
			closer()
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		return bufio.NewReaderSize(z, size), closer, nil
	case ".zip":
		r, err := unzip(f)
		if err != nil {
			closer()
			return nil, nil, fmt.Errorf("%s: %w", path, err)
		}
		if i, err := f.Stat(); err == nil {
			read(int(i.Size()))
		}
		return bufio.NewReaderSize(r, size), func() { r.Close(); closer() }, nil
	}
	return bufio.NewReaderSize(src, size), closer, nil
}

// unzip opens the one file of an archive.
func unzip(f *os.File) (io.ReadCloser, error) {
	i, err := f.Stat()
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(f, i.Size())
	if err != nil {
		return nil, err
	}
	if len(z.File) != 1 {
		return nil, fmt.Errorf("an archive of %d files, want one: unpack it first", len(z.File))
	}
	return z.File[0].Open()
}

type countingReader struct {
	r    io.Reader
	read func(int)
}

func (c *countingReader) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.read(n)
	return n, err
}
