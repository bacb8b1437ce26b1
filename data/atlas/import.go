package atlas

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Import makes an atlas of dumps.
type Import struct {
	Kept     string // classes of features to keep, "PAHTLS"
	AllSites bool   // of class S keep every kind, not only those that news is made at
	People   int    // populated places with fewer are left out, but for seats
	Names    int    // most alternate names of a place

	Done func(rows, kept int) // called after some thousand rows; may be nil

	divisions map[string]*division // "IR.04" ->
	report    Imported
}

// Imported says what became of an import.
type Imported struct {
	Rows, Kept int
	Bad        int
	Errors     []string // the first few bad lines
}

// division is a first-level division whose name is known and whose place is made of what
// lies in it, where no row tells it.
type division struct {
	name, plain string
	id          int
	lat, lon    float64
	count       int
	told        bool
}

// The most bad lines that are told, and that are borne: a file that has more is no dump.
const (
	maxTold = 10
	maxBad  = 1000
)

// Divisions reads admin1CodesASCII.txt: code ("IR.04"), name, plain name, id.
func (m *Import) Divisions(name string, r io.Reader) error {
	m.divisions = map[string]*division{}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		if s.Text() == "" {
			continue
		}
		c := strings.Split(s.Text(), "\t")
		country, admin, ok := strings.Cut(c[0], ".")
		if len(c) != 4 || !ok || len(country) != 2 || admin == "" || c[1] == "" || len(m.divisions) > 1<<20 {
			return fmt.Errorf("%s:%d: want a code such as IR.04, a name, a plain name and an id", name, n)
		}
		d := &division{name: c[1], plain: c[2]}
		if _, err := fmt.Sscan(c[3], &d.id); err != nil {
			return fmt.Errorf("%s:%d: id %q: %w", name, n, c[3], err)
		}
		m.divisions[c[0]] = d
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// Into reads the dumps and writes an atlas to path, which holds the old file, or none,
// until all is well. A row that is malformed is counted, and told; more than a thousand
// of them are an error.
func (m *Import) Into(ctx context.Context, path string, dumps ...Dump) (Imported, error) {
	m.report = Imported{}
	f, err := os.CreateTemp(filepath.Dir(path), ".atlas-*")
	if err != nil {
		return m.report, fmt.Errorf("write atlas: %w", err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	w, err := NewWriter(f)
	if err != nil {
		return m.report, err
	}
	for _, d := range dumps {
		if err := m.dump(ctx, w, d); err != nil {
			return m.report, fmt.Errorf("%s: %w", d.Name, err)
		}
	}
	if err := m.untold(w); err != nil {
		return m.report, err
	}
	if w.Len() == 0 {
		return m.report, errors.New("no place to keep")
	}
	if err := cmp.Or(w.Close(), f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return m.report, fmt.Errorf("write atlas %s: %w", path, err)
	}
	m.report.Kept = w.Len()
	return m.report, os.Rename(f.Name(), path)
}

// Dump is a dump to be read.
type Dump struct {
	Name string
	io.Reader
}

func (m *Import) dump(ctx context.Context, w *Writer, d Dump) error {
	return ReadDump(d, func(r *Row) error {
		if m.report.Rows++; m.report.Rows%4096 == 0 {
			if m.Done != nil {
				m.Done(m.report.Rows, w.Len())
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		return m.row(w, r)
	}, func(line int, err error) error {
		m.report.Rows++
		if m.report.Bad++; m.report.Bad <= maxTold {
			m.report.Errors = append(m.report.Errors, fmt.Sprintf("%s:%d: %v", d.Name, line, err))
		}
		if m.report.Bad > maxBad {
			return fmt.Errorf("line %d: more than %d malformed rows: %w", line, maxBad, err)
		}
		return nil
	})
}

func (m *Import) row(w *Writer, r *Row) error {
	d := m.divisions[r.Country+"."+r.Admin]
	if d != nil && r.Feature == "A.ADM1" {
		d.told = true
	} else if d != nil {
		d.lat, d.lon, d.count = d.lat+r.Lat, d.lon+r.Lon, d.count+1
	}
	if !m.keeps(r) {
		return nil
	}
	for n := range strings.SplitSeq(r.Alternates, ",") {
		if len(r.Names) >= m.Names+2 {
			break
		}
		if readable(n) && !slices.Contains(r.Names, n) {
			r.Names = append(r.Names, n)
		}
	}
	var keys []string
	if r.Feature == "A.ADM1" {
		keys = []string{r.Country + "\t" + r.Admin}
	}
	return w.Add(&r.Place, keys...)
}

// untold adds the divisions that no row told, each in the middle of its places.
func (m *Import) untold(w *Writer) error {
	codes := make([]string, 0, len(m.divisions))
	for code := range m.divisions {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	for _, code := range codes {
		d := m.divisions[code]
		if d.told || d.count == 0 {
			continue
		}
		country, admin, _ := strings.Cut(code, ".")
		n := float64(d.count)
		p := Place{ID: d.id, Lat: d.lat / n, Lon: d.lon / n, Country: country, Admin: admin, Feature: "A.ADM1", Names: []string{d.name, d.plain}}
		if err := w.Add(&p, country+"\t"+admin); err != nil {
			return err
		}
	}
	return nil
}

// keeps reports whether a row is worth its place.
func (m *Import) keeps(r *Row) bool {
	class, code, _ := strings.Cut(r.Feature, ".")
	if class == "" || !strings.Contains(m.Kept, class) || code == "" {
		return false
	}
	switch class {
	case "P":
		switch code {
		case "PPLH", "PPLQ", "PPLW", "PPLCH": // no longer there
			return false
		}
		return r.Population >= m.People || strings.HasPrefix(code, "PPLA") || code == "PPLC" || code == "PPLG"
	case "A": // not what has been abolished
		return code != "ZN" && (!strings.HasSuffix(code, "H") || code == "PRSH")
	case "S":
		return m.AllSites || site(code)
	}
	return true
}

// site reports whether news is made at sites of the kind: airports and bases, borders,
// ports, dams, power plants, refineries, camps, monuments.
func site(code string) bool {
	switch code {
	case "AIRB", "AIRF", "AIRP", "AIRQ", "INSM", "MILB", "NVB", "CSTM", "CTRB", "PSTB", "PSTC", "FT", "DAM", "PS", "PSN", "PSH", "OILR", "OILT",
		"CMPRF", "CMPREF", "CMPL", "PRT", "BDG", "SPF", "MSSNQ", "NOV", "PAL", "SCHM", "TMPL", "MSQE", "SHRN", "GOVL", "USGE":
		return true
	}
	return false
}
