package timex

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// kind is what a word can do in an expression of time.
type kind uint8

const (
	none    kind = iota
	weekday      // n: 0 Sunday
	month        // n: 1 January
	unit         // n: one of the units below
	season       // n: 21 spring to 24 winter, as in EDTF
	part         // a part of the day: "morning"
	deictic      // n: days from the anchor: "yesterday"
	night        // "overnight"
	number       // n: its value
	vague        // n: a guess at "several", "few", "couple"
	ordinal      // n: its value: "16th", "first"
	decade       // n: the first year: "1990s"
	pointer      // n: one of the pointers below: "last", "next"
	edge         // "early", "late", "mid", "end": some part of what follows
	about        // "around", "about": all but exactly
	after        // n: 1 "later", "after"; -1 "earlier", "before"
	ago          // "ago"
	det          // "the", "a"
	prep         // a preposition that belongs to the expression
	until        // "until", "till"
	to           // joins the ends of a range
	and          // "and"
	between      // "between"
	of           // "of"
	comma        // ","
	dash         // "-"
	every        // "every", "each"
	name         // the first word of a feast or an era
	fiscal       // "fiscal"; n: its year, of "FY2024"
	half         // "half"
	into         // "into"
	eve          // "eve"
	era          // n: -1 "BC", 1 "AD"
)

// The units, with their length in days where it is fixed.
const (
	minute = iota
	hour
	day
	week
	fortnight
	weekend
	monthUnit
	quarter
	yearUnit
	decadeUnit
	century
)

// The pointers.
const (
	last = iota
	this
	next
	past
	previous
	following
	same
	recent
	that
	final
)

// word is one token as the grammar sees it.
type word struct {
	kind   kind
	n      int
	upper  bool // starts with a capital letter
	plural bool // a unit, weekday or part in the plural
	short  bool // an abbreviation that is another word too: "Sun", "Mar"
	digits int  // a number written in that many digits
}

// read classifies the forms of a sentence into words, and reports whether any of
// them can carry an expression.
func read(s *dyad.Sentence, words []word) ([]word, bool) {
	words = words[:0]
	any := false
	for i := range s.Tokens {
		w := classify(s.Tokens[i].Form)
		switch w.kind {
		case weekday, month, unit, season, deictic, night, decade, ordinal, part, fiscal, eve:
			any = true
		case name, era:
			any = any || w.upper
		case number:
			any = any || w.digits == 4
		case none:
			any = any || hasFigures(s.Tokens[i].Form)
		}
		words = append(words, w)
	}
	return words, any
}

// longest is the length of the longest word in the lists.
const longest = 12

// classify looks one form up, whatever its case.
func classify(form string) word {
	if form == "" || len(form) > longest {
		return word{}
	}
	var buf [longest]byte
	for i := range len(form) {
		c := form[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	low := buf[:len(form)]
	if low[0] >= '0' && low[0] <= '9' {
		return figures(low)
	}
	w := vocabulary[string(low)]
	if w.kind == none {
		w = lettered(low)
	}
	w.upper = form[0] >= 'A' && form[0] <= 'Z'
	return w
}

// figures reads "16", "2,000", "16th", "1990s" and "2024"; anything else that starts
// with a digit is no number here.
func figures(b []byte) word {
	n, i := 0, 0
	for i < len(b) && b[i] >= '0' && b[i] <= '9' && i < 9 {
		n = n*10 + int(b[i]-'0')
		i++
	}
	switch rest := string(b[i:]); {
	case rest == "":
		return word{kind: number, n: n, digits: i}
	case rest == "s" && i == 4 && n%10 == 0, rest == "'s" && i == 4 && n%10 == 0:
		return word{kind: decade, n: n}
	case rest == "st" || rest == "nd" || rest == "rd" || rest == "th":
		return word{kind: ordinal, n: n, digits: i}
	case rest[0] == ',' && len(rest) == 4:
		m := 0
		for _, c := range rest[1:] {
			if c < '0' || c > '9' {
				return word{}
			}
			m = m*10 + int(c-'0')
		}
		return word{kind: number, n: n*1000 + m}
	}
	return word{}
}

// lettered reads "'90s" and "FY2024".
func lettered(b []byte) word {
	s := string(b)
	if y, ok := strings.CutPrefix(strings.Replace(s, "’", "'", 1), "'"); ok && len(y) >= 3 && len(y) <= 4 {
		if w := figures([]byte("19" + strings.Replace(y, "'", "", 1))); w.kind == decade && w.n >= 1920 {
			return w
		}
		return word{}
	}
	if y, ok := strings.CutPrefix(s, "fy"); ok {
		if w := figures([]byte(y + " ")[:len(y)]); len(y) > 0 && w.kind == number && w.digits == 4 {
			return word{kind: fiscal, n: w.n}
		}
	}
	return word{}
}

// vocabulary holds every word of the grammar in lower case. It is never written to.
var vocabulary = entries(
	group{kind: weekday, words: "sunday monday tuesday wednesday thursday friday saturday"},
	group{kind: weekday, plural: true, words: "sundays mondays tuesdays wednesdays thursdays fridays saturdays"},
	group{kind: weekday, short: true, words: "sun|sun. mon|mon. tue|tue.|tues|tues. wed|wed. thu|thu.|thur|thur.|thurs|thurs. fri|fri. sat|sat."},
	group{kind: month, from: 1, words: "january february march april may june july august september october november december"},
	group{kind: month, from: 1, short: true, words: "jan|jan. feb|feb. mar|mar. apr|apr. _ jun|jun. jul|jul. aug|aug. sep|sep.|sept|sept. oct|oct. nov|nov. dec|dec."},
	group{kind: unit, words: "minute hour day week fortnight weekend month quarter year decade century"},
	group{kind: unit, plural: true, words: "minutes hours days weeks fortnights weekends months quarters years decades centuries"},
	group{kind: season, from: 21, words: "spring summer autumn|fall winter"},
	group{kind: part, words: "morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|lunchtime"},
	group{kind: part, plural: true, words: "mornings|afternoons|evenings|nights"},
	group{kind: deictic, from: -1, words: "yesterday today|tonight tomorrow"},
	group{kind: night, words: "overnight"},
	group{kind: decade, from: 1920, step: 10, words: "twenties thirties forties fifties sixties seventies eighties nineties"},
	group{kind: name, words: "new epiphany orthodox martin mlk australia valentine presidents international women st.|st nowruz|newroz anzac victory " +
		"memorial juneteenth canada bastille labor columbus halloween all armistice|remembrance|veterans thanksgiving black " +
		"christmas boxing shrove ash palm holy maundy good easter ascension pentecost whit ramadan|ramazan eid|eid-ul-fitr|eid-ul-adha " +
		"ashura|ashoura rosh yom sukkot hanukkah|chanukah purim passover world wwi|wwii great cold soviet korean vietnam iran|iran-iraq gulf " +
		"bosnian kosovo six-day falklands"},
	group{kind: fiscal, words: "fiscal|financial|fy"},
	group{kind: half, words: "half"},
	group{kind: into, words: "into"},
	group{kind: eve, words: "eve"},
	group{kind: era, from: -1, words: "bc|b.c.|bce _ ad|a.d."},
	group{kind: number, words: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
		"seventeen eighteen nineteen twenty"},
	group{kind: number, from: 30, words: "thirty"},
	group{kind: number, from: 40, words: "forty"},
	group{kind: number, from: 50, words: "fifty"},
	group{kind: number, from: 60, words: "sixty"},
	group{kind: number, from: 90, words: "ninety"},
	group{kind: number, from: 100, words: "hundred"},
	group{kind: vague, from: 2, words: "couple few|several|some _ many"},
	group{kind: ordinal, from: 1, words: "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth " +
		"fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"},
	group{kind: pointer, words: "last this|current next|coming|upcoming past previous|preceding following same recent that final"},
	group{kind: edge, words: "early|late|mid|middle|end|beginning|start"},
	group{kind: about, words: "around|about|circa|c."},
	group{kind: after, from: -1, words: "earlier|before|prior _ later|after|afterwards"},
	group{kind: ago, words: "ago"},
	group{kind: det, words: "the a|an"},
	group{kind: prep, words: "on|in|at|since|by|from|during|over|within"},
	group{kind: until, words: "until|till"},
	group{kind: to, words: "to|through"},
	group{kind: and, words: "and"},
	group{kind: between, words: "between"},
	group{kind: of, words: "of"},
	group{kind: comma, words: ","},
	group{kind: dash, words: "-|–|—|/"},
	group{kind: every, words: "every|each"},
)

// group is words of one kind, in the order of their values: a space goes on to the
// next value, a bar to another word of the same one, and _ leaves a value out.
type group struct {
	kind          kind
	from, step    int // value of the first word, and how far it is to the next; 0 is one
	plural, short bool
	words         string
}

func entries(groups ...group) map[string]word {
	m := make(map[string]word, 256)
	for _, g := range groups {
		for i, same := range strings.Fields(g.words) {
			if g.step > 0 {
				i *= g.step
			}
			for _, w := range strings.Split(same, "|") {
				if w != "_" {
					m[w] = word{kind: g.kind, n: g.from + i, plural: g.plural, short: g.short}
				}
			}
		}
	}
	return m
}

// hasFigures reports whether a form may hold a date in figures, "9/11" or "mid-January".
func hasFigures(form string) bool {
	switch {
	case len(form) < 3:
		return false
	case form[0] < '0' || form[0] > '9':
		return len(form) >= 7 && form[1] == 'i' && form[3] == '-'
	case len(form) < 6:
		return strings.IndexByte(form, '/') > 0
	}
	return true
}

// numericDate reports whether a form may be a date in figures: "2024-01-29",
// "29/01/2024", "29.01.2024".
func numericDate(form string) bool {
	if len(form) < 6 || len(form) > 10 || form[0] < '0' || form[0] > '9' {
		return false
	}
	seps := 0
	for i := range len(form) {
		switch c := form[i]; {
		case c >= '0' && c <= '9':
		case c == '-' || c == '/' || c == '.':
			seps++
		default:
			return false
		}
	}
	return seps == 2
}
