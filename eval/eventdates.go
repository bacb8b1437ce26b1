package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// dayVerdict is an event that was drawn, with the dates that a reader takes for right:
// EDTF, "published" for the day of publication because the text tells none, "none".
type dayVerdict struct {
	set   string
	id    dyad.EventID
	word  *dyad.Span // in place of id: of what nobody coded, the word that tells it
	dates []string
	why   string
}

// asks is the word to hand over, nil where an event is asked for.
func (v dayVerdict) asks() *dyad.Span { return v.word }

// datedSets are the files under news/ that events were drawn from.
func datedSets() []string { return []string{"wikinews_120", "articles_intl"} }

// readDayVerdicts reads gold/event-dates.tsv, by set and record.
func readDayVerdicts() (map[string][]dayVerdict, error) {
	const name = "gold/event-dates.tsv"
	text, err := goldFiles.ReadFile(name)
	if err != nil {
		return nil, err
	}
	rows, err := readTSV(name, text, "uid", "set", "page", "dates", "why")
	if err != nil {
		return nil, err
	}
	of := make(map[string][]dayVerdict)
	for _, r := range rows {
		if !slices.Contains(datedSets(), r.get("set")) || r.get("dates") == "" {
			return nil, r.errorf("set %q, dates %q", r.get("set"), r.get("dates"))
		}
		key := r.get("set") + "/" + r.get("page")
		v := dayVerdict{set: r.get("set"), id: dyad.EventID(r.get("uid")), dates: strings.Split(r.get("dates"), " | "), why: r.get("why")}
		if _, at, ok := strings.Cut(r.get("uid"), "@"); ok {
			v.word = new(dyad.Span)
			if _, err := fmt.Sscanf(at, "%d-%d", &v.word.Start, &v.word.End); err != nil {
				return nil, r.errorf("uid %q: %v", r.get("uid"), err)
			}
		}
		of[key] = append(of[key], v)
	}
	return of, nil
}

// eventDates is a measure over the dates of events that somebody has read. An event that
// is not told any more counts nowhere; what was drawn from the text, whether the coder tells
// it or not, is asked by its word.
func eventDates(s source, m *Measure) error {
	of, err := readDayVerdicts()
	if err != nil {
		return err
	}
	asked, err := askNews(s, m, of)
	if err != nil {
		return err
	}
	m.judge = func(i int, k *dyad.Coding) []Outcome {
		var outcomes []Outcome
		words := 0
		for _, v := range asked[i] {
			o := Outcome{Facet: v.set, Gold: v.dates[0], Note: v.why}
			if v.word != nil {
				if words >= len(k.Predicates) {
					continue
				}
				p := &k.Predicates[words]
				words++
				o.Got, o.Note = dateOf(p.DateInfo), p.Text+" "+v.why
			} else {
				j := slices.IndexFunc(k.Events, func(e dyad.Event) bool { return e.ID == v.id })
				if j < 0 {
					continue
				}
				o.Got, o.Note = dateOf(k.Events[j].DateInfo), brief(&k.Events[j])+" "+v.why
			}
			if slices.Contains(v.dates, o.Got) {
				o.Gold = o.Got
			}
			outcomes = append(outcomes, o)
		}
		return outcomes
	}
	m.figures = func(outcomes []Outcome) []Figure {
		var figures []Figure
		for _, set := range datedSets() {
			of := facet(outcomes, set)
			figures = append(figures, share(set, hits(of), len(of)))
		}
		return figures
	}
	return nil
}

// dateOf is a date as a reader's verdict has it.
func dateOf(d *dyad.DateInfo) string {
	switch {
	case d == nil || d.Basis == "none":
		return "none"
	case d.Basis == "published" && !strings.HasPrefix(d.EDTF, ".."):
		return "published"
	default:
		return d.EDTF
	}
}
