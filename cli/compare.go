package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/relate"
	"github.com/dyad-news/dyad/relate/compare"
)

type compareCmd struct {
	storeFlag
	A      string   `help:"One set: coded, or the name of a dataset." default:"coded" placeholder:"NAME"`
	B      string   `help:"The other set." required:"" placeholder:"NAME"`
	Pair   []string `arg:"" help:"The two sides: codes (IRN) or names (Iran)."`
	Since  string   `help:"First day, or how many days back (30d). The first that both sets have without it." placeholder:"DAY"`
	Until  string   `help:"Last day. The last that both sets have without it." placeholder:"DAY"`
	By     string   `help:"What is compared, counts by: ${enum}." enum:"day,week,month" default:"week"`
	Format string   `help:"How to print: ${enum}." enum:"text,json" default:"text"`
	Data   string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*compareCmd) Help() string {
	return `Lays two sets of one store side by side for a pair, each direction on its own: how many incidents each has, how their counts go together (Pearson's correlation of log(1+n)), at which lag best, which types each has, and the weeks of which one alone tells. A correlation needs eight bins and two sets that vary. docs/method.md says more.

Examples:

    dyad compare --b icews IRN PAK
    dyad compare --a gdelt --b ucdp --by month Israel Hamas
`
}

// Validate is called when the command line is read.
func (c *compareCmd) Validate() error {
	if len(c.Pair) != 2 {
		return fmt.Errorf("want two sides, got %d", len(c.Pair))
	}
	return validDays(c.Since, c.Until)
}

// compared is what compare prints.
type compared struct {
	Sets  [2]string `json:"sets"`
	Names [2]string `json:"names"`
	Text  string    `json:"sentence"`
	compare.Comparison
}

// Run prints the comparison.
func (c *compareCmd) Run(e *env) error {
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	x, err := c.compare(e.ctx, st)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, x)
	}
	_, err = io.WriteString(e.stdout, x.text())
	return err
}

func (c *compareCmd) compare(ctx context.Context, st dyad.Reader) (*compared, error) {
	names, err := newTables(c.Data)
	if err != nil {
		return nil, err
	}
	x := &compared{Sets: [2]string{c.A, c.B}}
	var d dyad.Dyad
	sets := [2]compare.Set{{Name: c.A}, {Name: c.B}}
	for i := range sets {
		set := datasetFlag{Dataset: sets[i].Name}
		if err := set.choose(ctx, st); err != nil {
			return nil, err
		}
		pair := relateCmd{datasetFlag: set, A: c.Pair[0], B: c.Pair[1], Until: c.Until}
		if i == 1 {
			pair.A, pair.B, pair.Exact = string(d.From), string(d.To), true
		}
		if d, sets[i].Rows, _, err = pair.pair(ctx, st, names); err != nil {
			return nil, err
		}
	}
	x.Names = [2]string{names.name(d.From), names.name(d.To)}
	if why := compare.Apart(&sets[0], &sets[1], d, names.name); why != "" {
		return nil, usageError{errors.New(why)}
	}
	first, last := compare.Shared(&sets[0], &sets[1])
	if c.Until != "" {
		last = dyad.Day(c.Until)
	}
	if c.Since != "" {
		first, _ = firstDay(c.Since, last)
	}
	if first > last {
		return nil, usageError{fmt.Errorf("--since: %s is after the last day, %s", first, last)}
	}
	if x.Comparison, err = compare.New(sets[0].Rows, sets[1].Rows, d, relate.Step(c.By), first, last); err != nil {
		return nil, err
	}
	x.Text = x.Comparison.Text(&sets[0], &sets[1], names.name)
	return x, nil
}

// text writes the comparison for people.
func (x *compared) text() string {
	var b strings.Builder
	fmt.Fprintln(&b, x.Text)
	for i := range x.Ways {
		w := &x.Ways[i]
		fmt.Fprintf(&b, "\n%s -> %s\n", w.From, w.To)
		rows := [][]string{{"", x.Sets[0], x.Sets[1], string(x.Step) + "s of both", "correlation", "best at"}}
		for k := range w.Parts {
			rows = append(rows, likesRow(&w.Parts[k], x.Step))
		}
		align(&b, rows) // a Builder takes all
		var types []string
		for _, t := range w.Types[:min(len(w.Types), 8)] {
			types = append(types, fmt.Sprintf("%s %d/%d", t.Type, t.One, t.Two))
		}
		if len(types) > 0 {
			fmt.Fprintf(&b, "  types: %s\n", strings.Join(types, ", "))
		}
		x.only(&b, w, "one", x.Sets[0])
		x.only(&b, w, "two", x.Sets[1])
	}
	return b.String()
}

func (x *compared) only(b *strings.Builder, w *compare.Way, in, name string) {
	var all []string
	for _, g := range w.Only {
		if g.In == in && len(all) < 6 {
			all = append(all, fmt.Sprintf("%s (%d)", g.Label, g.N))
		}
	}
	if len(all) > 0 {
		fmt.Fprintf(b, "  only %s tells of: %s\n", name, strings.Join(all, ", "))
	}
}

func likesRow(l *compare.Likes, step relate.Step) []string {
	best := ""
	if l.Best != nil {
		for _, lag := range l.Lags {
			if lag.Bins == *l.Best {
				best = fmt.Sprintf("%s (%+d %s)", coefficient(lag.Correlation), *l.Best, step)
			}
		}
	}
	return []string{"  " + l.What, fmt.Sprint(l.One), fmt.Sprint(l.Two), fmt.Sprintf("%d of %d and %d", l.Both, l.ActiveOne, l.ActiveTwo), coefficient(l.Correlation), best}
}

func coefficient(r *float64) string {
	if r == nil {
		return "none"
	}
	return fmt.Sprintf("%.2f", *r)
}
