package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// saying is one attribution of gold or of the coder: who says what by which words. Spans
// are of bytes, parted ones by their whole range; empty ones are not there.
type saying struct {
	source, cue, content dyad.Span
	counts               bool // it stands in a sentence that is counted
}

// polnear reads the attributions of PolNeAR, train or dev.
func polnear(split string) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		name, text, err := s.readPacked("attribution/polnear_train_dev.jsonl.gz")
		if err != nil {
			return err
		}
		speech, err := speechVerbs()
		if err != nil {
			return err
		}
		var texts []string
		var gold [][]saying
		m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeSayings(texts[i], gold[i], k, speech) }
		m.figures = sayingFigures
		type article struct {
			record
			Split        string `json:"split"`
			Attributions []map[string][]struct {
				Span string `json:"span"`
			} `json:"attributions"`
		}
		return readLines(name, text, func(_ int, a article) error {
			if a.Split != split {
				return nil
			}
			at := runeOffsets(a.Text)
			var all []saying
			for _, x := range a.Attributions {
				var y saying
				for field, to := range map[string]*dyad.Span{"source": &y.source, "cue": &y.cue, "content": &y.content} {
					for _, part := range x[field] {
						if err := widen(to, part.Span, at); err != nil {
							return fmt.Errorf("%s: %w", a.ID, err)
						}
					}
				}
				if y.content.Len() > 0 {
					all = append(all, y)
				}
			}
			page, err := a.page(a.ID)
			texts, gold = append(texts, a.Text), append(gold, all)
			m.Cases = append(m.Cases, Case{ID: a.ID, Text: a.Title, Page: page})
			return err
		})
	}
}

// speechVerbs returns the verbs of saying in the tables.
func speechVerbs() (map[string]string, error) {
	t, err := data.Open("")
	if err != nil {
		return nil, err
	}
	d, err := t.Discourse()
	if err != nil {
		return nil, err
	}
	return d.Speech, nil
}

// runeOffsets returns the byte offset of every character, and the length at the end.
func runeOffsets(text string) []int {
	at := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

// widen makes the span cover spans written "12 15;20 31", in characters.
func widen(s *dyad.Span, written string, at []int) error {
	for part := range strings.SplitSeq(written, ";") {
		a, b, ok := strings.Cut(part, " ")
		from, err := strconv.Atoi(a)
		to, err2 := strconv.Atoi(b)
		if !ok || err != nil || err2 != nil || from < 0 || to < from || to >= len(at) {
			return fmt.Errorf("span %q does not fit a text of %d characters", written, len(at)-1)
		}
		if s.Len() == 0 {
			*s = dyad.Span{Start: at[from], End: at[to]}
		}
		s.Start, s.End = min(s.Start, at[from]), max(s.End, at[to])
	}
	return nil
}

// judgeSayings holds the statements of an article against gold, in the text as gold has it.
// What is found is judged by attrib_score.py's rule: one to one, by the longest overlap of
// their contents; right are those whose sources overlap too. Facet "all" has every
// attribution, "counted" those with a source in sentences that count.
func judgeSayings(text string, gold []saying, k *dyad.Coding, speech map[string]string) []Outcome {
	at := offsetsIn(&k.Article, text)
	counted := countedSentences(k, at, speech)
	in := func(x *saying) bool {
		s := x.cue
		if s.Len() == 0 {
			s = x.content
		}
		return slices.ContainsFunc(counted, func(c dyad.Span) bool { return c.Start <= s.Start && s.Start < c.End })
	}
	said := saidOf(k, at)
	for i := range said {
		said[i].counts = said[i].source.Len() > 0 && in(&said[i])
	}
	var outcomes []Outcome
	used := make([]bool, len(said))
	pairs := pairSayings(gold, said)
	for i := range gold {
		g := gold[i]
		g.counts = g.source.Len() > 0 && in(&g)
		j := pairs[i]
		o, c := Outcome{Facet: "all", Gold: "attribution"}, Outcome{Facet: "counted", Gold: "source"}
		c.Note = fmt.Sprintf("%s | %s | %s", g.source.In(text), g.cue.In(text), g.content.In(text))
		if j >= 0 {
			used[j] = true
			o.Got = "attribution"
			switch right := g.source.Overlaps(said[j].source) || g.source.Len()+said[j].source.Len() == 0; {
			case right && g.source.Len() > 0:
				c.Got = "source"
				outcomes = append(outcomes, Outcome{Facet: "both", Gold: "source", Got: "source"}, Outcome{Facet: "found", Gold: "source", Got: "source"})
			case right:
				outcomes = append(outcomes, Outcome{Facet: "both", Gold: "source", Got: "source"})
			default:
				outcomes = append(outcomes, Outcome{Facet: "both", Gold: "source"}, Outcome{Facet: "both", Got: "source"})
				if g.source.Len() > 0 {
					outcomes = append(outcomes, Outcome{Facet: "found", Gold: "source"})
				}
			}
		} else {
			outcomes = append(outcomes, Outcome{Facet: "both", Gold: "source"})
		}
		outcomes = append(outcomes, o)
		hit := c.Got != "" && said[j].counts
		switch {
		case g.counts && hit:
			outcomes = append(outcomes, c)
		case g.counts:
			c.Got = ""
			outcomes = append(outcomes, c)
		}
		if j >= 0 && said[j].counts && !(g.counts && hit) {
			outcomes = append(outcomes, Outcome{Facet: "counted", Got: "source", Note: noteOf(text, &said[j])})
		}
	}
	for j := range said {
		if used[j] {
			continue
		}
		outcomes = append(outcomes, Outcome{Facet: "all", Got: "attribution"}, Outcome{Facet: "both", Got: "source"})
		if said[j].counts {
			outcomes = append(outcomes, Outcome{Facet: "counted", Got: "source", Note: noteOf(text, &said[j])})
		}
	}
	return outcomes
}

func noteOf(text string, x *saying) string {
	return fmt.Sprintf("%s | %s | %s", x.source.In(text), x.cue.In(text), x.content.In(text))
}

// countedSentences returns the sentences that hold the trigger of an event or a verb of
// saying, in the text as gold has it.
func countedSentences(k *dyad.Coding, at offsets, speech map[string]string) []dyad.Span {
	var all []dyad.Span
	for i := range k.Sentences {
		s := &k.Sentences[i]
		counts := slices.ContainsFunc(k.Events, func(e dyad.Event) bool { return s.Span.Contains(e.Evidence.Trigger) }) ||
			slices.ContainsFunc(s.Tokens, func(t dyad.Token) bool { return t.UPOS == "VERB" && speech[strings.ToLower(t.Lemma)] != "" })
		if span, ok := at.span(s.Span); ok && counts {
			all = append(all, span)
		}
	}
	return all
}

// saidOf returns the statements of a coding in the text as gold has it.
func saidOf(k *dyad.Coding, at offsets) []saying {
	var all []saying
	for _, s := range k.Statements {
		var x saying
		var ok bool
		whole := s.Content[0]
		for _, c := range s.Content {
			whole.Start, whole.End = min(whole.Start, c.Start), max(whole.End, c.End)
		}
		if x.content, ok = at.span(whole); !ok {
			continue
		}
		x.cue, _ = at.span(s.Cue.Span)
		if s.Source != nil {
			x.source, _ = at.span(s.Source.Span)
		}
		all = append(all, x)
	}
	return all
}

// pairSayings returns for each of gold the index of what was found of it, or -1.
func pairSayings(gold, said []saying) []int {
	type pair struct{ n, i, j int }
	var pairs []pair
	for i := range gold {
		for j := range said {
			g, s := gold[i].content, said[j].content
			if n := min(g.End, s.End) - max(g.Start, s.Start); n > 0 {
				pairs = append(pairs, pair{n, i, j})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	of, used := make([]int, len(gold)), make([]bool, len(said))
	for i := range of {
		of[i] = -1
	}
	for _, p := range pairs {
		if of[p.i] < 0 && !used[p.j] {
			of[p.i], used[p.j] = p.j, true
		}
	}
	return of
}

func sayingFigures(outcomes []Outcome) []Figure {
	counted, all, both := Micro(facet(outcomes, "counted")), Micro(facet(outcomes, "all")), Micro(facet(outcomes, "both"))
	found := Micro(facet(outcomes, "found"))
	return []Figure{
		share("source recall", counted.Hit, counted.Gold),
		share("source precision", counted.Hit, counted.Got),
		share("all, content recall", all.Hit, all.Gold),
		share("all, content precision", all.Hit, all.Got),
		share("all, source accuracy", found.Hit, found.Gold),
		share("all, content and source recall", both.Hit, both.Gold),
		share("all, content and source precision", both.Hit, both.Got),
	}
}
