package train

import (
	"runtime"
	"slices"
	"sync"

	"github.com/dyad-news/dyad"
)

// Verdict is a sentence with the tags and the tree that a jury gives it.
type Verdict struct {
	Of   int // which of the sentences it is
	Sure float64
	dyad.Sentence
}

// Judged returns what a jury reads in sentences. Those of fewer than five words or more than
// most teach little and are left out.
func Judged(sentences []dyad.Sentence, jury *Jury, most int) []Verdict {
	verdicts := make([]Verdict, len(sentences))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for k := range workers {
		wait.Go(func() {
			var b Bench
			for i := k; i < len(sentences); i += workers {
				words := sentences[i].Tokens
				if len(words) < 5 || len(words) > most {
					continue
				}
				v := Verdict{Of: i, Sentence: sentences[i]}
				v.Tokens, v.Sure = judge(jury, &b, words)
				verdicts[i] = v
			}
		})
	}
	wait.Wait()
	return slices.DeleteFunc(verdicts, func(v Verdict) bool { return v.Tokens == nil })
}

func judge(jury *Jury, b *Bench, words []dyad.Token) (tokens []dyad.Token, sure float64) {
	p, sure := jury.Parse(b, len(words), func(i int) string { return words[i].Form })
	tokens = make([]dyad.Token, len(words))
	for i := range tokens {
		tokens[i] = dyad.Token{Span: words[i].Span, Form: words[i].Form, UPOS: jury.UPOS[p.UPOS[i]], XPOS: jury.XPOS[p.XPOS[i]], Head: int(p.Head[i]), Deprel: jury.Rels[p.Rel[i]]}
	}
	return tokens, sure
}
