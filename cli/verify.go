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
	"github.com/dyad-news/dyad/pipeline"
)

type verifyCmd struct {
	Paths []string `arg:"" name:"records" help:"What dyad code printed as jsonl, with or without --articles; - for stdin."`
}

// Help is printed by --help.
func (*verifyCmd) Help() string {
	return `Holds every span of the records against the text, and the ids against the content that they are made from. Records made with --articles carry their whole text; of a plain event only the sentence is at hand, and spans that lie outside it are counted, not judged.

Exit codes: 0 every span that could be judged holds, 1 some does not or a line is no record, 2 wrong use.

Examples:

    dyad code --format jsonl --articles news/ | dyad verify -
    dyad verify events.jsonl
`
}

// longestRecord bounds a line of records: an article of the largest page, escaped.
const longestRecord = 64 << 20

// Run verifies all inputs.
func (c *verifyCmd) Run(e *env) error {
	v := &verifier{out: e.stdout}
	for _, path := range c.Paths {
		if err := v.file(e, path); err != nil {
			return fmt.Errorf("verify %s: %w", path, err)
		}
	}
	fmt.Fprintf(e.stdout, "%s, %s checked, %d outside the text at hand, %s\n",
		count(v.records, "record"), count(v.spans, "span"), v.outside, count(v.faults, "fault"))
	if v.faults > 0 {
		return errFailed
	}
	return nil
}

type verifier struct {
	out                             io.Writer
	records, spans, outside, faults int
}

func (v *verifier) file(e *env, path string) error {
	in := e.stdin
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 1<<20), longestRecord)
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		checked, err := verifyLine(line)
		if err != nil {
			checked.Faults = append(checked.Faults, "no record: "+err.Error())
		}
		v.records++
		v.spans += checked.Spans
		v.outside += checked.Outside
		v.faults += len(checked.Faults)
		for _, f := range checked.Faults {
			fmt.Fprintf(v.out, "%s:%d: %s\n", path, n, oneLine(f))
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("line %d is longer than %d bytes", n+1, longestRecord)
	}
	return lines.Err()
}

// verifyLine verifies one coding or one event, whichever the line holds.
func verifyLine(line []byte) (pipeline.Checked, error) {
	var kind struct {
		Article json.RawMessage `json:"article"`
		Event   json.RawMessage `json:"event"`
	}
	if err := json.Unmarshal(line, &kind); err != nil {
		return pipeline.Checked{}, err
	}
	switch {
	case kind.Article != nil:
		var k dyad.Coding
		if err := json.Unmarshal(line, &k); err != nil {
			return pipeline.Checked{}, err
		}
		return pipeline.VerifyCoding(&k), nil
	case kind.Event != nil:
		var ev dyad.Event
		if err := json.Unmarshal(line, &ev); err != nil {
			return pipeline.Checked{}, err
		}
		return pipeline.VerifyEvent(&ev, ""), nil
	}
	return pipeline.Checked{}, errors.New(`neither "article" nor "event" in it`)
}
