package train

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/net"
)

// sample is a sentence in the model's numbers.
type sample struct {
	rows       [][net.Features]uint32
	upos, xpos []int32
	head       []int32 // n for the root
	rel        []int32
	kids       [][]int32 // gold dependents of each word, then of the root
}

// lists are the names behind a model's numbers, and its features.
type lists struct {
	upos, xpos, rels []string
	keys             []uint32
	count            []int // of each embedding row, in the training sentences
	vocab            *net.Vocabulary
}

// collect counts the names and features of the sentences. A feature is kept when
// it is met at least least times.
func collect(sentences []dyad.Sentence, least int) *lists {
	upos, xpos, rels := map[string]int{}, map[string]int{}, map[string]int{}
	seen := map[uint32]int{}
	for i := range sentences {
		for j := range sentences[i].Tokens {
			t := &sentences[i].Tokens[j]
			upos[t.UPOS]++
			xpos[t.XPOS]++
			if t.Deprel != "root" {
				rels[t.Deprel]++
			}
			for _, k := range net.Keys(t.Form) {
				seen[k]++
			}
		}
	}
	l := &lists{upos: names(upos), xpos: names(xpos), rels: append([]string{"root"}, names(rels)...)}
	for k, n := range seen {
		if n >= least {
			l.keys = append(l.keys, k)
		}
	}
	slices.SortFunc(l.keys, func(a, b uint32) int { return cmp.Or(seen[b]-seen[a], cmp.Compare(a, b)) })
	l.vocab = net.NewVocabulary(l.keys)
	l.count = make([]int, net.Features+len(l.keys))
	for i, k := range l.keys {
		l.count[net.Features+i] = seen[k]
	}
	return l
}

func names(counts map[string]int) []string {
	var out []string
	for name := range counts {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	return out
}

// samples turns sentences into numbers. A sentence that is no tree is an error.
func (l *lists) samples(sentences []dyad.Sentence) ([]sample, error) {
	index := func(names []string) map[string]int32 {
		m := map[string]int32{}
		for i, name := range names {
			m[name] = int32(i)
		}
		return m
	}
	upos, xpos, rels := index(l.upos), index(l.xpos), index(l.rels)
	var out []sample
	for i := range sentences {
		tokens := sentences[i].Tokens
		n := len(tokens)
		s := sample{rows: make([][net.Features]uint32, n), upos: make([]int32, n), xpos: make([]int32, n),
			head: make([]int32, n), rel: make([]int32, n), kids: make([][]int32, n+1)}
		for j := range tokens {
			t := &tokens[j]
			s.rows[j] = l.vocab.Rows(t.Form)
			s.upos[j], s.xpos[j], s.rel[j] = upos[t.UPOS], xpos[t.XPOS], rels[t.Deprel]
			h := t.Head
			if h < 0 {
				h = n
			}
			if h > n || h == j {
				return nil, fmt.Errorf("sentence %d: word %d: head %d of %d words", i+1, j+1, t.Head+1, n)
			}
			s.head[j] = int32(h)
			s.kids[h] = append(s.kids[h], int32(j))
		}
		if len(s.kids[n]) != 1 {
			return nil, fmt.Errorf("sentence %d: %d roots", i+1, len(s.kids[n]))
		}
		out = append(out, s)
	}
	return out, nil
}
