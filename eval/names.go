package eval

import (
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/eval/chains"
)

// gumNames is a measure over half of the free news and interviews of GUM: which names of
// people, organisations and places are found, as actors or places.
func gumNames(half string) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		name, text, err := s.read("ud/gum-train-free.conllu")
		if err != nil {
			return err
		}
		docs, err := gumDocuments(name, text, half, func(string) bool { return false }, m)
		if err != nil {
			return err
		}
		m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeNames(&docs[i], k) }
		m.figures = nameFigures
		return nil
	}
}

// judgeNames gives each name a "name" outcome, by heads, a "whole" one, by spans too, and
// one of what it names.
func judgeNames(d *chains.Document, k *dyad.Coding) (outcomes []Outcome) {
	for _, f := range d.Find(k) {
		name, whole := Outcome{Facet: "name"}, Outcome{Facet: "whole"}
		if f.Type != "" {
			name.Gold, whole.Gold = f.Text, f.Text
		}
		if f.Got {
			name.Got, whole.Got = f.Text, f.Text
			if f.Type != "" && !f.Whole {
				whole.Got = "~" + f.Text
			}
		}
		outcomes = append(outcomes, name, whole)
		if f.Type != "" {
			outcomes = append(outcomes, Outcome{Facet: f.Type, Gold: name.Gold, Got: name.Got})
		}
	}
	return outcomes
}

func nameFigures(outcomes []Outcome) []Figure {
	figures := append(slots("name", facet(outcomes, "name")), slots("whole name", facet(outcomes, "whole"))[2:]...)
	for _, of := range []string{"person", "organization", "place"} {
		o := facet(outcomes, of)
		figures = append(figures, share(of+" recall", hits(o), len(o)))
	}
	return figures
}
