package entity

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// given puts the spans that the article hands over in place of what was found on their
// head words.
func (d *document) given(out []dyad.Mention) []dyad.Mention {
	spans := slices.Clone(d.a.Mentions)
	if d.a.Pair != nil {
		spans = append(spans, d.a.Pair.Actor)
		if d.a.Pair.Recipient != nil {
			spans = append(spans, *d.a.Pair.Recipient)
		}
	}
	var done []dyad.Span
	for _, span := range spans {
		if slices.Contains(done, span) || span.Start >= span.End {
			continue
		}
		done = append(done, span)
		out = d.give(out, span)
	}
	return out
}

func (d *document) give(out []dyad.Mention, span dyad.Span) []dyad.Mention {
	for _, st := range d.sents {
		if !st.Span.Overlaps(span) {
			continue
		}
		lo, hi := st.At(span.Start), 0
		for hi = lo; hi < len(st.Tokens) && st.Tokens[hi].Span.Start < span.End; hi++ {
		}
		if lo >= hi {
			continue
		}
		m := dyad.Mention{Text: span.In(d.a.Text), Span: span, Kind: dyad.Nominal, Given: true,
			Sentence: st.index, Head: st.headOf(lo, hi), First: lo, Last: hi}
		var entities []dyad.Mention
		for _, x := range out {
			if x.Sentence == st.index && x.Head == m.Head && !x.Given {
				entities = append(entities, x)
			}
		}
		if len(entities) == 0 {
			for _, x := range out { // the best found inside it
				if x.Sentence == st.index && lo <= x.First && x.Last <= hi && !x.Given && (len(entities) == 0 || x.Last-x.First > entities[0].Last-entities[0].First) {
					entities = []dyad.Mention{x}
				}
			}
		}
		out = slices.DeleteFunc(out, func(x dyad.Mention) bool {
			return x.Sentence == st.index && (x.Head == m.Head || x.Span == span) && !x.Given
		})
		if len(entities) == 0 {
			if m.Entity = d.f.ResolvePhrase(m.Text, d.day); m.Entity.IsZero() && pronounOf(&st.Tokens[m.Head]) != noPronoun {
				m.Entity = dyad.Entity{Sector: dyad.UNK, Persons: true} // somebody, but the text does not say who
			}
			return append(out, m)
		}
		for _, x := range entities {
			g := m
			g.Entity, g.Kind, g.Coref = x.Entity, x.Kind, x.Coref
			if st.within(x.Head, m.Head) { // "a park in Kabul" is not Kabul
				g.Entity = dyad.Entity{Code: x.Code, Sector: dyad.UNK}
			}
			out = append(out, g)
		}
		return out
	}
	return out
}

// within reports whether token t is the place of what token h names: "a park in Kabul".
func (st *sentence) within(t, h int) bool {
	k := st.Child(t, "case")
	if t == h || st.Tokens[t].Head != h || k < 0 {
		return false
	}
	switch strings.ToLower(st.Tokens[k].Form) {
	case "in", "across", "near", "inside", "throughout", "outside":
		return st.at[t] != nil && st.at[t].country
	}
	return false
}
