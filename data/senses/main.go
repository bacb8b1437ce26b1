// Command senses makes data/tables/senses.tsv: of common nouns, what kind of thing each
// names first of all, by the fields of WordNet 3.0. Its inputs:
//
//	-wordnet  a folder with index.noun and data.noun (Debian's wordnet-base)
//	-words    a word a line: what counts as common (Debian's wamerican)
//	-out      the file to write
//
// WordNet is free to use and to pass on; its licence stands in data/SCHEMA.md.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	wordnet := flag.String("wordnet", "/usr/share/wordnet", "folder of WordNet")
	words := flag.String("words", "/usr/share/dict/american-english", "common words")
	out := flag.String("out", "data/tables/senses.tsv", "file to write")
	flag.Parse()
	if err := run(*wordnet, *words, *out); err != nil {
		fmt.Fprintln(os.Stderr, "senses:", err)
		os.Exit(1)
	}
}

// kinds are the fields that the table keeps, by their number in WordNet.
var kinds = map[string]string{"06": "artifact", "13": "food", "18": "human", "27": "substance"}

// figures are words for people in a manner of speaking, which news has for other things.
var figures = []string{"angel", "demon", "dragon", "spirit", "tiger", "whale"}

func run(wordnet, words, out string) error {
	common := make(map[string]bool)
	err := lines(words, func(l string) { common[l] = true })
	if err != nil {
		return err
	}
	kind := make(map[string]string) // of a sense, by its place in data.noun
	err = lines(filepath.Join(wordnet, "data.noun"), func(l string) {
		if f := strings.Fields(l); len(f) > 1 && !strings.HasPrefix(l, " ") && !slices.Contains(f, "@i") { // Thomas More is no kind of people
			kind[f[0]] = kinds[f[1]]
		}
	})
	if err != nil {
		return err
	}
	var rows []string
	err = lines(filepath.Join(wordnet, "index.noun"), func(l string) {
		f := strings.Fields(l)
		if strings.HasPrefix(l, " ") || len(f) < 7 || !common[f[0]] || len(f[0]) < 3 || slices.Contains(figures, f[0]) {
			return
		}
		// lemma, part of speech, senses, pointers and their signs, senses, tagged, senses
		if first := slices.IndexFunc(f[4:], func(s string) bool { return len(s) == 8 }); first >= 0 && kind[f[4+first]] != "" {
			rows = append(rows, f[0]+"\t"+kind[f[4+first]])
		}
	})
	if err != nil {
		return err
	}
	slices.Sort(rows)
	return os.WriteFile(out, []byte("noun\tkind\n"+strings.Join(rows, "\n")+"\n"), 0o644)
}

func lines(path string, each func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		each(in.Text())
	}
	return in.Err()
}
