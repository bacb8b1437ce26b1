package cli

import (
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/dyad-news/dyad/api/gate"
)

type tokenCmd struct {
	Add    tokenAddCmd    `cmd:"" help:"Make a token and print it, once."`
	List   tokenListCmd   `cmd:"" help:"List the tokens by name."`
	Remove tokenRemoveCmd `cmd:"" help:"Forget a token; it ceases to work at once."`
}

// Help is printed by --help.
func (*tokenCmd) Help() string {
	return `Tokens let programs write to a server, and ask one that listens on more than loopback. They stand as hashes in a file beside the store, FILE.tokens.json (for a database, SCHEMA.tokens.json in the working folder); a server that runs sees changes at once.

Examples:

    dyad token add laptop
    curl -H "Authorization: Bearer dyad_..." http://127.0.0.1:8080/api/v1/webhooks
    dyad token remove laptop
`
}

// tokens returns the tokens of a store.
func (s *storeFlag) tokens() *gate.Tokens { return gate.NewTokens(s.beside() + ".tokens.json") }

type tokenAddCmd struct {
	storeFlag
	Name string `arg:"" help:"What it is for."`
}

// Run makes a token and prints it.
func (c *tokenAddCmd) Run(e *env) error {
	secret, err := c.tokens().Add(c.Name, e.now())
	if err != nil {
		return usageError{err}
	}
	fmt.Fprintf(e.stderr, "dyad: the token of %s; it is shown this once:\n", c.Name)
	_, err = fmt.Fprintln(e.stdout, secret)
	return err
}

type tokenListCmd struct{ storeFlag }

// Run lists the tokens.
func (c *tokenListCmd) Run(e *env) error {
	all, err := c.tokens().All()
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	for _, t := range all {
		fmt.Fprintf(w, "%s\t%s\n", t.Name, t.Created.Format(time.DateTime))
	}
	return w.Flush()
}

type tokenRemoveCmd struct {
	storeFlag
	Name string `arg:"" help:"Of the token."`
}

// Run forgets a token.
func (c *tokenRemoveCmd) Run(*env) error {
	if err := c.tokens().Remove(c.Name); err != nil {
		return usageError{err}
	}
	return nil
}
