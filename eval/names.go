package eval

import (
	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/eval/chains"
)

// judgeNames gives each name a "name" outcome, by heads, a "whole" one, by spans too, and
// one of what it names.
func judgeNames(d *chains.Document, k *dyad.Coding) (outcomes []Outcome) {
	for _, f := range d.Find(k) {
		outcomes = append(outcomes, Outcome{Facet: "name", Gold: f.Gold, Got: f.Got}, Outcome{Facet: "whole", Gold: f.Gold, Got: f.Whole})
		if f.Type != "" {
			outcomes = append(outcomes, Outcome{Facet: f.Type, Gold: f.Gold, Got: f.Got})
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
