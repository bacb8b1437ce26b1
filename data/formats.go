package data

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/dyad-news/dyad"
)

// FormatCodes is what the tables under formats/ say: the codes that the formats of others
// have for states, types of event and sectors.
type FormatCodes struct {
	States  []StateCodes
	CAMEO   []CAMEOCode
	Sectors []SectorCodes
	ACLED   []ACLEDCode
}

// StateCodes lists the codes of a state; the first of each list is the one to write.
// Those of territories stand after those of their owner.
type StateCodes struct {
	Code           string // ISO 3166-1 alpha-3, or KOS
	FIPS, Numeric  []string
	GW, Correlates string // numbers of Gleditsch and Ward, and of the Correlates of War; "" for none
	Names          []string
}

// CAMEOCode is a code of CAMEO with the PLOVER type and mode that it is read as; Type is
// "" where it is no event of PLOVER.
type CAMEOCode struct {
	Code, Name, Type, Mode string
	Goldstein              float64
}

// SectorCodes lists what others write for a sector; the first of each list is written.
type SectorCodes struct {
	Sector              dyad.Sector
	CAMEO, ICEWS, Inter []string
}

// ACLEDCode is a sub-event of ACLED as PLOVER reads it.
type ACLEDCode struct {
	Event, Sub, Type, Mode string
	Mutual                 bool // both actors act
}

// FormatCodes loads the tables under formats/. A type or mode that the ontology does not
// have is an error that names the line.
func (t *Tables) FormatCodes() (*FormatCodes, error) {
	o, err := t.Ontology()
	if err != nil {
		return nil, err
	}
	c := &FormatCodes{}
	known := func(r row, typ, mode string) error {
		if y := o.Type(typ); typ != "" && (y == nil || mode != "" && y.Mode(mode) == nil) {
			return r.errorf("the ontology has no %s %s", typ, mode)
		}
		return nil
	}
	for _, load := range []struct {
		file   string
		header []string
		each   func(row) error
	}{
		{"formats/countries.tsv", []string{"code", "fips", "numeric", "gw", "cow", "names"}, func(r row) error {
			f := r.fields
			c.States = append(c.States, StateCodes{f[0], all(f[1]), all(f[2]), dash(f[3]), dash(f[4]), all(f[5])})
			return nil
		}},
		{"formats/cameo.tsv", []string{"code", "name", "type", "mode", "goldstein"}, func(r row) error {
			f := r.fields
			score, err := strconv.ParseFloat(f[4], 64)
			if err != nil {
				return r.errorf("goldstein %q is no number", f[4])
			}
			c.CAMEO = append(c.CAMEO, CAMEOCode{f[0], f[1], dash(f[2]), dash(f[3]), score})
			return known(r, dash(f[2]), dash(f[3]))
		}},
		{"formats/sectors.tsv", []string{"sector", "cameo", "icews", "inter"}, func(r row) error {
			f := r.fields
			c.Sectors = append(c.Sectors, SectorCodes{dyad.Sector(f[0]), all(f[1]), all(f[2]), all(f[3])})
			return nil
		}},
		{"formats/acled.tsv", []string{"event", "sub_event", "type", "mode", "mutual"}, func(r row) error {
			f := r.fields
			c.ACLED = append(c.ACLED, ACLEDCode{f[0], f[1], dash(f[2]), dash(f[3]), f[4] == "+"})
			return known(r, dash(f[2]), dash(f[3]))
		}},
	} {
		if err := t.readTSV(load.file, load.header, load.each); err != nil {
			return nil, fmt.Errorf("load codes of formats: %w", err)
		}
	}
	return c, nil
}

// all splits a list.
func all(field string) []string { return slices.Collect(list(field)) }
