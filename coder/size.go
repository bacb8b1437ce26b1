package coder

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/coder/counting"
)

const hostSentences = 3 // how many sentences back the deed behind a toll is looked for

// tally reads what the words of harm of a sentence count, and puts each count on the
// deed that did it: first by the tree, then by the order of the words, which trees of
// long sentences get wrong; then the tolls, which come later than what they bring up to
// date.
func (r *reading) tally(k *clause) {
	for t := range k.frames {
		switch f := k.frames[t]; {
		case f == nil || k.harm(f) == "" || k.Uncounted(t):
		case !f.folded, f.outer != nil && f.outer.typ == "ASSAULT" && f.outer.realis == dyad.Actual && f.outer.rule.Operand.Passes: // "guilty of the murder of two"
			k.toll(f)
		case f.inner == "denied":
			k.noneDenied(f)
		}
	}
	for _, f := range k.harms {
		if !k.Uncounted(f.tok) {
			k.toll(f)
		}
	}
	for t := range k.Sentence.Tokens {
		if kind := k.HarmWord(t); kind != "" {
			k.inOrder(t, kind)
		}
	}
	k.updates()
	k.stated()
}

// toll puts the count that one word of harm tells on its host: the deed that the
// sentence says did it, else the word's own event.
func (k *clause) toll(f *frame) {
	kind := k.harm(f)
	if k.aftermath(f.tok) {
		f.folded = true
		return
	}
	victims := k.victims(f)
	host := f
	if noun := k.Nominal(f.tok) && !k.Verbal(f.tok); noun && f.typ == "ASSAULT" { // "after the killing of 12 hostages"
		host = cmp.Or(k.deedIn(f), f)
	} else if (f.typ == "" || f.typ == "ASSAULT") && len(f.actors) == 0 && !k.own(f) {
		if h := k.host(f); h != nil && !slices.ContainsFunc(victims, func(v int) bool { return k.didIt(v, h) }) {
			host = h
		}
	} else if h := cmp.Or(k.outcome(f), k.eventSubject(f.tok)); h != nil {
		host = h
	}
	if host == f && f.folded {
		host = f.outer
	}
	if host != f && f.typ == "ASSAULT" && host.size.Get(kind) != nil && k.Besides(f.tok) {
		host = f
	}
	if h := k.unharmed(f, victims); h != nil && host == f {
		host = h
	}
	if host.typ == "" {
		if host = k.besideHarm(f.tok, kind); host == nil || k.mishap(f.tok) {
			return
		}
	}
	if host != f && f.typ != "" {
		f.folded, f.told = true, host
		for what, n := range f.size.All() {
			host.add(what, n)
		}
	}
	if host != f && (host.weak || host.opposed()) {
		var hurt []ref
		for _, v := range victims {
			hurt = append(hurt, k.resolveAll(v)...)
		}
		if hurt = k.r.distinct(without(without(hurt, host.actors), host.recips)); len(hurt) > 0 {
			if host.opposed() {
				host.actors = host.recips
			}
			host.recips, host.weak = hurt, false
		}
	}
	if n := k.Bare(f.tok); n != nil && !k.taken(kind, n.Span) {
		n.Attribution = k.voices(f.tok)
		host.add(kind, n)
		return
	}
	for _, v := range victims {
		n := k.Sum(v, kind == "killed" || kind == "injured")
		if k.nobody(f, host, v) || n != nil && k.doer(v, f) {
			return
		}
		if n != nil && k.Lemma(f.tok) == "casualty" && len(n.Breakdown) == 0 {
			continue // the dead and the wounded, but where they are listed
		}
		if n != nil && !k.taken(kind, n.Span) {
			n.Attribution = k.voices(f.tok)
			host.add(kind, n)
			k.tollBeside(v, host, n.Attribution)
			return
		}
	}
	if host.size.Get(kind) == nil && k.Verbal(f.tok) { // "took eight sailors hostage", "cost 19 soldiers their lives"
		if n := k.After(f.tok); n != nil && !k.taken(kind, n.Span) {
			n.Attribution = k.voices(f.tok)
			host.add(kind, n)
		}
	}
}

// opposed reports whether of a deed is told only with whom it was: "died in a shootout with the
// gang" does not say that the gang did.
func (f *frame) opposed() bool {
	return !f.k.Verbal(f.tok) && len(f.actors) == 0 && len(f.recips) > 0 && !f.weak && !slices.ContainsFunc(f.recips, func(x ref) bool { return !f.k.Introduced(x.tok, "with") })
}

// harm returns what the word of a frame counts, "" for nothing: "beat a man to death" the dead.
func (k *clause) harm(f *frame) string {
	if f.typ == "ASSAULT" && k.Verbal(f.tok) && k.ToDeath(f.tok) {
		return "killed"
	}
	return f.rule.Harm
}

// deedIn returns the deed within which the noun of a frame says that people came to harm: "the
// killing of 12 in the attack".
func (k *clause) deedIn(f *frame) *frame {
	for _, slot := range [...]string{"in", "during", "by"} {
		for _, n := range k.Prep(f.tok, slot) {
			if h := k.deed(n, f); h != nil {
				return h
			}
		}
	}
	return nil
}

// outcome returns the deed that a word of harm goes on from, as what came of it: "jets bombed
// the town, killing nine", also where the parser hangs it on something between, "bombed a camp
// housing refugees, killing nine", or on "he said" behind it.
func (k *clause) outcome(f *frame) *frame {
	t := k.Tok(f.tok)
	if f.typ != "ASSAULT" || t.XPOS != "VBG" || t.Rel() != "advcl" && t.Rel() != "acl" || t.Head < 0 || k.Sentence.Child(f.tok, "nsubj", "mark") >= 0 {
		return nil
	}
	h := k.deed(t.Head, f)
	switch {
	case h != nil && k.Verbal(t.Head):
		if h.rule.Harm == "" && k.r.sameRefs(h.actors, f.actors) {
			return h
		}
		return nil
	case t.Head > f.tok && k.r.c.lex.Discourse.Speech[k.Lemma(t.Head)] != "":
		return k.lastDeed(f.tok)
	case k.Nominal(t.Head) && (h != nil || k.isA(t.Head, "@attacker") || k.isA(t.Head, "@projectile")):
		return nil
	}
	return k.deedAbove(t.Head, f)
}

// deedAbove returns the deed of the verb nearest above token t, or nil.
func (k *clause) deedAbove(t int, not *frame) *frame {
	for at, d := k.Tok(t).Head, 0; at >= 0 && d < 5; at, d = k.Tok(at).Head, d+1 {
		if h := k.deed(at, not); h != nil && k.Verbal(at) && h.rule.Harm == "" {
			return h
		}
	}
	return nil
}

// lastDeed returns the deed told last before token t of the sentence by a verb.
func (k *clause) lastDeed(t int) *frame {
	for i := t - 1; i >= 0; i-- {
		if h := k.deed(i, nil); h != nil && k.Verbal(i) {
			return h
		}
	}
	return nil
}

// own reports whether a word of harm that nobody known does tells an event of its own, in
// a clause beside another: "gunmen kidnapped a judge, while a bomb killed three".
func (k *clause) own(f *frame) bool {
	if f.typ == "" || !k.Verbal(f.tok) || k.Passive(f.tok) {
		return false
	}
	subj := k.Sentence.Child(f.tok, "nsubj")
	if subj < 0 || !k.Nominal(subj) || k.Definite(subj) || k.frames[subj] != nil {
		return false
	}
	switch k.Tok(f.tok).Rel() {
	case "conj":
		return true
	case "advcl":
		return k.Marked(f.tok, "while")
	}
	return false
}

// taken reports whether a figure of the sentence is counted already, as what it is to
// count.
func (k *clause) taken(kind string, span dyad.Span) bool {
	for _, f := range k.frames {
		if f == nil || f.size == nil {
			continue
		}
		if n := f.size.Get(kind); n != nil && n.Span.Overlaps(span) {
			return true
		}
	}
	return false
}

// tollBeside counts those joined to the victims under another word of harm that the
// parser took for their attribute: "killed two people and injured five others".
func (k *clause) tollBeside(v int, host *frame, voices []dyad.Attribution) {
	for _, c := range k.Conjuncts(v)[1:] {
		if kind := k.HarmOf(c); kind != "" {
			if n := k.Count(c); n != nil {
				n.Attribution = voices
				host.add(kind, n)
			}
		}
	}
}

// victims returns the phrases that a word of harm counts: whom it was done to, or who
// suffered it, or the noun itself ("nine deaths").
func (k *clause) victims(f *frame) []int {
	if k.Nominal(f.tok) && !k.Verbal(f.tok) {
		if k.Count(f.tok) == nil { // "the deaths of nine"
			if of := k.Prep(f.tok, "of"); len(of) > 0 {
				return of
			}
		}
		return []int{f.tok}
	}
	if dead := f.last; dead > f.tok+1 && k.Lemma(dead) == "dead" && k.Count(dead-1) != nil { // "left four dead and 22 hurt"
		return []int{k.first(dead - 1)}
	}
	t := f.tok - 1
	if t > 0 && (k.Lemma(t) == "more" || k.Lemma(t) == "other" && !k.Nominal(t)) { // "dozens more injured"
		t--
	}
	if t >= 0 && (k.Tok(f.tok).XPOS == "VBN" || k.Tok(f.tok).UPOS == "ADJ") && (k.Nominal(t) || k.Tok(t).UPOS == "NUM" || k.Vague(t)) && k.Count(t) != nil {
		return []int{k.first(t)} // "three others injured", whatever the tree says
	}
	slots := []string{"obj"}
	if f.typ == "" {
		slots = []string{"subj", "obj"}
	}
	if f.rule.Recipient != nil {
		slots = f.rule.Recipient
	}
	for _, s := range slots {
		if v := k.slot(f.tok, s); len(v) > 0 {
			return v
		}
	}
	return nil
}

// doer reports whether the phrase headed by v is one person of whom the sentence tells another
// deed: "a gunman killed six before being shot dead" counts six.
func (k *clause) doer(v int, f *frame) bool {
	if !k.Singular(v) || k.Sentence.Child(v, "nummod") >= 0 {
		return false
	}
	return slices.ContainsFunc(k.frames, func(g *frame) bool {
		return g != nil && g != f && g.typ == "ASSAULT" && k.Verbal(g.tok) && !g.mutual && g.told != f && k.didIt(v, g)
	})
}

// first returns the head of the people to whom those at t are joined: "left two men and a
// woman dead".
func (k *clause) first(t int) int {
	if h := k.Tok(t).Head; k.Tok(t).Rel() == "conj" && k.Nominal(h) && k.Persons(h) && !k.HarmBetween(h, t) {
		return h
	}
	return t
}

// didIt reports whether the phrase headed by v names one who did the deed: "was shot dead
// after ramming a car into the crowd".
func (k *clause) didIt(v int, deed *frame) bool {
	return slices.ContainsFunc(k.resolveAll(v), func(x ref) bool {
		return slices.ContainsFunc(deed.actors, func(a ref) bool { return a.mention == x.mention && x.mention >= 0 })
	})
}

// host finds the deed behind a toll: the subject of the word ("the attack killed
// nine"), what it hangs from ("strikes killing nine"), where it happened ("died in the
// strike"), another deed of the sentence, the deed told last.
func (k *clause) host(f *frame) *frame {
	if h := k.eventSubject(f.tok); h != nil {
		return h
	}
	if h := k.deedWithin(f); h != nil {
		return h
	}
	for at, d := f.tok, 0; at >= 0 && d < 8; at, d = k.Tok(at).Head, d+1 {
		if at != f.tok && k.Apart(f.tok) {
			break
		}
		if h := k.deed(at, f); h != nil {
			return h
		}
		for _, slot := range [...]string{"in", "by", "during", "after", "from", "when", "as", "subj"} {
			for _, n := range k.slot(at, slot) {
				if h := k.deed(n, f); h != nil {
					return h
				}
			}
		}
		for c := range k.Sentence.Children(at) {
			if r := k.Tok(c).Rel(); r == "advcl" || r == "conj" && at == f.tok {
				from := append(k.slot(c, "by"), k.slot(c, "in")...)
				if k.frames[c] == nil || k.frames[c].rule.Harm == "" || r == "advcl" {
					from = append([]int{c}, from...)
				}
				for _, n := range from { // "were killed and six were hurt by a bomb"
					if h := k.deed(n, f); h != nil {
						return h
					}
				}
			}
		}
	}
	for t := range k.frames {
		if h := k.deed(t, f); h != nil {
			return h
		}
	}
	return k.toldBefore(f.typ == "")
}

// toldBefore returns the deed of the sentences before that a toll without one of its own
// most likely counts: where the toll's place is told, one on that country's soil; then a
// main clause before "two days after Norland attacked"; then the last. One that nobody known
// did counts where unnamed is set, in the sentence just before.
func (k *clause) toldBefore(unnamed bool) *frame {
	var best *frame
	most := -1
	for i := len(k.r.told) - 1; i >= 0; i-- {
		h := k.r.told[i]
		if h.k.index < k.index-hostSentences || h.k == k {
			break
		}
		if h.typ != "ASSAULT" || h.folded || len(h.actors) == 0 && !(unnamed && h.k.index == k.index-1) || h.size != nil || h.realis != dyad.Actual {
			continue
		}
		score := 0
		if k.sharesSoil(h) {
			score += 2
		}
		if main := h.k.MainVerbAbove(h.tok); main >= 0 && h.k.Tok(main).Rel() != "advcl" {
			score++
		}
		if score > most {
			best, most = h, score
		}
	}
	return best
}

// sharesSoil reports whether a place of this sentence lies in a country where the deed
// was, or whose people suffered it.
func (k *clause) sharesSoil(h *frame) bool {
	for _, p := range k.r.places {
		if p.Sentence != k.index || p.CountryCode == "" || p.Resolution == 1 {
			continue
		}
		if slices.ContainsFunc(h.recips, func(x ref) bool { return k.r.mention(x).Code == p.State() }) {
			return true
		}
		for _, q := range k.r.places {
			if q.Sentence == h.k.index && q.CountryCode == p.CountryCode && h.k.Sentence.Dominates(h.tok, q.Head) {
				return true
			}
		}
	}
	return false
}

// deedWithin returns the deed told inside the subject of a word of harm: "the toll from
// the attack rose".
func (k *clause) deedWithin(f *frame) *frame {
	for _, s := range k.slot(f.tok, "subj") {
		for t := range k.frames {
			if t != s && t < f.tok && k.Sentence.Dominates(s, t) {
				if h := k.deed(t, f); h != nil {
					return h
				}
			}
		}
	}
	return nil
}

// eventSubject returns the deed that is the subject of the verb at t.
func (k *clause) eventSubject(t int) *frame {
	if !k.Verbal(t) {
		return nil
	}
	for _, n := range k.slot(t, "subj") {
		if h := k.deed(n, nil); h != nil {
			return h
		}
	}
	return nil
}

// deed returns the assault told at a token, looked through to the event that a
// definite noun points back at, or nil. The frame not is never returned.
func (k *clause) deed(t int, not *frame) *frame {
	h := k.frames[t]
	if h == nil || h == not {
		types := k.r.c.lex.Discourse.Anaphora[k.Lemma(t)]
		if h == nil && k.Nominal(t) && k.Definite(t) && slices.Contains(types, "ASSAULT") {
			return k.antecedentEvent(t, []string{"ASSAULT"})
		}
		return nil
	}
	for h.told != nil {
		h = h.told
	}
	if h.outer != nil && h.folded && h.outer.typ == "ASSAULT" {
		h = h.outer
	}
	if not != nil && k.Aim(t) {
		return nil
	}
	if h == not || h.typ != "ASSAULT" || h.folded || not != nil && h.rule.Harm != "" && len(h.actors) == 0 {
		return nil
	}
	return h
}

// add puts a count on the event; what was told first stays, and what another voice says
// against it stands beside it.
func (f *frame) add(kind string, n *dyad.Count) {
	if f.size == nil {
		f.size = new(dyad.Size)
	}
	switch was := f.size.Get(kind); {
	case was == nil:
		f.size.Set(kind, n)
	case (amount.None(n) || amount.None(was)) && counting.Contested(was, n): // that three officers died is no word against twelve dead
		was.Others = append(was.Others, *n)
	}
}
