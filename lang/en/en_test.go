package en

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang"
)

func article(paragraphs ...string) *dyad.Article {
	a := &dyad.Article{Text: strings.Join(paragraphs, "\n\n"), Language: "en"}
	at := 0
	for _, p := range paragraphs {
		a.Paragraphs = append(a.Paragraphs, dyad.Span{Start: at, End: at + len(p)})
		at += len(p) + 2
	}
	return a
}

// TestTreebankDev prints the scores on the development treebank, with its own
// words and from the raw text, and holds the lowest allowed ones.
func TestTreebankDev(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "ud", "ewt-dev.conllu"))
	if err != nil {
		t.Skip("the treebank is not here: ", err)
	}
	defer f.Close()
	bank, err := lang.ReadCoNLLU(f)
	if err != nil {
		t.Fatal(err)
	}
	a := analyzer(t)
	given, raw := lang.Measure(a, bank)
	t.Logf("given words: %v", given)
	t.Logf("raw text: %v", raw)
	for _, c := range []struct {
		name  string
		count lang.Count
		floor float64
	}{
		{"UPOS", given.UPOS, 0.95}, {"LAS", given.LAS, 0.85}, {"Feats", given.Feats, 0.94}, {"lemma", given.Lemma, 0.975},
		{"lemma with gold tags", goldLemmas(a, bank.Sentences), 0.988}, {"words from text", raw.Words, 0.99}, {"sentences from text", raw.Sentences, 0.875},
	} {
		if c.count.F1() < c.floor {
			t.Errorf("%s: got %.4f, want %.4f", c.name, c.count.F1(), c.floor)
		}
	}
}

// goldLemmas scores the lemmas that the gold tags give.
func goldLemmas(a *Analyzer, gold []dyad.Sentence) (c lang.Count) {
	for i := range gold {
		for j := range gold[i].Tokens {
			t := &gold[i].Tokens[j]
			if t.Lemma == "" || a.lemmas.Of(gold[i].Tokens, j) == t.Lemma {
				c.Right++
			}
		}
		c.Gold += len(gold[i].Tokens)
	}
	c.Got = c.Gold
	return c
}

func analyzer(t testing.TB) *Analyzer {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestTagKeepsTheGivenWords(t *testing.T) {
	a := analyzer(t)
	words := []string{"Iran-backed", "rebels", "didn't", "leave", "."} // not cut as the tokenizer would
	s := dyad.Sentence{Paragraph: 3}
	for i, w := range words {
		s.Tokens = append(s.Tokens, dyad.Token{Form: w, Span: dyad.Span{Start: 10 * i, End: 10*i + len(w)}})
	}
	given := []dyad.Sentence{s, {}}
	a.Tag(given)
	got := given[0]
	for i, w := range words {
		k := got.Tokens[i]
		if k.Form != w || k.Span.Start != 10*i || k.UPOS == "" || k.Lemma == "" || k.Deprel == "" {
			t.Errorf("word %d: %+v", i, k)
		}
	}
	if root := got.Root(); root < 0 || got.Tokens[root].Form != "leave" || got.Child(root, "nsubj") != 1 {
		t.Errorf("root %d of %+v", root, got.Tokens)
	}
}

func TestNewFromRefusesWhatIsNoModel(t *testing.T) {
	if _, err := NewFrom("dyadnet1 but no more"); err == nil || !strings.HasPrefix(err.Error(), "english: decode model: ") {
		t.Errorf("got %v", err)
	}
}

func TestAnalyzeSkipsParagraphsOutsideTheText(t *testing.T) {
	a := &dyad.Article{Text: "Go home.", Paragraphs: []dyad.Span{{Start: -1, End: 4}, {Start: 3, End: 2}, {Start: 0, End: 99}, {Start: 0, End: 8}}}
	got := analyzer(t).Analyze(a)
	if len(got) != 1 || got[0].Paragraph != 3 {
		t.Errorf("got %+v", got)
	}
}

// Rare past forms are shown to the model as common ones; the words stay as they are.
func TestRareForms(t *testing.T) {
	for text, lemma := range map[string]string{"The EU froze aid to Mali.": "freeze", "Japan lent Vietnam $200 million.": "lend", "Serbia swore revenge on Kosovo.": "swear"} {
		s := analyzer(t).Analyze(article(text))[0]
		if root := s.Tokens[s.Root()]; root.UPOS != "VERB" || root.Lemma != lemma || root.XPOS != "VBD" {
			t.Errorf("%s: root %s/%s, lemma %s", text, root.Form, root.XPOS, root.Lemma)
		}
	}
}

// A word in -ing that is tagged as a verb and as a noun at once is read as the verb.
func TestWordsTaggedTwice(t *testing.T) {
	for _, c := range []struct{ form, upos, xpos, want string }{{"fighting", "VERB", "NN", "VBG fight"}, {"fighting", "NOUN", "NN", "NN fighting"}, {"bombing", "VERB", "VBG", "VBG bomb"}} {
		s := dyad.Sentence{Tokens: []dyad.Token{{Form: c.form, UPOS: c.upos, XPOS: c.xpos, Head: 1, Deprel: "compound"}, {Form: "forces", UPOS: "NOUN", XPOS: "NNS", Head: -1, Deprel: "root"}}}
		analyzer(t).Mend(&s)
		if got := s.Tokens[0].XPOS + " " + s.Tokens[0].Lemma; got != c.want {
			t.Errorf("%s/%s/%s: got %s, want %s", c.form, c.upos, c.xpos, got, c.want)
		}
	}
}
