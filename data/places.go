package data

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data/atlas"
)

// Gazetteer finds places by name: those of the tables, which it keeps as text and of which
// it reads a row only when it is asked for, and those of an atlas. It is safe for
// concurrent use.
type Gazetteer struct {
	cities  *atlas.File
	text    string    // the tables, one after another
	bounds  [5]uint32 // where each table of placeTables ends
	slots   []uint32  // hash of a name -> 1 + index into entries
	entries []placeEntry
	alpha2  [26 * 26]uint32 // 1 + offset of a country's row
}

// placeEntry is one name of one row.
type placeEntry struct {
	name, row uint32 // offsets
	next      uint32 // 1 + index of the next entry with the same slot
	length    uint32
}

// GazetteerPlace is a place of the gazetteer with what tells it from its namesakes.
type GazetteerPlace struct {
	dyad.Place
	Alpha2     string // ISO 3166 alpha-2, "" on the high seas
	Admin      string // GeoNames code of the province within the country, or ""
	Population int    // in thousands, of a city or of the cities of a province; else 0
	Extent     Extent // of a country or province
	Shown      bool   // the name asked for is the one shown or the first of the others
}

// Extent is how far the places of a country or province reach, in degrees; all 0 where
// that is not known.
type Extent struct{ South, West, North, East float64 }

// The tables of places. Their order is that of Gazetteer.bounds.
var placeTables = [5]struct {
	file, header string
	name         int // column of the name shown
}{
	{"places/countries.tsv", "code\talpha2\tgeonameid\tname\tlat\tlon\textent\talternates", 3},
	{"places/provinces.tsv", "alpha2\tadmin\tgeonameid\tname\tlat\tlon\tpopulation\textent\talternates", 3},
	{"places/districts.tsv", "alpha2\tadmin\tgeonameid\tname\tlat\tlon\talternates", 3},
	{"places/regions.tsv", "name\tgeonameid\tlat\tlon\talpha2\tadmin\tfeature\tresolution\talternates", 0},
	{"places/borders.tsv", "one\tother\tlat\tlon\tradius", 0},
}

// Gazetteer reads the tables of places. It checks the header and the number of
// columns of each row; Check looks into the columns.
func (t *Tables) Gazetteer() (*Gazetteer, error) {
	cities, err := t.cities()
	if err != nil {
		return nil, err
	}
	var all strings.Builder
	all.Grow(1 << 19)
	g := &Gazetteer{cities: cities}
	for i, p := range placeTables {
		b, err := t.Read(p.file)
		if err != nil {
			return nil, err
		}
		all.Write(b)
		if len(b) > 0 && b[len(b)-1] != '\n' {
			all.WriteByte('\n')
		}
		g.bounds[i] = uint32(all.Len())
	}
	g.text = all.String()
	lines := strings.Count(g.text, "\n")
	g.entries = make([]placeEntry, 0, 3*lines)
	g.slots = make([]uint32, 1<<14)
	start := 0
	for i := range placeTables {
		if err := g.index(i, start, int(g.bounds[i])); err != nil {
			return nil, err
		}
		start = int(g.bounds[i])
	}
	return g, nil
}

//go:embed cities.atlas
var builtinCities []byte

// CitiesFile is the atlas of cities as a user's folder may have it.
const CitiesFile = "places/cities" + atlas.Ext

// cities opens the atlas of the user's folder, else the built-in one. It is mapped for as
// long as the program runs.
func (t *Tables) cities() (*atlas.File, error) {
	if t.dir != "" {
		f, err := atlas.Open(filepath.Join(t.dir, filepath.FromSlash(CitiesFile)))
		if !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return atlas.Read(builtinCities)
}

// index enters the names of one table.
func (g *Gazetteer) index(table, at, end int) error {
	p := placeTables[table]
	columns := strings.Count(p.header, "\t")
	header := false
	for n := 1; at < end; n++ {
		next := at + strings.IndexByte(g.text[at:end], '\n') + 1
		line := strings.TrimSuffix(g.text[at:next-1], "\r")
		row := at
		at = next
		if line == "" || line[0] == '#' {
			continue
		}
		if !header {
			if line != p.header {
				return fmt.Errorf("%s:%d: want header %q, got %q", p.file, n, p.header, line)
			}
			header = true
			continue
		}
		if c := strings.Count(line, "\t"); c != columns {
			return fmt.Errorf("%s:%d: want %d fields, got %d", p.file, n, columns+1, c+1)
		}
		g.names(table, row, line)
	}
	return nil
}

// names enters the names of one row.
func (g *Gazetteer) names(table, row int, line string) {
	if table == 4 { // found by both codes
		if len(line) > 5 {
			g.enter(row, row, 5)
		}
		return
	}
	at := 0
	for range placeTables[table].name {
		at += strings.IndexByte(line[at:], '\t') + 1
	}
	g.enter(row, row+at, strings.IndexByte(line[at:], '\t'))
	switch table {
	case 0:
		if i := strings.IndexByte(line, '\t'); len(line) > i+3 {
			if k, ok := alpha2Index(line[i+1 : i+3]); ok {
				g.alpha2[k] = uint32(row) + 1
			}
		}
	case 1: // found by its code, too
		first := strings.IndexByte(line, '\t')
		g.enter(row, row, first+1+strings.IndexByte(line[first+1:], '\t'))
	}
	at = strings.LastIndexByte(line, '\t') + 1
	if line[at:] == "-" {
		return
	}
	for at < len(line) {
		n := strings.IndexByte(line[at:], '|')
		if n < 0 {
			n = len(line) - at
		}
		g.enter(row, row+at, n)
		at += n + 1
	}
}

func (g *Gazetteer) enter(row, name, length int) {
	slot := atlas.Hash(g.text[name:name+length]) & uint32(len(g.slots)-1)
	g.entries = append(g.entries, placeEntry{name: uint32(name), row: uint32(row), next: g.slots[slot], length: uint32(length)})
	g.slots[slot] = uint32(len(g.entries))
}

// Has reports whether some place has the name, letter case aside.
func (g *Gazetteer) Has(name string) bool {
	hash := atlas.Hash(name)
	for i := g.slots[hash&uint32(len(g.slots)-1)]; i != 0; i = g.entries[i-1].next {
		if g.is(i-1, name) {
			return true
		}
	}
	return g.cities.Has(name, hash)
}

func (g *Gazetteer) is(i uint32, name string) bool {
	e := &g.entries[i]
	return int(e.length) == len(name) && atlas.Equal(g.text[e.name:e.name+e.length], name)
}

// Find appends to found the places that have the name, letter case aside: countries
// first, then provinces, districts and regions, each in the order of its table, then
// those of the atlas that no table has.
func (g *Gazetteer) Find(name string, found []GazetteerPlace) []GazetteerPlace {
	from, hash := len(found), atlas.Hash(name)
	for i := g.slots[hash&uint32(len(g.slots)-1)]; i != 0; i = g.entries[i-1].next {
		if g.is(i-1, name) {
			p := g.row(int(g.entries[i-1].row))
			p.Shown = atlas.Equal(p.Name, name) || g.text[g.entries[i-1].name-1] == '\t'
			found = append(found, p)
		}
	}
	slices.Reverse(found[from:]) // the chain runs backwards
	tables := found[from:]
	for nth, c := range g.cities.Find(name, hash) {
		twice := func(p GazetteerPlace) bool { return p.GeoNameID == c.ID && c.ID != 0 }
		if slices.ContainsFunc(tables, twice) {
			continue
		}
		p := place(&c)
		p.Shown = nth <= 1
		g.within(&p)
		found = append(found, p)
	}
	return found
}

// place gives a row of an atlas as the tables have places.
func place(c *atlas.Place) GazetteerPlace {
	p := GazetteerPlace{Alpha2: c.Country, Admin: c.Admin, Population: (c.Population + 500) / 1000}
	if len(c.Names) > 0 {
		p.Name = c.Names[0]
	}
	p.GeoNameID, p.Lat, p.Lon = c.ID, c.Lat, c.Lon
	p.FeatureClass, p.FeatureCode, _ = strings.Cut(c.Feature, ".")
	p.Resolution = resolution(p.FeatureClass, p.FeatureCode)
	if p.Resolution == 2 && p.FeatureClass == "A" {
		p.Province = p.Name
	}
	return p
}

// resolution is PLOVER's for a feature of GeoNames.
func resolution(class, code string) int {
	switch class {
	case "A":
		switch {
		case strings.HasPrefix(code, "PCL"), code == "TERR":
			return 1
		case code == "ADM1":
			return 2
		case code == "ADM2":
			return 3
		}
		return 4
	case "L":
		if code == "CONT" {
			return 0
		}
		return 3
	case "H":
		switch code {
		case "SEA", "OCN", "GULF", "STRT", "CHN", "STM", "STMX":
			return 0
		}
	case "S", "R":
		return 5
	}
	return 4
}

// row reads the row that starts at an offset.
func (g *Gazetteer) row(at int) GazetteerPlace {
	line := g.text[at:]
	line = strings.TrimSuffix(line[:strings.IndexByte(line, '\n')], "\r")
	var f [9]string
	for i := range f {
		f[i], line, _ = strings.Cut(line, "\t")
	}
	var p GazetteerPlace
	switch {
	case at < int(g.bounds[0]):
		p.CountryCode, p.Alpha2, p.Name = f[0], f[1], f[3]
		p.GeoNameID, p.Lat, p.Lon = whole(f[2]), degree(f[4]), degree(f[5])
		p.Country, p.FeatureClass, p.FeatureCode, p.Resolution = p.Name, "A", "PCLI", 1
		p.Extent = extent(f[6])
		return p
	case at < int(g.bounds[1]):
		p.Alpha2, p.Admin, p.Name, p.Province = f[0], f[1], f[3], f[3]
		p.GeoNameID, p.Lat, p.Lon, p.Population = whole(f[2]), degree(f[4]), degree(f[5]), whole(f[6])
		p.Extent = extent(f[7])
		p.FeatureClass, p.FeatureCode, p.Resolution = "A", "ADM1", 2
	case at < int(g.bounds[2]):
		p.Alpha2, p.Admin, p.Name = f[0], f[1], f[3]
		p.GeoNameID, p.Lat, p.Lon = whole(f[2]), degree(f[4]), degree(f[5])
		p.FeatureClass, p.FeatureCode, p.Resolution = "A", "ADM2", 3
	default:
		p.Name, p.GeoNameID, p.Lat, p.Lon, p.Alpha2, p.Admin = f[0], whole(f[1]), degree(f[2]), degree(f[3]), known(f[4]), known(f[5])
		p.FeatureClass, p.FeatureCode, _ = strings.Cut(f[6], ".")
		p.Resolution = whole(f[7])
		if p.FeatureClass == "P" { // by hand, because the news names it
			p.Population = 30
		}
	}
	g.within(&p)
	return p
}

// extent reads four numbers; all 0 where they are none.
func extent(s string) (x Extent) {
	for _, to := range []*float64{&x.South, &x.West, &x.North, &x.East} {
		var number string
		number, s, _ = strings.Cut(s, " ")
		v, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return Extent{}
		}
		*to = v
	}
	return x
}

// Country returns the country of an alpha-2 code, or none.
func (g *Gazetteer) Country(alpha2 string) []GazetteerPlace {
	if k, ok := alpha2Index(alpha2); ok && g.alpha2[k] != 0 {
		return []GazetteerPlace{g.row(int(g.alpha2[k] - 1))}
	}
	return nil
}

// Border tells where the border of two countries runs, by their alpha-2 codes: a point of
// it and how many kilometres from there most of it lies at most.
func (g *Gazetteer) Border(one, other string) (lat, lon, radius float64, ok bool) {
	if one > other {
		one, other = other, one
	}
	key := one + "\t" + other
	for i := g.slots[atlas.Hash(key)&uint32(len(g.slots)-1)]; i != 0; i = g.entries[i-1].next {
		if g.is(i-1, key) && g.entries[i-1].row >= g.bounds[3] {
			f := strings.Split(g.line(g.entries[i-1].row), "\t")
			return degree(f[2]), degree(f[3]), degree(f[4]), true
		}
	}
	return 0, 0, 0, false
}

// within fills in the country and the province that a place lies in.
func (g *Gazetteer) within(p *GazetteerPlace) {
	if p.Alpha2 == "" {
		return
	}
	if k, ok := alpha2Index(p.Alpha2); ok && g.alpha2[k] != 0 {
		c := g.row(int(g.alpha2[k] - 1))
		p.Country, p.CountryCode = c.Country, c.CountryCode
	}
	if p.Province != "" || p.Admin == "" {
		return
	}
	code := p.Alpha2 + "\t" + p.Admin
	hash := atlas.Hash(code)
	for i := g.slots[hash&uint32(len(g.slots)-1)]; i != 0; i = g.entries[i-1].next {
		if g.is(i-1, code) {
			if g.entries[i-1].row >= g.bounds[3] {
				continue // a border
			}
			p.Province = g.row(int(g.entries[i-1].row)).Name
			return
		}
	}
	for _, c := range g.cities.Find(code, hash) {
		p.Province = c.Names[0]
		return
	}
}

// Check reads every row and reports the first that holds no valid place: a number that
// is none, a coordinate out of range, a country that is not in the table, an empty
// name.
func (g *Gazetteer) Check() error {
	seen := uint32(0)
	for i := range g.entries {
		e := &g.entries[i]
		if e.length == 0 {
			return fmt.Errorf("places: empty name in %q", g.line(e.row))
		}
		if i > 0 && e.row == seen {
			continue
		}
		seen = e.row
		if e.row >= g.bounds[3] {
			if _, _, radius, ok := g.Border(g.text[e.name:e.name+2], g.text[e.name+3:e.name+5]); !ok || radius > 20000 {
				return fmt.Errorf("places: no border in %q", g.line(e.row))
			}
			continue
		}
		p := g.row(int(e.row))
		if err := p.check(); err != nil {
			return fmt.Errorf("places: %w in %q", err, g.line(e.row))
		}
	}
	n := 0
	for c := range g.cities.All() {
		p := place(&c)
		g.within(&p)
		if err := p.check(); err != nil {
			return fmt.Errorf("places: %w in %v", err, c)
		}
		n++
	}
	if n != g.cities.Len() {
		return fmt.Errorf("places: %d of %d rows of the atlas can be read", n, g.cities.Len())
	}
	return nil
}

func (p *GazetteerPlace) check() error {
	switch {
	case p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 || p.Lat == 0 && p.Lon == 0:
		return errors.New("no coordinates")
	case p.Alpha2 != "" && (p.CountryCode == "" || p.Country == ""):
		return errors.New("no such country")
	case p.Name == "" || p.FeatureClass == "" || p.FeatureCode == "" || p.Resolution < 0 || p.Resolution > 5:
		return errors.New("incomplete row")
	}
	return nil
}

func (g *Gazetteer) line(at uint32) string {
	line, _, _ := strings.Cut(g.text[at:], "\n")
	return line
}

func alpha2Index(s string) (int, bool) {
	if len(s) != 2 || s[0] < 'A' || s[0] > 'Z' || s[1] < 'A' || s[1] > 'Z' {
		return 0, false
	}
	return int(s[0]-'A')*26 + int(s[1]-'A'), true
}

func known(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func whole(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// degree reads a coordinate; what is none comes out of range, for Check to find.
func degree(s string) float64 {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 999
	}
	return x
}

// Doubt is why the name of a place may well be something else.
type Doubt uint8

// The kinds of doubt.
const (
	NoDoubt Doubt = iota
	AWord         // a word of the language: "Reading", "March"
	AGiven        // a first name: "Jordan"
)

// DoubtfulNames reads the table of names that are words or first names too.
func (t *Tables) DoubtfulNames() (map[string]Doubt, error) {
	m := make(map[string]Doubt, 2048)
	err := t.readTSV("places/doubtful.tsv", []string{"name", "why"}, func(r row) error {
		switch r.fields[1] {
		case "word":
			m[r.fields[0]] = AWord
		case "given":
			m[r.fields[0]] = AGiven
		default:
			return r.errorf("want word or given, got %q", r.fields[1])
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return m, nil
}
