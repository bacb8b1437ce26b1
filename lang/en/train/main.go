// Command train makes the English model from the UD treebanks EWT and GUM (its
// freely licensed genres) in CoNLL-U.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/train"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run() error {
	o := train.Default()
	o.Progress = os.Stdout
	ud := flag.String("ud", "../shared/data/ud", "folder of the treebanks")
	out := flag.String("o", "lang/en/model.bin", "model file to write")
	flag.IntVar(&o.Epochs, "epochs", o.Epochs, "times through the treebanks")
	flag.IntVar(&o.Size.Hidden, "hidden", o.Size.Hidden, "width of the network")
	flag.IntVar(&o.Size.Parse, "parse", o.Size.Parse, "width of the parser's hidden layer")
	flag.IntVar(&o.Size.Embed, "embed", o.Size.Embed, "length of an embedding")
	flag.IntVar(&o.Size.Blocks, "blocks", o.Size.Blocks, "blocks of the network")
	real := func(p *float32, name, use string) {
		flag.Func(name, fmt.Sprintf("%s (default %g)", use, *p), func(v string) error {
			f, err := strconv.ParseFloat(v, 32)
			*p = float32(f)
			return err
		})
	}
	real(&o.Dropout, "dropout", "probability that a value of the network is dropped")
	real(&o.Rate, "rate", "rate of learning")
	real(&o.Unknown, "unknown", "how often rare words are hidden")
	real(&o.Explore, "explore", "how often the parser follows its own moves")
	real(&o.Headline, "headline", "how often a sentence is made a headline")
	real(&o.Rename, "rename", "how often a rare name stands for another")
	flag.Uint64Var(&o.Seed, "seed", o.Seed, "seed of everything random")
	table := flag.String("lemmas", "lang/en/lemmas.tsv", "lemma table to write")
	only := flag.Bool("lemmas-only", false, "write the lemma table alone")
	flag.Parse()
	gold, again, held, err := treebanks(*ud)
	if err != nil {
		return err
	}
	if err := writeLemmas(*table, gold); err != nil || *only {
		return err
	}
	dev, err := read(filepath.Join(*ud, "ewt-dev.conllu"))
	if err != nil {
		return err
	}
	file, err := train.Train(append(gold, again...), dev.Sentences, o)
	if err != nil {
		return err
	}
	var news []dyad.Sentence
	for i, m := range dev.Meta {
		if strings.HasPrefix(m.Document, "newsgroup") || strings.HasPrefix(m.Document, "weblog") {
			news = append(news, dev.Sentences[i])
		}
	}
	for _, set := range []struct {
		name string
		gold []dyad.Sentence
	}{{"ewt-dev", dev.Sentences}, {"ewt-dev newsgroup and weblog", news}, {"gum-held", held}} {
		score, err := train.Evaluate(file, set.gold)
		if err != nil {
			return err
		}
		fmt.Printf("%s: %s\n", set.name, score)
	}
	fmt.Printf("%s: %d bytes\n", *out, len(file))
	return os.WriteFile(*out, file, 0o644)
}

// heldOut are the GUM documents that no model is trained on.
func heldOut(document string) bool {
	switch document {
	case "GUM_news_afghan", "GUM_news_defector", "GUM_news_korea", "GUM_news_taxes", "GUM_interview_brotherhood", "GUM_interview_peres":
		return true
	}
	return false
}

// newsLike says which documents are read twice, the second time in the present
// tense: their prose is nearest to that of newspapers.
func newsLike(document string) bool {
	for _, genre := range []string{"newsgroup", "weblog", "GUM_news"} {
		if strings.HasPrefix(document, genre) {
			return true
		}
	}
	return false
}

// treebanks returns the training sentences, those to read again and those of the
// held-out documents.
func treebanks(folder string) (gold, again, held []dyad.Sentence, err error) {
	for _, name := range []string{"ewt-train.conllu", "gum-train-free.conllu"} {
		bank, err := read(filepath.Join(folder, name))
		if err != nil {
			return nil, nil, nil, err
		}
		for i, s := range bank.Sentences {
			if heldOut(bank.Meta[i].Document) {
				held = append(held, s)
				continue
			}
			gold = append(gold, s)
			if newsLike(bank.Meta[i].Document) {
				again = append(again, present(s))
			}
		}
	}
	return gold, again, held, nil
}

func read(path string) (*lang.Treebank, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	bank, err := lang.ReadCoNLLU(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", strings.TrimPrefix(path, "./"), err)
	}
	return bank, nil
}
