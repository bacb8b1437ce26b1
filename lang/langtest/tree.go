package langtest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// Tree makes a linked sentence of words written "form/UPOS/XPOS/head/relation", heads counted
// from 1 and 0 for the root. A lemma may follow; without one it is the form in lower case.
func Tree(tb testing.TB, text string) *dyad.Sentence {
	tb.Helper()
	s := &dyad.Sentence{}
	for w := range strings.FieldsSeq(text) {
		part := strings.Split(w, "/")
		if len(part) != 5 && len(part) != 6 {
			tb.Fatalf("word %q", w)
		}
		k := dyad.Token{Form: part[0], UPOS: part[1], XPOS: part[2], Deprel: part[4], Lemma: strings.ToLower(part[0])}
		if _, err := fmt.Sscan(part[3], &k.Head); err != nil {
			tb.Fatal(err)
		}
		if len(part) == 6 {
			k.Lemma = part[5]
		}
		k.Head--
		s.Tokens = append(s.Tokens, k)
	}
	s.Link()
	return s
}

// Arcs writes a tree as "head/relation" for each word, heads as Tree takes them.
func Arcs(s *dyad.Sentence) string {
	var out []string
	for _, k := range s.Tokens {
		out = append(out, fmt.Sprintf("%d/%s", k.Head+1, k.Deprel))
	}
	return strings.Join(out, " ")
}
