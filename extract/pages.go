package extract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// Options say where Pages reads from and whom it tells. The zero value reads files and
// takes stdin for empty.
type Options struct {
	Stdin io.Reader // what "-" means
	// Read, when not nil, is told how many more bytes were read, as they lie on disk
	// (packed, where packed); Size gives the sum to come. It is called from the goroutine
	// that pulls the pages.
	Read func(bytes int)
}

// Pages gives the pages of files, folders, globs and "-" for stdin, in the order of the
// paths; a folder's and a glob's files go by name. The names of files say what they hold:
// .jsonl and .ndjson one record a line, .json one record, a list of them or one a line,
// and .gz any of these packed with gzip; what other files and stdin hold is seen from
// their first bytes. Folders are walked to the bottom, links in them not followed; hidden
// files and files whose names end as no page's do (pictures, scripts, styles) are left out.
//
// A page is named after its file, a record "file.jsonl:12" after its line. What cannot be
// read is one error with the page's name set, and the next page follows: a path that is
// not there, a folder without pages, a page or line over 10 MB (dyad.ErrTooLarge), a gzip
// file that is broken, or one that unpacks to more than two hundred times its size. The
// bodies of pages are not shared.
func Pages(paths []string, opts Options) iter.Seq2[dyad.Page, error] {
	return func(yield func(dyad.Page, error) bool) {
		r := reader{opts: opts, yield: yield}
		for _, path := range paths {
			if !r.path(path) {
				return
			}
		}
	}
}

// Size gives how many bytes on disk the files have that Pages would read for the paths,
// or 0 where that cannot be known (stdin, pipes).
func Size(paths []string) int64 {
	var total int64
	for _, path := range paths {
		files, err := expand(path)
		if err != nil {
			continue
		}
		for _, f := range files {
			info, err := os.Stat(f)
			if f == "-" || err == nil && !info.Mode().IsRegular() && !info.IsDir() {
				return 0
			}
			if err == nil {
				total += info.Size()
			}
		}
	}
	return total
}

// reader reads paths for one run over the pages.
type reader struct {
	opts  Options
	yield func(dyad.Page, error) bool
}

// fail yields an error in place of a page and reports whether to go on.
func (r *reader) fail(name string, err error) bool {
	return r.yield(dyad.Page{Name: name}, fmt.Errorf("read %s: %w", name, bare(err)))
}

// bare takes the name of the file off an error that will be named anyway.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (r *reader) path(path string) bool {
	files, err := expand(path)
	if err != nil {
		return r.fail(path, err)
	}
	for _, f := range files {
		if !r.file(f) {
			return false
		}
	}
	return true
}

// expand gives the files that a path stands for.
func expand(path string) ([]string, error) {
	if path == "-" {
		return []string{path}, nil
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return folder(path)
	case err == nil:
		return []string{path}, nil
	case !errors.Is(err, fs.ErrNotExist) || !strings.ContainsAny(path, "*?["):
		return nil, err
	}
	matches, globErr := filepath.Glob(path)
	if globErr != nil {
		return nil, globErr
	}
	if len(matches) == 0 {
		return nil, errors.New("no file matches")
	}
	slices.Sort(matches)
	var files []string
	for _, m := range matches {
		if info, err := os.Stat(m); err == nil && info.IsDir() {
			inner, _ := folder(m) // an empty folder among matches is no mistake
			files = append(files, inner...)
			continue
		}
		files = append(files, m)
	}
	return files, nil
}

// folder gives the pages under a folder, sorted by path. A folder in it that cannot be
// read is given itself, so that reading it tells the error.
func folder(root string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		hidden := path != root && strings.HasPrefix(e.Name(), ".")
		switch {
		case err != nil && path == root:
			return err
		case err != nil:
			files = append(files, path)
		case hidden && e.IsDir():
			return fs.SkipDir
		case !hidden && e.Type().IsRegular() && pageName(e.Name()):
			files = append(files, path)
		}
		return nil
	})
	if err == nil && len(files) == 0 {
		err = errors.New("no pages in this folder")
	}
	return files, err
}

// pageName reports whether a file's name ends as pages' names do.
func pageName(name string) bool {
	name = strings.TrimSuffix(strings.ToLower(name), ".gz")
	switch filepath.Ext(name) {
	case "", ".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".txt", ".text", ".jsonl", ".ndjson", ".json":
		return true
	}
	return false
}

// file reads one file or stdin.
func (r *reader) file(path string) bool {
	var src io.Reader
	if path == "-" {
		src = r.opts.Stdin
		if src == nil {
			src = strings.NewReader("")
		}
	} else {
		f, err := os.Open(path)
		if err != nil {
			return r.fail(path, err)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return r.fail(path, errors.New("this is a folder"))
		}
		src = f
	}
	if r.opts.Read != nil {
		src = &counted{src, r.opts.Read}
	}
	name := path
	if path == "-" {
		name = "stdin"
	}
	inner, packed := strings.CutSuffix(strings.ToLower(path), ".gz")
	if packed {
		z, err := unpack(src)
		if err != nil {
			return r.fail(name, err)
		}
		src = z
	}
	return r.read(name, filepath.Ext(inner), src)
}

// counted tells of the bytes that pass.
type counted struct {
	io.Reader
	tell func(int)
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	if n > 0 {
		c.tell(n)
	}
	return n, err
}

// read gives the pages of an unpacked file.
func (r *reader) read(name, ext string, src io.Reader) bool {
	in := newLines(src)
	head, err := in.peek()
	if err != nil {
		return r.fail(name, err)
	}
	switch ext {
	case ".jsonl", ".ndjson":
		return r.records(name, in)
	case ".json":
		return r.json(name, in, head)
	case "", ".gz":
		if formatOf("", head) == formatRecord {
			return r.records(name, in)
		}
	}
	media := ""
	switch ext {
	case ".html", ".htm", ".xhtml", ".shtml":
		media = "text/html"
	case ".txt", ".text":
		media = "text/plain"
	}
	return r.whole(name, media, in)
}

// whole gives a file as one page.
func (r *reader) whole(name, media string, in *lines) bool {
	body, err := in.all(maxPage)
	if err != nil {
		return r.fail(name, err)
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return r.fail(name, dyad.ErrNoText)
	}
	return r.yield(dyad.Page{Name: name, MediaType: media, Body: body}, nil)
}

// jsonType is the media type of a page that is one record.
const jsonType = "application/json"

// records gives a page a line. An over-long line is one error; an error of reading ends
// the file.
func (r *reader) records(name string, in *lines) bool {
	none := true
	for n := 1; ; n++ {
		body, err := in.next(maxPage)
		switch {
		case errors.Is(err, io.EOF):
			return !none || r.fail(name, dyad.ErrNoText)
		case err == nil || errors.Is(err, errLine):
		default:
			return r.fail(name, err)
		}
		if n == 1 {
			body = trimBOM(body)
		}
		if err == nil && len(bytes.TrimSpace(body)) == 0 {
			continue
		}
		none = false
		at := name + ":" + strconv.Itoa(n)
		if err != nil {
			if !r.fail(at, dyad.ErrTooLarge) {
				return false
			}
			continue
		}
		if !r.yield(dyad.Page{Name: at, MediaType: jsonType, Body: body}, nil) {
			return false
		}
	}
}
