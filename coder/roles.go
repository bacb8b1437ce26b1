package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/country"
	"github.com/dyad-news/dyad/coder/culprit"
	"github.com/dyad-news/dyad/coder/standing"
)

// ref is one answer to "who": a mention, reached directly or as the owner of a thing
// ("its airspace"), or the country of a place.
type ref struct {
	mention int // index into reading.ment, or -1
	place   int // index into reading.places, where mention is -1
	tok     int // head of the phrase that was resolved, in the frame's sentence
	owner   bool
}

const maxDepth = 4 // of phrases in phrases: "members of units of the army of X"

// resolveAll resolves a phrase and all that is joined to it.
func (k *clause) resolveAll(n int) []ref {
	var out []ref
	for _, h := range k.Conjuncts(n) {
		out = append(out, k.resolve(h, 0)...)
	}
	return out
}

// resolve returns who the phrase headed by h stands for: the mention itself, else the
// actor of the event it tells, else the owner of the thing.
func (k *clause) resolve(h, depth int) []ref {
	if refs := k.neighbour(h); len(refs) > 0 {
		return refs
	}
	if refs := k.direct(h); len(refs) > 0 {
		if named := k.listed(h, refs); len(named) > 0 {
			return named
		}
		return refs
	}
	if refs := k.each(h); len(refs) > 0 {
		return refs
	}
	if refs := k.members(h); len(refs) > 0 && standing.Of("actor", k.r.mention(refs[0])) {
		return refs
	}
	if depth >= maxDepth {
		return nil
	}
	if refs := k.theOther(h); len(refs) > 0 {
		return refs
	}
	if refs := k.speaker(h); len(refs) > 0 {
		return refs
	}
	if k.Measure(h) || k.Tok(h).UPOS == "DET" || k.Tok(h).UPOS == "PRON" {
		for _, o := range k.Prep(h, "of") {
			if refs := k.resolve(o, depth+1); len(refs) > 0 {
				return refs
			}
		}
	}
	if a := k.Sentence.Child(h, "appos"); a >= 0 {
		if refs := k.direct(a); len(refs) > 0 {
			return refs
		}
	}
	if k.state[h] == 2 && k.frames[h] != nil && len(k.frames[h].actors) > 0 {
		return owned(k.frames[h].actors, h)
	}
	if refs := k.ownerOf(h, depth); len(refs) > 0 {
		return owned(refs, h)
	}
	return owned(k.backActors(h), h)
}

// speaker returns who a pronoun stands for that is the subject of what somebody says, where
// the speaker is nobody whom the tables know: "Helping Hands says it is sending food".
func (k *clause) speaker(h int) []ref {
	t := k.Tok(h)
	if t.UPOS != "PRON" || t.Rel() != "nsubj" || t.Head < 0 || k.Tok(t.Head).Rel() != "ccomp" || !slices.Contains([]string{"it", "he", "she", "they"}, k.Lemma(h)) {
		return nil
	}
	for _, s := range k.Subject(k.Tok(t.Head).Head) {
		if refs := k.direct(s); len(refs) > 0 && s < h { // not "He killed three", said the officer
			return refs
		}
	}
	return nil
}

// listed returns the names that a description gives as its members: "groups like X
// and Y", "countries such as X".
func (k *clause) listed(h int, refs []ref) []ref {
	if k.Tok(h).XPOS == "NNS" { // "the foreign ministers of Iran and Pakistan", "officials from both"
		for _, n := range append(k.Prep(h, "of"), k.Prep(h, "from")...) {
			var named []ref
			for _, c := range k.Conjuncts(n) {
				named = append(named, k.direct(c)...)
			}
			if out := k.oneOfEach(slices.Concat(refs, named)); len(out) > 1 && len(named) > 1 { // not of "Cuban troops from Angola"
				return out
			}
		}
	}
	if len(refs) == 1 && k.BothSides(h) {
		return k.twoStates()
	}
	if m := k.r.mention(refs[0]); m.Kind == dyad.Name {
		return nil
	} else if m.Kind == dyad.Pronoun && m.Coref != nil {
		return k.listedBefore(*m.Coref)
	}
	return k.members(h)
}

// twoStates returns the first mentions of the two states of which the sentence speaks, where it
// speaks of two: "the two sides".
func (k *clause) twoStates() []ref {
	var out []ref
	for i, m := range k.r.ment {
		if m.Sentence == k.index && dyad.IsState(m.Code) && !k.BothSides(m.Head) {
			out = append(out, ref{mention: i, place: -1, tok: m.Head})
		}
	}
	if out = k.oneOfEach(out); len(out) == 2 {
		return out
	}
	return nil
}

// members returns the names given as the parts of what h names: "groups such as X", "a force
// made up of X and Y".
func (k *clause) members(h int) []ref {
	heads := append(k.Prep(h, "like"), append(k.Prep(h, "such"), k.Prep(h, "including")...)...)
	for c := range k.Sentence.Children(h) {
		if l := k.Lemma(c); k.Tok(c).Rel() == "acl" && (l == "comprise" || l == "compose" || l == "consist" || l == "make" && k.WordBelow(c, "up") >= 0) {
			heads = append(heads, k.Prep(c, "of")...)
		}
	}
	for _, n := range heads {
		var out []ref
		for _, c := range k.Conjuncts(n) {
			out = append(out, k.direct(c)...)
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// listedBefore returns the members of the description that a pronoun stands for: "they" of
// "the foreign ministers of Iran and Pakistan".
func (k *clause) listedBefore(span dyad.Span) []ref {
	for i := range k.r.ment {
		m := &k.r.ment[i]
		if m.Span != span || m.Kind != dyad.Nominal || m.Sentence > k.index {
			continue
		}
		return k.r.clauses[m.Sentence].listed(m.Head, []ref{{mention: i, place: -1, tok: m.Head}})
	}
	return nil
}

// oneOfEach keeps the first of each country.
func (k *clause) oneOfEach(refs []ref) []ref {
	var out []ref
	for _, x := range refs {
		m := k.r.mention(x)
		if m.Code != "" && !slices.ContainsFunc(out, func(y ref) bool { return k.r.mention(y).Code == m.Code }) {
			out = append(out, x)
		}
	}
	return out
}

// direct returns the mentions headed at h, or else the mention that h lies in.
func (k *clause) direct(h int) []ref {
	var out []ref
	for _, m := range k.ment[h] {
		out = append(out, ref{mention: m, place: -1, tok: h})
	}
	if len(out) == 0 && k.inside[h] >= 0 {
		m := &k.r.ment[k.inside[h]]
		// A word that only stands before the name's head is a modifier of it.
		if up := k.Tok(h).Head; k.Sentence.Dominates(h, m.Head) || k.Tok(h).Rel() == "flat" || h == m.First && (up < m.First || up >= m.Last) { // the tree may part a name
			out = append(out, ref{mention: k.inside[h], place: -1, tok: h})
		}
	}
	return out
}

// owners lists where the owner of a thing is named, the surest first.
func (k *clause) ownerOf(h, depth int) []ref {
	if k.isA(h, "@beside") {
		return nil
	}
	if k.Border(h) { // "its border with Norland"
		for _, o := range k.Prep(h, "with") {
			if refs := k.direct(o); len(refs) > 0 {
				return refs
			}
		}
	}
	for c := range k.Sentence.Children(h) {
		if k.Tok(c).Deprel == "nmod:poss" {
			return k.resolve(c, depth+1)
		}
	}
	for _, o := range k.Prep(h, "of") {
		if refs := k.resolveAllAt(o, depth+1); len(refs) > 0 {
			return refs
		}
	}
	for c := range k.Sentence.Children(h) {
		if r := k.Tok(c).Rel(); (r == "amod" || r == "compound" || r == "nmod" && k.Sentence.Child(c, "case") < 0) && !k.ofKind(c, h) {
			var refs []ref // "the Iran-Iraq border"
			for _, x := range k.Conjuncts(c) {
				if r := k.direct(x); len(r) > 0 && (x == c || k.r.mention(r[0]).Kind == dyad.Name) {
					refs = append(refs, r...)
				}
			}
			if len(refs) > 0 {
				return refs
			}
			if m := k.inside[c]; m >= 0 && k.r.ment[m].Last <= h && k.r.ment[m].Kind == dyad.Nominal { // "a Lebanese army air base"
				return []ref{{mention: m, place: -1, tok: c}}
			}
			if pl := k.places[c]; pl >= 0 && r == "compound" && k.r.places[pl].CountryCode != "" && k.r.places[pl].Resolution > 1 { // "a Karachi hotel"
				return []ref{{mention: -1, place: pl, tok: c}}
			}
		}
	}
	for c := range k.Sentence.Children(h) {
		if refs := k.flagged(c); len(refs) > 0 {
			return refs
		}
	}
	for c := range k.Sentence.Children(h) { // "camps belonging to insurgents", "sites held by rebels"
		if k.Tok(c).Rel() == "acl" && k.Verbal(c) && (c == 0 || k.Tok(c-1).Form != ",") {
			for _, p := range []string{"to", "by"} {
				for _, o := range k.Prep(c, p) {
					if refs := k.direct(o); len(refs) > 0 {
						return refs
					}
				}
			}
		}
	}
	for _, o := range culprit.FiredFrom(k.Clause, h) {
		if refs := k.resolve(o, depth+1); len(refs) > 0 && k.places[o] < 0 {
			return refs
		}
	}
	for _, p := range []string{"by", "from", "in", "for", "with", "between", "among", "near", "around", "outside", "inside", "across", "to", "on", "against", "at"} {
		for _, o := range k.Prep(h, p) {
			if k.Border(o) && p != "to" || k.Lemma(o) != "board" && slices.ContainsFunc(k.Children(o, "case"), func(c int) bool { return k.Lemma(c) == "board" }) { // "a base near the Norlander border" is not Norland's, nor "a blast on board a Norlander bus"
				continue
			}
			if refs := k.resolveAllAt(o, depth+1); len(refs) > 0 {
				return refs
			}
			if pl := k.places[o]; pl >= 0 && k.r.places[pl].CountryCode != "" {
				return []ref{{mention: -1, place: pl, tok: o}}
			}
		}
	}
	if pl := k.places[h]; pl >= 0 && k.r.places[pl].CountryCode != "" {
		return []ref{{mention: -1, place: pl, tok: h}}
	}
	return nil
}

// flagged returns whose the thing is that the word at c, before its noun, belongs to: "a Russian
// Sukhoi Su-24", "a Greek-owned ship".
func (k *clause) flagged(c int) []ref {
	r := k.Tok(c).Rel()
	for o := range k.Sentence.Children(c) {
		whole := k.inside[o] >= 0 && k.r.ment[k.inside[o]].Last-k.r.ment[k.inside[o]].First > 1 // "a United States Navy RC-12 plane"
		if r == "compound" && (k.Tok(o).Rel() == "amod" || k.Tok(o).Rel() == "compound" && o < c && whole) || r == "amod" && o < c && k.isA(c, "@owned") {
			if refs := k.direct(o); len(refs) > 0 {
				return refs
			}
		}
	}
	return nil
}

// ofKind reports whether the word at c says of what kind the noun at h is, not whose: the
// military of "military action", not that of "military bases", or the town that an accord is
// named after.
func (k *clause) ofKind(c, h int) bool {
	if pl := k.places[c]; pl >= 0 && k.r.places[pl].Resolution > 1 && k.isA(h, "@accord") {
		return true
	}
	m := k.inside[c]
	return m >= 0 && k.r.ment[m].Last == k.r.ment[m].First+1 && k.Tok(c).UPOS == "ADJ" && k.Lemma(c) == "military" && !k.isA(h, "@strategic") && !k.isA(h, "@artifact")
}

func (k *clause) resolveAllAt(n, depth int) []ref {
	var out []ref
	for _, h := range k.Conjuncts(n) {
		out = append(out, k.resolve(h, depth)...)
	}
	return out
}

// owned marks refs as reached through the phrase at h.
func owned(refs []ref, h int) []ref {
	out := slices.Clone(refs)
	for i := range out {
		out[i].owner, out[i].tok = true, h
	}
	return out
}

// mention returns the mention that a ref stands for; a place gives a mention of its
// country.
func (r *reading) mention(x ref) *dyad.Mention {
	if x.mention >= 0 {
		return &r.ment[x.mention]
	}
	m := country.Side(&r.places[x.place])
	return &m
}

// distinct drops refs that stand for an entity or a span that came before.
func (r *reading) distinct(refs []ref) []ref {
	var out []ref
	for _, x := range refs {
		m := r.mention(x)
		if !slices.ContainsFunc(out, func(y ref) bool { return standing.Same(r.mention(y), m) }) {
			out = append(out, x)
		}
	}
	return out
}

// without returns refs less those in except.
func without(refs, except []ref) []ref {
	if len(except) == 0 {
		return refs
	}
	return slices.DeleteFunc(slices.Clone(refs), func(x ref) bool {
		return slices.ContainsFunc(except, func(y ref) bool { return x.mention == y.mention && x.place == y.place })
	})
}

// others drops the pronouns and the countries that point back at one of those in except: in "Iran
// defended its strikes" nothing is done to Iran.
func (r *reading) others(refs, except []ref) []ref {
	if len(except) == 0 {
		return refs
	}
	return slices.DeleteFunc(slices.Clone(refs), func(x ref) bool {
		m := r.mention(x)
		if m.Kind == dyad.Name && m.Known != "" && slices.ContainsFunc(except, func(y ref) bool { n := r.mention(y); return n.Kind == dyad.Pronoun && n.Known == m.Known }) { // "the minister used his veto"
			return true
		}
		return (m.Kind == dyad.Pronoun || m.Kind == dyad.Nominal && r.clauses[m.Sentence].isA(m.Head, "country")) && m.Coref != nil && slices.ContainsFunc(except, func(y ref) bool {
			n := r.mention(y)
			return m.Coref.Overlaps(n.Span) || m.Code != "" && m.Code == n.Code && m.Known == n.Known
		})
	})
}

// own reports whether all refs are to what the doers' own country has: "Egypt's solidarity",
// of an Egyptian minister.
func (f *frame) own(refs, doers []ref) bool {
	return !slices.ContainsFunc(refs, func(x ref) bool {
		m := f.k.r.mention(x)
		return !x.owner || m.Kind != dyad.Name || m.QID == "" || m.Office != "" || !slices.ContainsFunc(doers, func(y ref) bool { return f.k.r.mention(y).Code == m.Code })
	})
}

// answerable fills in a doer whom only the clause above names: who is called to account for the
// deed done to somebody, or who holds those of whom it speaks.
func (f *frame) answerable() {
	if len(f.actors) > 0 || len(f.recips) == 0 && !f.counts() {
		return
	}
	for _, n := range append(f.k.Prep(f.tok, "in"), f.k.Prep(f.tok, "during")...) { // "was killed in a police raid"
		if g := f.k.frames[n]; g != nil && g.typ == "COERCE" && f.rule.Harm != "" && len(f.actors) == 0 {
			f.actors = without(f.known(g.actors), f.recips)
		}
	}
	if len(f.actors) == 0 {
		f.actors = f.amid()
	}
	if len(f.actors) > 0 {
		return
	}
	for _, n := range f.above() {
		f.actors = append(f.actors, f.k.resolveAll(n)...)
	}
	for _, h := range culprit.Hints(f.k.Clause, f.tok) {
		if len(f.known(f.actors)) == 0 {
			f.actors = slices.DeleteFunc(f.k.resolveAll(h.Tok), func(x ref) bool { return !h.Fits(f.typ, f.modes, f.k.r.mention(x), f.mentions(f.recips)) })
		}
	}
	f.actors = f.k.r.distinct(direct(without(f.known(f.actors), f.recips)))
}

// above returns the phrases of the clause above that name the doer.
func (f *frame) above() []int {
	switch f.typ {
	case "ASSAULT":
		return culprit.Of(f.k.Clause, f.tok)
	case "RETREAT":
		return culprit.Warned(f.k.Clause, f.tok)
	case "COERCE", "ACCUSE", "SANCTION":
		return culprit.Holders(f.k.Clause, f.tok)
	}
	return nil
}

// direct drops those reached only as the owner of a thing, where others were named.
func direct(refs []ref) []ref {
	if !slices.ContainsFunc(refs, func(x ref) bool { return !x.owner }) {
		return refs
	}
	return slices.DeleteFunc(slices.Clone(refs), func(x ref) bool { return x.owner })
}
