package eval

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"slices"

	"github.com/dyad-news/dyad"
)

// maxUnpacked bounds what a packed gold file may unpack to.
const maxUnpacked = 256 << 20

// readPacked reads a gzip file of the shared data whole.
func (s source) readPacked(path string) (name string, text []byte, err error) {
	name, packed, err := s.read(path)
	if err != nil {
		return name, nil, err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return name, nil, fmt.Errorf("%s: %w", name, err)
	}
	text, err = io.ReadAll(io.LimitReader(z, maxUnpacked))
	if err != nil {
		return name, nil, fmt.Errorf("%s: %w", name, err)
	}
	return name, text, nil
}

// bbc is a measure over documents in which little that is political should happen:
// every event that is told as having happened counts as false. The set holds some on
// politics all the same, so there is a figure for each topic too.
func bbc(s source, m *Measure) error {
	name, text, err := s.readPacked("news/bbc_business_sport_tech.jsonl.gz")
	if err != nil {
		return err
	}
	var topics []string // by case
	m.labels = []string{"actual"}
	m.judge = func(_ int, k *dyad.Coding) []Outcome { return falseEvents(k) }
	m.figures = func(outcomes []Outcome) []Figure {
		figures := quietFigures("document", outcomes)
		for _, t := range slices.Compact(slices.Sorted(slices.Values(topics))) {
			other := func(o Outcome) bool { return topics[o.Case] != t }
			f := quietFigures("document", slices.DeleteFunc(slices.Clone(outcomes), other))[0]
			f.Name += ", " + t
			figures = append(figures, f)
		}
		return figures
	}
	type document struct {
		record
		Topic string `json:"topic"`
	}
	return readLines(name, text, func(line int, d document) error {
		if d.ID == "" || d.Text == "" {
			return fmt.Errorf("no id or no text")
		}
		page, err := d.page(d.ID)
		topics = append(topics, d.Topic)
		m.Cases = append(m.Cases, Case{ID: d.ID, Text: d.Title, About: d.Topic, Page: page})
		return err
	})
}

// falseEvents judges a text that tells no event. Every case has a "text" outcome, which
// counts it; every actual event is an "actual" one, every other event an "other". What
// could not be coded counts nowhere: to fail is not to be silent.
func falseEvents(k *dyad.Coding) []Outcome {
	if k.Article.Text == "" {
		return nil
	}
	outcomes := []Outcome{{Facet: "text"}}
	for i := range k.Events {
		e := &k.Events[i]
		o := Outcome{Facet: "other", Got: e.Type[0], Rule: ruleOf(e), Note: sentenceOf(e, k)}
		if e.Realis == dyad.Actual {
			o.Facet = "actual"
		}
		outcomes = append(outcomes, o)
	}
	return outcomes
}

// quietFigures gives false actual events a text, and the share of texts with any.
func quietFigures(unit string, outcomes []Outcome) []Figure {
	rate := boot("actual events a "+unit, outcomes, func(o []Outcome) float64 {
		return ratio(len(facet(o, "actual")), len(facet(o, "text")))
	})
	texts, with := 0, 0
	for _, g := range byCase(outcomes) {
		texts++
		if len(facet(g, "actual")) > 0 {
			with++
		}
	}
	rate.N = texts
	return []Figure{rate, share(unit+"s with an actual event", with, texts)}
}
