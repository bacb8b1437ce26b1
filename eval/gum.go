package eval

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// gumDoc is a document of GUM with its mentions.
type gumDoc struct {
	id       string
	text     string
	mentions []gumMention
}

// gumMention is a mention of a chain: the span of its head word, the chain's number and
// the type of entity.
type gumMention struct {
	head       dyad.Span
	chain      string
	etype      string
	proper     bool
	first, end int // tokens of the document, while it is read
}

// gumToken is what is read of a word.
type gumToken struct {
	span   dyad.Span
	head   int // token of the document, -1 at a root
	proper bool
}

// gumReader reads documents of some genres from CoNLL-U.
type gumReader struct {
	docs   []gumDoc
	tokens []gumToken
	open   []gumMention
	base   int // first token of the sentence
	text   strings.Builder
	space  string
	keep   bool
}

// readGUM reads the documents whose ids begin with one of the genres. Chains are those of
// MISC Entity: "(12-person-giv:act-..." opens a mention, "12)" closes it.
func readGUM(name string, text []byte, genres ...string) ([]gumDoc, error) {
	r := gumReader{}
	n := 0
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			r.close()
			r.keep = slices.ContainsFunc(genres, func(g string) bool { return strings.HasPrefix(id, "GUM_"+g) })
			if r.keep {
				r.docs = append(r.docs, gumDoc{id: id})
			}
			continue
		}
		if !r.keep || line != "" && line[0] == '#' {
			continue
		}
		if err := r.word(line); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	r.close()
	return r.docs, nil
}

// word reads a line: a word, or the end of a sentence.
func (r *gumReader) word(line string) error {
	if line == "" {
		r.base, r.space = len(r.tokens), " "
		return nil
	}
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return fmt.Errorf("want 10 columns, got %d", len(c))
	}
	if strings.ContainsAny(c[0], "-.") {
		return nil // a range spells its words; an empty node has no text
	}
	head, err := strconv.Atoi(c[6])
	if err != nil {
		return fmt.Errorf("head %q", c[6])
	}
	r.text.WriteString(r.space)
	t := gumToken{head: -1, proper: c[3] == "PROPN"}
	t.span.Start = r.text.Len()
	r.text.WriteString(c[1])
	t.span.End = r.text.Len()
	if head > 0 {
		t.head = r.base + head - 1
	}
	r.space = " "
	if strings.Contains(c[9], "SpaceAfter=No") {
		r.space = ""
	}
	r.tokens = append(r.tokens, t)
	for m := range strings.SplitSeq(c[9], "|") {
		if e, ok := strings.CutPrefix(m, "Entity="); ok {
			r.entity(e)
		}
	}
	return nil
}

// entity reads what opens and closes at the last token: "(1-person-new(2-place-giv)1)".
func (r *gumReader) entity(s string) {
	at := len(r.tokens) - 1
	for s != "" {
		i := strings.IndexAny(s[1:], "()") + 1
		if i == 0 {
			i = len(s)
		}
		part, closes := s[:i], i < len(s) && s[i] == ')'
		s = s[i:]
		if closes {
			s = s[1:]
		}
		open, opens := strings.CutPrefix(part, "(")
		f := strings.SplitN(open, "-", 3)
		if opens && len(f) >= 2 {
			r.open = append(r.open, gumMention{chain: f[0], etype: f[1], first: at})
		}
		if closes {
			r.shut(f[0], at)
		}
	}
}

// shut ends the innermost open mention of a chain. Its head is the word that depends on
// none within it.
func (r *gumReader) shut(chain string, at int) {
	for i := len(r.open) - 1; i >= 0; i-- {
		m := r.open[i]
		if m.chain != chain {
			continue
		}
		r.open = slices.Delete(r.open, i, i+1)
		for t := m.first; t <= at; t++ {
			if h := r.tokens[t].head; h < m.first || h > at {
				m.head, m.proper = r.tokens[t].span, r.tokens[t].proper
				break
			}
		}
		d := &r.docs[len(r.docs)-1]
		d.mentions = append(d.mentions, m)
		return
	}
}

// close ends a document: of its chains, those of people, organisations and places with
// a name stay, where they have two mentions or more.
func (r *gumReader) close() {
	if r.keep && len(r.docs) > 0 {
		d := &r.docs[len(r.docs)-1]
		d.text = r.text.String()
		count, named := map[string]int{}, map[string]bool{}
		for _, m := range d.mentions {
			count[m.chain]++
			named[m.chain] = named[m.chain] || m.proper
		}
		d.mentions = slices.DeleteFunc(d.mentions, func(m gumMention) bool {
			actor := m.etype == "person" || m.etype == "organization" || m.etype == "place" && named[m.chain]
			return !actor || count[m.chain] < 2
		})
	}
	r.tokens, r.open, r.base, r.space = nil, nil, 0, ""
	r.text.Reset()
}

// gumChains is a measure over the free news and interviews of GUM: which mentions stand
// for one and the same.
func gumChains(s source, m *Measure) error {
	name, text, err := s.read("ud/gum-train-free.conllu")
	if err != nil {
		return err
	}
	docs, err := readGUM(name, text, "news", "interview")
	if err != nil {
		return err
	}
	for i := range docs {
		page, err := record{ID: docs[i].id, Text: docs[i].text}.page(docs[i].id)
		if err != nil {
			return err
		}
		m.Cases = append(m.Cases, Case{ID: docs[i].id, Text: docs[i].text, Page: page})
	}
	m.judge = func(i int, k *dyad.Coding) []Outcome { return docs[i].judge(k) }
	m.figures = func(outcomes []Outcome) []Figure {
		return []Figure{
			boot("MUC F1", outcomes, func(o []Outcome) float64 { return harmonic(muc(o)) }),
			boot("B3 F1", outcomes, func(o []Outcome) float64 { return harmonic(chainsB3(o)) }),
			plainFigure("MUC precision", outcomes, func(o []Outcome) float64 { p, _ := muc(o); return p }),
			plainFigure("MUC recall", outcomes, func(o []Outcome) float64 { _, r := muc(o); return r }),
			plainFigure("B3 precision", outcomes, func(o []Outcome) float64 { p, _ := chainsB3(o); return p }),
			plainFigure("B3 recall", outcomes, func(o []Outcome) float64 { _, r := chainsB3(o); return r }),
		}
	}
	return nil
}

// judge puts each mention, gold or found, into its chain and its cluster. Found ones
// that stand alone are left out, as gold ones are.
func (d *gumDoc) judge(k *dyad.Coding) []Outcome {
	shift := max(strings.Index(d.text, k.Article.Text), 0) // a dateline may be cut off
	clusters := clustersOf(k)
	var outcomes []Outcome
	taken := make([]bool, len(k.Mentions))
	for _, g := range d.mentions {
		o := Outcome{Facet: "mention", Gold: d.id + " " + g.chain, Note: g.head.In(d.text)}
		for j := range k.Mentions {
			if headOf(k, j, shift) == g.head {
				o.Got, taken[j] = clusters[j], true
				if o.Got != "" {
					break
				}
			}
		}
		outcomes = append(outcomes, o)
	}
	for j := range k.Mentions {
		if !taken[j] && clusters[j] != "" && (j == 0 || headOf(k, j, shift) != headOf(k, j-1, shift)) {
			outcomes = append(outcomes, Outcome{Facet: "mention", Got: clusters[j], Note: k.Mentions[j].Text})
		}
	}
	return outcomes
}

// headOf is where the head word of a mention stands in the document.
func headOf(k *dyad.Coding, j, shift int) dyad.Span {
	m := &k.Mentions[j]
	if m.Sentence >= len(k.Sentences) || m.Head >= len(k.Sentences[m.Sentence].Tokens) {
		return dyad.Span{}
	}
	s := k.Sentences[m.Sentence].Tokens[m.Head].Span
	return dyad.Span{Start: s.Start + shift, End: s.End + shift}
}

// clustersOf names the cluster of each mention of a coding: those that stand for one
// another, and names that the tables know as one. "" is one alone.
func clustersOf(k *dyad.Coding) []string {
	parent := make([]int, len(k.Mentions))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			i = parent[i]
		}
		return i
	}
	known, at := map[string]int{}, map[dyad.Span]int{}
	for i := range k.Mentions {
		m := &k.Mentions[i]
		if _, ok := at[m.Span]; !ok {
			at[m.Span] = i
		}
	}
	for i := range k.Mentions {
		m := &k.Mentions[i]
		if m.Coref != nil {
			if j, ok := at[*m.Coref]; ok {
				parent[root(i)] = root(j)
			}
		}
		if m.Known == "" || m.Kind != dyad.Name || m.Persons && m.Office == "" && m.Sector == "" {
			continue
		}
		key := m.Code + " " + m.Known
		if j, ok := known[key]; ok {
			parent[root(i)] = root(j)
		} else {
			known[key] = i
		}
	}
	count := map[int]int{}
	for i := range parent {
		count[root(i)]++
	}
	out := make([]string, len(parent))
	for i := range parent {
		if r := root(i); count[r] > 1 {
			out[i] = string(k.Article.ID) + " " + strconv.Itoa(r)
		}
	}
	return out
}

// muc gives the links of each side that the other has (Vilain and others 1995).
func muc(outcomes []Outcome) (p, r float64) {
	gold, got := map[string]map[string]int{}, map[string]map[string]int{}
	alone := 0
	put := func(into map[string]map[string]int, label, other string) {
		if label == "" {
			return
		}
		if into[label] == nil {
			into[label] = map[string]int{}
		}
		if other == "" { // a part of its own
			alone++
			other = "#" + strconv.Itoa(alone)
		}
		into[label][other]++
	}
	for _, o := range outcomes {
		put(gold, o.Gold, o.Got)
		put(got, o.Got, o.Gold)
	}
	share := func(of map[string]map[string]int) float64 {
		hit, all := 0, 0
		for _, parts := range of {
			n := 0
			for _, c := range parts {
				n += c
			}
			hit += n - len(parts)
			all += n - 1
		}
		return ratio(hit, all)
	}
	return share(got), share(gold)
}

// chainsB3 is B-cubed over the mentions that each side has in chains.
func chainsB3(outcomes []Outcome) (p, r float64) {
	things := make([]Clustered, len(outcomes))
	for i, o := range outcomes {
		things[i] = Clustered{o.Gold, o.Got}
	}
	ps, rs := BCubed(things)
	var precision, recall []float64
	for i, t := range things {
		switch {
		case t.Got != "" && t.Gold == "":
			precision = append(precision, 0)
		case t.Got != "":
			precision = append(precision, ps[i])
		}
		switch {
		case t.Gold != "" && t.Got == "":
			recall = append(recall, 0)
		case t.Gold != "":
			recall = append(recall, rs[i])
		}
	}
	return mean(precision), mean(recall)
}

func plainFigure(name string, outcomes []Outcome, stat func([]Outcome) float64) Figure {
	v := stat(outcomes)
	return Figure{Name: name, N: len(outcomes), Value: v, Low: v, High: v}
}
