package coder

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// polarity is what grammar says of the clause that a trigger stands in.
type polarity struct {
	negated, future, unreal, past bool // past: told as history
	cue                           int  // the word that says so, or -1
}

// ground works out whether the event told at token t is presented as having happened:
// auxiliaries, negation, conditions, purpose, and the words it hangs from.
func (k *clause) ground(t int) polarity {
	p := polarity{cue: -1}
	k.auxiliaries(t, &p)
	for at, depth := t, 0; depth < maxClimb; depth++ {
		tok := k.tok(at)
		if tok.Head < 0 || !k.lift(at, t, &p) {
			break
		}
		at = tok.Head
	}
	if last := len(k.s.Tokens) - 1; k.tok(last).Form == "?" && !p.negated && !p.future {
		p.unreal, p.cue = true, cueOr(p.cue, last)
	}
	return p
}

// auxiliaries reads the modal, negating and time words directly below t.
func (k *clause) auxiliaries(t int, p *polarity) {
	d := k.r.c.lex.Discourse
	for c := range k.s.Children(t) {
		w, tok := strings.ToLower(k.tok(c).Form), k.tok(c)
		lemma := k.lemma(c)
		switch tok.Rel() {
		case "aux":
			switch {
			case d.Future[w] || d.Future[lemma]:
				p.future, p.cue = true, c
			case d.ReportedFuture[w]:
				if k.s.Child(t, "aux") >= 0 && k.hasPerfect(t) {
					p.unreal = true
				} else {
					p.future = true
				}
				p.cue = c
			case d.Hypothetical[w] || d.Hypothetical[lemma]:
				p.unreal, p.cue = true, c
			}
		case "advmod", "cc", "mark", "det":
			switch {
			case d.Negation[w]:
				if !(w == "not" && c+1 < len(k.s.Tokens) && k.lemma(c+1) == "only") {
					p.negated, p.cue = true, c
				}
			case d.Historical[lemma]:
				p.past, p.cue = true, c
			}
		case "amod":
			if d.Planned[w] {
				p.unreal, p.cue = true, c
			}
		case "nsubj", "nsubj:pass", "obj":
			for n := range k.s.Children(c) {
				if k.tok(n).Rel() == "det" && k.lemma(n) == "no" {
					p.negated, p.cue = true, n
				}
			}
			if d.Negation[lemma] {
				p.negated, p.cue = true, c
			}
		}
	}
	if k.verbal(t) && k.infinitive(t) && k.s.Child(t, "nsubj") >= 0 && k.tok(t).Rel() == "root" {
		p.future, p.cue = true, k.s.Child(t, "mark") // headline: "Putin to visit Delhi"
	}
	if k.s.Child(t, "mark") >= 0 {
		k.condition(t, p)
	}
}

// hasPerfect reports whether the verb has a perfect auxiliary: "would have attacked".
func (k *clause) hasPerfect(t int) bool {
	for c := range k.s.Children(t) {
		if k.tok(c).Rel() == "aux" && k.lemma(c) == "have" {
			return true
		}
	}
	return false
}

// condition reads the word that introduces the clause at t.
func (k *clause) condition(t int, p *polarity) {
	for c := range k.s.Children(t) {
		if k.tok(c).Rel() == "mark" && k.r.c.lex.Discourse.Conditional[k.lemma(c)] {
			p.unreal, p.cue = true, c
		}
	}
}

// lift takes one step from the word at to its head, reading what the head makes of
// the event told at t; it reports whether the climb goes on.
func (k *clause) lift(at, t int, p *polarity) bool {
	d, tok := k.r.c.lex.Discourse, k.tok(at)
	h := tok.Head
	switch tok.Rel() {
	case "acl", "advcl", "nmod", "obl", "xcomp":
		if d.Unreal[k.lemma(h)] && !k.told(t, h) && tok.Deprel != "acl:relcl" {
			p.unreal, p.cue = true, cueOr(p.cue, h)
			return false
		}
	}
	switch tok.Rel() {
	case "conj":
		if k.verbal(at) && k.s.Child(at, "nsubj", "nsubj:pass", "aux") < 0 {
			k.auxiliaries(h, p)
			return true
		}
		return k.nominal(at)
	case "xcomp":
		if k.infinitive(at) && !d.Implicative[k.lemma(h)] && !k.told(t, h) {
			p.unreal = true
			p.cue = cueOr(p.cue, h)
		}
		k.auxiliaries(h, p)
		return true
	case "advcl", "acl":
		if k.infinitive(at) && !k.told(t, h) {
			p.unreal = true
			p.cue = cueOr(p.cue, k.s.Child(at, "mark"))
		}
		if tok.Rel() == "acl" && !k.infinitive(at) || k.tok(at).XPOS == "VBG" {
			k.auxiliaries(h, p)
		}
		return false
	case "obj", "nsubj:pass", "obl", "nmod", "compound":
		// The noun of "could launch an attack" is as real as its verb, unless that verb
		// tells an event of its own, of which this is only the topic.
		if k.nominal(t) && (k.frames[h] == nil || k.frames[h].rule.Operand != nil) {
			k.auxiliaries(h, p)
			return true
		}
	case "ccomp", "parataxis":
		return false
	}
	return false
}

// told reports whether the frame at t is told inside that at h, which has judged it.
func (k *clause) told(t, h int) bool {
	f := k.frames[t]
	return f != nil && f.outer != nil && f.outer == k.frames[h]
}

func cueOr(cue, other int) int {
	if cue >= 0 {
		return cue
	}
	return other
}

// settle lays grammar on a frame: its realis, and what tense and negation make of its
// type.
func (f *frame) settle() {
	p := f.k.ground(f.tok)
	switch {
	case p.negated && f.rule.Operand != nil && f.rule.Operand.Factive: // "nobody claimed the attack"
		f.actors = nil
	case p.negated && p.future:
		f.turn("negated-future", p.cue)
	case p.negated:
		f.turn("negated", p.cue)
	case p.future || f.realis == dyad.Future:
		op := "future"
		if f.saysItself() {
			op = "threat"
		}
		if f.realis == dyad.Future {
			p.cue = f.cue
		}
		f.turn(op, p.cue)
	case p.unreal && f.realis == dyad.Actual:
		f.realis, f.cue = dyad.Hypothetical, p.cue
	case p.past && f.realis == dyad.Actual:
		f.realis, f.cue = dyad.Historical, p.cue
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
		if v.Entity == nil || v.Stance != dyad.Asserts {
			continue
		}
		for _, a := range f.actors {
			m := f.k.r.mention(a)
			if m.Span == v.Entity.Span || m.Code != "" && m.Code == v.Entity.Code {
				return true
			}
		}
	}
	return false
}

// innerNegation turns a negated operand before its operator works on it.
func (k *clause) innerNegation(base *frame) {
	p := polarity{cue: -1}
	k.auxiliaries(base.tok, &p)
	if !p.negated {
		return
	}
	base.turn("inner-negated", p.cue)
}
