package entity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// role makes an entity of a noun with its modifiers, its owner and what is said after
// it: "Iranian army chief", "Pakistan's foreign ministry", "spokesman for the rebels".
func (d *document) role(p *phrase, c *parts) dyad.Entity {
	n := c.noun.noun
	e := dyad.Entity{Sector: n.Sector, Persons: n.Kind == data.PersonNoun}
	if len(c.countries) > 0 && (!n.Beside || p.st.Child(p.head, "nmod:poss") >= 0) {
		x := d.country(c.countries[0])
		if len(c.countries) > 1 && e.Persons && !c.noun.plural && p.st.hyphen(c.countries[0], c.countries[1]) {
			x = d.country(c.countries[1]) // an Iranian-American is an American
		}
		e.Code = x.Code
		breakaway(&e, x)
	}
	modify(&e, n, c.mods)
	for _, a := range slices.Backward(c.others) {
		k, _, _ := d.bearer(a)
		belong(&e, n, k.Entity, false)
	}
	heads := []int{p.head}
	for h := c.noun.hi - 1; h >= c.noun.lo; h-- { // "Peru's Ombudsman's Office": the first word may have the owner
		if h != p.head {
			heads = append(heads, h)
		}
	}
	for _, h := range heads {
		d.owner(&e, p, n, h)
	}
	for _, prep := range complements {
		for _, h := range heads {
			d.complement(&e, p, n, h, prep)
			if f := p.st.field(h); f >= 0 {
				d.complement(&e, p, n, f, prep)
			}
		}
	}
	if !c.noun.plural && n.Singular != n.Plural && (n.Office || n.Inherits && n.Kind == data.PersonNoun) {
		if e.Office == "" || n.Singular != "counterpart" {
			e.Office = n.Singular
		}
	}
	switch n.Singular {
	case "sen.", "rep.", "congressman", "congresswoman", "deputy secretary":
		if e.Code == "" {
			e.Code = "USA" // how Americans write it
		}
	}
	if n.Kind == data.PersonNoun && !c.noun.plural { // a person is not the body
		e.QID, e.Known = "", ""
	}
	if c.former && n.Kind == data.PersonNoun {
		switch e.Sector {
		case dyad.GOV, dyad.LEG, dyad.SPY, dyad.MIL, dyad.JUD, dyad.COP, "":
			e.Sector, e.Office = dyad.ELI, ""
		}
	}
	return e
}

// complements are the prepositions whose noun says whom a person or body belongs to,
// the surest first.
var complements = []string{"of", "for", "with", "from", "at", "in"}

// modify lets nouns before the head speak: a head that inherits takes their sector,
// others note it.
func modify(e *dyad.Entity, n *data.ActorNoun, mods []*atom) {
	for _, m := range slices.Backward(mods) {
		s := m.noun.Sector
		switch {
		case s == "" || s == e.Sector:
		case n.Inherits && s != dyad.CVL && s != dyad.UNK:
			e.Sector = s
			return
		case e.Sector == "" || e.Sector == dyad.CVL && (s == dyad.REF || s == dyad.REL):
			e.Sector = s
			return
		case s == dyad.OPP || s == dyad.REB || s == dyad.MIL || s == dyad.REL:
			if !slices.Contains(e.Others, s) {
				e.Others = append(e.Others, s)
			}
		}
	}
}

// belong gives e the country, and where the noun leaves it open the sector and the
// name, of the body or state x that it belongs to.
func belong(e *dyad.Entity, n *data.ActorNoun, x dyad.Entity, state bool) {
	if e.Code == "" {
		e.Code = x.Code
	} else if e.Code != x.Code {
		return
	}
	breakaway(e, x)
	if state || x.Sector == "" {
		if !state && x.Known != "" && n.Inherits {
			e.Known, e.QID = x.Known, x.QID
		}
		return
	}
	armed := x.Sector == dyad.REB || x.Sector == dyad.PRM || x.Sector == dyad.CRM
	of := armed && (n.Sector == dyad.MIL || n.Sector == dyad.REB || n.Sector == dyad.UAF || n.Sector == dyad.PRM || n.Sector == dyad.GOV)
	if n.Inherits || n.Sector == "" || of || n.Office && x.Sector != dyad.GOV && !x.Persons {
		e.Sector, e.Others = x.Sector, x.Others
		if x.Known != "" && !x.Persons {
			e.Known, e.QID = x.Known, x.QID
		}
	}
}

// owner reads the possessor: "Iran's army", "its army".
func (d *document) owner(e *dyad.Entity, p *phrase, n *data.ActorNoun, h int) {
	for ch := range p.st.Children(h) {
		if p.st.Tokens[ch].Deprel != "nmod:poss" {
			continue
		}
		q := p.st.at[ch]
		if q == nil && p.st.Tokens[ch].XPOS == "WP$" {
			q = p.st.described(ch)
		}
		if q == nil || q == p {
			e.Code = cmp.Or(e.Code, d.region(p.st, ch))
			continue
		}
		d.resolve(q)
		if len(q.ents) == 0 {
			continue
		}
		x := q.ents[0]
		if n.Singular == "counterpart" {
			e.Office = x.Office
		}
		if x.Persons && n.Kind == data.PersonNoun && n.Sector == dyad.CVL { // "his wife"
			x.Sector = ""
		}
		if !n.Beside || x.Persons && !q.country {
			belong(e, n, x, q.country)
		}
	}
}

// described returns the phrase that the clause around token t tells more of: "the premier, whose
// government", or nil.
func (st *sentence) described(t int) *phrase {
	for ; t >= 0; t = st.Tokens[t].Head {
		if st.Tokens[t].Deprel == "acl:relcl" {
			return st.at[max(st.Tokens[t].Head, 0)]
		}
	}
	return nil
}

// complement reads the noun after a preposition; after "in" and "from" only a country.
func (d *document) complement(e *dyad.Entity, p *phrase, n *data.ActorNoun, h int, prep string) {
	for ch := range p.st.Children(h) {
		if ch < h || p.st.Tokens[ch].Rel() != "nmod" && p.st.Tokens[ch].Rel() != "obl" {
			continue
		}
		k := p.st.Child(ch, "case")
		if k < 0 || !strings.EqualFold(p.st.Tokens[k].Form, prep) {
			continue
		}
		q := p.st.at[ch]
		if q == nil && e.Code == "" {
			if e.Code = d.region(p.st, ch); e.Code == "" && prep == "of" { // "of Norland's north"
				d.owner(e, p, n, ch)
			}
		}
		if q == nil || q == p {
			continue
		}
		d.resolve(q)
		if len(q.ents) == 0 {
			continue
		}
		if prep == "in" || prep == "from" {
			if e.Code == "" && (q.country || prep == "from" || !q.persons && n.Kind == data.PersonNoun) { // "a general in the Norlander army"
				e.Code = q.ents[0].Code
			}
			continue
		}
		if prep == "with" && !n.Inherits {
			continue
		}
		if !n.Beside || q.persons && !q.country {
			belong(e, n, q.ents[0], q.country)
		}
	}
}

// hyphen reports whether nothing but a hyphen parts two atoms.
func (st *sentence) hyphen(a, b *atom) bool {
	return a.hi+1 == b.lo && isHyphen(st.Tokens[a.hi].Form)
}

// breakaway notes on a body of what few states recognise that it is one.
func breakaway(e *dyad.Entity, state dyad.Entity) {
	if state.Sector == dyad.PRE && e.Sector != "" && e.Sector != dyad.PRE && e.Code == state.Code && !slices.Contains(e.Others, dyad.PRE) {
		e.Others = append(slices.Clone(e.Others), dyad.PRE)
	}
}

// field returns the noun that says what of a person is an expert or head: "law" in
// "professor of law at Harvard", which trees often give what follows. -1 where an actor
// stands there.
func (st *sentence) field(h int) int {
	for ch := range st.Children(h) {
		if ch > h && st.Tokens[ch].Rel() == "nmod" && st.at[ch] == nil && st.atomAt[ch] < 0 && st.ofPhrase(ch) {
			return ch
		}
	}
	return -1
}

// region returns the country of the city or province at a token, or "".
func (d *document) region(st *sentence, t int) string {
	if i := st.atomAt[t]; i >= 0 && st.atoms[i].kind == nameAtom && st.atoms[i].class == data.Region {
		return d.country(&st.atoms[i]).Code
	}
	return ""
}

// apposition lets a name and what stands beside it tell of each other: "Ahmad Vahidi,
// Iran's interior minister", "the Balochistan Liberation Army (BLA)".
func (d *document) apposition(p *phrase) {
	st := p.st
	if t := &st.Tokens[p.head]; t.Rel() == "appos" && t.Head >= 0 {
		d.beside(p, st.at[t.Head])
	}
	for t := p.lo; t < p.hi; t++ {
		for ch := range st.Children(t) {
			if ch >= p.hi && st.Tokens[ch].Rel() == "appos" {
				d.beside(p, st.at[ch])
			}
		}
	}
}

func (d *document) beside(p, q *phrase) {
	if q == nil || q == p || q.pron != noPronoun {
		return
	}
	d.resolve(q)
	if len(q.ents) == 0 {
		return
	}
	x := q.ents[0]
	proper := p.proper()
	switch {
	case len(p.ents) == 0 && proper != nil && q.noun != nil:
		x.Known, x.QID = "", ""
		p.set(dyad.Name, x)
		p.persons, p.named, p.noun = q.persons, true, q.noun
		d.nameIs(p, proper)
		if s := p.span(); q.coref == nil && len(q.ents) == 1 {
			q.coref = []*dyad.Span{&s}
		}
	case len(p.ents) == 0 && proper != nil && q.named && !q.persons && proper.hi-proper.lo == 1:
		p.set(dyad.Name, x)
		p.named = true
		d.aliases[strings.ToLower(st(p, proper))] = p
	case len(p.ents) == 1 && p.named && q.noun != nil && (p.persons == q.persons):
		x.Known, x.QID = "", ""
		p.ents[0] = merge(p.ents[0], x)
	case len(p.ents) == 1 && p.noun != nil && q.named && p.persons == q.persons:
		p.ents[0] = merge(p.ents[0], x)
		s := q.span()
		p.coref = []*dyad.Span{&s}
	}
}

func st(p *phrase, a *atom) string { return p.st.text(p.st.Cover(a.lo, a.hi)) }

// proper returns the phrase's unknown proper name, or nil.
func (p *phrase) proper() *atom {
	for _, i := range p.atoms {
		if a := &p.st.atoms[i]; a.kind == properAtom {
			return a
		}
	}
	return nil
}

// nameIs notes who bears a name, so that the last name alone, the first name alone, or
// the name once more, is the same one.
func (d *document) nameIs(p *phrase, a *atom) {
	full := strings.ToLower(st(p, a))
	if _, ok := d.aliases[full]; !ok {
		d.aliases[full] = p
	}
	if !p.persons {
		return
	}
	words := strings.Fields(full)
	for _, w := range []string{words[len(words)-1], words[0]} {
		if _, ok := d.surnames[w]; !ok {
			d.surnames[w] = p
		}
	}
}

// earlier returns the phrase that has told who bears the name, or nil.
func (d *document) earlier(p *phrase, a *atom) *phrase {
	full := strings.ToLower(st(p, a))
	if q := d.aliases[full]; q != nil && q != p && len(q.ents) > 0 {
		return q
	}
	words := strings.Fields(full)
	q := d.surnames[words[len(words)-1]]
	if q == nil || q == p || len(q.ents) == 0 {
		return nil
	}
	if len(words) > 1 { // another first name is another person
		b := q.proper()
		if b == nil || !strings.Contains(strings.ToLower(st(q, b)), words[0]) {
			return nil
		}
	}
	return q
}
