package chains

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// Placed is a mention with the chain that gold puts it in and the cluster that a coding
// puts it in; "" is none.
type Placed struct{ Gold, Got, Text string }

// Place holds the clusters of a coding against the chains of its document. A coding may
// have lost the start of the text: a dateline is no part of an article's text.
func (d *Document) Place(k *dyad.Coding) []Placed {
	shift := max(strings.Index(d.Text, k.Article.Text), 0)
	clusters := clustersOf(k)
	got, at := map[dyad.Span]int{}, []dyad.Span{}
	for j := range k.Mentions {
		if k.Sentences[k.Mentions[j].Sentence].Tokens[k.Mentions[j].Head].UPOS == "ADJ" {
			continue // GUM marks no adjectives: "Iranian" in "Iranian airstrikes"
		}
		if head := headOf(k, j, shift); clusters[j] >= 0 {
			if _, ok := got[head]; !ok { // one that stands for several counts as the first
				got[head] = clusters[j]
				at = append(at, head)
			}
		}
	}
	var out []Placed
	gold := map[dyad.Span]bool{}
	for _, g := range d.Mentions {
		if gold[g.Head] {
			continue // "Smith and others" and "Smith" have one head: the first one closed counts
		}
		gold[g.Head] = true
		p := Placed{Gold: g.Chain, Text: g.Head.In(d.Text)}
		if c, ok := got[g.Head]; ok {
			p.Got = label(c)
		}
		out = append(out, p)
	}
	for _, head := range at {
		if !gold[head] {
			out = append(out, Placed{Got: label(got[head]), Text: head.In(d.Text)})
		}
	}
	return out
}

// headOf is where the head word of a mention stands in the document.
func headOf(k *dyad.Coding, j, shift int) dyad.Span {
	m := &k.Mentions[j]
	sent := &k.Sentences[m.Sentence]
	s := sent.Tokens[titledIn(sent, m.Head)].Span
	return dyad.Span{Start: s.Start + shift, End: s.End + shift}
}

// clustersOf numbers the cluster of each mention of a coding: those that stand for one
// another, and names that the tables know as one. -1 is one alone.
func clustersOf(k *dyad.Coding) []int {
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
		if _, ok := at[k.Mentions[i].Span]; !ok {
			at[k.Mentions[i].Span] = i
		}
	}
	for i := range k.Mentions {
		m := &k.Mentions[i]
		if m.Coref != nil {
			if j, ok := at[*m.Coref]; ok {
				parent[root(i)] = root(j)
			}
		}
		if m.Known == "" || m.Kind != dyad.Name {
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
	out := make([]int, len(parent))
	for i := range parent {
		if out[i] = root(i); count[out[i]] < 2 {
			out[i] = -1
		}
	}
	return out
}
