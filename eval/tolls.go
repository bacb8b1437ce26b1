package eval

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// tollCase is a text with the words that tell its deeds in brackets, and what it counts.
type tollCase struct {
	id    string
	text  string
	deeds []dyad.Span
	want  []counted
	page  dyad.Page
}

// counted is one figure: what it counts ("killed"), its bounds as "low/best/high" with "-"
// for one that is not known, and the parts that the text names, sorted ("4 children").
type counted struct {
	what, bounds string
	parts        []string
}

// readTolls reads gold/tolls.tsv.
func readTolls() ([]tollCase, error) {
	const name = "gold/tolls.tsv"
	text, err := goldFiles.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return decodeTolls(name, text)
}

func decodeTolls(name string, text []byte) ([]tollCase, error) {
	rows, err := readTSV(name, text, "uid", "text", "figures")
	if err != nil {
		return nil, err
	}
	var cases []tollCase
	for _, r := range rows {
		c := tollCase{id: r.get("uid")}
		if c.text, c.deeds, err = unmark(r.get("text")); err != nil {
			return nil, r.errorf("%v", err)
		}
		if c.want, err = parseCounts(r.get("figures")); err != nil {
			return nil, r.errorf("%v", err)
		}
		if c.page, err = (record{Text: c.text, Date: "2024-01-18"}).page(c.id); err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, nil
}

// parseCounts reads "killed 9 (4 children); injured 12+".
func parseCounts(s string) ([]counted, error) {
	if s == "none" {
		return nil, nil
	}
	var all []counted
	for _, f := range strings.Split(s, "; ") {
		what, rest, _ := strings.Cut(f, " ")
		rest, parts, _ := strings.Cut(rest, " (")
		number, unit, _ := strings.Cut(rest, " ")
		b, err := parseBounds(number)
		if err != nil {
			return nil, fmt.Errorf("figure %q: %w", f, err)
		}
		if unit != "" {
			b += " " + unit
		}
		c := counted{what: what, bounds: b}
		if parts != "" {
			c.parts = strings.Split(strings.TrimSuffix(parts, ")"), ", ")
			slices.Sort(c.parts)
		}
		all = append(all, c)
	}
	return all, nil
}

// parseBounds reads "12", "12+" (at least), "-12" (at most), "12-15", "~12" (about) and
// ">24" (a vague many, with its least).
func parseBounds(s string) (string, error) {
	for _, n := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("+-~>", r) }) {
		if _, err := strconv.Atoi(n); err != nil {
			return "", fmt.Errorf("bounds %q", s)
		}
	}
	switch low, high, ranged := strings.Cut(s, "-"); {
	case s == "":
		return "", fmt.Errorf("bounds %q", s)
	case ranged && low == "":
		return "-/" + high + "/" + high, nil
	case ranged:
		return low + "/-/" + high, nil
	case s[0] == '~':
		return "-/" + s[1:] + "/-", nil
	case s[0] == '>':
		return s[1:] + "/-/-", nil
	case s[len(s)-1] == '+':
		return s[:len(s)-1] + "/" + s[:len(s)-1] + "/-", nil
	}
	return s + "/" + s + "/" + s, nil
}

// boundsOf writes a count as gold does.
func boundsOf(n *dyad.Count) string {
	one := func(v *int) string {
		if v == nil {
			return "-"
		}
		return strconv.Itoa(*v)
	}
	s := one(n.Low) + "/" + one(n.Best) + "/" + one(n.High)
	if n.Unit != "" {
		s += " " + n.Unit
	}
	return s
}

// tolls is a measure over our own sentences that count.
func tolls(half string) func(source, *Measure) error {
	return func(_ source, m *Measure) error {
		all, err := readTolls()
		var cases []tollCase
		for _, c := range all {
			if evenReports(c.id) == half {
				cases = append(cases, c)
				m.Cases = append(m.Cases, Case{ID: c.id, Text: c.text, About: "tolls.tsv", Page: c.page})
			}
		}
		m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeTolls(&cases[i], k) }
		m.figures = tollFigures
		return err
	}
}

func tollFigures(outcomes []Outcome) []Figure {
	var figures []Figure
	for _, name := range []string{"killed", "killed, tied", "others", "others, tied", "parts"} {
		of := facet(outcomes, name)
		figures = append(figures, share(name+" right", hits(of), len(of)))
	}
	return figures
}

// judgeTolls holds what the events of a coding count against gold, all bounds of it, and
// asks whether the event that carries a figure is told by a marked word. Counts of more
// than one event are held together: a figure told on two is one too many.
func judgeTolls(c *tollCase, k *dyad.Coding) []Outcome {
	type found struct {
		event *dyad.Event
		count *dyad.Count
	}
	got := map[string][]found{}
	for i := range k.Events {
		for what, n := range k.Events[i].Size.All() {
			got[what] = append(got[what], found{&k.Events[i], n})
		}
	}
	var outcomes []Outcome
	for _, what := range dyad.SizeNames() {
		name := "others"
		if what == "killed" {
			name = what
		}
		o := Outcome{Facet: name}
		tie := Outcome{Facet: name + ", tied", Gold: "the deed"}
		w := slices.IndexFunc(c.want, func(w counted) bool { return w.what == what })
		if w >= 0 {
			o.Gold = what + " " + c.want[w].bounds
		}
		for _, f := range got[what] {
			if o.Got != "" {
				o.Got += ", "
			}
			o.Got += what + " " + boundsOf(f.count)
			switch told := slices.ContainsFunc(c.deeds, func(s dyad.Span) bool { return s.Overlaps(f.event.Evidence.Trigger) }); {
			case !told:
				tie.Got = "another"
			case tie.Got == "":
				tie.Got = "the deed"
			}
			tie.Note = brief(f.event)
		}
		if o.Gold != "" || o.Got != "" {
			outcomes = append(outcomes, o)
		}
		if w >= 0 {
			outcomes = append(outcomes, tie)
			if want := c.want[w].parts; len(want) > 0 {
				p := Outcome{Facet: "parts", Gold: strings.Join(want, ", ")}
				if len(got[what]) > 0 {
					p.Got = partsOf(got[what][0].count)
				}
				outcomes = append(outcomes, p)
			}
		}
	}
	return outcomes
}

func partsOf(n *dyad.Count) string {
	var all []string
	for _, p := range n.Breakdown {
		all = append(all, strconv.Itoa(p.N)+" "+p.Who)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}
