package compare

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/dyad-news/dyad"
)

// Set is one of the two sets: its name, "" or "coded" for coded news, and its rows of the
// pair, by day.
type Set struct {
	Name string
	Rows []dyad.DyadDay
}

// Called is the set as a sentence names it.
func (s *Set) Called() string {
	if s.Name == "" || s.Name == dyad.Coded {
		return "coded news"
	}
	return s.Name
}

// Days returns the first and the last day of the rows, "" where there are none.
func (s *Set) Days() (first, last dyad.Day) {
	if len(s.Rows) == 0 {
		return "", ""
	}
	return s.Rows[0].Day, s.Rows[len(s.Rows)-1].Day
}

// Shared returns the days from the first to the last that both sets reach; first is after
// last where they share none, and both are "" where one tells nothing.
func Shared(one, two *Set) (first, last dyad.Day) {
	f1, l1 := one.Days()
	f2, l2 := two.Days()
	if f1 == "" || f2 == "" {
		return "", ""
	}
	return max(f1, f2), min(l1, l2)
}

// Apart says why there is nothing to compare: a set that tells nothing of the pair, or
// two that share no days. It is "" where there is something.
func Apart(one, two *Set, d dyad.Dyad, name func(dyad.Node) string) string {
	pair := name(d.From) + " and " + name(d.To)
	var silent []string
	for _, s := range []*Set{one, two} {
		if len(s.Rows) == 0 {
			silent = append(silent, s.Called())
		}
	}
	if len(silent) == 2 {
		return fmt.Sprintf("neither %s nor %s tells of %s", silent[0], silent[1], pair)
	}
	if len(silent) == 1 {
		return fmt.Sprintf("%s tells nothing of %s", silent[0], pair)
	}
	if first, last := Shared(one, two); first > last {
		return fmt.Sprintf("%s (%s) and %s (%s) share no days of %s", one.Called(), one.span(), two.Called(), two.span(), pair)
	}
	return ""
}

func (s *Set) span() string {
	first, last := s.Days()
	return dayText(first) + " to " + dayText(last)
}

// dayText writes a day as "16 Jan 2024".
func dayText(d dyad.Day) string {
	t, _ := d.Time()
	return t.Format("2 Jan 2006")
}

// Text says in two sentences what the comparison shows: how many acts each set tells of,
// and how far their counts go together, or why that can't be said.
func (c *Comparison) Text(one, two *Set, name func(dyad.Node) string) string {
	a, b := &c.Ways[0], &c.Ways[1]
	x, y := a.Parts[0], b.Parts[0]
	text := fmt.Sprintf("From %s to %s %s tells of %s of %s towards %s and %d the other way, %s of %d and %d. ",
		dayText(c.First), dayText(c.Last), one.Called(), acts(x.One), name(c.A), name(c.B), y.One, two.Called(), x.Two, y.Two)
	if x.Why == FewBins {
		return text + fmt.Sprintf("Whether they go together can't be said: %d %ss are too few, it takes %d.", len(a.One.Bins), c.Step, Fewest)
	}
	return text + fmt.Sprintf("By %s, their counts of what %s did %s; of what %s did, they %s.", c.Step, name(c.A), together(&x, one, two), name(c.B), together(&y, one, two))
}

func acts(n int) string {
	if n == 1 {
		return "1 act"
	}
	return fmt.Sprintf("%d acts", n)
}

// together says how far two counts go together.
func together(p *Likes, one, two *Set) string {
	if p.Correlation == nil {
		flat := one.Called()
		switch p.Why {
		case TwoFlat:
			flat = two.Called()
		case AllFlat:
			flat = "both"
		}
		return "can't be compared (no change over time in " + flat + ")"
	}
	return fmt.Sprintf("%s (correlation %s)", Strength(*p.Correlation), strings.Replace(fmt.Sprintf("%.2f", *p.Correlation), "-", "−", 1))
}

// Strength puts a correlation in words that follow "they".
func Strength(r float64) string {
	return cmp.Or(
		when(r >= 0.7, "go together closely"), when(r >= 0.4, "go together in part"), when(r >= 0.2, "go together weakly"),
		when(r > -0.2, "hardly go together"), "go against each other",
	)
}

func when(is bool, text string) string {
	if is {
		return text
	}
	return ""
}
