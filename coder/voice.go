package coder

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/standing"
	"github.com/dyad-news/dyad/coder/voice"
)

// voices returns who says what is told at token t, outermost first. Empty is the outlet's
// own word.
func (k *clause) voices(t int) []dyad.Attribution {
	at := k.Tok(t).Span.Start
	var on []*voice.Saying
	for i := range k.r.said {
		if x := &k.r.said[i]; x.Stance != "" && x.Holds(at) && !k.aside(t, x) {
			on = append(on, x)
		}
	}
	slices.SortStableFunc(on, func(a, b *voice.Saying) int { return cmp.Compare(k.r.depth(a), k.r.depth(b)) })
	for i := len(on) - 1; i > 0; i-- {
		if s := on[i].Stance; s == dyad.Denies || s == dyad.CannotVerify {
			on = slices.Delete(on, 0, k.r.within(on, i)) // who tells of a denial does not vouch for what is denied
			break
		}
	}
	var out []dyad.Attribution
	for _, x := range on {
		if said := *x; k.claimedAt(t, x) {
			said.Stance = dyad.Claims
			x = &said
		}
		out = append(out, k.r.attribute(x)...)
	}
	return out
}

// claimedAt reports whether the deed at token t is the very thing that the saying claims:
// "the bombing was claimed by the group".
func (k *clause) claimedAt(t int, x *voice.Saying) bool {
	return x.Sentence == k.index && k.Lemma(x.Cue) == "claim" && k.Nominal(t) && slices.Contains(k.repliedObjects(x.Cue), t)
}

// aside reports whether token t is told in passing, in a clause about somebody, within what
// is denied or cannot be confirmed: "denied that it armed the rebels, who took the town".
func (k *clause) aside(t int, x *voice.Saying) bool {
	if x.Sentence != k.index || x.Stance != dyad.Denies && x.Stance != dyad.CannotVerify {
		return false
	}
	for ; t >= 0 && t != x.Cue; t = k.Tok(t).Head {
		if k.Tok(t).Deprel == "acl:relcl" {
			return k.Sentence.Dominates(x.Cue, t)
		}
	}
	return false
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
		return a.Entity != nil && a.Entity.Sector != dyad.JRN && slices.ContainsFunc(f.actors, func(x ref) bool { return standing.OneVoice(f.k.r.mention(x), a.Entity) })
	}
	if len(out) == 0 {
		out = f.scareQuoted(t)
	}
	if f.typ == "THREATEN" {
		return slices.DeleteFunc(out, func(a dyad.Attribution) bool { return own(a) && strings.HasPrefix(a.Cue, "warn") })
	}
	if f.realis == dyad.Negated && f.quad()%2 == 0 && !f.ahead {
		for i := range out { // "Iraq said that it had not attacked"
			if own(out[i]) && out[i].Stance == dyad.Asserts {
				out[i].Stance = dyad.Denies
			}
		}
	}
	if f.typ == "ASSAULT" && f.inner != "alleged" && (f.realis == dyad.Actual || f.realis == dyad.Historical) {
		for i := range out {
			if s := out[i].Stance; own(out[i]) && (s == dyad.Asserts || s == dyad.Alleges) {
				out[i].Stance = dyad.Claims
			}
		}
	}
	return out
}

// scareQuoted returns whose word it is that stands in quotation marks of its own: "condemned
// the "invasion" of its territory".
func (f *frame) scareQuoted(t int) []dyad.Attribution {
	k := f.k
	lo, hi := max(t-2, 0), min(t+2, len(k.Sentence.Tokens)-1)
	mark := func(i int) bool { return slices.Contains(quoteMarks, k.Tok(i).Form) }
	for lo < t && !mark(lo) {
		lo++
	}
	for hi > t && !mark(hi) {
		hi--
	}
	if lo == t || hi == t || !k.Nominal(t) {
		return nil
	}
	words, d := k.Sentence.Cover(lo, hi+1), k.r.c.lex.Discourse
	if v := k.MainVerbAbove(t); v >= 0 && (d.Views[k.Lemma(v)] || d.Speech[k.Lemma(v)] != "") {
		var who []ref
		for _, s := range k.slot(v, "subj") {
			who = append(who, k.resolveAll(s)...)
		}
		if len(who) > 0 {
			return k.r.attribution(who, dyad.Alleges, words)
		}
	}
	return []dyad.Attribution{{Hearsay: true, Stance: dyad.Alleges, Cue: words.In(k.r.a.Text), Span: words}}
}

var quoteMarks = []string{"“", "”", "\"", "``", "''", "‘", "’"}

// within counts the sayings at the start of the list in which the one at index i is made.
func (r *reading) within(on []*voice.Saying, i int) (n int) {
	for up := on[i].Up; up >= 0; up = r.said[up].Up {
		if n < i && slices.Contains(on[:i], &r.said[up]) {
			n++
		}
	}
	return n
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
	return k.resolveAll(k.Antecedent(x.Source))
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
