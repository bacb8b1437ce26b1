package en

import (
	"strings"
	"testing"
)

const story = `The foreign minister arrived in the capital on Monday for talks on a ceasefire that broke down last week. "We came to listen," she told reporters at the airport.
Her government has accused its neighbor of arming rebels who took two border towns in March. The neighbor's army denied the charge and said that its own soldiers had been shelled by militants from across the river. At least 14 people were wounded, doctors at the town's hospital said.
The two countries, which fought a war over the valley in 1987, agreed to open a crossing for aid trucks run by the United Nations, but the U.N. envoy warned that the deal wouldn't hold unless both sides withdrew their heavy weapons.`

func BenchmarkAnalyze(b *testing.B) {
	a := analyzer(b)
	text := article(strings.Split(story, "\n")...)
	tokens := 0
	for b.Loop() {
		for _, s := range a.Analyze(text) {
			tokens += len(s.Tokens)
		}
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
