package atlas

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxLine is the longest line of a dump, in bytes. The alternate names of a place have at
// most ten thousand letters.
const maxLine = 1 << 18

// Row is a line of a dump as it stands there.
type Row struct {
	Place             // Names are the name and the plain one
	Alternates string // parted by commas
	District   string // GeoNames code of the second-level division
}

// ReadDump yields the rows of a dump, as GeoNames writes allCountries.txt and
// cities500.txt. A line that is no row is handed to bad with its number, and passed over;
// where bad gives an error, reading ends with it.
func ReadDump(r io.Reader, each func(*Row) error, bad func(line int, err error) error) error {
	in := bufio.NewReaderSize(r, maxLine)
	var row Row
	for n := 1; ; n++ {
		line, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			if e := bad(n, fmt.Errorf("longer than %d bytes", maxLine)); e != nil {
				return e
			}
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = in.ReadSlice('\n')
			}
			line = nil
		}
		if err != nil && err != io.EOF {
			return err
		}
		if line = bytes.TrimRight(line, "\r\n"); len(line) > 0 && line[0] != '#' {
			e := row.parse(string(line))
			if e == nil {
				e = each(&row)
			} else {
				e = bad(n, e)
			}
			if e != nil {
				return e
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// parse reads a line: id, name, plain name, alternates, latitude, longitude, class,
// code, country, more countries, four divisions, population, and four that are not read.
func (r *Row) parse(line string) error {
	if !utf8.ValidString(line) {
		return fmt.Errorf("not UTF-8")
	}
	c := strings.Split(line, "\t")
	if len(c) != 19 {
		return fmt.Errorf("want 19 columns, got %d", len(c))
	}
	var e1, e2, e3, e4 error
	*r = Row{Alternates: c[3], District: c[11]}
	r.ID, e1 = strconv.Atoi(c[0])
	r.Lat, e2 = strconv.ParseFloat(c[4], 64)
	r.Lon, e3 = strconv.ParseFloat(c[5], 64)
	if c[14] != "" {
		r.Population, e4 = strconv.Atoi(c[14])
	}
	if err := errors.Join(e1, e2, e3, e4); err != nil {
		return err
	}
	if !(r.Lat >= -90 && r.Lat <= 90 && r.Lon >= -180 && r.Lon <= 180) || r.ID < 0 || r.Population < 0 {
		return fmt.Errorf("no such place: %q", c[0])
	}
	r.Country, r.Admin, r.Feature = c[8], c[10], c[6]+"."+c[7]
	if len(r.Country) != 2 {
		r.Country = "" // the high seas, and names of two countries
	}
	for _, n := range c[1:3] {
		if n = strings.TrimSpace(n); n != "" && (len(r.Names) == 0 || n != r.Names[0]) {
			r.Names = append(r.Names, n)
		}
	}
	if len(r.Names) == 0 {
		return fmt.Errorf("no name")
	}
	return nil
}

// readable reports whether a name may stand in English text: letters of the Latin
// alphabet, a capital first.
func readable(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	if len(name) < 3 || len(name) > 60 || !unicode.IsUpper(first) {
		return false
	}
	lower := false
	for _, r := range name {
		switch {
		case r < 0x80:
			lower = lower || 'a' <= r && r <= 'z'
		case r == '’' || r == '‘' || r == 'ʻ' || r == 'ʼ':
		case !unicode.Is(unicode.Latin, r):
			return false
		}
	}
	return lower && !strings.ContainsAny(name, "|/;:0123456789")
}
