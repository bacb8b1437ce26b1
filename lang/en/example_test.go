package en_test

import (
	"fmt"
	"log"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/en"
)

func Example() {
	a, err := en.New()
	if err != nil {
		log.Fatal(err)
	}
	text := "Peru recalled its envoy. Chile didn't respond."
	article := &dyad.Article{Text: text, Paragraphs: []dyad.Span{{Start: 0, End: len(text)}}}
	for _, s := range a.Analyze(article) {
		for _, t := range s.Tokens {
			fmt.Printf("%d-%d %s %s %s %s\n", t.Span.Start, t.Span.End, t.Form, t.Lemma, t.UPOS, t.Deprel)
		}
		fmt.Println()
	}
	// Output:
	// 0-4 Peru Peru PROPN nsubj
	// 5-13 recalled recall VERB root
	// 14-17 its its PRON nmod:poss
	// 18-23 envoy envoy NOUN obj
	// 23-24 . . PUNCT punct
	//
	// 25-30 Chile Chile PROPN nsubj
	// 31-34 did do AUX aux
	// 34-37 n't not PART advmod
	// 38-45 respond respond VERB root
	// 45-46 . . PUNCT punct
}
