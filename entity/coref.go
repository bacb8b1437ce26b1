package entity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
	"github.com/dyad-news/dyad/entity/turn"
)

// remember makes the phrase an antecedent for what follows.
func (d *document) remember(p *phrase) {
	if len(p.ents) > 0 {
		d.past = append(d.past, p)
	}
}

const (
	reach     = 4 // sentences back that a pronoun reaches
	wideReach = 12
)

// pronoun finds what a pronoun stands for.
func (d *document) pronoun(p *phrase) {
	if d.f.Alone {
		return
	}
	if p.pron == we {
		if q := p.st.speaker(p.head); q != nil {
			d.resolve(q)
			d.refer(p, q)
		}
		return
	}
	if p.pron == they {
		if set := d.joined(p); set != nil {
			for _, q := range set {
				d.refer(p, q)
			}
			p.plural = true
			return
		}
	}
	within := reach
	if p.pron == it && !p.st.acts(p.head) {
		within = 0
	}
	if q := d.best(p, within, func(q *phrase) bool { return agrees(p.pron, q) }); q != nil && !p.eclipses(q) {
		d.refer(p, q)
	}
}

// acts reports whether the pronoun does something or owns; an "it" that something is done
// to, or said of, is seldom an actor of another sentence.
func (st *sentence) acts(t int) bool {
	tok := &st.Tokens[t]
	if tok.Deprel == "nmod:poss" {
		return true
	}
	return tok.Deprel == "nsubj" && tok.Head >= 0 && st.Tokens[tok.Head].UPOS == "VERB"
}

// agrees reports whether a pronoun can stand for the phrase.
func agrees(pr pronoun, q *phrase) bool {
	switch pr {
	case he:
		return q.persons && !q.plural && !q.quantified() && (q.noun == nil || q.noun.Kind == data.PersonNoun)
	case it:
		return !q.persons && !q.plural && q.ents[0].Sector != dyad.JRN
	case they:
		return q.plural || !q.persons && !q.country && !q.adj && (q.ents[0].Sector != dyad.JRN || q.weight() > 80) // not "according to a report on"
	}
	return false
}

// quantified reports whether the phrase speaks of nobody in particular: "every", "any".
func (q *phrase) quantified() bool {
	for t := q.lo; t < min(q.head, q.lo+2); t++ {
		switch strings.ToLower(q.st.Tokens[t].Form) {
		case "every", "any", "no", "each":
			return true
		}
	}
	return false
}

// refer gives p the entities of q.
func (d *document) refer(p, q *phrase) {
	if q == nil {
		return
	}
	for i, e := range q.ents {
		p.ents = append(p.ents, e)
		s := q.span()
		at := &s
		if i < len(q.coref) && q.coref[i] != nil {
			at = q.coref[i]
		}
		p.coref = append(p.coref, at)
	}
	p.persons, p.plural, p.country = q.persons, q.plural || len(q.ents) > 1, q.country
	if p.noun == nil {
		p.noun = q.noun
	}
}

// best returns the most salient earlier phrase that fits: near, a subject, in the
// clause that the pronoun's clause hangs on.
func (d *document) best(p *phrase, within int, fits func(*phrase) bool) *phrase {
	var found *phrase
	top := 0
	for i := len(d.past) - 1; i >= 0; i-- {
		q := d.past[i]
		away := p.st.index - q.st.index
		if away > within {
			break
		}
		if !fits(q) || away == 0 && !free(p, q) {
			continue
		}
		score := 1000 - 220*away - (len(d.past)-i)*4 + q.weight()
		switch {
		case away == 0 && q.beside(p):
			score += 400
		case away == 0 && q.rules(p):
			score += 150
			if p.pron == it && p.st.SubjectAbove(p.head) == q.head { // "Norland stayed while Suland recalled its envoy"
				score += 150
			}
		}
		if away == 0 && p.pron != noPronoun && turn.Back(p.st.Sentence, p.head, q.head) {
			score += 600
		}
		if found == nil || score > top {
			found, top = q, score
		}
	}
	return found
}

// weight says how much a phrase is in the reader's mind.
func (q *phrase) weight() int {
	t := &q.st.Tokens[q.head]
	w := 0
	switch t.Rel() {
	case "nsubj":
		w = 200
	case "obj", "iobj":
		w = 90
	case "conj":
		w = 90
	case "obl", "nmod":
		w = 40
	case "amod", "compound":
		w = -60
	case "appos":
		w = 20
	}
	if t.Deprel == "nmod:poss" {
		w = 80
	}
	if t.Head >= 0 && q.st.Tokens[t.Head].Head < 0 {
		w += 60
	}
	if q.kind == dyad.Name {
		w += 40
	}
	return w
}

// rules reports whether q is the subject of a verb that the pronoun's clause hangs on.
func (q *phrase) rules(p *phrase) bool {
	t := &q.st.Tokens[q.head]
	return t.Rel() == "nsubj" && t.Head >= 0 && q.st.Dominates(t.Head, p.head)
}

// free reports whether a pronoun may stand for a phrase of its own sentence: not one
// that it is part of, nor one that depends on the same verb or is understood to be its
// subject: "Tan phoned Ito to thank him" thanks Ito.
func free(p, q *phrase) bool {
	if q.lo <= p.head && p.head < q.hi || q.head >= p.head {
		return false
	}
	tp, tq := &p.st.Tokens[p.head], &q.st.Tokens[q.head]
	reflexive := strings.HasSuffix(tp.Form, "sel") || strings.HasSuffix(tp.Form, "self") || strings.HasSuffix(tp.Form, "selves")
	if tp.Deprel == "nmod:poss" || reflexive {
		return true
	}
	return tp.Head != tq.Head && p.st.Understood(tp.Head) != q.head
}

// joined returns the parts of the last coordination that "they" can stand for, where
// it is more salient than a plural noun.
func (d *document) joined(p *phrase) []*phrase {
	single := d.best(p, reach, func(q *phrase) bool { return agrees(they, q) })
	for i := len(d.past) - 1; i >= 0; i-- {
		q := d.past[i]
		if p.st.index-q.st.index > 2 {
			return nil
		}
		t := &q.st.Tokens[q.head]
		if t.Rel() != "conj" || t.Head < 0 || q.pron != noPronoun || q.adj {
			continue
		}
		first := q.st.at[t.Head]
		if first == nil || len(first.ents) == 0 || q.st == p.st && !free(p, first) {
			continue
		}
		if single != nil && (single.st.index > q.st.index || single.weight() > first.weight()+100) {
			return nil
		}
		set := []*phrase{first}
		for _, r := range d.past {
			if r.st == q.st && r.head != first.head && r.st.Tokens[r.head].Head == first.head && r.st.Tokens[r.head].Rel() == "conj" {
				set = append(set, r)
			}
		}
		return set
	}
	return nil
}

// members resolves "the two countries", "both sides", "the neighbours": the two states
// last spoken of.
func (d *document) members(p *phrase, c *parts) bool {
	if !c.noun.plural || len(c.countries)+len(c.others)+len(c.mods) > 0 || c.proper != nil {
		return false
	}
	w := c.noun.noun.Singular
	two, fits := false, false
	for t := p.lo; t < p.hi; t++ {
		switch strings.ToLower(p.st.Tokens[t].Form) {
		case "two", "both", "neighbouring", "neighboring", "rival", "warring":
			two = true
		}
	}
	switch w {
	case "country", "nation", "neighbor", "neighbour", "side", "power", "state", "neighbouring country", "neighboring country", "rival", "ally":
		fits = two || (w == "neighbor" || w == "neighbour") && p.definite()
	case "government", "leader", "party", "foreign minister", "president", "prime minister", "army", "military", "minister", "premier", "enemy", "foe", "adversary", "superpower", "official", "defense minister", "delegation", "team", "capital":
		fits = two
	}
	if !fits || !p.definite() && !two {
		return false
	}
	if d.complemented(p) {
		return false
	}
	a, b := d.pair(p, w)
	if a == nil || b == nil {
		return false
	}
	n := p.noun
	d.refer(p, a)
	d.refer(p, b)
	p.kind, p.plural, p.noun = dyad.Nominal, true, n
	switch w {
	case "country", "nation", "neighbor", "neighbour", "state", "power", "neighbouring country", "neighboring country", "superpower":
		for i := range p.ents { // said of the state where a body of it was named
			if dyad.IsState(p.ents[i].Code) {
				p.ents[i] = d.stateOf(p.ents[i].Code)
			}
		}
		p.persons, p.country = false, true
	default:
		p.country = false
	}
	return true
}

// complemented reports whether an owner or of-phrase says whose the noun is.
func (d *document) complemented(p *phrase) bool {
	for ch := range p.st.Children(p.head) {
		if p.st.Tokens[ch].Deprel == "nmod:poss" || p.st.Tokens[ch].Rel() == "nmod" && p.st.at[ch] != nil {
			return true
		}
	}
	return false
}

// pair returns the two phrases of different states, or for other nouns of different
// actors, that the reader has most in mind, in the order of the text.
func (d *document) pair(p *phrase, noun string) (a, b *phrase) {
	type party struct {
		code  string
		score int
		last  *phrase
		at    int
	}
	var all []party
	for i := len(d.past) - 1; i >= 0; i-- {
		q := d.past[i]
		away := p.st.index - q.st.index
		if away > wideReach || away > 4 && len(all) >= 2 {
			break
		}
		if !d.party(p, q, noun) {
			continue
		}
		weight := 300 + q.weight()
		if d.paired(p, q, noun) { // "accused Chad and Sudan. Both countries denied it"
			weight *= 2
		}
		score := weight * 10 / (10 + 7*away)
		code := q.ents[0].Code
		if k := slices.IndexFunc(all, func(x party) bool { return x.code == code }); k >= 0 {
			all[k].score += score / 2
			if !all[k].last.country && q.country && !q.adj {
				all[k].last, all[k].at = q, i
			}
			continue
		}
		all = append(all, party{code, score, q, i})
	}
	if len(all) < 2 {
		return nil, nil
	}
	slices.SortStableFunc(all, func(x, y party) int { return cmp.Compare(y.score, x.score) })
	x, y := all[0], all[1]
	if x.at > y.at {
		x, y = y, x
	}
	return x.last, y.last
}

// paired reports whether the phrase is joined to another that can be one of the two, and to no
// third.
func (d *document) paired(p, q *phrase, noun string) bool {
	first := q.head
	if t := q.st.Tokens[q.head]; t.Rel() == "conj" {
		first = t.Head
	}
	others := 0
	for _, o := range d.past {
		if o == q || o.st != q.st || o.head != first && (o.st.Tokens[o.head].Rel() != "conj" || o.st.Tokens[o.head].Head != first) {
			continue
		}
		if !d.party(p, o, noun) || o.ents[0].Code == q.ents[0].Code {
			return false
		}
		others++
	}
	return others == 1
}

// party reports whether the phrase can be one of "the two countries" or the like.
func (d *document) party(p, q *phrase, noun string) bool {
	if len(q.ents) != 1 || len(q.ents[0].Code) != 3 || q.pron != noPronoun || q.st == p.st && p.lo <= q.lo && q.hi <= p.hi {
		return false
	}
	state := dyad.IsState(q.ents[0].Code)
	switch noun {
	case "leader", "president", "prime minister", "premier", "minister", "foreign minister", "defense minister", "official":
		if q.persons {
			return q.named && q.ents[0].Office != ""
		}
		return q.country && state
	case "side", "party", "rival", "enemy", "foe", "adversary", "ally", "delegation", "team":
		return q.country || q.adj || q.named && !q.persons
	}
	return state && (q.country || q.adj || q.named && (q.ents[0].Sector == dyad.GOV || q.ents[0].Sector == dyad.MIL))
}

// stateOf returns the entity of a country by its code.
func (d *document) stateOf(code string) dyad.Entity {
	for i := range d.f.tab.Known {
		if k := &d.f.tab.Known[i]; k.Class == data.Country && k.Code == code {
			e := k.Entity
			e.Sector = dyad.GOV
			return e
		}
	}
	return dyad.Entity{Code: code}
}

// definite reports whether the phrase points back: "the", "this", "these", "both".
func (p *phrase) definite() bool {
	switch strings.ToLower(p.st.Tokens[p.lo].Form) {
	case "the", "this", "these", "that", "those", "both":
		return true
	}
	return false
}

// anaphor resolves a bare definite noun to what it was said of: "the group", "the
// country", "the insurgents", "the minister".
func (d *document) anaphor(p *phrase, c *parts) bool {
	if !p.definite() || len(c.countries)+len(c.others) > 0 || c.proper != nil || d.complemented(p) {
		return false
	}
	n := c.noun.noun
	if len(c.mods) > 0 && n.Singular != "group" && n.Singular != "organization" && n.Singular != "organisation" {
		return false
	}
	fits := d.fits(p, n, c.noun.plural)
	if fits == nil {
		return false
	}
	q := d.best(p, wideReach, fits)
	if q == nil {
		return false
	}
	if c.noun.plural && n.Kind == data.BodyNoun { // "these groups": all that were named together
		if set := d.namedTogether(q); set != nil {
			for _, r := range set {
				d.refer(p, r)
			}
			p.kind, p.noun, p.plural = dyad.Nominal, n, true
			return true
		}
	}
	d.refer(p, q)
	p.kind, p.noun = dyad.Nominal, n
	p.plural = c.noun.plural
	if n.Office && !p.plural {
		p.ents[0].Office = merge(p.ents[0], dyad.Entity{Office: n.Singular}).Office
	}
	return true
}

// fits returns the test for what a definite noun can point back to, or nil where the
// noun is not of that sort.
func (d *document) fits(p *phrase, n *data.ActorNoun, plural bool) func(*phrase) bool {
	armed := func(q *phrase) bool {
		s := q.ents[0].Sector
		return s == dyad.REB || s == dyad.PRM || s == dyad.UAF
	}
	switch n.Singular {
	case "administration":
		return func(q *phrase) bool { return q.named && strings.HasSuffix(q.ents[0].Known, " administration") }
	case "country", "nation", "republic", "kingdom":
		if plural {
			return nil
		}
		return func(q *phrase) bool { return q.country && !q.adj && len(q.ents) == 1 }
	case "group", "organization", "organisation", "movement", "militant group", "rebel group", "militia", "insurgent group", "terrorist group", "terror group", "armed group", "separatist group", "outfit", "network", "extremist group", "jihadist group", "cartel", "gang", "party", "union", "alliance", "bloc", "agency", "company", "body", "watchdog", "charity", "firm", "newspaper", "broadcaster":
		return func(q *phrase) bool {
			return q.named && !q.persons && !q.country && (n.Sector == "" || n.Sector == q.ents[0].Sector || n.Sector == dyad.REB && armed(q))
		}
	}
	switch {
	case n.Sector == dyad.REB || n.Sector == dyad.PRM && n.Kind == data.PersonNoun:
		return func(q *phrase) bool {
			return armed(q) && (q.named || q.plural) && !(q.persons && !q.plural) && (q.ents[0].Code != "" || q.ents[0].Known != "")
		}
	case n.Kind == data.PersonNoun && !plural && (n.Office || n.Sector == dyad.GOV || n.Sector == dyad.LEG || n.Sector == dyad.MIL || n.Inherits):
		return func(q *phrase) bool {
			o := q.ents[0].Office
			return q.named && q.persons && !q.plural && o != "" && (o == n.Singular || strings.HasSuffix(o, " "+n.Singular) || n.Singular == "leader" && q.ents[0].Sector != "")
		}
	case n.Kind == data.PersonNoun && !plural:
		return func(q *phrase) bool { return q.persons && !q.plural && q.noun == n }
	case n.Kind == data.PersonNoun: // "Norlander workers ... the workers"
		return func(q *phrase) bool {
			return q.persons && q.plural && q.noun == n && q.ents[0].Code != "" && p.st.index-q.st.index < 2
		}
	}
	return nil
}

// namedTogether returns the names joined to q by "and", q among them, or nil.
func (d *document) namedTogether(q *phrase) []*phrase {
	root := q.head
	if t := &q.st.Tokens[root]; t.Rel() == "conj" {
		root = t.Head
	}
	var set []*phrase
	for _, r := range d.past {
		if r.st == q.st && r.named && !r.persons && (r.head == root || r.st.Tokens[r.head].Rel() == "conj" && r.st.Tokens[r.head].Head == root) {
			set = append(set, r)
		}
	}
	if len(set) < 2 {
		return nil
	}
	return set
}
