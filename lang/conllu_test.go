package lang

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

const two = `# newdoc id = d1
# sent_id = d1-1
# text = They don't know.
1	They	they	PRON	PRP	Case=Nom	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
4	know	know	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# newpar id = p2
# sent_id = d1-2
1	Go	go	VERB	VB	_	0	root	_	_
1.1	home	home	ADV	RB	_	_	_	1:advmod	_
`

func read(t testing.TB, text string) *Treebank {
	t.Helper()
	bank, err := ReadCoNLLU(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return bank
}

func TestReadCoNLLU(t *testing.T) {
	bank := read(t, two)
	if want := "They don't know.\n\nGo"; bank.Text != want {
		t.Errorf("text %q, want %q", bank.Text, want)
	}
	if len(bank.Sentences) != 2 || len(bank.Paragraphs) != 2 || bank.Sentences[1].Paragraph != 1 {
		t.Fatalf("%d sentences, paragraphs %v", len(bank.Sentences), bank.Paragraphs)
	}
	s := bank.Sentences[0]
	for i, want := range []string{"They", "do", "n't", "know", "."} {
		if got := s.Tokens[i].Span.In(bank.Text); got != want {
			t.Errorf("token %d covers %q, want %q", i, got, want)
		}
	}
	if s.Root() != 3 || s.Tokens[0].Head != 3 || s.Child(3, "aux") != 1 {
		t.Errorf("tree: %+v", s.Tokens)
	}
	if m := bank.Meta[1]; m.ID != "d1-2" || m.Document != "d1" {
		t.Errorf("meta %+v", m)
	}
}

func TestReadCoNLLUNamesTheLine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"columns", "1\tGo\tgo\n", "line 1: want 10 columns, got 3"},
		{"head", "# a\n1\tGo\tgo\tVERB\tVB\t_\tx\troot\t_\t_\n", `line 2: word 1: head "x"`},
		{"head beyond", "1\tGo\tgo\tVERB\tVB\t_\t7\troot\t_\t_\n\n", "line 2: word 1: head 7 of 1 words"},
		{"cycle", "1\tGo\tgo\tVERB\tVB\t_\t2\troot\t_\t_\n2\tGo\tgo\tVERB\tVB\t_\t1\troot\t_\t_\n\n", "line 3: word 1: its heads form a cycle"},
		{"itself", "1\tGo\tgo\tVERB\tVB\t_\t1\troot\t_\t_\n\n", "line 2: word 1: its heads form a cycle"},
		{"order", "2\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n", `line 1: word id "2", want 1`},
		{"empty form", "1\t\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n", "line 1: word 1: empty form"},
		{"range", "1-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\t_\t_\t_\t0\troot\t_\t_\n\n", "line 3: word range up to 3 of 1 words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadCoNLLU(strings.NewReader(c.text))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestWriteCoNLLUKeepsWhatWasRead(t *testing.T) {
	bank := read(t, two)
	var out bytes.Buffer
	if err := WriteCoNLLU(&out, bank.Text, bank.Sentences, bank.Meta); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# text = They don't know.\n", "2-3\tdon't\t", "know\tknow\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No|start_char=11|end_char=15\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	again := read(t, out.String())
	if again.Text != bank.Text {
		t.Errorf("text %q, was %q", again.Text, bank.Text)
	}
}

func TestWriteCoNLLUWithoutMeta(t *testing.T) {
	text := "Go  home."
	s := dyad.Sentence{Span: dyad.Span{Start: 0, End: 9}, Tokens: []dyad.Token{
		{Span: dyad.Span{Start: 0, End: 2}, Form: "Go", Head: -1, Deprel: "root"},
		{Span: dyad.Span{Start: 4, End: 8}, Form: "home", Head: 0, Deprel: "advmod"},
		{Span: dyad.Span{Start: 8, End: 9}, Form: ".", Head: 0, Deprel: "punct"}}}
	var out bytes.Buffer
	if err := WriteCoNLLU(&out, text, []dyad.Sentence{s}, nil); err != nil {
		t.Fatal(err)
	}
	want := "# newpar\n# sent_id = 1\n# text = Go home.\n" +
		"1\tGo\t_\t_\t_\t_\t0\troot\t_\tstart_char=0|end_char=2\n" +
		"2\thome\t_\t_\t_\t_\t1\tadvmod\t_\tSpaceAfter=No|start_char=4|end_char=8\n" +
		"3\t.\t_\t_\t_\t_\t1\tpunct\t_\tstart_char=8|end_char=9\n\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestScore(t *testing.T) {
	gold := read(t, two).Sentences
	got := read(t, two).Sentences
	got[0].Tokens[1].UPOS = "VERB"
	got[0].Tokens[2].Head = 1
	got[0].Tokens[0].Deprel = "nsubj:pass"
	var s Score
	for i := range gold {
		s.Add(&gold[i], &got[i])
	}
	for _, c := range []struct {
		name string
		got  Count
		want int
	}{{"UPOS", s.UPOS, 5}, {"UAS", s.UAS, 5}, {"LAS", s.LAS, 5}, {"Full", s.Full, 4}, {"Lemma", s.Lemma, 6}} {
		if c.got != (Count{c.want, 6, 6}) {
			t.Errorf("%s: got %+v, want %d of 6", c.name, c.got, c.want)
		}
	}
	var raw Score
	raw.AddText(gold, got[:1]) // the second sentence was not found
	if raw.Words != (Count{5, 6, 5}) || raw.Sentences != (Count{1, 2, 1}) || raw.UAS != (Count{4, 6, 5}) {
		t.Errorf("from text: %+v", raw)
	}
	if f := raw.Words.F1(); f < 0.909 || f > 0.910 {
		t.Errorf("F1 %.4f", f)
	}
	if !strings.Contains(s.String(), "UPOS 83.33") {
		t.Errorf("printed %q", s.String())
	}
}

// TestTreebanksRoundTrip reads real files, whose own text comments must come out.
func TestTreebanksRoundTrip(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("..", "..", "shared", "data", "ud", "*.conllu"))
	if len(files) == 0 {
		t.Skip("the treebanks are not here")
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		bank := read(t, string(b))
		for i, s := range bank.Sentences {
			for _, c := range bank.Meta[i].Comments {
				if want, ok := strings.CutPrefix(c, "# text = "); ok && !strings.Contains(want, "  ") && strings.TrimSpace(want) != s.Span.In(bank.Text) {
					t.Fatalf("%s: %s: text %q, want %q", filepath.Base(name), bank.Meta[i].ID, s.Span.In(bank.Text), want)
				}
			}
		}
	}
}

func FuzzReadCoNLLU(f *testing.F) {
	f.Add(two)
	f.Add("1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\taaaaaaa\t_\t_\t_\t_\t_\t_\t_\t_\n2\tb\t_\t_\t_\t_\t0\t_\t_\t_\n")
	f.Add("# newpar\n\n\r\n1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n")
	f.Fuzz(func(t *testing.T, text string) {
		bank, err := ReadCoNLLU(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, s := range bank.Sentences {
			for _, w := range s.Tokens {
				if w.Span.Start < s.Span.Start || w.Span.End > s.Span.End || w.Span.Start > w.Span.End {
					t.Fatalf("token span %v in sentence %v", w.Span, s.Span)
				}
			}
		}
		var out bytes.Buffer
		if err := WriteCoNLLU(&out, bank.Text, bank.Sentences, bank.Meta); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadCoNLLU(bytes.NewReader(out.Bytes())); err != nil {
			t.Fatalf("what was written does not read: %v\n%s", err, out.String())
		}
	})
}
