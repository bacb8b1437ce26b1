package mend

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// FuzzTree mends trees that no parser would make, of words that the mends look for: what comes
// out has one root and no cycle.
func FuzzTree(f *testing.F) {
	for seed := range uint64(20000) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		s := random(rand.New(rand.NewPCG(seed, 7)))
		before := written(s)
		Tree(s)
		roots := 0
		for i := range s.Tokens {
			steps := 0
			for at := i; at >= 0; at = s.Tokens[at].Head {
				if steps++; steps > len(s.Tokens) {
					t.Fatalf("a cycle at word %d of\n%s\nmade of\n%s", i, written(s), before)
				}
			}
			if s.Tokens[i].Head < 0 {
				roots++
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in\n%s\nmade of\n%s", roots, written(s), before)
		}
	})
}

var (
	forms = strings.Fields("drive - by to and that for from with up in on after has been was rebels troops president Lund Norland town people Friday June 3 attack talks strike kills killed said demanded call called lifted armed left dead two , . ' an the who his resign welcome killing leaving saying say announce or face risk froze attacked robbed order jail visiting give rule out exercise talk before since fighting erupts breaks fire police North South decree banning calls free turned over")
	tags  = []string{"NOUN/NN", "NOUN/NNS", "PROPN/NNP", "VERB/VBD", "VERB/VBN", "VERB/VBG", "VERB/VBZ", "VERB/VB", "AUX/VBD", "ADP/IN", "ADJ/JJ", "ADV/RB", "PART/TO", "PRON/PRP", "DET/DT", "NUM/CD", "CCONJ/CC", "SCONJ/IN", "PUNCT/,", "INTJ/UH"}
	rels  = strings.Fields("nsubj nsubj:pass obj iobj obl obl:unmarked obl:agent nmod nmod:poss nmod:desc amod compound compound:prt flat appos acl acl:relcl advcl ccomp xcomp conj cc case mark det aux aux:pass cop punct nummod parataxis discourse advmod")
)

// random returns a linked tree of up to 14 words.
func random(r *rand.Rand) *dyad.Sentence {
	s := &dyad.Sentence{Tokens: make([]dyad.Token, 2+r.IntN(13))}
	order := r.Perm(len(s.Tokens))
	for n, i := range order {
		w := forms[r.IntN(len(forms))]
		upos, xpos, _ := strings.Cut(tags[r.IntN(len(tags))], "/")
		k := dyad.Token{Form: w, Lemma: strings.ToLower(w), UPOS: upos, XPOS: xpos, Head: -1, Deprel: "root"}
		if n > 0 {
			k.Head, k.Deprel = order[r.IntN(n)], rels[r.IntN(len(rels))]
		}
		s.Tokens[i] = k
	}
	s.Link()
	return s
}

func written(s *dyad.Sentence) string {
	var b strings.Builder
	for _, k := range s.Tokens {
		fmt.Fprintf(&b, "%s/%s/%s/%d/%s ", k.Form, k.UPOS, k.XPOS, k.Head+1, k.Deprel)
	}
	return b.String()
}
