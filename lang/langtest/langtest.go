// Package langtest is the suite that the analyzer of every language passes.
//
// It takes a lang.Analyzer and some text in its language and checks what every
// room above counts on: spans ascend and lie inside their paragraph, every byte but
// white space is in one token, every tree has one root and no cycle, and the same
// text gives the same sentences, also from several goroutines. The texts that it
// brings along are hostile rather than English: NULs, broken UTF-8, one long word,
// thousands of brackets, a sentence without end.
//
// Terms: Check looks at one analysis, Run runs Check and the rest as subtests. Tree makes a
// sentence by hand for the tests of one language.
//
// How right the tags and trees are is left to each language's own tests, which
// score them against a treebank.
//
// To add a check that holds for every language, write it into Check.
package langtest

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang"
)

// Article makes an article of paragraphs, with an empty line between them.
func Article(paragraphs ...string) *dyad.Article {
	a := &dyad.Article{Text: strings.Join(paragraphs, "\n\n")}
	at := 0
	for _, p := range paragraphs {
		a.Paragraphs = append(a.Paragraphs, dyad.Span{Start: at, End: at + len(p)})
		at += len(p) + 2
	}
	return a
}

// Run checks the analyzer on the given prose, in its language, and on hostile text.
// limit is the most tokens that it puts in one sentence.
func Run(t *testing.T, a lang.Analyzer, limit int, prose ...string) {
	t.Helper()
	articles := map[string]*dyad.Article{"prose": Article(prose...)}
	for name, text := range hostile() {
		articles[name] = Article(text)
	}
	articles["hostile inside prose"] = Article(append(append([]string{"\x00", "\xff"}, prose...), " \n\t ")...)
	articles["no paragraphs"] = &dyad.Article{Text: "text outside"}
	for name, article := range articles {
		t.Run(name, func(t *testing.T) {
			got := a.Analyze(article)
			if err := Check(article, got, limit); err != nil {
				t.Fatal(err)
			}
			if again := a.Analyze(article); !reflect.DeepEqual(got, again) {
				t.Error("a second analysis differs from the first")
			}
		})
	}
	t.Run("concurrent use", func(t *testing.T) { concurrent(t, a, articles["prose"]) })
	t.Run("text around does not matter", func(t *testing.T) { alone(t, a, prose) })
}

func hostile() map[string]string {
	return map[string]string{
		"white space":         " \t\n ",
		"NUL":                 "A\x00 b\x00\x00c. \x00",
		"invalid UTF-8":       "caf\xc3 \xff\xfe said\xe2\x80 no. \xf0\x9f",
		"one long word":       strings.Repeat("a", 1<<20),
		"one long number":     strings.Repeat("1,", 1<<12),
		"hyphens":             strings.Repeat("a-", 1<<12),
		"dots in a word":      strings.Repeat("a.", 1<<13),
		"apostrophes":         strings.Repeat("n't's", 1<<12) + strings.Repeat("'", 1<<12),
		"brackets":            strings.Repeat("(", 5000) + "x" + strings.Repeat(")", 5000),
		"quotes":              strings.Repeat("\"' “", 500),
		"no end of sentence":  strings.Repeat("and one more ", 3334),
		"ends of sentences":   strings.Repeat("A. ", 3000),
		"signs":               "@ # $ % ^ & * _ + = | \\ / < > ~ ` http:// www. @@ ## $$ 5% .5 -- ---",
		"other scripts":       "北京在中国。 Москва — столица. القاهرة في مصر. नमस्ते दुनिया।",
		"joined emoji":        "👩‍👩‍👧‍👦 said 🇫🇷🇩🇪 e\u0301\u0301\u0301 \u200b\ufeff\u00ad x",
		"spaces of all kinds": "a\u00a0b\u2003c\u3000d\u2028e\u0085f",
		"long address":        "http://" + strings.Repeat("x/", 1<<12) + " a@" + strings.Repeat("b.", 1<<12),
	}
}

// Check returns the first thing wrong with the sentences of an article, or nil.
func Check(a *dyad.Article, sentences []dyad.Sentence, limit int) error {
	at, paragraph := 0, 0
	for i := range sentences {
		s := &sentences[i]
		if len(s.Tokens) == 0 || len(s.Tokens) > limit {
			return fmt.Errorf("sentence %d: %d tokens", i, len(s.Tokens))
		}
		if s.Paragraph < paragraph || s.Paragraph >= len(a.Paragraphs) {
			return fmt.Errorf("sentence %d: paragraph %d", i, s.Paragraph)
		}
		paragraph = s.Paragraph
		if !a.Paragraphs[paragraph].Contains(s.Span) {
			return fmt.Errorf("sentence %d: %v leaves its paragraph %v", i, s.Span, a.Paragraphs[paragraph])
		}
		if whole := s.Cover(0, len(s.Tokens)); whole != s.Span {
			return fmt.Errorf("sentence %d: span %v, tokens %v", i, s.Span, whole)
		}
		for j := range s.Tokens {
			t := &s.Tokens[j]
			if t.Span.Len() <= 0 || t.Span.Start < at || t.Span.End > len(a.Text) {
				return fmt.Errorf("sentence %d: token %d: span %v after byte %d", i, j, t.Span, at)
			}
			if t.Form != t.Span.In(a.Text) {
				return fmt.Errorf("sentence %d: token %d: form %q, text %q", i, j, t.Form, t.Span.In(a.Text))
			}
			at = t.Span.End
		}
		if err := tree(s); err != nil {
			return fmt.Errorf("sentence %d: %w", i, err)
		}
	}
	return covered(a, sentences)
}

// tree checks that every token reaches the one root, and the child lists.
func tree(s *dyad.Sentence) error {
	roots, children := 0, 0
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS == "" || t.XPOS == "" || t.Deprel == "" || t.Lemma == "" {
			return fmt.Errorf("token %d: an empty value in %+v", i, *t)
		}
		if t.Head < 0 {
			roots++
		}
		if (t.Head < 0) != (t.Deprel == "root") {
			return fmt.Errorf("token %d: relation %s to head %d", i, t.Deprel, t.Head)
		}
		h := i
		for step := 0; h >= 0; step++ {
			if h >= len(s.Tokens) || step > len(s.Tokens) {
				return fmt.Errorf("token %d: its heads lead nowhere", i)
			}
			h = s.Tokens[h].Head
		}
		for c := range s.Children(i) {
			if s.Tokens[c].Head != i {
				return fmt.Errorf("token %d: child %d has head %d", i, c, s.Tokens[c].Head)
			}
			children++
		}
	}
	if roots != 1 || children != len(s.Tokens)-1 {
		return fmt.Errorf("%d roots and %d children of %d tokens", roots, children, len(s.Tokens))
	}
	return nil
}

// covered checks that no byte of a paragraph but white space is outside the tokens.
func covered(a *dyad.Article, sentences []dyad.Sentence) error {
	in := make([]bool, len(a.Text))
	for i := range sentences {
		for _, t := range sentences[i].Tokens {
			for b := t.Span.Start; b < t.Span.End; b++ {
				in[b] = true
			}
		}
	}
	for i, p := range a.Paragraphs {
		for at := p.Start; at < p.End; {
			r, size := utf8.DecodeRuneInString(a.Text[at:p.End])
			if !unicode.IsSpace(r) {
				for b := at; b < at+size; b++ {
					if !in[b] {
						return fmt.Errorf("paragraph %d: byte %d (%q) is in no token", i, b, a.Text[at:at+size])
					}
				}
			}
			at += size
		}
	}
	return nil
}

func concurrent(t *testing.T, a lang.Analyzer, article *dyad.Article) {
	want := a.Analyze(article)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 4 {
				if got := a.Analyze(article); !reflect.DeepEqual(got, want) {
					t.Error("an analysis beside others differs")
					return
				}
			}
		})
	}
	wait.Wait()
}

// alone checks that a paragraph has the same sentences by itself.
func alone(t *testing.T, a lang.Analyzer, prose []string) {
	all := a.Analyze(Article(prose...))
	for i, p := range prose {
		var got, want []string
		for _, s := range all {
			if s.Paragraph == i {
				got = append(got, flat(&s))
			}
		}
		for _, s := range a.Analyze(Article(p)) {
			want = append(want, flat(&s))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("paragraph %d:\n got %v\nwant %v", i, got, want)
		}
	}
}

func flat(s *dyad.Sentence) string {
	var b strings.Builder
	for _, t := range s.Tokens {
		fmt.Fprintf(&b, "%s/%s/%s/%d/%s ", t.Form, t.UPOS, t.Lemma, t.Head, t.Deprel)
	}
	return b.String()
}
