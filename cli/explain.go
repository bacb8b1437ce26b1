package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/dyad-news/dyad"
)

type explainCmd struct {
	input    `embed:""`
	Sentence int    `help:"Only the sentence of this number, from 0." default:"-1" placeholder:"N"`
	Data     string `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
}

// Help is printed by --help.
func (*explainCmd) Help() string {
	return `Walks through every sentence: its tree, the mentions and what they resolve to, dates, places, the events with the rule that gave each, and the rules that came near with what stopped them.

Examples:

    echo "France recalled its ambassador from Australia." | dyad explain -
    dyad explain --date 2024-01-29 --sentence 3 story.txt
`
}

// Validate is called by kong after parsing.
func (c *explainCmd) Validate() error { return c.validate() }

// Run explains all inputs.
func (c *explainCmd) Run(e *env) error {
	coder, err := house(c.Data)
	if err != nil {
		return err
	}
	failed := false
	for p, err := range c.pages(e) {
		var k dyad.Coding
		var near []dyad.Rival
		if err == nil {
			k, near, err = coder.Explain(p)
		}
		if err != nil {
			fmt.Fprintf(e.stderr, "dyad: %s\n", oneLine(err.Error()))
			failed = true
			continue
		}
		if err := c.print(e.stdout, &k, near); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	if failed {
		return errFailed
	}
	return nil
}

func (c *explainCmd) print(w io.Writer, k *dyad.Coding, near []dyad.Rival) error {
	var b strings.Builder
	a := &k.Article
	fmt.Fprintf(&b, "article %s %q published %s\n", a.ID, a.Title, or(string(a.Published), "unknown"))
	if a.Dateline != nil {
		fmt.Fprintf(&b, "dateline %q agency %q\n", a.Dateline.Place, a.Dateline.Agency)
	}
	for _, f := range a.Furniture {
		fmt.Fprintf(&b, "furniture %q\n", f)
	}
	for i := range k.Sentences {
		if c.Sentence < 0 || c.Sentence == i {
			explainSentence(&b, k, i, near)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func explainSentence(b *strings.Builder, k *dyad.Coding, i int, near []dyad.Rival) {
	s := &k.Sentences[i]
	fmt.Fprintf(b, "\n%d %s %s\n", i, at(s.Span), printable(s.Span.In(k.Article.Text)))
	if root := s.Root(); root >= 0 {
		tree(b, s, root, "", "")
	}
	for j := range k.Mentions {
		if m := &k.Mentions[j]; m.Sentence == i {
			fmt.Fprintf(b, "  mention %s %q = %s%s\n", at(m.Span), m.Text, or(codeText(&m.Entity), "unknown"), knownText(k, m))
		}
	}
	for _, x := range k.Times {
		if x.Sentence == i {
			fmt.Fprintf(b, "  date    %s %q = %s\n", at(x.Span), x.Text, or(x.EDTF, "unknown"))
		}
	}
	for _, p := range k.Places {
		if p.Sentence == i {
			fmt.Fprintf(b, "  place   %s %q = %s\n", at(p.Span), p.Text, or(strings.Trim(p.Name+", "+p.Country, ", "), "unknown"))
		}
	}
	for j := range k.Events {
		if e := &k.Events[j]; e.TextInfo.Sequence == i {
			chain := ""
			if len(e.Evidence.Chain) > 0 {
				chain = " under " + strings.Join(e.Evidence.Chain, ", ")
			}
			fmt.Fprintf(b, "  event   %s %q: %s %s, %s, %s, by rule %s%s, confidence %.2f\n", at(e.Evidence.Trigger),
				e.Evidence.Trigger.In(k.Article.Text), typeText(e), parties(e), e.Realis, dateText(e), e.Evidence.Rule, chain, e.Confidence)
			if f := facts(k, e); len(f) > 0 {
				fmt.Fprintf(b, "          %s\n", strings.Join(f, "; "))
			}
		}
	}
	for _, r := range near {
		if r.Trigger.Start >= s.Span.Start && r.Trigger.End <= s.Span.End {
			fmt.Fprintf(b, "  near    %s %q: rule %s, but %s\n", at(r.Trigger), r.Trigger.In(k.Article.Text), r.Rule, r.Why)
		}
	}
}

// tree draws the words below token i, one a line.
func tree(b *strings.Builder, s *dyad.Sentence, i int, lead, below string) {
	t := &s.Tokens[i]
	fmt.Fprintf(b, "  %s%s  %s %s %s %s\n", lead, printable(t.Form), t.Deprel, t.UPOS, printable(t.Lemma), t.Feats)
	var children []int
	for c := range s.Children(i) {
		children = append(children, c)
	}
	for n, c := range children {
		if n == len(children)-1 {
			tree(b, s, c, below+"└ ", below+"  ")
		} else {
			tree(b, s, c, below+"├ ", below+"│ ")
		}
	}
}

func at(s dyad.Span) string { return fmt.Sprintf("[%d:%d]", s.Start, s.End) }

func knownText(k *dyad.Coding, m *dyad.Mention) string {
	text := ""
	if m.Known != "" {
		text = ", " + m.Known
	}
	if m.Office != "" {
		text += ", " + m.Office
	}
	if m.Coref != nil {
		text += fmt.Sprintf(", stands for %s %q", at(*m.Coref), m.Coref.In(k.Article.Text))
	}
	return text
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
