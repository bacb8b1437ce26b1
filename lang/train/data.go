package train

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/net"
)

// sample is a sentence in the model's numbers.
type sample struct {
	rows       [][net.Features]uint32
	upos, xpos []int32
	head       []int32 // n for the root
	rel        []int32
	kids       [][]int32              // gold dependents of each word, then of the root
	title      [][net.Features]uint32 // rows of the words with capitals, as a headline has them
	name       []bool                 // rare proper names, which others may stand for
	stop       bool                   // the last word is a full stop that heads nothing
}

// lists are the names behind a model's numbers, and its features.
type lists struct {
	upos, xpos, rels []string
	keys             []uint32
	count            []int // of each embedding row, in the training sentences
	vocab            *net.Vocabulary
	names            map[uint32][][net.Features]uint32 // rows of rare proper names by row of their shape
}

// rareName is the number of times up to which a proper name counts as rare.
const rareName = 12

// collect counts the names and features of the sentences. Names are those of the gold
// sentences; so are the features, where they are met often enough, and the most
// frequent of the silver sentences fill up.
func collect(gold, silver []dyad.Sentence, o Options) *lists {
	upos, xpos, rels := map[string]int{}, map[string]int{}, map[string]int{}
	own, seen := map[uint32]int{}, map[uint32]int{}
	for i := range gold {
		for j := range gold[i].Tokens {
			t := &gold[i].Tokens[j]
			upos[t.UPOS]++
			xpos[t.XPOS]++
			if t.Deprel != "root" {
				rels[t.Deprel]++
			}
			for _, k := range net.Keys(t.Form) {
				own[k]++
				seen[k]++
			}
		}
	}
	for i := range silver {
		for j := range silver[i].Tokens {
			for _, k := range net.Keys(silver[i].Tokens[j].Form) {
				seen[k]++
			}
		}
	}
	l := &lists{upos: names(upos), xpos: names(xpos), rels: append([]string{"root"}, names(rels)...)}
	l.keys = frequent(own, seen, o.Least, o.Rows)
	l.vocab = net.NewVocabulary(l.keys)
	l.count = make([]int, net.Features+len(l.keys))
	for i, k := range l.keys {
		l.count[net.Features+i] = seen[k]
	}
	l.names = map[uint32][][net.Features]uint32{}
	for i := range gold {
		for j := range gold[i].Tokens {
			if t := &gold[i].Tokens[j]; t.XPOS == "NNP" {
				if rows := l.vocab.Rows(t.Form); l.rare(rows) {
					shape := rows[net.Features-1]
					l.names[shape] = append(l.names[shape], rows)
				}
			}
		}
	}
	return l
}

// frequent chooses features: those met at least least times in gold, then the others, up to
// most; of either the most frequent ones.
func frequent(own, seen map[uint32]int, least, most int) []uint32 {
	var keys, others []uint32
	for k, n := range seen {
		if own[k] >= least {
			keys = append(keys, k)
		} else if n > own[k]+least {
			others = append(others, k)
		}
	}
	order := func(a, b uint32) int { return cmp.Or(seen[b]-seen[a], cmp.Compare(a, b)) }
	slices.SortFunc(keys, order)
	slices.SortFunc(others, order)
	keys = append(keys, others...)
	if len(keys) > most {
		keys = keys[:most]
	}
	slices.SortFunc(keys, order)
	return keys
}

func (l *lists) rare(rows [net.Features]uint32) bool { return l.count[rows[0]] <= rareName }

func names(counts map[string]int) []string {
	var out []string
	for name := range counts {
		out = append(out, name)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
	return out
}

// capital is a word as a headline in title case writes it.
func capital(t *dyad.Token) string {
	switch t.UPOS {
	case "ADP", "DET", "CCONJ", "PART", "PUNCT", "SCONJ":
		return t.Form
	}
	return strings.ToUpper(t.Form[:1]) + t.Form[1:]
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
			head: make([]int32, n), rel: make([]int32, n), kids: make([][]int32, n+1), title: make([][net.Features]uint32, n), name: make([]bool, n)}
		for j := range tokens {
			t := &tokens[j]
			s.rows[j] = l.vocab.Rows(t.Form)
			s.title[j] = l.vocab.Rows(capital(t))
			s.name[j] = t.XPOS == "NNP" && l.rare(s.rows[j])
			var known [3]bool
			s.upos[j], known[0] = upos[t.UPOS]
			s.xpos[j], known[1] = xpos[t.XPOS]
			s.rel[j], known[2] = rels[t.Deprel]
			if known != [3]bool{true, true, true} {
				return nil, fmt.Errorf("sentence %d: word %d: %s, %s or %s is not in the gold sentences", i+1, j+1, t.UPOS, t.XPOS, t.Deprel)
			}
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
		s.stop = n > 3 && tokens[n-1].Form == "." && len(s.kids[n-1]) == 0 && s.head[n-1] < int32(n)
		out = append(out, s)
	}
	return out, nil
}

// withoutStop returns the sentence without its last word, which is a full stop.
func (s *sample) withoutStop() *sample {
	n := len(s.head) - 1
	out := *s
	out.upos, out.xpos, out.rel = s.upos[:n], s.xpos[:n], s.rel[:n]
	out.head = append([]int32(nil), s.head[:n]...)
	out.kids = make([][]int32, n+1)
	for i, h := range out.head {
		if int(h) == n+1 {
			out.head[i] = int32(n)
		}
		out.kids[out.head[i]] = append(out.kids[out.head[i]], int32(i))
	}
	return &out
}
