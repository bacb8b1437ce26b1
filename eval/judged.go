package eval

import (
	"embed"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

//go:embed judged/events-*.tsv judged/thousand-*.tsv judged/answers-*.tsv judged/speakers-*.tsv
var judgedFiles embed.FS

// verdict is one event that was drawn and judged by reading.
type verdict struct {
	id    dyad.EventID
	set   string // file under news/, without its ending
	page  string // id of the record that tells it
	right bool
	blind bool // by readers who had written no rule
}

// readVerdicts reads the judged events of all draws of a kind, "events" or "thousand".
func readVerdicts(kind string) ([]verdict, error) {
	names, err := fs.Glob(judgedFiles, "judged/"+kind+"-*.tsv")
	if err != nil {
		return nil, err
	}
	var all []verdict
	ours := []string{"judged/events-1.tsv", "judged/events-2.tsv", "judged/events-3.tsv", "judged/events-4.tsv"} // read by those who wrote the rules
	seen := map[dyad.EventID]bool{}
	for _, name := range names {
		text, err := judgedFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
			f := strings.Split(line, "\t")
			switch {
			case len(f) != 5:
				return nil, fmt.Errorf("%s:%d: %d fields, want 5", name, i+1, len(f))
			case i == 0 && line == "id\tset\tpage\tverdict\twhy":
				continue
			case f[3] != "right" && f[4] == "":
				return nil, fmt.Errorf("%s:%d: a verdict of %q without a reason", name, i+1, f[3])
			}
			if id := dyad.EventID(f[0]); !seen[id] { // a later draw may hold an event again
				seen[id] = true
				all = append(all, verdict{id, f[1], f[2], f[3] == "right", !slices.Contains(ours, name)})
			}
		}
	}
	return all, nil
}

// judged is a measure over events that somebody has read and judged: how many of the right
// ones and of the wrong ones are still told, and how well the confidence of those read blind is calibrated.
func judged(s source, m *Measure, kind string) error {
	verdicts, err := readVerdicts(kind)
	if err != nil {
		return err
	}
	of := map[string][]verdict{} // by set and page
	for _, v := range verdicts {
		of[v.set+"/"+v.page] = append(of[v.set+"/"+v.page], v)
	}
	asked, err := askNews(s, m, of)
	if err != nil {
		return err
	}
	m.judge = func(i int, k *dyad.Coding) []Outcome { return stillTold(asked[i], k) }
	m.figures = judgedFigures
	return nil
}

// newsSets are the files under news/ that cases are drawn from, without their endings.
func newsSets() []string {
	return []string{"current_events_2002_2019", "articles_intl", "wikinews_120"}
}

// askNews makes a case of each record under news/ of which something is asked, by set
// ("current_events" for short) and id, and returns what is asked of each case.
func askNews[T any](s source, m *Measure, of map[string][]T) ([][]T, error) {
	var asked [][]T
	for _, file := range newsSets() {
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
func stillTold(verdicts []verdict, k *dyad.Coding) []Outcome {
	var outcomes []Outcome
	for _, v := range verdicts {
		o := Outcome{Facet: map[bool]string{true: "blind", false: "event"}[v.blind], Gold: map[bool]string{true: "right", false: "wrong"}[v.right]}
		if i := slices.IndexFunc(k.Events, func(e dyad.Event) bool { return e.ID == v.id }); i >= 0 {
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
