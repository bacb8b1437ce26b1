package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/en"
)

type parseCmd struct {
	input  `embed:""`
	CoNLLU bool `name:"conllu" help:"The input is CoNLL-U: keep its tokens and sentences, and fill in tags, lemmas and trees."`
}

// Help is printed by --help.
func (*parseCmd) Help() string {
	return `Prints Universal Dependencies as CoNLL-U. MISC has SpaceAfter and the bytes of each word in the article's text, start_char and end_char, half open.

Examples:

    echo "France recalled its ambassador." | dyad parse -
    dyad parse story.html > story.conllu
    dyad parse --conllu gold-tokens.conllu > predicted.conllu
`
}

// Validate is called by kong after parsing.
func (c *parseCmd) Validate() error { return c.validate() }

// Run prints the trees of all inputs.
func (c *parseCmd) Run(e *env) error {
	analyzer, err := en.New()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(e.stdout)
	if c.CoNLLU {
		err = c.retag(e, analyzer, out)
	} else {
		err = c.analyze(e, analyzer, out)
	}
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	return err
}

// analyze parses pages of text.
func (c *parseCmd) analyze(e *env, analyzer *en.Analyzer, out io.Writer) error {
	failed := false
	for p, err := range c.pages(e) {
		var a dyad.Article
		if err == nil {
			a, err = extract.Article(p)
		}
		if err != nil {
			fmt.Fprintf(e.stderr, "dyad: %s\n", oneLine(err.Error()))
			failed = true
			continue
		}
		if err := lang.WriteCoNLLU(out, a.Text, analyzer.Analyze(&a), nil); err != nil {
			return fmt.Errorf("print trees: %w", err)
		}
	}
	if failed {
		return errFailed
	}
	return nil
}

// retag parses the given tokens of CoNLL-U files.
func (c *parseCmd) retag(e *env, analyzer *en.Analyzer, out io.Writer) error {
	for _, path := range c.Paths {
		bank, err := readTreebank(e, path)
		if err != nil {
			return fmt.Errorf("parse %s: %w", path, err)
		}
		analyzer.Tag(bank.Sentences)
		if err := lang.WriteCoNLLU(out, bank.Text, bank.Sentences, bank.Meta); err != nil {
			return fmt.Errorf("print trees: %w", err)
		}
	}
	return nil
}

func readTreebank(e *env, path string) (*lang.Treebank, error) {
	if path == "-" {
		return lang.ReadCoNLLU(e.stdin)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	bank, err := lang.ReadCoNLLU(f)
	if err != nil {
		return nil, fmt.Errorf("%s", strings.TrimPrefix(err.Error(), path+": "))
	}
	return bank, nil
}
