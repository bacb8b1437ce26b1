package coder

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/country"
	"github.com/dyad-news/dyad/coder/standing"
)

// meet fills the side of an event that nobody known stands on with a stranger: a name of
// which the text and the tables say nothing. The other side must be known, so that the
// event is news for its sake: "Norland's police arrested Smith". In an article nobody is
// met: whom it does not introduce anywhere matters to no state.
func (f *frame) meet() {
	if f.k.r.whole {
		return
	}
	actor, recipient := f.slots()
	if f.mutual && len(f.actors) == 1 && f.weak { // "Sunak and one Mrs Gray met at Windsor"
		if more := f.strangers(actor); len(more) > 0 {
			f.actors, f.recips = append(slices.Clip(f.actors), more...), nil
		}
	}
	switch {
	case len(f.actors) > 0 && len(f.recips) == 0 && !f.mutual:
		f.recips = f.strangers(recipient)
	case len(f.actors) == 0 && len(f.recips) > 0:
		if f.actors = f.strangers(actor); len(f.actors) == 0 {
			f.actors = f.met(f.above())
		}
		if len(f.actors) == 0 && f.typ == "ASSAULT" && f.k.Verbal(f.tok) {
			f.actors = without(f.trade("subj"), f.recips)
		}
	}
}

// strangers returns the strangers in the first slot that has any.
func (f *frame) strangers(slots []string) []ref {
	for _, slot := range slots {
		if slot == "base.actor" || slot == "base.recipient" {
			continue
		}
		if out := f.met(f.k.slot(f.tok, slot)); len(out) > 0 {
			return out
		}
	}
	return nil
}

// met returns the strangers among the phrases and those joined to them.
func (f *frame) met(phrases []int) (out []ref) {
	for _, n := range phrases {
		for _, h := range f.k.Conjuncts(n) {
			if f.k.stranger(h) {
				out = append(out, ref{mention: f.k.introduce(h, dyad.Entity{Code: country.Nation(f.k.Clause, h, f.k.r.named)}), place: -1, tok: h})
			}
		}
	}
	return out
}

// stranger reports whether the phrase headed by h is a name that is no known actor, place
// or time, or a word that stands for one.
func (k *clause) stranger(h int) bool {
	t := k.Tok(h)
	first, _ := utf8.DecodeRuneInString(t.Form)
	m := k.inside[h]
	if m >= 0 && (k.r.ment[m].Head != h || standing.Of("actor", &k.r.ment[m])) {
		return false
	}
	if m >= 0 && k.r.ment[m].Coref != nil {
		return true
	}
	if k.inClass(h, k.r.c.lex.Classes["nobody"]) {
		return false
	}
	if t.UPOS != "PROPN" || !unicode.IsUpper(first) || utf8.RuneCountInString(t.Form) < 3 || k.places[h] >= 0 {
		return false
	}
	lo, hi := k.Name(h)
	if hi+1 < len(k.Sentence.Tokens) && k.Tok(hi).Form == "-" && k.Tok(hi+1).UPOS == "NUM" {
		return false // a make: "MiG-21"
	}
	if hi < len(k.Sentence.Tokens) && k.Tok(hi).UPOS == "NUM" && strings.ToUpper(t.Form) == t.Form {
		return false // a sum: "CAD 20"
	}
	for i := lo; i < hi; i++ {
		if k.places[i] >= 0 || k.inside[i] != m {
			return false
		}
	}
	return !slices.ContainsFunc(k.r.times, func(x dyad.Timex) bool { return x.Span.Overlaps(t.Span) }) &&
		!slices.ContainsFunc(k.r.places, func(p dyad.Toponym) bool { return p.Span.Overlaps(t.Span) && p.Sentence == k.index }) // "the Sea of Japan"
}

// introduce adds a mention for the name or number headed by h and returns its index.
func (k *clause) introduce(h int, e dyad.Entity) int {
	if m := k.inside[h]; m >= 0 && k.r.ment[m].Head == h && !standing.Of("actor", &k.r.ment[m]) {
		return m
	}
	lo, hi := k.Name(h)
	span := k.Sentence.Cover(lo, hi)
	for i := range k.r.ment {
		if k.r.ment[i].Span == span {
			return i
		}
	}
	k.r.ment = append(slices.Clip(k.r.ment), dyad.Mention{Text: span.In(k.r.a.Text), Span: span, Entity: e, Kind: dyad.Name, Sentence: k.index, Head: h, First: lo, Last: hi})
	return len(k.r.ment) - 1
}
