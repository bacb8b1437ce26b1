package data

import (
	"fmt"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
)

// Entities is what the tables under entities/ say: who has a name of its own, and
// which common nouns name an actor by what it does.
type Entities struct {
	Known   []KnownEntity
	Names   []EntityName // every name, alias, adjective and seat, in table order
	Nouns   []ActorNoun
	Blocked []string // names that hold the name of an actor and are none: "New England"

	only string // of a row's names the one that is wanted, "" for all
}

// EntityClass tells which table a known entity is from.
type EntityClass uint8

// The classes of known entity.
const (
	Country EntityClass = iota
	Body                // organisations of every sort
	Group               // armed groups
	Person
	Region // a city or province: no actor, but it tells a country
)

// KnownEntity is an entity of the tables. A person or group whose office or standing
// changed has one for each time, From and To inclusive, "" where open.
type KnownEntity struct {
	dyad.Entity
	Class    EntityClass
	From, To dyad.Day
}

// NameUse tells how a name stands for its entity.
type NameUse uint8

// The uses of a name.
const (
	Proper    NameUse = iota // "Iran"
	Adjective                // "Iranian"
	Demonym                  // "Iranians": people of the country
	Capital                  // "Tehran": the place, and by it the government
	Seat                     // "Downing Street": a building that stands for who works there
)

// EntityName is one way to write an entity's name. Unsure names are also something
// else ("Jordan", "Paris"), so what stands around them must not speak against it. Weak
// names stand for many: that of a person counts while in office, that of a body where the
// text has its country or another of its names. Sector is set where the name stands for
// a part of the entity ("Capitol Hill").
type EntityName struct {
	Text   string
	Entity int // index into Entities.Known
	Use    NameUse
	Unsure bool
	Weak   bool
	Sector dyad.Sector
}

// NounKind tells what a noun names.
type NounKind uint8

// The kinds of noun.
const (
	PersonNoun NounKind = iota // "minister", "rebels"
	BodyNoun                   // "ministry", "army"
	ThingNoun                  // "warplane": stands for whoever sends it
)

// ActorNoun is a noun, or a phrase with a noun at its head, that names an actor.
type ActorNoun struct {
	Singular, Plural string // equal where the noun has one form
	Sector           dyad.Sector
	Kind             NounKind
	Inherits         bool // takes the sector of what it belongs to: "army chief"
	Office           bool // an office that a person holds: "foreign minister"
	Definite         bool // bare or with "the" it is the one of the country spoken of
	Title            bool // stands before a name
	Beside           bool // of a country it is of another one: "Norland's allies"
}

const entityDir = "entities/"

// Entities loads the tables under entities/. An unknown country code or sector, an
// unreadable day or a name given twice in one row is an error that names the line.
func (t *Tables) Entities() (*Entities, error) {
	e := &Entities{Known: make([]KnownEntity, 0, 8192), Names: make([]EntityName, 0, 16384), Nouns: make([]ActorNoun, 0, 3072)}
	return e, e.load(t, e.countries, e.bodies, e.groups, e.people, e.regions, e.nouns, e.blocked)
}

func (e *Entities) load(t *Tables, tables ...func(*Tables) error) error {
	for _, load := range tables {
		if err := load(t); err != nil {
			return fmt.Errorf("load entities: %w", err)
		}
	}
	return nil
}

func (e *Entities) countries(t *Tables) error {
	header := []string{"code", "qid", "name", "sector", "names", "former", "adjectives", "demonyms", "capitals", "seats"}
	return t.readTSV(entityDir+"countries.tsv", header, func(r row) error {
		k := KnownEntity{Class: Country}
		k.QID, k.Known = dash(r.fields[1]), r.fields[2]
		if err := codes(r, &k.Entity, r.fields[0], r.fields[3], "-"); err != nil {
			return err
		}
		at := e.add(k)
		own := EntityName{Text: k.Known, Entity: at}
		for n := range list(r.fields[4]) {
			own.Unsure = own.Unsure || n == k.Known+"?"
		}
		e.Names = append(e.Names, own)
		for n := range list(r.fields[4]) {
			if n != k.Known+"?" {
				e.name(n, at, Proper)
			}
		}
		for n := range list(r.fields[5]) { // "Zaire 1971..1997": the years are for readers
			if i := strings.LastIndexByte(n, ' '); i > 0 && strings.Contains(n[i:], "..") {
				n = n[:i]
			}
			e.name(n, at, Proper)
		}
		for n := range list(r.fields[6]) {
			e.name(n, at, Adjective)
			if r.fields[7] == "+" {
				e.name(n+"s", at, Demonym)
			}
		}
		if r.fields[7] != "+" {
			e.all(r.fields[7], at, Demonym)
		}
		e.all(r.fields[8], at, Capital)
		e.all(r.fields[9], at, Seat)
		return nil
	})
}

// Peoples gives the country or territory that each adjective and each name of its people
// tells: "Iranian" and "Iranians" tell "Iran".
func (t *Tables) Peoples() (map[string]string, error) {
	e := &Entities{}
	if err := e.countries(t); err != nil {
		return nil, fmt.Errorf("load countries: %w", err)
	}
	m := make(map[string]string, 600)
	for _, n := range e.Names {
		if n.Use == Adjective || n.Use == Demonym {
			m[n.Text] = e.Known[n.Entity].Known
		}
	}
	for _, n := range e.Names { // "UK" is a name first
		if n.Use == Proper {
			delete(m, n.Text)
		}
	}
	return m, nil
}

func (e *Entities) bodies(t *Tables) error { return e.roster(t, 0) }
func (e *Entities) groups(t *Tables) error { return e.roster(t, 1) }
func (e *Entities) people(t *Tables) error { return e.roster(t, 2) }

func (e *Entities) roster(t *Tables, table int) error {
	return t.readTSV(rosterTables[table].file, strings.Split(rosterTables[table].header, "\t"), func(r row) error {
		return rosterTables[table].row(e, r)
	})
}

func (e *Entities) body(r row) error {
	if len(r.fields) != 6 {
		return r.errorf("want 6 columns")
	}
	return e.named(r, Body, r.fields[0], r.fields[1], r.fields[2], r.fields[3], r.fields[4], r.fields[5])
}

func (e *Entities) group(r row) error {
	if len(r.fields) != 8 {
		return r.errorf("want 8 columns")
	}
	if err := e.named(r, Group, r.fields[0], r.fields[1], r.fields[2], r.fields[3], r.fields[6], r.fields[7]); err != nil {
		return err
	}
	return e.dated(r, r.fields[4], r.fields[5])
}

func (e *Entities) person(r row) error {
	if len(r.fields) != 8 {
		return r.errorf("want 8 columns")
	}
	if err := e.named(r, Person, r.fields[0], r.fields[1], "-", r.fields[5], r.fields[6], r.fields[7]); err != nil {
		return err
	}
	k := &e.Known[len(e.Known)-1]
	k.Office, k.Persons = dash(r.fields[2]), true
	return e.dated(r, r.fields[3], r.fields[4])
}

func (e *Entities) regions(t *Tables) error {
	return t.readTSV(entityDir+"regions.tsv", []string{"code", "names"}, func(r row) error {
		k := KnownEntity{Class: Region}
		if err := codes(r, &k.Entity, r.fields[0], "-", "-"); err != nil {
			return err
		}
		e.all(r.fields[1], e.add(k), Proper)
		return nil
	})
}

// named adds an entity with its name and aliases.
func (e *Entities) named(r row, class EntityClass, code, sector, others, qid, name, aliases string) error {
	k := KnownEntity{Class: class}
	k.QID, k.Known = dash(qid), strings.TrimRight(name, "?!")
	if err := codes(r, &k.Entity, code, sector, others); err != nil {
		return err
	}
	at := e.add(k)
	if e.only != "" {
		name, aliases = e.only, "-"
	}
	e.name(name, at, Proper)
	e.all(aliases, at, Proper)
	return nil
}

// dated sets the days of the entity added last. A day may be a year or a month.
func (e *Entities) dated(r row, from, to string) error {
	k := &e.Known[len(e.Known)-1]
	k.From, k.To = bound(from, false), bound(to, true)
	for _, d := range []dyad.Day{k.From, k.To} {
		if _, ok := d.Time(); d != "" && !ok {
			return r.errorf("%q is no day", d)
		}
	}
	if k.From != "" && k.To != "" && k.From > k.To {
		return r.errorf("%s is after %s", k.From, k.To)
	}
	return nil
}

// bound reads a day, or the first or last day of a year or month.
func bound(s string, last bool) dyad.Day {
	switch {
	case s == "-":
		return ""
	case len(s) == 4 && last:
		s += "-12-31"
	case len(s) == 4:
		s += "-01-01"
	case len(s) == 7:
		t, err := time.Parse("2006-01", s)
		if err == nil && last {
			return dyad.DayOf(t.AddDate(0, 1, -1))
		}
		s += "-01"
	}
	return dyad.Day(s)
}

func (e *Entities) nouns(t *Tables) error {
	return t.readTSV(entityDir+"nouns.tsv", []string{"sector", "kind", "flags", "nouns"}, func(r row) error {
		n := ActorNoun{Sector: dyad.Sector(dash(r.fields[0]))}
		if n.Sector != "" && !sectors[n.Sector] {
			return r.errorf("unknown sector %q", n.Sector)
		}
		switch r.fields[1] {
		case "person":
			n.Kind = PersonNoun
		case "body":
			n.Kind = BodyNoun
		case "thing":
			n.Kind = ThingNoun
		default:
			return r.errorf("unknown kind %q%s", r.fields[1], didYouMean(r.fields[1], []string{"person", "body", "thing"}))
		}
		for _, f := range dash(r.fields[2]) {
			switch f {
			case 'i':
				n.Inherits = true
			case 'o':
				n.Office = true
			case 'd':
				n.Definite = true
			case 't':
				n.Title = true
			case 'b':
				n.Beside = true
			default:
				return r.errorf("unknown flag %q", f)
			}
		}
		for w := range list(r.fields[3]) {
			n.Singular, n.Plural = forms(w)
			e.Nouns = append(e.Nouns, n)
		}
		return nil
	})
}

func (e *Entities) blocked(t *Tables) error {
	return t.readTSV(entityDir+"blocked.tsv", []string{"name"}, func(r row) error {
		e.Blocked = append(e.Blocked, r.fields[0])
		return nil
	})
}

func (e *Entities) add(k KnownEntity) int {
	e.Known = append(e.Known, k)
	return len(e.Known) - 1
}

func (e *Entities) all(names string, at int, use NameUse) {
	for n := range list(names) {
		e.name(n, at, use)
	}
}

// name adds one name; "?" at its end marks it unsure, "!" weak, "#LEG" the part it stands
// for.
func (e *Entities) name(text string, at int, use NameUse) {
	n := EntityName{Entity: at, Use: use}
	text, sector, _ := strings.Cut(text, "#")
	n.Sector = dyad.Sector(sector)
	text, n.Weak = strings.CutSuffix(text, "!")
	n.Text, n.Unsure = strings.CutSuffix(text, "?")
	e.Names = append(e.Names, n)
}

// forms reads a noun of the table: "=police", "child/children", or a regular one.
func forms(w string) (singular, plural string) {
	if s, ok := strings.CutPrefix(w, "="); ok {
		return s, s
	}
	if s, p, ok := strings.Cut(w, "/"); ok {
		return s, p
	}
	last := w[len(w)-1]
	switch {
	case last == '.':
		return w, w
	case last == 'y' && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return w, w[:len(w)-1] + "ies"
	case last == 's' || last == 'x' || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "sh"):
		return w, w + "es"
	}
	return w, w + "s"
}

// codes reads the code and sector columns.
func codes(r row, e *dyad.Entity, code, sector, others string) error {
	if len(code) != 3 || strings.ToUpper(code) != code {
		return r.errorf("%q is no code of three capital letters", code)
	}
	e.Code, e.Sector = code, dyad.Sector(dash(sector))
	for o := range list(others) {
		e.Others = append(e.Others, dyad.Sector(o))
	}
	for _, s := range append([]dyad.Sector{e.Sector}, e.Others...) {
		if s != "" && !sectors[s] {
			return r.errorf("unknown sector %q", s)
		}
	}
	return nil
}

// list yields the parts of a "|" list; "-" is the empty one.
func list(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		if s == "-" || s == "" {
			return
		}
		for p := range strings.SplitSeq(s, "|") {
			if !yield(p) {
				return
			}
		}
	}
}

func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

var sectors = map[dyad.Sector]bool{dyad.COP: true, dyad.GOV: true, dyad.JUD: true, dyad.LEG: true, dyad.MIL: true,
	dyad.PRM: true, dyad.PTY: true, dyad.REB: true, dyad.SPY: true, dyad.UAF: true, dyad.UNK: true, dyad.AGR: true,
	dyad.BUS: true, dyad.CRM: true, dyad.CVL: true, dyad.EDU: true, dyad.ELI: true, dyad.JRN: true, dyad.LAB: true,
	dyad.MED: true, dyad.REF: true, dyad.OPP: true, dyad.PRE: true, dyad.REL: true, dyad.SOC: true}
