package eval

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// tollCase is a text and what it counts.
type tollCase struct {
	id   string
	text string
	want []counted
	page dyad.Page
}

// counted is one figure: what it counts ("killed"), its bounds as "low/best/high" with "-"
// for one that is not known (any of several will do), the parts that the text names,
// sorted ("4 children"), and the words that tell its deed. One that may be told or not is
// not asked for.
type counted struct {
	what   string
	bounds []string
	parts  []string
	maybe  bool
	deeds  []dyad.Span
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
		var deeds []dyad.Span
		if c.text, deeds, err = unmark(r.get("text")); err != nil {
			return nil, r.errorf("%v", err)
		}
		if c.want, err = parseCounts(r.get("figures"), deeds); err != nil {
			return nil, r.errorf("%v", err)
		}
		if c.page, err = (record{Text: c.text, Date: "2024-01-18"}).page(c.id); err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, nil
}

// parseCounts reads "killed 9 (4 children); injured 12+; killed 7 | 8; ?arrested 1", all of
// one deed.
func parseCounts(s string, deeds []dyad.Span) ([]counted, error) {
	if s == "none" {
		return nil, nil
	}
	var all []counted
	for _, f := range strings.Split(s, "; ") {
		figure, maybe := strings.CutPrefix(f, "?")
		what, rest, _ := strings.Cut(figure, " ")
		rest, parts, _ := strings.Cut(rest, " (")
		c := counted{what: what, maybe: maybe, deeds: deeds}
		if !slices.Contains(dyad.SizeNames(), what) {
			return nil, fmt.Errorf("figure %q counts nothing that the record has", f)
		}
		for _, either := range strings.Split(rest, " | ") {
			number, unit, _ := strings.Cut(either, " ")
			b, err := parseBounds(number)
			if err != nil {
				return nil, fmt.Errorf("figure %q: %w", f, err)
			}
			if unit != "" {
				b += " " + unit
			}
			c.bounds = append(c.bounds, b)
		}
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
		m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeTolls(cases[i].want, k) }
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

// figured is a figure as a coding has it, on one of its events.
type figured struct {
	event  *dyad.Event
	count  *dyad.Count
	bounds string
	taken  bool
}

// tied reports whether a word that tells the deed tells the event too.
func (f *figured) tied(w *counted) bool {
	return slices.ContainsFunc(w.deeds, func(s dyad.Span) bool { return s.Overlaps(f.event.Evidence.Trigger) })
}

// judgeTolls holds what the events of a coding count against gold, all bounds of it, and
// asks whether the event that carries a figure is told by a word of its deed. Each figure
// of gold has at most one of the coding; one more is one too many.
func judgeTolls(want []counted, k *dyad.Coding) []Outcome {
	var outcomes []Outcome
	for _, what := range dyad.SizeNames() {
		var got []*figured
		for i := range k.Events {
			if n := k.Events[i].Size.Get(what); n != nil {
				got = append(got, &figured{&k.Events[i], n, boundsOf(n), false})
			}
		}
		name := "others"
		if what == "killed" {
			name = what
		}
		asked := slices.DeleteFunc(slices.Clone(want), func(w counted) bool { return w.what != what })
		found := pairTolls(asked, got)
		for i := range asked {
			if w := &asked[i]; !w.maybe {
				outcomes = append(outcomes, judgeToll(w, found[i], name)...)
			}
		}
		for _, f := range got {
			if !f.taken {
				outcomes = append(outcomes, Outcome{Facet: name, Got: what + " " + f.bounds, Note: brief(f.event)})
			}
		}
	}
	return outcomes
}

// pairTolls gives each figure of gold the one of the coding that fits it best: by bounds and
// deed, by bounds, by deed, any. One that may be told or not takes no other's.
func pairTolls(want []counted, got []*figured) []*figured {
	found := make([]*figured, len(want))
	for _, fits := range []func(w *counted, f *figured) bool{
		func(w *counted, f *figured) bool { return slices.Contains(w.bounds, f.bounds) && f.tied(w) },
		func(w *counted, f *figured) bool { return slices.Contains(w.bounds, f.bounds) },
		func(w *counted, f *figured) bool { return !w.maybe && f.tied(w) },
		func(w *counted, _ *figured) bool { return !w.maybe },
	} {
		for i := range want {
			for _, f := range got {
				if found[i] == nil && !f.taken && fits(&want[i], f) {
					found[i], f.taken = f, true
				}
			}
		}
	}
	return found
}

func judgeToll(w *counted, f *figured, name string) []Outcome {
	o := Outcome{Facet: name, Gold: w.what + " " + w.bounds[0]}
	tie := Outcome{Facet: name + ", tied", Gold: "the deed"}
	p := Outcome{Facet: "parts", Gold: strings.Join(w.parts, ", ")}
	if f != nil {
		o.Got, tie.Got, tie.Note, p.Got = w.what+" "+f.bounds, "another", brief(f.event), partsOf(f.count)
		if slices.Contains(w.bounds, f.bounds) {
			o.Gold = o.Got
		}
		if f.tied(w) {
			tie.Got = tie.Gold
		}
	}
	if len(w.parts) == 0 {
		return []Outcome{o, tie}
	}
	return []Outcome{o, tie, p}
}

func partsOf(n *dyad.Count) string {
	var all []string
	for _, p := range n.Breakdown {
		all = append(all, strconv.Itoa(p.N)+" "+p.Who)
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}
