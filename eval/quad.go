package eval

import (
	"github.com/dyad-news/dyad"
)

// cameoQuad is a measure over the CAMEO quad set, spans handed over. Most of its rows
// are statements that are no event (class 0), where any answer is a false alarm.
func cameoQuad(s source, m *Measure) error {
	name, text, err := s.read("events/cameo_quad_train.tsv")
	if err != nil {
		return err
	}
	relations, err := readQuads(name, text)
	if err != nil {
		return err
	}
	m.labels = []string{"quad"}
	m.judge = func(i int, k *dyad.Coding) []Outcome {
		o := Outcome{Facet: "quad", Gold: relations[i].label}
		if e := relations[i].answered(k); e != nil && e.Confidence > 0.3 { // that or less is a guess, for who knows that there is an event
			o.Got, o.Rule, o.Note = quadName(Root(e.Type[0])), ruleOf(e), e.Type[0]+" "+string(e.Realis)
		}
		return []Outcome{o}
	}
	m.figures = func(outcomes []Outcome) []Figure {
		quiet, none := 0, 0
		for _, o := range outcomes {
			if o.Gold == "" {
				none++
				if o.Got == "" {
					quiet++
				}
			}
		}
		return []Figure{share("quad accuracy", hits(outcomes), len(outcomes)), share("no event left alone", quiet, none)}
	}
	return ask(m, relations, true)
}

func readQuads(name string, text []byte) ([]relation, error) {
	rows, err := readTSV(name, text, "uid", "sentence", "source", "target", "gold_penta")
	if err != nil {
		return nil, err
	}
	var relations []relation
	for _, row := range rows {
		r := relation{
			uid: row.get("uid"), sentence: row.get("sentence"),
			source: newSide(row.get("sentence"), row.get("source"), nil),
			target: newSide(row.get("sentence"), row.get("target"), nil),
		}
		switch q := row.get("gold_penta"); q {
		case "0":
		case "1", "2", "3", "4":
			r.label = q
		default:
			return nil, row.errorf("gold_penta %q is not 0 to 4", q)
		}
		relations = append(relations, r)
	}
	return relations, nil
}
