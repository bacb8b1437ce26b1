package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// city is a row of the GeoNames dump.
type city struct {
	id          int
	name, ascii string
	alternates  []string
	lat, lon    float64
	feature     string
	country     string
	admin       string
	admin2      string
	population  int
}

// district is a second-level division.
type district struct {
	country, admin, code, name string
	id                         int
}

// province is a first-level division.
type province struct {
	country, admin string
	id             int
	names          []string // the first is the one to show
	lat, lon       float64
}

// country is a state or dependency.
type country struct {
	alpha2, alpha3 string
	id             int
	name           string
	lat, lon       float64
}

type sources struct {
	cities    []city
	provinces []province
	countries []country
	districts []district
	english   map[string]string // GeoNames id or "PK.02" -> English name
	lats,
	lons map[string][]float64 // of the places of countries and provinces
	words    map[string]bool
	reserved map[string]bool // names that no city has as another name: countries', and what is no place
}

func read(in inputs) (*sources, error) {
	s := &sources{words: map[string]bool{}}
	var err error
	if s.english, err = readMO(in.english); err != nil {
		return nil, err
	}
	if err := s.readCities(in.cities); err != nil {
		return nil, err
	}
	if err := s.readAdmin(in.admin, in.admin1); err != nil {
		return nil, err
	}
	if err := s.readDistricts(in.admin2); err != nil {
		return nil, err
	}
	if err := s.readCentres(in.centres); err != nil {
		return nil, err
	}
	s.reserved = map[string]bool{}
	for _, c := range s.countries {
		for _, n := range append([]string{c.name}, countryNames[c.alpha2]...) {
			s.reserved[n] = true
		}
	}
	for _, n := range wordNames {
		s.reserved[n] = true
	}
	b, err := os.ReadFile(in.words)
	if err != nil {
		return nil, fmt.Errorf("read words: %w", err)
	}
	for _, w := range strings.Fields(string(b)) {
		s.words[w] = true
	}
	return s, nil
}

func (s *sources) readCities(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("read cities: %w", err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		c := strings.Split(sc.Text(), "\t")
		if len(c) < 19 {
			continue
		}
		x := city{name: c[1], ascii: c[2], alternates: strings.Split(c[3], ","), feature: c[7], country: c[8], admin: c[10], admin2: c[11]}
		var e1, e2, e3, e4 error
		x.id, e1 = strconv.Atoi(c[0])
		x.lat, e2 = strconv.ParseFloat(c[4], 64)
		x.lon, e3 = strconv.ParseFloat(c[5], 64)
		x.population, e4 = strconv.Atoi(c[14])
		for _, err := range []error{e1, e2, e3, e4} {
			if err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
		}
		s.cities = append(s.cities, x)
	}
	return sc.Err()
}

// readAdmin reads countries and provinces with their GeoNames ids, and adds the
// provinces' names of the second file.
func (s *sources) readAdmin(ids, names string) error {
	s.countries = append(s.countries, missing...)
	type reference struct {
		Geonames int `json:"geonames"`
	}
	var db map[string]struct {
		Iso3      string            `json:"iso3"`
		Names     map[string]string `json:"names"`
		Reference reference         `json:"reference"`
		Regions   []struct {
			Name      string            `json:"name"`
			Names     map[string]string `json:"names"`
			Admin     any               `json:"admin"`
			Reference reference         `json:"reference"`
		} `json:"regions"`
	}
	if err := readJSON(ids, &db); err != nil {
		return err
	}
	byCode := map[string]int{}
	for alpha2, c := range db {
		s.countries = append(s.countries, country{alpha2: alpha2, alpha3: c.Iso3, id: c.Reference.Geonames, name: c.Names["en"]})
		for _, r := range c.Regions {
			p := province{country: alpha2, admin: fmt.Sprint(r.Admin), id: r.Reference.Geonames}
			p.names = append(p.names, r.Names["geonames"], r.Names["en"], r.Name)
			if _, ok := byCode[alpha2+"."+p.admin]; ok || p.admin == "<nil>" {
				continue
			}
			byCode[alpha2+"."+p.admin] = len(s.provinces)
			s.provinces = append(s.provinces, p)
		}
	}
	var list []struct{ Code, Name string }
	if err := readJSON(names, &list); err != nil {
		return err
	}
	for _, a := range list {
		alpha2, admin, ok := strings.Cut(a.Code, ".")
		if !ok {
			return fmt.Errorf("%s: code %q", names, a.Code)
		}
		i, seen := byCode[a.Code]
		if !seen {
			i = len(s.provinces)
			byCode[a.Code] = i
			s.provinces = append(s.provinces, province{country: alpha2, admin: admin})
		}
		s.provinces[i].names = append([]string{a.Name}, s.provinces[i].names...)
	}
	return nil
}

// readDistricts reads the second-level divisions of the countries that get them. Where
// GeoNames has no code of the country's own its id stands as the code.
func (s *sources) readDistricts(name string) error {
	var list []struct{ Code, Name string }
	if err := readJSON(name, &list); err != nil {
		return err
	}
	for _, a := range list {
		c := strings.Split(a.Code, ".")
		if len(c) != 3 || !districted[c[0]] && !contested[c[0]] {
			continue
		}
		d := district{country: c[0], admin: c[1], code: c[2], name: a.Name}
		if n, err := strconv.Atoi(c[2]); err == nil && n > 20000 {
			d.id = n
		}
		s.districts = append(s.districts, d)
	}
	return nil
}

func readJSON(name string, v any) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("read: %w", err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// readCentres reads latitude and longitude of each country.
func (s *sources) readCentres(dir string) error {
	for i := range s.countries {
		c := &s.countries[i]
		if at, ok := centres[c.alpha2]; ok {
			c.lat, c.lon = at[0], at[1]
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, c.alpha2+".yaml"))
		if err != nil {
			continue // the mean of its places will do
		}
		for line := range strings.Lines(string(b)) {
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if key != "latitude" && key != "longitude" {
				continue
			}
			v, err := strconv.ParseFloat(strings.Trim(value, `'"`), 64)
			if err != nil {
				return fmt.Errorf("centre of %s: %w", c.alpha2, err)
			}
			if key == "latitude" {
				c.lat = v
			} else {
				c.lon = v
			}
		}
	}
	return nil
}

// readMO reads a gettext catalogue.
func readMO(name string) (map[string]string, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read english names: %w", err)
	}
	if len(b) < 20 || !bytes.Equal(b[:4], []byte{0xde, 0x12, 0x04, 0x95}) {
		return nil, fmt.Errorf("read english names: %s is no little-endian catalogue", name)
	}
	u := func(at uint32) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	text := func(table, i uint32) string { return string(b[u(table+8*i+4):][:u(table+8*i)]) }
	m := map[string]string{}
	for i := range u(8) {
		m[text(u(12), i)] = text(u(16), i)
	}
	return m, nil
}
