package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/country"
	"github.com/dyad-news/dyad/coder/grammar"
)

// Why an event has a place that its own clause does not tell.
const (
	byParagraph = "paragraph" // that of the deed told last in the paragraph
	byDateline  = "dateline"
)

// ground gives deeds without a place of their own that of the deed before them in the
// paragraph ("A bomb exploded in Kabul. It killed twelve people."), and those of the
// article's beginning that of the dateline, where it lies in a country that takes part.
func (r *reading) ground(kept []*frame) {
	var last *frame
	for _, f := range kept {
		if !f.deed() {
			continue
		}
		if last != nil && r.a.Paragraph(f.k.Sentence.Span.Start) != r.a.Paragraph(last.k.Sentence.Span.Start) {
			last = nil
		}
		if f.event.Place != nil {
			last = f
			continue
		}
		if last != nil && f.k.index > last.k.index && r.goesOn(f, last) {
			p := *last.event.Place
			p.Basis = byParagraph
			f.event.Place = &p
			country.Soil(f.event, f.mutual)
		} else if d := r.a.Dateline; d != nil && d.At != nil && r.a.Paragraph(f.k.Sentence.Span.Start) == 0 && r.takesPart(f, d.At.State()) {
			f.event.Place = &dyad.Toponym{Text: d.Place, Place: *d.At, Basis: byDateline}
		}
	}
}

// deed reports whether the frame is a deed done at some place, not words.
func (f *frame) deed() bool {
	return f.event.Realis == dyad.Actual && slices.Contains([]string{"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"}, f.typ)
}

// goesOn reports whether a deed tells more of one before it: of the same sort, in a country
// that takes part, or with nobody told who could be elsewhere.
func (r *reading) goesOn(f, before *frame) bool {
	if at, _, _ := f.source(); f.typ != before.typ || len(f.recips) == 0 && f.k.Nominal(at) && f.k.Definite(at) {
		return f.typ == before.typ // "claimed the attack"
	}
	for _, x := range slices.Concat(f.actors, f.recips) {
		if m := r.mention(x); m.Code != "" && m.Code == before.event.Place.State() {
			return true
		}
	}
	for _, x := range slices.Concat(f.actors, f.recips) {
		if r.mention(x).Code != "" {
			return r.share(f.actors, before.actors) || r.share(f.recips, before.recips)
		}
	}
	return true
}

// takesPart reports whether all that have a country are of the given one, and some is.
func (r *reading) takesPart(f *frame, country string) bool {
	some := false
	for _, x := range slices.Concat(f.actors, f.recips) {
		if code := r.mention(x).Code; code != "" && code != country {
			return false
		} else if code != "" {
			some = true
		}
	}
	return some && country != ""
}

// scene takes a place for where a deed was, not for who did it: a town or a country before a
// noun of violence or protest, "the Paris attacks" and "Syria strikes" against "the French
// attacks", whose worst one it was, and that in which something did it, "a blast in Kabul". It
// returns the countries, the houses and the people that an attack is named after.
func (f *frame) scene() (where []ref) {
	k := f.k
	f.actors = slices.DeleteFunc(f.actors, func(x ref) bool {
		if x.owner {
			return k.sited(x)
		}
		if k.Verbal(f.tok) || x.mention < 0 || f.typ != "ASSAULT" && f.typ != "PROTEST" {
			return false
		}
		at := k.r.ment[x.mention].Head
		if f.typ == "ASSAULT" && f.k.Modifies(at, f.tok) && k.struck(x) {
			where = append(where, x)
			return true
		}
		if k.Tok(at).Head != f.tok || k.places[at] < 0 {
			return false
		}
		town := k.r.places[k.places[at]].Resolution > 1
		switch named := f.typ == "ASSAULT" && k.Sentence.Child(at, "conj") < 0 && k.Spelled(at); {
		case named && !town && (k.Tok(at).Rel() == "compound" || k.Superlative(f.tok)):
			where = append(where, x)
			return true
		case k.Tok(at).Rel() == "compound":
			return town
		}
		return false
	})
	return where
}

// sited reports whether the owner of a thing is only where the thing is, "a plant in Norland's
// north", or whom a deed hit: "an attack on Norland".
func (k *clause) sited(x ref) bool {
	m := k.r.mention(x)
	if m.Sentence != k.index || !k.Nominal(x.tok) {
		return false
	}
	deed := k.frames[x.tok] != nil && (k.frames[x.tok].typ == "ASSAULT" || k.frames[x.tok].typ == "PROTEST")
	return k.ofTown(m) && k.Below(m.Head, x.tok, grammar.Scenes) || deed && k.Below(m.Head, x.tok, []string{"on", "against"})
}

// ofTown reports whether a mention is a place, or a description of the town that is named behind
// it: "the capital Oslo".
func (k *clause) ofTown(m *dyad.Mention) bool {
	return k.places[m.Head] >= 0 || m.Sector == dyad.GOV && slices.ContainsFunc(k.Children(m.Head, "appos"), func(c int) bool {
		return k.places[c] >= 0 && k.r.places[k.places[c]].Resolution > 1
	})
}

// struck reports whether a word before a noun of violence names who or what was hit: "the church
// bombing", "the Soleimani strike". Who governs rather hits.
func (k *clause) struck(x ref) bool {
	m := &k.r.ment[x.mention]
	return m.Kind == dyad.Name && m.Persons && m.Sector != dyad.GOV || m.Kind != dyad.Pronoun && k.isA(m.Head, "@premises")
}
