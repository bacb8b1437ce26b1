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
	if r.given(form) {
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

// given reports whether a word is a first name that many people of English news have.
func (r *reading) given(form string) bool {
	return r.doubt[form] == data.AGiven
}

// guarded reports whether the name is no place here but part of another name: a
// person, a paper, a company, a team.
func (r *reading) guarded(s *dyad.Sentence, n *name) bool {
	t := &s.Tokens[n.head]
	if n.last-n.first == 1 {
		if r.persons[t.Form] || r.given(t.Form) && !r.vouched(s, n) && !r.large(t.Form) {
			return true
		}
	}
	if n.first > 0 && title(s.Tokens[n.first-1].Form) && s.Tokens[n.first-1].Form != "General" {
		return true
	}
	if r.trailing(s, n) || r.chained(s, n) || r.inPerson(s, n) {
		return true
	}
	if n.last+1 < len(s.Tokens) && strings.HasPrefix(s.Tokens[n.first].Form, "St") && s.Tokens[n.last].Deprel == "case" && strings.HasSuffix(s.Tokens[n.last].Form, "s") {
		return true // a church: "St. Paul's Cathedral"
	}
	// The rest of a longer name: "Paris Hilton", "West Ham", "Kansas City Star".
	if n.last < len(s.Tokens) {
		next := &s.Tokens[n.last]
		if next.Span.Start == s.Tokens[n.last-1].Span.End && (next.Form == "-" || next.Form == "–" || next.Form == "/") &&
			n.last+1 < len(s.Tokens) && s.Tokens[n.last+1].Span.Start == next.Span.End && s.Tokens[n.last+1].Form[0] >= 'a' {
			return next.Form == "-" && (strings.HasSuffix(s.Tokens[n.last+1].Form, "born"))
		}
	}
	return false
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

// chained reports whether the tree joins the name to another capitalised word that is
// not part of it, in one name.
func (r *reading) chained(s *dyad.Sentence, n *name) bool {
	t := &s.Tokens[n.head]
	if h := t.Head; h >= 0 && h < len(s.Tokens) {
		up := &s.Tokens[h]
		near := h >= n.first-3 && h <= n.last+3
		switch t.Rel() {
		case "flat":
			if near && starts(up.Form) && !r.titled(up.Form) {
				return true
			}
		case "compound", "amod", "nmod":
			if t.Rel() == "nmod" && t.Deprel != "nmod:unmarked" && t.Deprel != "nmod:npmod" {
				break
			}
			if h >= n.last && starts(up.Form) && up.UPOS == "PROPN" && kindWord(up.Form) == "" && !office(up.Form) &&
				(medium(up.Form) || n.last-n.first > 1 || !r.country(t.Form)) {
				return true
			}
			if h == n.last && n.last-n.first == 1 && founded(up.Form) && !r.wellKnown(t.Form) {
				return true
			}
		}
	}
	for c := range s.Children(n.head) {
		u := &s.Tokens[c]
		if c >= n.last && c <= n.last+1 && u.Rel() == "flat" && starts(u.Form) {
			return true
		}
		if c < n.first && (u.Rel() == "compound" || u.Rel() == "flat") && c == n.first-1 && starts(u.Form) && u.UPOS == "PROPN" &&
			!isDirection(u.Form) && !r.titled(u.Form) && r.given(u.Form) {
			return true
		}
	}
	return false
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
