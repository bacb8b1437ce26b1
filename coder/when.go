package coder

import (
	"github.com/dyad-news/dyad"
)

// oldAfter is the number of days before publication from which an event told in the
// past is history rather than news.
const oldAfter = 200

// date puts the frame's day on the event: the time told in its own clause, else the
// day of publication for what has happened, else none.
func (f *frame) date(e *dyad.Event) {
	if x := f.k.timeOf(f.tok, f.base); x != nil {
		span := x.Span
		e.DateInfo = &dyad.DateInfo{EDTF: x.EDTF, Text: span.In(f.k.r.a.Text), Span: &span, Basis: "text"}
		e.Date, e.EndDate = x.Start, x.End
		return
	}
	pub := f.k.r.a.Published
	if _, ok := pub.Time(); ok && (e.Realis == dyad.Actual || e.Realis == dyad.Negated) {
		e.DateInfo = &dyad.DateInfo{EDTF: string(pub), Basis: "published"}
		e.Date, e.EndDate = pub, pub
		return
	}
	e.DateInfo = &dyad.DateInfo{Basis: "none"}
}

// timeOf returns the time expression that dates what is told at token t: one that
// hangs from it or from what it passes on, else from the words above it within the
// clause.
func (k *clause) timeOf(t int, base *frame) *dyad.Timex {
	if base != nil && base.k == k && base.folded {
		if x := k.timeBelow(base.tok, base.tok); x != nil {
			return x
		}
	}
	below := -1
	for at, depth := t, 0; at >= 0 && depth < 8; depth++ {
		if x := k.timeBelow(at, below); x != nil {
			return x
		}
		tok := k.tok(at)
		if !k.sameClause(at, t) {
			return nil
		}
		below, at = at, tok.Head
	}
	return nil
}

// sameClause reports whether the time of the head of at is also the time of what is
// told at t.
func (k *clause) sameClause(at, t int) bool {
	tok := k.tok(at)
	if tok.Head < 0 {
		return false
	}
	switch tok.Rel() {
	case "ccomp", "parataxis":
		return false
	case "acl":
		return tok.Deprel != "acl:relcl"
	case "conj":
		// "arrived on Monday and met": the first verb's time holds for the second
		return true
	case "advcl":
		return tok.XPOS == "VBG" || tok.XPOS == "VBN"
	case "nsubj", "obj", "obl", "nmod", "xcomp", "nsubj:pass", "compound", "appos":
		// A topic of another event is not dated by that event's verb.
		if h := k.frames[tok.Head]; h != nil && at == t && h.rule.Operand != nil && h.inner == "" {
			return h.rule.Operand.Passes
		}
		return true
	}
	return true
}

// timeBelow returns the nearest time expression below token at, not counting what
// hangs below the token skip nor what lies in a clause of its own.
func (k *clause) timeBelow(at, skip int) *dyad.Timex {
	var best *dyad.Timex
	for i := range k.r.times {
		x := &k.r.times[i]
		if x.Sentence != k.index || x.Duration || x.EDTF == "" {
			continue
		}
		if !k.hangs(x.First, at, skip) && !k.hangs(x.Last-1, at, skip) && x.Head != at {
			continue
		}
		if best == nil || near(x, k.tok(at)) < near(best, k.tok(at)) {
			best = x
		}
	}
	return best
}

// hangs reports whether token c lies below at without passing skip or another clause.
func (k *clause) hangs(c, at, skip int) bool {
	for d := 0; c >= 0 && d < 10; d++ {
		if c == at {
			return true
		}
		if c == skip && skip != at {
			return false
		}
		tok := k.tok(c)
		switch tok.Rel() {
		case "ccomp", "advcl", "acl", "parataxis", "conj":
			return false
		}
		if k.frames[c] != nil && tok.Rel() != "xcomp" && !k.frames[c].folded {
			return false
		}
		c = tok.Head
	}
	return false
}

func near(x *dyad.Timex, t *dyad.Token) int {
	if x.Span.Start > t.Span.Start {
		return x.Span.Start - t.Span.Start
	}
	return t.Span.Start - x.Span.Start
}

// place puts the frame's place on the event: a place told in its own clause as where
// it happened, the nearest first.
func (f *frame) place(e *dyad.Event) {
	k := f.k
	best, score := -1, 0
	for i := range k.r.places {
		p := &k.r.places[i]
		if p.Sentence != k.index {
			continue
		}
		if s := k.locates(p, f); s > score {
			best, score = i, s
		}
	}
	if best >= 0 {
		p := k.r.places[best]
		e.Place = &p
	}
}

var locative = []string{"in", "at", "near", "inside", "outside", "around", "across", "on", "off", "over", "into", "to", "from", "of", "along"}

// locates scores how surely the toponym is where the frame happened; 0 is not at all.
func (k *clause) locates(p *dyad.Toponym, f *frame) int {
	at := p.Head
	for d := 0; d < 8 && at >= 0; d++ {
		tok := k.tok(at)
		if at == f.tok || (f.base != nil && f.base.k == k && f.base.folded && at == f.base.tok) {
			return k.locativeScore(p.Head) + 100 - 10*d + p.Resolution
		}
		if r := tok.Rel(); r == "ccomp" || r == "parataxis" || r == "advcl" && d > 0 || tok.Deprel == "acl:relcl" {
			break
		}
		at = tok.Head
	}
	// The place of the verb above: "arrived in Islamabad at the invitation of ..."
	for up, d := f.tok, 0; d < 4; d++ {
		tok := k.tok(up)
		if tok.Head < 0 || tok.Rel() == "ccomp" || tok.Rel() == "parataxis" || tok.Deprel == "acl:relcl" {
			break
		}
		up = tok.Head
		if k.tok(p.Head).Head == up && k.locativeScore(p.Head) > 0 {
			return 20 - d + p.Resolution
		}
	}
	return 0
}

// locativeScore is positive where the phrase at h is introduced by a word of place.
func (k *clause) locativeScore(h int) int {
	for i, w := range locative {
		if k.introduced(h, w) {
			return 40 - i
		}
	}
	return 0
}
