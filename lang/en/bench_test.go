package en

import (
	"strings"
	"testing"
)

const story = `The foreign minister arrived in the capital on Monday for talks on a ceasefire that broke down last week. "We came to listen," she told reporters at the airport.
Her government has accused its neighbor of arming rebels who took two border towns in March. The neighbor's army denied the charge and said that its own soldiers had been shelled by militants from across the river. At least 14 people were wounded, doctors at the town's hospital said.
The two countries, which fought a war over the valley in 1987, agreed to open a crossing for aid trucks run by the United Nations, but the U.N. envoy warned that the deal wouldn't hold unless both sides withdrew their heavy weapons.`

// BenchmarkAnalyze is the whole of this room; BenchmarkTokens is its cutting of text
// alone and BenchmarkCopy a copy of the same bytes: what nobody can be faster than.
func BenchmarkAnalyze(b *testing.B) {
	a, text := analyzer(b), article(strings.Split(story, "\n")...)
	measure(b, func() (tokens int) {
		for _, s := range a.Analyze(text) {
			tokens += len(s.Tokens)
		}
		return tokens
	})
}

func BenchmarkTokens(b *testing.B) {
	a, text := analyzer(b), article(strings.Split(story, "\n")...)
	measure(b, func() (tokens int) {
		for i, p := range text.Paragraphs {
			for _, s := range a.paragraph(text.Text, p, i) {
				tokens += len(s.Tokens)
			}
		}
		return tokens
	})
}

func BenchmarkCopy(b *testing.B) {
	tokens := 0
	for _, s := range analyzer(b).Analyze(article(strings.Split(story, "\n")...)) {
		tokens += len(s.Tokens)
	}
	to := make([]byte, len(story))
	measure(b, func() int { copy(to, story); return tokens })
}

// measure runs f, which reads story and says how many tokens it has.
func measure(b *testing.B, f func() int) {
	b.SetBytes(int64(len(story)))
	b.ReportAllocs()
	tokens := 0
	for b.Loop() {
		tokens += f()
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
