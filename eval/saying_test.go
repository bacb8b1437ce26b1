package eval

import (
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestJudgeSayings holds the counting of who says what: pairs by overlap, one to one, and
// sources that count only in sentences with a verb of saying.
func TestJudgeSayings(t *testing.T) {
	const text = "Ana said it rained. Bo left. It rained."
	span := func(words string) dyad.Span { s, _ := locate(text, words); return s }
	statement := func(source, cue, content string) dyad.Statement {
		x := dyad.Statement{Cue: dyad.Cue{Span: span(cue)}, Content: []dyad.Span{span(content)}}
		if source != "" {
			x.Source = &dyad.Cue{Span: span(source)}
		}
		return x
	}
	gold := []saying{{source: span("Ana"), cue: span("said"), content: span("it rained")}}
	for _, c := range []struct {
		name      string
		said      []dyad.Statement
		right     int // both in the counted facet
		got, want int
	}{
		{"nothing", nil, 0, 0, 1},
		{"right", []dyad.Statement{statement("Ana", "said", "it rained")}, 1, 1, 1},
		{"wrong source", []dyad.Statement{statement("Bo", "said", "it rained")}, 0, 1, 1},
		{"twice", []dyad.Statement{statement("Ana", "said", "it rained"), statement("Ana", "said", "rained")}, 1, 2, 1},
		{"in a sentence that does not count", []dyad.Statement{statement("Bo", "left", "It rained.")}, 0, 0, 1},
		{"no source", []dyad.Statement{statement("", "said", "it rained")}, 0, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := &dyad.Coding{Article: dyad.Article{Text: text, Paragraphs: []dyad.Span{{Start: 0, End: len(text)}}}, Statements: c.said}
			for _, s := range []string{"Ana said it rained.", "Bo left.", "It rained."} {
				sent := dyad.Sentence{Span: span(s)}
				if s[0] == 'A' {
					sent.Tokens = []dyad.Token{{UPOS: "VERB", Lemma: "say", Head: -1}}
				}
				k.Sentences = append(k.Sentences, sent)
			}
			m := Micro(facet(judgeSayings(text, gold, k, map[string]string{"say": "asserts"}), "counted"))
			if m.Hit != c.right || m.Got != c.got || m.Gold != c.want {
				t.Errorf("got %+v", m)
			}
		})
	}
}

// TestOffsets holds that spans find their way back over white space and cut paragraphs.
func TestOffsets(t *testing.T) {
	const from = "Menu\n\nAna  said so.\n\nShare\n\nBo left."
	a := dyad.Article{Text: "Ana said so.\n\nBo left.", Paragraphs: []dyad.Span{{Start: 0, End: 12}, {Start: 14, End: 22}}}
	at := offsetsIn(&a, from)
	for _, c := range []struct{ words, want string }{{"said so", "said so"}, {"Ana said", "Ana  said"}, {"Bo", "Bo"}} {
		s, _ := locate(a.Text, c.words)
		if got, ok := at.span(s); !ok || got.In(from) != c.want {
			t.Errorf("%q became %q", c.words, got.In(from))
		}
	}
	if _, ok := at.span(dyad.Span{Start: 12, End: 14}); ok {
		t.Error("white space has a place")
	}
}

// TestPolnearReads holds that the shared set loads whole.
func TestPolnearReads(t *testing.T) {
	needShared(t, "data/attribution/polnear_train_dev.jsonl.gz")
	all, err := Load(shared, "judged", "polnear_train", "polnear_dev")
	if err != nil {
		t.Fatal(err)
	}
	var n []int
	for _, m := range all {
		n = append(n, len(m.Cases))
	}
	if !slices.Equal(n, []int{840, 84}) {
		t.Errorf("got %v articles", n)
	}
}
