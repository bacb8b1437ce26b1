package main

import (
	_ "embed" // for the corrections
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// corrections are trees of sentences of news that people corrected by reading. A line is the
// digest of a sentence, whose text is not here, and its words' heads (from 1, 0 is the root),
// relations, universal tags and treebank tags, with spaces between.
//
//go:embed corrected.tsv
var corrections string

// tree is the tags and the tree of a sentence.
type tree struct {
	heads            []int // -1 for the root
	rels, upos, xpos []string
	held             bool // not learned from
}

// heldPart is the part of the corrected sentences that is held out: one of so many.
const heldPart = 6

// digest is what a sentence is found by.
func digest(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	return fmt.Sprintf("%016x", h.Sum64())
}

// readCorrections returns the first trees, or all where first is 0, by digest. Those whose digest divides by heldPart are held out.
func readCorrections(file string, first int) (map[string]tree, error) {
	out := map[string]tree{}
	number := 0
	for line := range strings.Lines(file) {
		if number++; first > 0 && number > first {
			break
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("corrections: line %d: %d fields; expected 5", number, len(f))
		}
		sum, err := strconv.ParseUint(f[0], 16, 64)
		if err != nil {
			return nil, fmt.Errorf("corrections: line %d: digest: %w", number, err)
		}
		t := tree{rels: strings.Fields(f[2]), upos: strings.Fields(f[3]), xpos: strings.Fields(f[4]), held: sum%heldPart == 0}
		for _, word := range strings.Fields(f[1]) {
			head, err := strconv.Atoi(word)
			if err != nil {
				return nil, fmt.Errorf("corrections: line %d: head: %w", number, err)
			}
			t.heads = append(t.heads, head-1)
		}
		if n := len(t.heads); n != len(t.rels) || n != len(t.upos) || n != len(t.xpos) {
			return nil, fmt.Errorf("corrections: line %d: %d heads, %d relations, %d and %d tags", number, n, len(t.rels), len(t.upos), len(t.xpos))
		}
		out[f[0]] = t
	}
	return out, nil
}

// of returns the sentence with the tags and the tree.
func (t *tree) of(s dyad.Sentence) dyad.Sentence {
	tokens := make([]dyad.Token, len(s.Tokens))
	for i, word := range s.Tokens {
		tokens[i] = dyad.Token{Span: word.Span, Form: word.Form, UPOS: t.upos[i], XPOS: t.xpos[i], Head: t.heads[i], Deprel: t.rels[i]}
	}
	s.Tokens = tokens
	return s
}
