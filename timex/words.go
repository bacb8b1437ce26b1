package timex

import "github.com/dyad-news/dyad"

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
	holiday      // n: month*100+day of a feast that starts with this word
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
		case weekday, month, unit, season, deictic, night, decade, holiday, ordinal, part:
			any = true
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
	upper := form[0] >= 'A' && form[0] <= 'Z'
	if low[0] >= '0' && low[0] <= '9' {
		return figures(low)
	}
	w := calendar(low)
	if w.kind == none {
		w = counting(low)
	}
	if w.kind == none {
		w = function(low)
	}
	w.upper = upper
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

// calendar knows the names of days, months, seasons, units and parts of the day.
func calendar(b []byte) word {
	switch string(b) {
	case "sunday":
		return word{kind: weekday, n: 0}
	case "monday":
		return word{kind: weekday, n: 1}
	case "tuesday":
		return word{kind: weekday, n: 2}
	case "wednesday":
		return word{kind: weekday, n: 3}
	case "thursday":
		return word{kind: weekday, n: 4}
	case "friday":
		return word{kind: weekday, n: 5}
	case "saturday":
		return word{kind: weekday, n: 6}
	case "sundays", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays":
		return word{kind: weekday, plural: true}
	case "sun", "sun.":
		return word{kind: weekday, n: 0, short: true}
	case "mon", "mon.":
		return word{kind: weekday, n: 1, short: true}
	case "tue", "tue.", "tues", "tues.":
		return word{kind: weekday, n: 2, short: true}
	case "wed", "wed.":
		return word{kind: weekday, n: 3, short: true}
	case "thu", "thu.", "thur", "thur.", "thurs", "thurs.":
		return word{kind: weekday, n: 4, short: true}
	case "fri", "fri.":
		return word{kind: weekday, n: 5, short: true}
	case "sat", "sat.":
		return word{kind: weekday, n: 6, short: true}
	case "spring":
		return word{kind: season, n: 21}
	case "summer":
		return word{kind: season, n: 22}
	case "autumn", "fall":
		return word{kind: season, n: 23}
	case "winter":
		return word{kind: season, n: 24}
	case "morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn", "dusk", "lunchtime":
		return word{kind: part}
	case "mornings", "afternoons", "evenings", "nights":
		return word{kind: part, plural: true}
	case "overnight":
		return word{kind: night}
	case "today", "tonight":
		return word{kind: deictic}
	case "yesterday":
		return word{kind: deictic, n: -1}
	case "tomorrow":
		return word{kind: deictic, n: 1}
	case "christmas":
		return word{kind: holiday, n: 1225}
	case "boxing":
		return word{kind: holiday, n: 1226}
	case "halloween":
		return word{kind: holiday, n: 1031}
	}
	if w := months(b); w.kind != none {
		return w
	}
	return units(b)
}

// months knows the names of the months.
func months(b []byte) word {
	switch string(b) {
	case "january":
		return word{kind: month, n: 1}
	case "february":
		return word{kind: month, n: 2}
	case "march":
		return word{kind: month, n: 3}
	case "april":
		return word{kind: month, n: 4}
	case "may":
		return word{kind: month, n: 5}
	case "june":
		return word{kind: month, n: 6}
	case "july":
		return word{kind: month, n: 7}
	case "august":
		return word{kind: month, n: 8}
	case "september":
		return word{kind: month, n: 9}
	case "october":
		return word{kind: month, n: 10}
	case "november":
		return word{kind: month, n: 11}
	case "december":
		return word{kind: month, n: 12}
	case "jan", "jan.":
		return word{kind: month, n: 1, short: true}
	case "feb", "feb.":
		return word{kind: month, n: 2, short: true}
	case "mar", "mar.":
		return word{kind: month, n: 3, short: true}
	case "apr", "apr.":
		return word{kind: month, n: 4, short: true}
	case "jun", "jun.":
		return word{kind: month, n: 6, short: true}
	case "jul", "jul.":
		return word{kind: month, n: 7, short: true}
	case "aug", "aug.":
		return word{kind: month, n: 8, short: true}
	case "sep", "sep.", "sept", "sept.":
		return word{kind: month, n: 9, short: true}
	case "oct", "oct.":
		return word{kind: month, n: 10, short: true}
	case "nov", "nov.":
		return word{kind: month, n: 11, short: true}
	case "dec", "dec.":
		return word{kind: month, n: 12, short: true}
	}
	return word{}
}

// units knows the lengths of time.
func units(b []byte) word {
	switch string(b) {
	case "minute":
		return word{kind: unit, n: minute}
	case "hour":
		return word{kind: unit, n: hour}
	case "day":
		return word{kind: unit, n: day}
	case "week":
		return word{kind: unit, n: week}
	case "fortnight":
		return word{kind: unit, n: fortnight}
	case "weekend":
		return word{kind: unit, n: weekend}
	case "month":
		return word{kind: unit, n: monthUnit}
	case "quarter":
		return word{kind: unit, n: quarter}
	case "year":
		return word{kind: unit, n: yearUnit}
	case "decade":
		return word{kind: unit, n: decadeUnit}
	case "century":
		return word{kind: unit, n: century}
	case "minutes":
		return word{kind: unit, n: minute, plural: true}
	case "hours":
		return word{kind: unit, n: hour, plural: true}
	case "days":
		return word{kind: unit, n: day, plural: true}
	case "weeks":
		return word{kind: unit, n: week, plural: true}
	case "fortnights":
		return word{kind: unit, n: fortnight, plural: true}
	case "weekends":
		return word{kind: unit, n: weekend, plural: true}
	case "months":
		return word{kind: unit, n: monthUnit, plural: true}
	case "quarters":
		return word{kind: unit, n: quarter, plural: true}
	case "years":
		return word{kind: unit, n: yearUnit, plural: true}
	case "decades":
		return word{kind: unit, n: decadeUnit, plural: true}
	case "centuries":
		return word{kind: unit, n: century, plural: true}
	}
	return word{}
}

// counting knows numbers and ordinals in words.
func counting(b []byte) word {
	for i, w := range [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
		"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"} {
		if string(b) == w {
			return word{kind: number, n: i}
		}
	}
	for i, w := range [...]string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
		"eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
		"nineteenth", "twentieth"} {
		if string(b) == w {
			return word{kind: ordinal, n: i + 1}
		}
	}
	switch string(b) {
	case "thirty":
		return word{kind: number, n: 30}
	case "forty":
		return word{kind: number, n: 40}
	case "fifty":
		return word{kind: number, n: 50}
	case "sixty":
		return word{kind: number, n: 60}
	case "ninety":
		return word{kind: number, n: 90}
	case "hundred":
		return word{kind: number, n: 100}
	case "couple":
		return word{kind: vague, n: 2}
	case "few", "several", "some":
		return word{kind: vague, n: 3}
	case "many":
		return word{kind: vague, n: 5}
	}
	return word{}
}

// function knows the words that hold an expression together.
func function(b []byte) word {
	switch string(b) {
	case "the":
		return word{kind: det}
	case "a", "an":
		return word{kind: det, n: 1}
	case "on", "in", "at", "since", "by", "from", "during", "over", "within":
		return word{kind: prep}
	case "until", "till":
		return word{kind: until}
	case "to", "through":
		return word{kind: to}
	case "and":
		return word{kind: and}
	case "between":
		return word{kind: between}
	case "of":
		return word{kind: of}
	case ",":
		return word{kind: comma}
	case "-", "–", "—", "/":
		return word{kind: dash}
	case "every", "each":
		return word{kind: every}
	case "ago":
		return word{kind: ago}
	case "later", "after", "afterwards":
		return word{kind: after, n: 1}
	case "earlier", "before", "prior":
		return word{kind: after, n: -1}
	case "early", "late", "mid", "middle", "end", "beginning", "start":
		return word{kind: edge}
	case "around", "about", "circa", "c.":
		return word{kind: about}
	}
	for i, w := range [...]string{last: "last", this: "this", next: "next", past: "past", previous: "previous",
		following: "following", same: "same", recent: "recent", that: "that"} {
		if string(b) == w {
			return word{kind: pointer, n: i}
		}
	}
	switch string(b) {
	case "coming", "upcoming":
		return word{kind: pointer, n: next}
	case "current":
		return word{kind: pointer, n: this}
	case "preceding":
		return word{kind: pointer, n: previous}
	}
	return word{}
}

// hasFigures reports whether a form may hold a date in figures or "mid-January".
func hasFigures(form string) bool {
	return len(form) >= 7 && (form[0] >= '0' && form[0] <= '9' || form[1] == 'i' && form[3] == '-')
}

// numericDate reports whether a form may be a date in figures: "2024-01-29",
// "29/01/2024", "29.01.2024".
func numericDate(form string) bool {
	if len(form) < 8 || len(form) > 10 || form[0] < '0' || form[0] > '9' {
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
