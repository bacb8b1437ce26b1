package cli

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/dyad-news/dyad"
)

type feedsCmd struct {
	storeFlag
}

// Help is printed by --help.
func (*feedsCmd) Help() string {
	return `Shows every feed that dyad watch was given: how it goes, when it was last read and will be read next, how many pages it has named, and what is wrong with it.

Examples:

    dyad feeds
    dyad feeds --store gulf.db
`
}

// Run prints a line a feed.
func (c *feedsCmd) Run(e *env) error {
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	feeds, err := st.Feeds(e.ctx)
	if err != nil {
		return err
	}
	if len(feeds) == 0 {
		fmt.Fprintln(e.stderr, "dyad: no feeds; dyad watch FEED begins with one")
		return nil
	}
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "HEALTH\tKIND\tLINKS\tREAD\tNEXT\tFEED\tTITLE OR ERROR")
	now := e.now()
	for i := range feeds {
		f := &feeds[i]
		about := f.Title
		if f.Error != "" {
			about = f.Error
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\t%s\t%s\t%s\n", health(f), dash(f.Kind), f.Links, ago(f.Succeeded, now), ago(f.Next, now), f.URL, printable(strings.Join(strings.Fields(about), " ")))
	}
	return w.Flush()
}

// health says in a word how a feed goes.
func health(f *dyad.Feed) string {
	switch {
	case f.Stopped:
		return "gone"
	case f.Polled.IsZero():
		return "new"
	case f.Failures > 0:
		return fmt.Sprintf("failing (%d)", f.Failures)
	}
	return "good"
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// ago writes "3m ago" or "in 2h" for a time.
func ago(t, now time.Time) string {
	if t.IsZero() {
		return "-"
	}
	d := now.Sub(t).Round(time.Second)
	ahead := d < 0
	d = d.Abs()
	text := d.String()
	switch {
	case d >= 48*time.Hour:
		text = fmt.Sprintf("%dd", d/(24*time.Hour))
	case d >= time.Hour:
		text = strings.TrimSuffix(d.Round(time.Minute).String(), "0s")
	}
	if ahead {
		return "in " + text
	}
	return text + " ago"
}
