package coder

import (
	"reflect"
	"testing"

	"github.com/dyad-news/dyad"
)

// FuzzCode feeds trees that no parser would give: whatever the relations, the coder must
// not panic, and must say the same again.
func FuzzCode(f *testing.F) {
	f.Add([]byte("a short seed for trees of a few words"))
	f.Add([]byte{7, 3, 200, 1, 9, 40, 77, 12, 5, 63, 128, 255, 31, 8, 90, 14})
	words := []string{"Iran", "attack", "strike", "said", "according", "to", "two", "people", "kill", "condemn", "deny", "accuse", "of", "not", "will", "which", "by", "agree", "the", "including", "?", "."}
	tags := []string{"NNP", "NN", "NNS", "VBD", "VBN", "VBG", "VB", "IN", "CD", "WDT", "MD", "RB", "DT", "."}
	rels := []string{"nsubj", "obj", "iobj", "obl", "nmod", "nmod:poss", "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "compound", "amod", "case", "mark", "aux", "aux:pass", "parataxis", "appos", "fixed", "nummod", "det", "cop", "punct"}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 400 {
			return
		}
		y := &story{}
		sent := dyad.Sentence{}
		for i := 0; i+3 < len(b); i += 4 {
			w, n := words[int(b[i])%len(words)], len(sent.Tokens)
			start := len(y.a.Text)
			y.a.Text += w + " "
			tok := dyad.Token{Form: w, Lemma: w, XPOS: tags[int(b[i+1])%len(tags)], Deprel: rels[int(b[i+2])%len(rels)],
				Span: dyad.Span{Start: start, End: start + len(w)}, Head: -1}
			tok.UPOS = upos(tok.XPOS, tok.Deprel)
			if n > 0 {
				tok.Head = int(b[i+3]) % n
			} else {
				tok.Deprel = "root" // what langtest holds every parser to
			}
			sent.Tokens = append(sent.Tokens, tok)
			if b[i+1]%3 == 0 {
				y.m = append(y.m, dyad.Mention{Text: w, Span: tok.Span, Entity: iran, Head: n, First: n, Last: n + 1, Kind: dyad.MentionKind(b[i+1] % 2)})
			}
		}
		if len(sent.Tokens) == 0 {
			return
		}
		sent.Span.End = len(y.a.Text)
		sent.Link()
		y.s = []dyad.Sentence{sent}
		if got, again := y.code(t), y.code(t); !reflect.DeepEqual(got, again) {
			t.Error("another result the second time")
		}
		for _, x := range testCoder(t).Code(&y.a, y.s, y.m, nil, nil).Statements {
			for _, span := range x.Content {
				if span.Start < 0 || span.Start >= span.End || span.End > len(y.a.Text) || x.In != nil && *x.In < 0 {
					t.Errorf("statement %v does not fit the text", x)
				}
			}
		}
	})
}
