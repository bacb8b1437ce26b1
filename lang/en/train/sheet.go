package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/train"
)

// A sheet is sentences for a reader to correct: the digest and the text, then a line a word
// with its number, form, universal tag, treebank tag, head and relation. An answer is a line
//
//	<number of the sentence> <word> <head or -> <relation or -> [<universal tag or -> [<treebank tag>]]
//
// for each word to change, or "<number> ok", or "<number> skip" for what is no sentence.

// writeSheet writes n sentences, chosen by chance with the seed among the half of which the
// jury is less sure.
func (n *news) writeSheet(w io.Writer, jury *train.Jury, mend func(*dyad.Sentence), size int, seed uint64) error {
	judged := train.Judged(n.others, jury, mostWords)
	slices.SortStableFunc(judged, func(a, b train.Verdict) int { return cmp.Compare(a.Sure, b.Sure) })
	judged = judged[:len(judged)/2]
	rng := rand.New(rand.NewPCG(seed, 3))
	rng.Shuffle(len(judged), func(i, j int) { judged[i], judged[j] = judged[j], judged[i] })
	out := bufio.NewWriter(w)
	for i := range judged[:min(size, len(judged))] {
		s := &judged[i].Sentence
		mend(s)
		text := n.texts[judged[i].Of]
		fmt.Fprintf(out, "# %d %s\n# %s\n", i+1, digest(text), strings.ReplaceAll(text, "\n", " "))
		for k := range s.Tokens {
			t := &s.Tokens[k]
			fmt.Fprintf(out, "%d\t%s\t%s\t%s\t%d\t%s\n", k+1, t.Form, t.UPOS, t.XPOS, t.Head+1, t.Deprel)
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// sheetTree is a sentence of a sheet.
type sheetTree struct {
	digest string
	tree
	done, skip bool
}

// readSheet returns the trees of a sheet by the sentence's number, and the numbers in order.
func readSheet(r io.Reader) (trees map[string]*sheetTree, order []string, err error) {
	trees = map[string]*sheetTree{}
	var at *sheetTree
	lines := bufio.NewScanner(r)
	for number := 1; lines.Scan(); number++ {
		line := lines.Text()
		f := strings.Split(line, "\t")
		head := strings.Fields(line)
		switch {
		case line == "":
			at = nil
		case at == nil && len(head) == 3 && head[0] == "#":
			at = &sheetTree{digest: head[2]}
			trees[head[1]], order = at, append(order, head[1])
		case at != nil && len(at.heads) == 0 && line[0] == '#':
		case at != nil && len(f) >= 6:
			h, err := strconv.Atoi(f[4])
			if err != nil {
				return nil, nil, fmt.Errorf("sheet: line %d: head: %w", number, err)
			}
			at.upos, at.xpos, at.heads, at.rels = append(at.upos, f[2]), append(at.xpos, f[3]), append(at.heads, h-1), append(at.rels, f[5])
		default:
			return nil, nil, fmt.Errorf("sheet: line %d: %q is neither a sentence nor a word", number, line)
		}
	}
	return trees, order, lines.Err()
}

// answer makes the change of one line of answers. A sentence with a line that makes none is
// skipped.
func answer(trees map[string]*sheetTree, line string) (err error) {
	f := strings.Fields(line)
	if len(f) < 2 {
		return fmt.Errorf("%q: expected a sentence and a word", line)
	}
	t := trees[strings.TrimPrefix(f[0], "S")]
	if t == nil {
		return fmt.Errorf("no sentence %s", f[0])
	}
	t.done = true
	defer func() { t.skip = t.skip || err != nil }()
	if len(f) == 2 && (f[1] == "ok" || f[1] == "skip") {
		t.skip = f[1] == "skip"
		return nil
	}
	word, err := strconv.Atoi(f[1])
	if err != nil || word < 1 || word > len(t.heads) || len(f) < 4 {
		return fmt.Errorf("%q: expected a word of the sentence, its head and its relation", line)
	}
	if f[2] != "-" {
		head, err := strconv.Atoi(f[2])
		if err != nil || head < 0 || head > len(t.heads) || head == word {
			return fmt.Errorf("%q: no head %s", line, f[2])
		}
		t.heads[word-1] = head - 1
	}
	for i, list := range [][]string{t.rels, t.upos, t.xpos} {
		if len(f) > 3+i && f[3+i] != "-" {
			list[word-1] = f[3+i]
		}
	}
	return nil
}

// problem says what keeps t from being a tree; it is empty where nothing does.
func (t *tree) problem() string {
	roots := 0
	for i, h := range t.heads {
		if h < 0 {
			roots++
		}
		if (h < 0) != (t.rels[i] == "root") {
			return fmt.Sprintf("word %d has head %d and relation %s", i+1, h+1, t.rels[i])
		}
		at := i
		for steps := 0; at >= 0; steps++ {
			if at >= len(t.heads) || steps > len(t.heads) {
				return fmt.Sprintf("word %d is not under the root", i+1)
			}
			at = t.heads[at]
		}
	}
	if roots != 1 {
		return fmt.Sprintf("%d roots", roots)
	}
	return ""
}

// correct writes the answered trees of a sheet as lines of corrections, and to problems
// what is wrong with the others.
func correct(w, problems io.Writer, sheet, answers io.Reader) error {
	trees, order, err := readSheet(sheet)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(answers)
	for number := 1; lines.Scan(); number++ {
		if line := strings.TrimSpace(lines.Text()); line != "" && line[0] != '#' {
			if err := answer(trees, line); err != nil {
				fmt.Fprintf(problems, "answers: line %d: %v\n", number, err)
			}
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	for _, number := range order {
		t := trees[number]
		if !t.done || t.skip {
			continue
		}
		if why := t.problem(); why != "" {
			fmt.Fprintf(problems, "sentence %s: %s\n", number, why)
			continue
		}
		var heads []string
		for _, h := range t.heads {
			heads = append(heads, strconv.Itoa(h+1))
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", t.digest, strings.Join(heads, " "), strings.Join(t.rels, " "), strings.Join(t.upos, " "), strings.Join(t.xpos, " "))
	}
	return nil
}
