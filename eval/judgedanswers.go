package eval

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/eval/judged"
)

// readAnswers reads the judged answers of all draws, by set and page: which event is said to
// answer which. Why, of a wrong one, stands in the table.
func readAnswers(files fs.FS) (map[string][]answerVerdict, error) {
	names, err := judged.Tables(files, "answers-*.tsv")
	if err != nil {
		return nil, err
	}
	of := make(map[string][]answerVerdict)
	seen := make(map[answerPair]bool)
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		rows, err := readTSV(name, text, "uid", "set", "page", "answers", "verdict", "why")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			v := answerVerdict{answerPair{dyad.EventID(r.get("uid")), dyad.EventID(r.get("answers"))}, r.get("verdict") == "right"}
			if !v.right && r.get("why") == "" {
				return nil, r.errorf("a verdict of %q without a reason", r.get("verdict"))
			}
			if !seen[v.answerPair] { // a later draw may hold a pair again
				seen[v.answerPair] = true
				key := r.get("set") + "/" + r.get("page")
				of[key] = append(of[key], v)
			}
		}
	}
	return of, nil
}

// answerPair is one event that answers another.
type answerPair struct{ event, answered dyad.EventID }

type answerVerdict struct {
	answerPair
	right bool
}

// answers is a measure over what events are said to answer outright, judged by reading: of the
// pairs that were judged and are still told, the share that is right; of the right ones, the
// share still told; and how many told pairs of these pages nobody has judged.
func answers(s source, m *Measure) error {
	of, err := readAnswers(s.judged)
	if err != nil {
		return err
	}
	asked, err := askNews(s, m, of)
	m.judge = func(i int, k *dyad.Coding) []Outcome {
		var told []answerPair
		for j := range k.Events {
			if e := &k.Events[j]; e.ResponseTo != "" {
				told = append(told, answerPair{e.ID, e.ResponseTo})
			}
		}
		var out []Outcome
		for _, v := range asked[i] {
			o := Outcome{Facet: map[bool]string{true: "right", false: "wrong"}[v.right], Gold: "told"}
			if at := slices.Index(told, v.answerPair); at >= 0 {
				o.Got, told = "told", slices.Delete(told, at, at+1)
			}
			out = append(out, o)
		}
		for _, p := range told {
			out = append(out, Outcome{Facet: "unjudged", Gold: "judged", Got: string(p.event)})
		}
		return out
	}
	m.figures = func(outcomes []Outcome) []Figure {
		right, wrong := facet(outcomes, "right"), facet(outcomes, "wrong")
		told := hits(right) + hits(wrong)
		return []Figure{
			share("right of those still told", hits(right), told),
			share("right answers still told", hits(right), len(right)),
			{Name: "told and not judged", N: told, Value: float64(len(facet(outcomes, "unjudged")))},
		}
	}
	return err
}

// speakers is a measure over who is said to tell of events, judged by reading: each event's
// attribution, all of its voices, against what a reader takes for right.
func speakers(s source, m *Measure) error {
	names, err := judged.Tables(s.judged, "speakers-*.tsv")
	if err != nil {
		return err
	}
	of := make(map[string][]speakerVerdict)
	for _, name := range names {
		text, err := fs.ReadFile(s.judged, name)
		if err != nil {
			return err
		}
		rows, err := readTSV(name, text, "uid", "set", "page", "speaker", "verdict", "why")
		if err != nil {
			return err
		}
		for _, r := range rows {
			v := speakerVerdict{event: dyad.EventID(r.get("uid")), draw: strings.TrimSuffix(name, ".tsv")}
			if s := r.get("speaker"); s != "hearsay" {
				p, err := parseParty(s)
				if err != nil {
					return r.errorf("%v", err)
				}
				v.who = &p
			}
			key := r.get("set") + "/" + r.get("page")
			of[key] = append(of[key], v)
		}
	}
	asked, err := askNews(s, m, of)
	m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeSpeakers(asked[i], k) }
	m.figures = func(outcomes []Outcome) []Figure {
		var figures []Figure
		for _, name := range names {
			draw := strings.TrimSuffix(name, ".tsv")
			of := facet(outcomes, draw)
			figures = append(figures, share(draw+" right", hits(of), len(of)))
		}
		return append(figures, share("right", hits(outcomes), len(outcomes)))
	}
	return err
}

// speakerVerdict is who tells of an event, nil for hearsay.
type speakerVerdict struct {
	event dyad.EventID
	draw  string
	who   *party
}

// judgeSpeakers asks whether the true speaker, by code and sector or by words, is among the
// voices of each event that is still told.
func judgeSpeakers(asked []speakerVerdict, k *dyad.Coding) []Outcome {
	var out []Outcome
	for _, v := range asked {
		for j := range k.Events {
			e := &k.Events[j]
			if e.ID != v.event {
				continue
			}
			o := Outcome{Facet: v.draw, Gold: "hearsay", Note: brief(e)}
			if v.who != nil {
				o.Gold = v.who.words + v.who.code + " " + v.who.sector
			}
			for _, a := range e.Attribution {
				switch {
				case a.Entity == nil && v.who == nil:
					o.Got = o.Gold
				case a.Entity != nil && v.who != nil && v.who.is(a.Entity, k.Article.Text) && (v.who.code == "" || v.who.sector == "" || v.who.sector == string(a.Entity.Sector)):
					o.Got = o.Gold
				}
			}
			out = append(out, o)
		}
	}
	return out
}
