package register

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/dyad-news/dyad"
)

// item is what is read of an item of a dump.
type item struct {
	ID      string
	Labels  map[string]struct{ Value string }
	Aliases map[string][]struct{ Value string }
	Claims  map[string][]claim
}

type claim struct {
	Snak       snak `json:"mainsnak"`
	Rank       string
	Qualifiers map[string][]snak
}

type snak struct {
	Value struct {
		Value json.RawMessage
	} `json:"datavalue"`
}

// id is the item that a snak names, "" where it names none.
func (s *snak) id() string {
	var v struct{ ID string }
	if json.Unmarshal(s.Value.Value, &v) != nil {
		return ""
	}
	return v.ID
}

// day is the day, month or year that a snak tells, "" where it tells none after Christ.
func (s *snak) day() string {
	var v struct {
		Time      string
		Precision int
	}
	if json.Unmarshal(s.Value.Value, &v) != nil || !strings.HasPrefix(v.Time, "+") || len(v.Time) < 11 {
		return ""
	}
	t := v.Time[1:11]
	switch v.Precision {
	case 11:
		return t
	case 10:
		return t[:7]
	case 9:
		return t[:4]
	}
	return ""
}

// ids are the items that a property has as values, but for deprecated ones.
func (i *item) ids(property string) []string {
	var out []string
	for n := range i.Claims[property] {
		if c := &i.Claims[property][n]; c.Rank != "deprecated" {
			if id := c.Snak.id(); id != "" {
				out = append(out, id)
			}
		}
	}
	return out
}

func (i *item) label() string { return i.Labels["en"].Value }

// office is a position of a dump.
type office struct {
	label  string
	sector dyad.Sector
	code   string // of its jurisdiction
}

// sector reads the sector of an office.
func (m *Import) sector(label string) dyad.Sector {
	s, ok := m.sectors[label]
	if !ok {
		s = sectorOf(m.known, label)
		m.sectors[label] = s
	}
	return s
}

// dump reads a dump of Wikidata twice: offices first, then who held them and the bodies.
func (m *Import) dump(s Source) error {
	err := m.items(s, func(_ int, i *item) error {
		if i.label() == "" || len(i.Claims["P1001"]) == 0 && len(i.Claims["P2389"]) == 0 && !i.is("Q4164871", "Q294414") {
			return nil
		}
		o := office{label: i.label(), sector: m.sector(i.label())}
		for _, id := range append(i.ids("P1001"), i.ids("P17")...) {
			if o.code == "" {
				o.code = m.places.code(id)
			}
		}
		m.offices[i.ID] = o
		return nil
	})
	if err != nil {
		return err
	}
	return m.items(s, func(n int, i *item) error {
		switch {
		case i.label() == "":
			return nil
		case i.is("Q5"):
			return m.human(n, i)
		}
		return m.body(n, i)
	})
}

// is reports whether the item is an instance of one of the classes.
func (i *item) is(classes ...string) bool {
	for _, id := range i.ids("P31") {
		for _, c := range classes {
			if id == c {
				return true
			}
		}
	}
	return false
}

func (i *item) names() []string {
	var out []string
	for _, a := range i.Aliases["en"] {
		out = append(out, a.Value)
	}
	return out
}

// human adds a person in each office held, where the dump has offices of it.
func (m *Import) human(n int, i *item) error {
	code := ""
	for _, id := range i.ids("P27") {
		if code == "" {
			code = m.places.code(id)
		}
	}
	for k := range i.Claims["P39"] {
		c := &i.Claims["P39"][k]
		o, ok := m.offices[c.Snak.id()]
		if !ok || c.Rank == "deprecated" || o.code == "" && code == "" {
			continue
		}
		e := entry{class: "person", code: o.code, sector: string(o.sector), office: strings.ToLower(o.label), qid: i.ID, name: i.label(), aliases: i.names()}
		if e.code == "" {
			e.code = code
		}
		for p, into := range map[string]*string{"P580": &e.from, "P582": &e.to} {
			for q := range c.Qualifiers[p] {
				*into = c.Qualifiers[p][q].day()
			}
		}
		if e.sector == "" {
			e.sector = "GOV"
		}
		if err := m.add(n, &e); err != nil {
			return err
		}
	}
	return nil
}

// classes are the classes of Wikidata that make an item a body, with its sector.
func bodyClass(id string) (class, sector, code string) {
	switch id {
	case "Q7278":
		return "body", "PTY", ""
	case "Q245065", "Q484652":
		return "body", "", "IGO"
	case "Q79913":
		return "body", "SOC", ""
	case "Q4830453", "Q783794", "Q6881511":
		return "body", "BUS", ""
	case "Q11032", "Q192283":
		return "body", "JRN", ""
	case "Q327333", "Q192350", "Q7188":
		return "body", "GOV", ""
	case "Q3918":
		return "body", "EDU", ""
	case "Q35535":
		return "body", "COP", ""
	case "Q47913":
		return "body", "SPY", ""
	case "Q176799", "Q37726":
		return "body", "MIL", ""
	case "Q41487":
		return "body", "JUD", ""
	case "Q35749", "Q11204":
		return "body", "LEG", ""
	case "Q17127659":
		return "group", "REB", "IMG"
	}
	return "", "", ""
}

// body adds an organisation or group of a class that is known.
func (m *Import) body(n int, i *item) error {
	for _, id := range i.ids("P31") {
		class, sector, code := bodyClass(id)
		if class == "" {
			continue
		}
		for _, c := range append(i.ids("P17"), i.ids("P495")...) {
			if own := m.places.code(c); own != "" && code != "IGO" {
				code = own
				break
			}
		}
		if code == "" {
			return nil
		}
		return m.add(n, &entry{class: class, code: code, sector: sector, qid: i.ID, name: i.label(), aliases: i.names()})
	}
	return nil
}

// items calls each with the items of a dump: one a line, in a list or not.
func (m *Import) items(s Source, each func(n int, i *item) error) error {
	f, err := s.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<16)
	for n := 1; ; n++ {
		line, err := readLine(in)
		if err != nil && err != io.EOF {
			if !errors.Is(err, errTooLong) {
				return err
			}
			m.bad(n, err)
			continue
		}
		if b := bytes.Trim(line, " \t\r\n,"); len(b) > 1 {
			if e := m.tick(); e != nil {
				return e
			}
			var i item
			if e := json.Unmarshal(b, &i); e != nil {
				m.bad(n, e)
			} else if e := each(n, &i); e != nil {
				return e
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

var errTooLong = fmt.Errorf("longer than %d bytes", maxLine)

// readLine reads a line of at most maxLine bytes; a longer one is passed over whole.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			long, line = true, line[:0]
		}
		if !long {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long && (err == nil || err == io.EOF) {
			return nil, errTooLong
		}
		return line, err
	}
}
