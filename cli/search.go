package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
)

type searchCmd struct {
	storeFlag
	Words  []string `arg:"" help:"Words that an article must hold; a phrase in quotes, a beginning with a * after it."`
	Limit  int      `help:"How many articles at most." default:"20" placeholder:"N"`
	Format string   `help:"How to print: ${enum}." enum:"text,jsonl" default:"text"`
}

// Help is printed by --help.
func (*searchCmd) Help() string {
	return `Examples:

    dyad search airstrike Balochistan
    dyad search '"safe haven"' 'separat*' --limit 5
`
}

// Run prints the articles found, the best first.
func (c *searchCmd) Run(e *env) error {
	st, err := c.openStore()
	if err != nil {
		return err
	}
	defer st.Close()
	hits, err := st.Search(e.ctx, strings.Join(c.Words, " "), c.Limit)
	if err != nil {
		return err
	}
	if c.Format == "jsonl" {
		out := json.NewEncoder(e.stdout)
		out.SetEscapeHTML(false)
		for i := range hits {
			if err := out.Encode(&hits[i]); err != nil {
				return err
			}
		}
		return nil
	}
	for i := range hits {
		if _, err := fmt.Fprint(e.stdout, hitText(&hits[i])); err != nil {
			return err
		}
	}
	fmt.Fprintf(e.stderr, "dyad: %s\n", count(len(hits), "article"))
	return nil
}

func hitText(h *dyad.Hit) string {
	head := []string{string(h.Article)}
	for _, s := range []string{string(h.Published), h.Outlet, h.Title} {
		if s != "" {
			head = append(head, s)
		}
	}
	return printable(strings.Join(head, "  ")) + "\n    " + printable(strings.Join(strings.Fields(h.Snippet), " ")) + "\n"
}
