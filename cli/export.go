package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/dyad-news/dyad"
)

type exportCmd struct {
	storeFlag
	What  string `help:"What to print, one JSON object a line: ${enum}." enum:"events,incidents,articles" default:"events"`
	Since string `help:"Only articles published on this day or later, or incidents of it." placeholder:"DAY"`
}

// Help is printed by --help.
func (*exportCmd) Help() string {
	return `Events come in the order in which their articles were kept, with the incident_id that each was joined to; incidents with their claims, newest first. The same pages kept in the same order give the same bytes, however often the work was broken off.

Examples:

    dyad export > events.jsonl
    dyad export --what incidents --since 2024-01-01 | jq .summary
`
}

// Validate is called by kong after parsing.
func (c *exportCmd) Validate() error {
	if _, ok := dyad.Day(c.Since).Time(); c.Since != "" && !ok {
		return fmt.Errorf("--since: %q is no day, want YYYY-MM-DD", c.Since)
	}
	return nil
}

// Run prints the store.
func (c *exportCmd) Run(e *env) error {
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	buf := bufio.NewWriter(e.stdout)
	out := json.NewEncoder(buf)
	out.SetEscapeHTML(false)
	switch c.What {
	case "incidents":
		err = exportIncidents(e.ctx, st, dyad.Day(c.Since), out)
	default:
		err = exportArticles(e.ctx, st, dyad.Day(c.Since), out, c.What == "articles")
	}
	if errors.Is(err, context.Canceled) {
		err = errInterrupted
	}
	return errors.Join(err, flush(buf))
}

func flush(w *bufio.Writer) error {
	if err := w.Flush(); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		return fmt.Errorf("print: %w", err)
	}
	return nil
}

// keptEvent is an event with the incident that it was joined to.
type keptEvent struct {
	dyad.Event
	Incident dyad.IncidentID `json:"incident_id,omitempty"`
}

// keptIncident is an incident with what is said of it.
type keptIncident struct {
	dyad.Incident
	Claims []dyad.Claim `json:"claims"`
}

func exportArticles(ctx context.Context, st dyad.Reader, since dyad.Day, out *json.Encoder, whole bool) error {
	for id, err := range st.Articles(ctx, since) {
		if err != nil {
			return err
		}
		if whole {
			a, err := st.Article(ctx, id)
			if err != nil {
				return err
			}
			if err := out.Encode(&a); err != nil {
				return err
			}
			continue
		}
		events, err := st.EventsOf(ctx, id)
		if err != nil {
			return err
		}
		for i := range events {
			n, err := st.IncidentOf(ctx, events[i].ID)
			if err != nil && !errors.Is(err, dyad.ErrNotFound) {
				return err
			}
			if err := out.Encode(keptEvent{events[i], n}); err != nil {
				return err
			}
		}
	}
	return nil
}

func exportIncidents(ctx context.Context, st dyad.Reader, since dyad.Day, out *json.Encoder) error {
	for n, err := range st.Incidents(ctx, dyad.IncidentQuery{From: since}) {
		if err != nil {
			return err
		}
		claims, err := st.Claims(ctx, n.ID)
		if err != nil {
			return err
		}
		if err := out.Encode(keptIncident{n, claims}); err != nil {
			return err
		}
	}
	return nil
}
