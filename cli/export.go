package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/formats"
	"github.com/dyad-news/dyad/house"
)

type exportCmd struct {
	storeFlag
	Format   string   `help:"${writes}." enum:"${writes}" default:"jsonl"`
	What     string   `help:"With jsonl, what to print, one JSON object a line: ${enum}." enum:"events,incidents,articles" default:"events"`
	Dataset  string   `help:"Write a dataset that was imported, not coded news." placeholder:"NAME"`
	Since    string   `help:"Only events of this day or later, undated ones by the day of publication; articles published then." placeholder:"DAY"`
	Until    string   `help:"Only events of this day or earlier." placeholder:"DAY"`
	Dyad     []string `help:"Only what falls to this pair, either way: IRN:PAK. May be given again." placeholder:"A:B"`
	Type     []string `help:"Only events of this type: ASSAULT. May be given again." placeholder:"TYPE"`
	Realis   []string `help:"Only events that are actual, future, hypothetical, negated or historical. May be given again." placeholder:"REALIS"`
	Stance   []string `help:"Only what some voice asserts, alleges, confirms, denies, claims_responsibility for, or cannot_confirm. May be given again." placeholder:"STANCE"`
	Output   string   `short:"o" help:"Write to this file. It appears when it is whole." placeholder:"FILE"`
	Manifest string   `help:"Write to this file what the export holds: format, filter, counts, hashes of tables and bytes." placeholder:"FILE"`
	Describe bool     `help:"Print what the format holds, changes and has no place for, and export nothing."`
	Data     string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*exportCmd) Help() string {
	return `jsonl, plover, csv, parquet, polecat and icews have one event of one article a row, in the order in which the articles were kept; gdelt2, gdelt-mentions, phoenix and ucdp have one incident a row (mentions: one report), the newest day first. Formats of pairs have a row for each actor and recipient. The same store gives the same bytes, however often the work was broken off. Memory does not grow with the store.

No format but jsonl holds all: --describe says what one leaves out. One that cannot say whether something happened gets what did, unless --realis asks for more.

Examples:

    dyad export > events.jsonl
    dyad export --format parquet --since 2024-01-01 -o events.parquet --manifest events.json
    dyad export --format gdelt2 --dyad IRN:PAK --realis actual
    dyad export --format icews --describe
    dyad export --what incidents --since 2024-01-01 | jq .summary
`
}

// Validate is called when the command line is read.
func (c *exportCmd) Validate() error {
	if _, ok := dyad.Day(c.Since).Time(); c.Since != "" && !ok {
		return fmt.Errorf("--since: %q is no day, want YYYY-MM-DD", c.Since)
	}
	if _, ok := dyad.Day(c.Until).Time(); c.Until != "" && !ok {
		return fmt.Errorf("--until: %q is no day, want YYYY-MM-DD", c.Until)
	}
	if c.What != "events" && (c.Format != "jsonl" || c.Until+c.Dataset != "" || len(c.Dyad)+len(c.Type)+len(c.Realis)+len(c.Stance) > 0) {
		return fmt.Errorf("--what %s goes with --format jsonl and --since alone", c.What)
	}
	for _, d := range c.Dyad {
		if a, b, ok := strings.Cut(d, ":"); !ok || a == "" || b == "" {
			return fmt.Errorf("--dyad: %q is no pair, want A:B", d)
		}
	}
	return nil
}

// filter is what the flags ask for.
func (c *exportCmd) filter() formats.Filter {
	q := formats.Filter{Dataset: c.Dataset, From: dyad.Day(c.Since), To: dyad.Day(c.Until), Types: c.Type}
	for _, d := range c.Dyad {
		a, b, _ := strings.Cut(d, ":")
		q.Dyads = append(q.Dyads, dyad.Dyad{From: dyad.Node(a), To: dyad.Node(b)})
	}
	for _, r := range c.Realis {
		q.Realis = append(q.Realis, dyad.Realis(r))
	}
	for _, s := range c.Stance {
		q.Stances = append(q.Stances, dyad.Stance(s))
	}
	return q
}

// Run writes the store.
func (c *exportCmd) Run(e *env) error {
	format := formats.Find(c.Format)
	if c.Describe {
		_, err := io.WriteString(e.stdout, describe(format))
		return err
	}
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	codes, err := newCodes(c.Data)
	if err != nil {
		return err
	}
	if c.Dataset != "" {
		if err := hasDataset(e.ctx, st, c.Dataset); err != nil {
			return err
		}
	}
	out, err := newOutput(e, c.Output)
	if err != nil {
		return err
	}
	m := formats.Manifest{Program: "dyad " + house.Version, Filter: format.Fit(c.filter())}
	if c.What == "events" {
		err = c.write(e, st, format, codes, out, &m)
	} else {
		err = c.print(e.ctx, st, out)
	}
	if errors.Is(err, context.Canceled) {
		err = errInterrupted
	}
	if err = out.end(err); err != nil {
		return err
	}
	return c.manifest(&m)
}

func (c *exportCmd) manifest(m *formats.Manifest) error {
	if c.Manifest == "" {
		return nil
	}
	b, err := json.MarshalIndent(m, "", "  ")
	if err == nil {
		err = os.WriteFile(c.Manifest, append(b, '\n'), 0o644)
	}
	if err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	return nil
}

// write writes events in a format.
func (c *exportCmd) write(e *env, st dyad.Reader, f *formats.Format, codes *formats.Codes, out *output, m *formats.Manifest) error {
	w, err := f.NewCounted(out, codes, m)
	if err != nil {
		return err
	}
	progress, err := c.progress(e, st, f)
	if err != nil {
		return err
	}
	defer progress.stop()
	for r, err := range f.Rows(e.ctx, st, m.Filter) {
		if err == nil {
			err = errors.Join(e.ctx.Err(), w.Write(r))
		}
		if err != nil {
			return err
		}
		progress.add(false)
	}
	return w.Close()
}

// progress counts towards the rows that there may be.
func (c *exportCmd) progress(e *env, st dyad.Reader, f *formats.Format) (*progress, error) {
	stats, err := st.Stats(e.ctx)
	n := stats.Events
	if f.Incidents {
		n = stats.Incidents
	}
	if c.Dataset != "" && err == nil {
		var all []dyad.Dataset
		all, err = st.Datasets(e.ctx)
		for _, d := range all {
			if d.Name == c.Dataset {
				n = d.Records
			}
		}
	}
	p := newCounter(e, n)
	p.unit = "events"
	return p, err
}

// print prints incidents or articles as JSON.
func (c *exportCmd) print(ctx context.Context, st dyad.Reader, w io.Writer) error {
	buf := bufio.NewWriter(w)
	out := json.NewEncoder(buf)
	out.SetEscapeHTML(false)
	var err error
	if c.What == "incidents" {
		err = exportIncidents(ctx, st, dyad.Day(c.Since), out)
	} else {
		err = exportArticles(ctx, st, dyad.Day(c.Since), out)
	}
	return errors.Join(err, flush(buf))
}

func flush(w *bufio.Writer) error {
	if err := w.Flush(); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// keptIncident is an incident with what is said of it.
type keptIncident struct {
	dyad.Incident
	Claims []dyad.Claim `json:"claims"`
}

func exportArticles(ctx context.Context, st dyad.Reader, since dyad.Day, out *json.Encoder) error {
	for id, err := range st.Articles(ctx, since) {
		if err != nil {
			return err
		}
		a, err := st.Article(ctx, id)
		if err != nil {
			return err
		}
		if err := out.Encode(&a); err != nil {
			return err
		}
	}
	return nil
}

func exportIncidents(ctx context.Context, st dyad.Reader, since dyad.Day, out *json.Encoder) error {
	return dyad.EachClaimed(ctx, st, dyad.IncidentQuery{From: since}, func(n *dyad.Incident, claims []dyad.Claim) error {
		return out.Encode(keptIncident{*n, claims})
	})
}

// output is stdout, or a file that takes its name when it is whole.
type output struct {
	io.Writer
	file *os.File
	name string
}

func newOutput(e *env, name string) (*output, error) {
	if name == "" {
		return &output{Writer: e.stdout}, nil
	}
	f, err := os.Create(name + ".part")
	if err != nil {
		return nil, usageError{fmt.Errorf("--output: %w", err)}
	}
	return &output{f, f, name}, nil
}

// end names the file, or takes it away after an error.
func (o *output) end(err error) error {
	if o.file == nil {
		return err
	}
	if err = errors.Join(err, o.file.Close()); err != nil {
		return errors.Join(err, os.Remove(o.file.Name()))
	}
	return os.Rename(o.file.Name(), o.name)
}

// newCodes reads the tables of codes.
func newCodes(dir string) (*formats.Codes, error) {
	t, err := data.Open(dir)
	var c *formats.Codes
	if err == nil {
		c, err = formats.NewCodes(t)
	}
	if err != nil {
		return nil, usageError{err}
	}
	return c, nil
}

// hasDataset says so where a store does not have a dataset.
func hasDataset(ctx context.Context, st dyad.Reader, name string) error {
	all, err := st.Datasets(ctx)
	if err != nil || slices.ContainsFunc(all, func(d dyad.Dataset) bool { return d.Name == name }) {
		return err
	}
	names := make([]string, len(all))
	for i, d := range all {
		names[i] = d.Name
	}
	return usageError{fmt.Errorf("--dataset: the store has no %q; it has %s", name, datasetNames(names))}
}

func datasetNames(names []string) string {
	if len(names) == 0 {
		return "none; dyad import brings them in"
	}
	return strings.Join(names, ", ")
}

// formatNames lists the formats that can be written, or read.
func formatNames(fit func(*formats.Format) bool) string {
	var names []string
	for _, f := range formats.All() {
		if fit(f) {
			names = append(names, f.Name)
		}
	}
	return strings.Join(names, ",")
}

// describe says what a format holds.
func describe(f *formats.Format) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s.\n", f.Name, f.About)
	unit := "an event of one article"
	if f.Incidents {
		unit = "an incident, whatever reports it"
	}
	fmt.Fprintf(&b, "A record is %s.\n", unit)
	section := func(head string, lines []string) {
		if len(lines) > 0 {
			fmt.Fprintf(&b, "\n%s\n  %s\n", head, strings.Join(lines, "\n  "))
		}
	}
	if len(f.Columns) > 0 {
		section(fmt.Sprintf("Columns (%d), in order:", len(f.Columns)), []string{strings.Join(f.Columns, ", ")})
	}
	about := formats.About()
	tell := func(names []string) []string {
		var lines []string
		for _, n := range names {
			lines = append(lines, fmt.Sprintf("%-16s %s", n, about[n]))
		}
		return lines
	}
	section("Fields of the record that come back as they were:", tell(f.Holds))
	var partly []string
	for _, l := range f.Partly {
		partly = append(partly, fmt.Sprintf("%-16s %s", l.Field, l.How))
	}
	section("Fields that it changes, or holds in part:", partly)
	section("Fields that it has no place for:", tell(f.Lacks()))
	if q := f.Fit(formats.Filter{}); len(q.Realis) > 0 {
		fmt.Fprintf(&b, "\nIt has no place for realis, so it gets what is told as %s, unless --realis asks for more.\n", q.Realis[0])
	}
	return b.String()
}
