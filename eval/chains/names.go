package chains

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// Found is a name of the gold, of a coding or of both, as text; "" where one has none with
// this head. Whole is Got, with a ~ before it where the proper nouns around the head differ.
type Found struct{ Type, Gold, Got, Whole string }

// Find holds the names of a coding, which are its mentions by name and its places, against
// those of the document. Names of other than people, organisations and places cost and
// earn nothing.
func (d *Document) Find(k *dyad.Coding) []Found {
	shift := max(strings.Index(d.Text, k.Article.Text), 0)
	got := map[dyad.Span]dyad.Span{}
	var heads []dyad.Span
	add := func(s *dyad.Sentence, head int) {
		head = titledIn(s, head)
		if s.Tokens[head].UPOS != "PROPN" {
			return // "Iranian" in "Iranian airstrikes" is no mention of GUM's
		}
		at := moved(s.Tokens[head].Span, shift)
		if _, ok := got[at]; !ok {
			heads = append(heads, at)
		}
		lo, hi := head, head
		for lo > 0 && s.Tokens[lo-1].UPOS == "PROPN" {
			lo--
		}
		for hi+1 < len(s.Tokens) && s.Tokens[hi+1].UPOS == "PROPN" {
			hi++
		}
		got[at] = moved(dyad.Span{Start: s.Tokens[lo].Span.Start, End: s.Tokens[hi].Span.End}, shift)
	}
	for i := range k.Mentions {
		if m := &k.Mentions[i]; m.Kind == dyad.Name {
			add(&k.Sentences[m.Sentence], m.Head)
		}
	}
	for i := range k.Places {
		if s, head := headIn(k, k.Places[i].Span); head >= 0 {
			add(s, head)
		}
	}
	return d.match(got, heads)
}

func (d *Document) match(got map[dyad.Span]dyad.Span, heads []dyad.Span) (out []Found) {
	gold := map[dyad.Span]bool{}
	for _, n := range d.Names {
		if gold[n.Head] {
			continue
		}
		gold[n.Head] = true
		if n.Type != "person" && n.Type != "organization" && n.Type != "place" {
			continue
		}
		f := Found{Type: n.Type, Gold: n.Span.In(d.Text)}
		if span, ok := got[n.Head]; ok {
			if f.Got, f.Whole = f.Gold, f.Gold; span != n.Span {
				f.Whole = "~" + f.Gold
			}
		}
		out = append(out, f)
	}
	for _, head := range heads {
		if !gold[head] {
			text := got[head].In(d.Text)
			out = append(out, Found{Got: text, Whole: text})
		}
	}
	return out
}

func moved(s dyad.Span, by int) dyad.Span { return dyad.Span{Start: s.Start + by, End: s.End + by} }

// headIn returns the sentence of a span and the token in it that depends on none within it.
func headIn(k *dyad.Coding, span dyad.Span) (*dyad.Sentence, int) {
	for i := range k.Sentences {
		s := &k.Sentences[i]
		if span.Start < s.Span.Start || span.End > s.Span.End {
			continue
		}
		for j := range s.Tokens {
			if t := s.Tokens[j].Span; t.Start < span.Start || t.End > span.End {
				continue
			}
			if h := s.Tokens[j].Head; h < 0 || s.Tokens[h].Span.Start < span.Start || s.Tokens[h].Span.End > span.End {
				return s, j
			}
		}
	}
	return nil, -1
}
