package coder

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/data"
)

// bare reads the number that stands alone right after a verb: "kills ten and injures 51".
func (k *clause) bare(v int) *dyad.Count {
	n, next := k.read.Quantity(v + 1)
	if n == nil || !k.Verbal(v) || next >= len(k.s.Tokens) || k.Tok(next).UPOS != "CCONJ" && k.Tok(next).Form != "." && (k.Tok(next).UPOS != "ADP" || k.Lemma(next) == "of") {
		return nil
	}
	if _, more := k.read.Quantity(next + 1); k.Tok(next).UPOS == "CCONJ" && more > next+1 { // "two or three"
		return nil
	}
	return k.figure(n, v+1, next)
}

// harmWord returns the harm that the word at t tells by its form alone, "" for none.
func (k *clause) harmWord(t int) string {
	tok := k.Tok(t)
	switch {
	case tok.UPOS != "VERB" && tok.UPOS != "ADJ" && !(tok.UPOS == "NOUN" && (strings.HasSuffix(tok.Form, "ing") || strings.HasSuffix(tok.Form, "s") && k.counting(t))):
		return ""
	case tok.XPOS == "VB" || (tok.XPOS == "VBP" || tok.XPOS == "VBZ") && !k.counting(t), tok.Rel() == "amod" && tok.Head > t && !k.counting(t) && !(k.Lemma(t) == "dead" && t > 0 && (k.Nominal(t-1) || k.Tok(t-1).UPOS == "NUM")): // "leaves one person dead", "with one dead"
		return ""
	}
	for _, word := range []string{k.Lemma(t), strings.ToLower(tok.Form)} {
		for _, ps := range [][]pattern{k.r.c.verbs[word], k.r.c.adjectives[word]} {
			for _, p := range ps {
				if p.rule.Harm != "" && len(p.rest) == 0 && p.rule.When["subj"] == nil {
					return p.rule.Harm
				}
			}
		}
	}
	if strings.EqualFold(tok.Form, "dead") {
		return "killed"
	}
	return ""
}

// counting reports whether a verb that news tells in the present, whatever its tag, goes on to
// count: "kills nine and wounds 13".
func (k *clause) counting(t int) bool {
	switch strings.ToLower(k.Tok(t).Form) {
	case "kills", "injures": // no nouns, whatever the tagger says
	default:
		if t == 0 || k.Tok(t-1).UPOS != "CCONJ" && k.Tok(t-1).UPOS != "PUNCT" && k.Tok(t).UPOS != "VERB" {
			return false
		}
	}
	n, _ := k.read.Quantity(t + 1)
	return n != nil
}

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
	n := k.after(t)
	if n == nil {
		n = k.ahead(t)
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
	if kind != "killed" && kind != "injured" || k.frames[t] != nil || !k.r.c.mishap.Violent(k.s) || k.r.c.mishap.Calamitous(k.s) {
		return nil
	}
	word := map[string]string{"killed": "kill", "injured": "wound"}[kind]
	for _, p := range k.r.c.verbs[word] {
		if p.rule.ID != word {
			continue
		}
		f := &frame{k: k, rule: p.rule, tok: t, first: t, last: t, typ: p.rule.Type, modes: p.rule.Mode, realis: dyad.Actual, cue: -1}
		if h := k.s.At(n.Span.End - 1); h < len(k.s.Tokens) {
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
	return (k.isA(h, "@mishap") || does("@mishap")) && k.s.Child(h, "obj") < 0 && !does("@projectile")
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

// after reads the quantity right after a verb of harm that is no passive: "wounded 17".
func (k *clause) after(t int) *dyad.Count {
	shot := t > 0 && k.Tok(t-1).UPOS == "VERB" // "shot dead six"
	if tok := k.Tok(t); tok.UPOS == "ADJ" && !shot && !(k.counting(t) && !strings.HasSuffix(tok.Form, "ed")) || k.s.Child(t, "aux:pass", "nsubj:pass") >= 0 {
		return nil
	}
	n, next := k.read.Quantity(t + 1)
	if n == nil && t+1 < len(k.s.Tokens) && k.Lemma(t+1) == "another" { // "killed one officer and injured another"
		n, next = amount.Exactly(1), t+2
	}
	if n == nil || k.notPeople(next) || k.dates(next-1) {
		return nil
	}
	for next < len(k.s.Tokens) && (k.Tok(next).UPOS == "ADJ" || k.Nominal(next)) {
		next++
	}
	return k.figure(n, t+1, next)
}

// aheadReach is how many tokens before a participle of harm its people are looked for.
const aheadReach = 18

// ahead reads the quantity of the people before a participle of harm: "12 villagers were
// killed", "two critically wounded", "six people, five of them soldiers, were hurt".
func (k *clause) ahead(t int) *dyad.Count {
	tok := k.Tok(t)
	be := k.s.Child(t, "aux:pass", "cop") >= 0 || strings.EqualFold(tok.Form, "missing")
	if !be && tok.XPOS == "VBD" && k.s.Child(t, "obj") >= 0 || !be && tok.XPOS == "VBG" {
		return nil
	}
	reach := 4
	switch {
	case be:
		reach = aheadReach
	case tok.UPOS == "ADJ" && tok.Lemma == "dead": // "leaves four militants including their commander dead"
		reach = aheadReach / 2
	}
	first := -1
	for i := t - 1; i >= 0 && i >= t-reach; i-- {
		switch k.Tok(i).UPOS {
		case "VERB":
			switch {
			case grammar.Reported(k.Lemma(i)) && i == t-1: // "were reported killed"
				reach, be = aheadReach, true
			case k.Lemma(i) == "include", k.Tok(i).Rel() == "amod", i > 0 && k.Tok(i-1).Form == "-": // "five, including two children, were", "Indian-held"
			default:
				i = 0
			}
			continue
		case "CCONJ", "SCONJ":
			i = 0
			continue
		}
		if _, next := k.read.Quantity(i); next > i && next <= t && k.ofPeople(next, t) && !k.dates(i) {
			first = i
		}
	}
	if first < 0 {
		return nil
	}
	n, next := k.read.Quantity(first)
	lo, _ := k.read.Approximator(first)
	return k.figure(n, lo, next)
}

// ofPeople reports whether the number that ends before token i counts people: a noun for
// them follows, or nothing before the word of harm at t.
func (k *clause) ofPeople(i, t int) bool {
	for ; i < t; i++ {
		switch tok := k.Tok(i); {
		case tok.UPOS == "ADV" || tok.UPOS == "AUX" || tok.UPOS == "ADJ" && !k.persons(i):
		case k.Lemma(i) == "of" || k.Lemma(i) == "other" || k.Lemma(i) == "more":
			return true
		case k.persons(i) && (k.Nominal(i) || tok.UPOS == "ADJ") || tok.XPOS == "NNPS":
			return true
		case tok.Form == "(" && i+2 < t && k.Tok(i+2).Form == ")": // "Central Reserve Police Force (CRPF) personnel"
			i += 2
		case tok.UPOS == "PROPN" && i+1 < t && (k.Nominal(i+1) || k.Tok(i+1).Form == "("):
		case k.Nominal(i) && k.Tok(i).Head > i:
		default:
			return false
		}
	}
	return true
}

// notPeople reports whether what a number counts is no people: percents, sums, times.
func (k *clause) notPeople(i int) bool {
	if i >= len(k.s.Tokens) {
		return false
	}
	form := k.Tok(i).Form
	return form == "%" || k.Tok(i).UPOS == "SYM" || k.r.c.lex.Classes["counter"][k.Lemma(i)]
}

// figure finishes a count of tokens [i, next).
func (k *clause) figure(n *dyad.Count, i, next int) *dyad.Count {
	n.Span = k.s.Cover(i, next)
	n.Text = n.Span.In(k.r.a.Text)
	n.Breakdown = k.read.Breakdown(next)
	return n
}

// harmOf returns the harm that an attribute of the noun at n tells, "" for none.
func (k *clause) harmOf(n int) string {
	for c := range k.s.Children(n) {
		if t := k.Tok(c); c > n || t.Rel() != "amod" && t.Rel() != "compound" && t.Rel() != "dep" {
			continue
		}
		for _, word := range []string{k.Lemma(c), strings.ToLower(k.Tok(c).Form)} {
			for _, ps := range [][]pattern{k.r.c.verbs[word], k.r.c.adjectives[word]} {
				for _, p := range ps {
					if p.rule.Harm != "" && len(p.rest) == 0 {
						return p.rule.Harm
					}
				}
			}
		}
	}
	return ""
}

// harmBetween reports whether a word of harm stands in tokens [from, to): "two dead and 29 hurt".
func (k *clause) harmBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if f := k.frames[i]; f != nil && f.rule.Harm != "" || k.harmWord(i) != "" || k.Lemma(i) == "dead" {
			return true
		}
	}
	return false
}
