package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/formats"
	"github.com/dyad-news/dyad/incident/ledger"
	"github.com/dyad-news/dyad/pipeline"
)

type showCmd struct {
	storeFlag
	ID     string `arg:"" help:"Of an article (ar_), an event (ev_) or an incident (in_)."`
	Format string `help:"How to print: ${enum}." enum:"text,json" default:"text"`
	Color  string `help:"Colour: ${enum}. NO_COLOR is honoured." enum:"auto,always,never" default:"auto"`
}

// Help is printed by --help.
func (*showCmd) Help() string {
	return `An article is shown with its events, an event with its sentence and incident, an incident with who says what of it, how many were hurt by whose count, and its reports, copies of one text together.

Examples:

    dyad show in_1d9633658b735105
    dyad show --format json ev_3915d35dfdd97867
`
}

// Run prints one thing.
func (c *showCmd) Run(e *env) error {
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	var show func(*env, dyad.Reader) error
	switch prefix, _, _ := strings.Cut(c.ID, "_"); prefix {
	case "ar":
		show = c.article
	case "ev":
		show = c.event
	case "in":
		show = c.incident
	default:
		return usageError{fmt.Errorf("%q is no id of an article (ar_), event (ev_) or incident (in_)", c.ID)}
	}
	if err := show(e, st); errors.Is(err, dyad.ErrNotFound) {
		return usageError{fmt.Errorf("%s: %w in %s", c.ID, err, c.name())}
	} else if err != nil {
		return err
	}
	return nil
}

func (c *showCmd) article(e *env, st dyad.Reader) error {
	var k dyad.Coding
	var err error
	if k.Article, err = st.Article(e.ctx, dyad.ArticleID(c.ID)); err != nil {
		return err
	}
	if k.Events, err = st.EventsOf(e.ctx, k.Article.ID); err != nil {
		return err
	}
	if c.Format == "json" {
		return c.json(e, &k)
	}
	t := &tablePrinter{w: e.stdout, page: page{widthOf(e.stdout), e.colored(c.Color, e.stdout)}}
	if err := t.print(&k); err != nil || len(k.Events) > 0 {
		return err
	}
	var b strings.Builder
	t.heading(&b, &k.Article)
	_, err = fmt.Fprintf(e.stdout, "%s\n%s\n\n(no events)\n", b.String(), printable(k.Article.Text))
	return err
}

func (c *showCmd) event(e *env, st dyad.Reader) error {
	ev, err := st.Event(e.ctx, dyad.EventID(c.ID))
	if err != nil {
		return err
	}
	in, err := st.IncidentOf(e.ctx, ev.ID)
	if err != nil && !errors.Is(err, dyad.ErrNotFound) {
		return err
	}
	if c.Format == "json" {
		return c.json(e, formats.Line{Event: ev, Incident: in})
	}
	var a dyad.Article // a dataset's record has none
	if ev.ArticleID != "" {
		if a, err = st.Article(e.ctx, ev.ArticleID); err != nil {
			return err
		}
	}
	k := dyad.Coding{Article: a, Events: []dyad.Event{ev}}
	t := &tablePrinter{w: e.stdout, page: page{widthOf(e.stdout), e.colored(c.Color, e.stdout)}}
	if err := t.print(&k); err != nil {
		return err
	}
	_, err = fmt.Fprintf(e.stdout, "\nrule %s, confidence %.2f, incident %s\n", ev.Evidence.Rule, ev.Confidence, dash(string(in)))
	return err
}

func (c *showCmd) incident(e *env, st dyad.Reader) error {
	n, l, err := pipeline.Ledger(e.ctx, st, dyad.IncidentID(c.ID))
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return c.json(e, struct {
			dyad.Incident
			ledger.Ledger
		}{n, l})
	}
	var b strings.Builder
	p := page{widthOf(e.stdout), e.colored(c.Color, e.stdout)}
	p.wrap(&b, "", incidentHead(&n)...)
	p.wrap(&b, "     ", piece{n.Summary, faint})
	for _, toll := range l.Tolls {
		p.wrap(&b, "     ", piece{tollText(&toll), plain})
	}
	b.WriteByte('\n')
	p.wrap(&b, "", piece{strings.ToUpper(l.State.Words()[:1]) + l.State.Words()[1:], stateStyle(l.State)})
	for i := range l.Contradictions {
		p.wrap(&b, "  ≠  ", piece{l.Contradictions[i].Sentence(standText, doersText), plain})
	}
	b.WriteString("\nWho says so\n")
	for i := range l.Entries {
		p.wrap(&b, "     ", claimText(&l.Entries[i])...)
	}
	fmt.Fprintf(&b, "\nReports: %d, %s\n", len(n.Reports), plural(n.Sources, "independent", "independent"))
	for i := range n.Reports {
		r := &n.Reports[i]
		text := fmt.Sprintf("%s  %s  %s", dash(string(r.Published)), dash(r.Outlet), r.Article)
		if r.Origin != r.Article {
			text += "  copy of " + string(r.Origin)
		}
		p.wrap(&b, "     ", piece{text, plain})
	}
	_, err = fmt.Fprint(e.stdout, b.String())
	return err
}

func (c *showCmd) json(e *env, v any) error {
	out := json.NewEncoder(e.stdout)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(v)
}

// incidentHead writes when who did what to whom.
func incidentHead(n *dyad.Incident) []piece {
	text := n.Type
	if len(n.Modes) > 0 {
		text += "/" + strings.Join(n.Modes, "+")
	}
	day := string(n.Date)
	if day == "" {
		day = "(no date)"
	}
	who := entityNames(n.Actors)
	if to := entityNames(n.Recipients); to != "" {
		who += " → " + to
	}
	out := []piece{{day, cyan}, {"  ", plain}, {who, bold}, {"  ", plain}, {text, quadStyle(n.Quad)}}
	if n.Realis != dyad.Actual {
		out = append(out, piece{" [" + string(n.Realis) + "]", yellow})
	}
	if n.Place != nil && n.Place.Name != "" {
		out = append(out, piece{" at " + n.Place.Name, plain})
	}
	return out
}

// entityNames writes entities by name, else by code and sector.
func entityNames(es []dyad.Entity) string {
	var out []string
	for _, e := range es {
		name := e.Known
		if code := strings.TrimSpace(e.Code + " " + string(e.Sector)); name == "" {
			name = code
		} else if code != "" {
			name += " (" + code + ")"
		}
		if name != "" {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return "?"
	}
	return strings.Join(out, ", ")
}

// claimText writes one claim: who does what with which words, its figures, and where.
// An outlet's own word and hearsay are faint, a denial stands out.
func claimText(c *ledger.Entry) []piece {
	style, verb := plain, strings.ReplaceAll(string(c.Stance), "_", " ")
	switch {
	case c.Stance == dyad.Denies:
		style, verb = red, strings.ToUpper(verb)
	case c.By == nil:
		style = faint
	}
	text := " " + verb
	if c.What != "" {
		text += " “" + c.What + "”"
	}
	for kind, n := range c.Size.All() {
		text += fmt.Sprintf("; %s: %s", kind, n.Text)
	}
	out := []piece{{whoText(ledger.ClaimantOf(&c.Claim)), style}, {text, style}}
	if c.Outlet != "" || c.Published != "" {
		out = append(out, piece{"  [" + strings.TrimSpace(c.Outlet+" "+string(c.Published)) + "]", faint})
	}
	return out
}

// whoText names a claimant.
func whoText(v ledger.Claimant) string {
	who := strings.Join(strings.Fields(v.ByText), " ")
	switch {
	case v.Hearsay && v.By == nil:
		return "hearsay"
	case v.By == nil && v.Outlet != "":
		return v.Outlet + " (outlet's own word)"
	case v.By == nil:
		return "an outlet on its own word"
	case who == "":
		return entityNames([]dyad.Entity{*v.By})
	case v.By.Code != "":
		who += " (" + v.By.Code + ")"
	}
	return who
}

func standText(s *ledger.Stand) string { return whoText(s.Claimant) }

func doersText(s *ledger.Stand) string {
	var all []string
	for _, n := range s.Names {
		all = append(all, string(n))
	}
	return strings.Join(all, ", ")
}

// stateStyle makes what is disputed or denied stand out, and what rests on outlets stand
// back.
func stateStyle(s ledger.State) string {
	switch s {
	case ledger.Disputed, ledger.Denied:
		return red
	case ledger.Both:
		return green
	case ledger.Outlets:
		return faint
	}
	return bold
}

// tollText writes how many were killed, say, by each voice's last count.
func tollText(t *ledger.Toll) string {
	var by []string
	for _, v := range t.By {
		who := v.ByText
		switch {
		case v.Hearsay:
			who = "hearsay"
		case who == "" && v.By != nil:
			who = entityNames([]dyad.Entity{*v.By})
		case who == "":
			who = v.Outlet
		}
		text := v.Last.Text
		if who != "" {
			text += " (" + who + ")"
		}
		if earlier := len(v.History) - 1; earlier > 0 {
			text += fmt.Sprintf(", before: %s", v.History[earlier-1].Text)
		}
		by = append(by, text)
	}
	return fmt.Sprintf("%s %s: %s", t.What, bounds(t.Low, t.High), strings.Join(by, "; "))
}

// bounds writes "2 to 9", "9", "9 or more".
func bounds(low, high *int) string {
	switch {
	case low != nil && high != nil && *low == *high:
		return fmt.Sprint(*low)
	case low != nil && high != nil:
		return fmt.Sprintf("%d to %d", *low, *high)
	case low != nil:
		return fmt.Sprintf("%d or more", *low)
	case high != nil:
		return fmt.Sprintf("up to %d", *high)
	}
	return "not said"
}
