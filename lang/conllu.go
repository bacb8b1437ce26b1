package lang

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// Treebank is the content of a CoNLL-U file. Text is made from the words and
// their spacing: a newline between sentences, an empty line between paragraphs.
// Every span points into it.
type Treebank struct {
	Text       string
	Paragraphs []dyad.Span
	Sentences  []dyad.Sentence
	Meta       []Meta // one for each sentence
}

// Meta is what a CoNLL-U file says of a sentence beside its words.
type Meta struct {
	ID       string   // sent_id
	Document string   // newdoc id of the document that the sentence is in, or ""
	Comments []string // the comment lines, "#" included, as they were
	Ranges   []Range  // multiword tokens ("don't")
}

// Range is a multiword token: its words are Tokens[First..Last].
type Range struct {
	First, Last int
	Form        string
}

// Article returns the treebank's text as an article, for rooms that ask for one.
func (t *Treebank) Article() dyad.Article {
	return dyad.Article{ID: dyad.NewArticleID(t.Text), Text: t.Text, Paragraphs: t.Paragraphs, Language: "en"}
}

// maxWords is the most words that a sentence of a CoNLL-U file may have.
const maxWords = 10_000

// ReadCoNLLU reads a CoNLL-U file, format 2 of universaldependencies.org. Empty
// nodes are dropped. Where the words of a multiword token do not spell it, they
// share out its bytes in order. Columns given as "_" are empty values, but for
// a FORM or LEMMA that is an underscore. An unreadable line is an error that
// names the line; a file without a sentence is no error. Lines of more than 4 MiB,
// sentences of more than 10,000 words and heads that form a cycle are errors.
func ReadCoNLLU(r io.Reader) (*Treebank, error) {
	c := conlluReader{bank: &Treebank{}}
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 1<<16), 1<<22) // a line of 4 MiB at most
	for in.Scan() {
		c.line++
		if err := c.read(strings.TrimSuffix(in.Text(), "\r")); err != nil {
			return nil, fmt.Errorf("read conllu: line %d: %w", c.line, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read conllu: line %d: %w", c.line+1, err)
	}
	if err := c.end(); err != nil {
		return nil, fmt.Errorf("read conllu: line %d: %w", c.line, err)
	}
	c.closeParagraph()
	c.bank.Text = c.text.String()
	for i := range c.bank.Sentences {
		s := &c.bank.Sentences[i]
		for j := range s.Tokens {
			t := &s.Tokens[j]
			if written := t.Span.In(c.bank.Text); written == t.Form {
				t.Form = written
			}
		}
	}
	return c.bank, nil
}

type conlluReader struct {
	bank     *Treebank
	text     strings.Builder
	line     int
	document string
	par      int // byte where the open paragraph starts
	newPar   bool
	space    bool // the last word is followed by a space
	meta     Meta
	tokens   []dyad.Token
	glued    []bool // no space after the token
}

func (c *conlluReader) read(line string) error {
	switch {
	case strings.TrimSpace(line) == "":
		return c.end()
	case line[0] == '#':
		c.comment(line)
		return nil
	}
	return c.word(line)
}

func (c *conlluReader) comment(line string) {
	c.meta.Comments = append(c.meta.Comments, line)
	key, value, _ := strings.Cut(strings.TrimSpace(line[1:]), "=")
	switch key, value = strings.TrimSpace(key), strings.TrimSpace(value); key {
	case "newdoc id", "newdoc":
		c.document, c.newPar = value, true
	case "newpar id", "newpar":
		c.newPar = true
	case "sent_id":
		c.meta.ID = value
	}
}

func (c *conlluReader) word(line string) error {
	col := strings.Split(line, "\t")
	if len(col) != 10 {
		return fmt.Errorf("want 10 columns, got %d", len(col))
	}
	id, form := col[0], col[1]
	if strings.TrimSpace(form) == "" {
		return fmt.Errorf("word %s: empty form", id)
	}
	glued := hasMisc(col[9], "SpaceAfter=No")
	if first, last, ok := strings.Cut(id, "-"); ok {
		lo, err1 := strconv.Atoi(first)
		hi, err2 := strconv.Atoi(last)
		if err1 != nil || err2 != nil || lo != len(c.tokens)+1 || hi < lo {
			return fmt.Errorf("word range %q", id)
		}
		if glued { // kept as a marker until the words are there
			form += "\x00"
		}
		c.meta.Ranges = append(c.meta.Ranges, Range{First: lo - 1, Last: hi - 1, Form: form})
		return nil
	}
	if strings.Contains(id, ".") {
		return nil
	}
	if n, err := strconv.Atoi(id); err != nil || n != len(c.tokens)+1 {
		return fmt.Errorf("word id %q, want %d", id, len(c.tokens)+1)
	}
	head := 0 // a file to be parsed may leave the tree open
	if col[6] != "_" {
		var err error
		if head, err = strconv.Atoi(col[6]); err != nil || head < 0 {
			return fmt.Errorf("word %s: head %q", id, col[6])
		}
	}
	if len(c.tokens) == maxWords {
		return fmt.Errorf("a sentence of more than %d words", maxWords)
	}
	t := dyad.Token{Form: form, Lemma: col[2], UPOS: open(col[3]), XPOS: open(col[4]), Feats: open(col[5]), Head: head - 1, Deprel: open(col[7])}
	if t.Lemma == "_" && form != "_" {
		t.Lemma = ""
	}
	c.tokens, c.glued = append(c.tokens, t), append(c.glued, glued)
	return nil
}

func open(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

func hasMisc(misc, pair string) bool {
	for p := range strings.SplitSeq(misc, "|") {
		if p == pair {
			return true
		}
	}
	return false
}

// cycle returns the index of a word that is above itself, or -1.
func cycle(tokens []dyad.Token) int {
	seen := make([]int, len(tokens)) // the word whose path passed here, from 1
	for i := range tokens {
		for h := i; h >= 0 && seen[h] != i+1; h = tokens[h].Head {
			if seen[h] > 0 {
				break // an earlier path went on from here and ended
			}
			seen[h] = i + 1
			if next := tokens[h].Head; next >= 0 && seen[next] == i+1 {
				return next
			}
		}
	}
	return -1
}

// end closes the sentence that was being read, if there is one.
func (c *conlluReader) end() error {
	if len(c.tokens) == 0 {
		c.meta = Meta{}
		return nil
	}
	for i := range c.tokens {
		if c.tokens[i].Head >= len(c.tokens) {
			return fmt.Errorf("word %d: head %d of %d words", i+1, c.tokens[i].Head+1, len(c.tokens))
		}
	}
	if i := cycle(c.tokens); i >= 0 {
		return fmt.Errorf("word %d: its heads form a cycle", i+1)
	}
	if n := len(c.meta.Ranges); n > 0 && c.meta.Ranges[n-1].Last >= len(c.tokens) {
		return fmt.Errorf("word range up to %d of %d words", c.meta.Ranges[n-1].Last+1, len(c.tokens))
	}
	switch {
	case c.text.Len() == 0:
	case c.newPar:
		c.closeParagraph()
		c.text.WriteString("\n\n")
		c.par = c.text.Len()
	default:
		c.text.WriteByte('\n')
	}
	c.newPar, c.space = false, false
	start := c.text.Len()
	for i, r := 0, 0; i < len(c.tokens); {
		if r < len(c.meta.Ranges) && c.meta.Ranges[r].First == i {
			i = c.place(&c.meta.Ranges[r])
			r++
			continue
		}
		c.write(c.tokens[i].Form, &c.tokens[i].Span)
		c.space = !c.glued[i]
		i++
	}
	s := dyad.Sentence{Span: dyad.Span{Start: start, End: c.text.Len()}, Paragraph: len(c.bank.Paragraphs), Tokens: c.tokens}
	s.Link()
	c.meta.Document = c.document
	c.bank.Sentences, c.bank.Meta = append(c.bank.Sentences, s), append(c.bank.Meta, c.meta)
	c.meta, c.tokens, c.glued = Meta{}, nil, c.glued[:0]
	return nil
}

func (c *conlluReader) write(form string, at *dyad.Span) {
	if c.space {
		c.text.WriteByte(' ')
	}
	at.Start = c.text.Len()
	c.text.WriteString(form)
	at.End = c.text.Len()
}

// place writes a multiword token, shares its bytes among its words and returns
// the index of the word after it.
func (c *conlluReader) place(r *Range) int {
	glued := strings.HasSuffix(r.Form, "\x00")
	r.Form = strings.TrimSuffix(r.Form, "\x00")
	var whole dyad.Span
	c.write(r.Form, &whole)
	at := whole.Start
	for i := r.First; i <= r.Last; i++ {
		t := &c.tokens[i]
		left := r.Last - i // a byte at least for each word to come, where there are any
		t.Span.Start = at
		at = max(at, min(at+len(t.Form), whole.End-left))
		if i == r.Last {
			at = whole.End
		}
		t.Span.End = at
	}
	c.space = !glued
	return r.Last + 1
}

func (c *conlluReader) closeParagraph() {
	if c.text.Len() > c.par {
		c.bank.Paragraphs = append(c.bank.Paragraphs, dyad.Span{Start: c.par, End: c.text.Len()})
	}
	c.par = c.text.Len()
}
