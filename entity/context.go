package entity

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// countries finds the one country that the article is about, or comes from: that of its
// dateline, else the one that most of its names belong to.
func (d *document) countries() {
	if d.a.Dateline != nil && d.a.Dateline.Place != "" {
		if code := d.f.placeCode(d.a.Dateline.Place); code != "" {
			d.place = code
			return
		}
	}
	var codes []string
	var counts []int
	total := 0
	d.put = map[string]int{}
	note := func(code string) {
		total++
		if i := slices.Index(codes, code); i >= 0 {
			counts[i]++
		} else {
			codes, counts = append(codes, code), append(counts, 1)
		}
	}
	for _, st := range d.sents {
		for j := range st.atoms {
			if a := &st.atoms[j]; a.kind == nameAtom && !a.off && !a.apart {
				k := a.known
				if k.Class == data.Country || k.Class == data.Person {
					note(k.Code)
				}
				if c := st.Child(a.hi-1, "case"); k.Class == data.Country && c >= 0 && placing(st.Tokens[c].Form) {
					d.put[k.Code]++
				}
			}
		}
	}
	best, second := -1, 0
	for i, n := range counts {
		switch {
		case best < 0 || n > counts[best]:
			if best >= 0 {
				second = counts[best]
			}
			best = i
		case n > second:
			second = n
		}
	}
	if best >= 0 && counts[best] >= 2 && counts[best] >= 2*second && 5*counts[best] >= 2*total {
		d.place, d.shared = codes[best], counts[best] < 4*second
	}
}

// placing reports whether the preposition puts something where a name says.
func placing(word string) bool {
	return slices.Contains([]string{"in", "inside", "across", "throughout"}, strings.ToLower(word))
}

// armed reports whether the phrase names some who fight where the article puts things, not
// where it is from: rebels, a regime, "Kurdish forces".
func (p *phrase) armed(e dyad.Entity) bool {
	switch e.Sector {
	case dyad.REB, dyad.UAF, dyad.PRM:
		return true
	case dyad.MIL:
		for c := range p.st.Children(p.head) {
			if t := &p.st.Tokens[c]; t.Rel() == "amod" && c < p.head && (t.Form[0] >= 'A' && t.Form[0] <= 'Z' || strings.HasPrefix(t.Form, "pro-") || strings.HasPrefix(t.Form, "anti-")) {
				return true
			}
		}
	}
	return p.noun.Singular == "regime"
}

// placeCode returns the country of a place name that is a country or a capital.
func (f *Finder) placeCode(place string) string {
	for _, part := range strings.Split(place, ",") {
		part = strings.TrimSpace(part)
		if h, _ := f.lex.at(part, 0, true); h.entry >= 0 && h.end == len(part) && f.lex.entries[h.entry].kind == nameEntry {
			k := &f.tab.Known[f.tab.Names[f.lex.entries[h.entry].ref].Entity]
			if k.Class == data.Country {
				return k.Code
			}
		}
	}
	return ""
}

// elsewhere reports whether the article puts more in another country.
func (d *document) elsewhere(code string) bool {
	for _, n := range d.put {
		if n > d.put[code] {
			return true
		}
	}
	return false
}

// context finds the country of a noun that does not say it. Those who fight have none that
// the article is only from.
func (d *document) context(p *phrase, e dyad.Entity) string {
	code := d.around(p, e)
	if code != "" && p.armed(e) && d.elsewhere(code) {
		return cmp.Or(d.clausePlace(p), d.lastPlace(p))
	}
	return code
}

// around finds the country of a noun by what stands around it: of a body of state the
// sentence's subject, then the place of the clause, then the article's.
func (d *document) around(p *phrase, e dyad.Entity) string {
	switch e.Sector {
	case dyad.GOV, dyad.MIL, dyad.COP, dyad.JUD, dyad.LEG, dyad.SPY, dyad.OPP:
		if (p.noun.Definite || p.definite() || p.noun.Office) && !p.handled() {
			if code := d.subjectCode(p); code != "" {
				return code
			}
		}
	case dyad.CVL, dyad.REB, dyad.UAF, dyad.PRM, dyad.REF, dyad.REL, dyad.AGR, dyad.LAB, dyad.MED, dyad.CRM, dyad.PTY, dyad.UNK:
	case dyad.EDU:
		if p.noun.Singular != "student" && p.noun.Singular != "teacher" {
			return ""
		}
	default:
		return ""
	}
	if r := p.st.Tokens[p.head].Rel(); (r == "amod" || r == "compound") && (e.Sector == dyad.REB || e.Sector == dyad.UAF || e.Sector == dyad.CRM) {
		return "" // "a terrorist attack on the embassy" says of what kind it was, not whose
	}
	if p.noun.Kind == data.ThingNoun {
		return "" // ships and planes are often far from home
	}
	if code := d.clausePlace(p); code != "" {
		return code
	}
	if e.Persons && e.Sector != dyad.GOV && e.Sector != dyad.COP && e.Sector != dyad.MIL {
		if code := d.lastPlace(p); code != "" || d.shared || d.place == "" || p.noun.Singular != strings.ToLower(p.noun.Singular) {
			return code // people may be of either country, and a people, as Kurds, live in many
		}
	}
	if d.place == "" && p.noun.Definite && p.noun.Kind == data.BodyNoun && p.definite() {
		return d.lastState(p)
	}
	return d.place
}

// lastPlace returns the country in which the sentence, or the one before it, has put something.
func (d *document) lastPlace(p *phrase) string {
	for i := len(d.past) - 1; i >= 0; i-- {
		q := d.past[i]
		if p.st.index-q.st.index > 1 || q.st.Paragraph != p.st.Paragraph {
			break
		}
		k := q.st.Child(q.head, "case")
		if q.country && !q.adj && k >= 0 && placing(q.st.Tokens[k].Form) {
			return q.ents[0].Code
		}
	}
	return ""
}

// lastState returns the country that was the subject of a sentence just before.
func (d *document) lastState(p *phrase) string {
	for i := len(d.past) - 1; i >= 0; i-- {
		q := d.past[i]
		if p.st.index-q.st.index > 2 {
			break
		}
		if q.st != p.st && q.country && q.st.Tokens[q.head].Rel() == "nsubj" && dyad.IsState(q.ents[0].Code) {
			return q.ents[0].Code
		}
	}
	return ""
}

// subjectCode returns the country of the subject that precedes the phrase in its
// sentence, or of the subject of the sentence's main verb.
func (d *document) subjectCode(p *phrase) string {
	for i := len(p.st.phrases) - 1; i >= 0; i-- {
		q := p.st.phrases[i]
		if q == p || q.head >= p.lo || len(q.ents) != 1 || len(q.ents[0].Code) != 3 {
			continue
		}
		if t := &p.st.Tokens[q.head]; t.Rel() == "nsubj" && dyad.IsState(q.ents[0].Code) && (q.country || q.ents[0].Sector == dyad.GOV || q.ents[0].Sector == dyad.MIL) {
			return cmp.Or(p.between(q), q.ents[0].Code)
		}
	}
	return ""
}

// between returns the country of the last party that stands between the subject q and the phrase, and
// is not only a place nor who does it to them: "Norland cut its ties with Suland after the government refused".
func (p *phrase) between(q *phrase) string {
	h := p.head
	if h > p.lo && p.st.Tokens[h].UPOS == "NOUN" && p.st.Tokens[h-1].UPOS == "PROPN" || p.st.Dominates(p.st.Tokens[h].Head, q.head) && p.st.Tokens[h].Rel() == "nsubj" || p.noun.Sector == dyad.OPP { // "the Smith government" is known by its name; who says it all, and an opposition, is the subject's
		return ""
	}
	for _, o := range slices.Backward(p.st.phrases) {
		if o.head >= p.lo || o.head <= q.head || len(o.ents) != 1 || !dyad.IsState(o.ents[0].Code) || p.st.Dominates(q.head, o.head) {
			continue
		}
		k, up := p.st.Child(o.head, "case"), max(p.st.Tokens[o.head].Head, 0)
		place := o.country && k >= 0 && (placing(p.st.Tokens[k].Form) || p.st.Tokens[k].Lemma == "into") || p.st.Tokens[up].Lemma == "border"
		told := o.ents[0].Sector == dyad.JRN || o.ents[0].Sector == dyad.BUS
		doer := o.head < up && p.st.Tokens[p.head].Head == up // "a Norlander strike on the base"
		if !place && !told && !doer {
			return o.ents[0].Code
		}
	}
	return ""
}

// handled reports whether a name that was not read follows the noun.
func (p *phrase) handled() bool {
	return p.hi < len(p.st.Tokens) && strings.HasPrefix(p.st.Tokens[p.hi].Form, "@")
}

// clausePlace returns the country named by "in X" on the phrase, on the verb that governs it
// or on that verb's object: "gunmen stormed an outpost in X".
func (d *document) clausePlace(p *phrase) string {
	g := p.st.Tokens[p.head].Head
	around := []int{p.head, g}
	if g >= 0 && p.noun != nil && p.noun.Sector != dyad.UAF && p.st.Tokens[p.head].Rel() == "nsubj" {
		if o := p.st.Child(g, "obj"); o >= 0 && p.st.at[o] == nil {
			around = append(around, o)
		}
	}
	for _, at := range around {
		if at < 0 {
			continue
		}
		for ch := range p.st.Children(at) {
			q := p.st.at[ch]
			if q == p || p.st.Tokens[ch].Rel() != "obl" && p.st.Tokens[ch].Rel() != "nmod" {
				continue
			}
			k := p.st.Child(ch, "case")
			if k < 0 || !strings.EqualFold(p.st.Tokens[k].Form, "in") && !strings.EqualFold(p.st.Tokens[k].Form, "across") {
				continue
			}
			if q == nil {
				if code := d.region(p.st, ch); code != "" {
					return code
				}
				continue
			}
			for _, i := range q.atoms {
				if a := &p.st.atoms[i]; a.kind == nameAtom && a.class == data.Country && a.name.Use != data.Adjective {
					return a.known.Code
				}
			}
		}
	}
	return ""
}

// alongside returns the country that is told once for two: "Japan's prime minister and foreign
// minister".
func (d *document) alongside(p *phrase) string {
	t := &p.st.Tokens[p.head]
	if t.Rel() != "conj" || !p.persons || p.plural || p.st.Child(p.head, "det", "nmod:poss", "nummod") >= 0 || p.st.at[t.Head] == nil {
		return ""
	}
	q := p.st.at[t.Head]
	d.resolve(q)
	return q.entity().Code
}
