package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"github.com/dyad-news/dyad"
)

// printer writes codings in one format. Close writes what stands at the end; after an
// interrupt it is called too, so that what was coded is printed whole.
type printer interface {
	print(k *dyad.Coding) error
	close() error
}

// newPrinter returns the printer of a format: "table", "jsonl", "json" or "csv". With
// whole, jsonl and json write codings rather than events.
func newPrinter(format string, w io.Writer, p page, whole bool) printer {
	switch format {
	case "jsonl":
		return &jsonPrinter{w: bufio.NewWriter(w), whole: whole, after: "\n"}
	case "json":
		return &jsonPrinter{w: bufio.NewWriter(w), whole: whole, open: "[\n", between: ",\n", end: "\n]\n"}
	case "csv":
		return newCSVPrinter(w)
	default:
		return &tablePrinter{w: w, page: p}
	}
}

// jsonPrinter writes JSON objects between fixed strings: lines, or one array.
type jsonPrinter struct {
	w                         *bufio.Writer
	whole                     bool
	open, between, after, end string
	begun                     bool
}

func (p *jsonPrinter) print(k *dyad.Coding) error {
	if p.whole {
		if err := p.object(filled(k)); err != nil {
			return err
		}
	} else {
		for i := range k.Events {
			if err := p.object(&k.Events[i]); err != nil {
				return err
			}
		}
	}
	return p.w.Flush() // one article at a time, so that a pipe sees it at once
}

// filled returns the coding with empty lists for absent ones, which JSON writes as [].
func filled(k *dyad.Coding) *dyad.Coding {
	own := *k
	if own.Mentions == nil {
		own.Mentions = []dyad.Mention{}
	}
	if own.Times == nil {
		own.Times = []dyad.Timex{}
	}
	if own.Places == nil {
		own.Places = []dyad.Toponym{}
	}
	if own.Events == nil {
		own.Events = []dyad.Event{}
	}
	if own.Statements == nil {
		own.Statements = []dyad.Statement{}
	}
	return &own
}

func (p *jsonPrinter) object(v any) error {
	b, err := marshal(v)
	if err != nil {
		return err
	}
	lead := p.between
	if !p.begun {
		lead, p.begun = p.open, true
	}
	_, err = p.w.WriteString(lead + string(b) + p.after)
	return err
}

func (p *jsonPrinter) close() error {
	if p.end != "" {
		if !p.begun {
			_, _ = p.w.WriteString("[") // a bufio.Writer keeps its error for Flush
		}
		_, _ = p.w.WriteString(p.end)
	}
	return p.w.Flush()
}

// marshal is json.Marshal without the escapes for HTML.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
