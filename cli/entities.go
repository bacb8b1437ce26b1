package cli

import (
	"cmp"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/data/register"
	"github.com/dyad-news/dyad/entity"
	"github.com/dyad-news/dyad/pipeline"
)

type entitiesCmd struct {
	Import  entitiesImport  `cmd:"" help:"Take over actors from PETRARCH's dictionaries, Wikidata or CSV."`
	Find    entitiesFind    `cmd:"" help:"Print who bears a name, in each office and standing."`
	Unknown entitiesUnknown `cmd:"" help:"List the commonest names that no table has."`
}

// Help is printed by --help.
func (*entitiesCmd) Help() string {
	return `Entities are the states, bodies, groups and people that the coder knows by name. What is built in is listed in data/SCHEMA.md.

Examples:

    dyad entities find "Angela Merkel" Renamo
    dyad entities unknown news.jsonl.gz
    dyad entities import --data mine Phoenix.International.actors.txt
`
}

type entitiesImport struct {
	Files  []string `arg:"" help:"Dictionaries, dumps, query results or tables, as they are or packed as .gz or .bz2." name:"file"`
	Data   string   `help:"Folder of tables to write to, which other commands then take as --data." required:"" placeholder:"DIR"`
	Format string   `help:"What the files are: ${enum}." enum:"auto,actors,agents,wikidata,sparql,csv" default:"auto"`
	Only   []string `help:"Kinds of entity to take: body, group, person." placeholder:"KIND"`
}

// Help is printed by --help.
func (*entitiesImport) Help() string {
	return `Formats: actors and agents are the dictionaries of PETRARCH and Phoenix; wikidata is a dump of items as JSON (https://dumps.wikimedia.org, CC0), which is read twice; sparql is a query's result as JSON; csv is a table whose header names its columns. Columns and variables that are read: name, country (code, name or Wikidata id), sector, other_sectors, office, from, to, qid, aliases parted by "|", class (body, group, person); in a query also item, itemLabel, itemAltLabel, positionLabel, start, end. Where an office has no sector it is read from its words.

Names that are taken over come before those that are built in. Of a dump, people are taken who hold or held an office, and bodies of the commoner classes. All files of one import are one set: a later import into the folder takes its place. Agents that the tables do not have are added to the nouns.

Exit codes: 0 all entries could be read, 1 some could not, or none was kept, 2 wrong use, 130 interrupted.

Examples:

    dyad entities import --data mine Phoenix.Countries.actors.txt Phoenix.agents.txt
    dyad entities import --data mine --only person latest-all.json.bz2
    dyad entities import --data mine query.json
    dyad code --data mine story.txt
`
}

// Run makes tables of the files.
func (c *entitiesImport) Run(e *env) error {
	for _, k := range c.Only {
		if k != "body" && k != "group" && k != "person" {
			return usageError{fmt.Errorf("--only %s: want body, group or person", k)}
		}
	}
	base, err := data.Open("")
	if err != nil {
		return err
	}
	p := newProgress(e, c.Files)
	p.unit = "entries"
	defer p.stop()
	var sources []register.Source
	for _, name := range c.Files {
		if _, err := os.Stat(name); err != nil {
			return usageError{err}
		}
		kind := c.Format
		if kind == "auto" {
			kind = ""
		}
		sources = append(sources, register.Source{Name: name, Kind: kind, Open: func() (io.ReadCloser, error) { return unpacked(name) }})
	}
	m := register.Import{Tables: base, Kept: c.Only, Done: func(entries int) { p.set(entries) }}
	r, err := m.Into(e.ctx, c.Data, sources...)
	p.stop()
	for _, line := range r.Errors {
		fmt.Fprintf(e.stderr, "dyad: %s\n", printable(line))
	}
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	fmt.Fprintf(e.stderr, "dyad: %d entries, %d bad; %d names and standings and %s in %s\n", r.Entries, r.Bad, r.Kept, count(r.Nouns, "noun"), c.Data)
	if r.Bad > 0 {
		return errFailed
	}
	return nil
}

// packed is an opened file and what unpacks it.
type packed struct {
	io.Reader
	file *os.File
}

func (p packed) Close() error { return p.file.Close() }

// unpacked opens a file, and what it packs where its name ends in .gz or .bz2.
func unpacked(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	switch lower := strings.ToLower(name); {
	case strings.HasSuffix(lower, ".gz"):
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		return packed{z, f}, nil
	case strings.HasSuffix(lower, ".bz2"):
		return packed{bzip2.NewReader(f), f}, nil
	}
	return f, nil
}

type entitiesFind struct {
	Names []string `arg:"" help:"Names of bodies, groups or people." name:"name"`
	Data  string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*entitiesFind) Help() string {
	return `Prints every row that bears the name, letter case aside. States are not among them: they are known by many more forms (data/SCHEMA.md).

Exit codes: 0 each name has a bearer, 1 some has none, 2 wrong use.

Examples:

    dyad entities find "Boris Johnson"
    dyad entities find --data mine FMLN
`
}

// Run prints a line a bearer.
func (c *entitiesFind) Run(e *env) error {
	t, err := data.Open(c.Data)
	if err != nil {
		return usageError{err}
	}
	a, err := t.Actors()
	if err != nil {
		return usageError{err}
	}
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "NAME\tCODE\tSECTOR\tOFFICE\tFROM\tTO\tWIKIDATA")
	missing := false
	for _, name := range c.Names {
		found, end := a.Roster.At(name, 0, true)
		if end != len(name) {
			found = nil
		}
		missing = missing || len(found) == 0
		for i := range found {
			k := &found[i].Known
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", printable(k.Known), k.Code, dash(string(k.Sector)), dash(printable(k.Office)), dash(string(k.From)), dash(string(k.To)), dash(k.QID))
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if missing {
		return errFailed
	}
	return nil
}

type entitiesUnknown struct {
	Paths   []string `arg:"" optional:"" name:"input" help:"Files, folders or globs to read, as for dyad code; without any the store is read."`
	Store   string   `help:"File of the store to read." default:"dyad.db" placeholder:"FILE" env:"DYAD_STORE"`
	Limit   int      `help:"How many names at most." default:"50" placeholder:"N"`
	Date    string   `help:"Publication date of pages that give none, YYYY-MM-DD." placeholder:"DATE"`
	Data    string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
	Workers int      `help:"Pages read at one time; 0 for one a processor." default:"0" placeholder:"N"`
}

// Help is printed by --help.
func (*entitiesUnknown) Help() string {
	return `Prints proper names that are neither of a table nor of a place, nor told by what stands beside them ("Ghanaian minister X"), the commonest first: in how many articles, how often, and the name. They are candidates for a table of your own: see dyad entities import, and data/SCHEMA.md for the columns.

Exit codes: 0 done, 1 some pages failed, 2 wrong use, 130 interrupted.

Examples:

    dyad entities unknown news.jsonl.gz
    dyad entities unknown --store dyad.db --limit 200
`
}

// tally counts names.
type nameTally struct {
	articles, times map[string]int
}

// maxTally bounds the names that are counted: past it, names seen once are dropped.
const maxTally = 1 << 20

func (t *nameTally) add(k *dyad.Coding) {
	seen := map[string]bool{}
	for _, n := range entity.Strangers(k) {
		t.times[n]++
		if !seen[n] {
			seen[n] = true
			t.articles[n]++
		}
	}
	if len(t.times) > maxTally {
		for n, c := range t.times {
			if c == 1 {
				delete(t.times, n)
				delete(t.articles, n)
			}
		}
	}
}

// Run counts the names and prints them.
func (c *entitiesUnknown) Run(e *env) error {
	coder, err := newCoder(c.Data)
	if err != nil {
		return err
	}
	t := nameTally{map[string]int{}, map[string]int{}}
	failed, err := c.each(e, coder, &t)
	interrupted := errors.Is(err, e.ctx.Err()) && e.ctx.Err() != nil
	if err != nil && !interrupted {
		return err
	}
	var names []string
	for n := range t.times {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(t.articles[b]-t.articles[a], t.times[b]-t.times[a], cmp.Compare(a, b))
	})
	for _, n := range names[:min(len(names), max(c.Limit, 0))] {
		if _, err := fmt.Fprintf(e.stdout, "%d\t%d\t%s\n", t.articles[n], t.times[n], printable(n)); err != nil {
			return err
		}
	}
	switch {
	case interrupted:
		return errInterrupted
	case failed > 0:
		fmt.Fprintf(e.stderr, "dyad: %s failed\n", count(failed, "page"))
		return errFailed
	}
	return nil
}

// each hands every coding to the tally.
func (c *entitiesUnknown) each(e *env, coder *pipeline.Coder, t *nameTally) (failed int, err error) {
	if len(c.Paths) == 0 {
		return 0, c.stored(e, coder, t)
	}
	in := input{Paths: c.Paths, Date: c.Date}
	if err := in.validate(); err != nil {
		return 0, usageError{err}
	}
	workers := c.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	p := newProgress(e, c.Paths)
	defer p.stop()
	err = coder.Run(e.ctx, in.pages(e, p.read), workers, func(r pipeline.Result) error {
		p.add(r.Err != nil)
		if r.Err != nil {
			failed++
			return nil
		}
		t.add(&r.Coding)
		return nil
	})
	return failed, err
}

// stored codes the texts of the store.
func (c *entitiesUnknown) stored(e *env, coder *pipeline.Coder, t *nameTally) error {
	s := storeFlag{Store: c.Store}
	st, err := s.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	stats, err := st.Stats(e.ctx)
	if err != nil {
		return err
	}
	p := newCounter(e, stats.Articles)
	defer p.stop()
	for id, err := range st.Articles(e.ctx, "") {
		if err != nil {
			return err
		}
		kept, err := st.Article(e.ctx, id)
		if err != nil {
			return err
		}
		p.add(false)
		if kept.Text == "" {
			continue
		}
		k, err := coder.Article(kept)
		if err != nil {
			return err
		}
		t.add(&k)
	}
	return nil
}
