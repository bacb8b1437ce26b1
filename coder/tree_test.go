package coder

import (
	"fmt"
	"github.com/dyad-news/dyad/coder/trust"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// story is an article built by hand: trees, mentions and dates as the other rooms
// would give them, so that the tests judge the coder alone.
type story struct {
	a dyad.Article
	s []dyad.Sentence
	m []dyad.Mention
	x []dyad.Timex
	p []dyad.Toponym
}

// sentence adds one sentence, written as "form/XPOS/head/deprel" with heads counted
// from 1, 0 for the root; "form~lemma" where the lemma is not the lower-cased form.
func (y *story) sentence(tb testing.TB, tree string) *story {
	tb.Helper()
	if y.a.Text != "" {
		y.a.Text += " "
	}
	sent := dyad.Sentence{Span: dyad.Span{Start: len(y.a.Text)}}
	for i, w := range strings.Fields(tree) {
		f := strings.Split(w, "/")
		if len(f) != 4 {
			tb.Fatalf("word %q: want form/XPOS/head/deprel", w)
		}
		form, lemma, ok := strings.Cut(f[0], "~")
		if !ok {
			lemma = strings.ToLower(form)
		}
		head, err := strconv.Atoi(f[2])
		if err != nil {
			tb.Fatal(err)
		}
		if i > 0 && f[1] != "." && f[1] != "," && f[1] != "POS" {
			y.a.Text += " "
		}
		start := len(y.a.Text)
		y.a.Text += form
		sent.Tokens = append(sent.Tokens, dyad.Token{Span: dyad.Span{Start: start, End: len(y.a.Text)},
			Form: form, Lemma: lemma, XPOS: f[1], UPOS: upos(f[1], f[3]), Head: head - 1, Deprel: f[3]})
	}
	sent.Span.End = len(y.a.Text)
	sent.Link()
	y.s = append(y.s, sent)
	return y
}

// upos is the universal tag of a Penn tag.
func upos(xpos, deprel string) string {
	switch {
	case deprel == "aux" || deprel == "aux:pass" || deprel == "cop":
		return "AUX"
	case strings.HasPrefix(xpos, "NNP"):
		return "PROPN"
	}
	for _, row := range [][2]string{{"NN", "NOUN"}, {"VB", "VERB"}, {"JJ", "ADJ"}, {"RB", "ADV"}, {"PRP", "PRON"}, {"W", "PRON"}, {"CD", "NUM"}, {"DT", "DET"}, {"IN", "ADP"}, {"TO", "PART"}, {"CC", "CCONJ"}} {
		if strings.HasPrefix(xpos, row[0]) {
			return row[1]
		}
	}
	return "PUNCT"
}

// actor marks the words as a mention in the last sentence; its head is the last word.
func (y *story) actor(tb testing.TB, words string, e dyad.Entity) *story {
	tb.Helper()
	n := len(y.s) - 1
	first, last := y.find(tb, words)
	span := y.s[n].Cover(first, last)
	y.m = append(y.m, dyad.Mention{Text: words, Span: span, Entity: e, Sentence: n, Head: last - 1, First: first, Last: last})
	return y
}

// day marks the words as a date.
func (y *story) day(tb testing.TB, words, date string) *story {
	tb.Helper()
	first, last := y.find(tb, words)
	n := len(y.s) - 1
	y.x = append(y.x, dyad.Timex{Text: words, Span: y.s[n].Cover(first, last), Sentence: n, Head: last - 1, First: first, Last: last,
		Date: dyad.Date{EDTF: date, Start: dyad.Day(date), End: dyad.Day(date)}})
	return y
}

// find returns the token range of words in the last sentence.
func (y *story) find(tb testing.TB, words string) (first, last int) {
	tb.Helper()
	s := &y.s[len(y.s)-1]
	for i := range s.Tokens {
		for j := i + 1; j <= len(s.Tokens); j++ {
			if s.Cover(i, j).In(y.a.Text) == words {
				return i, j
			}
		}
	}
	tb.Fatalf("no words %q", words)
	return 0, 0
}

func (y *story) code(tb testing.TB) []dyad.Event {
	tb.Helper()
	y.a.ID = dyad.NewArticleID(y.a.Text)
	y.a.Paragraphs = []dyad.Span{{Start: 0, End: len(y.a.Text)}}
	return testCoder(tb).Code(&y.a, y.s, y.m, y.x, y.p).Events
}

// built is the coder that all tests share.
var built = sync.OnceValues(buildTest)

func testCoder(tb testing.TB) *Coder {
	tb.Helper()
	c, err := built()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// buildTest makes a coder with a lexicon of its own, small enough to see what each test
// rests on.
func buildTest() (*Coder, error) {
	tables, err := data.Open("")
	if err != nil {
		return nil, err
	}
	ont, err := tables.Ontology()
	if err != nil {
		return nil, err
	}
	lex, err := tables.Lexicon(ont)
	if err != nil {
		return nil, err
	}
	operand := func(in ...string) *data.Operand { return &data.Operand{In: in} }
	lex.Rules = []data.Rule{
		{ID: "strike", Type: "ASSAULT", Verbs: []string{"attack", "strike", "bomb"}, Nouns: []string{"attack", "strike"}},
		{ID: "air", Type: "ASSAULT", Mode: []string{"aerial"}, Nouns: []string{"air strike", "airstrike"}},
		{ID: "kill", Type: "ASSAULT", Verbs: []string{"kill"}, Harm: "killed"},
		{ID: "hurt", Type: "ASSAULT", Verbs: []string{"injure"}, Harm: "injured"},
		{ID: "die", Verbs: []string{"die"}, Harm: "killed"},
		{ID: "meet", Type: "CONSULT", Verbs: []string{"meet"}, Nouns: []string{"talk"}, Mutual: true},
		{ID: "condemn", Type: "ACCUSE", Mode: []string{"disapprove"}, Verbs: []string{"condemn"}, Operand: operand("obj"), Recipient: []string{"base.actor", "obj"}},
		{ID: "accuse", Type: "ACCUSE", Mode: []string{"allege"}, Verbs: []string{"accuse"}, Operand: &data.Operand{In: []string{"of"}, Inner: "alleged"}},
		{ID: "deny", Type: "REJECT", Verbs: []string{"deny"}, Operand: &data.Operand{In: []string{"comp", "obj"}, Inner: "denied"}},
		{ID: "agree", Type: "AGREE", Verbs: []string{"agree"}, Mutual: true, Operand: operand("comp"), Recipient: []string{"base.recipient", "with"}},
		{ID: "carry-out", Verbs: []string{"carry out", "conduct", "launch"}, Operand: &data.Operand{In: []string{"obj"}, Needed: true, Passes: true}},
		{ID: "withdraw-forces", Type: "RETREAT", Mode: []string{"withdraw"}, Verbs: []string{"withdraw"}, When: map[string]data.Words{"obj": {"@troops"}}, Recipient: []string{"from"}},
	}
	return build(ont, lex, new(trust.Reader)), nil
}

// line writes an event in one line: type/modes actors > recipients realis date.
func line(e dyad.Event) string {
	side := func(ms []dyad.Mention) string {
		var out []string
		for _, m := range ms {
			if m.Entity.IsZero() {
				m.Code = m.Text
			}
			out = append(out, m.Code+string(m.Sector))
		}
		return strings.Join(out, "+")
	}
	s := strings.Join(append(e.Type[:1:1], e.Modes...), "/")
	s += fmt.Sprintf(" %s > %s %s", side(e.Actors), side(e.Recipients), e.Realis)
	for _, a := range e.Attribution {
		who := "hearsay"
		if a.Entity != nil {
			who = a.Entity.Code + string(a.Entity.Sector)
		}
		s += fmt.Sprintf(" [%s %s]", who, a.Stance)
	}
	return s
}
