package geo

import (
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// people notes the words of the names of people, so that "Jordan said" after "Michael
// Jordan" is no country. People are told by titles and by the verbs of speech that
// their full names stand with.
func (r *reading) people() {
	r.persons = map[string]bool{}
	for i := range r.s {
		s := &r.s[i]
		for j := range s.Tokens {
			t := &s.Tokens[j]
			if j > 0 && title(s.Tokens[j-1].Form) && starts(t.Form) && !r.country(t.Form) {
				r.person(s, j)
				continue
			}
			if t.Rel() == "flat" && starts(t.Form) && t.Head >= 0 && starts(s.Tokens[t.Head].Form) && t.UPOS == "PROPN" &&
				s.Tokens[t.Head].UPOS == "PROPN" && t.Head < j && kindWord(s.Tokens[t.Head].Form) == "" && !r.large(t.Form) {
				r.persons[t.Form] = true
			}
		}
	}
	for i := range r.m {
		m := &r.m[i]
		if m.Kind != dyad.Name || !m.Persons || m.Sentence >= len(r.s) {
			continue
		}
		s := &r.s[m.Sentence]
		for j := m.First; j < m.Last && j < len(s.Tokens); j++ {
			t := &s.Tokens[j]
			if (j == m.Head || t.Rel() == "flat" && t.Head == m.Head) && starts(t.Form) && !r.large(t.Form) {
				r.persons[t.Form] = true
			}
		}
	}
	for i := range r.s { // who is also gone to or stayed in is a place
		for j, t := range r.s[i].Tokens {
			if j+1 < len(r.s[i].Tokens) && r.persons[r.s[i].Tokens[j+1].Form] {
				switch t.Form {
				case "in", "In", "near", "Near", "outside", "inside", "at", "across":
					delete(r.persons, r.s[i].Tokens[j+1].Form)
				}
			}
		}
	}
}

// person notes the capitalised words from token j on.
func (r *reading) person(s *dyad.Sentence, j int) {
	for ; j < len(s.Tokens) && starts(s.Tokens[j].Form) && s.Tokens[j].UPOS == "PROPN"; j++ {
		r.persons[s.Tokens[j].Form] = true
	}
}

// country reports whether a word is the name of a country and of no person.
func (r *reading) country(form string) bool {
	if r.firstName(form) {
		return false
	}
	for _, p := range r.find(form) {
		if p.Resolution == 1 {
			return true
		}
	}
	return false
}

// title reports whether a word stands before the name of a person.
func title(form string) bool {
	switch form {
	case "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Sir", "Lord", "Lady", "Sen.", "Rep.", "Gov.", "Gen.", "Col.", "Lt.", "Maj.",
		"Capt.", "Sgt.", "Prof.", "Judge", "Justice", "Sheikh", "Ayatollah", "Pope", "Rev.", "St", "Miss", "Detective", "Officer",
		"Sheriff", "Deputy", "Sergeant", "Captain", "Lieutenant", "Colonel", "General", "Coach", "Councilman", "Attorney":
		return true
	}
	return false
}

// firstName reports whether a word is a first name that many people of English news have.
func (r *reading) firstName(form string) bool {
	return r.doubt[form] == data.AGiven
}

// verdict is what the guards say of a name.
type verdict uint8

const (
	free     verdict = iota
	embedded         // in the name of a body, which may be named for the place
	joined           // to another name, or a first name
	refused          // part of the name of a person, a paper, a company, a team
)

// judge asks the guards.
func (r *reading) judge(s *dyad.Sentence, n *name) verdict {
	t := &s.Tokens[n.head]
	single := n.last-n.first == 1
	switch {
	case single && r.persons[t.Form],
		n.first > 0 && title(s.Tokens[n.first-1].Form) && s.Tokens[n.first-1].Form != "General",
		n.first > 0 && s.Tokens[n.first-1].UPOS == "PROPN" && r.firstName(s.Tokens[n.first-1].Form) && !glued(s, n.first),
		r.inPerson(s, n), church(s, n), born(s, n.last):
		return refused
	case glued(s, n.first): // "R-Charleston", "Athens-Clarke"
		return free
	}
	v := r.chained(s, n)
	if v == free && r.trailing(s, n) {
		v = joined
	}
	if v == free && single && r.firstName(t.Form) && !r.vouched(s, n) && !r.large(t.Form) {
		v = joined
	}
	return v
}

// glued reports whether a hyphen joins token i to the one before.
func glued(s *dyad.Sentence, i int) bool {
	return i > 1 && (s.Tokens[i-1].Form == "-" || s.Tokens[i-1].Form == "–") && s.Tokens[i-1].Span.End == s.Tokens[i].Span.Start
}

// church reports whether the name is of a church: "St. Paul's Cathedral".
func church(s *dyad.Sentence, n *name) bool {
	return n.last+1 < len(s.Tokens) && strings.HasPrefix(s.Tokens[n.first].Form, "St") && s.Tokens[n.last].Deprel == "case" && strings.HasSuffix(s.Tokens[n.last].Form, "s")
}

// born reports whether "-born" follows.
func born(s *dyad.Sentence, last int) bool {
	return last+1 < len(s.Tokens) && s.Tokens[last].Form == "-" && s.Tokens[last].Span.Start == s.Tokens[last-1].Span.End && strings.HasSuffix(s.Tokens[last+1].Form, "born")
}

// founded reports whether a body of that kind is often named for a person.
func founded(form string) bool {
	switch form {
	case "University", "College", "Hospital", "School", "High", "Bridge", "Stadium", "Highway", "Street", "Road", "Airport":
		return true
	}
	return false
}

// wellKnown reports whether a country, a state or a city of a hundred thousand has the
// name.
func (r *reading) wellKnown(form string) bool {
	for _, p := range r.find(form) {
		if p.Resolution == 1 || p.FeatureCode == "ADM1" || p.Population >= 100 {
			return true
		}
	}
	return false
}

// large reports whether a country, a state, a continent or a city of half a million has
// the name.
func (r *reading) large(form string) bool {
	for _, p := range r.find(form) {
		if p.Resolution <= 1 || p.FeatureCode == "ADM1" || p.Population >= 500 {
			return true
		}
	}
	return false
}

// trailing reports whether a capitalised name runs straight into this one, "Anwaar ul
// Haq Kakar".
func (r *reading) trailing(s *dyad.Sentence, n *name) bool {
	if n.first == 0 {
		return false
	}
	p := &s.Tokens[n.first-1]
	if p.UPOS != "PROPN" || !starts(p.Form) || !wordy(p.Form) || isDirection(p.Form) || kindWord(p.Form) != "" || office(p.Form) {
		return false
	}
	if k := len(r.names); k > 0 && r.names[k-1].sentence == n.sentence && r.names[k-1].last == n.first {
		return !r.large(r.text(s, n.first, n.last)) // "Baghdad Iraq", but not "Boston Marathon"
	}
	return !title(p.Form) || n.last-n.first == 1
}

// vouched reports whether something speaks for a place although the word is a first
// name: a preposition of place before it, or a country after a comma.
func (r *reading) vouched(s *dyad.Sentence, n *name) bool {
	if locative(s, n.head, n.first) {
		return true
	}
	return n.last+1 < len(s.Tokens) && s.Tokens[n.last].Form == "," && r.places.Has(s.Tokens[n.last+1].Form)
}

// chained says what it means that the tree joins the name to another capitalised word
// which is not part of it, in one name.
func (r *reading) chained(s *dyad.Sentence, n *name) verdict {
	t := &s.Tokens[n.head]
	if h := t.Head; h >= 0 && h < len(s.Tokens) {
		up := &s.Tokens[h]
		near := h >= n.first-3 && h <= n.last+3
		switch t.Rel() {
		case "flat":
			if near && starts(up.Form) && !r.titled(up.Form) {
				return joined
			}
		case "compound", "amod", "nmod":
			if t.Rel() == "nmod" && t.Deprel != "nmod:unmarked" && t.Deprel != "nmod:npmod" {
				break
			}
			if h >= n.last && starts(up.Form) && up.UPOS == "PROPN" && kindWord(up.Form) == "" && !office(up.Form) &&
				(medium(up.Form) || n.last-n.first > 1 || !r.country(t.Form)) {
				if medium(up.Form) || h == n.last && r.firstName(t.Form) {
					return refused
				}
				return embedded
			}
			if h == n.last && n.last-n.first == 1 && founded(up.Form) && !r.wellKnown(t.Form) {
				return embedded
			}
		}
	}
	for c := range s.Children(n.head) {
		u := &s.Tokens[c]
		if c >= n.last && c <= n.last+1 && u.Rel() == "flat" && starts(u.Form) {
			return joined
		}
		if c < n.first && (u.Rel() == "compound" || u.Rel() == "flat") && c == n.first-1 && starts(u.Form) && u.UPOS == "PROPN" &&
			!isDirection(u.Form) && !r.titled(u.Form) && r.firstName(u.Form) {
			return joined
		}
	}
	return free
}

// titled reports whether a word that heads a flat name is a title or a kind of place
// rather than a name, "Fort Worth", "President Bush".
func (r *reading) titled(form string) bool { return kindWord(form) != "" }

// office reports whether a capitalised noun is an office or a place word, before which
// the name of a place is one: "Iranian" aside, "Texas Governor", "Baghdad Airport".
func office(form string) bool {
	switch form {
	case "Governor", "Gov.", "Mayor", "President", "Senator", "Sen.", "Prime", "Minister", "Premier", "Attorney", "Police", "Airport",
		"International", "Government", "Parliament", "Rep.", "Republican", "Democrat", "Congressman", "Ambassador", "Chancellor",
		"Department", "Fire", "University", "College", "Hospital", "Court", "School", "Municipality", "Council", "City", "Chamber", "Prison",
		"Medical", "Parks", "Coroner", "Jail", "Elections", "Board", "Senate", "House", "Legislature", "Assembly", "Supreme", "Army", "Finance", "Interior",
		"Stadium", "Zoo", "Bridge", "Highway", "Province", "Public", "High", "County", "Office", "State", "Railway", "Station", "Port",
		"King", "Queen", "Secretary", "Chief", "Sheriff", "Judge", "Foreign", "Defence", "Defense", "Embassy", "Road", "Street":
		return true
	}
	return false
}

// medium reports whether a word ends the name of a paper, a company or a team.
func medium(form string) bool {
	switch form {
	case "Daily", "Today", "Times", "Post", "News", "Herald", "Tribune", "International", "Airlines", "Airways", "Inc", "Inc.", "Corp", "Corp.", "Ltd",
		"Ltd.", "Mail", "Telegraph", "Journal", "Gazette", "Star", "Sun", "Open", "Cup", "Press", "Agency", "Online", "Bank", "Petroleum", "Telecom":
		return true
	}
	return false
}

func isDirection(form string) bool {
	switch form {
	case "North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "Central", "Downtown", "Upper", "Lower",
		"Greater", "Inner", "Outer", "Northeast", "Northwest", "Southeast", "Southwest":
		return true
	}
	return false
}

// inPerson reports whether a mention of people, by name, holds the name.
func (r *reading) inPerson(s *dyad.Sentence, n *name) bool {
	span := s.Cover(n.first, n.last)
	for r.nth < len(r.m) && r.m[r.nth].Sentence < n.sentence {
		r.nth++
	}
	for i := r.nth; i < len(r.m) && r.m[i].Span.Start <= span.Start; i++ {
		m := &r.m[i]
		if m.Kind != dyad.Name || !m.Span.Contains(span) || m.Span.Len() <= span.Len() {
			continue
		}
		// The head of the mention is another word: "Jordan Smith", "the Paris Agreement".
		if m.Persons && (m.Head < n.first || m.Head >= n.last) && s.Tokens[n.head].Head == m.Head && s.Tokens[n.head].Rel() == "flat" {
			return true
		}
	}
	return false
}
