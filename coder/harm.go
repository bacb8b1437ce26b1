package coder

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// inOrder counts by the order of the words what the word of harm at t says: "killing 20
// and maiming 35", "two critically wounded". Nothing is counted of a mishap, nor without
// a deed in the sentence.
func (k *clause) inOrder(t int, kind string) {
	f := k.frames[t]
	switch {
	case k.Compared(t):
		return
	case f != nil && f.size.Get(kind) != nil, f != nil && f.told != nil && f.told.size.Get(kind) != nil:
		return
	case k.mishap(t), f != nil && f.typ != "" && f.rule.Harm == "" && f.typ != "COERCE":
		return
	}
	n := k.After(t)
	if n == nil {
		n = k.Ahead(t)
	}
	if n == nil || k.taken(kind, n.Span) {
		return
	}
	pseudo := &frame{k: k, rule: &data.Rule{Harm: kind}, tok: t}
	host := f
	if host != nil && host.folded {
		host = host.told
	}
	if host == nil {
		host = k.host(pseudo)
	}
	for i := 0; host == nil && i < len(k.frames); i++ { // "hurt when police used tear gas"
		if h := k.frames[i]; h != nil && !h.folded && (h.typ == "COERCE" || h.typ == "PROTEST") {
			host = h
		}
	}
	if host == nil {
		host = cmp.Or(k.besideHarm(t, kind), k.fallen(t, kind, n))
	}
	if host == nil || host.typ == "" || host.size.Get(kind) != nil {
		return
	}
	n.Attribution = k.voices(t)
	host.add(kind, n)
}

// fallen makes an event of a word of harm that no rule has read, where the sentence speaks of
// violence: "six people are dead after a bomb exploded".
func (k *clause) fallen(t int, kind string, n *dyad.Count) *frame {
	if kind != "killed" && kind != "injured" || k.frames[t] != nil || !k.r.c.mishap.Violent(k.Sentence) || k.r.c.mishap.Calamitous(k.Sentence) {
		return nil
	}
	word := map[string]string{"killed": "kill", "injured": "wound"}[kind]
	for _, p := range k.r.c.verbs[word] {
		if p.rule.ID != word {
			continue
		}
		f := &frame{k: k, rule: p.rule, tok: t, first: t, last: t, typ: p.rule.Type, modes: p.rule.Mode, realis: dyad.Actual, cue: -1}
		if h := k.Sentence.At(n.Span.End - 1); h < len(k.Sentence.Tokens) {
			if up := k.Tok(h).Head; k.Tok(h).Rel() == "nummod" && up > h {
				h = up
			}
			if f.recips = k.resolveAll(h); len(f.recips) == 0 && k.CountsPeople(h) {
				f.recips = k.people(h, dyad.CVL)
			}
		}
		f.actors = f.fromSlots([]string{"by"}, f.recips)
		k.frames[t], k.state[t] = f, 2
		return f
	}
	return nil
}

// besideHarm returns the event of the harm told next to the one at t, as one of the same deed:
// "kills six and injures about 50".
func (k *clause) besideHarm(t int, kind string) *frame {
	var best *frame
	for i, f := range k.frames {
		for f != nil && f.told != nil {
			f = f.told
		}
		if f == nil || i == t || f.typ != "ASSAULT" || f.folded || f.rule.Harm == "" || f.rule.Harm == kind || f.size.Get(kind) != nil {
			continue
		}
		if best == nil || max(i-t, t-i) < max(best.tok-t, t-best.tok) {
			best = f
		}
	}
	return best
}

// aftermath reports whether the word of harm at t goes on from a clause that tells of an
// accident or a disaster: "the plane crashed, killing all on board".
func (k *clause) aftermath(t int) bool {
	h := k.Tok(t).Head
	for h >= 0 && (k.Tok(h).Rel() == "advcl" || k.Tok(h).Rel() == "acl") && (k.frames[h] == nil || k.frames[h].typ == "") { // "crashes as it lands, killing six"
		h = k.Tok(h).Head
	}
	if h >= 0 && k.Nominal(h) { // "opened fire on a bus carrying workers, killing six"
		if v := k.clauseOf(h); v >= 0 && k.frames[v] != nil && k.frames[v].typ == "ASSAULT" {
			return false
		}
	}
	if h < 0 || k.Tok(t).XPOS != "VBG" || k.Tok(t).Rel() != "advcl" && k.Tok(t).Rel() != "acl" || k.frames[h] != nil && k.frames[h].typ != "" {
		return false
	}
	does := func(class string) bool {
		return slices.ContainsFunc(k.slot(h, "subj"), func(n int) bool { return k.isA(n, class) })
	}
	return (k.isA(h, "@mishap") || does("@mishap")) && k.Sentence.Child(h, "obj") < 0 && !does("@projectile")
}

// mishap reports whether the sentence tells of an accident or a disaster.
func (k *clause) mishap(t int) bool {
	switch h := k.Tok(t).Head; {
	case k.aftermath(t):
		return true
	case h >= 0 && k.Tok(t).XPOS == "VBG" && k.deedAbove(h, nil) != nil: // "opened fire on a bus carrying workers, killing six"
		return false
	case h >= 0 && k.Tok(t).Rel() == "advcl" && k.frames[h] != nil && k.frames[h].typ == "ASSAULT": // "the plane fired a missile, killing two"
		return false
	}
	for _, slot := range []string{"subj", "by", "in"} {
		for _, n := range k.slot(t, slot) {
			if k.isA(n, "@mishap") && (slot != "subj" || k.Tok(n).Rel() != "nmod" || k.deed(k.Tok(n).Head, nil) == nil) { // not "an attack on a bus that killed six"
				return true
			}
		}
	}
	return false
}

// harmful reports whether a rule has read the word at t as harm.
func (k *clause) harmful(t int) bool {
	return k.frames[t] != nil && k.frames[t].rule.Harm != "" || slices.ContainsFunc(k.harms, func(f *frame) bool { return f.tok == t })
}
