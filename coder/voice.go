package coder

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// voices returns who says what is told at token t, outermost first: speech verbs above
// it, "according to", hearsay words. Empty is the outlet's own word.
func (k *clause) voices(t int) []dyad.Attribution {
	d := k.r.c.lex.Discourse
	var out []dyad.Attribution
	add := func(a ...dyad.Attribution) { out = append(a, out...) }
	for c := range k.s.Tokens { // "according to" holds for its whole sentence
		if k.accordingTo(c) && !k.s.Dominates(c, t) {
			add(k.attribution(k.resolveAll(c), dyad.Asserts, c)...)
		}
	}
	for at, depth := t, 0; at >= 0 && depth < 12; at, depth = k.tok(at).Head, depth+1 {
		for c := range k.s.Children(at) {
			tok := k.tok(c)
			switch tok.Rel() {
			case "parataxis", "ccomp":
				// "Two died, the ministry said": the verb of saying hangs below.
				if tok.Rel() == "parataxis" && c != t && d.Speech[k.lemma(c)] != "" && k.verbal(c) && !k.s.Dominates(c, t) && k.s.Child(c, "ccomp", "obj") < 0 {
					add(k.said(c)...)
				}
			case "advmod", "amod":
				if s := d.Hearsay[strings.ToLower(tok.Form)]; s != "" && (at == t || tok.Rel() == "advmod") {
					add(dyad.Attribution{Hearsay: true, Stance: dyad.Stance(s), Cue: tok.Form, Span: tok.Span})
				}
			}
		}
		h := k.tok(at).Head
		if h < 0 {
			break
		}
		if d.Speech[k.lemma(h)] != "" && k.verbal(h) && k.content(at, h) {
			add(k.said(h)...)
		}
	}
	return out
}

// content reports whether the dependent at of the speech verb h is what is said.
func (k *clause) content(at, h int) bool {
	switch k.tok(at).Rel() {
	case "ccomp":
		return true
	case "parataxis": // not "X said this; Y said that"
		return at < h || k.s.Child(h, "ccomp") < 0
	case "xcomp":
		return k.passive(h) // "is believed to have struck"
	case "obj", "nsubj:pass":
		switch k.lemma(h) {
		case "report", "announce", "confirm", "claim", "allege", "describe", "deny", "put", "estimate":
			return true
		}
	}
	return false
}

// said returns the attribution that a speech verb makes; a passive without an agent
// ("is reported to") is hearsay.
func (k *clause) said(v int) []dyad.Attribution {
	stance := dyad.Stance(k.r.c.lex.Discourse.Speech[k.lemma(v)])
	var refs []ref
	for _, n := range k.subject(v, maxClimb) {
		refs = append(refs, k.resolveAll(n)...)
	}
	if stance == dyad.Confirms && k.cannot(v) {
		stance = dyad.CannotVerify
	}
	if len(refs) == 0 && (k.passive(v) || k.unnamed(v)) {
		t := k.tok(v)
		return []dyad.Attribution{{Hearsay: true, Stance: stance, Cue: t.Form, Span: t.Span}}
	}
	return k.attribution(refs, stance, v)
}

// unnamed reports whether the one who says it is nobody that can be named: "sources said".
func (k *clause) unnamed(v int) bool {
	return slices.ContainsFunc(k.subject(v, maxClimb), func(n int) bool { return k.r.c.lex.Discourse.Unnamed[k.lemma(n)] })
}

// cannot reports whether the verb is negated: "could not confirm".
func (k *clause) cannot(v int) bool {
	p := polarity{cue: -1}
	k.auxiliaries(v, &p)
	return p.negated
}

func (k *clause) attribution(refs []ref, stance dyad.Stance, cue int) []dyad.Attribution {
	var out []dyad.Attribution
	span := k.tok(cue).Span
	if at := k.according(cue); at >= 0 {
		span = k.tok(at).Span
		if at+1 < len(k.s.Tokens) && k.lemma(at+1) == "to" {
			span.End = k.tok(at + 1).Span.End
		}
	}
	for _, x := range k.r.distinct(refs) {
		m := *k.r.mention(x)
		out = append(out, dyad.Attribution{Entity: &m, Stance: stance, Cue: span.In(k.r.a.Text), Span: span})
	}
	return out
}

// accordingTo reports whether the phrase at c is introduced by "according to" or a
// phrase like it.
func (k *clause) accordingTo(c int) bool { return k.according(c) >= 0 }

// according returns the word below c that makes it an according-to phrase, or -1.
func (k *clause) according(c int) int {
	for m := range k.s.Children(c) {
		if r := k.tok(m).Rel(); r != "case" && r != "mark" && r != "fixed" {
			continue
		}
		if w := strings.ToLower(k.tok(m).Form); w == "according" || w == "per" {
			return m
		}
	}
	return -1
}
