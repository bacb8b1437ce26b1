package data

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/goccy/go-yaml"
)

//go:embed tables
var builtin embed.FS

// Tables is a set of tables: the built-in ones, with a user's folder laid over them
// where one was given. A file of the user's folder replaces the built-in file of the
// same name; one of a new name adds to the rules or to the types.
type Tables struct {
	layers []fs.FS // first one that has the file wins
	dir    string  // the user's folder, or ""
}

// Open returns the built-in tables with the folder dir laid over them; "" for the
// built-in tables alone. A folder that is not there is an error, and so is a file in
// it that replaces no table, since it would go unread.
func Open(dir string) (*Tables, error) {
	base, err := fs.Sub(builtin, "tables")
	if err != nil {
		return nil, fmt.Errorf("open tables: %w", err)
	}
	if dir == "" {
		return &Tables{layers: []fs.FS{base}}, nil
	}
	over := os.DirFS(dir)
	err = fs.WalkDir(over, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if _, err := fs.Stat(base, p); err != nil && p != CitiesFile && p != RosterFile && !added(p) {
			return fmt.Errorf("%s is no table%s", p, didYouMean(p, fileNames(base)))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("open tables %s: %w", dir, err)
	}
	return &Tables{layers: []fs.FS{over, base}, dir: dir}, nil
}

// sets are the tables that are many files read as one: a user's folder adds to them with
// files of new names.
var sets = [...]string{"rules/*.yaml", "types/*.yaml"}

// added reports whether a file adds to a set of tables.
func added(name string) bool {
	return slices.ContainsFunc(sets[:], func(pattern string) bool {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	})
}

// Read returns the bytes of one table, "rules/assault.yaml".
func (t *Tables) Read(name string) ([]byte, error) {
	for _, l := range t.layers {
		b, err := fs.ReadFile(l, name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return b, err
		}
	}
	return nil, fmt.Errorf("read table %s: %w", name, fs.ErrNotExist)
}

// Glob returns the names of the tables that match a pattern ("rules/*.yaml"), sorted.
func (t *Tables) Glob(pattern string) ([]string, error) {
	var names []string
	for _, l := range t.layers {
		more, err := fs.Glob(l, pattern)
		if err != nil {
			return nil, err
		}
		names = append(names, more...)
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// files returns the names of all tables in force, sorted, but for those that are mapped.
func (t *Tables) files() ([]string, error) {
	var names []string
	for _, l := range t.layers {
		err := fs.WalkDir(l, ".", func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && p != CitiesFile && p != RosterFile {
				names = append(names, p)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// Hash returns "sha256:" and 16 hex digits over the names and bytes of all tables in
// force, so that a record can say what it was coded with.
func (t *Tables) Hash() (string, error) {
	h := sha256.New()
	names, err := t.files()
	if err != nil {
		return "", fmt.Errorf("hash tables: %w", err)
	}
	for _, name := range names {
		b, err := t.Read(name)
		if err != nil {
			return "", fmt.Errorf("hash tables: %w", err)
		}
		fmt.Fprintf(h, "%s\x00%d\x00", name, len(b))
		h.Write(b)
	}
	cities, err := t.cities()
	if err != nil {
		return "", fmt.Errorf("hash tables: %w", err)
	}
	fmt.Fprintf(h, "%s\x00%s", CitiesFile, cities.Digest())
	more, err := t.imported()
	if err != nil {
		return "", fmt.Errorf("hash tables: %w", err)
	}
	if more != nil {
		fmt.Fprintf(h, "%s\x00%s", RosterFile, more.Digest())
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil)[:8]), nil
}

// decodeYAML reads one YAML table into v. Unknown and duplicate keys are errors, with
// the file, line and column.
func (t *Tables) decodeYAML(name string, v any) error {
	b, err := t.Read(name)
	if err != nil {
		return err
	}
	if err := DecodeYAML(b, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// DecodeYAML reads strict YAML into v: unknown and duplicate keys are errors, with line
// and column. The library panics on some malformed input (tags without a value); that is
// an error like any other here.
func DecodeYAML(b []byte, v any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("malformed YAML: %v", r)
		}
	}()
	if err := yaml.UnmarshalWithOptions(b, v, yaml.Strict()); err != nil {
		return errors.New(yaml.FormatError(err, false, true))
	}
	return nil
}

// row is one line of a TSV table.
type row struct {
	file   string
	line   int // from 1
	fields []string
}

// errorf returns an error that names the row's file and line.
func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.file, r.line, fmt.Sprintf(format, args...))
}

// readTSV calls each for every row of a TSV table. The first line must be exactly the
// header; lines that start with # and empty lines are passed over; every row has as
// many fields as the header. Fields are not unquoted.
func (t *Tables) readTSV(name string, header []string, each func(row) error) error {
	b, err := t.Read(name)
	if err != nil {
		return err
	}
	n, seen := 0, false
	for len(b) > 0 {
		line := b
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			line, b = b[:i], b[i+1:]
		} else {
			b = nil
		}
		n++
		text := strings.TrimSuffix(string(line), "\r")
		if text == "" || text[0] == '#' {
			continue
		}
		r := row{name, n, strings.Split(text, "\t")}
		if !seen {
			if text != strings.Join(header, "\t") {
				return r.errorf("want header %q, got %q", strings.Join(header, "\t"), text)
			}
			seen = true
			continue
		}
		if len(r.fields) != len(header) {
			return r.errorf("want %d fields, got %d", len(header), len(r.fields))
		}
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

// didYouMean returns `, did you mean "x"?` for the candidate nearest to name, or ""
// where none is near.
func didYouMean(name string, candidates []string) string {
	best, most := "", len(name)/3+1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(name, c); d <= most {
			best, most = c, d-1
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(", did you mean %q?", best)
}

func fileNames(f fs.FS) []string {
	var names []string
	_ = fs.WalkDir(f, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path.Clean(p))
		}
		return nil
	})
	return names
}
