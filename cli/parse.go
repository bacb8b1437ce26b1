package cli

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/house"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/en"
)

type parseCmd struct {
	input
	CoNLLU bool `name:"conllu" help:"Inputs are CoNLL-U files: keep their tokens and sentences, fill in tags, lemmas, features and tree."`
}

// Help is printed by --help.
func (*parseCmd) Help() string {
	return `Prints CoNLL-U: ten columns a word, an empty line after each sentence, "# newdoc id" before each article. MISC has SpaceAfter=No where it holds, and the word's byte offsets into the article's text as start_char and end_char.

Examples:

    echo "Paris summoned the envoy." | dyad parse -
    dyad parse story.html > story.conllu
    dyad parse --conllu gold.conllu > parsed.conllu
`
}

// Validate is called when the command line is read.
func (c *parseCmd) Validate() error { return c.validate() }

// Run prints the parse of every input.
func (c *parseCmd) Run(e *env) error {
	if c.CoNLLU {
		return c.retag(e)
	}
	packs, err := house.Languages()
	if err != nil {
		return err
	}
	failed := false
	for p, err := range c.pages(e, nil) {
		if e.ctx.Err() != nil {
			return errInterrupted
		}
		if err == nil {
			err = parse(e.stdout, packs, p)
		}
		if err != nil {
			fmt.Fprintf(e.stderr, "dyad: %s\n", oneLine(err.Error()))
			failed = true
		}
	}
	if failed {
		return errFailed
	}
	return nil
}

func parse(w io.Writer, packs map[string]lang.Analyzer, p dyad.Page) error {
	a, err := extract.Article(p)
	if err != nil {
		return err
	}
	pack, ok := packs[a.Language]
	if !ok {
		return fmt.Errorf("parse %s: %w for %q", p.Name, dyad.ErrLanguage, a.Language)
	}
	if _, err := fmt.Fprintf(w, "# newdoc id = %s\n", a.ID); err != nil {
		return err
	}
	return lang.WriteCoNLLU(w, a.Text, pack.Analyze(&a), nil)
}

// retag reads CoNLL-U files and prints them with tags and trees of our own.
func (c *parseCmd) retag(e *env) error {
	english, err := en.New()
	if err != nil {
		return err
	}
	for _, path := range c.Paths {
		bank, err := readTreebank(e, path)
		if err != nil {
			return fmt.Errorf("parse %s: %w", path, err)
		}
		english.Tag(bank.Sentences)
		if err := lang.WriteCoNLLU(e.stdout, bank.Text, bank.Sentences, bank.Meta); err != nil {
			return err
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
	if !strings.HasSuffix(path, ".gz") {
		return lang.ReadCoNLLU(f)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return lang.ReadCoNLLU(z)
}
