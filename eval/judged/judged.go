package judged

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Verdict is one event that was drawn and judged by reading.
type Verdict struct {
	ID    dyad.EventID
	Set   string // file of news, without its years
	Page  string // id of the record that tells it
	Right bool
	Blind bool // by readers who had written no rule
}

// Verdicts reads the judged events of all draws of a kind, "events" or "thousand".
func Verdicts(files fs.FS, kind string) ([]Verdict, error) {
	var all []Verdict
	ours := []string{"events-1.tsv", "events-2.tsv", "events-3.tsv", "events-4.tsv"} // read by those who wrote the rules
	seen := map[dyad.EventID]bool{}
	err := lines(files, kind+"-*.tsv", "id\tset\tpage\tverdict\twhy", func(name string, f []string) error {
		if f[3] != "right" && f[4] == "" {
			return fmt.Errorf("a verdict of %q without a reason", f[3])
		}
		if id := dyad.EventID(f[0]); !seen[id] { // a later draw may hold an event again
			seen[id] = true
			all = append(all, Verdict{id, f[1], f[2], f[3] == "right", !slices.Contains(ours, name)})
		}
		return nil
	})
	return all, err
}

// Tables returns the names of the tables that match a pattern; that there are none is an error.
func Tables(files fs.FS, pattern string) ([]string, error) {
	names, err := fs.Glob(files, pattern)
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("%s: %w", pattern, fs.ErrNotExist)
	}
	return names, err
}

// lines hands over the rows of the tables whose names match, which must have the header.
func lines(files fs.FS, pattern, header string, each func(name string, fields []string) error) error {
	names, err := Tables(files, pattern)
	if err != nil {
		return err
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
			f := strings.Split(line, "\t")
			switch {
			case i == 0 && line != header:
				return fmt.Errorf("%s:1: header %q, want %q", name, line, header)
			case i == 0:
				continue
			case len(f) != strings.Count(header, "\t")+1:
				return fmt.Errorf("%s:%d: %d fields, want %d", name, i+1, len(f), strings.Count(header, "\t")+1)
			}
			if err := each(name, f); err != nil {
				return fmt.Errorf("%s:%d: %w", name, i+1, err)
			}
		}
	}
	return nil
}

// Held reports whether a page is held out, to report on: one in six is.
func Held(page string) bool { return sha256.Sum256([]byte(page))[0]%6 == 0 }
