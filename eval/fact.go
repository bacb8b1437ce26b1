package eval

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// told is one predicate of the factuality sets: a word and how sure it is that it
// happened, from -3 to 3.
type told struct {
	Span  [2]int  `json:"span1"` // words of the text, parted at spaces
	Label float64 `json:"label"`
}

// factuality reads one of the sets of words with labels; every word is handed over.
func factuality(path string) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		name, text, err := s.read(path)
		if err != nil {
			return err
		}
		var gold [][]told
		m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeFacts(gold[i], k) }
		m.figures = factFigures
		m.labels = []string{"class"}
		type sentence struct {
			Text    string `json:"text"`
			Targets []told `json:"targets"`
		}
		return readLines(name, text, func(line int, x sentence) error {
			r := record{ID: fmt.Sprintf("%s:%d", name, line), Text: x.Text}
			words := wordSpans(x.Text)
			for _, t := range x.Targets {
				if t.Span[0] < 0 || t.Span[0] >= len(words) {
					return fmt.Errorf("word %d of a text of %d", t.Span[0], len(words))
				}
				r.Predicates = append(r.Predicates, words[t.Span[0]])
			}
			page, err := r.page(r.ID)
			gold = append(gold, x.Targets)
			m.Cases = append(m.Cases, Case{ID: r.ID, Text: x.Text, Page: page})
			return err
		})
	}
}

// wordSpans returns where the words of a text stand that spaces part.
func wordSpans(text string) []dyad.Span {
	var all []dyad.Span
	at := 0
	for w := range strings.SplitSeq(text, " ") {
		if w != "" {
			all = append(all, dyad.Span{Start: at, End: at + len(w)})
		}
		at += len(w) + 1
	}
	return all
}

// factClasses are the classes of fact_score.py.
var factClasses = []string{"yes", "open", "no"}

func factClass(x float64) string {
	switch {
	case x > 1:
		return "yes"
	case x < -1:
		return "no"
	}
	return "open"
}

// judgeFacts holds the coding's answers against gold: their class, their sign where gold is
// sure, and the figures themselves. A word without an answer is told as a fact.
func judgeFacts(gold []told, k *dyad.Coding) []Outcome {
	var outcomes []Outcome
	for i, g := range gold {
		p := dyad.Predicate{Score: 3}
		if i < len(k.Predicates) {
			p = k.Predicates[i]
		}
		note := fmt.Sprintf("%s %.1f", p.Text, g.Label)
		if p.Cue != nil {
			note += ", " + p.Cue.Text
		}
		outcomes = append(outcomes, Outcome{Facet: "class", Gold: factClass(g.Label), Got: factClass(p.Score), Rule: string(p.Realis), Note: note},
			Outcome{Facet: "score", Gold: strconv.FormatFloat(g.Label, 'g', -1, 64), Got: strconv.FormatFloat(p.Score, 'g', -1, 64)})
		if math.Abs(g.Label) > 2 {
			outcomes = append(outcomes, Outcome{Facet: "sign", Gold: sign(g.Label), Got: sign(p.Score)})
		}
	}
	return outcomes
}

func sign(x float64) string {
	switch {
	case x > 0:
		return "+"
	case x < 0:
		return "-"
	}
	return "0"
}

func factFigures(outcomes []Outcome) []Figure {
	class, signs, scores := facet(outcomes, "class"), facet(outcomes, "sign"), facet(outcomes, "score")
	figures := classes("class", class, factClasses)
	figures = append(figures, share("sign where sure", hits(signs), len(signs)))
	return append(figures, boot("mean error", scores, meanError), boot("correlation", scores, correlation))
}

func numbers(scores []Outcome) (gold, got []float64) {
	for _, o := range scores {
		g, _ := strconv.ParseFloat(o.Gold, 64) // judgeFacts wrote them
		s, _ := strconv.ParseFloat(o.Got, 64)
		gold, got = append(gold, g), append(got, s)
	}
	return gold, got
}

func meanError(scores []Outcome) float64 {
	gold, got := numbers(scores)
	sum := 0.0
	for i := range gold {
		sum += math.Abs(gold[i] - got[i])
	}
	return sum / max(1, float64(len(gold)))
}

// correlation is Pearson's r, 0 where one side is always the same.
func correlation(scores []Outcome) float64 {
	gold, got := numbers(scores)
	n := max(1, float64(len(gold)))
	var mg, ms, vg, vs, both float64
	for i := range gold {
		mg, ms = mg+gold[i]/n, ms+got[i]/n
	}
	for i := range gold {
		a, b := gold[i]-mg, got[i]-ms
		vg, vs, both = vg+a*a, vs+b*b, both+a*b
	}
	if vg == 0 || vs == 0 {
		return 0
	}
	return both / math.Sqrt(vg*vs)
}
