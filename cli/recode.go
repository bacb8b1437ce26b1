package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/pipeline"
)

type recodeCmd struct {
	storeFlag
	DryRun  bool   `help:"Print what would change, and change nothing."`
	Workers int    `help:"Texts coded at one time; 0 for one a processor." default:"0" placeholder:"N"`
	Data    string `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
	Quiet   bool   `short:"q" help:"Print the counts alone."`
}

// Help is printed by --help.
func (*recodeCmd) Help() string {
	return `Codes every text of the store with today's tables and prints what changed: + an event that was not there, - one that is gone, ~ one that reads otherwise. Then all events are joined to incidents anew, which also splits what was joined wrongly. All of it is one transaction: an interrupt leaves the store as it was. Articles kept with --no-text stay as they are.

Exit codes: 0 done, 2 wrong use, 130 interrupted.

Examples:

    dyad recode --dry-run
    dyad recode --data my-tables/ --dry-run | less
`
}

// Run codes the store anew.
func (c *recodeCmd) Run(e *env) error {
	coder, err := newCoder(c.Data)
	if err != nil {
		return err
	}
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	stats, err := st.Stats(e.ctx)
	if err != nil {
		return err
	}
	if c.Workers <= 0 {
		c.Workers = runtime.GOMAXPROCS(0)
	}
	progress := newCounter(e, stats.Articles)
	var sum changeCounts
	k := newKeeping(e, st, "recode", coder.Cite.Tables)
	r := pipeline.Recoder{
		Keeper: k.Keeper, Workers: c.Workers, DryRun: c.DryRun,
		Code:    coder.Article,
		Coded:   func() { progress.add(false) },
		Skipped: func(dyad.ArticleID) { sum.skipped++ },
		Changed: func(x pipeline.Change) error {
			sum.add(&x)
			if c.Quiet {
				return nil
			}
			_, err := fmt.Fprint(progress, changeText(&x))
			return err
		},
	}
	start := time.Now()
	err = r.Recode(e.ctx)
	progress.stop()
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(e.stderr, "dyad: interrupted; the store is as it was")
		return errInterrupted
	}
	if err != nil {
		return err
	}
	verb := "changed"
	if c.DryRun {
		verb = "would change"
	}
	fmt.Fprintf(e.stderr, "dyad: %d of %s %s in %.1f s: %s, %d gone, %d altered", sum.articles, count(stats.Articles-sum.skipped, "text"), verb,
		time.Since(start).Seconds(), count(sum.added, "new event"), sum.gone, sum.altered)
	if sum.skipped > 0 {
		fmt.Fprintf(e.stderr, "; %s without text", count(sum.skipped, "article"))
	}
	fmt.Fprintln(e.stderr)
	return nil
}

// changeCounts counts what recode saw.
type changeCounts struct {
	articles, added, gone, altered, skipped int
}

func (s *changeCounts) add(c *pipeline.Change) {
	s.articles++
	s.added += len(c.Added)
	s.gone += len(c.Gone)
	s.altered += len(c.Altered)
}

// changeText writes the changes of one article, a line an event.
func changeText(c *pipeline.Change) string {
	var b strings.Builder
	title := c.Title
	if title == "" {
		title = "(no title)"
	}
	fmt.Fprintf(&b, "%s  %s\n", c.Article, printable(title))
	for i := range c.Added {
		fmt.Fprintf(&b, "  + %s\n", eventLine(&c.Added[i]))
	}
	for i := range c.Gone {
		fmt.Fprintf(&b, "  - %s\n", eventLine(&c.Gone[i]))
	}
	for i := range c.Altered {
		was, now := eventLine(&c.Altered[i][0]), eventLine(&c.Altered[i][1])
		if was == now {
			now += "  (in detail)"
		}
		fmt.Fprintf(&b, "  ~ %s\n    %s\n", was, now)
	}
	return b.String()
}

// eventLine writes an event on one line.
func eventLine(e *dyad.Event) string {
	text := fmt.Sprintf("%s  %s  %s", dateText(e), parties(e), typeText(e))
	if e.Realis != dyad.Actual {
		text += " [" + string(e.Realis) + "]"
	}
	if len(e.Texts) > 0 {
		text += "  " + e.Texts[0]
	}
	return printable(text)
}
