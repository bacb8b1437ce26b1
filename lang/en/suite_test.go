package en

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/langtest"
)

func TestSuite(t *testing.T) { langtest.Run(t, analyzer(t), Limit, strings.Split(story, "\n")...) }

func FuzzAnalyze(f *testing.F) {
	a := analyzer(f)
	for _, s := range []string{story, "U.S. Gen. J. O'Neil's 5km (b. 1949) [1] don't cannot'll", "\xff’s ’90s '80s n't", "a@b.c www.x.y 1. 2) US$5bn", "«No!» “Why?” she asked."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		article := &dyad.Article{Text: text}
		if text != "" {
			article.Paragraphs = []dyad.Span{{Start: 0, End: len(text)}}
		}
		if err := langtest.Check(article, a.Analyze(article), Limit); err != nil {
			t.Error(err)
		}
	})
}
