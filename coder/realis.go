package coder

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/tense"
	"github.com/dyad-news/dyad/coder/voice"
)

// ground works out how the event told at token t is presented: by grammar and the words
// above it, but for those whose own event has judged it.
func (k *clause) ground(t int) voice.Reality {
	return k.r.c.voice.Fact(k.Sentence, t, func(at, head int) bool { return k.judges(at, head, t) })
}

// judges reports whether the word at h, above the word at, tells an event of its own, of which
// what is told at t is only the topic, or which has made of it what it is.
func (k *clause) judges(at, h, t int) bool {
	f, g := k.frames[t], k.frames[h]
	if g == nil {
		return false
	}
	return f != nil && f.outer == g || g.rule.Operand == nil && k.Nominal(at)
}

// settle lays grammar on a frame: its realis, and what tense and negation make of its
// type.
func (f *frame) settle() {
	p := f.k.ground(f.tok)
	f.ahead = p.Future
	switch {
	case f.rule.Realis == string(dyad.Actual): // "will not hesitate to strike" is said
	case p.Negated && f.rule.Operand != nil && f.rule.Operand.Factive: // "nobody claimed the attack"
		f.actors = nil
	case p.Negated && p.Future:
		f.turn("negated-future", p.Cue)
	case p.Negated && f.k.Lemma(p.Cue) == "long":
		f.turn("no-longer", p.Cue)
	case p.Negated:
		if f.turn("negated", p.Cue); p.Supposed && f.realis == dyad.Actual {
			f.realis = dyad.Hypothetical
		}
	case f.realis == dyad.Negated: // "will name it a town in the absence of a treaty"
	case p.Future || f.realis == dyad.Future:
		op := "future"
		if !(p.Unreal && f.k.Lemma(p.Cue) == "if") && f.saysItself() { // not "ask us if we want to leave the union"
			op = "threat"
		}
		if f.realis == dyad.Future {
			p.Cue = f.cue
		}
		f.turn(op, p.Cue)
	case p.Unreal && f.realis == dyad.Actual:
		f.realis, f.cue = dyad.Hypothetical, p.Cue
		if c := f.k.Lemma(p.Cue); f.k.Verbal(f.tok) && !tense.Perfect(f.k.Sentence, f.tok) && (c == "may" || c == "might" || c == "could") && f.saysItself() {
			f.turn("hint", p.Cue)
		}
	case p.Past && f.realis == dyad.Actual:
		f.realis, f.cue = dyad.Historical, p.Cue
	}
}

// turn applies one row of the grammar.
func (f *frame) turn(op string, cue int) {
	for _, g := range f.k.r.c.lex.Grammar {
		if g.Op != op || !slices.Contains(g.Of, f.typ) && !slices.Contains(g.Of, "*") {
			continue
		}
		if g.Type != "same" {
			f.typ, f.modes = g.Type, g.Mode
			f.chain = append([]string{op}, f.chain...)
		}
		f.cameo = cmp.Or(g.CAMEO, f.cameo)
		if g.Realis != "" {
			f.realis, f.cue = dyad.Realis(g.Realis), cue
		}
		return
	}
}

// saysItself reports whether the frame is told by its own actor ("Iran said it would
// retaliate").
func (f *frame) saysItself() bool {
	for _, v := range f.k.voices(f.tok) {
		if v.Entity == nil || v.Stance != dyad.Asserts && v.Stance != dyad.Confirms {
			continue
		}
		for _, a := range f.actors {
			m := f.k.r.mention(a)
			if m.Span == v.Entity.Span || m.Coref != nil && *m.Coref == v.Entity.Span || m.Code != "" && m.Code == v.Entity.Code {
				return true
			}
		}
	}
	return false
}

// innerNegation turns a negated operand before its operator works on it.
func (k *clause) innerNegation(base *frame) {
	p := k.r.c.voice.Fact(k.Sentence, base.tok, func(int, int) bool { return true })
	if p.Negated && base.rule.Realis != string(dyad.Actual) {
		base.turn("inner-negated", p.Cue)
	} else if p.Unreal && base.typ == "ASSAULT" && base.realis == dyad.Actual && k.Nominal(base.tok) { // "faces a possible attack"
		base.realis, base.cue = dyad.Hypothetical, p.Cue
	}
}

// undone reports whether the word at h says of what hangs on it that it has not happened:
// "openness to talks", "in the absence of a deal".
func (k *clause) undone(h int) bool {
	d := k.r.c.lex.Discourse
	return h >= 0 && k.Nominal(h) && (d.Unreal[k.Lemma(h)] || d.Prevented[k.Lemma(h)])
}
