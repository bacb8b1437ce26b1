package cli

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/data/atlas"
)

type gazetteerCmd struct {
	Import gazetteerImport `cmd:"" help:"Make a gazetteer of dumps of GeoNames, in the place of the built-in cities."`
	Find   gazetteerFind   `cmd:"" help:"Print the places of a name."`
}

// Help is printed by --help.
func (*gazetteerCmd) Help() string {
	return `The gazetteer is the list of places that the coder knows by name.

Examples:

    dyad gazetteer find Hyderabad
    dyad gazetteer import --data mine allCountries.zip
`
}

type gazetteerImport struct {
	Files     []string `arg:"" help:"Dumps: allCountries, cities500, a country's, as .txt or .zip." name:"file"`
	Data      string   `help:"Folder of tables to write to, which other commands then take as --data." required:"" placeholder:"DIR"`
	Divisions string   `help:"admin1CodesASCII.txt: names of provinces that no dump and no table has." placeholder:"FILE"`
	Classes   string   `help:"Classes of GeoNames to keep: A divisions, H waters, L regions, P cities and villages, R roads, S sites, T mountains and islands, U undersea, V woods." default:"AHLPST"`
	Sites     bool     `help:"Of class S keep every kind: schools, hotels, farms too."`
	People    int      `help:"Leave out cities and villages of fewer people, but for seats of divisions." default:"0" placeholder:"N"`
	Names     int      `help:"Keep at most so many other names of a place." default:"12" placeholder:"N"`
}

// Help is printed by --help.
func (*gazetteerImport) Help() string {
	return `GeoNames (https://download.geonames.org/export/dump, CC BY 4.0) is not downloaded: hand the files over. The atlas that is written takes the place of the built-in cities; countries, provinces, districts and the places written for Dyad stay. Memory: some eight bytes a name. Other names are kept where they have Latin letters.

The old atlas of the folder stays until the new one is whole.

Exit codes: 0 all rows could be read, 1 some could not, or none was kept, 2 wrong use, 130 interrupted.

Examples:

    dyad gazetteer import --data mine allCountries.zip --divisions admin1CodesASCII.txt
    dyad gazetteer import --data mine --people 1000 cities500.txt
    dyad code --data mine page.html
`
}

// Run makes an atlas of the dumps.
func (c *gazetteerImport) Run(e *env) error {
	m := atlas.Import{Kept: strings.ToUpper(c.Classes), AllSites: c.Sites, People: c.People, Names: c.Names}
	if strings.Trim(m.Kept, "AHLPRSTUV") != "" {
		return usageError{fmt.Errorf("--classes %s: want some of AHLPRSTUV", c.Classes)}
	}
	if c.Divisions != "" {
		f, err := os.Open(c.Divisions)
		if err != nil {
			return usageError{err}
		}
		defer f.Close()
		if err := m.Divisions(c.Divisions, f); err != nil {
			return err
		}
	}
	p := newProgress(e, c.Files)
	p.unit = "rows"
	defer p.stop()
	var dumps []atlas.Dump
	for _, name := range c.Files {
		r, file, err := openDump(name, p)
		if err != nil {
			return err
		}
		defer file.Close()
		dumps = append(dumps, atlas.Dump{Name: name, Reader: r})
	}
	m.Done = func(rows, _ int) { p.set(rows) }
	path := filepath.Join(c.Data, filepath.FromSlash(data.CitiesFile))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	r, err := m.Into(e.ctx, path, dumps...)
	p.stop()
	for _, line := range r.Errors {
		fmt.Fprintf(e.stderr, "dyad: %s\n", line)
	}
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	fmt.Fprintf(e.stderr, "dyad: %d rows, %d malformed; %d places in %s\n", r.Rows, r.Bad, r.Kept, path)
	if r.Bad > 0 {
		return errFailed
	}
	return nil
}

// openDump opens a dump as it stands, whose bytes are then counted, or the text in a zip
// file.
func openDump(name string, p *progress) (io.Reader, io.Closer, error) {
	if !strings.EqualFold(filepath.Ext(name), ".zip") {
		f, err := os.Open(name)
		return counted{f, p.read}, f, err
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		return nil, nil, fmt.Errorf("open %s: %w", name, err)
	}
	for _, f := range z.File {
		if strings.EqualFold(filepath.Ext(f.Name), ".txt") && !strings.EqualFold(filepath.Base(f.Name), "readme.txt") {
			r, err := f.Open()
			return r, z, err
		}
	}
	return nil, nil, errors.Join(fmt.Errorf("open %s: no text in it", name), z.Close())
}

type gazetteerFind struct {
	Names []string `arg:"" help:"Names of places." name:"name"`
	Data  string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*gazetteerFind) Help() string {
	return `Prints every place that has the name, letter case aside, as the coder finds it.

Exit codes: 0 each name has a place, 1 some has none, 2 wrong use.

Examples:

    dyad gazetteer find Hyderabad
    dyad gazetteer find --data mine "Nur Khan Air Base" Torkham
`
}

// Run prints a line a place.
func (c *gazetteerFind) Run(e *env) error {
	t, err := data.Open(c.Data)
	if err != nil {
		return usageError{err}
	}
	g, err := t.Gazetteer()
	if err != nil {
		return usageError{err}
	}
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tPROVINCE\tCOUNTRY\tFEATURE\tLAT\tLON\tTHOUSANDS\tGEONAMES")
	missing := false
	for _, name := range c.Names {
		found := g.Find(name, nil)
		missing = missing || len(found) == 0
		for i := range found {
			p := &found[i]
			fmt.Fprintf(w, "%s\t%s\t%s\t%s.%s\t%.3f\t%.3f\t%d\t%d\n", printable(p.Name), dash(p.Province), dash(p.CountryCode), p.FeatureClass, p.FeatureCode, p.Lat, p.Lon, p.Population, p.GeoNameID)
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if missing {
		return errFailed
	}
	return nil
}
