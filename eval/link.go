package eval

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// maxLinked is how much a file of linking gold may unpack to.
const maxLinked = 64 << 20

// linked is one article of the linking sets: tokens with their coreference marks in the
// bracket form of CoNLL, and the happening that the article is about.
type linked struct {
	record
	Event  *int       `json:"event,omitempty"` // newswcl50
	Topic  string     `json:"topic,omitempty"` // ECB+
	Tokens [][]string `json:"tokens,omitempty"`
	Coref  [][]string `json:"coref,omitempty"`
}

// linkage is what a set says of the linking of its articles.
type linkage struct {
	about []string // by case: the happening
	alike []string // by case: the group of look-alike happenings, "" for none
	marks [][]mark // by case
}

// mark is one gold mention of an event: tokens of the article and the chain they are in.
type mark struct {
	first, last int // tokens, inclusive
	chain       string
	tokens      []string // of the whole article, shared by its marks
}

// newswcl50 reads the ten events with five articles each; odd ones of the events are
// for tuning.
func newswcl50(tune bool) func(source, *Measure) error {
	return linkKind("linking/newswcl50.jsonl.gz", func(l *linked) (about, alike string, use bool) {
		if l.Event == nil {
			return "", "", false
		}
		return fmt.Sprint(*l.Event), "", (*l.Event%2 == 1) == tune
	}, func(chain string) bool {
		return strings.HasSuffix(chain, "_EVENT") || strings.HasSuffix(chain, "_ACTION")
	})
}

// ecbplus reads the topics with two look-alike happenings each; those that four does
// not divide are for tuning.
func ecbplus(tune bool) func(source, *Measure) error {
	return linkKind("linking/ecbplus_even_topics.jsonl.gz", func(l *linked) (about, alike string, use bool) {
		alike = strings.TrimRight(l.Topic, "ecbplus")
		n := 0
		for _, d := range alike {
			n = (10*n + int(d-'0')) % 4
		}
		return l.Topic, alike, (n != 0) == tune
	}, func(chain string) bool {
		return strings.HasPrefix(chain, "ACT") || strings.HasPrefix(chain, "NEG") || strings.HasPrefix(chain, "Singleton_ACTI") || strings.HasPrefix(chain, "Singleton_NEG")
	})
}

func linkKind(path string, pick func(*linked) (about, alike string, use bool), event func(string) bool) func(source, *Measure) error {
	return func(s source, m *Measure) error {
		name, packed, err := s.read(path)
		if err != nil {
			return err
		}
		text, err := unpack(name, packed)
		if err != nil {
			return err
		}
		var g linkage
		err = readLines(name, text, func(line int, l linked) error {
			about, alike, use := pick(&l)
			if !use {
				return nil
			}
			marks, err := l.marks(event)
			if err != nil {
				return err
			}
			page, err := l.page(fmt.Sprintf("%s:%d", name, line))
			if err != nil {
				return err
			}
			g.about, g.alike, g.marks = append(g.about, about), append(g.alike, alike), append(g.marks, marks)
			m.Cases = append(m.Cases, Case{ID: l.ID, Text: l.Text, About: about, Page: page})
			return nil
		})
		if err != nil {
			return err
		}
		m.Linked, m.link, m.figures = true, g.judge, g.figures
		return nil
	}
}

func unpack(name string, packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	text, err := io.ReadAll(io.LimitReader(z, maxLinked+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(text) > maxLinked {
		return nil, fmt.Errorf("%s: more than %d bytes", name, maxLinked)
	}
	return text, nil
}

// marks reads the bracket marks of event chains: "(c" opens a mention of chain c, "c)"
// closes the last one that is open, "(c)" is one token; several are parted by "|".
func (l *linked) marks(event func(string) bool) ([]mark, error) {
	if len(l.Tokens) != len(l.Coref) {
		return nil, errors.New("tokens and coref differ in length")
	}
	var tokens []string
	var marks []mark
	for i, sentence := range l.Tokens {
		if len(sentence) != len(l.Coref[i]) {
			return nil, fmt.Errorf("sentence %d: tokens and coref differ in length", i)
		}
		open := map[string][]int{}
		for j, label := range l.Coref[i] {
			for part := range strings.SplitSeq(label, "|") {
				part = strings.TrimSpace(part)
				chain := strings.Trim(part, "()")
				if strings.HasPrefix(part, "(") {
					open[chain] = append(open[chain], len(tokens))
				}
				if n := len(open[chain]); strings.HasSuffix(part, ")") && n > 0 {
					if event(chain) {
						marks = append(marks, mark{open[chain][n-1], len(tokens), chain, nil})
					}
					open[chain] = open[chain][:n-1]
				}
			}
			tokens = append(tokens, sentence[j])
		}
	}
	for i := range marks {
		marks[i].tokens = tokens
	}
	return marks, nil
}

// nearby is how far on in the text a token is looked for: extraction drops furniture.
const nearby = 400

// align returns where each token stands in the text; a zero span for one that does not.
func align(tokens []string, text string) []dyad.Span {
	spans := make([]dyad.Span, len(tokens))
	pos := 0
	for i, t := range tokens {
		window := text[pos:min(len(text), pos+nearby)]
		at := strings.Index(window, t)
		if at < 0 || at > 3*len(t)+8 && len(t) < 4 {
			continue
		}
		spans[i] = dyad.Span{Start: pos + at, End: pos + at + len(t)}
		pos = spans[i].End
	}
	return spans
}

// JudgeLinks holds a linking against gold: incidents names the incident of each event.
// The outcomes are by case. A nil coding is one that says nothing.
func (m *Measure) JudgeLinks(codings []*dyad.Coding, incidents map[dyad.EventID]dyad.IncidentID) [][]Outcome {
	return m.link(codings, incidents)
}

// judge gives two facets. "mention" has one outcome for each event that stands in a gold
// mention of an event: the chain against the incident. "article" has one outcome for each
// incident of facts of an article: the happening against the incident.
func (g *linkage) judge(codings []*dyad.Coding, incidents map[dyad.EventID]dyad.IncidentID) [][]Outcome {
	all := make([][]Outcome, len(g.about))
	for i, k := range codings {
		if k == nil {
			continue
		}
		spans := align(g.tokensOf(i), k.Article.Text)
		var seen []dyad.IncidentID
		for _, e := range k.Events {
			id := incidents[e.ID]
			if chain := g.chain(i, spans, e.Evidence.Trigger); chain != "" {
				all[i] = append(all[i], Outcome{Case: i, Facet: "mention", Gold: chain, Got: string(id), Rule: e.Evidence.Rule, Note: e.Evidence.Trigger.In(k.Article.Text)})
			}
			if e.Realis == dyad.Actual && !slices.Contains(seen, id) {
				seen = append(seen, id)
				all[i] = append(all[i], Outcome{Case: i, Facet: "article", Gold: g.about[i], Got: string(id)})
			}
		}
	}
	return all
}

func (g *linkage) tokensOf(i int) []string {
	if len(g.marks[i]) == 0 {
		return nil
	}
	return g.marks[i][0].tokens
}

// chain returns the chain of the shortest gold mention that holds the trigger.
func (g *linkage) chain(i int, spans []dyad.Span, trigger dyad.Span) string {
	best, length := "", 0
	for _, m := range g.marks[i] {
		whole := dyad.Span{Start: -1}
		for _, s := range spans[m.first : m.last+1] {
			if s.Len() > 0 && whole.Start < 0 {
				whole.Start = s.Start
			}
			whole.End = max(whole.End, s.End)
		}
		if whole.Start >= 0 && whole.Contains(trigger) && (best == "" || whole.Len() < length) {
			best, length = m.chain, whole.Len()
		}
	}
	return best
}

// figures are of mentions, then of articles: two articles are together where they share
// an incident, and where those between them do.
func (g *linkage) figures(outcomes []Outcome) []Figure {
	var mentions []Clustered
	for _, o := range facet(outcomes, "mention") {
		mentions = append(mentions, Clustered{o.Gold, o.Got})
	}
	articles := g.articles(outcomes)
	figures := append(linkFigures("mentions", mentions), linkFigures("articles", articles)...)
	if slices.ContainsFunc(g.alike, func(group string) bool { return group != "" }) {
		c := g.lookAlikes(outcomes)
		figures = append(figures, share("look-alikes kept apart", c.Hit, c.Got))
	}
	return figures
}

func linkFigures(name string, things []Clustered) []Figure {
	p, r := BCubed(things)
	c := Pairs(things)
	plain := func(what string, n int, v float64) Figure {
		return Figure{Name: name + " " + what, N: n, Value: v, Low: v, High: v}
	}
	return []Figure{
		plain("B3 precision", len(things), mean(p)), plain("B3 recall", len(things), mean(r)),
		plain("B3 F1", len(things), harmonic(mean(p), mean(r))),
		share(name+" pair precision", c.Hit, c.Got), share(name+" pair recall", c.Hit, c.Gold),
		plain("pair F1", c.Gold, c.F()),
	}
}

// articles clusters the articles that tell some fact: those that share an incident, and
// those that they share one with.
func (g *linkage) articles(outcomes []Outcome) []Clustered {
	cluster := map[int]int{} // case to the least case of its cluster
	first := map[string]int{}
	var root func(int) int
	root = func(i int) int {
		if cluster[i] == i {
			return i
		}
		return root(cluster[i])
	}
	var cases []int
	for _, o := range facet(outcomes, "article") {
		if _, ok := cluster[o.Case]; !ok {
			cluster[o.Case] = o.Case
			cases = append(cases, o.Case)
		}
		if f, ok := first[o.Got]; ok {
			a, b := root(f), root(o.Case)
			cluster[max(a, b)] = min(a, b)
		} else {
			first[o.Got] = o.Case
		}
	}
	var things []Clustered
	for _, i := range cases {
		things = append(things, Clustered{g.about[i], fmt.Sprint(root(i))})
	}
	return things
}

// lookAlikes counts, over all pairs of articles that tell facts on two look-alike
// happenings, those that share no incident.
func (g *linkage) lookAlikes(outcomes []Outcome) PRF {
	has := map[int][]string{}
	var cases []int
	for _, o := range facet(outcomes, "article") {
		if has[o.Case] == nil {
			cases = append(cases, o.Case)
		}
		has[o.Case] = append(has[o.Case], o.Got)
	}
	c := PRF{}
	for x, i := range cases {
		for _, j := range cases[x+1:] {
			if g.alike[i] == "" || g.alike[i] != g.alike[j] || g.about[i] == g.about[j] {
				continue
			}
			c.Got++
			if !slices.ContainsFunc(has[i], func(id string) bool { return slices.Contains(has[j], id) }) {
				c.Hit++
			}
		}
	}
	return c
}
