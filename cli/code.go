package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/pipeline"
)

type codeCmd struct {
	input
	Format        string  `help:"How to print events: ${enum}." enum:"table,jsonl,json,csv" default:"table"`
	Articles      bool    `help:"With jsonl and json: print whole codings, the article with all mentions, times, places and events."`
	NoText        bool    `help:"Leave the words of the article out of the record: the evidence sentence, and the text of articles."`
	MinConfidence float64 `help:"Print only events of at least this confidence, 0 to 1." default:"0" placeholder:"P"`
	Sample        int     `help:"Print only N events, drawn at random from all; the same ones for the same --seed." default:"0" placeholder:"N"`
	Seed          uint64  `help:"What --sample draws with." default:"1"`
	Workers       int     `help:"Pages coded at one time; 0 for one a processor. The output is the same." default:"0" placeholder:"N"`
	Data          string  `help:"Folder of tables to lay over the built-in ones." placeholder:"DIR"`
	Errors        string  `help:"Write every page that failed to this file, with why, tab-separated." placeholder:"FILE"`
	Color         string  `help:"Colour in the table: ${enum}. NO_COLOR is honoured." enum:"auto,always,never" default:"auto"`
}

// Help is printed by --help.
func (*codeCmd) Help() string {
	return `The table goes by article; each event has its date, actor and recipient, type and mode, place, size, on whose word it is, and the sentence with the trigger marked. The other formats are documented in docs/record.md. Events come in the order of the input. Articles that tell no event print nothing. An interrupt stops in good order: what was coded is printed whole.

Exit codes: 0 all pages were coded, 1 some failed, 2 wrong use, 130 interrupted.

Examples:

    dyad code --date 2024-01-29 story.txt
    dyad code --format csv --outlet example.org pages/ 'more/*.html' > events.csv
    dyad code --format jsonl --errors failed.tsv news.jsonl.gz > events.jsonl
    dyad code --sample 200 --seed 7 news.jsonl.gz               # events to check by reading
    curl -s https://example.org/story.html | dyad code --format json --articles -
`
}

// Validate is called when the command line is read.
func (c *codeCmd) Validate() error {
	switch {
	case c.Articles && c.Format != "jsonl" && c.Format != "json":
		return fmt.Errorf("--articles goes with --format jsonl or json, not %s", c.Format)
	case c.MinConfidence < 0 || c.MinConfidence > 1:
		return fmt.Errorf("--min-confidence: %v is not between 0 and 1", c.MinConfidence)
	case c.Sample < 0:
		return fmt.Errorf("--sample: %d is below 0", c.Sample)
	case c.Workers < 0:
		return fmt.Errorf("--workers: %d is below 0", c.Workers)
	}
	return c.validate()
}

// Run codes all inputs and prints them.
func (c *codeCmd) Run(e *env) error {
	coder, err := newCoder(c.Data)
	if err != nil {
		return err
	}
	report, err := newReport(e, c.Errors)
	if err != nil {
		return err
	}
	progress := newProgress(e, c.Paths)
	out := newPrinter(c.Format, progress, page{widthOf(e.stdout), e.colored(c.Color, e.stdout)}, c.Articles)
	workers := c.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	drawn := sample{n: c.Sample, seed: c.Seed}
	err = coder.Run(e.ctx, c.pages(e, progress.read), workers, func(r pipeline.Result) error {
		if r.Err == nil {
			c.trim(&r.Coding)
		}
		report.add(&r)
		progress.add(r.Err != nil)
		if r.Err != nil {
			return nil
		}
		if c.Sample > 0 {
			drawn.add(&r.Coding, report.pages)
			return nil
		}
		return out.print(&r.Coding)
	})
	progress.stop()
	interrupted := errors.Is(err, context.Canceled)
	if err != nil && !interrupted {
		return fmt.Errorf("print events: %w", err)
	}
	if err := drawn.each(out.print); err != nil {
		return fmt.Errorf("print events: %w", err)
	}
	if err := out.close(); err != nil {
		return fmt.Errorf("print events: %w", err)
	}
	return report.end(interrupted)
}

// trim leaves out what the flags say.
func (c *codeCmd) trim(k *dyad.Coding) {
	if c.MinConfidence > 0 {
		k.Events = slices.DeleteFunc(k.Events, func(e dyad.Event) bool { return e.Confidence < c.MinConfidence })
	}
	if c.NoText {
		k.Article.Text, k.Article.Furniture = "", nil
		for i := range k.Events {
			k.Events[i].Evidence.Sentence = ""
		}
	}
}
