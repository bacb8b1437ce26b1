package eval

import (
	"embed"
	"fmt"
	"hash/fnv"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

//go:embed gold/*.yaml gold/*.tsv
var goldFiles embed.FS

// goldFile is one file of gold/. gold/README.md says what the fields promise.
type goldFile struct {
	Says      string     `yaml:"says"`
	Codebook  string     `yaml:"codebook"`  // whose types and modes the labels are
	Published dyad.Day   `yaml:"published"` // of the cases that give none
	Cases     []goldCase `yaml:"cases"`
}

type goldCase struct {
	ID        string      `yaml:"id"`
	Text      string      `yaml:"text"`
	Published dyad.Day    `yaml:"published"`
	Events    []goldEvent `yaml:"events"`

	file string
}

// goldEvent is one event that a case tells. Lists of actors are strings such as
// "IRN GOV"; attributions end in a stance, "PAK GOV asserts".
type goldEvent struct {
	Type        string   `yaml:"type"`
	Mode        string   `yaml:"mode"`
	Actor       []string `yaml:"actor"`
	Recipient   []string `yaml:"recipient"`
	Date        string   `yaml:"date"`
	Realis      string   `yaml:"realis"`
	Attribution []string `yaml:"attribution"`
	Place       string   `yaml:"place"`
	Killed      *int     `yaml:"killed"`
	Injured     *int     `yaml:"injured"`
	Arrested    *int     `yaml:"arrested"`
	Displaced   *int     `yaml:"displaced"`
	Abducted    *int     `yaml:"abducted"`
	Missing     *int     `yaml:"missing"`
}

// readGold reads all gold files, in the order of their names.
func readGold(files fs.FS) ([]goldCase, error) {
	names, err := fs.Glob(files, "gold/*.yaml")
	if err != nil {
		return nil, err
	}
	var cases []goldCase
	seen := make(map[string]string)
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		more, err := decodeGold(name, text)
		if err != nil {
			return nil, err
		}
		for _, c := range more {
			if first, twice := seen[c.ID]; twice {
				return nil, fmt.Errorf("%s: id %q stands in %s too", name, c.ID, first)
			}
			seen[c.ID] = name
		}
		cases = append(cases, more...)
	}
	return cases, nil
}

// decodeGold reads one gold file strictly: unknown and duplicate keys, and words that
// the record does not have, are errors.
func decodeGold(name string, text []byte) ([]goldCase, error) {
	var f goldFile
	if err := data.DecodeYAML(text, &f); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if f.Codebook == "" {
		return nil, fmt.Errorf("%s: no codebook: which one are the labels of?", name)
	}
	for i := range f.Cases {
		c := &f.Cases[i]
		c.file = path.Base(name)
		if c.Published == "" {
			c.Published = f.Published
		}
		if err := c.check(); err != nil {
			return nil, fmt.Errorf("%s:%d: case %q: %w", name, lineOf(text, c.ID), c.ID, err)
		}
	}
	return f.Cases, nil
}

// lineOf finds the line of a case by its id; 1 where it has none.
func lineOf(text []byte, id string) int {
	before, _, found := strings.Cut(string(text), "- id: "+id+"\n")
	if !found || id == "" {
		return 1
	}
	return strings.Count(before, "\n") + 1
}

func (c *goldCase) check() error {
	if c.ID == "" || c.Text == "" {
		return fmt.Errorf("want an id and a text")
	}
	if _, ok := c.Published.Time(); !ok {
		return fmt.Errorf("published %q is no day", c.Published)
	}
	for i := range c.Events {
		if err := c.Events[i].check(); err != nil {
			return fmt.Errorf("event %d: %w", i+1, err)
		}
	}
	return nil
}

func (e *goldEvent) check() error {
	if Quad(Root(e.Type)) == 0 || e.Type != strings.ToUpper(e.Type) {
		return fmt.Errorf("type %q is no PLOVER type", e.Type)
	}
	switch dyad.Realis(e.Realis) {
	case "":
		e.Realis = string(dyad.Actual)
	case dyad.Actual, dyad.Future, dyad.Hypothetical, dyad.Negated, dyad.Historical:
	default:
		return fmt.Errorf("realis %q is none", e.Realis)
	}
	for _, s := range slices.Concat(e.Actor, e.Recipient) {
		if _, err := parseParty(s); err != nil {
			return err
		}
	}
	for _, s := range e.Attribution {
		if _, err := parseVoice(s); err != nil {
			return err
		}
	}
	return nil
}

// part says whether a case is for tuning or for reporting: by the hash of its id, so
// that a case never moves and no one chooses; one in three reports.
func (c *goldCase) part() string {
	h := fnv.New32a()
	h.Write([]byte(c.ID))
	if h.Sum32()%3 == 0 {
		return "dev"
	}
	return "tune"
}

// ownCases picks the cases of one part, with or without events.
func ownCases(m *Measure, part string, quiet bool) ([]goldCase, error) {
	all, err := readGold(goldFiles)
	if err != nil {
		return nil, err
	}
	var cases []goldCase
	for _, c := range all {
		if c.part() != part || quiet != (len(c.Events) == 0) {
			continue
		}
		page, err := record{ID: c.ID, Text: c.Text, Date: c.Published}.page(c.ID)
		if err != nil {
			return nil, err
		}
		cases = append(cases, c)
		m.Cases = append(m.Cases, Case{ID: c.file + " " + c.ID, Text: c.Text, About: "published " + string(c.Published), Page: page})
	}
	return cases, nil
}

// ownGold is a measure over our own event sentences.
func ownGold(part string) func(source, *Measure) error {
	return func(_ source, m *Measure) error {
		cases, err := ownCases(m, part, false)
		m.labels = []string{"type", "realis"}
		m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeOwn(&cases[i], k) }
		m.figures = func(outcomes []Outcome) []Figure {
			figures := slots("type", facet(outcomes, "type"))
			for _, name := range ownFacets() {
				of := facet(outcomes, name)
				figures = append(figures, slots(name, of)[2])
			}
			return figures
		}
		return err
	}
}

// ownQuiet is a measure over our own sentences that tell no event.
func ownQuiet(part string) func(source, *Measure) error {
	return func(_ source, m *Measure) error {
		_, err := ownCases(m, part, true)
		m.labels = []string{"actual"}
		m.judge = func(_ int, k *dyad.Coding) []Outcome { return falseEvents(k) }
		m.figures = func(outcomes []Outcome) []Figure { return quietFigures("sentence", outcomes) }
		return err
	}
}
