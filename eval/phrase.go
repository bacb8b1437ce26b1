package eval

import (
	"fmt"

	"github.com/dyad-news/dyad"
)

// entityCase is one phrase with the country and sector that it stands for. A null is
// not asked, "" says that there is none.
type entityCase struct {
	Text    string   `json:"text"`
	Date    dyad.Day `json:"date"`
	Country *string  `json:"country"`
	Sector  *string  `json:"code_1"`
	Skip    bool     `json:"skip"`
}

// entityTests is a measure over phrases, handed over as one mention each.
func entityTests(s source, m *Measure) error {
	name, text, err := s.read("events/entity_tests.jsonl")
	if err != nil {
		return err
	}
	var cases []entityCase
	err = readLines(name, text, func(line int, c entityCase) error {
		if c.Skip {
			return nil
		}
		if c.Text == "" {
			return fmt.Errorf("no text")
		}
		id := fmt.Sprintf("line %d", line)
		page, err := record{ID: id, Text: c.Text, Date: c.Date, Mentions: []dyad.Span{{Start: 0, End: len(c.Text)}}}.page(id)
		if err != nil {
			return err
		}
		cases = append(cases, c)
		m.Cases = append(m.Cases, Case{ID: id, Text: c.Text, Page: page})
		return nil
	})
	m.labels = []string{"sector"}
	m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeEntity(&cases[i], k) }
	m.figures = func(outcomes []Outcome) []Figure {
		country, sector := facet(outcomes, "country"), facet(outcomes, "sector")
		return []Figure{
			share("country accuracy", hits(country), len(country)), slots("country", country)[2],
			share("sector accuracy", hits(sector), len(sector)), slots("sector", sector)[2],
			bothRight(outcomes),
		}
	}
	return err
}

// bothRight is the share of phrases asked for country and sector that got both right.
func bothRight(outcomes []Outcome) Figure {
	right, n := 0, 0
	for _, group := range byCase(outcomes) {
		if len(group) == 2 {
			n++
			if hits(group) == 2 {
				right++
			}
		}
	}
	return share("both right", right, n)
}

func judgeEntity(c *entityCase, k *dyad.Coding) []Outcome {
	var got dyad.Mention
	for _, m := range k.Mentions { // the mention handed over, else the longest found
		if m.Given {
			got = m
			break
		}
		if m.Span.Len() > got.Span.Len() {
			got = m
		}
	}
	var outcomes []Outcome
	if c.Country != nil && !isSector(*c.Country) {
		want := *c.Country
		if want == "XKX" {
			want = "KOS" // the codebook's code for Kosovo
		}
		outcomes = append(outcomes, Outcome{Facet: "country", Gold: want, Got: got.Code, Note: got.Known})
	}
	if c.Sector != nil && (*c.Sector == "" || isSector(*c.Sector)) {
		o := Outcome{Facet: "sector", Gold: *c.Sector, Got: string(got.Sector), Note: got.Known}
		if o.Gold == "" && o.Got == "GOV" {
			o.Got = "" // a country by its name alone: Dyad lets it stand for its government
		}
		outcomes = append(outcomes, o)
	}
	return outcomes
}

// sectors lists the sectors of the PLOVER codebook.
func sectors() []dyad.Sector {
	return []dyad.Sector{dyad.COP, dyad.GOV, dyad.JUD, dyad.LEG, dyad.MIL, dyad.PRM, dyad.PTY, dyad.REB, dyad.SPY,
		dyad.UAF, dyad.UNK, dyad.AGR, dyad.BUS, dyad.CRM, dyad.CVL, dyad.EDU, dyad.ELI, dyad.JRN, dyad.LAB, dyad.MED,
		dyad.REF, dyad.OPP, dyad.PRE, dyad.REL, dyad.SOC}
}

func isSector(s string) bool {
	for _, x := range sectors() {
		if string(x) == s {
			return true
		}
	}
	return false
}
