package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"

	"github.com/dyad-news/dyad/data/atlas"
)

// english-speaking countries, whose papers write of their small towns.
var english = map[string]bool{"US": true, "GB": true, "CA": true, "AU": true, "IE": true, "NZ": true}

// contested countries and territories, whose small towns come into world news.
var contested = map[string]bool{"AF": true, "AM": true, "AZ": true, "CD": true, "CF": true, "ER": true, "ET": true, "IL": true, "IQ": true,
	"IR": true, "LB": true, "LY": true, "ML": true, "MM": true, "NE": true, "BF": true, "PK": true, "PS": true, "SD": true, "SO": true,
	"SS": true, "SY": true, "UA": true, "XK": true, "YE": true, "GE": true, "MD": true}

// keep reports whether a place is worth a row: from a thousand people, and in some
// countries from five hundred; seats of all provinces; in contested countries those of
// smaller divisions, whose people nobody has counted.
func (c *city) keep() bool {
	switch c.feature {
	case "PPLX":
		return c.population >= 100000 || english[c.country] && c.population >= 5000
	case "PPLH", "PPLQ", "PPLW", "PPLCH", "PPLL", "PPLF", "PPLR", "PPLS", "STLMT", "":
		return c.feature == "STLMT" && c.population >= 1000
	case "PPLC", "PPLA", "PPLG":
		return true
	case "PPLA2", "PPLA3":
		return c.population >= 1000 || contested[c.country]
	}
	return c.population >= 1000 || c.population >= 500 && (english[c.country] || contested[c.country])
}

// place gives each province a centre from its places, and each country without one.
func (s *sources) place() {
	lats, lons := map[string][]float64{}, map[string][]float64{}
	for _, c := range s.cities {
		for _, key := range []string{c.country + "." + c.admin, c.country} {
			lats[key] = append(lats[key], c.lat)
			lons[key] = append(lons[key], c.lon)
		}
	}
	for i := range s.provinces {
		p := &s.provinces[i]
		key := p.country + "." + p.admin
		if at, ok := provinceCentres[key]; ok {
			p.lat, p.lon = at[0], at[1]
			continue
		}
		p.lat, p.lon = middle(lats[key]), middle(lons[key])
	}
	for i := range s.countries {
		if c := &s.countries[i]; c.lat == 0 && c.lon == 0 {
			c.lat, c.lon = middle(lats[c.alpha2]), middle(lons[c.alpha2])
		}
	}
}

// span writes how far the places of a country or province reach, south, west, north
// and east, the outermost hundredth on each side left out.
func (s *sources) span(key string) string {
	if s.lats == nil {
		s.lats, s.lons = map[string][]float64{}, map[string][]float64{}
		for i := range s.cities {
			c := &s.cities[i]
			for _, k := range []string{c.country + "." + c.admin, c.country} {
				s.lats[k], s.lons[k] = append(s.lats[k], c.lat), append(s.lons[k], c.lon)
			}
		}
	}
	lats, lons := s.lats[key], s.lons[key]
	if len(lats) < 2 {
		return "-"
	}
	slices.Sort(lats)
	slices.Sort(lons)
	cut := len(lats) / 100
	end := len(lats) - 1 - cut
	return fmt.Sprintf("%.1f %.1f %.1f %.1f", lats[cut], lons[cut], lats[end], lons[end])
}

// middle is half way between the ends of a list, the outermost fiftieth on each side
// left out.
func middle(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	slices.Sort(x)
	cut := len(x) / 50
	return (x[cut] + x[len(x)-1-cut]) / 2
}

// alternate reports whether a name is fit to be looked for in English text.
func (s *sources) alternate(name string) bool {
	if s.reserved[name] || len(name) < 4 || len(name) > 30 || name[0] < 'A' || name[0] > 'Z' || s.words[strings.ToLower(name)] {
		return false
	}
	lower := 0
	for i := range len(name) {
		c := name[i]
		switch {
		case c >= 'a' && c <= 'z':
			lower++
		case c >= 'A' && c <= 'Z', c == ' ', c == '-', c == '\'':
		default:
			return false
		}
	}
	for _, w := range []string{"Gorad ", "Horad ", "Gorod ", "Misto ", "City of ", "Stadt", "Shahr", "Arrondissement", "Commune", "Kommun", "Ciudad de "} {
		if strings.HasPrefix(name, w) {
			return false
		}
	}
	return lower >= 3 && strings.Count(name, " ") < 3
}

// alternates lists other names of a city: the English one, the one without marks, and
// for larger places those that English text may have.
func (s *sources) alternatesOf(c *city) (name string, others []string) {
	name = c.name
	e := s.english[strconv.Itoa(c.id)]
	if !isASCII(name) && e != "" && isASCII(e) {
		name = e
	}
	add := func(n string) {
		if n != "" && n != name && !slices.Contains(others, n) && !strings.ContainsAny(n, "|\t") {
			others = append(others, n)
		}
	}
	add(e)
	add(c.name)
	add(c.ascii)
	for _, n := range []string{name, c.ascii} {
		if t, ok := strings.CutPrefix(n, "Saint "); ok {
			add("St. " + t)
			add("St " + t)
		} else if t, ok := strings.CutPrefix(n, "St. "); ok {
			add("St " + t)
		}
	}
	least := 100000
	if contested[c.country] || c.feature == "PPLC" || c.feature == "PPLA" {
		least = 30000
	}
	if english[c.country] || c.population < least {
		least = -1
	}
	if least >= 0 {
		most := 8
		if c.population >= 1000000 {
			most = 14
		}
		likely := slices.Clone(c.alternates)
		slices.SortStableFunc(likely, func(a, b string) int {
			return levenshtein.ComputeDistance(a, name) - levenshtein.ComputeDistance(b, name)
		})
		for _, n := range likely {
			if s.alternate(n) && strings.Count(n, " ") <= strings.Count(name, " ")+1 && len(others) < most {
				add(n)
			}
		}
	}
	for _, n := range known[c.id] {
		add(n)
	}
	return name, others
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// writeCities writes the atlas of cities, by name, so that it is the same every time.
func (s *sources) writeCities(path string) error {
	var places []atlas.Place
	for i := range s.cities {
		c := &s.cities[i]
		if !c.keep() {
			continue
		}
		name, others := s.alternatesOf(c)
		places = append(places, atlas.Place{ID: c.id, Lat: c.lat, Lon: c.lon, Country: c.country, Admin: c.admin, Feature: "P." + c.feature,
			Population: c.population, Names: append([]string{name}, others...)})
	}
	slices.SortFunc(places, func(a, b atlas.Place) int { return cmp.Or(cmp.Compare(a.Names[0], b.Names[0]), a.ID-b.ID) })
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write cities: %w", err)
	}
	defer f.Close()
	w, err := atlas.NewWriter(f)
	if err != nil {
		return err
	}
	for i := range places {
		if err := w.Add(&places[i]); err != nil {
			return fmt.Errorf("write cities: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return f.Close()
}

// kinds are the words for a division that its name may go with.
var kinds = []string{" Province", " Governorate", " Region", " Oblast", " State", " Department", " District", " County", " Prefecture",
	" Oblast'", " Provinces", " Voblast'", " Voivodeship", " Republic", " Krai", " Kray", " Canton", " Municipality", " Parish", " Oblast'", " Oblast’", "skaya Oblast", " Krai"}

func (s *sources) provinceRows() []string {
	var rows []string
	people := map[string]int{}
	for i := range s.cities {
		if c := &s.cities[i]; c.feature != "PPLX" {
			people[c.country+"."+c.admin] += c.population
		}
	}
	for i := range s.provinces {
		p := &s.provinces[i]
		if p.lat == 0 && p.lon == 0 {
			continue
		}
		var names []string
		key := p.country + "." + p.admin
		all := append(slices.Clone(provinceNames[key]), p.names[0], s.english[key])
		all = append(all, p.names[1:]...)
		for _, n := range slices.Clone(all) {
			all = append(all, fold(n))
		}
		slices.SortStableFunc(all, func(a, b string) int { return order(isASCII(b)) - order(isASCII(a)) })
		for _, n := range all {
			n = strings.TrimSpace(n)
			for _, k := range []string{"Muhafazat ", "State of ", "Gorod ", "Province of ", "Provincia de ", "Departamento de "} {
				n = strings.TrimPrefix(n, k)
			}
			for _, k := range kinds {
				if t, ok := strings.CutSuffix(n, k); ok && t != "" {
					n = t
				}
			}
			if n != "" && !slices.Contains(names, n) && !slices.Contains(notProvinces[key], n) && !strings.ContainsAny(n, "|\t(") {
				names = append(names, n)
			}
		}
		if len(names) == 0 {
			continue
		}
		if a := abbreviations[p.country+"."+p.admin]; a != "" {
			names = append(names, strings.Split(a, "|")...)
		}
		rows = append(rows, strings.Join([]string{p.country, p.admin, id(p.id), names[0], degrees(p.lat), degrees(p.lon),
			strconv.Itoa((people[p.country+"."+p.admin] + 500) / 1000), s.span(key), dash(strings.Join(names[1:], "|"))}, "\t"))
	}
	slices.Sort(rows)
	return rows
}

func order(b bool) int {
	if b {
		return 1
	}
	return 0
}

// districtRows lists the districts that have places to tell where they lie.
func (s *sources) districtRows() []string {
	lats, lons := map[string][]float64{}, map[string][]float64{}
	for _, c := range s.cities {
		key := c.country + "." + c.admin + "." + c.admin2
		lats[key], lons[key] = append(lats[key], c.lat), append(lons[key], c.lon)
	}
	var rows []string
	for _, d := range s.districts {
		key := d.country + "." + d.admin + "." + d.code
		if len(lats[key]) == 0 {
			continue
		}
		var others []string
		if plain := fold(d.name); plain != d.name {
			others = append(others, plain)
		}
		if d.country == "IE" {
			bare := strings.TrimPrefix(d.name, "County ")
			others = append(others, bare, "County "+bare, "Co "+bare, "Co. "+bare)
		}
		for _, k := range []string{"Provincia di ", "Provincia de ", "Province of ", "Província de "} {
			if t, ok := strings.CutPrefix(d.name, k); ok {
				others = append(others, t)
			}
		}
		for _, k := range []string{" District", " Raion", " Rayon"} {
			if t, ok := strings.CutSuffix(d.name, k); ok && t != "" {
				others = append(others, t)
			}
		}
		rows = append(rows, strings.Join([]string{d.country, d.admin, id(d.id), d.name, degrees(middle(lats[key])), degrees(middle(lons[key])),
			dash(strings.Join(others, "|"))}, "\t"))
	}
	slices.Sort(rows)
	return slices.Compact(rows)
}

// fold takes the marks off the letters that place names in English text lose.
func fold(s string) string {
	return strings.NewReplacer("ā", "a", "ī", "i", "ū", "u", "ē", "e", "ō", "o", "Ā", "A", "Ī", "I", "Ū", "U", "é", "e", "è", "e", "á", "a", "í", "i",
		"ó", "o", "ú", "u", "ñ", "n", "ç", "c", "ş", "s", "ţ", "t", "ḩ", "h", "Ḩ", "H", "ş", "s", "Ş", "S", "ḑ", "d", "z̧", "z", "‘", "'", "’", "'", "ə", "a",
		"Ə", "A", "ö", "o", "ü", "u", "ı", "i", "ğ", "g", "â", "a", "ã", "a", "ê", "e", "ô", "o", "ä", "a", "İ", "I", "Ç", "C").Replace(s)
}

// doubtfulRows lists the names of cities that are words of the language too, and
// first names.
func (s *sources) doubtfulRows() []string {
	rows := map[string]bool{}
	for _, n := range wordNames {
		rows[n+"\tword"] = true
	}
	for i := range s.cities {
		if c := &s.cities[i]; c.keep() && s.words[strings.ToLower(c.ascii)] {
			rows[c.ascii+"\tword"] = true
		}
	}
	for n := range strings.FieldsSeq(givenNames) {
		delete(rows, n+"\tword")
		rows[n+"\tgiven"] = true
	}
	list := make([]string, 0, len(rows))
	for r := range rows {
		list = append(list, r)
	}
	slices.Sort(list)
	return list
}

func (s *sources) countryRows() []string {
	var rows []string
	for _, c := range s.countries {
		if at, ok := centres[c.alpha2]; ok {
			c.lat, c.lon = at[0], at[1]
		}
		names := countryNames[c.alpha2]
		if len(names) == 0 {
			names = []string{c.name}
		}
		rows = append(rows, strings.Join([]string{c.alpha3, c.alpha2, id(c.id), names[0], degrees(c.lat), degrees(c.lon), s.span(c.alpha2),
			dash(strings.Join(names[1:], "|"))}, "\t"))
	}
	slices.Sort(rows)
	return rows
}

func degrees(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) }

func id(n int) string {
	if n == 0 {
		return "-"
	}
	return fmt.Sprint(n)
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
