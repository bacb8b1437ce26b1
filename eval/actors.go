package eval

import (
	"encoding/json"
	"fmt"

	"github.com/dyad-news/dyad"
)

// actorCase is a record of the PLOVER gold standard with its actors that stand in the text.
type actorCase struct {
	spans   []dyad.Span
	codes   []string
	sectors []string // "" where it was not asked
}

// gsrActorsGiven is a measure over the actors of the records, all handed over as mentions:
// code and sector of each. Three codes of an older draft are read as ISO has them; IGO is
// any organisation of states; religions, which the draft wrote among the sectors, are not
// asked.
func gsrActorsGiven(s source, m *Measure) error {
	name, text, err := s.read("events/plover_gsr.json")
	if err != nil {
		return err
	}
	var records []gsrRecord
	if err := json.Unmarshal(text, &records); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var cases []actorCase
	for i, rec := range records {
		var c actorCase
		for _, raw := range []json.RawMessage{rec.Source, rec.Target} {
			actors, err := gsrActors(raw)
			if err != nil {
				return fmt.Errorf("%s: record %d (%s): %w", name, i+1, rec.ID, err)
			}
			for _, a := range actors {
				if side := newSide(rec.Text, a.Text, nil); side.span != nil {
					c.spans = append(c.spans, *side.span)
					c.codes = append(c.codes, gsrCode(a.Code))
					c.sectors = append(c.sectors, gsrSector(a.Sector))
				}
			}
		}
		if len(c.spans) == 0 {
			continue
		}
		page, err := record{ID: rec.ID, Text: rec.Text, Date: rec.Date, Mentions: c.spans}.page(rec.ID)
		if err != nil {
			return err
		}
		cases = append(cases, c)
		m.Cases = append(m.Cases, Case{ID: rec.ID, Text: rec.Text, Page: page})
	}
	m.labels = []string{"sector"}
	m.judge = func(i int, k *dyad.Coding) []Outcome { return cases[i].judge(k) }
	m.figures = func(outcomes []Outcome) []Figure {
		code, sector := facet(outcomes, "code"), facet(outcomes, "sector")
		return []Figure{share("actor code accuracy", hits(code), len(code)), share("actor sector accuracy", hits(sector), len(sector))}
	}
	return nil
}

func (c *actorCase) judge(k *dyad.Coding) []Outcome {
	var outcomes []Outcome
	for i, span := range c.spans {
		var got dyad.Mention
		for _, m := range k.Mentions {
			if m.Given && m.Span == span {
				got = m
				break
			}
		}
		code := got.Code
		if c.codes[i] == "IGO" && (code == "UNO" || code == "EUR") {
			code = "IGO"
		}
		outcomes = append(outcomes, Outcome{Facet: "code", Gold: c.codes[i], Got: code, Note: got.Text})
		if c.sectors[i] != "" {
			outcomes = append(outcomes, Outcome{Facet: "sector", Gold: c.sectors[i], Got: string(got.Sector), Note: got.Text})
		}
	}
	return outcomes
}

func gsrCode(code string) string {
	switch code {
	case "JAP":
		return "JPN"
	case "ITL":
		return "ITA"
	case "VTN":
		return "VNM"
	}
	return code
}

// gsrSector cuts what an older draft added to a sector ("CVLalb"); "" for what is none.
func gsrSector(s string) string {
	if len(s) > 3 {
		s = s[:3]
	}
	switch {
	case s == "CIV":
		return "CVL"
	case isSector(s):
		return s
	}
	return ""
}
