package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// opening is how many blocks of a story a dateline is looked for in: a summary or two
// may stand before it.
const opening = 4

// dateline finds the place and the agency that the story opens with and gives the stretch
// to leave out of the text. A stretch that a span handed over touches stays.
func (d *draft) dateline(cut []bool) dyad.Span {
	seen := 0
	for i, b := range d.blocks {
		if cut[i] || b.kind == heading {
			continue
		}
		text := b.In(d.text)
		if line, n := datelineOf(text); n > 0 && (dashed(text[:n]) || seen == 0 && !d.spoken(i)) {
			span := dyad.Span{Start: b.Start, End: b.Start + n}
			if line.Place != "" || line.Agency != "" {
				d.Dateline = &line
			}
			if d.touched(span) {
				return dyad.Span{}
			}
			return span
		}
		if seen++; seen == opening {
			break
		}
	}
	return dyad.Span{}
}

// dashed reports whether a dateline has a dash or an agency: the sure signs.
func dashed(s string) bool { return strings.ContainsAny(s, "—–-)_") }

// spoken reports whether a name in capitals and a colon opens another block too: then the
// text is a transcript, and the names are those of speakers.
func (d *draft) spoken(at int) bool {
	for i, b := range d.blocks {
		if i == at {
			continue
		}
		name, _, ok := strings.Cut(b.In(d.text), ":")
		if ok && len(name) < 40 && name == strings.ToUpper(name) && strings.ContainsFunc(name, unicode.IsLetter) {
			return true
		}
	}
	return false
}

// farthest is how many bytes a dateline may take.
const farthest = 90

// datelineOf reads a dateline at the start of a text, and gives its length with the space
// behind it, or 0. It knows
//
//	PLACE, Region, Jan 18 (Agency) - Text      any part but one may be missing
//	Place — Text                               a place alone takes a dash
//	PLACE: Text                                a colon takes capitals, or a date
//	(Agency) Text                              an agency alone, in brackets
func datelineOf(text string) (dyad.Dateline, int) {
	p := dateparse{text: text}
	p.parts()
	return p.end()
}

// dateparse reads a dateline from left to right.
type dateparse struct {
	text  string
	at    int
	line  dyad.Dateline
	caps  bool // the place is in capitals
	dated bool
}

// parts reads place, date and agency.
func (p *dateparse) parts() {
	p.place()
	for p.at < len(p.text) && p.at < farthest {
		rest := strings.TrimLeft(p.text[p.at:], " ,/")
		skip := len(p.text) - p.at - len(rest)
		switch {
		case strings.HasPrefix(rest, "("):
			name, n := bracket(rest)
			if n == 0 || p.line.Agency != "" {
				return
			}
			if digit(name[0]) || digit(name[len(name)-1]) {
				return
			}
			p.line.Agency = name
			p.at += skip + n
		case !p.dated && dayLen(rest) > 0:
			p.dated = true
			p.line.Day = rest[:dayLen(rest)]
			p.at += skip + dayLen(rest)
		default:
			return
		}
	}
}

// place reads names with capitals: "KABUL", "New Delhi", "TEHRAN, Iran".
func (p *dateparse) place() {
	end, words, at := 0, 0, 0
	for at < len(p.text) && at < farthest {
		word := p.text[at:]
		if i := strings.IndexByte(word, ' '); i >= 0 {
			word = word[:i]
		}
		bare := strings.TrimRight(word, ",:—–-")
		if bare == "" || dayLen(p.text[at:]) > 0 || !nameWord(bare, words > 0) {
			break
		}
		words++
		end = at + len(bare)
		if bare != word && word[len(bare)] != ',' {
			break
		}
		at += len(word) + 1
	}
	if words == 0 || words > 6 {
		return
	}
	p.at, p.line.Place = end, p.text[:end]
	first, _, _ := strings.Cut(p.line.Place, ",")
	p.caps = first == strings.ToUpper(first) && utf8.RuneCountInString(first) > 1
}

// nameWord reports whether a word can be part of a place's name.
func nameWord(w string, inner bool) bool {
	switch w {
	case "of", "de", "la", "el", "al", "and", "the", "do", "da", "du", "des", "le", "on", "sur", "upon":
		return inner
	}
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) {
		return false
	}
	for _, r := range w[n:] {
		if !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '.' && r != '-' && r != '/' {
			return false
		}
	}
	return true
}

// bracket reads "(Agency)" and gives the name in it.
func bracket(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), 48)], ')')
	if end < 3 {
		return "", 0
	}
	name := strings.TrimSpace(s[1:end])
	if name == "" || strings.Count(name, " ") > 4 {
		return "", 0
	}
	for w := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) && w != "of" && w != "for" && w != "dpa" && w != "via" {
			return "", 0
		}
	}
	return name, end + 1
}

// dayLen gives the length of a day at the start of s ("Jan. 18", "18 January 2024",
// "Thursday"), or 0.
func dayLen(s string) int {
	at, named, number := 0, false, false
	for words := 0; words < 4 && at < len(s); words++ {
		word := s[at:]
		if i := strings.IndexAny(word, " :()"); i >= 0 {
			word = word[:i]
		}
		bare := strings.TrimRight(word, ".,—–-")
		low := strings.ToLower(bare)
		switch {
		case month(low) && !named || weekday(low) && words == 0:
			named = true
		case named && year(bare), len(bare) <= 4 && len(bare) > 0 && ordinal(low) && !number:
			number = true
		default:
			return dayEnd(s, at, named)
		}
		end := at + len(bare)
		if bare != word && word[len(bare)] != '.' && word[len(bare)] != ',' {
			return dayEnd(s, end, named)
		}
		at += len(word)
		if at >= len(s) || s[at] != ' ' {
			return dayEnd(s, at, named)
		}
		at++
	}
	return dayEnd(s, at, named)
}

func dayEnd(s string, at int, named bool) int {
	if !named {
		return 0
	}
	return len(strings.TrimRight(s[:at], " ,"))
}

// ordinal reports whether a word is the number of a day.
func ordinal(w string) bool {
	w = strings.TrimRight(w, "sthnrd")
	return (len(w) == 1 || len(w) == 2) && strings.Trim(w, "0123456789") == ""
}

// end reads the sign between dateline and story and weighs what was read.
func (p *dateparse) end() (dyad.Dateline, int) {
	rest := strings.TrimLeft(p.text[p.at:], " ")
	sign, n := signOf(rest)
	from := len(p.text) - len(rest) + n
	story := strings.TrimLeft(p.text[from:], " ")
	length := len(p.text) - len(story)
	spaced := len(rest) < len(p.text)-p.at
	if p.at == 0 || story == "" || !opensStory(story) || label(first(p.line.Place, "-")) && p.line.Agency == "" && !p.dated {
		return dyad.Dateline{}, 0
	}
	words := strings.Count(p.line.Place, " ") + 1
	switch {
	case p.line.Agency != "" && (sign != 0 && !p.initials() || bareAgency(p.line.Agency) && !p.initials()):
	case p.line.Agency != "":
		return dyad.Dateline{}, 0
	case p.dated && sign != 0 && p.line.Place != "":
	case sign == '-' && p.caps, sign == ':' && p.caps && words <= 3 && !p.dated && len(p.line.Place) > 4:
	case sign == '-' && (words <= 3 || strings.Contains(p.line.Place, ",")) && (spaced || n > 1) && strings.Count(story, " ") >= 5 && !aside(story):
	default:
		return dyad.Dateline{}, 0
	}
	return p.line, length
}

// signOf reads a dash ('-') or a colon (':') and gives its length.
func signOf(s string) (sign byte, n int) {
	for _, dash := range []string{"—", "–", "--", "- ", "_ ", "-", "―"} {
		if strings.HasPrefix(s, dash) {
			return '-', len(strings.TrimRight(dash, " "))
		}
	}
	if strings.HasPrefix(s, ": ") {
		return ':', 1
	}
	return 0, 0
}

// opensStory reports whether a text begins as a sentence does.
func opensStory(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘(`))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '$' || r == '@'
}

// bareAgency reports whether a name in brackets marks a dateline with no dash behind it.
func bareAgency(s string) bool {
	switch s {
	case "CNN", "Reuters", "AP", "AFP", "UPI", "Xinhua", "Bloomberg", "IPS", "VOA", "RFE/RL", "TASS", "ANI", "PTI", "IANS", "CBS", "NBC", "ABC", "BBC", "CP", "DPA", "dpa", "EFE":
		return true
	}
	return false
}

// initials reports whether the name in brackets is short for the name before it: then
// that is a body, "African Union (AU)", and no place.
func (p *dateparse) initials() bool {
	var short strings.Builder
	for w := range strings.FieldsSeq(p.line.Place) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			short.WriteRune(r)
		}
	}
	name := strings.ReplaceAll(p.line.Agency, ".", "")
	return short.Len() > 1 && len(name) > 1 && strings.HasSuffix(short.String(), name)
}

// aside reports whether a second dash follows soon: then the first one opened an aside.
func aside(story string) bool {
	head := story[:min(len(story), 150)]
	if i := strings.Index(head, ". "); i > 0 {
		head = head[:i]
	}
	return strings.Contains(head, " – ") || strings.Contains(head, " — ") || strings.Contains(head, " - ") || strings.Contains(head, " -- ")
}

// label reports whether what looks like a place is a word that stories are marked with,
// or no name.
func label(s string) bool {
	switch word, _, more := strings.Cut(s, " "); {
	case more && (word == "The" || word == "A" || word == "An" || word == "One" || word == "Two" || word == "Three" || word == "Four" || word == "Five"):
		return true
	}
	switch strings.ToLower(s) {
	case "breaking", "breaking news", "update", "updated", "exclusive", "analysis", "opinion", "watch", "live", "video", "explainer", "correction", "factbox", "timeline", "q", "a", "note", "i", "interview", "editorial", "comment", "fact check", "more", "new", "just in":
		return true
	}
	return false
}
