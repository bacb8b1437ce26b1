package coder

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/standing"
	"github.com/dyad-news/dyad/coder/voice"
)

// continues returns the saying of the sentence before whose speaker "he said" goes on with, where
// the name that the pronoun was taken for stands in neither: "..., said Sean Carter, a lawyer.
// He said that ...". It is nil where there is none.
func (r *reading) continues(x *voice.Saying) *voice.Saying {
	s := r.clauses[x.Sentence].Sentence
	switch strings.ToLower(s.Tokens[x.Source].Form) {
	case "he", "she":
	default:
		return nil
	}
	stale := false
	for i := range r.ment {
		m := &r.ment[i]
		if m.Kind != dyad.Pronoun || m.Sentence != x.Sentence || m.Head != x.Source || m.Coref == nil {
			continue
		}
		name := m.Coref.In(r.a.Text)
		before := r.clauses[max(x.Sentence-1, 0)].Sentence.Span
		if word := name[strings.LastIndexByte(name, ' ')+1:]; strings.Contains(before.In(r.a.Text), word) || strings.Contains(s.Span.In(r.a.Text), word) {
			return nil
		}
		stale = true
	}
	if !stale {
		return nil
	}
	for i := range r.said {
		y := &r.said[i]
		if y.Sentence == x.Sentence-1 && y.Up < 0 && y.Stance != "" && y.Source >= 0 && r.clauses[y.Sentence].Tok(y.Source).UPOS == "PROPN" {
			return y
		}
	}
	return nil
}

// settle gives officials and soldiers who speak without a country that of whom they serve, of
// those of that name who spoke before, or of the state that does what they tell.
func (r *reading) settle(x *voice.Saying, m *dyad.Mention) {
	switch m.Sector {
	case dyad.GOV, dyad.MIL, dyad.COP, dyad.SPY, dyad.LEG, dyad.JUD:
	default:
		return
	}
	switch {
	case m.Code != "" || x.Source < 0:
		return
	case m.Kind == dyad.Pronoun:
		m.Code = r.spokeAs(x, m)
		return
	}
	k := r.clauses[x.Sentence]
	m.Code = k.served(x.Source)
	if m.Code == "" && k.Definite(x.Source) {
		m.Code = r.spokeBefore(x)
	}
	if m.Code == "" && (k.Definite(x.Source) || m.Kind == dyad.Name) {
		m.Code = r.spokeLast(x)
	}
	if m.Code == "" && k.Tok(x.Source).UPOS == "NOUN" && k.Sentence.Child(x.Source, "nmod", "compound") < 0 {
		m.Code = r.stateTold(x)
	}
}

// served returns the country of whom a speaker serves: "the general's spokesman".
func (k *clause) served(n int) string {
	if p := k.Sentence.Child(n, "nmod:poss"); p >= 0 {
		for _, x := range k.resolveAll(p) {
			if m := k.r.mention(x); m.Code != "" {
				return m.Code
			}
		}
	}
	return ""
}

// spokeBefore returns the country of those who were last called by the same noun.
func (r *reading) spokeBefore(x *voice.Saying) string {
	word := r.clauses[x.Sentence].Lemma(x.Source)
	for i := len(r.ment) - 1; i >= 0; i-- {
		m := &r.ment[i]
		if m.Sentence < x.Sentence && m.Code != "" && m.Kind == dyad.Nominal && r.clauses[m.Sentence].Lemma(m.Head) == word {
			return m.Code
		}
	}
	return ""
}

// spokeAs returns the country of him for whom a pronoun stands, where he spoke before.
func (r *reading) spokeAs(x *voice.Saying, m *dyad.Mention) string {
	if m.Coref == nil {
		return ""
	}
	for i := range r.said {
		y := &r.said[i]
		if y.Source < 0 || y.Span.Start >= x.Span.Start {
			continue
		}
		if s := r.clauses[y.Sentence].Sentence; !s.Span.Overlaps(*m.Coref) || !s.Dominates(y.Source, s.At(m.Coref.Start)) {
			continue
		}
		for _, v := range r.speakers(y) {
			who := *r.mention(v)
			if who.Kind == dyad.Pronoun {
				continue
			}
			if r.settle(y, &who); who.Code != "" {
				return who.Code
			}
		}
	}
	return ""
}

// spokeLast returns the country of the state that spoke just before, in the same paragraph or
// the sentence before: "Pakistan denied this. The military spokesman said".
func (r *reading) spokeLast(x *voice.Saying) string {
	here := r.clauses[x.Sentence].Sentence.Paragraph
	for i := len(r.said) - 1; i >= 0; i-- {
		y := &r.said[i]
		if y.Span.Start >= x.Span.Start || y.Source < 0 || y.Sentence == x.Sentence {
			continue
		}
		if y.Sentence < x.Sentence-1 && r.clauses[y.Sentence].Sentence.Paragraph != here {
			return ""
		}
		for _, v := range r.speakers(y) {
			if m := r.mention(v); dyad.IsState(m.Code) && standing.State(m) {
				return m.Code
			}
		}
	}
	return ""
}

// stateTold returns the country of the state that is the subject of what is said, unless it is
// said to do harm: of another's attack its victims tell.
func (r *reading) stateTold(x *voice.Saying) string {
	k := r.clauses[x.Sentence]
	for v := range k.Sentence.Tokens {
		subj := k.Sentence.Child(v, "nsubj", "nsubj:pass")
		if subj < 0 || k.Tok(v).Rel() == "advcl" || k.Tok(v).Rel() == "acl" || !k.Verbal(v) || v == x.Cue || !x.Holds(k.Tok(v).Span.Start) {
			continue
		}
		if f := k.frames[v]; f != nil && slices.Contains([]string{"ASSAULT", "COERCE", "THREATEN"}, f.typ) {
			return ""
		}
		for _, y := range k.resolveAll(subj) {
			if m := r.mention(y); m.Code != "" && standing.State(m) {
				return m.Code
			}
		}
		return ""
	}
	return ""
}
