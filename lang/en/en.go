package en

import (
	_ "embed" // for the model
	"fmt"
	"strings"
	"sync"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/en/lemma"
	"github.com/dyad-news/dyad/lang/en/mend"
	"github.com/dyad-news/dyad/lang/net"
)

//go:embed model.bin
var modelFile string

// Analyzer reads English. It is safe for concurrent use; the same text gives the
// same sentences on every machine.
type Analyzer struct {
	model   *net.Model
	tables  *tables
	lemmas  *lemma.Table
	scratch sync.Pool
}

// New reads the model that is built in, which takes some milliseconds. A caller
// makes one Analyzer and shares it.
func New() (*Analyzer, error) { return NewFrom(modelFile) }

// NewFrom is New with the content of another model file, such as one that
// lang/en/train has just made. What is no model file is an error.
func NewFrom(file string) (*Analyzer, error) {
	m, err := net.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("english: %w", err)
	}
	a := &Analyzer{model: m, tables: newTables(), lemmas: lemma.New()}
	a.scratch.New = func() any { return &net.Scratch{} }
	return a, nil
}

// Analyze returns the sentences of the article's paragraphs in text order, each
// with tags, lemmas, features and a linked tree. Text without a word gives none.
func (a *Analyzer) Analyze(article *dyad.Article) []dyad.Sentence {
	var out []dyad.Sentence
	for i, p := range article.Paragraphs {
		if p.Start < 0 || p.End > len(article.Text) || p.Start >= p.End {
			continue
		}
		out = append(out, a.paragraph(article.Text, p, i)...)
	}
	a.Tag(out)
	return out
}

// paragraph cuts one paragraph into sentences of tokens without tags.
func (a *Analyzer) paragraph(text string, p dyad.Span, index int) []dyad.Sentence {
	t := tokenizer{tables: a.tables, text: text[:p.End], out: make([]dyad.Span, 0, p.Len()/5+8)}
	t.tokenize(p.Start, p.End)
	ends := t.split(t.out)
	tokens := make([]dyad.Token, len(t.out))
	for i, span := range t.out {
		tokens[i] = dyad.Token{Span: span, Form: span.In(text), Head: -1}
	}
	out := make([]dyad.Sentence, 0, len(ends))
	start := 0
	for _, end := range ends {
		out = append(out, dyad.Sentence{
			Span:      dyad.Span{Start: tokens[start].Span.Start, End: tokens[end-1].Span.End},
			Paragraph: index, Tokens: tokens[start:end:end],
		})
		start = end
	}
	return out
}

// Tag replaces tags, lemmas, features and trees of sentences whose tokens are
// given (with Form set), and links them. Spans and forms stay as they are.
func (a *Analyzer) Tag(sentences []dyad.Sentence) {
	s := a.scratch.Get().(*net.Scratch)
	for i := range sentences {
		a.tag(&sentences[i], s)
	}
	a.scratch.Put(s)
}

func (a *Analyzer) tag(sentence *dyad.Sentence, s *net.Scratch) {
	tokens := sentence.Tokens
	p := a.model.Parse(s, len(tokens), func(i int) string { return a.tables.seen(tokens[i].Form) })
	for i := range tokens {
		t := &tokens[i]
		t.UPOS, t.XPOS = a.model.UPOS[p.UPOS[i]], a.model.XPOS[p.XPOS[i]]
		t.Head, t.Deprel = int(p.Head[i]), a.model.Rels[p.Rel[i]]
	}
	a.Mend(sentence)
}

// Mend gives a sentence with tags and a tree of a parser lemmas and features, and mends by
// rules what such parsers get wrong. Analyze and Tag have done it.
func (a *Analyzer) Mend(sentence *dyad.Sentence) {
	tokens := sentence.Tokens
	for i := range tokens {
		t := &tokens[i]
		switch form := strings.ToLower(t.Form); t.XPOS {
		case "VBN":
			if a.tables.past[form] {
				t.XPOS = "VBD"
			}
		case "NN":
			if t.UPOS == "VERB" && strings.HasSuffix(form, "ing") { // "a fighting force"
				t.XPOS = "VBG"
			}
		case "VBP", "VB", "JJ":
			if t.UPOS == "VERB" && a.tables.neverPresent[form] {
				t.XPOS = "VBD"
			}
		}
	}
	for i := range tokens {
		tokens[i].Lemma = a.lemmas.Of(tokens, i)
	}
	sentence.Link()
	mend.Tree(sentence)
	for i := range tokens {
		if t := &tokens[i]; t.XPOS == "VBG" && strings.EqualFold(t.Lemma, t.Form) { // mended
			t.Lemma = a.lemmas.Of(tokens, i)
		}
		tokens[i].Feats = a.tables.feats(sentence, i)
	}
}
