// Command train makes the English model from the UD treebanks EWT and GUM (its
// freely licensed genres) in CoNLL-U and from news, and the table of lemmas. With -score it
// says how good a model file is, with -sheet it writes parses for a reader to correct, and
// makes nothing.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/dyad-news/dyad/lang/en"
	"github.com/dyad-news/dyad/lang/train"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// paths are the files that the flags name.
type paths struct {
	ud, model, lemmas, score string
	sheet, answers           string
	sentences                int // of a sheet
	news                     newsFlags
}

func run(args []string, w io.Writer) error {
	o := train.Default()
	o.Progress = w
	var p paths
	if err := flags(&o, &p).Parse(args); err != nil {
		return err
	}
	if p.answers != "" {
		return p.correct(w)
	}
	a, err := en.New() // for words and mending
	if err != nil {
		return err
	}
	news, err := p.news.read(a, w)
	if err != nil {
		return err
	}
	if p.sheet != "" {
		return p.writeSheet(news, a, o.Seed)
	}
	banks, err := read(p.ud)
	if err != nil {
		return err
	}
	sets := append(banks.sets(), set{"news, corrected", news.held})
	if p.score != "" {
		file, err := os.ReadFile(p.score)
		if err != nil {
			return err
		}
		return report(w, file, sets)
	}
	if err := os.WriteFile(p.lemmas, []byte(lemmaTable(banks.gold)), 0o644); err != nil || o.Epochs == 0 {
		return err
	}
	return p.train(o, banks, news, sets, a)
}

// train makes the model file.
func (p *paths) train(o train.Options, banks *treebanks, news *news, sets []set, a *en.Analyzer) error {
	silver, err := p.news.silver(news, a)
	if err != nil {
		return err
	}
	gold := slices.Concat(banks.gold, banks.again)
	for range p.news.often {
		gold = append(gold, news.corrected...)
	}
	file, err := train.Train(gold, silver, banks.dev, o)
	if err != nil {
		return err
	}
	if err := os.WriteFile(p.model, file, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(o.Progress, "%s: %d bytes\n", p.model, len(file))
	return report(o.Progress, file, sets)
}

// writeSheet writes sentences for a reader to correct.
func (p *paths) writeSheet(news *news, a *en.Analyzer, seed uint64) error {
	jury, err := p.news.jury()
	if err != nil {
		return err
	}
	f, err := os.Create(p.sheet)
	if err != nil {
		return err
	}
	if err := news.writeSheet(f, jury, a.Mend, p.sentences, seed); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// correct prints the corrections that the answers make of the sheet, and what is wrong with
// them.
func (p *paths) correct(w io.Writer) error {
	sheet, err := os.Open(p.sheet)
	if err != nil {
		return err
	}
	defer sheet.Close()
	answers, err := os.Open(p.answers)
	if err != nil {
		return err
	}
	defer answers.Close()
	return correct(w, os.Stderr, sheet, answers)
}

func flags(o *train.Options, p *paths) *flag.FlagSet {
	f := flag.NewFlagSet("train", flag.ContinueOnError)
	f.StringVar(&p.ud, "ud", filepath.Join("..", "shared", "data", "ud"), "folder of the treebanks")
	f.StringVar(&p.model, "o", filepath.Join("lang", "en", "model.bin"), "model file to write")
	f.StringVar(&p.lemmas, "lemmas", filepath.Join("lang", "en", "lemma", "lemmas.tsv"), "lemma table to write")
	f.StringVar(&p.score, "score", "", "model file to score; nothing is trained")
	f.StringVar(&p.news.files, "news", "", "files of news (JSON lines, gzip by name), with commas between: corrected sentences are learned, the others are for teachers to read")
	f.StringVar(&p.news.teachers, "teachers", "", "model files, with commas between, that parse the news together")
	f.IntVar(&p.news.often, "often", 2, "times that a corrected sentence of the news is read in an epoch")
	f.IntVar(&p.news.first, "corrected", 0, "corrected sentences that are known: the first so many, 0 for all")
	f.StringVar(&p.sheet, "sheet", "", "file to write with sentences of the news for a reader to correct; nothing is trained")
	f.IntVar(&p.sentences, "sentences", 200, "sentences of a sheet")
	f.StringVar(&p.answers, "answers", "", "a reader's answers to the sheet: prints lines for corrected.tsv; nothing is trained")
	f.IntVar(&o.Epochs, "epochs", o.Epochs, "times through the treebanks; 0 writes the lemma table alone")
	f.IntVar(&o.Size.Hidden, "hidden", o.Size.Hidden, "width of the network")
	f.IntVar(&o.Size.Parse, "parse", o.Size.Parse, "width of the parser's hidden layer")
	f.IntVar(&o.Size.Embed, "embed", o.Size.Embed, "length of an embedding")
	f.IntVar(&o.Size.Blocks, "blocks", o.Size.Blocks, "blocks of the network")
	f.IntVar(&o.Rows, "rows", o.Rows, "features kept at most")
	f.Uint64Var(&o.Seed, "seed", o.Seed, "seed of everything random")
	real := func(v *float32, name, use string) {
		f.Func(name, fmt.Sprintf("%s (default %g)", use, *v), func(text string) error {
			got, err := strconv.ParseFloat(text, 32)
			*v = float32(got)
			return err
		})
	}
	real(&o.Dropout, "dropout", "probability that a value of the network is dropped")
	real(&o.Rate, "rate", "rate of learning")
	real(&o.Unknown, "unknown", "how often rare words are hidden")
	real(&o.Explore, "explore", "how often the parser follows its own moves")
	real(&o.Headline, "headline", "how often a sentence is made a headline")
	real(&o.Titles, "titles", "part of those that get capitals")
	real(&o.Silver, "silver", "sentences of the news in an epoch, for each of the treebanks")
	real(&o.Rename, "rename", "how often a rare name stands for another")
	return f
}
