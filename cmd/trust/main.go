// Command trust learns data/tables/trust.tsv, the weights by which the coder tells how likely an
// event is right, from the events that readers judged (eval/judged) and the news that tells them
// (../shared/data/news). It prints how well events of pages that it did not learn from are told
// apart. The same news, verdicts and coder give the same table.
//
// Pages that eval holds out are not learned from. With -sheet it writes events for a reader to correct,
// with -answers it prints what the reader said as rows of a table; eval/judged/README.md says how to read.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/trust"
	"github.com/dyad-news/dyad/eval/judged"
	"github.com/dyad-news/dyad/house"
)

// options are the flags.
type options struct {
	news, judged, out   string
	sheet, set, answers string
	events              int
	seed                uint64
}

func main() {
	var o options
	flag.StringVar(&o.news, "news", "../shared/data/news", "folder of the news that was judged")
	flag.StringVar(&o.judged, "judged", "eval/judged", "folder of the verdicts")
	flag.StringVar(&o.out, "out", "data/tables/"+trust.File, "table to write")
	flag.StringVar(&o.sheet, "sheet", "", "sheet to write, or with -answers to read")
	flag.StringVar(&o.answers, "answers", "", "a reader's answers to the sheet")
	flag.StringVar(&o.set, "set", "current_events", "news that a sheet is drawn from")
	flag.IntVar(&o.events, "events", 130, "events of a sheet, about")
	flag.Uint64Var(&o.seed, "seed", 1, "what a sheet is drawn with")
	flag.Parse()
	if err := o.run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "trust:", err)
		os.Exit(1)
	}
}

func (o *options) run(w io.Writer) error {
	if o.answers != "" {
		return readAnswers(w, o.sheet, o.answers)
	}
	known, err := read(o.judged)
	if err != nil {
		return err
	}
	if o.sheet != "" {
		var b bytes.Buffer
		if err := known.writeSheet(&b, o.news, o.set, o.events, o.seed); err != nil {
			return err
		}
		return os.WriteFile(o.sheet, b.Bytes(), 0o644)
	}
	cases, err := known.code(o.news, w)
	if err != nil {
		return err
	}
	learned, err := learn(cases, w)
	if err != nil {
		return err
	}
	return os.WriteFile(o.out, table(learned), 0o644)
}

// verdicts is what is known of the events of each page, by set and id.
type verdicts struct {
	corrected map[string][]judged.Corrected
	blind     map[string][]judged.Verdict
}

func read(dir string) (*verdicts, error) {
	v := &verdicts{map[string][]judged.Corrected{}, map[string][]judged.Verdict{}}
	rows, err := judged.AllCorrected(os.DirFS(dir))
	if err != nil {
		return nil, err
	}
	for _, c := range rows {
		v.corrected[c.Set+"/"+c.Page] = append(v.corrected[c.Set+"/"+c.Page], c)
	}
	events, err := judged.Verdicts(os.DirFS(dir), "events")
	if err != nil {
		return nil, err
	}
	for _, e := range events {
		if e.Blind {
			v.blind[e.Set+"/"+e.Page] = append(v.blind[e.Set+"/"+e.Page], e)
		}
	}
	return v, nil
}

// code codes the pages of which something is known, and returns their events with what is.
func (v *verdicts) code(news string, w io.Writer) ([]example, error) {
	dir, err := os.MkdirTemp("", "trust")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	all := "sign\tthere\tright\nalways\t50\t50\n" // nothing is left out
	if err := os.WriteFile(filepath.Join(dir, trust.File), []byte(all), 0o600); err != nil {
		return nil, err
	}
	coder, err := house.New(dir)
	if err != nil {
		return nil, err
	}
	var cases []example
	for _, set := range []string{"current_events", "articles_intl"} {
		before := len(cases)
		err := records(news, set, func(id string, line json.RawMessage) error {
			key := set + "/" + id
			if v.corrected[key] == nil && v.blind[key] == nil {
				return nil
			}
			k, _, err := coder.Explain(dyad.Page{Name: key, MediaType: "application/json", Body: line})
			if err != nil {
				return nil // what cannot be coded tells no event
			}
			cases = append(cases, v.examples(key, judged.Held(id), k.Events)...)
			return nil
		})
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(w, "%s: %d judged events are told\n", set, len(cases)-before)
	}
	return cases, nil
}

// examples returns the events of a page of which something is known.
func (v *verdicts) examples(key string, held bool, events []dyad.Event) []example {
	var out []example
	add := func(e *dyad.Event, blind, there, right bool) {
		out = append(out, example{page: key, held: held, blind: blind, there: there, right: right, signs: e.Evidence.Signs})
	}
	for _, c := range v.corrected[key] {
		if e := c.Find(events); e != nil {
			wrong := c.Wrong(e)
			add(e, false, wrong == "" || wrong == "actor" || wrong == "recipient", wrong == "")
		}
	}
	for _, j := range v.blind[key] {
		for i := range events {
			if events[i].ID == j.ID {
				add(&events[i], true, j.Right, j.Right)
			}
		}
	}
	return out
}

// records hands over the records of a set of news, a packed file of the folder.
func records(news, set string, each func(id string, line json.RawMessage) error) error {
	files, err := filepath.Glob(filepath.Join(news, set+"*.jsonl.gz"))
	if err != nil || len(files) != 1 {
		return fmt.Errorf("%s in %s: %d files, %w", set, news, len(files), errors.Join(err, os.ErrNotExist))
	}
	name := files[0]
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	d := json.NewDecoder(z)
	for {
		var line json.RawMessage
		err := d.Decode(&line)
		if errors.Is(err, io.EOF) {
			return nil
		}
		var r struct {
			ID string `json:"id"`
		}
		if err == nil {
			err = json.Unmarshal(line, &r)
		}
		if err == nil {
			err = each(r.ID, line)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
}

// table writes weights as a table.
func table(of []weights) []byte {
	var b strings.Builder
	b.WriteString("sign\tthere\tright\n")
	for _, w := range of {
		fmt.Fprintf(&b, "%s\t%.2f\t%.2f\n", w.sign, w.there, w.right)
	}
	return []byte(b.String())
}
