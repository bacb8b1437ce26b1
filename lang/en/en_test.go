package en

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

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
	got := make([]dyad.Sentence, len(bank.Sentences))
	for i, s := range bank.Sentences {
		got[i] = s
		got[i].Tokens = append([]dyad.Token(nil), s.Tokens...)
	}
	start := time.Now()
	a.Tag(got)
	took := time.Since(start)
	var given, raw lang.Score
	for i := range got {
		given.Add(&bank.Sentences[i], &got[i])
	}
	t.Logf("given words: %v (%.0f tokens/s)", given, float64(given.Words.Gold)/took.Seconds())
	text := bank.Article()
	text.Text = unbroken(text.Text, text.Paragraphs)
	raw.AddText(bank.Sentences, a.Analyze(&text))
	t.Logf("raw text: %v", raw)
	for _, c := range []struct {
		name  string
		count lang.Count
		floor float64
	}{
		{"UPOS", given.UPOS, 0.94}, {"LAS", given.LAS, 0.79}, {"words from text", raw.Words, 0.96},
	} {
		if c.count.F1() < c.floor {
			t.Errorf("%s: got %.4f, want %.4f", c.name, c.count.F1(), c.floor)
		}
	}
}

// unbroken makes the newlines inside paragraphs spaces, so that the end of a
// sentence has to be found.
func unbroken(text string, paragraphs []dyad.Span) string {
	b := []byte(text)
	for _, p := range paragraphs {
		for i := p.Start; i < p.End; i++ {
			if b[i] == '\n' {
				b[i] = ' '
			}
		}
	}
	return string(b)
}

func analyzer(t testing.TB) *Analyzer {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}
