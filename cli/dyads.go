package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/mattn/go-runewidth"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/relate"
)

type dyadsCmd struct {
	storeFlag
	datasetFlag
	Since  string `help:"First day, or how many days back." default:"30d" placeholder:"DAY"`
	Until  string `help:"Last day, which counts as today. The newest in the store without it." placeholder:"DAY"`
	Sort   string `help:"Which come first: ${enum}." enum:"strain,change,incidents" default:"strain"`
	Limit  int    `help:"How many at most; 0 for all." default:"20" placeholder:"N"`
	Format string `help:"How to print: ${enum}." enum:"text,json" default:"text"`
	Data   string `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*dyadsCmd) Help() string {
	return `Lists the pairs that have an incident in the window, with the strain on its last day, how far that moved since the day before it, and the incidents of each direction. docs/method.md says what strain is.

Examples:

    dyad dyads --since 30d --sort change
    dyad dyads --since 2019-02-01 --until 2019-03-31 --limit 5
`
}

// Validate is called when the command line is read.
func (c *dyadsCmd) Validate() error {
	if c.Limit < 0 {
		return fmt.Errorf("--limit: %d is below 0", c.Limit)
	}
	return validDays(c.Since, c.Until)
}

// Run prints the table.
func (c *dyadsCmd) Run(e *env) error {
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	if err := c.choose(e.ctx, st); err != nil {
		return err
	}
	names, err := newTables(c.Data)
	if err != nil {
		return err
	}
	all, first, last, err := c.rank(e.ctx, st)
	if err != nil {
		return err
	}
	shown := all
	if c.Limit > 0 {
		shown = all[:min(c.Limit, len(all))]
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, append([]relate.Standing{}, shown...))
	}
	if len(all) == 0 {
		_, err = fmt.Fprintln(e.stdout, "Nothing is told of any two.")
		return err
	}
	_, err = io.WriteString(e.stdout, dyadsText(shown, names)+fmt.Sprintf("%d of %s, %s to %s\n", len(shown), count(len(all), "pair"), dayText(first), dayText(last)))
	return err
}

// rank reads the rows of the window and of what strain reaches back to.
func (c *dyadsCmd) rank(ctx context.Context, st dyad.Reader) (all []relate.Standing, first, last dyad.Day, err error) {
	if last = dyad.Day(c.Until); last == "" {
		if last, err = newest(ctx, st, dyad.IncidentQuery{Dataset: c.Dataset}); err != nil || last == "" {
			return nil, "", "", err
		}
	}
	first, _ = firstDay(c.Since, last)
	if first > last {
		return nil, "", "", usageError{fmt.Errorf("--since: %s is after the last day, %s", first, last)}
	}
	t, _ := first.Time()
	rows := st.Days(ctx, dyad.DayQuery{Dataset: c.Dataset, From: dyad.DayOf(t.AddDate(0, 0, -relate.Memory)), To: last})
	var read error
	all, err = relate.Rank(until(rows, &read), first, last, relate.Order(c.Sort))
	return all, first, last, errors.Join(read, err)
}

// newest returns the newest day on which something that the query picks is told as a
// fact. Days after the reports of them were published are slips, and passed over.
func newest(ctx context.Context, st dyad.Reader, q dyad.IncidentQuery) (dyad.Day, error) {
	q.Realis, q.Limit = []dyad.Realis{dyad.Actual}, mostSlips
	for n, err := range st.Incidents(ctx, q) {
		if err != nil {
			return "", err
		}
		published := dyad.Day("")
		for i := range n.Reports {
			published = max(published, n.Reports[i].Published)
		}
		if published == "" || n.Date <= published {
			return n.Date, nil
		}
	}
	return "", nil
}

// mostSlips bounds how many slips in days are passed over.
const mostSlips = 1000

// until yields what comes before an error, which it keeps.
func until[T any](all iter.Seq2[T, error], kept *error) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v, err := range all {
			if err != nil {
				*kept = err
				return
			}
			if !yield(v) {
				return
			}
		}
	}
}

// dyadsText writes the table. Conflict and cooperation are counted from the first of
// the pair to the second, and from the second to the first.
func dyadsText(all []relate.Standing, names *nodes) string {
	var b strings.Builder
	width := len("pair")
	label := func(s *relate.Standing) string {
		return printable(cut(names.label(s.A)) + " - " + cut(names.label(s.B)))
	}
	for i := range all {
		width = max(width, runewidth.StringWidth(label(&all[i])))
	}
	fmt.Fprintf(&b, "%s  strain  change  incidents  conflict →/←  cooperation →/←  last\n", runewidth.FillRight("pair", width))
	for i := range all {
		s := &all[i]
		fmt.Fprintf(&b, "%s  %6s  %6s  %9d  %12s  %15s  %s\n", runewidth.FillRight(label(s), width), signed(s.Strain), signed(s.Change), s.Incidents,
			fmt.Sprintf("%d/%d", s.Conflict[0], s.Conflict[1]), fmt.Sprintf("%d/%d", s.Cooperation[0], s.Cooperation[1]), s.Last)
	}
	return b.String()
}
