package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/eval"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/en"
)

// treebank is a measure of the language layer alone: tags and trees against a treebank.
type treebank struct {
	name, file string
	part       func(document string) bool // nil for the whole, which is then read from its text too
}

// treebanks lists them, in the order in which they print.
func treebanks() []treebank {
	return []treebank{{"ewt_dev", "ewt-dev.conllu", nil}, {"gum_held_out", "gum-train-free.conllu", en.HeldOut}}
}

func treebankNames() []string {
	var names []string
	for _, t := range treebanks() {
		names = append(names, t.name)
	}
	return names
}

// score analyses the treebank, which lies under shared.
func (t treebank) score(shared string) (table, error) {
	f, err := os.Open(filepath.Join(shared, "data", "ud", t.file))
	if errors.Is(err, fs.ErrNotExist) {
		return table{name: t.name, missing: "not there"}, nil
	}
	if err != nil {
		return table{}, err
	}
	defer f.Close()
	bank, err := lang.ReadCoNLLU(f)
	if err != nil {
		return table{}, fmt.Errorf("score %s: %s: %w", t.name, t.file, err)
	}
	a, err := en.New()
	if err != nil {
		return table{}, err
	}
	if t.part == nil {
		given, text := lang.Measure(a, bank)
		return table{name: t.name, figures: slices.Concat(accuracies("given words: ", given), accuracies("from text: ", text))}, nil
	}
	var sentences []dyad.Sentence
	for i, s := range bank.Sentences {
		if t.part(bank.Meta[i].Document) {
			sentences = append(sentences, s)
		}
	}
	return table{name: t.name, figures: accuracies("given words: ", lang.Given(a, sentences))}, nil
}

// accuracies makes figures of a score. N is the gold's; the interval takes words for
// independent, which they are not, so it is too narrow.
func accuracies(prefix string, s lang.Score) []eval.Figure {
	var figures []eval.Figure
	for name, c := range s.Counts() {
		if c.Gold == c.Right && prefix == "given words: " { // what was handed over
			continue
		}
		low, high := eval.Wilson(int(c.F1()*float64(c.Gold)), c.Gold)
		figures = append(figures, eval.Figure{Name: prefix + name, N: c.Gold, Value: c.F1(), Low: low, High: high})
	}
	return figures
}
