package eval

import (
	"math/rand/v2"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/eval/chains"
)

// gumChains is a measure over half of the free news and interviews of GUM: which mentions
// stand for one and the same, and which names are found.
func gumChains(half string) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		name, text, err := s.read("ud/gum-train-free.conllu")
		if err != nil {
			return err
		}
		isCountry, err := chains.Countries()
		if err != nil {
			return err
		}
		docs, err := chains.Read(name, text, isCountry, "news", "interview")
		if err != nil {
			return err
		}
		docs = slices.DeleteFunc(docs, func(d chains.Document) bool { return halfOf(d.ID) != half })
		for _, d := range docs {
			page, err := record{ID: d.ID, Text: d.Text}.page(d.ID)
			if err != nil {
				return err
			}
			m.Cases = append(m.Cases, Case{ID: d.ID, Text: d.Text, Page: page})
		}
		m.judge = func(i int, k *dyad.Coding) []Outcome {
			outcomes := judgeNames(&docs[i], k)
			for _, p := range docs[i].Place(k) {
				outcomes = append(outcomes, Outcome{Facet: "chain", Gold: p.Gold, Got: p.Got, Note: p.Text})
			}
			return outcomes
		}
		m.figures = func(o []Outcome) []Figure { return append(chainFigures(facet(o, "chain")), nameFigures(o)...) }
		return nil
	}
}

// chainFigures gives MUC and B-cubed over the documents together, with a bootstrap over
// documents.
func chainFigures(outcomes []Outcome) []Figure {
	var docs []chains.Score
	for _, group := range byCase(outcomes) {
		var placed []chains.Placed
		for _, o := range group {
			placed = append(placed, chains.Placed{Gold: o.Gold, Got: o.Got})
		}
		docs = append(docs, chains.Count(placed))
	}
	figure := func(name string, stat func(chains.Score) float64) Figure {
		total := func(of []chains.Score) float64 {
			var sum chains.Score
			for _, s := range of {
				sum.Add(s)
			}
			return stat(sum)
		}
		f := Figure{Name: name, N: len(outcomes), Value: total(docs)}
		f.Low, f.High = f.Value, f.Value
		if len(docs) < 2 {
			return f
		}
		rng := rand.New(rand.NewPCG(1, uint64(len(docs))))
		values, sample := make([]float64, draws), make([]chains.Score, len(docs))
		for i := range values {
			for j := range sample {
				sample[j] = docs[rng.IntN(len(docs))]
			}
			values[i] = total(sample)
		}
		slices.Sort(values)
		f.Low, f.High = values[draws*25/1000], values[draws*975/1000]
		return f
	}
	return []Figure{
		figure("MUC precision", func(s chains.Score) float64 { return s.MUC.P() }),
		figure("MUC recall", func(s chains.Score) float64 { return s.MUC.R() }),
		figure("MUC F1", func(s chains.Score) float64 { return s.MUC.F() }),
		figure("B3 precision", func(s chains.Score) float64 { return s.B3.P() }),
		figure("B3 recall", func(s chains.Score) float64 { return s.B3.R() }),
		figure("B3 F1", func(s chains.Score) float64 { return s.B3.F() }),
	}
}
