// Command train makes the English model from the UD treebanks EWT and GUM (its
// freely licensed genres) in CoNLL-U, and the table of lemmas. With -score it says
// how good a model file is and makes nothing.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/dyad-news/dyad/lang/train"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

// paths are the files that the flags name.
type paths struct{ ud, model, lemmas, score, news, teachers string }

func run(args []string, w io.Writer) error {
	o := train.Default()
	o.Progress = w
	var p paths
	if err := flags(&o, &p).Parse(args); err != nil {
		return err
	}
	banks, err := read(p.ud)
	if err != nil {
		return err
	}
	if p.score != "" {
		file, err := os.ReadFile(p.score)
		if err != nil {
			return err
		}
		return report(w, file, banks)
	}
	if err := os.WriteFile(p.lemmas, []byte(lemmaTable(banks.gold)), 0o644); err != nil || o.Epochs == 0 {
		return err
	}
	silver, err := readSilver(p.news, p.teachers, w)
	if err != nil {
		return err
	}
	file, err := train.Train(append(banks.gold, banks.again...), silver, banks.dev, o)
	if err != nil {
		return err
	}
	if err := os.WriteFile(p.model, file, 0o644); err != nil {
		return err
	}
	fmt.Fprintf(w, "%s: %d bytes\n", p.model, len(file))
	return report(w, file, banks)
}

func flags(o *train.Options, p *paths) *flag.FlagSet {
	f := flag.NewFlagSet("train", flag.ContinueOnError)
	f.StringVar(&p.ud, "ud", filepath.Join("..", "shared", "data", "ud"), "folder of the treebanks")
	f.StringVar(&p.model, "o", filepath.Join("lang", "en", "model.bin"), "model file to write")
	f.StringVar(&p.lemmas, "lemmas", filepath.Join("lang", "en", "lemma", "lemmas.tsv"), "lemma table to write")
	f.StringVar(&p.score, "score", "", "model file to score; nothing is trained")
	f.StringVar(&p.news, "news", "", "files of news (JSON lines, gzip by name), with commas between, for teachers to read")
	f.StringVar(&p.teachers, "teachers", "", "model files, with commas between, whose parses of the news are learned where they agree")
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
