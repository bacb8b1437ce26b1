package coder

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/country"
	"github.com/dyad-news/dyad/coder/excerpt"
	"github.com/dyad-news/dyad/coder/standing"
	"github.com/dyad-news/dyad/coder/tense"
	"github.com/dyad-news/dyad/coder/trust"
	"github.com/dyad-news/dyad/coder/twice"
)

// events turns the frames that stand for themselves into events, in text order.
func (r *reading) events() []dyad.Event {
	if r.a.Pair == nil && r.c.mishap.Sporting(r.sents) {
		return nil
	}
	for _, k := range r.clauses {
		r.merge(k)
	}
	var kept []*frame
	for _, f := range r.told {
		if f.folded || tense.Capable(f.k.Sentence, f.tok) {
			continue
		}
		f.settle()
		if f.unfit = f.fault(); f.unfit != "" {
			f.k.miss(f.rule, f.tok, f.unfit)
			if r.a.Pair == nil || r.c.ont.Type(f.typ) == nil {
				continue
			}
		}
		if f.event = f.emit(); f.doubtful() {
			f.k.miss(f.rule, f.tok, fmt.Sprintf("in %.0f of 100 such cases it is no event, in %.0f not all is right", 100*(1-f.likely), 100*(1-f.event.Confidence)))
			f.event = nil
			continue
		}
		kept = append(kept, f)
	}
	number(r.a.ID, kept)
	slices.SortStableFunc(kept, func(a, b *frame) int {
		return cmp.Or(cmp.Compare(a.k.index, b.k.index), cmp.Compare(a.tok, b.tok))
	})
	r.ground(kept)
	kept = r.denied(kept)
	for _, f := range kept {
		if f.inner != "" && f.outer != nil && f.outer.event != nil {
			f.event.Of = f.outer.event.ID
		}
	}
	for _, k := range r.clauses {
		k.answers()
	}
	r.replies()
	if r.a.Pair != nil {
		kept = r.pair(kept)
	}
	out := make([]dyad.Event, 0, len(kept))
	for _, f := range kept {
		f.claimed()
		if r.explain {
			f.event.Evidence.Lost = r.lostNear(f)
			f.event.Evidence.Signs, f.event.Evidence.Weights = r.c.trust.Signs(f.weighed(f.event))
		}
		out = append(out, *f.event)
	}
	return out
}

// doubtful reports whether there is hardly such an event, or in an article only as open or denied and
// hardly right, for those who do not know that there is one.
func (f *frame) doubtful() bool {
	open := f.event.Realis == dyad.Hypothetical || f.event.Realis == dyad.Negated
	return f.k.r.a.Pair == nil && (f.likely < trust.Doubt || open && f.k.r.whole && f.event.Confidence <= trust.OpenDoubt)
}

// number gives events of one type on one trigger ids of their own.
func number(id dyad.ArticleID, kept []*frame) {
	seen := map[dyad.EventID]int{}
	for _, f := range kept {
		first := f.event.ID
		if n := seen[first]; n > 0 {
			f.event.ID = dyad.NewEventID(id, f.event.Evidence.Trigger, f.typ, n)
		}
		seen[first]++
	}
}

// lostNear returns the rules that came near at the frame's own trigger.
func (r *reading) lostNear(f *frame) []dyad.Rival {
	var out []dyad.Rival
	for _, x := range r.lost {
		if x.Trigger == f.k.Tok(f.tok).Span {
			out = append(out, x)
		}
	}
	return out
}

// compounds folds an event noun that only stands before another of the same type into
// that one: "bomb" in "suicide bomb attack".
func (k *clause) compounds() {
	for i, f := range k.frames {
		h := k.Tok(i).Head
		if f == nil || f.folded || k.Tok(i).Rel() != "compound" || h < i {
			continue
		}
		if g := k.frames[h]; g != nil && !g.folded && g.typ == f.typ {
			g.absorb(f)
		}
	}
}

// merge joins the frames of one sentence that tell one deed in two words ("launched
// strikes, hitting bases"): the same type and doer, and no other sufferer.
func (r *reading) merge(k *clause) {
	for i, f := range k.frames {
		for j := i + 1; j < len(k.frames); j++ {
			g := k.frames[j]
			if f == nil || g == nil || f.folded || g.folded || f.inner != g.inner || f.inner != "" && f.outer != g.outer {
				continue
			}
			if k.again(f, g) {
				if len(f.actors) == 0 && len(without(g.actors, f.recips)) > 0 && twice.Joined(k.Clause, f.tok, g.tok) { // "stormed and burnt by rebels"
					f, g = g, f
				}
				f.absorb(g)
			}
			if f.typ != g.typ || f.folded || g.folded || !k.Near(i, j) || k.answersBetween(i, j) || f.works() || g.works() || k.ground(i).Negated != k.ground(j).Negated {
				continue
			}
			tok, _, _ := f.source()
			within := twice.Within(k.Clause, f.telling(), g.telling())
			if !r.sameRefs(f.actors, g.actors) && !within && !twice.Told(k.Clause, f.telling(), g.telling(), tok) || !f.weak && !g.weak && !within && len(f.recips) > 0 && len(g.recips) > 0 && !r.sameRefs(f.recips, g.recips) {
				continue
			}
			f.absorb(g)
		}
	}
	for _, f := range k.frames {
		if f != nil && f.typ == "PROTEST" && !f.folded {
			f.demands()
		}
	}
}

// telling is what the frame tells, for those who look for it in other words.
func (f *frame) telling() twice.Deed {
	return twice.Deed{Tok: f.tok, Type: f.typ, Harm: f.rule.Harm, Does: len(f.actors) > 0, Mutual: f.mutual, Loose: len(f.recips) == 0 || f.weak}
}

// again reports whether g tells the deed of f in another word.
func (k *clause) again(f, g *frame) bool {
	a, b, r := f.telling(), g.telling(), k.r
	switch {
	case twice.One(k.Clause, a, b):
		return !k.Verbal(g.tok) || !k.Verbal(f.tok) || f.typ != g.typ || !r.foreign(g.recips, f.recips)
	case twice.Fought(k.Clause, a, b):
		return r.sameRefs(f.recips, g.actors) || r.sameRefs(f.recips, g.recips)
	}
	return twice.Aim(k.Clause, a, b) && !f.atHome() && (r.sameRefs(f.actors, g.actors) || r.sameRefs(f.recips, g.recips)) && !r.foreign(g.recips, f.recips)
}

// foreign reports whether one of refs is of a country of which none of the others is, whose are told.
func (r *reading) foreign(refs, others []ref) bool {
	return !slices.ContainsFunc(others, func(x ref) bool { return r.mention(x).Code == "" }) && slices.ContainsFunc(refs, func(x ref) bool {
		code := r.mention(x).Code
		return code != "" && !slices.ContainsFunc(others, func(y ref) bool { return r.mention(y).Code == code })
	})
}

// demands folds what a protest calls for into the protest: its demand is no second
// event, and whom it is made of is whom the protest is against.
func (f *frame) demands() {
	for _, g := range f.k.frames {
		if g == nil || g == f || g.folded || g.typ != "REQUEST" && g.typ != "ACCUSE" && g.typ != "REJECT" || !f.k.Sentence.Dominates(f.tok, g.tok) {
			continue
		}
		if len(g.actors) > 0 && !f.k.r.sameRefs(f.actors, g.actors) {
			continue
		}
		g.folded, g.told = true, f
		if len(f.recips) == 0 {
			f.recips = without(g.recips, f.actors)
		}
	}
}

// works reports whether the frame is an act upon another event, told of it alone.
func (f *frame) works() bool { return f.base != nil && !f.rule.Operand.Passes }

// sameRefs reports whether two sides name the same actors.
func (r *reading) sameRefs(a, b []ref) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		m := r.mention(x)
		if !slices.ContainsFunc(b, func(y ref) bool {
			n := r.mention(y)
			return standing.Same(m, n) || m.Code != "" && m.Code == n.Code && m.Sector == n.Sector
		}) {
			return false
		}
	}
	return true
}

// absorb takes over what g says more.
func (f *frame) absorb(g *frame) {
	g.folded, g.told = true, f
	f.also = append(f.also, g.tok)
	if len(f.actors) == 0 && f.k.Tok(g.tok).Deprel != "acl" {
		f.actors = without(g.actors, f.recips)
	}
	if recips := without(g.recips, f.actors); f.weak && len(recips) > 0 {
		f.recips, f.weak = recips, g.weak
	}
	for _, m := range g.modes {
		if f.typ == g.typ && !slices.Contains(f.modes, m) {
			f.modes = append(slices.Clone(f.modes), m)
		}
	}
	for kind, n := range g.size.All() {
		if f.typ == g.typ { // what is refused is not counted as done
			f.add(kind, n)
		}
	}
}

// emit writes the event down.
func (f *frame) emit() *dyad.Event {
	k, r := f.k, f.k.r
	at, rule, base := f.source()
	trigger := k.Sentence.Cover(at, at+1)
	e := &dyad.Event{
		ID: dyad.NewEventID(r.a.ID, trigger, f.typ, 0), ArticleID: r.a.ID, SourceID: r.a.SourceID,
		Type: []string{f.typ}, Modes: f.modes, Contexts: f.k.r.c.contexts.Of(f.k.Sentence, f.rule, f.typ, f.modes),
		Actors: f.mentions(f.actors), Recipients: f.mentions(f.sufferers()),
		Realis: f.realis, Size: f.size,
		Texts:    []string{f.text()},
		TextInfo: dyad.TextInfo{Sequence: k.index, Start: k.Sentence.Span.Start, End: k.Sentence.Span.End},
		Evidence: dyad.Evidence{Sentence: k.Sentence.Span.In(r.a.Text), Trigger: trigger, Rule: rule, Chain: f.chain, Base: base},
	}
	f.grade(e)
	f.date(e)
	f.place(e)
	if slices.Contains(f.rule.Mode, "resign") {
		country.Vacate(e)
	}
	e.Attribution = f.voices(at)
	country.Fill(e, country.Setting{Mentions: r.ment, Places: r.places, Named: r.named, Scene: f.elsewhere(), Whole: r.whole, Mutual: f.mutual, Lawful: f.rule.Lawful, Sited: f.sited(), Is: k.said})
	f.aged(e)
	if e.Realis != dyad.Actual && f.cue >= 0 {
		t := k.Tok(f.cue)
		e.RealisCue = &dyad.Cue{Text: t.Form, Span: t.Span}
	}
	if f.outer != nil && f.outer.realis != dyad.Negated && (f.inner == "alleged" || f.inner == "denied") {
		stance := dyad.Alleges
		if f.inner == "denied" {
			stance = dyad.Denies
		}
		cue := k.Tok(f.outer.tok)
		if e.Attribution = append(e.Attribution, r.attribution(f.outer.actors, stance, cue.Span)...); len(e.Attribution) == 0 { // "charged with murder"
			e.Attribution = []dyad.Attribution{{Hearsay: true, Stance: stance, Cue: cue.Form, Span: cue.Span}}
		}
	}
	e.Attribution = standing.Voices(e.Attribution)
	f.likely, e.Confidence = f.confidence(e)
	return e
}

// sited reports whether those to whom it is done are only places where it is.
func (f *frame) sited() bool {
	return len(f.recips) > 0 && !slices.ContainsFunc(f.recips, func(x ref) bool { return !f.k.scenic(x) })
}

// source returns the word and the rule that an event rests on: of a frame that only
// passes another's event on ("carried out an attack"), the other's; and the rule below all.
func (f *frame) source() (tok int, rule, base string) {
	below := f
	for below.base != nil {
		below = below.base
	}
	for f.base != nil && f.base.k == f.k && f.rule.Operand.Passes {
		f = f.base
	}
	return f.tok, f.rule.ID, below.rule.ID
}

// mentions copies the mentions of the refs.
func (f *frame) mentions(refs []ref) []dyad.Mention {
	var out []dyad.Mention
	for _, x := range refs {
		out = append(out, *f.k.r.mention(x))
	}
	return out
}

// grade reads quad, scale and CAMEO code off the ontology: of the mode where there is
// one, else of the type.
func (f *frame) grade(e *dyad.Event) {
	t := f.k.r.c.ont.Type(f.typ)
	e.Quad, e.Scale, e.CAMEO = t.Quad, t.Scale, t.CAMEO
	for _, name := range f.modes {
		if m := t.Mode(name); m != nil {
			e.CAMEO = cmp.Or(m.CAMEO, e.CAMEO)
			if m.Scale != nil {
				e.Scale = *m.Scale
			}
			break
		}
	}
	if f.rule.CAMEO != "" && f.typ == f.rule.Type {
		e.CAMEO = f.rule.CAMEO
	}
	e.CAMEO = cmp.Or(f.cameo, e.CAMEO)
}

// aged makes an event history where its date lies long before publication.
func (f *frame) aged(e *dyad.Event) {
	pub, ok := f.k.r.a.Published.Time()
	end, known := e.EndDate.Time()
	if ok && known && e.Realis == dyad.Actual && pub.Sub(end) > oldAfter*24*time.Hour {
		e.Realis, f.cue = dyad.Historical, -1
		if e.DateInfo.Span != nil {
			e.RealisCue = &dyad.Cue{Text: e.DateInfo.Text, Span: *e.DateInfo.Span}
		}
	}
}

// text returns the words of the event.
func (f *frame) text() string {
	at, _, _ := f.source()
	lo, hi := excerpt.Of(f.k.Clause, f.tok, at, f.first, f.last)
	return f.k.Sentence.Cover(lo, hi).In(f.k.r.a.Text)
}

// confidence estimates, from 0 to 1, how often there is an event like this one, and how often all of
// it is right: the type and the countries on both sides. docs/record.md says how often each value was.
func (f *frame) confidence(e *dyad.Event) (there, right float64) {
	if f.broken > 0 {
		return guess, guess
	}
	return f.k.r.c.trust.Of(f.weighed(e))
}

// weighed returns the event as it is weighed.
func (f *frame) weighed(e *dyad.Event) trust.Case {
	at, _, _ := f.source()
	here, text := trust.Named(f.k.r.ment, f.k.r.named, f.k.index)
	return trust.Case{Clause: f.k.Clause, Event: e, Tok: at, Owned: !f.direct(), Here: here, Text: text}
}

// guess is the confidence of an answer about a pair by a rule that does not wholly hold.
const guess = 0.3

// direct reports whether no party was reached only as the owner of something.
func (f *frame) direct() bool {
	owner := func(x ref) bool { return x.owner }
	return !slices.ContainsFunc(f.actors, owner) && !slices.ContainsFunc(f.recips, owner)
}
