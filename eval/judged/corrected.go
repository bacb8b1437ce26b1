package judged

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Corrected is an event that a coder told and what a reader would have it be.
type Corrected struct {
	Set, Page string
	Trigger   dyad.Span // in the text of the article
	Told      string    // the type that was told

	// Type is what is right, "none" where the words tell no event, "dup" where another event of the
	// sentence tells it. The rest is empty for these two.
	Type       string
	Realis     dyad.Realis
	Actors     []string // countries, sorted
	Recipients []string
}

// AllCorrected reads the corrected events.
func AllCorrected(files fs.FS) ([]Corrected, error) {
	var all []Corrected
	err := lines(files, "corrected-*.tsv", "set\tpage\ttrigger\ttold\ttype\trealis\tactors\trecipients", func(_ string, f []string) error {
		c := Corrected{Set: f[0], Page: f[1], Told: f[3], Type: f[4], Realis: dyad.Realis(f[5])}
		if n, err := fmt.Sscanf(f[2], "%d-%d", &c.Trigger.Start, &c.Trigger.End); n != 2 || err != nil {
			return fmt.Errorf("trigger %q, want two offsets", f[2])
		}
		if c.Event() {
			c.Actors, c.Recipients = countries(f[6]), countries(f[7])
		}
		all = append(all, c)
		return nil
	})
	return all, err
}

// countries reads a side: codes, "?" for somebody of no country, "-" for nobody.
func countries(s string) []string {
	codes := strings.Split(s, ",")
	slices.Sort(codes)
	return slices.DeleteFunc(slices.Compact(codes), func(c string) bool { return c == "?" || c == "-" || c == "" })
}

// Event reports whether the words tell an event of their own.
func (c *Corrected) Event() bool { return c.Type != "none" && c.Type != "dup" }

// Held reports whether the page is held out, to report on.
func (c *Corrected) Held() bool { return Held(c.Page) }

// Find returns the event that a coding tells at the trigger: of the right type, else of the type
// that was told, else any; nil where it tells none. Of words that tell no event of their own
// another type is another matter, so only what was told counts.
func (c *Corrected) Find(events []dyad.Event) *dyad.Event {
	var found *dyad.Event
	for i := range events {
		e := &events[i]
		switch {
		case e.Evidence.Trigger != c.Trigger || !c.Event() && e.Type[0] != c.Told:
		case e.Type[0] == c.Type:
			return e
		case found == nil || e.Type[0] == c.Told:
			found = e
		}
	}
	return found
}

// Wrong returns the first thing that is wrong with an event: "none", "dup", "type", "realis" (what
// happened against what is open, and either against what did not), "actor", "recipient"; "" where
// all is right.
func (c *Corrected) Wrong(e *dyad.Event) string {
	switch {
	case !c.Event():
		return c.Type
	case e.Type[0] != c.Type:
		return "type"
	case told(e.Realis) != told(c.Realis):
		return "realis"
	case !slices.Equal(of(e.Actors), c.Actors):
		return "actor"
	case !slices.Equal(of(e.Recipients), c.Recipients):
		return "recipient"
	}
	return ""
}

// told parts what happened, what is open and what did not happen.
func told(r dyad.Realis) dyad.Realis {
	switch r {
	case dyad.Historical:
		return dyad.Actual
	case dyad.Future:
		return dyad.Hypothetical
	}
	return r
}

// of returns the countries of a side, sorted.
func of(side []dyad.Mention) []string {
	var codes []string
	for i := range side {
		if side[i].Code != "" {
			codes = append(codes, side[i].Code)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
