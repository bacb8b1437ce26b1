package en

import (
	"strings"
	"testing"
	"time"
)

const story = `The foreign minister arrived in the capital on Monday for talks on a ceasefire that broke down last week. "We came to listen," she told reporters at the airport.
Her government has accused its neighbor of arming rebels who took two border towns in March. The neighbor's army denied the charge and said that its own soldiers had been shelled by militants from across the river. At least 14 people were wounded, doctors at the town's hospital said.
The two countries, which fought a war over the valley in 1987, agreed to open a crossing for aid trucks run by the United Nations, but the U.N. envoy warned that the deal wouldn't hold unless both sides withdrew their heavy weapons.`

// BenchmarkAnalyze is the whole of this room. x-words and x-copy say how many times as long
// it takes as what nobody can be faster than: cutting the text into words, which
// BenchmarkTokens does, and copying its bytes, which BenchmarkCopy does.
func BenchmarkAnalyze(b *testing.B) {
	w := waysThrough(b)
	measure(b, w.analyze)
	b.ReportMetric(times(w.analyze, w.words), "x-words")
	b.ReportMetric(times(w.analyze, w.copy), "x-copy")
}

func BenchmarkTokens(b *testing.B) {
	w := waysThrough(b)
	measure(b, w.words)
	b.ReportMetric(times(w.words, w.copy), "x-copy")
}

func BenchmarkCopy(b *testing.B) {
	w := waysThrough(b)
	measure(b, w.copy)
}

// ways are three ways through the story, each of which says how many tokens it has.
type ways struct{ analyze, words, copy func() int }

func waysThrough(b *testing.B) ways {
	a, text := analyzer(b), article(strings.Split(story, "\n")...)
	w := ways{analyze: func() (tokens int) {
		for _, s := range a.Analyze(text) {
			tokens += len(s.Tokens)
		}
		return tokens
	}, words: func() (tokens int) {
		for i, p := range text.Paragraphs {
			for _, s := range a.paragraph(text.Text, p, i) {
				tokens += len(s.Tokens)
			}
		}
		return tokens
	}}
	to, all := make([]byte, len(story)), w.words()
	w.copy = func() int { copy(to, story); return all }
	return w
}

// measure runs f and reports tokens a second.
func measure(b *testing.B, f func() int) {
	b.SetBytes(int64(len(story)))
	b.ReportAllocs()
	tokens := 0
	for b.Loop() {
		tokens += f()
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// times returns how many times as long as g f takes, each by the best of ten goes: what else
// runs on the machine slows both, but seldom the best.
func times(f, g func() int) float64 { return least(f) / least(g) }

func least(f func() int) float64 {
	n := 1
	took := func() time.Duration {
		start := time.Now()
		for range n {
			f()
		}
		return time.Since(start)
	}
	for took() < 2*time.Millisecond { // too short for the clock
		n *= 2
	}
	best := took()
	for range 9 {
		best = min(best, took())
	}
	return best.Seconds() / float64(n)
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
