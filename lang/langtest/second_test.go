package langtest_test

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang"
	"github.com/dyad-news/dyad/lang/langtest"
	"github.com/dyad-news/dyad/lang/net"
	"github.com/dyad-news/dyad/lang/train"
)

// most is the most tokens that german puts in a sentence.
const most = 200

// contractions are the German words that are two, as the treebank writes them.
var contractions = map[string][2]string{"am": {"an", "dem"}, "im": {"in", "dem"}}

// german is the least that a second language needs: words at the borders of letters,
// sentences at full stops, and a model.
type german struct{ model *net.Model }

func (g german) Analyze(a *dyad.Article) []dyad.Sentence {
	var out []dyad.Sentence
	for i, p := range a.Paragraphs {
		s := dyad.Sentence{Paragraph: i}
		var forms []string
		end := func() {
			if len(s.Tokens) > 0 {
				s.Span = s.Cover(0, len(s.Tokens))
				g.tag(&s, forms)
				out = append(out, s)
			}
			s, forms = dyad.Sentence{Paragraph: i}, nil
		}
		add := func(from, to int, form string) {
			if len(s.Tokens) == most {
				end()
			}
			s.Tokens = append(s.Tokens, dyad.Token{Span: dyad.Span{Start: from, End: to}, Form: a.Text[from:to]})
			forms = append(forms, form)
		}
		for at := p.Start; at < p.End; {
			n := word(a.Text[at:p.End])
			w := a.Text[at : at+n]
			if parts, ok := contractions[strings.ToLower(w)]; ok {
				add(at, at+1, parts[0])
				add(at+1, at+n, parts[1])
			} else if strings.TrimSpace(w) != "" {
				add(at, at+n, w)
			}
			if at += n; w == "." {
				end()
			}
		}
		end()
	}
	return out
}

// word returns the length of the word, sign or space that a text begins with.
func word(text string) int {
	first, n := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(first) {
		return n
	}
	for i, r := range text {
		if !unicode.IsLetter(r) {
			return i
		}
	}
	return len(text)
}

func (g german) tag(s *dyad.Sentence, forms []string) {
	var scratch net.Scratch
	p := g.model.Parse(&scratch, len(forms), func(i int) string { return forms[i] })
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.UPOS, t.XPOS, t.Lemma = g.model.UPOS[p.UPOS[i]], g.model.XPOS[p.XPOS[i]], forms[i]
		t.Head, t.Deprel = int(p.Head[i]), g.model.Rels[p.Rel[i]]
	}
	s.Link()
}

func (g german) Tag(sentences []dyad.Sentence) {
	for i := range sentences {
		var forms []string
		for _, t := range sentences[i].Tokens {
			forms = append(forms, t.Form)
		}
		g.tag(&sentences[i], forms)
	}
}

// TestSecondLanguage: the reader of treebanks, the trainer, the network, the scorer and
// this suite know no language. They make a pack of German from 24 sentences of our own.
func TestSecondLanguage(t *testing.T) {
	f, err := os.Open("testdata/german.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	bank, err := lang.ReadCoNLLU(f)
	if err != nil {
		t.Fatal(err)
	}
	o := train.Default()
	o.Size = net.Config{Embed: 16, Hidden: 32, Parse: 16, Blocks: 2}
	o.Epochs, o.Batch, o.Rate = 40, 4, 0.01
	file, err := train.Train(bank.Sentences, nil, bank.Sentences, o)
	if err != nil {
		t.Fatal(err)
	}
	model, err := net.Decode(string(file))
	if err != nil {
		t.Fatal(err)
	}
	pack := german{model}
	given, text := lang.Measure(pack, bank)
	if given.LAS.F1() < 0.95 || text.LAS.F1() < 0.95 {
		t.Errorf("on its own sentences: given words %v, from text %v", given, text)
	}
	unseen := langtest.Article("Die Armee lobte heute die Stadt. Am Freitag räumte die Regierung das Dorf.")
	got := pack.Analyze(unseen)
	if len(got) != 2 {
		t.Fatalf("%d sentences, want 2", len(got))
	}
	if s := got[1]; s.Tokens[3].Deprel != "root" || s.Tokens[5].Deprel != "nsubj" || s.Tokens[7].Deprel != "obj" {
		t.Errorf("a sentence that it has not seen: %+v", s.Tokens)
	}
	langtest.Run(t, pack, most, "Der Minister besuchte die Stadt.", "Am Montag schloss die Armee den Flughafen.")
}
