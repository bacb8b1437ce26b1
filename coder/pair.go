package coder

import (
	"math"
	"slices"

	"github.com/dyad-news/dyad"
)

// pair puts the event that relates the two spans of Article.Pair first, marked, with
// the spans in the roles that it left empty. Where none relates them, nothing is
// marked.
func (r *reading) pair(kept []*frame) []*frame {
	var best *frame
	top := 0.0
	for _, f := range kept {
		if s := f.relates(r.a.Pair); s > top {
			best, top = f, s
		}
	}
	if best != nil && best.typ == "CONSULT" {
		best = r.message(best, kept)
	}
	if f := r.accusation(kept); f != nil && (best == nil || !best.has(best.actors, r.a.Pair.Actor)) {
		best = f
	}
	rest := slices.DeleteFunc(slices.Clone(kept), func(f *frame) bool { return f == best || f.unfit != "" })
	if r.fit = top; best == nil {
		return rest
	}
	best.event.Pair = true
	best.complete(r.a.Pair)
	return append([]*frame{best}, rest...)
}

// message returns what a call or a meeting was for or led to, where that relates the spans too:
// "phoned him to congratulate him", "met him and declared a truce". It is only the occasion.
func (r *reading) message(call *frame, kept []*frame) *frame {
	for _, f := range kept {
		if f.k.Infinitive(f.tok) && f.quad() != 3 && !slices.Contains(call.modes, "phone") {
			continue // what talks are to lead to
		}
		if f == call || f.k != call.k || f.typ == call.typ || f.relates(r.a.Pair) < fits || f.realis != dyad.Actual && f.realis != dyad.Historical && !slices.Contains(call.modes, "phone") {
			continue
		}
		at := f.tok
		for f.k.Clausal(at) && f.k.Tok(at).Head != call.tok {
			at = f.k.Tok(at).Head
		}
		if f.k.Clausal(at) {
			return f
		}
	}
	return call
}

// accusation returns what it is to the second span that the first one says of it what is hostile:
// "Norland said that Suland's police had tortured him". The deed is told of others, or of neither.
func (r *reading) accusation(kept []*frame) *frame {
	p := r.a.Pair
	by := func(v dyad.Attribution) bool {
		return v.Entity != nil && v.Entity.Span.Overlaps(p.Actor) && (v.Stance == dyad.Asserts || v.Stance == dyad.Alleges)
	}
	for _, f := range kept {
		if p.Recipient != nil && f.quad() == 4 && f.unfit == "" && f.broken == 0 && (f.realis == dyad.Actual || f.realis == dyad.Historical) && f.has(f.actors, *p.Recipient) && !f.has(f.actors, p.Actor) && slices.ContainsFunc(f.event.Attribution, by) {
			g := *f
			g.typ, g.modes, g.actors, g.recips, g.cameo, g.chain = "ACCUSE", []string{"allege"}, nil, f.actors, "", append([]string{"accusation"}, f.chain...)
			g.event = g.emit()
			return &g
		}
	}
	return nil
}

// has reports whether one of a role's mentions is the span or stands for it.
func (f *frame) has(role []ref, span dyad.Span) bool {
	return slices.ContainsFunc(role, func(x ref) bool {
		m := f.k.r.mention(x)
		return m.Span.Overlaps(span) || m.Coref != nil && m.Coref.Overlaps(span)
	})
}

// swapped is the score of a span that plays the other one's role (what is told of neither span does
// not relate them), together that of one that does the deed with the other, to nobody.
const swapped, together = 0.8, 2.4

// describes is taken from an event that only says who one of the spans is, "the force fighting rebels
// has ...", and from one that did not happen: "resigned without meeting him".
const describes = 2

// fits is the fit of an answer beside which no other is looked for, perBroken what a
// condition that does not hold takes from it, perHunch what the words of the text do that speak
// for another type.
const (
	fits      = 1.5
	perBroken = 1
	perHunch  = 0.8
)

// answer puts the event that answers a pair first, in place of what answered it before.
func answer(e dyad.Event, others []dyad.Event) []dyad.Event {
	others = slices.DeleteFunc(others, func(o dyad.Event) bool { return o.ID == e.ID })
	for i := range others {
		others[i].Pair = false
	}
	return append([]dyad.Event{e}, others...)
}

// relates scores how well the frame relates the spans: 0 is not at all.
func (f *frame) relates(p *dyad.Pair) float64 {
	actor := f.plays(p.Actor, f.actors, f.recips)
	if p.Recipient == nil {
		if f.unfit != "" || actor < 2 {
			return 0
		}
		return actor
	}
	recip := f.plays(*p.Recipient, f.recips, f.actors)
	if len(f.recips) == 0 && len(f.actors) > 1 && recip == swapped {
		recip = together
	}
	if max(actor, recip) < swapped {
		return 0
	}
	s := actor + recip
	if f.realis == dyad.Historical || f.realis == dyad.Hypothetical || f.inner != "" {
		s -= 0.3
	}
	if f.k.Spanned(f.tok, p.Actor, *p.Recipient) || f.realis == dyad.Negated {
		s -= describes
	}
	if f.broken > 0 {
		s += perHunch * f.k.r.hunch[f.typ]
	}
	if s -= 0.2*float64(f.k.Depth(f.tok)) + perBroken*float64(f.broken); s < 0.01 {
		s = 0.01 * math.Exp(s) // related all the same
	}
	return s
}

// plays scores how surely a span has a role: it is the role's mention, or lies in the
// phrase of it or in the clause of the trigger; less where it has the other role.
func (f *frame) plays(span dyad.Span, role, other []ref) float64 {
	for _, x := range role {
		if m := f.k.r.mention(x); m.Span.Overlaps(span) {
			if x.owner {
				return 2.6
			}
			return 3
		}
	}
	for _, x := range role { // "its foreign minister" for "Iran"
		for _, given := range f.k.r.ment {
			m := f.k.r.mention(x)
			if given.Given && given.Span.Overlaps(span) && given.Code != "" && given.Code == m.Code {
				return 2
			}
		}
	}
	if slices.ContainsFunc(other, func(x ref) bool { return f.k.r.mention(x).Span.Overlaps(span) }) {
		return swapped
	}
	t := f.k.Sentence.At(span.Start)
	if t >= len(f.k.Sentence.Tokens) || f.k.Tok(t).Span.Start >= span.End {
		return -0.5 // in another sentence
	}
	if f.k.Sentence.Dominates(f.tok, t) {
		return 1
	}
	if f.k.MainVerbAbove(t) == f.k.MainVerbAbove(f.tok) {
		return 0.7
	}
	return 0.3
}

// complete puts the asked spans into roles that the event leaves empty.
func (f *frame) complete(p *dyad.Pair) {
	for _, m := range f.k.r.ment {
		switch {
		case !m.Given:
		case m.Span == p.Actor && len(f.event.Actors) == 0:
			f.event.Actors = []dyad.Mention{m}
		case p.Recipient != nil && m.Span == *p.Recipient && len(f.event.Recipients) == 0:
			f.event.Recipients = []dyad.Mention{m}
		}
	}
}
