package entity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

type atomKind uint8

const (
	nameAtom   atomKind = iota // a name of the tables
	nounAtom                   // a noun of the tables
	properAtom                 // a proper name that the tables lack
)

// atom is a run of tokens that means one thing.
type atom struct {
	lo, hi int // half-open token range
	kind   atomKind
	entry  int32 // nameAtom: the lexicon's entry, or -1
	name   *data.EntityName
	known  *data.KnownEntity // who bears it, the first of several
	found  []data.Bearer     // who bears it, of the roster
	class  data.EntityClass
	noun   *data.ActorNoun
	plural bool
	apart  bool // no modifier of the noun that follows: "Iran" in "Iran-backed rebels"
	off    bool // dropped
}

// scan finds the atoms and phrases of a sentence.
func (d *document) scan(i int, s *dyad.Sentence) *sentence {
	n := len(s.Tokens)
	st := &sentence{Sentence: s, index: i, atomAt: make([]int16, n), at: make([]*phrase, n)}
	for t := range st.atomAt {
		st.atomAt[t] = -1
	}
	d.f.known(st, d.a.Text)
	st.properNames()
	st.guard(d)
	st.makePhrases()
	return st
}

// known finds the atoms of the tables.
func (f *Finder) known(st *sentence, text string) {
	for t := 0; t < len(st.Tokens); {
		tok := &st.Tokens[t]
		if r, _ := utf8.DecodeRuneInString(tok.Form); !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' {
			t++
			continue
		}
		name, noun := f.lex.at(text, tok.Span.Start, false)
		found, end := f.tab.Roster.At(text, tok.Span.Start, false)
		if noun.entry < 0 && name.entry < 0 && len(found) == 0 && former(tok.Form) {
			_, noun = f.lex.at(text, tok.Span.Start+3, false)
		}
		nt, mt := st.endToken(t, name), st.endToken(t, noun)
		if half := f.half(st, t); half >= 0 {
			name.entry, nt = half, t+1
		}
		switch rt := st.endToken(t, hit{int32(len(found) - 1), end}); {
		case rt > nt && rt >= mt:
			b := &found[0]
			st.push(atom{lo: t, hi: rt, kind: nameAtom, entry: -1, name: &b.Name, known: &b.Known, found: found, class: b.Known.Class})
			t = rt
		case nt >= mt && nt > t:
			e := &f.lex.entries[name.entry]
			if e.kind == nameEntry {
				n := &f.tab.Names[e.ref]
				k := &f.tab.Known[n.Entity]
				st.push(atom{lo: t, hi: nt, kind: nameAtom, entry: name.entry, name: n, known: k, class: k.Class})
			}
			t = nt
		case mt > t && st.nounHere(t, mt):
			e := &f.lex.entries[noun.entry]
			st.push(atom{lo: t, hi: mt, kind: nounAtom, noun: &f.tab.Nouns[e.ref], plural: e.plural || st.pluralAt(mt-1)})
			t = mt
		default:
			t++
		}
	}
}

// half returns the entry of a name that shares its last word with the one after it, "North" in
// "North and South Korea", or -1.
func (f *Finder) half(st *sentence, t int) int32 {
	if t+3 >= len(st.Tokens) || st.Tokens[t+1].UPOS != "CCONJ" || !compass(st.Tokens[t].Form) || !compass(st.Tokens[t+2].Form) {
		return -1
	}
	name, _ := f.lex.at(st.Tokens[t].Form+" "+st.Tokens[t+3].Form, 0, false)
	return name.entry
}

func (st *sentence) push(a atom) {
	for t := a.lo; t < a.hi; t++ {
		st.atomAt[t] = int16(len(st.atoms))
	}
	st.atoms = append(st.atoms, a)
}

// endToken returns the token after the hit, or t where it ends inside a token.
func (st *sentence) endToken(t int, h hit) int {
	if h.entry < 0 {
		return t
	}
	for u := t; u < len(st.Tokens) && st.Tokens[u].Span.End <= h.end; u++ {
		if st.Tokens[u].Span.End == h.end {
			return u + 1
		}
	}
	return t
}

// nounHere reports whether the tokens can be a noun phrase: "general" in "general
// strike" and "police" in "to police" are none.
func (st *sentence) nounHere(lo, hi int) bool {
	t := &st.Tokens[hi-1]
	switch t.UPOS {
	case "NOUN", "PROPN":
		return true
	case "ADJ":
		if hi-lo > 1 {
			return true
		}
		switch strings.ToLower(t.Form) {
		case "general", "major", "minor", "principal", "private", "national", "local", "adult", "individual", "moderate", "royal", "executive", "liberal", "conservative", "elite", "progressive", "patient", "public":
			return false
		}
		return t.Rel() != "amod" || hi < len(st.Tokens)
	case "VERB": // "the displaced", "the wounded"
		return hi-lo > 1 || lo > 0 && (strings.EqualFold(st.Tokens[lo-1].Form, "the") || st.Tokens[lo-1].XPOS == "POS") && strings.HasSuffix(t.Form, "ed")
	}
	return hi-lo > 1
}

func (st *sentence) pluralAt(t int) bool {
	tok := &st.Tokens[t]
	return tok.XPOS == "NNS" || tok.XPOS == "NNPS" || tok.Feat("Number") == "Plur"
}

// properNames gathers the proper names that no atom covers.
func (st *sentence) properNames() {
	for t := 0; t < len(st.Tokens); t++ {
		if !st.proper(t) {
			continue
		}
		hi := t + 1
		for hi < len(st.Tokens) {
			switch {
			case st.proper(hi) && st.near(hi):
				hi++
			case hi+1 < len(st.Tokens) && st.atomAt[hi] < 0 && st.particle(hi) && st.proper(hi+1) && st.near(hi):
				hi += 2
			default:
				goto done
			}
		}
	done:
		st.push(atom{lo: t, hi: hi, kind: properAtom})
		t = hi
	}
	slices.SortFunc(st.atoms, func(a, b atom) int { return cmp.Compare(a.lo, b.lo) })
	for i, a := range st.atoms {
		for t := a.lo; t < a.hi; t++ {
			st.atomAt[t] = int16(i)
		}
	}
}

// near reports whether at most one blank stands before the token.
func (st *sentence) near(t int) bool {
	return t > 0 && st.Tokens[t].Span.Start-st.Tokens[t-1].Span.End <= 1
}

func (st *sentence) proper(t int) bool {
	tok := &st.Tokens[t]
	if st.atomAt[t] >= 0 || tok.UPOS != "PROPN" {
		return false
	}
	r, n := utf8.DecodeRuneInString(tok.Form)
	if !unicode.IsUpper(r) && !(unicode.IsLower(r) && n < len(tok.Form) && tok.Form[:n] != tok.Form && strings.ContainsAny(tok.Form, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
		return false
	}
	if strings.HasSuffix(tok.Deprel, ":tmod") || st.designation(t) {
		return false
	}
	switch tok.Form {
	case "Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms", "Miss", "Sir", "Lord", "Lady", "Dr", "Mme", "Mme.", "Sayyid", "St.", "Jr.":
		return false
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December":
		return false
	}
	return true
}

// designation reports whether the token begins the name of a make: "MiG-21", "F-16".
func (st *sentence) designation(t int) bool {
	return t+2 < len(st.Tokens) && isHyphen(st.Tokens[t+1].Form) && st.Tokens[t+1].Span.Start == st.Tokens[t].Span.End && st.Tokens[t+2].Form[0] >= '0' && st.Tokens[t+2].Form[0] <= '9'
}

// particle reports whether the token joins the parts of a name.
func (st *sentence) particle(t int) bool {
	switch strings.ToLower(st.Tokens[t].Form) {
	case "-", "‑", "al", "el", "ul", "ur", "bin", "bint", "ibn", "ben", "de", "da", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "le", "la", "abu", "ould", "e", "i", "'", "’":
		return true
	}
	return false
}

// guard drops and joins atoms by what stands around them.
func (st *sentence) guard(d *document) {
	for i := range st.atoms {
		a := &st.atoms[i]
		if a.kind != nameAtom || a.off {
			continue
		}
		if a.name.Weak && !d.stands(a) || a.class == data.Person && a.hi < len(st.Tokens) && strings.HasPrefix(st.Tokens[a.hi].Form, "Jr") { // the son
			*a = atom{lo: a.lo, hi: a.hi, kind: properAtom}
			continue
		}
		st.hyphens(a)
		single := a.hi-a.lo == 1
		weak := a.name.Unsure || a.class == data.Region || a.class == data.Person && single || single && (a.name.Use == data.Capital)
		if weak {
			st.swallow(i)
		}
		if a.kind != nameAtom {
			continue
		}
		if !a.off && a.name.Unsure && a.name.Text == "Georgia" && !d.caucasus() {
			a.off = true
		}
		if a.hi < len(st.Tokens) && a.name.Unsure && st.Tokens[a.hi].Form == "State" {
			a.off = true
		}
	}
	for i := range st.atoms {
		if a := &st.atoms[i]; a.off {
			for t := a.lo; t < a.hi; t++ {
				if st.atomAt[t] == int16(i) {
					st.atomAt[t] = -1
				}
			}
		}
	}
}

// swallow makes a name that may be part of a longer unknown one ("Denzel Washington",
// "Jordan Peterson") that longer name.
func (st *sentence) swallow(i int) {
	a := &st.atoms[i]
	lo, hi := a.lo, a.hi
	if i > 0 {
		if b := &st.atoms[i-1]; b.kind == properAtom && !b.off && b.hi == a.lo && st.near(a.lo) && !(a.name.Use == data.Capital && st.direction(b)) {
			lo, b.off = b.lo, true
		}
	}
	if i+1 < len(st.atoms) && a.class != data.Person {
		if b := &st.atoms[i+1]; b.kind == properAtom && a.hi == b.lo && st.near(b.lo) {
			if a.class == data.Region && st.division(b.lo) {
				return
			}
			hi, b.off = b.hi, true
		}
	}
	if lo == a.lo && hi == a.hi {
		return
	}
	*a = atom{lo: lo, hi: hi, kind: properAtom}
	for t := lo; t < hi; t++ {
		st.atomAt[t] = int16(i)
	}
}

// division reports whether the word says what sort of place stands before it.
func (st *sentence) division(t int) bool {
	switch st.Tokens[t].Form {
	case "State", "Province", "City", "County", "District", "Region", "Governorate", "Metropolitan", "Regional", "Provincial", "Republican", "Democratic", "High":
		return true
	}
	return false
}

// direction reports whether the name is only a point of the compass or the like.
func (st *sentence) direction(a *atom) bool { return compass(st.Tokens[a.hi-1].Form) }

func compass(word string) bool {
	switch word {
	case "East", "West", "North", "South", "Central", "Northern", "Southern", "Eastern", "Western", "Greater", "Old", "Downtown", "Occupied":
		return true
	}
	return false
}

// hyphens reads what a hyphen ties the name to: "Saudi-led" leaves it a modifier,
// "Iran-backed" sets it apart, "pro-Russian" and "non-Iranian" drop it.
func (st *sentence) hyphens(a *atom) {
	if a.lo >= 2 && isHyphen(st.Tokens[a.lo-1].Form) && st.Tokens[a.lo-1].Span.End == st.Tokens[a.lo].Span.Start {
		switch strings.ToLower(st.Tokens[a.lo-2].Form) {
		case "pro", "anti", "non", "un", "trans", "intra", "inter", "post", "pre":
			a.off = true
		}
	}
	if a.hi+1 < len(st.Tokens) && isHyphen(st.Tokens[a.hi].Form) && st.Tokens[a.hi].Span.Start == st.Tokens[a.hi-1].Span.End {
		switch strings.ToLower(st.Tokens[a.hi+1].Form) {
		case "led", "based", "run", "ruled", "controlled", "speaking", "registered", "flagged", "owned":
		default:
			a.apart = !st.isUpper(a.hi + 1)
		}
	}
}

func isHyphen(s string) bool { return s == "-" || s == "–" || s == "‑" }

func (st *sentence) isUpper(t int) bool {
	r, _ := utf8.DecodeRuneInString(st.Tokens[t].Form)
	return unicode.IsUpper(r)
}

// caucasus reports whether the article gives a sign that its Georgia is the country.
func (d *document) caucasus() bool {
	for _, w := range []string{"Tbilisi", "Georgian", "Abkhaz", "Ossetia", "Caucasus", "Saakashvili", "Russia", "Armenia", "Azerbaijan", "Ukraine", "Republic of Georgia"} {
		if strings.Contains(d.a.Text, w) {
			return true
		}
	}
	return false
}

func (st *sentence) text(s dyad.Span) string {
	var b strings.Builder
	first := st.At(s.Start)
	for t := first; t < len(st.Tokens) && st.Tokens[t].Span.End <= s.End; t++ {
		if t > first {
			for range st.Tokens[t].Span.Start - st.Tokens[t-1].Span.End {
				b.WriteByte(' ')
			}
		}
		b.WriteString(st.Tokens[t].Form)
	}
	return b.String()
}
