package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/pipeline"
)

type verifyCmd struct {
	Records []string `arg:"" name:"records" help:"JSON lines that dyad code printed, events or codings (--articles); - for stdin."`
	Text    []string `help:"Where the articles came from (file, folder, glob), so that events are held against the whole text and not their sentence alone. May be given more than once." placeholder:"FILE"`
}

// Help is printed by --help.
func (*verifyCmd) Help() string {
	return `Every span must lie in the text, cut no letter in two, and cover the very words that the record quotes: actors, recipients, dates, places, cues, figures, trigger and sentence. Ids must be made from the content. Whole codings carry their text. Events carry their sentence; what they say of other sentences is checked with --text, and else counted as not at hand. What does not hold is printed as file:line.

Exit codes: 0 everything at hand holds, 1 something does not, 2 wrong use.

Examples:

    dyad code --format jsonl --articles news/ | dyad verify -
    dyad verify events.jsonl
    dyad verify --text news/ events.jsonl
`
}

// verified sums up what verify saw.
type verified struct {
	records, spans, outside, faults int
}

// Run checks all records.
func (c *verifyCmd) Run(e *env) error {
	texts, err := c.texts(e)
	if err != nil {
		return err
	}
	var sum verified
	for _, name := range c.Records {
		if err := sum.file(e, name, texts); err != nil {
			return err
		}
	}
	fmt.Fprintf(e.stderr, "dyad: %s, %s hold, %d not at hand, %s\n",
		count(sum.records, "record"), count(sum.spans, "span"), sum.outside, count(sum.faults, "fault"))
	if sum.faults > 0 {
		return errFailed
	}
	return nil
}

// texts reads the articles of --text, by id.
func (c *verifyCmd) texts(e *env) (map[dyad.ArticleID]string, error) {
	texts := map[dyad.ArticleID]string{}
	for p, err := range extract.Pages(c.Text, extract.Options{Stdin: e.stdin}) {
		if err == nil {
			var a dyad.Article
			if a, err = extract.Article(p); err == nil {
				texts[a.ID] = a.Text
				continue
			}
		}
		if errors.Is(err, os.ErrNotExist) {
			return nil, usageError{fmt.Errorf("--text: %w", err)}
		}
		fmt.Fprintf(e.stderr, "dyad: --text: %s\n", oneLine(err.Error()))
	}
	return texts, nil
}

func (v *verified) file(e *env, name string, texts map[dyad.ArticleID]string) error {
	r := e.stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return usageError{err}
		}
		defer f.Close()
		r = f
	}
	in := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		if e.ctx.Err() != nil {
			return errInterrupted
		}
		line, err := in.ReadBytes('\n')
		if line = bytes.TrimSpace(line); len(line) > 0 {
			for _, f := range v.line(line, texts) {
				v.faults++
				if _, err := fmt.Fprintf(e.stdout, "%s:%d: %s\n", name, n, oneLine(f)); err != nil {
					return err
				}
			}
		}
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("read %s: %w", name, err)
		}
	}
}

// line checks one record and returns its faults.
func (v *verified) line(line []byte, texts map[dyad.ArticleID]string) []string {
	v.records++
	var kind struct {
		Article json.RawMessage `json:"article"`
		Type    json.RawMessage `json:"event"`
	}
	if err := json.Unmarshal(line, &kind); err != nil {
		return []string{fmt.Sprintf("not a record of JSON lines: %v", err)}
	}
	var c pipeline.Checked
	switch {
	case kind.Article != nil:
		var k dyad.Coding
		if err := json.Unmarshal(line, &k); err != nil {
			return []string{fmt.Sprintf("not a coding: %v", err)}
		}
		if k.Article.Text == "" { // --no-text
			k.Article.Text = texts[k.Article.ID]
		}
		c = pipeline.VerifyCoding(&k)
	case kind.Type != nil:
		var ev dyad.Event
		if err := json.Unmarshal(line, &ev); err != nil {
			return []string{fmt.Sprintf("not an event: %v", err)}
		}
		c = pipeline.VerifyEvent(&ev, texts[ev.ArticleID])
	default:
		return []string{"neither an event nor a coding"}
	}
	v.spans, v.outside = v.spans+c.Spans, v.outside+c.Outside
	return c.Faults
}
