package cli

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident/ledger"
	"github.com/dyad-news/dyad/pipeline"
)

type claimsCmd struct {
	storeFlag
	By       string   `help:"Only claims that voices of this state, organisation or group make: a code (PAK), or a name." placeholder:"WHO"`
	Against  string   `help:"Only claims that its voices contradict, or that tell what it did." placeholder:"WHO"`
	Dyad     string   `help:"Only of incidents between these two, either way." placeholder:"A:B"`
	Since    string   `help:"First day of publication, or how many days back." placeholder:"DAY"`
	Until    string   `help:"Last day of publication. The newest incident's in the store without it." placeholder:"DAY"`
	Disputed bool     `help:"Only claims that another voice contradicts."`
	State    []string `help:"Only of incidents that are disputed, confirmed_by_both, asserted_by_one_side, asserted_by_others, outlet_only or denied. May be given again." placeholder:"STATE"`
	Stance   []string `help:"Only what the voice asserts, alleges, confirms, denies, claims_responsibility for, or cannot_confirm. May be given again." placeholder:"STANCE"`
	Limit    int      `help:"How many at most; 0 for all." default:"50" placeholder:"N"`
	Format   string   `help:"How to print: ${enum}." enum:"text,json" default:"text"`
	Data     string   `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
	Color    string   `help:"Colour: ${enum}. NO_COLOR is honoured." enum:"auto,always,never" default:"auto"`
}

// Help is printed by --help.
func (*claimsCmd) Help() string {
	return `Lists claims, the newest first: who says what of which incident, how that stands, and after a ≠ which other voices contradict the claim: figures that exclude each other, what one denies and another asserts, different doers. docs/method.md says when claims contradict.

Examples:

    dyad claims --by PAK --disputed
    dyad claims --dyad IRN:PAK --state disputed --state denied
    dyad claims --by Pakistan --against Iran --since 2024-01-16 --until 2024-01-31 --format json
`
}

// Validate is called by kong after parsing.
func (c *claimsCmd) Validate() error {
	if c.Limit < 0 {
		return fmt.Errorf("--limit: %d is below 0", c.Limit)
	}
	if a, b, _ := strings.Cut(c.Dyad, ":"); c.Dyad != "" && (a == "" || b == "") {
		return fmt.Errorf("--dyad: %q is no pair, want A:B", c.Dyad)
	}
	for _, s := range c.State {
		if !slices.Contains(ledger.States(), ledger.State(s)) {
			return fmt.Errorf("--state: %q is none of %v", s, ledger.States())
		}
	}
	for _, s := range c.Stance {
		if !slices.Contains(dyad.Stances(), dyad.Stance(s)) {
			return fmt.Errorf("--stance: %q is none of %v", s, dyad.Stances())
		}
	}
	return validDays(c.Since, c.Until)
}

// Run prints the claims.
func (c *claimsCmd) Run(e *env) error {
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	q, err := c.query(e.ctx, st)
	if err != nil {
		return err
	}
	all := []pipeline.Claimed{}
	for x, err := range pipeline.Claims(e.ctx, st, q) {
		if err != nil {
			return err
		}
		if all = append(all, x); len(all) == c.Limit {
			break
		}
	}
	if c.Format == "json" {
		return writeJSON(e.stdout, all)
	}
	p, b := page{widthOf(e.stdout), e.colored(c.Color, e.stdout)}, strings.Builder{}
	for i := range all {
		claimLines(&b, p, &all[i])
	}
	if _, err := io.WriteString(e.stdout, b.String()); err != nil {
		return err
	}
	fmt.Fprintf(e.stderr, "dyad: %s\n", count(len(all), "claim"))
	return nil
}

// query reads the flags.
func (c *claimsCmd) query(ctx context.Context, st dyad.Reader) (q pipeline.ClaimQuery, err error) {
	q = pipeline.ClaimQuery{Disputed: c.Disputed, To: dyad.Day(c.Until)}
	for _, s := range c.State {
		q.States = append(q.States, ledger.State(s))
	}
	for _, s := range c.Stance {
		q.Stances = append(q.Stances, dyad.Stance(s))
	}
	if c.Since != "" {
		last := q.To
		if last == "" {
			if last, err = newest(ctx, st, dyad.IncidentQuery{}); err != nil {
				return q, err
			}
		}
		q.From, _ = firstDay(c.Since, last)
	}
	names, err := newTables(c.Data)
	if err != nil {
		return q, err
	}
	a, b, _ := strings.Cut(c.Dyad, ":")
	for _, x := range []struct {
		of   *dyad.Node
		text string
	}{{&q.By, c.By}, {&q.Against, c.Against}, {&q.Dyad.From, a}, {&q.Dyad.To, b}} {
		if x.text == "" {
			continue
		}
		found, err := names.find(ctx, st, x.text)
		if err != nil {
			return q, err
		}
		*x.of = found[0]
	}
	return q, nil
}

// claimLines writes one claim: the claim, the incident and how it stands, what contradicts
// the claim.
func claimLines(b *strings.Builder, p page, x *pipeline.Claimed) {
	lead := fmt.Sprintf("%-10s  ", dash(string(x.Published)))
	p.wrap(b, lead, claimText(&ledger.Entry{Claim: x.Claim})...)
	head := append([]piece{{"of ", faint}}, incidentHead(x.Of)...)
	head = append(head, piece{"  " + string(x.Incident) + "  ", faint}, piece{x.State.Words(), stateStyle(x.State)})
	p.wrap(b, "            ", head...)
	for i := range x.Against {
		p.wrap(b, "          ≠ ", piece{x.Against[i].Sentence(standText, doersText), red})
	}
}
