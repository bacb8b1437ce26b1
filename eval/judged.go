package eval

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/eval/judged"
)

// judgedEvents is a measure over events that somebody has read and judged: how many of the right
// ones and of the wrong ones are still told, and how well the confidence of those read blind is calibrated.
func judgedEvents(kind string) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		verdicts, err := judged.Verdicts(s.judged, kind)
		if err != nil {
			return err
		}
		of := map[string][]judged.Verdict{} // by set and page
		for _, v := range verdicts {
			of[v.Set+"/"+v.Page] = append(of[v.Set+"/"+v.Page], v)
		}
		asked, err := askNews(s, m, of)
		m.judge = func(i int, k *dyad.Coding) []Outcome { return stillTold(asked[i], k) }
		m.figures = judgedFigures
		return err
	}
}

// corrected is a measure over events of which readers said what would be right, the held-out part
// or the rest: the share of those told that is right, and how many of those there are told right.
func corrected(held bool) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		rows, err := judged.AllCorrected(s.judged)
		if err != nil {
			return err
		}
		of := map[string][]judged.Corrected{}
		for _, c := range rows {
			if c.Held() == held {
				of[c.Set+"/"+c.Page] = append(of[c.Set+"/"+c.Page], c)
			}
		}
		asked, err := askNews(s, m, of)
		m.judge = func(i int, k *dyad.Coding) []Outcome {
			var outcomes []Outcome
			for _, c := range asked[i] {
				o := Outcome{Facet: c.Set, Gold: map[bool]string{true: "event"}[c.Event()], Note: c.Told}
				if e := c.Find(k.Events); e != nil {
					o.Got, o.Rule = cmp.Or(c.Wrong(e), "event"), ruleOf(e)
				}
				outcomes = append(outcomes, o)
			}
			return outcomes
		}
		m.figures = correctedFigures
		return err
	}
}

func correctedFigures(outcomes []Outcome) []Figure {
	var figures []Figure
	for _, set := range []string{"", "current_events", "articles_intl"} {
		of, name := outcomes, ""
		if set != "" {
			of, name = facet(outcomes, set), ", "+set
		}
		c := Count(of, []string{"event"})[0] // whatever is told and wrong has another label
		told := len(slices.DeleteFunc(slices.Clone(of), func(o Outcome) bool { return o.Got == "" }))
		figures = append(figures, share("right of those told"+name, c.Hit, told), share("told right of those there"+name, c.Hit, c.Gold))
	}
	return figures
}

// askNews makes a case of each record under news/ of which something is asked, by set
// ("current_events" for short) and id, and returns what is asked of each case.
func askNews[T any](s source, m *Measure, of map[string][]T) ([][]T, error) {
	var asked [][]T
	for _, file := range []string{"current_events_2002_2019", "articles_intl", "wikinews_120"} {
		set := strings.TrimSuffix(file, "_2002_2019")
		name, text, err := s.readPacked("news/" + file + ".jsonl.gz")
		if err != nil {
			return nil, err
		}
		err = readLines(name, text, func(_ int, r record) error {
			about := of[set+"/"+r.ID]
			if len(about) == 0 {
				return nil
			}
			for _, x := range about {
				if w, ok := any(x).(interface{ asks() *dyad.Span }); ok && w.asks() != nil {
					r.Predicates = append(r.Predicates, *w.asks())
				}
			}
			page, err := r.page(r.ID)
			m.Cases = append(m.Cases, Case{ID: set + "/" + r.ID, Text: r.Text, About: "published " + string(r.Date), Page: page})
			asked = append(asked, about)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return asked, nil
}

// stillTold looks for judged events in a coding. Gold is the verdict, Got the confidence.
func stillTold(verdicts []judged.Verdict, k *dyad.Coding) []Outcome {
	var outcomes []Outcome
	for _, v := range verdicts {
		o := Outcome{Facet: map[bool]string{true: "blind", false: "event"}[v.Blind], Gold: map[bool]string{true: "right", false: "wrong"}[v.Right]}
		if i := slices.IndexFunc(k.Events, func(e dyad.Event) bool { return e.ID == v.ID }); i >= 0 {
			o.Got, o.Rule = strconv.FormatFloat(k.Events[i].Confidence, 'f', 2, 64), ruleOf(&k.Events[i])
		}
		outcomes = append(outcomes, o)
	}
	return outcomes
}

func judgedFigures(outcomes []Outcome) []Figure {
	var n, told [2]int // wrong, right
	bins := map[int][]Outcome{}
	for _, o := range outcomes {
		right := 0
		if o.Gold == "right" {
			right = 1
		}
		if n[right]++; o.Got != "" {
			told[right]++
			if c, err := strconv.ParseFloat(o.Got, 64); err == nil && o.Facet == "blind" {
				bins[int(c*10)] = append(bins[int(c*10)], o)
			}
		}
	}
	figures := []Figure{
		share("right events still told", told[1], n[1]),
		share("wrong events still told", told[0], n[0]),
		share("right of those still told", told[1], told[0]+told[1]),
	}
	gap, all := 0.0, 0
	for b := range 10 {
		of := bins[b]
		if len(of) == 0 {
			continue
		}
		right, sum := 0, 0.0
		for _, o := range of {
			if o.Gold == "right" {
				right++
			}
			c, _ := strconv.ParseFloat(o.Got, 64) // parsed above
			sum += c
		}
		gap, all = gap+math.Abs(float64(right)-sum), all+len(of)
		figures = append(figures, share(fmt.Sprintf("right at confidence 0.%d", b), right, len(of)))
	}
	return append(figures, Figure{Name: "confidence off by", N: all, Value: gap / float64(max(all, 1))})
}
