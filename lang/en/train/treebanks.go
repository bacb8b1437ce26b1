package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/en"
	"github.com/dyad-news/dyad/lang/train"
)

// treebanks are the sentences to learn from and to score on.
type treebanks struct {
	gold  []dyad.Sentence // to learn from
	again []dyad.Sentence // prose like that of newspapers, once more in the present tense
	dev   []dyad.Sentence // EWT's development set
	prose []dyad.Sentence // its newsgroups and weblogs
	held  []dyad.Sentence // documents of GUM that are not learned from
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

// read reads the three files of the folder.
func read(folder string) (*treebanks, error) {
	t := &treebanks{}
	for _, name := range []string{"ewt-train.conllu", "gum-train-free.conllu", "ewt-dev.conllu"} {
		bank, err := readFile(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		for i, s := range bank.Sentences {
			document := bank.Meta[i].Document
			switch {
			case name == "ewt-dev.conllu":
				t.dev = append(t.dev, s)
				if newsLike(document) {
					t.prose = append(t.prose, s)
				}
			case en.HeldOut(document):
				t.held = append(t.held, s)
			default:
				t.gold = append(t.gold, s)
				if newsLike(document) {
					t.again = append(t.again, present(s))
				}
			}
		}
	}
	return t, nil
}

func readFile(path string) (*lang.Treebank, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	bank, err := lang.ReadCoNLLU(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return bank, nil
}

// set is sentences to report figures on.
type set struct {
	name string
	gold []dyad.Sentence
}

// sets returns those of the treebanks.
func (t *treebanks) sets() []set {
	return []set{{"ewt-dev", t.dev}, {"ewt-dev, newsgroups and weblogs", t.prose}, {"gum, held out", t.held}}
}

// report prints the scores of a model file on the sets, but for empty ones.
func report(w io.Writer, file []byte, sets []set) error {
	for _, set := range sets {
		if len(set.gold) == 0 {
			continue
		}
		score, err := train.Evaluate(file, set.gold)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s (%d words): UPOS %.2f  XPOS %.2f  UAS %.2f  LAS %.2f  with subtypes %.2f\n", set.name, score.Words.Gold,
			100*score.UPOS.F1(), 100*score.XPOS.F1(), 100*score.UAS.F1(), 100*score.LAS.F1(), 100*score.Full.F1())
	}
	return nil
}
