package eval

import (
	"cmp"
	"strings"

	"github.com/dyad-news/dyad"
)

// readRelations reads a relation set with marked spans and gold roots.
func readRelations(name string, text []byte) ([]relation, error) {
	rows, err := readTSV(name, text, "uid", "sentence", "marked_sentence", "source", "target", "gold_root")
	if err != nil {
		return nil, err
	}
	var relations []relation
	for _, row := range rows {
		sentence := row.get("sentence")
		source, target := marked(sentence, row.get("marked_sentence"))
		r := relation{
			uid: row.get("uid"), sentence: sentence, label: Root(row.get("gold_root")),
			source: newSide(sentence, row.get("source"), source),
			target: newSide(sentence, row.get("target"), target),
		}
		if Quad(r.label) == 0 {
			return nil, row.errorf("gold_root %q is none of the 15 roots", row.get("gold_root"))
		}
		relations = append(relations, r)
	}
	return relations, nil
}

// ownPairs is a measure over gold/pairs.tsv: sentences of our own in the form of the
// relation sets, with the spans handed over or the text alone.
func ownPairs(part string, spans bool) func(source, *Measure) error {
	return func(_ source, m *Measure) error {
		const name = "gold/pairs.tsv"
		text, err := goldFiles.ReadFile(name)
		if err != nil {
			return err
		}
		rows, err := readTSV(name, text, "uid", "part", "root", "marked")
		if err != nil {
			return err
		}
		var relations []relation
		for _, row := range rows {
			if row.get("part") != part {
				continue
			}
			r := relation{uid: row.get("uid"), sentence: unmarked.Replace(row.get("marked")), label: Root(row.get("root"))}
			source, target := marked(r.sentence, row.get("marked"))
			if source == nil || Quad(r.label) == 0 {
				return row.errorf("no source is marked, or %q is none of the 15 roots", row.get("root"))
			}
			r.source, r.target = newSide(r.sentence, source.In(r.sentence), source), newSide(r.sentence, "a recipient", nil)
			if target != nil {
				r.target = newSide(r.sentence, target.In(r.sentence), target)
			}
			relations = append(relations, r)
		}
		if spans {
			return given(m, relations)
		}
		return alone(m, relations)
	}
}

var unmarked = strings.NewReplacer("<s>", "", "</s>", "", "<t>", "", "</t>", "")

// marked reads the first span that <s> and <t> mark; nil where there is none, or where
// the marked sentence is not the sentence.
func marked(sentence, marks string) (source, target *dyad.Span) {
	var plain strings.Builder
	at := make(map[string]int)
	for rest := marks; rest != ""; {
		tag, ok := "", false
		for _, t := range [...]string{"<s>", "</s>", "<t>", "</t>"} {
			if strings.HasPrefix(rest, t) {
				tag, ok = t, true
			}
		}
		if !ok {
			plain.WriteByte(rest[0])
			rest = rest[1:]
			continue
		}
		if _, seen := at[tag]; !seen {
			at[tag] = plain.Len()
		}
		rest = rest[len(tag):]
	}
	if plain.String() != sentence {
		return nil, nil
	}
	between := func(from, to string) *dyad.Span {
		a, ok := at[from]
		b, ends := at[to]
		if !ok || !ends || b <= a {
			return nil
		}
		return &dyad.Span{Start: a, End: b}
	}
	return between("<s>", "</s>"), between("<t>", "</t>")
}

// spansOf is a measure over a relation set with spans handed over: the answer is the
// root of the event marked Pair, and no such event is a miss.
func spansOf(path string) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		name, text, err := s.read(path)
		if err != nil {
			return err
		}
		relations, err := readRelations(name, text)
		if err != nil {
			return err
		}
		return given(m, relations)
	}
}

// textOf is a measure over a relation set with the text alone.
func textOf(path string) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		name, text, err := s.read(path)
		if err != nil {
			return err
		}
		relations, err := readRelations(name, text)
		if err != nil {
			return err
		}
		return alone(m, relations)
	}
}

func ask(m *Measure, relations []relation, given bool) error {
	for i := range relations {
		r := &relations[i]
		page, err := r.page(given)
		if err != nil {
			return err
		}
		m.Cases = append(m.Cases, Case{ID: r.uid, Text: r.sentence, About: r.about(), Page: page})
	}
	return nil
}

// given fills a measure that hands the spans over.
func given(m *Measure, relations []relation) error {
	m.labels = []string{"root"}
	m.judge = func(i int, k *dyad.Coding) []Outcome {
		o := Outcome{Facet: "root", Gold: relations[i].label}
		crossed := Outcome{Facet: "crosswalk", Gold: relations[i].label}
		if e := relations[i].answered(k); e != nil {
			o.Got, o.Rule = Root(e.Type[0]), ruleOf(e)
			crossed.Got = cmp.Or(cameoRoot(e.CAMEO), o.Got)
		} else if len(k.Events) > 0 {
			o.Note = "other events"
		}
		return []Outcome{o, crossed}
	}
	m.figures = func(outcomes []Outcome) []Figure {
		crossed := classes("root by CAMEO", facet(outcomes, "crosswalk"), Roots())
		return append(rooted("", facet(outcomes, "root")), crossed[0])
	}
	return ask(m, relations, true)
}

// rooted gives the figures of a classification into roots.
func rooted(prefix string, outcomes []Outcome) []Figure {
	quads := make([]Outcome, len(outcomes))
	for i, o := range outcomes {
		quads[i] = Outcome{Case: o.Case, Gold: quadName(o.Gold), Got: quadName(o.Got)}
	}
	return append(classes(prefix+"root", outcomes, Roots()),
		boot(prefix+"quad macro-F1", quads, func(o []Outcome) float64 { return MacroF1(o, []string{"1", "2", "3", "4"}) }))
}

func quadName(root string) string {
	if q := Quad(root); q > 0 {
		return string(rune('0' + q))
	}
	return ""
}

// alone fills a measure that hands over nothing but the text.
func alone(m *Measure, relations []relation) error {
	m.labels = []string{"root"}
	m.judge = func(i int, k *dyad.Coding) []Outcome {
		r := &relations[i]
		strict, found := r.onDyad(k, false)
		loose, _ := r.onDyad(k, true)
		any := pick("root", r.label, strict)
		any.Note = found
		return []Outcome{any, pick("lenient", r.label, loose)}
	}
	m.figures = func(outcomes []Outcome) []Figure {
		strict := facet(outcomes, "root")
		covered := 0
		for _, o := range strict {
			if o.Got != "" {
				covered++
			}
		}
		return append(append(rooted("", strict), rooted("lenient ", facet(outcomes, "lenient"))[0]),
			share("dyad found", covered, len(strict)))
	}
	return ask(m, relations, false)
}

// pick answers with the gold root where one of the events has it, else with the first.
func pick(facet, gold string, events []*dyad.Event) Outcome {
	o := Outcome{Facet: facet, Gold: gold}
	for i, e := range events {
		if root := Root(e.Type[0]); i == 0 || root == gold {
			o.Got, o.Rule = root, ruleOf(e)
			if root == gold {
				break
			}
		}
	}
	return o
}
