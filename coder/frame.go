package coder

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/culprit"
	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/data"
)

// frame is a rule fired at a trigger, with its arguments: an event in the making.
type frame struct {
	k           *clause
	rule        *data.Rule
	tok         int // the trigger
	first, last int // the words that fired the rule
	typ         string
	modes       []string
	actors      []ref
	recips      []ref
	mutual      bool
	realis      dyad.Realis
	cue         int      // token of the realis cue, or -1
	chain       []string // operators over the base, outermost first
	base        *frame   // the operand
	folded      bool     // swallowed by another frame
	inner       string   // how the operand is told inside: "alleged", "denied", ...
	outer       *frame   // the frame that tells it
	told        *frame   // the event that this one is but another word for
	also        []int    // triggers of frames that were merged into this one
	cameo       string   // the code that an operator gives it, "" where none does
	broken      int      // conditions of its rules that do not hold
	unfit       string   // why it is no event of the record, "" where it is one
	event       *dyad.Event
	likely      float64 // how likely there is such an event
	size        *dyad.Size
	ahead       bool // told of what is to come
	spared      bool // who suffered what is looked into was left out
	weak        bool // recips, if any, are only those on whose soil it was
}

// eval returns the frame at a token, or nil, firing rules on the way. A token that is
// under way (a cycle of arguments) gives nil.
func (k *clause) eval(t int) *frame {
	if k.state[t] != 0 {
		return k.frames[t]
	}
	k.state[t] = 1
	for _, c := range k.candidates(t) {
		if f := k.fire(c, t); f != nil {
			k.frames[t] = f
			break
		}
	}
	k.state[t] = 2
	return k.frames[t]
}

// fire makes the frame of a rule at token t, or returns nil where its operand is
// missing or gives nothing.
func (k *clause) fire(c candidate, t int) *frame {
	r := c.rule
	f := &frame{k: k, rule: r, tok: t, first: c.first, last: c.last, typ: r.Type, modes: r.Mode, mutual: r.Mutual, broken: c.broken, realis: dyad.Actual, cue: -1}
	if r.Realis != "" {
		f.realis, f.cue = dyad.Realis(r.Realis), t
	}
	f.folded = r.Latent
	if r.Operand != nil {
		bases := k.operands(r.Operand, t)
		if len(bases) == 0 && r.Operand.Needed {
			k.miss(r, t, "no event for it to work on")
			return nil
		}
		if len(bases) > 0 && !f.take(bases) {
			return nil
		}
	}
	if f.typ == "" {
		k.harms = append(k.harms, f)
		return nil
	}
	f.fillRoles()
	f.blamed()
	f.together()
	f.pointBack()
	return f
}

// blamed makes those who are accused the doers of the deed, where its noun names none, or one
// before it who may as well have suffered it: "blamed Iran for the Saudi attacks".
func (f *frame) blamed() {
	b := f.base
	if b == nil || b.inner != "alleged" || f.k.Verbal(b.tok) || len(f.recips) == 0 || f.recips[0].owner || !slices.Contains(f.k.slot(f.tok, "obj"), f.recips[0].tok) {
		return // among others "investigated the attack"
	}
	if len(b.actors) > 0 && len(b.recips) == 0 && f.k.Tok(b.actors[0].tok).Head == b.tok && !f.k.r.share(b.actors, f.recips) {
		b.actors, b.recips = nil, b.actors
	}
	if len(b.actors) == 0 {
		b.actors = f.recips
	}
}

// operands returns the events that the rule's operand slots hold, the first slot that
// holds any; several where they are joined by "and".
func (k *clause) operands(o *data.Operand, t int) []*frame {
	for _, slot := range o.In {
		if slot == "obj" && k.Raised(t) {
			continue
		}
		var out []*frame
		for _, a := range k.slot(t, slot) {
			for _, h := range k.Conjuncts(a) {
				if f := k.through(h, 0); f != nil && f.tok != t && !slices.Contains(out, f) {
					out = append(out, f)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// through returns the event that the phrase or clause headed by h tells, looking down
// through words that fire nothing themselves ("a series of attacks", "agreed to begin
// preparing an attack").
func (k *clause) through(h, depth int) *frame {
	if f := k.eval(h); f != nil || depth == 3 {
		return f
	}
	if k.Nominal(h) && len(k.ment[h]) > 0 && !k.Measure(h) || !k.Measure(h) && k.isA(h, "@aside") {
		return nil // an actor, not an event; a protest's site; what looks into an attack
	}
	for _, a := range k.Enacted(h) {
		if !k.Nominal(h) || !k.isA(h, "@decree") {
			break
		}
		if f := k.eval(a); f != nil && f.typ != "ASSAULT" && f.typ != "PROTEST" && (f.typ == "SANCTION" || f.quad()%2 == 0) {
			return f // what it only says is its author's
		}
	}
	for _, slot := range []string{"comp", "obj", "of", "for", "on"} {
		if k.Nominal(h) && slot == "obj" {
			slot = "mod"
		}
		for _, a := range k.slot(h, slot) {
			if a == h || !k.Sentence.Dominates(h, a) {
				continue
			}
			f := k.through(a, depth+1)
			if f != nil && f.tok == a && f.typ == "ASSAULT" && k.Verbal(h) && k.Nominal(a) && k.Definite(a) {
				continue // what is spoken of was done: "expected to discuss the attack"
			}
			if f != nil {
				return f
			}
		}
	}
	return nil
}

// take makes the operands part of the frame: the algebra. It reports whether the
// frame still tells an event.
func (f *frame) take(bases []*frame) bool {
	o := f.rule.Operand
	base := bases[0]
	f.base = base
	f.broken += base.broken
	f.k.innerNegation(base)
	if o.Passes && (f.k.Tok(base.tok).Rel() == "ccomp" || f.k.undone(f.k.Tok(base.tok).Head)) {
		base.settle() // "announced that it will withdraw": its tense is its own
	}
	turn, ok := o.Turn(base.typ, base.quad())
	f.chain = append([]string{f.rule.ID}, base.chain...)
	switch {
	case ok && turn.Type == "none":
		return false
	case ok && turn.Type == "same", !ok && o.Passes:
		f.typ, f.modes, f.mutual, f.cameo = base.typ, base.modes, base.mutual, base.cameo
		if f.realis == dyad.Actual {
			f.realis, f.cue = base.realis, base.cue
		}
	case ok:
		f.typ, f.modes = turn.Type, turn.Mode
	case o.Needed && len(o.Becomes) > 0:
		f.k.miss(f.rule, f.tok, "does not work on "+base.typ)
		return false
	}
	f.cameo = cmp.Or(turn.CAMEO, f.cameo)
	if ok && turn.Realis != "" {
		f.realis, f.cue = dyad.Realis(turn.Realis), f.tok
	}
	for _, b := range bases {
		b.inner, b.outer = o.Inner, f
		b.folded = b.folded || o.Inner == "" || o.Inner == "fold" || o.Inner == "alleged" && b.quad()%2 == 1 // words are no deed to be accused of
	}
	return true
}

func (f *frame) quad() int {
	if t := f.k.r.c.ont.Type(f.typ); t != nil {
		return t.Quad
	}
	return 0
}

var (
	defaultActor     = []string{"subj"}
	defaultRecipient = []string{"obj", "against", "on", "at", "to", "with", "toward", "towards", "upon", "into"}
	passRecipient    = []string{"base.recipient", "against", "on", "at", "to", "with", "toward", "towards"}
)

// slots returns where the rule looks for actors and recipients.
func (f *frame) slots() (actor, recipient []string) {
	actor, recipient = f.rule.Actor, f.rule.Recipient
	if actor == nil {
		actor = defaultActor
	}
	if recipient == nil {
		recipient = defaultRecipient
		if f.base != nil && f.rule.Operand.Passes {
			recipient = passRecipient
		}
	}
	return actor, recipient
}

// fillRoles resolves the frame's actors and recipients from its slots.
func (f *frame) fillRoles() {
	actor, recipient := f.slots()
	passes := f.base != nil && f.rule.Operand.Passes
	switch {
	case passes && f.rule.Operand.Undergo:
		f.recips = f.fromSlots([]string{"subj", "obj"}, nil)
		f.actors = f.fromSlots([]string{"base.actor", "from", "by", "at"}, f.recips)
		return
	case passes:
		f.actors = f.fromSlots(append(slices.Clone(actor), "base.actor"), nil)
	default:
		f.actors = f.fromSlots(actor, nil)
	}
	f.actors = slices.DeleteFunc(f.actors, func(x ref) bool {
		return x.owner && f.typ == "ASSAULT" && f.k.r.mention(x).Sentence == f.k.index && culprit.Site(f.k.Clause, f.tok, x.tok, f.k.r.mention(x).Head)
	})
	f.kindOnly()
	where := f.scene()
	if f.typ == "PROTEST" && len(f.actors) == 0 {
		f.actors = f.crowd()
	}
	f.recips = f.fromSlots(recipient, f.actors)
	if f.typ == "REQUEST" && f.base != nil && slices.Contains(f.base.modes, "release") { // who is to be freed is not who is asked
		f.recips = without(f.recips, f.base.recips)
	}
	if others := slices.DeleteFunc(slices.Clone(f.recips), f.itself); len(others) > 0 { // "criticised the deficit between Norland and Suland"
		f.recips = others
	}
	f.recips = slices.DeleteFunc(f.bereaved(f.recips), func(x ref) bool { return f.mine(x) || f.terrorist(x) || f.aside(x) })
	f.mutual = f.mutual || len(f.actors) > 1 && f.k.Reciprocal(f.tok)
	if len(f.recips) == 0 {
		if f.recips = slices.Concat(where, f.hometown()); !f.murder() || f.k.r.whole || len(f.strangers([]string{"of"})) == 0 { // "the murder of Smith in Lund"
			f.recips = append(f.abroad(), f.recips...)
		}
	}
	f.weak = !slices.ContainsFunc(f.recips, func(x ref) bool { return !f.k.scenic(x) && !f.k.Modifies(x.tok, f.tok) })
	if len(f.recips) == 0 && (f.typ == "AID" || f.typ == "MOBILIZE") {
		f.recips = f.helped()
	}
	if len(f.recips) == 0 {
		f.recips = f.unknown(recipient)
	}
	if f.mutual || f.typ == "ASSAULT" && !f.k.Verbal(f.tok) && len(f.actors) == 0 && len(f.fromSlots([]string{"between"}, nil)) > 1 { // "a gunfight between"
		f.mutual = true
		f.joinSides()
	}
}

// people takes the number or the noun at h for people of whom nothing else is said.
func (k *clause) people(h int, sector dyad.Sector) []ref {
	i := k.introduce(h, dyad.Entity{Sector: sector, Persons: true})
	k.r.ment[i].Kind = dyad.Nominal
	return []ref{{mention: i, place: -1, tok: h}}
}

// unknown returns those to whom the deed is done of whom nothing is said but how many they are,
// "killing 20", or a trade or a name for such people: "pardoned a former postmaster".
func (f *frame) unknown(slots []string) []ref {
	for _, h := range f.k.slot(f.tok, "obj") {
		if f.rule.Harm != "" && f.k.CountsPeople(h) && (f.k.Tok(h).UPOS == "NUM" || len(f.actors) > 0 || f.k.r.c.mishap.Violent(f.k.Sentence)) {
			return f.k.people(h, dyad.CVL)
		}
	}
	if !slices.Contains(slots, "obj") {
		return nil
	}
	if refs := f.stormed(); len(refs) > 0 || f.k.r.whole {
		return refs
	}
	return f.trade("obj")
}

// trade returns the person in a slot of whom a trade or the like is all that is said.
func (f *frame) trade(slot string) []ref {
	for _, h := range f.k.slot(f.tok, slot) {
		if f.k.Nominal(h) && f.k.Tok(h).UPOS == "NOUN" && f.k.isA(h, "@human") && (slot == "obj" || f.k.inside[h] < 0) {
			return f.k.people(h, dyad.UNK)
		}
	}
	return nil
}

// abroad returns those who suffer a deed, or are helped, where only the place of it is
// told and that is another country's: "killed 48 people in Afghanistan".
func (f *frame) abroad() []ref {
	switch f.typ {
	case "AID", "ASSAULT", "MOBILIZE", "COERCE":
	default:
		return nil
	}
	return slices.DeleteFunc(f.fromSlots([]string{"for", "to", "into", "in", "near", "along"}, f.actors), func(x ref) bool {
		m := f.k.r.mention(x)
		return m.Code == "" || slices.ContainsFunc(f.actors, func(a ref) bool { return f.k.r.mention(a).Code == m.Code })
	})
}

// scenic reports whether a ref only says where: "in Iraq", "near Kandahar".
func (k *clause) scenic(x ref) bool {
	m, at := k.r.mention(x), x.tok
	if m.Sentence != k.index || at >= len(k.Sentence.Tokens) {
		return false
	}
	if up := k.Tok(at).Head; up >= 0 && (up > at && k.Modifies(at, up) || k.Tok(at).Rel() == "appos") { // "in the Norlander city of Oslo", "in Oslo, Norland"
		at = up
	}
	if !k.Sited(at) {
		return false
	}
	area := (m.Sector == "" || m.Sector == dyad.GOV) && (k.isA(at, "@locality") || slices.ContainsFunc(append(k.Prep(m.Head, "of"), k.Prep(at, "of")...), func(n int) bool { return k.places[n] >= 0 || k.Lemma(at) == "province" || k.Lemma(at) == "city" })) // "in the state of Oslo", "in the capital Oslo"
	return x.mention < 0 || k.places[m.Head] >= 0 || area
}

// crowd returns the people of the country where a protest is, for those who only are many:
// "thousands marched in Minsk", "protests in Cameroon".
func (f *frame) crowd() []ref {
	k, at := f.k, []int{f.tok}
	if h := k.Tok(f.tok).Head; h >= 0 && !k.Verbal(f.tok) && k.Verbal(h) && k.Tok(f.tok).Rel() == "nsubj" {
		at = append(at, h) // "protests took place in"
	}
	subjects := k.slot(f.tok, "subj")
	many := slices.IndexFunc(subjects, k.Measure)
	for _, t := range at {
		for _, slot := range append([]string{"obj"}, grammar.Scenes...) {
			for _, o := range k.slot(t, slot) {
				for _, n := range append(k.Children(o, "nmod"), o) { // "in the Nordish town of Lund"
					pl := k.places[n]
					if pl < 0 || k.r.places[pl].CountryCode == "" || slot == "obj" && !k.isA(t, "@sweep") || n != o && !k.isA(o, "@expanse") { // "protests rocked Norland"
						continue
					}
					if many >= 0 {
						return []ref{{mention: k.introduce(subjects[many], dyad.Entity{Code: k.r.places[pl].State(), Sector: dyad.CVL, Persons: true}), place: -1, tok: subjects[many]}}
					}
					if !k.Verbal(f.tok) {
						return []ref{{mention: -1, place: pl, tok: n, owner: true}}
					}
				}
			}
		}
	}
	return nil
}

// helped returns whom an aid is to serve: "gave equipment to help Ethiopia", "assistance
// to meet the needs of people in Malawi"; or whom a move of forces is to meet: "sent troops to
// face the rebels".
func (f *frame) helped() []ref {
	k := f.k
	for _, at := range append([]int{f.tok}, k.slot(f.tok, "obj")...) {
		for _, c := range k.slot(at, "comp") {
			for _, o := range append(k.slot(c, "obj"), k.slot(c, "in")...) {
				if refs := k.r.distinct(without(k.resolveAll(o), f.actors)); len(refs) > 0 {
					return refs
				}
			}
		}
	}
	return nil
}

// kindOnly drops a word before a noun that says of what kind a deed is, not whose: the military
// of "military assistance", the gang of "gang rape", the prisoner of "prisoner swap".
func (f *frame) kindOnly() {
	if f.k.Verbal(f.tok) {
		return
	}
	f.actors = slices.DeleteFunc(f.actors, func(x ref) bool {
		m := f.k.r.mention(x)
		if m.Kind != dyad.Nominal || x.tok >= f.tok {
			return false
		}
		bare := m.Last == m.First+1
		inside := f.first <= x.tok && (m.Sector == dyad.MIL && (m.Code == "" || bare) || bare && (m.Sector == dyad.CRM || m.Sector == dyad.CVL))
		return inside || bare && f.typ == "ACCUSE" && f.k.Modifies(x.tok, f.tok) && f.k.isA(x.tok, "justice")
	})
}

// terrorist reports whether somebody is only the word that says what kind of deed it is: "ten
// terrorist murders".
func (f *frame) terrorist(x ref) bool {
	return f.typ == "ASSAULT" && f.k.Modifies(x.tok, f.tok) && (f.k.isA(x.tok, "terrorist") || f.k.isA(x.tok, "terror"))
}

// joinSides makes both sides of a mutual event actors where no direction is told:
// "X and Y met", "talks between X and Y".
func (f *frame) joinSides() {
	between := f.fromSlots([]string{"between", "among"}, nil)
	if len(between) == 0 && f.base != nil && f.base.k == f.k && f.rule.Operand.Passes {
		if len(f.base.actors) > len(f.actors) && len(f.base.recips) == 0 {
			between = f.base.actors
		}
	}
	if len(f.actors) == 0 && len(between) == 0 {
		f.actors = without(f.fallen(), f.recips)
	}
	if len(between) > 1 {
		f.actors = between
		f.recips = without(f.recips, between)
	}
	if len(f.actors) > 1 { // "Norland and Suland signed a deal on Suland's farm goods"
		f.recips = slices.DeleteFunc(slices.Clone(f.recips), func(x ref) bool {
			m := f.k.r.mention(x)
			return slices.ContainsFunc(f.actors, func(a ref) bool { return m.Code != "" && f.k.r.mention(a).Code == m.Code })
		})
	}
}

// fallen returns who comes to harm in what a noun tells.
func (f *frame) fallen() (refs []ref) {
	for _, n := range f.k.Fallen(f.tok) {
		refs = append(refs, f.k.resolveAll(n)...)
	}
	return f.k.r.distinct(direct(refs))
}

// fromSlots returns the referents of the first slot that has any not in except. In a short
// text whom a known party does something to may be a stranger.
func (f *frame) fromSlots(slots []string, except []ref) (mine []ref) {
	strange := !f.k.r.whole && (len(except) > 0 || f.rule.Type != "ASSAULT" && f.k.Tok(f.tok).Deprel == "obj") // the doer is that of the verb
	for _, s := range slots {
		var refs []ref
		switch s {
		case "base.actor":
			if f.base != nil {
				refs = f.base.actors
			}
		case "base.recipient":
			if f.base != nil {
				refs = f.base.recips
			}
		default:
			for _, n := range f.k.slot(f.tok, s) {
				if f.typ == "ASSAULT" && f.k.Border(n) && f.k.Sited(n) { // near it, not on it
					continue
				}
				refs = append(refs, f.k.resolveAll(n)...)
			}
		}
		refs = f.k.r.others(without(refs, except), except)
		if s != "between" && s != "among" { // "between X and members of Y": either is a side
			refs = direct(refs)
		}
		if refs = f.k.r.distinct(refs); len(refs) == 0 && strange {
			refs = f.strangers([]string{s})
		}
		switch {
		case len(refs) > 0 && f.own(refs, except): // rather whom a later slot has
			if len(mine) == 0 {
				mine = refs
			}
		case len(refs) > 0:
			return refs
		}
	}
	return mine
}
