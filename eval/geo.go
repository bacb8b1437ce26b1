package eval

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// geoCase is an article of a geoparsing set with its toponyms.
type geoCase struct {
	record
	Gold []geoName `json:"toponyms"`
}

// geoName is a toponym of such a set, whose numbers are strings. Start and End count
// characters.
type geoName struct {
	Start  int    `json:"start,string"`
	End    int    `json:"end,string"`
	Phrase string `json:"phrase"`
	Lat    string `json:"lat"`
	Lon    string `json:"lon"`

	span     dyad.Span // in bytes
	lat, lon float64
	placed   bool // has coordinates
}

// Nearness of a place found to the gold one, as outcomes of the facet "where" label it.
const (
	within161 = "within 161 km"
	farOff    = "farther off"
)

// toponyms is a measure over one half of a geoparsing set; with the spans handed over
// where given is set.
func toponyms(set, half string, given bool) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		name, text, err := s.readPacked("geo/" + set + ".jsonl.gz")
		if err != nil {
			return err
		}
		var cases []geoCase
		err = readLines(name, text, func(line int, c geoCase) error {
			if halfOf(c.ID) != half {
				return nil
			}
			if err := c.locate(); err != nil {
				return err
			}
			if given {
				for _, g := range c.Gold {
					c.Mentions = append(c.Mentions, g.span)
				}
			}
			page, err := c.page(c.ID)
			if err != nil {
				return err
			}
			cases = append(cases, c)
			m.Cases = append(m.Cases, Case{ID: c.ID, Text: c.Text, About: c.Title, Page: page})
			return nil
		})
		m.judge = func(i int, k *dyad.Coding) []Outcome { return judgeToponyms(&cases[i], k) }
		m.figures = func(outcomes []Outcome) []Figure { return geoFigures(outcomes, given) }
		return err
	}
}

// halfOf says whether an article is for tuning or for reporting, by the hash of its id.
func halfOf(id string) string {
	h := fnv.New32a()
	h.Write([]byte(id))
	if h.Sum32()%2 == 0 {
		return "tune"
	}
	return "dev"
}

// locate gives the gold names their byte spans and coordinates. Spans that have
// drifted off their phrase move to the nearest place that reads it, at most 60
// characters away.
func (c *geoCase) locate() error {
	at := make([]int, 0, len(c.Text)+1)
	for i := range c.Text {
		at = append(at, i)
	}
	at = append(at, len(c.Text))
	for i := range c.Gold {
		g := &c.Gold[i]
		if g.Start < 0 || g.End < g.Start || g.Start >= len(at) {
			return fmt.Errorf("toponym %q: no characters %d to %d", g.Phrase, g.Start, g.End)
		}
		g.End = min(g.End, len(at)-1)
		g.realign(c.Text, at)
		g.span = dyad.Span{Start: at[g.Start], End: at[g.End]}
		if g.Lat == "" || g.Lon == "" {
			continue
		}
		var e1, e2 error
		g.lat, e1 = strconv.ParseFloat(g.Lat, 64)
		g.lon, e2 = strconv.ParseFloat(g.Lon, 64)
		if err := cmp.Or(e1, e2); err != nil {
			return fmt.Errorf("toponym %q: %w", g.Phrase, err)
		}
		g.placed = true
	}
	return nil
}

func (g *geoName) realign(text string, at []int) {
	if text[at[g.Start]:at[g.End]] == g.Phrase || g.Phrase == "" {
		return
	}
	runes := len([]rune(g.Phrase))
	for d := range 60 {
		for _, k := range []int{g.Start - d, g.Start + d} {
			if k >= 0 && k < len(at) && strings.HasPrefix(text[at[k]:], g.Phrase) {
				g.Start, g.End = k, k+runes
				return
			}
		}
	}
}

// judgeToponyms holds the places of a coding against those of a case. Each gold name
// has a "name" outcome, and a "where" outcome if it has coordinates; what was found
// besides is a "name" without gold.
func judgeToponyms(c *geoCase, k *dyad.Coding) []Outcome {
	spans := project(k, c.Text)
	var outcomes []Outcome
	taken := make([]bool, len(spans))
	pairs := pairSpans(c.Gold, spans)
	for i := range c.Gold {
		g := &c.Gold[i]
		name := Outcome{Facet: "name", Gold: g.Phrase}
		where := Outcome{Facet: "where", Gold: within161, Note: g.Phrase + " at " + g.Lat + " " + g.Lon}
		if j := pairs[i]; j >= 0 {
			taken[j] = true
			p := &k.Places[j]
			name.Got = g.Phrase
			if spans[j] != g.span {
				name.Got, name.Note = "~"+p.Text, "other ends"
			}
			if p.FeatureCode != "" {
				where.Got = farOff
				if distance(g.lat, g.lon, p.Lat, p.Lon) <= 161 {
					where.Got = within161
				}
				where.Note += ", said " + p.Name + ", " + p.Province + ", " + p.Country
			}
		}
		outcomes = append(outcomes, name)
		if g.placed {
			outcomes = append(outcomes, where)
		}
	}
	for j := range spans {
		if !taken[j] {
			outcomes = append(outcomes, Outcome{Facet: "name", Got: k.Places[j].Text, Note: k.Places[j].Name})
		}
	}
	return outcomes
}

// pairSpans pairs gold names with spans found, one to one, those that are equal first,
// then those that overlap most. It gives the index of each name's span, or -1.
func pairSpans(gold []geoName, found []dyad.Span) []int {
	type pair struct{ i, j, unlike, over, off int }
	var pairs []pair
	for i, g := range gold {
		for j, s := range found {
			if over := min(g.span.End, s.End) - max(g.span.Start, s.Start); over > 0 {
				p := pair{i: i, j: j, over: over, off: max(g.span.Start-s.Start, s.Start-g.span.Start)}
				if s != g.span {
					p.unlike = 1
				}
				pairs = append(pairs, p)
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(a.unlike-b.unlike, b.over-a.over, a.off-b.off, a.i-b.i, a.j-b.j)
	})
	of, used := make([]int, len(gold)), make([]bool, len(found))
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

// project gives the spans of a coding's places as spans of the text that was handed
// over, which extraction may have cleaned: both are read side by side, and where they
// part, the text skips to where they agree again.
func project(k *dyad.Coding, text string) []dyad.Span {
	to := make([]int, len(k.Article.Text)+1)
	j := 0
	for i := range len(k.Article.Text) {
		if j < len(text) && text[j] != k.Article.Text[i] && k.Article.Text[i] > ' ' {
			j = resume(text, j, k.Article.Text[i:])
		}
		to[i] = j
		if j < len(text) && text[j] == k.Article.Text[i] {
			j++
		}
	}
	to[len(to)-1] = j
	spans := make([]dyad.Span, len(k.Places))
	for i := range k.Places {
		s := k.Places[i].Span
		if s.Len() > 0 && s.End < len(to) {
			spans[i] = dyad.Span{Start: to[s.Start], End: to[s.End-1] + 1}
		}
	}
	return spans
}

// resume returns the next offset from j on at which text reads on as rest does, or j.
func resume(text string, j int, rest string) int {
	for n := min(24, len(rest)); n >= 3; n /= 2 {
		if i := strings.Index(text[j:], rest[:n]); i >= 0 {
			return j + i
		}
	}
	return j
}

// geoFigures gives precision, recall and F of names, by equal spans and by any overlap,
// and the share of places within 161 km of gold: of those found with a place, and of
// all. Where spans were handed over only the places tell something.
func geoFigures(outcomes []Outcome, given bool) []Figure {
	names, where := facet(outcomes, "name"), facet(outcomes, "where")
	placed := slices.DeleteFunc(slices.Clone(where), func(o Outcome) bool { return o.Got == "" })
	figures := []Figure{
		share("within 161 km of those placed", hits(placed), len(placed)),
		share("within 161 km of all", hits(where), len(where)),
	}
	if given {
		return figures
	}
	loose := slices.Clone(names)
	for i := range loose {
		if strings.HasPrefix(loose[i].Got, "~") && loose[i].Gold != "" {
			loose[i].Got = loose[i].Gold
		}
	}
	return slices.Concat(slots("toponym", names), slots("overlapping toponym", loose)[2:], figures)
}

// distance is that of two places in kilometres, on a sphere.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a := math.Sin((lat2 - lat1) * rad / 2)
	b := math.Sin((lon2 - lon1) * rad / 2)
	h := a*a + math.Cos(lat1*rad)*math.Cos(lat2*rad)*b*b
	return 2 * 6371.009 * math.Asin(math.Min(1, math.Sqrt(h)))
}
