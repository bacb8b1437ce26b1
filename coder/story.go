package coder

import (
	"slices"
	"strings"
	"time"

	"github.com/dyad-news/dyad"
)

// before reports whether token t is told of what came before its story: in the past
// perfect, or beside a main clause that is. Under a verb of saying in the past that is the
// perfect put back.
func (k *clause) before(t int) bool {
	v := k.clauseOf(t)
	if v < 0 || !k.s.Dominates(v, t) {
		return false
	}
	if !k.pluperfect(v) {
		top := k.mainVerbAbove(v)
		for top >= 0 && k.tok(top).Head >= 0 {
			top = k.tok(top).Head
		}
		return top >= 0 && top != v && k.tok(v).XPOS == "VBD" && k.tok(v).Rel() != "ccomp" && k.pluperfect(top)
	}
	for at := v; at >= 0; at = k.tok(at).Head {
		switch h := k.tok(at).Head; k.tok(at).Rel() {
		case "ccomp", "parataxis":
			if h < 0 || k.tok(h).XPOS == "VBD" || k.tok(h).XPOS == "VBN" {
				return false
			}
		case "advcl", "conj":
			if at == v {
				return false
			}
		case "acl":
			if at == v && k.frames[v] != nil { // "the attack, which had killed ten": of the story
				return false
			}
		}
	}
	return true
}

func (k *clause) pluperfect(v int) bool {
	for c := range k.s.Children(v) {
		if k.tok(c).Rel() == "aux" && strings.EqualFold(k.tok(c).Form, "had") {
			return true
		}
	}
	return false
}

// goesOn returns the time told in the sentence before, where the verb at t, with no time
// in its sentence, tells more of it: what came before, went on next to what is history, or
// is to come.
func (k *clause) goesOn(t int, before, ahead bool) *dyad.Timex {
	pub, ok := k.r.a.Published.Time()
	main := k.mainVerbAbove(t)
	if !ok || main < 0 || !before && !ahead && k.tok(main).XPOS != "VBD" || k.timed() {
		return nil
	}
	for i := len(k.r.times) - 1; i >= 0; i-- {
		x := &k.r.times[i]
		switch {
		case x.Sentence >= k.index:
			continue
		case x.Sentence < k.index-1:
			return nil
		case !dated(x) || strings.Contains(x.EDTF, ".."):
			continue
		}
		p := k.r.clauses[x.Sentence]
		if x.Head < 0 || !p.verbal(x.Head) || !before && !ahead && p.tok(x.Head).Rel() != "root" {
			continue
		}
		start, _ := x.Start.Time()
		end, known := x.End.Time()
		switch {
		case !known, ahead && (!start.After(pub) || !k.ground(main).Future), before && end.After(pub):
			return nil
		case !before && !ahead && (pub.Sub(end) < carried*24*time.Hour || end.Sub(start) > 31*24*time.Hour && pub.Year()-end.Year() < 2):
			return nil
		}
		return x
	}
	return nil
}

// carried is the number of days before publication from which a time holds on for the
// sentences after it: what is nearer is news, of which each sentence may tell other.
const carried = 60

// timed reports whether the sentence tells any time.
func (k *clause) timed() bool {
	return slices.ContainsFunc(k.r.times, func(x dyad.Timex) bool { return x.Sentence == k.index && dated(&x) })
}
