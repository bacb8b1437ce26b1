package register

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/data/roster"
)

// Source is one file to import. Open is called once, for a dump of Wikidata twice.
type Source struct {
	Name string
	Kind string // one of Kinds, or "" to tell by its beginning
	Open func() (io.ReadCloser, error)
}

// Imported counts what an import did.
type Imported struct {
	Entries int // told by the sources
	Kept    int // rows written
	Nouns   int // nouns that the tables did not have
	Bad     int
	Errors  []string // of the first bad entries
}

// Import makes tables of sources.
type Import struct {
	Tables *data.Tables
	Known  *data.Entities    // of Tables; loaded where nil
	Kept   []string          // kinds of entity to keep: body, group, person; all where empty
	Done   func(entries int) // called now and then, may be nil

	places  *places
	out     *roster.Writer
	ctx     context.Context
	result  Imported
	source  string
	offices map[string]office      // Wikidata id -> what it is, of a dump
	sectors map[string]dyad.Sector // of offices
	known   []data.ActorNoun
	nouns   map[string][]string
	seen    map[string]bool // nouns of the tables
}

// limits
const (
	maxErrors = 20
	maxLine   = 32 << 20 // bytes of an item of a dump
	maxText   = 4 << 10  // bytes of a line of a dictionary, or of a field
	maxNames  = 40       // of one entry
)

// kind is a way of keeping entities: its name, whether a file begins so, and its reader.
type kind struct {
	name   string
	begins func(head []byte) bool
	read   func(*Import, Source) error
}

func kinds() []kind {
	return []kind{
		{"sparql", func(b []byte) bool { return bytes.HasPrefix(b, []byte("{")) && bytes.Contains(b, []byte(`"head"`)) }, (*Import).sparql},
		{"wikidata", func(b []byte) bool { return bytes.HasPrefix(b, []byte("[")) || bytes.HasPrefix(b, []byte("{")) }, (*Import).dump},
		{"csv", csvHeader, (*Import).csv},
		{"agents", func(b []byte) bool { return bytes.Contains(b, []byte("[~")) }, (*Import).agents},
		{"actors", func(b []byte) bool { return bytes.Contains(b, []byte("_")) || bytes.Contains(b, []byte("[")) }, (*Import).actors},
	}
}

// Kinds lists the kinds of source.
func Kinds() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

// Into imports the sources into a folder of tables. What the folder had of an earlier
// import stays until all is read, and is then replaced.
func (m *Import) Into(ctx context.Context, dir string, sources ...Source) (Imported, error) {
	var err error
	known := m.Known
	if known == nil {
		if known, err = m.Tables.Entities(); err != nil {
			return m.result, err
		}
	}
	m.ctx, m.places, m.offices = ctx, newPlaces(known), map[string]office{}
	m.sectors, m.known = map[string]dyad.Sector{}, known.Nouns
	m.nouns, m.seen = map[string][]string{}, map[string]bool{}
	for _, n := range known.Nouns {
		m.seen[strings.ToLower(n.Singular)], m.seen[strings.ToLower(n.Plural)] = true, true
	}
	path := filepath.Join(dir, filepath.FromSlash(data.RosterFile))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return m.result, err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".roster*")
	if err != nil {
		return m.result, err
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	if m.out, err = roster.NewWriter(tmp); err != nil {
		return m.result, err
	}
	for _, s := range sources {
		if err := m.read(s); err != nil {
			return m.result, fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	if m.result.Kept+m.result.Nouns == 0 {
		return m.result, fmt.Errorf("no entry to keep")
	}
	if err := m.out.Close(); err != nil {
		return m.result, err
	}
	if err := m.writeNouns(dir); err != nil {
		return m.result, err
	}
	if m.result.Kept == 0 {
		return m.result, nil
	}
	return m.result, os.Rename(tmp.Name(), path)
}

// read finds the source's kind and reads it.
func (m *Import) read(s Source) error {
	m.source = s.Name
	head := []byte{}
	if s.Kind == "" {
		r, err := s.Open()
		if err != nil {
			return err
		}
		head, err = io.ReadAll(io.LimitReader(r, 1<<16))
		r.Close()
		if err != nil {
			return err
		}
		head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff")))
	}
	for _, k := range kinds() {
		if s.Kind == k.name || s.Kind == "" && k.begins(head) {
			return k.read(m, s)
		}
	}
	return fmt.Errorf("kind %q: want one of %s", s.Kind, strings.Join(Kinds(), ", "))
}

// bad counts an entry that cannot be taken.
func (m *Import) bad(line int, err error) {
	m.result.Bad++
	if len(m.result.Errors) < maxErrors {
		m.result.Errors = append(m.result.Errors, fmt.Sprintf("%s:%d: %v", m.source, line, err))
	}
}

// tick counts an entry and reports whether to go on.
func (m *Import) tick() error {
	m.result.Entries++
	if m.result.Entries%4096 == 0 {
		if m.Done != nil {
			m.Done(m.result.Entries)
		}
		return m.ctx.Err()
	}
	return nil
}

// entry is one entity in one office or standing.
type entry struct {
	class, code, sector, others, office string
	from, to                            string
	qid, name                           string
	aliases                             []string
}

// add writes an entry, or counts it as bad.
func (m *Import) add(line int, e *entry) error {
	if len(m.Kept) > 0 && !slices.Contains(m.Kept, e.class) {
		return nil
	}
	row, err := e.row()
	if err == nil {
		err = data.CheckRow(row)
	}
	if err != nil {
		m.bad(line, err)
		return nil
	}
	if err := m.out.Add(row); err != nil {
		return err
	}
	m.result.Kept++
	return nil
}

// spoken reports whether a rune is part of a word: a name has some.
func spoken(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// row is the entry as a line of a roster.
func (e *entry) row() (string, error) {
	name := clean(e.name)
	if !strings.ContainsFunc(name, spoken) || len(name) > maxText {
		return "", fmt.Errorf("no name")
	}
	var aliases []string
	for _, a := range e.aliases {
		if a = clean(a); a != "" && a != name && len(a) <= maxText && len(aliases) < maxNames && !slices.Contains(aliases, a) {
			aliases = append(aliases, a)
		}
	}
	fields := []string{e.class, e.code, or(e.sector)}
	switch e.class {
	case "body":
		fields = append(fields, or(e.others), or(e.qid))
	case "group":
		fields = append(fields, or(e.others), or(e.qid), or(e.from), or(e.to))
	case "person":
		fields = append(fields, or(clean(e.office)), or(e.from), or(e.to), or(e.qid))
	default:
		return "", fmt.Errorf("class %q: want body, group or person", e.class)
	}
	return strings.Join(append(fields, name, or(strings.Join(aliases, "|"))), "\t"), nil
}

// clean takes out of a name what a row cannot hold.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '|' || r == '\t' || r == '\n' || r == '\r' || r == '?' || r == '!' || r == '#':
			return ' '
		case r < ' ' || r == 0xFFFD:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func or(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// writeNouns writes the table of nouns with those that agents added.
func (m *Import) writeNouns(dir string) error {
	if m.result.Nouns == 0 {
		return nil
	}
	const name = "entities/nouns.tsv"
	b, err := m.Tables.Read(name)
	if err != nil {
		return err
	}
	out := bytes.NewBuffer(bytes.TrimRight(b, "\n"))
	out.WriteString("\n# Imported.\n")
	var sectors []string
	for s := range m.nouns {
		sectors = append(sectors, s)
	}
	slices.Sort(sectors)
	for _, s := range sectors {
		fmt.Fprintf(out, "%s\tperson\t-\t%s\n", s, strings.Join(m.nouns[s], "|"))
	}
	return os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), out.Bytes(), 0o644)
}

// places turns what sources call countries into codes.
type places struct {
	codes map[string]bool
	names map[string]string // lower case, or a Wikidata id
}

func newPlaces(e *data.Entities) *places {
	p := &places{codes: map[string]bool{}, names: map[string]string{}}
	for _, c := range []string{"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"} {
		p.codes[c] = true
	}
	for _, k := range e.Known {
		if k.Class == data.Country {
			p.codes[k.Code] = true
			if k.QID != "" {
				p.names[k.QID] = k.Code
			}
		}
	}
	for _, n := range e.Names {
		if k := &e.Known[n.Entity]; k.Class == data.Country && n.Use == data.Proper {
			p.names[strings.ToLower(n.Text)] = k.Code
		}
	}
	p.names["xkx"] = "KOS"
	return p
}

// code returns the code of a country by its code, name or Wikidata id, or "".
func (p *places) code(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexByte(s, '/'); i >= 0 && strings.Contains(s, "wikidata.org") {
		s = s[i+1:]
	}
	if c := strings.ToUpper(s); p.codes[c] {
		return c
	}
	if c := p.names[s]; c != "" {
		return c
	}
	return p.names[strings.ToLower(s)]
}

// sectorOf reads the sector of an office from the nouns: "Minister of Defence of X".
func sectorOf(nouns []data.ActorNoun, office string) dyad.Sector {
	best, length := dyad.Sector(""), 0
	o := " " + strings.ToLower(office) + " "
	for i := range nouns {
		n := &nouns[i]
		if n.Sector == "" || n.Kind != data.PersonNoun || len(n.Singular) <= length {
			continue
		}
		if strings.Contains(o, " "+n.Singular+" ") {
			best, length = n.Sector, len(n.Singular)
		}
	}
	return best
}
