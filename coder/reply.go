package coder

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/standing"
	"github.com/dyad-news/dyad/coder/voice"
)

// replySentences is how far back the claim is looked for that somebody denies, confirms or
// cannot confirm without telling it again.
const replySentences = 3

// replies puts what somebody says of claims told before on the events that these tell:
// "Islamabad denies these allegations", "the claim could not be verified".
func (r *reading) replies() {
	for _, k := range r.clauses {
		for t, f := range k.frames {
			if f != nil {
				k.claimsOwn(f, t)
			}
		}
	}
	for i := range r.said {
		x := r.said[i]
		k := r.clauses[x.Sentence]
		switch x.Stance {
		case dyad.Denies, dyad.Confirms, dyad.CannotVerify:
		case dyad.Alleges: // "claimed the attack"
			if k.Lemma(x.Cue) == "claim" && k.takesOn(x.Cue) {
				r.takenOn(k, &x)
				continue
			}
			if k.Lemma(x.Cue) != "claim" || len(k.deeds(x.Cue)) == 0 {
				continue
			}
			x.Stance = dyad.Claims
		default:
			continue
		}
		by := r.speakers(&x)
		met := k.sufferedBy(&x, by)
		for _, h := range k.repliedTo(x.Cue) {
			met = append(met, k.claimed(h, &x, by)...)
		}
		for _, f := range met {
			f.event.Attribution = standing.Voices(append(f.event.Attribution, r.replying(&x)...))
		}
	}
}

// denied lets what somebody denies to have suffered stand for the deed told before that did it:
// "Norland shot down a jet, it said. Sudland denied that it had lost one".
func (r *reading) denied(kept []*frame) []*frame {
	return slices.DeleteFunc(kept, func(f *frame) bool {
		if f.inner != "denied" || f.outer == nil || f.outer.event == nil || len(f.actors) > 0 || !r.share(f.recips, f.outer.actors) {
			return false
		}
		all := f.k.nearest(f.tok, func(g *frame) bool {
			return g.typ == f.typ && g.inner != "denied" && len(g.actors) > 0 && !r.share(g.actors, f.recips) && r.share(g.recips, f.recips)
		})
		if len(all) == 0 {
			return false
		}
		g := all[len(all)-1]
		g.event.Attribution = standing.Voices(append(g.event.Attribution, f.event.Attribution...))
		if e := f.outer.event; len(e.Recipients) == 0 {
			e.Recipients = g.mentions(g.actors)
		}
		f.folded, f.told, f.event = true, g, nil
		return true
	})
}

// sufferedBy returns the deed told before that somebody denies to have suffered in words that
// tell no event: "said it had sunk a warship. Sudland denied that the ship had been hit".
func (k *clause) sufferedBy(x *voice.Saying, by []ref) []*frame {
	c := k.Sentence.Child(x.Cue, "ccomp")
	if x.Stance != dyad.Denies || c < 0 || !k.Passive(c) || k.tells(c) || k.frames[c] != nil && k.frames[c].told != nil {
		return nil
	}
	violent := func(p pattern) bool { return p.rule.Type == "ASSAULT" && len(p.rest) == 0 }
	n := k.Sentence.Child(c, "nsubj:pass")
	if n < 0 || !slices.ContainsFunc(k.r.c.verbs[k.Lemma(c)], violent) || !k.Definite(n) && k.Sentence.Child(n, "nmod:poss") < 0 {
		return nil
	}
	return k.nearest(x.Cue, func(f *frame) bool { return f.typ == "ASSAULT" && k.r.share(f.recips, by) && k.r.onWord(f, by, true) })
}

// takesOn reports whether the verb at t claims responsibility, and no more is said of what for.
func (k *clause) takesOn(t int) bool {
	return slices.ContainsFunc(k.repliedObjects(t), func(h int) bool {
		return (k.Lemma(h) == "responsibility" || k.Lemma(h) == "credit") && len(k.Prep(h, "for")) == 0 && len(k.Prep(t, "for")) == 0
	})
}

// takenOn puts a claim of responsibility on the violent deed told last that nobody else is said
// to have done: "a bomb killed ten. ... The group claimed responsibility".
func (r *reading) takenOn(k *clause, x *voice.Saying) {
	by := r.speakers(x)
	if g := k.ground(x.Cue); g.Negated || g.Unreal || g.Future || len(by) == 0 {
		return
	}
	for i := k.index; i >= max(0, k.index-backSentences); i-- {
		frames := r.clauses[i].frames
		for t := len(frames) - 1; t >= 0; t-- {
			f := frames[t]
			if f == nil || f.event == nil || f.typ != "ASSAULT" || f.realis != dyad.Actual && f.realis != dyad.Historical {
				continue
			}
			if slices.ContainsFunc(f.recips, func(x ref) bool { m := r.mention(x); return m.Kind == dyad.Pronoun || m.Sector == dyad.UAF }) {
				continue // the attacker, shot
			}
			named := slices.ContainsFunc(f.actors, func(a ref) bool { m := r.mention(a); return m.Code != "" && !m.Persons && m.Kind == dyad.Name })
			if named && !r.share(f.actors, by) {
				continue
			}
			f.event.Attribution = standing.Voices(append(f.event.Attribution, r.attribution(by, dyad.Claims, x.Span)...))
			return
		}
	}
}

// claimed makes those who claim a deed its doers, where nobody else is said to be.
func (f *frame) claimed() {
	e := f.event
	if f.typ != "ASSAULT" || len(e.Actors) > 0 || e.Realis != dyad.Actual && e.Realis != dyad.Historical {
		return
	}
	for _, a := range e.Attribution {
		if a.Stance == dyad.Claims && a.Entity != nil && !slices.ContainsFunc(append(e.Recipients, e.Actors...), func(m dyad.Mention) bool { return m.Code == a.Entity.Code && m.Sector == a.Entity.Sector }) {
			e.Actors = append(e.Actors, *a.Entity)
		}
	}
	if len(e.Actors) > 0 {
		f.likely, e.Confidence = f.confidence(e)
	}
}

// claimsOwn puts a claim of responsibility on the event that tells it, and on the one told before
// that it means.
func (k *clause) claimsOwn(f *frame, t int) {
	if f.event == nil || len(f.actors) == 0 || f.realis == dyad.Negated || f.quad() != 4 {
		return
	}
	for _, h := range k.repliedObjects(t) {
		if k.Lemma(h) != "responsibility" && k.Lemma(h) != "credit" {
			continue
		}
		said := k.r.attribution(f.actors, dyad.Claims, k.Tok(t).Span)
		of := k.deedAt(h)
		for _, c := range k.Prep(t, "for") {
			of = cmp.Or(of, k.deedAt(c))
		}
		if all := k.nearest(t, func(g *frame) bool { return g.typ == "ASSAULT" && g.k != k }); of == nil && len(all) > 0 { // "for the attacks"
			of = all[0]
		}
		for _, e := range []*frame{f, of} {
			if e != nil && e.event != nil {
				e.event.Attribution = standing.Voices(append(e.event.Attribution, said...))
			}
		}
		return
	}
}

// deeds returns the objects of a word that are definite deeds.
func (k *clause) deeds(t int) []int {
	return slices.DeleteFunc(k.repliedObjects(t), func(h int) bool { return k.about(h) != "deed" })
}

// replying returns the voices of a reply. That nobody named can verify a claim is the
// outlet's own word.
func (r *reading) replying(x *voice.Saying) []dyad.Attribution {
	all := r.attribute(x)
	for i := range all {
		if x.Stance == dyad.CannotVerify && x.Source < 0 {
			all[i].Hearsay = false
		}
	}
	return all
}

// repliedTo returns the words that a reply is about, as far as they only point back.
func (k *clause) repliedTo(cue int) []int {
	return slices.DeleteFunc(k.repliedObjects(cue), func(h int) bool {
		if len(k.ment[h]) > 0 && k.Tok(h).UPOS != "PRON" {
			return true
		}
		return k.Tok(h).UPOS != "PRON" && k.Tok(h).UPOS != "DET" && k.about(h) == "" || k.tells(h)
	})
}

// repliedObjects returns what is denied, confirmed or claimed: "a charge that Iraq denies",
// "which Iraq denied".
func (k *clause) repliedObjects(cue int) []int {
	objects := append(k.Children(cue, "nsubj:pass"), k.slot(cue, "obj")...)
	for _, o := range k.Children(cue, "obj") {
		if k.Lemma(o) == "which" && !slices.Contains(objects, o) {
			objects = append(objects, o)
		}
	}
	if t := k.Tok(cue); t.Deprel == "acl" && t.Head >= 0 && t.Head < cue && k.Passive(cue) && !slices.Contains(objects, t.Head) {
		objects = append(objects, t.Head) // "a charge rejected by Iraq"
	}
	return objects
}

// about says what the noun at h is in a reply: a "claim", somebody's "part" in a deed, or a
// definite "deed".
func (k *clause) about(h int) string {
	d := k.r.c.lex.Discourse
	switch kind := d.Replied[k.Lemma(h)]; {
	case kind != "":
		return kind
	case len(d.Anaphora[k.Lemma(h)]) > 0 && k.Definite(h):
		return "deed"
	}
	return ""
}

// tells reports whether the phrase at h tells an event itself: "claims that Eritrea had
// crossed the border". One that points back tells none.
func (k *clause) tells(h int) bool {
	for t, f := range k.frames {
		if f != nil && f.event != nil && t != h && k.Sentence.Dominates(h, t) && f.quad()%2 == 0 {
			return true
		}
	}
	return false
}

// claimed returns the events told before whose claim the speakers answer by the words at h:
// those of the nearest sentence that has one. A denial is first of all of what the one who
// denies is said to have done, then of what another says.
func (k *clause) claimed(h int, x *voice.Saying, by []ref) []*frame {
	kind := k.about(h)
	if kind == "deed" || kind == "part" {
		if f := k.deedAt(h); f != nil {
			return []*frame{f}
		}
	}
	if len(by) > 1 && x.Stance == dyad.Denies { // "both deny it": each what the other says
		return k.nearest(x.Cue, func(f *frame) bool {
			return f.quad()%2 == 0 && len(f.actors) > 1 && k.r.sameRefs(f.actors, by) && len(f.event.Attribution) > 0
		})
	}
	own := func(f *frame) bool { return k.r.share(f.actors, by) && !k.r.onWord(f, by, false) }
	others := func(f *frame) bool { return f.quad()%2 == 0 && k.r.onWord(f, by, true) }
	switch {
	case x.Stance == dyad.Claims:
		return nil
	case x.Stance != dyad.Denies:
		return k.nearest(x.Cue, others)
	case kind == "part":
		return k.nearest(x.Cue, func(f *frame) bool { return f.quad() == 4 && own(f) })
	case kind == "claim":
		if all := k.nearest(x.Cue, func(f *frame) bool { return own(f) && k.r.onWord(f, by, true) }); len(all) > 0 {
			return all
		}
	default:
		if all := k.nearest(x.Cue, func(f *frame) bool { return f.quad()%2 == 0 && own(f) }); len(all) > 0 {
			return all
		}
	}
	return k.nearest(x.Cue, others)
}

// deedAt returns the event that the noun at h, or the one that it is a part in, stands for.
func (k *clause) deedAt(h int) *frame {
	for t, f := range k.frames {
		if f != nil && f.told != nil && f.told.event != nil && (t == h || k.Sentence.Dominates(h, t)) {
			return f.told
		}
	}
	if k.about(h) != "deed" {
		return nil
	}
	types := k.r.c.lex.Discourse.Anaphora[k.Lemma(h)]
	itself := func(f *frame) bool {
		return f.k == k && (f.base != nil && f.base.k == k && f.base.tok == h || k.Tok(f.tok).XPOS == "VBG")
	}
	if f := k.antecedentEvent(h, types); f != nil && f.event != nil && !itself(f) {
		return f
	}
	for _, f := range k.nearest(h, func(f *frame) bool { return slices.Contains(types, f.typ) && !itself(f) }) {
		return f // of nobody named: "a bomb killed 12 people"
	}
	return nil
}

// nearest returns the fitting events of the nearest sentence before token t that has any.
func (k *clause) nearest(t int, fits func(*frame) bool) []*frame {
	for i := k.index; i >= max(0, k.index-replySentences); i-- {
		var out []*frame
		for _, f := range k.r.clauses[i].frames {
			if f != nil && f.event != nil && !(i == k.index && f.tok >= t) && f.typ != "REJECT" && fits(f) {
				out = append(out, f)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// onWord reports whether the frame's event is on the word of somebody; of others than the
// refs, or of the refs themselves.
func (r *reading) onWord(f *frame, refs []ref, others bool) bool {
	return slices.ContainsFunc(f.event.Attribution, func(a dyad.Attribution) bool {
		if a.Stance == dyad.Denies || a.Stance == dyad.CannotVerify {
			return false
		}
		own := a.Entity != nil && slices.ContainsFunc(refs, func(x ref) bool { return standing.OneVoice(r.mention(x), a.Entity) })
		return own != others
	})
}
