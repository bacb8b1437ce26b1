package cli

import (
	"context"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/relate"
)

type relateCmd struct {
	storeFlag
	datasetFlag
	A      string `arg:"" help:"One side: a code (IRN), or a name (Iran, Hamas)."`
	B      string `arg:"" help:"The other side."`
	Since  string `help:"First day, or how many days back (30d). The whole store without it." placeholder:"DAY"`
	Until  string `help:"Last day, which counts as today. The newest of the two in the store without it." placeholder:"DAY"`
	By     string `help:"What a column of the chart stands for: ${enum}." enum:"day,week,month" default:"week"`
	Last   int    `help:"How many of the latest incidents to list." default:"5" placeholder:"N"`
	Exact  bool   `help:"Take A and B as the store has them, not as names."`
	Format string `help:"How to print: ${enum}." enum:"text,json" default:"text"`
	Data   string `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
	Color  string `help:"Colour: ${enum}. NO_COLOR is honoured." enum:"auto,always,never" default:"auto"`
}

// Help is printed by --help.
func (*relateCmd) Help() string {
	return `Says how a relationship is going: one sentence on where it stands and is heading, what happened over time in each direction, how strained it is and what makes it so, when its level shifted, who answers whom, chains of act and answer, and the latest incidents with who says and who denies. docs/method.md has the formulas and their limits.

Examples:

    dyad relate IRN PAK
    dyad relate Israel Hamas --since 90d --by day
    dyad relate Iran Pakistan --until 2024-01-29 --format json
`
}

// Validate is called when the command line is read.
func (c *relateCmd) Validate() error {
	if c.Last < 0 {
		return fmt.Errorf("--last: %d is below 0", c.Last)
	}
	return validDays(c.Since, c.Until)
}

// validDays checks the flags of a range.
func validDays(since, until string) error {
	if _, ok := dyad.Day(until).Time(); until != "" && !ok {
		return fmt.Errorf("--until: %q is no day, want YYYY-MM-DD", until)
	}
	if _, ok := firstDay(since, "2000-01-01"); since != "" && !ok {
		return fmt.Errorf("--since: %q is no day and no number of days, want YYYY-MM-DD or 30d", since)
	}
	return nil
}

// firstDay reads a --since flag: a day, or so many days of which last is the last one.
func firstDay(since string, last dyad.Day) (dyad.Day, bool) {
	if text, ok := strings.CutSuffix(since, "d"); ok {
		n, err := strconv.Atoi(text)
		t, ok := last.Time()
		return dyad.DayOf(t.AddDate(0, 0, 1-n)), ok && err == nil && n > 0 && n < 100_000
	}
	_, ok := dyad.Day(since).Time()
	return dyad.Day(since), ok
}

// Bounds of what is read. Figures go back 40 years at most, so that a stray date costs
// nothing; chains are sought in so many of the latest incidents.
const (
	farthest  = 40 * 366
	mostLinks = 400
)

// relation is what relate prints.
type relation struct {
	Names  [2]string      `json:"names"`
	Totals totals         `json:"totals"` // of the whole store, up to the last day
	Latest []toldIncident `json:"latest"`
	relate.Report
	note  string
	nodes *nodes
}

type totals struct {
	Incidents int      `json:"incidents"`
	Sources   int      `json:"sources"`
	Reports   int      `json:"reports"`
	First     dyad.Day `json:"first,omitempty"`
	Last      dyad.Day `json:"last,omitempty"`
}

// Run prints the relationship.
func (c *relateCmd) Run(e *env) error {
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	if err := c.choose(e.ctx, st); err != nil {
		return err
	}
	r, err := c.relate(e.ctx, st)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, r)
	}
	out := relationPrinter{page: page{widthOf(e.stdout), e.colored(c.Color, e.stdout)}, relation: r}
	_, err = io.WriteString(e.stdout, out.text())
	return err
}

func writeJSON(w io.Writer, v any) error {
	b, err := marshal(v)
	if err == nil {
		_, err = w.Write(append(b, '\n'))
	}
	return err
}

// relate reads what the store has of the pair and builds the report.
func (c *relateCmd) relate(ctx context.Context, st dyad.Reader) (*relation, error) {
	names, err := newTables(c.Data)
	if err != nil {
		return nil, err
	}
	d, rows, note, err := c.pair(ctx, st, names)
	if err != nil {
		return nil, err
	}
	r := &relation{Names: [2]string{names.name(d.From), names.name(d.To)}, Latest: []toldIncident{}, note: note, nodes: names}
	last := dyad.Day(c.Until)
	if last == "" {
		if last, err = newest(ctx, st, dyad.IncidentQuery{Dataset: c.Dataset, Dyad: d, Both: true}); err != nil {
			return nil, err
		}
	}
	last = max(last, "1970-01-01") // of nothing nothing is said, on whatever day
	for i := range rows {
		if rows[i].Day <= last {
			r.Totals.add(&rows[i])
		}
	}
	first := c.first(rows, last)
	if first > last {
		return nil, usageError{fmt.Errorf("--since: %s is after the last day, %s", first, last)}
	}
	latest, err := gather(st.Incidents(ctx, dyad.IncidentQuery{Dataset: c.Dataset, Dyad: d, Both: true, From: first, To: last, Limit: max(mostLinks, c.Last)}))
	if err != nil {
		return nil, err
	}
	o := relate.Options{First: first, Last: last, Step: relate.Step(c.By), Names: names.name, Chance: rand.New(rand.NewPCG(1, 2))}
	if r.Report, err = relate.NewReport(rows, latest, d, o); err != nil {
		return nil, err
	}
	return r, r.tell(ctx, st, latest[:min(c.Last, len(latest))])
}

// first is the first day of the report: that of the oldest row, but for the oldest of
// fifty where a year without any follows them, which are what texts recall.
func (c *relateCmd) first(rows []dyad.DyadDay, last dyad.Day) dyad.Day {
	if c.Since != "" {
		first, _ := firstDay(c.Since, last)
		return first
	}
	if len(rows) == 0 || rows[0].Day > last {
		return last
	}
	first := rows[0].Day
	for i := 1; i <= len(rows)/50; i++ {
		if t, ok := rows[i-1].Day.Time(); ok && dyad.DayOf(t.AddDate(1, 0, 0)) < rows[i].Day {
			first = rows[i].Day
		}
	}
	t, _ := last.Time()
	return max(first, dyad.DayOf(t.AddDate(0, 0, -farthest)))
}

func (t *totals) add(r *dyad.DyadDay) {
	t.Incidents += r.Incidents
	t.Sources += r.Sources
	t.Reports += r.Reports
	if t.First == "" || r.Day < t.First {
		t.First = r.Day
	}
	t.Last = max(t.Last, r.Day)
}

// newTables returns the nodes of the tables.
func newTables(dir string) (*nodes, error) {
	t, err := data.Open(dir)
	if err != nil {
		return nil, usageError{err}
	}
	known, err := t.Entities()
	if err != nil {
		return nil, usageError{err}
	}
	return newNodes(known), nil
}

// pair resolves the two sides and reads their rows. Where a name stands for two nodes,
// as that of a group that came to govern, the pair of which the store tells more is
// taken, and note says so.
func (c *relateCmd) pair(ctx context.Context, st dyad.Reader, names *nodes) (d dyad.Dyad, rows []dyad.DyadDay, note string, err error) {
	as, bs := []dyad.Node{dyad.Node(c.A)}, []dyad.Node{dyad.Node(c.B)}
	if !c.Exact {
		if as, err = names.find(ctx, st, c.A); err != nil {
			return d, nil, "", err
		}
		if bs, err = names.find(ctx, st, c.B); err != nil {
			return d, nil, "", err
		}
	}
	most := -1
	var others []string
	for _, a := range as {
		for _, b := range bs {
			if a == b {
				continue
			}
			found, err := gather(st.Days(ctx, dyad.DayQuery{Dataset: c.Dataset, Dyad: dyad.Dyad{From: a, To: b}, Both: true, To: dyad.Day(c.Until)}))
			if err != nil {
				return d, nil, "", err
			}
			var t totals
			for i := range found {
				t.add(&found[i])
			}
			others = append(others, fmt.Sprintf("%s and %s (%s)", a, b, count(t.Incidents, "incident")))
			if t.Incidents > most {
				most, rows, d = t.Incidents, found, dyad.Dyad{From: a, To: b}
			}
		}
	}
	if most < 0 {
		return d, nil, "", usageError{fmt.Errorf("%q and %q are one: %s", c.A, c.B, names.label(as[0]))}
	}
	if len(others) > 1 {
		note = fmt.Sprintf("The names stand for %s; this is %s and %s. --exact takes the others.", strings.Join(others, ", "), d.From, d.To)
	}
	return d, rows, note, nil
}

// gather reads a sequence to its end, or to its error.
func gather[T any](all iter.Seq2[T, error]) ([]T, error) {
	var out []T
	for v, err := range all {
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// dayText writes a day as "16 Jan 2024".
func dayText(d dyad.Day) string {
	t, ok := d.Time()
	if !ok {
		return string(d)
	}
	return t.Format("2 Jan 2006")
}
