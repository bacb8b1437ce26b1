package entity

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// resolve finds what the phrase stands for. It calls itself for owners and the like;
// a phrase under way counts as unknown.
func (d *document) resolve(p *phrase) {
	if p == nil || p.state != 0 {
		return
	}
	p.state = 1
	defer func() { p.state = 2 }()
	if p.pron != noPronoun {
		d.pronoun(p)
		return
	}
	p.kind = dyad.Nominal
	c := d.parts(p)
	switch {
	case c.person != nil:
		d.person(p, c)
	case c.proper != nil && (c.noun != nil && c.noun.noun.Kind == data.PersonNoun && !c.noun.plural || c.honorific):
		d.stranger(p, c)
	case c.body != nil:
		d.body(p, c)
	case c.noun != nil:
		d.nominal(p, c)
	case len(c.countries) > 0 && c.proper == nil && c.countries[0].class == data.Country:
		d.state(p, c)
	case c.proper != nil:
		d.unknown(p, c)
	}
	d.apposition(p)
}

// parts is a phrase taken apart.
type parts struct {
	p         *phrase
	person    *atom // a person of the tables
	body      *atom // an organisation or group that is the phrase's own name
	proper    *atom // an unknown proper name
	noun      *atom // the noun that says what it is
	countries []*atom
	others    []*atom // organisations that modify the noun: "UN" in "UN officials"
	mods      []*atom // nouns that modify it: "army" in "army chief"
	honorific bool
	former    bool
}

func (d *document) parts(p *phrase) *parts {
	c := &parts{p: p}
	st := p.st
	for _, i := range p.atoms {
		a := &st.atoms[i]
		switch {
		case a.kind == properAtom:
			if c.proper == nil || a.hi-a.lo > c.proper.hi-c.proper.lo {
				c.proper = a
			}
		case a.kind == nounAtom:
			c.addNoun(a)
		case a.class == data.Person:
			c.person = a
		case a.class == data.Country, a.class == data.Region && c.region(a):
			c.countries = append(c.countries, a)
		default:
			c.others = append(c.others, a)
		}
	}
	for t := p.lo; t < p.hi; t++ {
		switch strings.ToLower(strings.TrimSuffix(st.Tokens[t].Form, ".")) {
		case "former", "ex", "retired", "ousted", "deposed", "exiled", "disgraced", "one-time", "onetime", "erstwhile", "late", "ex-president", "outgoing-":
			c.former = c.former || t < p.head || p.lo == t
		case "mr", "mrs", "ms", "miss", "sir", "madam", "lord", "lady", "baroness", "sayyid", "syed", "hojatoleslam":
			c.honorific = true
		default:
			c.former = c.former || former(st.Tokens[t].Form) && st.atomAt[t] >= 0
		}
	}
	for i, a := range c.others { // the phrase's own name: at its head, or after its noun
		if a.lo <= p.head && p.head < a.hi || st.named(p.head, a) || c.noun != nil && a.lo >= c.noun.hi || c.noun == nil && c.proper == nil && len(p.atoms) == 1 {
			c.body = a
			c.others = slices.Delete(slices.Clone(c.others), i, i+1)
			break
		}
	}
	return c
}

// region reports whether a city or province modifies the phrase's head; after the head
// it may be any place.
func (c *parts) region(a *atom) bool { return a.lo < c.p.head }

// former reports whether a word says by its first part that an office is past.
func former(w string) bool {
	return len(w) > 4 && strings.EqualFold(w[:2], "ex") && isHyphen(w[2:3])
}

// addNoun takes the noun at the phrase's head, else the last one, as what it is.
func (c *parts) addNoun(a *atom) {
	at := func(x *atom) bool { return x.lo <= c.p.head && c.p.head < x.hi }
	switch {
	case c.noun == nil:
		c.noun = a
	case at(c.noun) && !at(a) && a.lo > c.noun.lo:
		if a.noun.Kind == data.PersonNoun && c.noun.noun.Kind == data.PersonNoun {
			return // "rebel leader John Smith, general": keep the head
		}
	default:
		c.mods = append(c.mods, c.noun)
		c.noun = a
	}
}

// bearer returns the known entity that bears the name on the article's day: of several
// the one in office then, else the last before, else the first.
func (d *document) bearer(a *atom) (data.KnownEntity, *data.EntityName, bool) {
	best, bestRank, bestName := a.known, -1, a.name
	inOffice := true
	for n, k := range d.f.bearers(a) {
		rank, now := rankOn(k, d.day)
		if rank > bestRank || rank == bestRank && rank == 1 && k.To > best.To {
			best, bestRank, bestName, inOffice = k, rank, n, now
		}
	}
	return *best, bestName, inOffice
}

// rankOn says how well an entity's term fits a day: 3 within it, 2 it has no term, 1 it
// had ended, 0 it was to come. Without a day an open term is best.
func rankOn(k *data.KnownEntity, day dyad.Day) (rank int, now bool) {
	switch {
	case k.From == "" && k.To == "":
		return 2, true
	case day == "":
		if k.To == "" {
			return 3, true
		}
		return 1, true
	case k.From != "" && day < k.From:
		return 0, false
	case k.To != "" && day > k.To:
		return 1, false
	}
	return 3, true
}

// person resolves a phrase that names a person of the tables.
func (d *document) person(p *phrase, c *parts) {
	k, _, now := d.bearer(c.person)
	e := k.Entity
	if !now || c.former && c.noun != nil {
		e.Office = ""
		if e.Sector == dyad.GOV || e.Sector == dyad.LEG || e.Sector == dyad.SPY {
			e.Sector = dyad.ELI
			if d.day != "" && k.From != "" && d.day < k.From {
				e.Sector = ""
			}
		}
	}
	if c.noun != nil && !c.former && c.noun.noun.Kind == data.PersonNoun {
		if r := d.role(p, c); r.Sector != "" && !c.noun.noun.Inherits {
			e.Sector, e.Others, e.Office = r.Sector, r.Others, r.Office
		} else if r.Office != "" && e.Office == "" {
			e.Office = r.Office
		}
	}
	p.set(dyad.Name, e)
	p.persons, p.named = true, true
	d.nameIs(p, c.person)
}

// stranger resolves a person whom the tables lack, by title and modifiers.
func (d *document) stranger(p *phrase, c *parts) {
	var e dyad.Entity
	if c.noun != nil {
		e = d.role(p, c)
	} else if len(c.countries) > 0 {
		e.Code = d.country(c.countries[0]).Code
	}
	e.Persons = true
	q := d.earlier(p, c.proper)
	if q != nil {
		e = merge(e, q.entity())
	}
	p.set(dyad.Name, e)
	p.again(q)
	p.persons, p.named = true, true
	if c.noun != nil {
		p.noun = c.noun.noun
	}
	d.nameIs(p, c.proper)
}

// merge fills what e lacks from what is known otherwise.
func merge(e, from dyad.Entity) dyad.Entity {
	if e.Code == "" {
		e.Code = from.Code
	}
	if e.Sector == "" {
		e.Sector, e.Others = from.Sector, from.Others
	}
	if e.Office == "" {
		e.Office = from.Office
	}
	if e.QID == "" && e.Known == "" {
		e.QID, e.Known = from.QID, from.Known
	}
	e.Persons = e.Persons || from.Persons
	return e
}

// body resolves a phrase whose own name is that of an organisation or group.
func (d *document) body(p *phrase, c *parts) {
	k, _, _ := d.bearer(c.body)
	e := k.Entity
	p.named = true
	if c.noun != nil && c.noun.lo < c.noun.hi {
		p.noun = c.noun.noun
	}
	if c.proper != nil && c.proper.lo == c.body.hi && k.Class == data.Body {
		c.noun = nil // "IAEA Director X" has a noun; "Reuters Breakingviews" is still Reuters
	}
	for _, x := range c.countries { // "Chile's Defense Department" is none of the best known one
		d.disown(&e, k.Class, d.country(x).Code, c.body.name.Text)
	}
	for ch := range p.st.Children(p.head) { // nor is "the Senate of Chile"
		if q := p.st.at[ch]; q != nil && (p.st.Tokens[ch].Deprel == "nmod:poss" || p.st.Child(ch, "case") == c.body.hi && p.st.Tokens[c.body.hi].Form == "of") {
			if d.resolve(q); q.country {
				d.disown(&e, k.Class, q.entity().Code, c.body.name.Text)
			}
		}
	}
	p.set(dyad.Name, e)
	p.plural = p.st.pluralAt(p.head) && k.Class == data.Group
	if words := strings.Fields(c.body.name.Text); k.Class == data.Body && len(words) > 1 { // "the Council" of before
		d.aliases["the "+strings.ToLower(words[len(words)-1])] = p
	}
}

// disown makes a country's body that of another one, which has the same kind of body; of
// what sector, the noun says that its name is.
func (d *document) disown(e *dyad.Entity, class data.EntityClass, code, name string) {
	if class != data.Body || code == "" || code == e.Code || !dyad.IsState(e.Code) {
		return
	}
	e.Code, e.QID, e.Known = code, "", ""
	if _, noun := d.f.lex.at(name, 0, true); noun.entry >= 0 && noun.end == len(name) {
		if n := &d.f.tab.Nouns[d.f.lex.entries[noun.entry].ref]; n.Sector != "" {
			e.Sector, e.Others = n.Sector, nil
		}
	}
}

// state resolves a phrase that is a country's name, adjective, people or capital.
func (d *document) state(p *phrase, c *parts) {
	for _, a := range c.countries {
		k := d.country(a)
		e := k
		switch {
		case a.name.Use == data.Demonym || a.name.Use == data.Adjective && !p.adj && a.hi == p.hi && (p.hi-p.lo > 1 || p.st.pluralAt(p.head)):
			e.QID, e.Known, e.Persons = "", "", true
			if e.Sector == "" && !p.st.speaks(p) && (!p.definite() || p.st.suffers(p)) { // "the Russians" may be their state
				e.Sector = dyad.CVL
			}
			p.plural = p.st.pluralAt(p.head) || a.name.Use == data.Demonym && strings.HasSuffix(a.name.Text, "s") || p.st.Child(p.head, "nummod") >= 0
			p.persons = true
		default:
			if e.Sector == "" {
				e.Sector = dyad.GOV
			}
			if a.name.Sector != "" {
				e.Sector = a.name.Sector
			}
			p.country = true
		}
		p.set(dyad.Name, e)
		if len(c.countries) > 1 && p.adj {
			continue
		}
		return
	}
}

func (d *document) country(a *atom) dyad.Entity {
	k, n, _ := d.bearer(a)
	e := k.Entity
	if n.Sector != "" {
		e.Sector = n.Sector
	}
	return e
}

// nominal resolves a phrase that says what somebody is.
func (d *document) nominal(p *phrase, c *parts) {
	p.noun = c.noun.noun
	p.persons = p.noun.Kind == data.PersonNoun
	p.plural = c.noun.plural || p.noun.Plural == p.noun.Singular && p.persons
	if !d.f.Alone && (d.members(p, c) || d.anaphor(p, c)) || c.quality() {
		return
	}
	e := d.role(p, c)
	more := d.also(p, c, e)
	if e.Code == "" && e.Known == "" {
		if e.Code = d.alongside(p); e.Code == "" {
			e.Code = d.context(p, e)
		}
	}
	if c.proper != nil && p.noun.Kind != data.PersonNoun {
		p.kind = dyad.Name
		if q := d.earlier(p, c.proper); q != nil {
			e = merge(e, q.entity())
		} else if p.st.isUpper(p.head) && e.Sector != "" {
			p.named = true
		}
		d.aliases[strings.ToLower(st(p, c.proper))] = p
	}
	if e.Sector == "" && e.Code == "" {
		if q := d.aliases["the "+p.noun.Singular]; q != nil && p.definite() && !p.plural {
			p.set(dyad.Nominal, q.entity())
			p.again(q)
		}
		return
	}
	p.set(p.kind, e)
	p.ents = append(p.ents, more...)
}

// quality reports whether the noun is no more than an adjective: "predominantly Sunni",
// but not where it says whose deed the next word tells: "militant attacks".
func (c *parts) quality() bool {
	if c.noun.plural || c.noun.noun.Kind != data.PersonNoun || len(c.countries)+len(c.others) > 0 || c.proper != nil {
		return false
	}
	st, h := c.p.st, c.p.head
	if c.noun.noun.Sector.Armed() && st.Tokens[h].Rel() == "amod" {
		return false
	}
	return st.Tokens[h].UPOS == "ADJ" && c.noun.noun.Singular != c.noun.noun.Plural && st.Child(h, "det", "nummod", "nmod:poss") < 0
}

// also returns who is joined to the one that modifies the noun: "Iranian and Pakistani
// officials", "US and Taliban negotiators". Of a country e tells the rest.
func (d *document) also(p *phrase, c *parts, e dyad.Entity) []dyad.Entity {
	modifiers := c.countries
	if len(modifiers) == 0 {
		modifiers = c.others
	}
	if len(modifiers) == 0 || modifiers[0].hi > p.head {
		return nil
	}
	var out []dyad.Entity
	for ch := range p.st.Children(p.st.headOf(modifiers[0].lo, modifiers[0].hi)) {
		if p.st.Tokens[ch].Rel() != "conj" || p.st.atomAt[ch] < 0 || ch >= p.head {
			continue
		}
		a := &p.st.atoms[p.st.atomAt[ch]]
		if a.kind != nameAtom {
			continue
		}
		k, _, ok := d.bearer(a)
		switch {
		case !ok || k.Code == e.Code && k.Class == data.Country:
		case k.Class == data.Country && len(c.countries) > 0:
			x := e
			x.Code, x.QID, x.Known = d.country(a).Code, "", ""
			out = append(out, x)
		case k.Class == data.Country:
			out = append(out, dyad.Entity{Code: d.country(a).Code, Sector: dyad.GOV, Persons: e.Persons})
		case k.Class == data.Group || k.Class == data.Body:
			out = append(out, k.Entity)
		}
	}
	return out
}

// unknown resolves a proper name that the tables lack, by what the text has said of it
// or by how it is used; it stays without an entity otherwise.
func (d *document) unknown(p *phrase, c *parts) {
	p.kind = dyad.Name
	if code := d.half(p, c.proper); code != "" {
		p.set(dyad.Name, dyad.Entity{Code: code, Sector: dyad.GOV})
		p.country = true
		return
	}
	if q := d.earlier(p, c.proper); q != nil {
		p.set(dyad.Name, q.entity())
		p.again(q)
		p.persons, p.named, p.noun = q.persons, true, q.noun
		return
	}
	if d.shortened(p, c.proper) {
		p.set(dyad.Name, dyad.Entity{Persons: true})
		p.persons, p.named = true, true
		d.nameIs(p, c.proper)
		return
	}
	if c.honorific || (p.st.speaks(p) || p.st.suffers(p)) && c.proper.hi-c.proper.lo >= 2 && c.proper.hi-c.proper.lo <= 5 {
		p.persons, p.named = true, true
		e := dyad.Entity{Persons: true}
		if len(c.countries) > 0 {
			e.Code = d.country(c.countries[0]).Code
		} else if p.st.suffers(p) {
			if e.Code = d.clausePlace(p); e.Code == "" {
				e.Code = d.place
			}
		}
		p.set(dyad.Name, e)
		d.nameIs(p, c.proper)
	}
}

// half resolves "the North" and "the South" in an article on Korea.
func (d *document) half(p *phrase, a *atom) string {
	if a.hi-a.lo != 1 || a.lo == 0 || !strings.EqualFold(p.st.Tokens[a.lo-1].Form, "the") && p.st.Tokens[p.head].Rel() != "nsubj" {
		return ""
	}
	switch f := p.st.Tokens[a.lo].Form; {
	case f == "North" && strings.Contains(d.a.Text, "North Korea"):
		return "PRK"
	case f == "South" && strings.Contains(d.a.Text, "South Korea") && strings.Contains(d.a.Text, "North Korea"):
		return "KOR"
	}
	return ""
}

// suffers reports whether the phrase is the object of a verb that is done to people:
// "arrested Dara Vakil".
func (st *sentence) suffers(p *phrase) bool {
	t := &st.Tokens[p.head]
	if t.Head < 0 || t.Deprel != "obj" && t.Deprel != "nsubj:pass" {
		return false
	}
	switch st.Tokens[t.Head].Lemma {
	case "arrest", "detain", "release", "free", "pardon", "convict", "sentence", "jail", "imprison", "indict", "extradite", "deport", "appoint", "sack", "dismiss", "summon", "kidnap", "assassinate", "kill", "shoot", "murder", "execute", "behead", "acquit", "nominate", "elect", "interrogate", "torture", "reinstate",
		"charge", "accuse", "stab", "wound", "abduct", "rescue", "expel", "hang", "fine", "capture", "suspect":
		return true
	case "find":
		g := st.Child(t.Head, "xcomp", "obj", "advcl")
		return g >= 0 && (st.Tokens[g].Lemma == "guilty" || st.Tokens[g].Lemma == "dead")
	}
	return false
}

// speaks reports whether the phrase is the subject of a verb of speech.
func (st *sentence) speaks(p *phrase) bool {
	t := &st.Tokens[p.head]
	return t.Rel() == "nsubj" && t.Head >= 0 && speech(&st.Tokens[t.Head])
}

// again notes that q has named the one whom p names once more.
func (p *phrase) again(q *phrase) {
	if q == nil || len(q.ents) != 1 {
		return
	}
	s := q.span()
	at := &s
	if len(q.coref) > 0 && q.coref[0] != nil {
		at = q.coref[0]
	}
	p.coref = []*dyad.Span{at}
}

// shortened reports whether a name of several words is a person's, since the article goes
// on with the last of them alone: "Andy Warhol", then "Warhol".
func (d *document) shortened(p *phrase, a *atom) bool {
	if n := a.hi - a.lo; n < 2 || n > 4 || a.lo > 0 && p.st.Tokens[a.lo-1].UPOS == "DET" {
		return false
	}
	if d.short == nil {
		d.short = map[string]bool{}
		for _, st := range d.sents {
			for i := range st.atoms {
				b := &st.atoms[i]
				if b.kind != properAtom || b.off || b.hi-b.lo != 1 || b.lo > 0 && st.Tokens[b.lo-1].UPOS == "DET" {
					continue
				}
				switch t := &st.Tokens[b.lo]; {
				case t.Rel() == "nsubj" || t.Deprel == "nmod:poss": // who does or owns
					d.short[strings.ToLower(t.Form)] = true
				}
			}
		}
	}
	return d.short[strings.ToLower(p.st.Tokens[a.hi-1].Form)]
}

func (p *phrase) set(kind dyad.MentionKind, e dyad.Entity) {
	p.kind = kind
	p.ents = append(p.ents, e)
}
