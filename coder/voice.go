package coder

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/voice"
)

// voices returns who says what is told at token t, outermost first. Empty is the outlet's
// own word.
func (k *clause) voices(t int) []dyad.Attribution {
	at := k.tok(t).Span.Start
	var on []*voice.Saying
	for i := range k.r.said {
		if x := &k.r.said[i]; x.Stance != "" && x.Holds(at) {
			on = append(on, x)
		}
	}
	slices.SortStableFunc(on, func(a, b *voice.Saying) int { return cmp.Compare(k.r.depth(a), k.r.depth(b)) })
	var out []dyad.Attribution
	for _, x := range on {
		out = append(out, k.r.attribute(x)...)
	}
	return out
}

// voices returns who says what the frame tells, at its own word or at the one at token t
// that it passes on. Who warns of what he will do vouches for nothing besides;
// who says that the deed was his own claims it.
func (f *frame) voices(t int) []dyad.Attribution {
	out := f.k.voices(f.tok)
	if len(out) == 0 && t != f.tok {
		out = f.k.voices(t)
	}
	own := func(a dyad.Attribution) bool {
		return a.Entity != nil && a.Entity.Sector != dyad.JRN && slices.ContainsFunc(f.actors, func(x ref) bool { return oneVoice(f.k.r.mention(x), a.Entity) })
	}
	if f.typ == "THREATEN" {
		return slices.DeleteFunc(out, func(a dyad.Attribution) bool { return own(a) && strings.HasPrefix(a.Cue, "warn") })
	}
	if f.typ == "ASSAULT" && (f.realis == dyad.Actual || f.realis == dyad.Historical) {
		for i := range out {
			if s := out[i].Stance; own(out[i]) && (s == dyad.Asserts || s == dyad.Alleges) {
				out[i].Stance = dyad.Claims
			}
		}
	}
	return out
}

// oneVoice reports whether two mentions stand for one actor, or for a state and a body of it.
func oneVoice(a, b *dyad.Mention) bool {
	if a.Code == "" || a.Code != b.Code {
		return a.Span == b.Span
	}
	return a.Known == b.Known || state(a) && state(b)
}

// depth counts the sayings within which one is made.
func (r *reading) depth(x *voice.Saying) int {
	n := 0
	for up := x.Up; up >= 0; up = r.said[up].Up {
		n++
	}
	return n
}

// attribute returns the voices of a saying.
func (r *reading) attribute(x *voice.Saying) []dyad.Attribution {
	refs := r.speakers(x)
	if len(refs) == 0 && (x.Hearsay || x.Source < 0) {
		return []dyad.Attribution{{Hearsay: true, Stance: x.Stance, Cue: x.Span.In(r.a.Text), Span: x.Span}}
	}
	out := r.attribution(refs, x.Stance, x.Span)
	for i := range out {
		r.settle(x, out[i].Entity)
	}
	return out
}

// speakers resolves the source of a saying as actors are resolved.
func (r *reading) speakers(x *voice.Saying) []ref {
	if x.Source < 0 {
		return nil
	}
	if y := r.continues(x); y != nil {
		x = y
	}
	k := r.clauses[x.Sentence]
	return k.resolveAll(k.antecedent(x.Source))
}

func (r *reading) attribution(refs []ref, stance dyad.Stance, span dyad.Span) []dyad.Attribution {
	var out []dyad.Attribution
	for _, x := range r.distinct(refs) {
		m := *r.mention(x)
		out = append(out, dyad.Attribution{Entity: &m, Stance: stance, Cue: span.In(r.a.Text), Span: span})
	}
	return out
}

// statements returns all sayings with those who make them.
func (r *reading) statements() []dyad.Statement {
	out := make([]dyad.Statement, 0, len(r.said))
	for i := range r.said {
		x := &r.said[i]
		s := dyad.Statement{Hearsay: x.Hearsay, Stance: x.Stance, Content: x.Content, Cue: dyad.Cue{Text: x.Span.In(r.a.Text), Span: x.Span}}
		if x.Source >= 0 {
			s.Source = &dyad.Cue{Text: x.Words.In(r.a.Text), Span: x.Words}
		}
		for _, v := range r.distinct(r.speakers(x)) {
			m := *r.mention(v)
			r.settle(x, &m)
			s.Entities = append(s.Entities, m)
		}
		if up := x.Up; up >= 0 {
			s.In = &up
		}
		out = append(out, s)
	}
	return out
}

// predicates says how the words that the input asked about are told, and when it was: each
// by the last of its tokens that no other of them governs.
func (r *reading) predicates() []dyad.Predicate {
	var out []dyad.Predicate
	for _, span := range r.a.Predicates {
		p := dyad.Predicate{Text: span.In(r.a.Text), Span: span, Realis: dyad.Actual}
		for i := range r.sents {
			s := &r.sents[i]
			if !s.Span.Overlaps(span) {
				continue
			}
			t := s.At(span.Start)
			for t < len(s.Tokens) && s.Tokens[t].Head >= 0 && s.Tokens[s.Tokens[t].Head].Span.Overlaps(span) {
				t = s.Tokens[t].Head
			}
			if t == len(s.Tokens) {
				break
			}
			told := r.c.voice.Fact(s, t, nil)
			p.Realis, p.Score = told.Realis(), told.Score
			if told.Cue >= 0 {
				p.Cue = &dyad.Cue{Text: s.Tokens[told.Cue].Form, Span: s.Tokens[told.Cue].Span}
			}
			p.DateInfo = r.clauses[i].when(t, p.Realis)
			break
		}
		out = append(out, p)
	}
	return out
}
