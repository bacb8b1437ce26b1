package geo

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// longest is the number of tokens of the longest name looked for.
const longest = 7

// sentence finds the names of one sentence.
func (r *reading) sentence(index int) {
	s := &r.s[index]
	for i := 0; i < len(s.Tokens); {
		n, ok := r.handedAt(index, i)
		if !ok {
			n, ok = r.adjective(index, i)
		}
		if !ok {
			n, ok = r.way(index, i)
		}
		if !ok {
			if last := r.match(s, i); last > i {
				if n, ok = r.named(index, i, last); !ok {
					i = last
					continue
				}
			}
		}
		if !ok {
			n, ok = r.unknown(index, i)
		}
		if !ok {
			i++
			continue
		}
		r.names = append(r.names, n)
		i = n.last
	}
}

// handed returns the spans that the input handed over, by sentence, but for people who
// are known.
func (r *reading) handed() map[int][]*dyad.Mention {
	if len(r.a.Mentions) == 0 {
		return nil
	}
	given := map[int][]*dyad.Mention{}
	for i := range r.m {
		if m := &r.m[i]; m.Given && m.Last > m.First && m.Sentence < len(r.s) && !(m.Persons && m.Known != "") {
			given[m.Sentence] = append(given[m.Sentence], m)
		}
	}
	return given
}

// handedAt makes a name of a span that was handed over and starts at token i, if the
// gazetteer has it: no guard asks whether it is a place.
func (r *reading) handedAt(index, i int) (n name, ok bool) {
	for _, m := range r.given[index] {
		if m.First != i {
			continue
		}
		text := r.plain(m.Span.In(r.a.Text))
		if country := r.adjectives[text]; country != "" {
			if n, ok := r.adjective(index, i); ok && n.last == m.Last {
				return n, ok
			}
			text = country
		}
		for _, t := range spellings(text) {
			if !r.places.Has(t) {
				continue
			}
			n = r.name(index, m.First, m.Last, t)
			n.span, n.handed = m.Span, true
			return n, true
		}
	}
	return n, false
}

// spellings lists what a name may stand as in the gazetteer: as it is, without what
// stands around it.
func spellings(text string) []string {
	all := []string{text}
	add := func(t string) {
		if t = strings.TrimSpace(t); t != "" && !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	for _, p := range []string{"the ", "The ", "County ", "Co. ", "City of ", "Town of ", "Port of "} {
		if t, ok := strings.CutPrefix(text, p); ok {
			add(t)
			add(t + " County")
		}
	}
	for _, x := range []string{"'s", " Co.", " Co", "."} {
		if t, ok := strings.CutSuffix(text, x); ok {
			if x[0] == ' ' {
				add(t + " County")
			}
			add(t)
		}
	}
	if t, ok := strings.CutPrefix(text, "Mt. "); ok {
		add("Mount " + t)
	}
	if a, b, ok := strings.Cut(text, " "); ok {
		if isDirection(a) {
			add(b)
		}
		if k := strings.LastIndexByte(text, ' '); kindWord(text[k+1:]) != "" || text[k+1:] == "Area" {
			add(text[:k])
		}
	}
	return all
}

// way makes a name without a place of a road ("Briarcliff Road"), a water or a height
// ("Neches River") that the gazetteer does not have.
func (r *reading) way(index, i int) (n name, ok bool) {
	s := &r.s[index]
	if !starts(s.Tokens[i].Form) || !wordy(s.Tokens[i].Form) || i > 0 && s.Tokens[i-1].UPOS == "PROPN" && starts(s.Tokens[i-1].Form) && !abbreviation(s.Tokens[i-1].Form) {
		return n, false
	}
	for last := i + 1; last < len(s.Tokens) && last < i+5; last++ {
		t := &s.Tokens[last]
		if !starts(t.Form) || !wordy(t.Form) || s.Tokens[last-1].Span.End+1 != t.Span.Start {
			return n, false
		}
		if k := wayKind(t.Form); k != "" {
			if last+1 < len(s.Tokens) && starts(s.Tokens[last+1].Form) && s.Tokens[last+1].UPOS == "PROPN" && wayKind(s.Tokens[last+1].Form) == "" {
				return n, false // "Bay Area", "River Road Church"
			}
			end := last + 1
			text := r.text(s, i, end)
			if text == "" || r.places.Has(text) || s.Tokens[i].UPOS == "DET" || s.Tokens[i].UPOS == "ADP" {
				return n, false
			}
			return name{sentence: index, first: i, last: end, from: i, head: head(s, i, end), text: text, best: -1, within: -1, kind: k}, true
		}
	}
	return n, false
}

func abbreviation(form string) bool { return strings.HasSuffix(form, ".") }

// wayKind tells a road, a water or a height by the last word of its name.
func wayKind(form string) string {
	switch form {
	case "Street", "St.", "Road", "Rd.", "Avenue", "Ave.", "Ave", "Boulevard", "Blvd.", "Drive", "Lane":
		return "road"
	case "River", "Creek", "Lake", "Mountain", "Mountains", "Valley", "Island", "Islands", "Bay", "Peninsula", "Hills", "Township":
		return "nature"
	}
	return ""
}

// unknown makes a name without places of what stands before "province", "district",
// "town" and their like, although the gazetteer does not have it: "Essequibo region".
func (r *reading) unknown(index, i int) (n name, ok bool) {
	s := &r.s[index]
	last := i
	for last < len(s.Tokens) && s.Tokens[last].UPOS == "PROPN" && starts(s.Tokens[last].Form) && wordy(s.Tokens[last].Form) && len(s.Tokens[last].Form) > 3 {
		last++
	}
	if last == i || last-i > 3 || last == len(s.Tokens) || i > 0 && s.Tokens[i-1].UPOS == "PROPN" && starts(s.Tokens[i-1].Form) {
		return n, false
	}
	switch s.Tokens[last].Form {
	case "province", "region", "district", "governorate", "oblast", "town", "village", "county", "prefecture":
	default:
		return n, false
	}
	if h := head(s, i, last); s.Tokens[h].Rel() == "compound" && s.Tokens[h].Head == last {
		return name{sentence: index, first: i, last: last, from: i, head: h, text: r.text(s, i, last), best: -1, within: -1, kind: "province"}, true
	}
	return n, false
}

// match returns the end of the longest name that starts at token i, or i.
func (r *reading) match(s *dyad.Sentence, i int) int {
	t := &s.Tokens[i]
	if !starts(t.Form) {
		return i
	}
	for last := min(i+longest, len(s.Tokens)); last > i; last-- {
		end := &s.Tokens[last-1]
		if !wordy(end.Form) || last-i > 1 && !starts(end.Form) && !base(end.Form) {
			continue
		}
		text := r.text(s, i, last)
		if text == "" || !r.places.Has(text) {
			continue
		}
		if last-i == 1 && !r.proper(s, i) {
			return i
		}
		return last
	}
	return i
}

// text is the text of a token range as the gazetteer writes names: plain apostrophes,
// single spaces. It is "" for what no name can be.
func (r *reading) text(s *dyad.Sentence, first, last int) string {
	span := s.Cover(first, last)
	if span.Len() > 48 {
		return ""
	}
	return r.plain(span.In(r.a.Text))
}

func (r *reading) plain(text string) string {
	if strings.IndexByte(text, '\n') >= 0 || strings.Contains(text, "  ") {
		return ""
	}
	if strings.Contains(text, "’") {
		text = strings.ReplaceAll(text, "’", "'")
	}
	return text
}

// starts reports whether a form may begin or end a name: it has a capital letter or
// a letter that is not ASCII.
func starts(form string) bool {
	if form == "" {
		return false
	}
	c := form[0]
	return c >= 'A' && c <= 'Z' || c >= 0xC3 || len(form) > 3 && (form[2] == '-' || form[2] == '\'') && form[3] >= 'A' && form[3] <= 'Z'
}

func wordy(form string) bool {
	c := form[len(form)-1]
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 || c == '.' || c >= '0' && c <= '9'
}

// base reports whether a lower-case word may end a name of regions.tsv.
func base(form string) bool {
	switch form {
	case "base", "airbase", "region", "basin", "peninsula", "plant", "territories", "territory":
		return true
	}
	return false
}

// proper reports whether a single word is used as a name: short words must be written
// as the gazetteer does, and the tagger must not see a verb or an adjective.
func (r *reading) proper(s *dyad.Sentence, i int) bool {
	t := &s.Tokens[i]
	switch t.Form {
	case "US", "UK", "USA", "UAE", "DRC", "CAR", "PRC", "KSA", "NYC", "U.S.", "U.K.", "U.A.E.", "U.S.A.", "D.C.", "L.A.", "N.Y.", "N.J.":
		return true
	case "Us":
		return false
	}
	if n := len(t.Form); n <= 3 && t.Form[1] >= 'A' && t.Form[1] <= 'Z' || t.Form[n-1] == '.' {
		// "IN", "Ky.", "Miss.": a state after its city
		return i > 1 && s.Tokens[i-1].Form == "," && starts(s.Tokens[i-2].Form)
	}
	if isDirection(t.Form) {
		return false
	}
	switch t.UPOS {
	case "PROPN", "", "X":
		return true
	case "NOUN": // a tagger's slip
		return i > 0
	case "ADJ": // "Kentucky State Police"
		return t.Form[0] <= 'Z' && r.large(t.Form) && r.doubt[t.Form] != data.AWord // not "Federal prosecutors"
	}
	return false
}

// named makes a name of tokens [first, last), unless a guard throws it out.
func (r *reading) named(index, first, last int) (n name, ok bool) {
	s := &r.s[index]
	n = r.name(index, first, last, r.text(s, first, last))
	n.doubt = r.judge(s, &n)
	return n, n.doubt != refused
}

// name makes a name of tokens [first, last) with the places that a text has.
func (r *reading) name(index, first, last int, text string) name {
	s := &r.s[index]
	n := name{sentence: index, first: first, last: last, from: first, head: head(s, first, last), text: text, best: -1, within: -1}
	n.places = r.find(text)
	n.locative = locative(s, n.head, first)
	n.kind = kindBy(s, first, last)
	n.from = part(s, first)
	if k := len(r.names); k > 0 && r.names[k-1].sentence == index && n.from < r.names[k-1].last {
		n.from = first
	}
	return n
}

// find returns the places of a name; each name is looked up once an article.
func (r *reading) find(text string) []data.GazetteerPlace {
	found, ok := r.found[text]
	if !ok {
		found = r.places.Find(text, nil)
		r.found[text] = found
	}
	return found
}

// head returns the token of the range that hangs on one outside it.
func head(s *dyad.Sentence, first, last int) int {
	for i := first; i < last; i++ {
		if h := s.Tokens[i].Head; h < first || h >= last {
			return i
		}
	}
	return first
}

// part returns where the toponym starts when a word of direction stands before it.
func part(s *dyad.Sentence, first int) int {
	if first == 0 {
		return first
	}
	switch strings.ToLower(strings.ReplaceAll(s.Tokens[first-1].Form, "-", "")) {
	case "northern", "southern", "eastern", "western", "northeastern", "northwestern", "southeastern", "southwestern",
		"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "central", "upper", "lower":
		if f := s.Tokens[first-1].Form; f[0] >= 'a' || first == 1 {
			return first - 1
		}
	}
	return first
}

// kinds of division, as they stand next to a name.
func kindWord(form string) string {
	switch strings.ToLower(form) {
	case "province", "provinces", "region", "oblast", "governorate", "state", "prefecture", "territory", "department", "republic", "canton":
		return "province"
	case "district", "county", "parish", "raion":
		return "district"
	case "city", "town", "village", "municipality", "capital", "port":
		return "city"
	}
	return ""
}

// kindBy returns "province" or "city" where the words next to the name say so: "Sindh
// province", "the province of Sindh", "the city of Basra", "the northern city Mosul".
func kindBy(s *dyad.Sentence, first, last int) string {
	if last < len(s.Tokens) {
		if k := kindWord(s.Tokens[last].Form); k != "" && !(k == "city" && s.Tokens[last].Form[0] >= 'a' && s.Tokens[last].Form != "city") {
			return k
		}
	}
	if first > 1 && s.Tokens[first-1].Form == "of" {
		return kindWord(s.Tokens[first-2].Form)
	}
	if first > 0 {
		return kindWord(s.Tokens[first-1].Form)
	}
	return ""
}

// locative reports whether the name stands as where something is, goes or falls.
func locative(s *dyad.Sentence, head, first int) bool {
	for c := range s.Children(head) {
		if s.Tokens[c].Rel() == "case" && isPlacePreposition(s.Tokens[c].Form) {
			return true
		}
	}
	return first > 0 && isPlacePreposition(s.Tokens[first-1].Form) || underFire(s, head)
}

// underFire reports whether a verb that happens to places more than to people has the
// name as its object: "missiles hit Panjgur", "tanks entered Sudzha".
func underFire(s *dyad.Sentence, head int) bool {
	if t := &s.Tokens[head]; t.Rel() != "obj" || t.Head < 0 {
		return false
	}
	switch s.Tokens[s.Tokens[head].Head].Lemma {
	case "hit", "strike", "bomb", "shell", "pound", "bombard", "besiege", "retake", "enter", "reach", "shake", "rock", "overrun":
		return true
	}
	return false
}

func isPlacePreposition(form string) bool {
	switch strings.ToLower(form) {
	case "in", "at", "near", "from", "to", "into", "inside", "outside", "across", "throughout", "around", "toward", "towards", "through",
		"within", "between", "over", "off", "along", "north", "south", "east", "west", "around:", "via", "beyond":
		return true
	}
	return false
}
