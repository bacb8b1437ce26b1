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
	if v < 0 || !k.Sentence.Dominates(v, t) {
		return false
	}
	if !k.Pluperfect(v) {
		top := k.MainVerbAbove(v)
		for top >= 0 && k.Tok(top).Head >= 0 {
			top = k.Tok(top).Head
		}
		return top >= 0 && top != v && k.Tok(v).XPOS == "VBD" && k.Tok(v).Rel() != "ccomp" && k.Pluperfect(top)
	}
	for at := v; at >= 0; at = k.Tok(at).Head {
		switch h := k.Tok(at).Head; k.Tok(at).Rel() {
		case "ccomp", "parataxis":
			if h < 0 || k.Tok(h).XPOS == "VBD" || k.Tok(h).XPOS == "VBN" {
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

// goesOn returns the time told in the sentence before, where the verb at t, with no time
// in its sentence, tells more of it: what came before, went on next to what is history, or
// is to come.
func (k *clause) goesOn(t int, before, ahead bool) *dyad.Timex {
	pub, ok := k.r.a.Published.Time()
	main := k.MainVerbAbove(t)
	if !ok || main < 0 || !before && !ahead && k.Tok(main).XPOS != "VBD" || k.timed() {
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
		if x.Head < 0 || !p.Verbal(x.Head) || !before && !ahead && p.Tok(x.Head).Rel() != "root" {
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
