package data

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path/filepath"
	"strings"

	"github.com/dyad-news/dyad/data/roster"
)

// Actors is what finding actors in a text needs: states, regions, nouns and blocked names
// as they stand in Entities, and a Roster of everybody else.
type Actors struct {
	Entities
	Roster *Roster
}

// Roster finds people, groups and bodies by name: those of the tables, which it keeps as
// text and of which it reads a row only when its name was met, and those of an imported
// file. It is safe for concurrent use.
type Roster struct {
	own  *roster.Index
	ends [3]uint32 // where each of rosterTables ends in own
	more *roster.Index
}

// Bearer is an entity with the name by which it was found.
type Bearer struct {
	Name  EntityName
	Known KnownEntity
	row   string
}

// Names yields all names of the bearer, as the table has them.
func (b *Bearer) Names() iter.Seq[string] { return roster.NamesOf(b.row) }

// RosterFile is the file of imported names as a user's folder may have it.
const RosterFile = entityDir + "imported" + roster.Ext

// rosterTables are the tables of a roster, in the order in which it keeps them.
var rosterTables = [3]struct {
	file, header string
	row          func(*Entities, row) error
}{
	{entityDir + "organisations.tsv", "code\tsector\tothers\tqid\tname\taliases", (*Entities).body},
	{entityDir + "groups.tsv", "code\tsector\tothers\tqid\tfrom\tto\tname\taliases", (*Entities).group},
	{entityDir + "people.tsv", "code\tsector\toffice\tfrom\tto\tqid\tname\taliases", (*Entities).person},
}

// Actors reads the tables that finding actors needs. The columns of rows of people,
// groups and bodies are looked into where a folder of the user's has one of their tables;
// those that are built in are checked by the tests.
func (t *Tables) Actors() (*Actors, error) {
	a := &Actors{Roster: &Roster{}}
	a.Known, a.Names, a.Nouns = make([]KnownEntity, 0, 512), make([]EntityName, 0, 3072), make([]ActorNoun, 0, 3072)
	if err := a.load(t, a.countries, a.regions, a.nouns, a.blocked); err != nil {
		return nil, err
	}
	if t.dir != "" {
		if err := new(Entities).load(t, (*Entities)(nil).check); err != nil {
			return nil, err
		}
	}
	if err := a.Roster.read(t); err != nil {
		return nil, fmt.Errorf("load names: %w", err)
	}
	return a, nil
}

// check reads every row of the tables of a roster.
func (*Entities) check(t *Tables) error {
	e := new(Entities)
	return errors.Join(e.bodies(t), e.groups(t), e.people(t))
}

func (r *Roster) read(t *Tables) error {
	var all strings.Builder
	all.Grow(1 << 19)
	for i, table := range rosterTables {
		b, err := t.Read(table.file)
		if err != nil {
			return err
		}
		at := bytes.Index(b, []byte("\n"+table.header))
		if at < 0 && !bytes.HasPrefix(b, []byte(table.header)) {
			return fmt.Errorf("%s: no header %q", table.file, table.header)
		}
		all.Write(b[at+1+len(table.header):])
		all.WriteByte('\n')
		r.ends[i] = uint32(all.Len())
	}
	var err error
	if r.own, err = roster.Build(all.String()); err != nil {
		return err
	}
	r.more, err = t.imported()
	return err
}

// imported opens the file of imported names of the user's folder, nil where there is
// none. It is mapped for as long as the program runs.
func (t *Tables) imported() (*roster.Index, error) {
	if t.dir == "" {
		return nil, nil
	}
	x, err := roster.Open(filepath.Join(t.dir, filepath.FromSlash(RosterFile)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return x, err
}

// At gives the bearers of the longest name that starts at a byte of the text, and the
// byte after it; none where no name does. Those of the imported file come first. A row
// that cannot be read is passed over.
func (r *Roster) At(text string, start int, fold bool) (bearers []Bearer, end int) {
	var room, room2 [4]roster.Hit
	own := r.own.At(room[:0], text, start, fold)
	var more []roster.Hit
	if r.more != nil {
		more = r.more.At(room2[:0], text, start, fold)
	}
	for _, h := range append(own, more...) {
		end = max(end, h.End)
	}
	for _, h := range more {
		if b, ok := importedRow(r.more.Row(h.Row), h.Name); ok && h.End == end {
			bearers = append(bearers, b)
		}
	}
	for _, h := range own {
		if h.End == end {
			if b, ok := r.bearer(h); ok {
				bearers = append(bearers, b)
			}
		}
	}
	return bearers, end
}

func (r *Roster) bearer(h roster.Hit) (Bearer, bool) {
	for i, table := range rosterTables {
		if h.Row < r.ends[i] {
			return decode(r.own.Row(h.Row), h.Name, table.row)
		}
	}
	return Bearer{}, false
}

// importedRow reads a row of a roster file: the class, and a row of the class's table.
func importedRow(line, name string) (Bearer, bool) {
	class, line, _ := strings.Cut(line, "\t")
	for i, c := range [...]string{"body", "group", "person"} {
		if c == class {
			return decode(line, name, rosterTables[i].row)
		}
	}
	return Bearer{}, false
}

// decode reads one row, found by one of its names.
func decode(line, name string, read func(*Entities, row) error) (b Bearer, ok bool) {
	var known [1]KnownEntity
	var names [1]EntityName
	e := Entities{Known: known[:0], Names: names[:0], only: name}
	if err := read(&e, row{fields: strings.Split(line, "\t")}); err != nil || len(e.Known) != 1 || len(e.Names) == 0 {
		return b, false
	}
	return Bearer{e.Names[0], e.Known[0], line}, true
}

// CheckRow says what is wrong with a row of a roster file: its class ("body", "group",
// "person") and a row of the class's table.
func CheckRow(line string) error {
	class, line, _ := strings.Cut(line, "\t")
	for i, c := range [...]string{"body", "group", "person"} {
		if c == class {
			r := row{file: class, line: 1, fields: strings.Split(line, "\t")}
			if want := strings.Count(rosterTables[i].header, "\t") + 1; len(r.fields) != want {
				return r.errorf("want %d columns, got %d", want, len(r.fields))
			}
			return rosterTables[i].row(new(Entities), r)
		}
	}
	return fmt.Errorf("unknown class %q", class)
}
