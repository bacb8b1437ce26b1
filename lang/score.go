package lang

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// Count is how many things were right, of how many in the gold and in the answer.
type Count struct{ Right, Gold, Got int }

// F1 returns the harmonic mean of precision and recall, 0 to 1; where gold and
// answer have the same words it is the accuracy. Of nothing it is 0.
func (c Count) F1() float64 {
	if c.Gold+c.Got == 0 {
		return 0
	}
	return 2 * float64(c.Right) / float64(c.Gold+c.Got)
}

// Score says how right an analysis is. Words counts spans; the others count words
// whose span is right and that have the right value too, where the gold has one for lemmas. UAS and LAS compare heads,
// LAS also relations without their subtypes (as CoNLL 2018 did), Full with them.
type Score struct {
	Sentences, Words         Count
	UPOS, XPOS, Feats, Lemma Count
	UAS, LAS, Full           Count
}

// Add counts one sentence whose words are the same in gold and got.
func (s *Score) Add(gold, got *dyad.Sentence) {
	for i := range gold.Tokens {
		h := gold.Tokens[i].Head
		s.word(&gold.Tokens[i], &got.Tokens[i], got.Tokens[i].Head == h)
	}
	n := len(gold.Tokens)
	s.total(n, n)
	s.Words.Right += n
	s.Sentences = Count{s.Sentences.Right + 1, s.Sentences.Gold + 1, s.Sentences.Got + 1}
}

func (s *Score) word(a, b *dyad.Token, head bool) {
	count := func(c *Count, right bool) {
		if right {
			c.Right++
		}
	}
	count(&s.UPOS, a.UPOS == b.UPOS)
	count(&s.XPOS, a.XPOS == b.XPOS)
	count(&s.Feats, a.Feats == b.Feats)
	count(&s.Lemma, a.Lemma == "" || a.Lemma == b.Lemma)
	count(&s.UAS, head)
	count(&s.LAS, head && a.Rel() == b.Rel())
	count(&s.Full, head && a.Deprel == b.Deprel)
}

func (s *Score) total(gold, got int) {
	for _, c := range []*Count{&s.Words, &s.UPOS, &s.XPOS, &s.Feats, &s.Lemma, &s.UAS, &s.LAS, &s.Full} {
		c.Gold += gold
		c.Got += got
	}
}

// AddText counts two analyses of one text, whose sentences and words may differ.
// Words are matched by their spans; a head is right when its span is.
func (s *Score) AddText(gold, got []dyad.Sentence) {
	type place struct{ sentence, token int }
	at := map[dyad.Span]place{}
	sentences := map[dyad.Span]bool{}
	n, m := 0, 0
	for i := range got {
		sentences[got[i].Span] = true
		m += len(got[i].Tokens)
		for j := range got[i].Tokens {
			at[got[i].Tokens[j].Span] = place{i, j}
		}
	}
	s.Sentences.Gold += len(gold)
	s.Sentences.Got += len(got)
	for i := range gold {
		g := &gold[i]
		if sentences[g.Span] {
			s.Sentences.Right++
		}
		n += len(g.Tokens)
		for j := range g.Tokens {
			p, ok := at[g.Tokens[j].Span]
			if !ok {
				continue
			}
			delete(at, g.Tokens[j].Span)
			s.Words.Right++
			a, b := &g.Tokens[j], &got[p.sentence].Tokens[p.token]
			s.word(a, b, headSpan(g, a) == headSpan(&got[p.sentence], b))
		}
	}
	s.total(n, m)
}

func headSpan(s *dyad.Sentence, t *dyad.Token) dyad.Span {
	if t.Head < 0 {
		return dyad.Span{Start: -1, End: -1}
	}
	return s.Tokens[t.Head].Span
}

// Counts yields the counts with their names, in the order in which they print.
func (s Score) Counts() iter.Seq2[string, Count] {
	return func(yield func(string, Count) bool) {
		for _, f := range []struct {
			name string
			c    Count
		}{{"sentences", s.Sentences}, {"words", s.Words}, {"UPOS", s.UPOS}, {"XPOS", s.XPOS}, {"Feats", s.Feats}, {"lemma", s.Lemma},
			{"UAS", s.UAS}, {"LAS", s.LAS}, {"LAS+sub", s.Full}} {
			if !yield(f.name, f.c) {
				return
			}
		}
	}
}

// String prints the figures that were counted, in percent.
func (s Score) String() string {
	var b strings.Builder
	for name, c := range s.Counts() {
		if c.Right > 0 {
			fmt.Fprintf(&b, "%s %.2f  ", name, 100*c.F1())
		}
	}
	return strings.TrimSpace(b.String())
}

// Measure scores an analyzer on a treebank: on its words as given, and from its text,
// where the newlines inside paragraphs are spaces, so that the ends of sentences have
// to be found.
func Measure(a Tagger, bank *Treebank) (given, text Score) {
	article := bank.Article()
	b := []byte(article.Text)
	for _, p := range article.Paragraphs {
		for i := p.Start; i < p.End; i++ {
			if b[i] == '\n' {
				b[i] = ' '
			}
		}
	}
	article.Text = string(b)
	text.AddText(bank.Sentences, a.Analyze(&article))
	return Given(a, bank.Sentences), text
}

// Given scores an analyzer on sentences whose words it is given.
func Given(a Tagger, gold []dyad.Sentence) (score Score) {
	got := make([]dyad.Sentence, len(gold))
	for i, s := range gold {
		got[i] = s
		got[i].Tokens = slices.Clone(s.Tokens)
	}
	a.Tag(got)
	for i := range got {
		score.Add(&gold[i], &got[i])
	}
	return score
}
