package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
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
		if last != nil && r.a.Paragraph(f.k.s.Span.Start) != r.a.Paragraph(last.k.s.Span.Start) {
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
		} else if d := r.a.Dateline; d != nil && d.At != nil && r.a.Paragraph(f.k.s.Span.Start) == 0 && r.takesPart(f, d.At.State()) {
			f.event.Place = &dyad.Toponym{Text: d.Place, Place: *d.At, Basis: byDateline}
		}
	}
}

// deed reports whether the frame is a deed done at some place, not words.
func (f *frame) deed() bool {
	switch f.typ {
	case "ASSAULT", "PROTEST", "COERCE", "MOBILIZE":
		return f.event.Realis == dyad.Actual
	}
	return false
}

// goesOn reports whether a deed tells more of one before it: of the same sort, in a country
// that takes part, or with nobody told who could be elsewhere.
func (r *reading) goesOn(f, before *frame) bool {
	if f.typ != before.typ {
		return false
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
