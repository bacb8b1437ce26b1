package timex

// monthName reports whether token i, a month's name by its form, is one here. "May"
// and "March" are other words too, and "April", "May", "June" and "August" people.
func (r *reader) monthName(i int) bool {
	w := r.w[i]
	if !w.upper {
		return false
	}
	if r.dayOrYear(i+1) || r.dayBefore(i) {
		return true
	}
	switch r.kind(i + 1) {
	case dash, to, until: // the start of a range
		if r.kind(i+2) == month {
			return true
		}
	}
	if w.short { // "Mar" or "Jan" alone is somebody's name; "Jan." may be either
		f := r.form(i)
		return f[len(f)-1] == '.' && r.leads(i-1)
	}
	if r.inName(i) {
		return false
	}
	if w.n == 5 {
		return r.mayMonth(i)
	}
	if w.n == 3 && i == 0 { // "March on the capital"
		return false
	}
	return true
}

// dayOrYear reports whether token i starts a day of the month or a year.
func (r *reader) dayOrYear(i int) bool {
	if _, e := r.year(i); e > i {
		return true
	}
	if r.kind(i) == of {
		_, e := r.year(i + 1)
		return e > i+1
	}
	if r.kind(i) == det {
		i++
	}
	d, ok := r.dayNumber(i)
	return ok && d <= 31 && r.w[i].digits > 0
}

// dayBefore reports whether token i follows a day of the month, "16" or "16th of".
func (r *reader) dayBefore(i int) bool {
	j := i - 1
	if r.kind(j) == of {
		j--
		return r.kind(j) == ordinal
	}
	d, ok := r.dayNumber(j)
	return ok && d <= 31
}

// leads reports whether token i is a word that brings a month.
func (r *reader) leads(i int) bool {
	switch r.kind(i) {
	case prep, until, edge, pointer, every, between, about, after, of:
		return true
	}
	return false
}

// mayMonth tells May the month from the verb and the person.
func (r *reader) mayMonth(i int) bool {
	t := &r.s.Tokens[i]
	if i == 0 || t.UPOS == "AUX" || t.UPOS == "VERB" {
		return false
	}
	switch r.kind(i - 1) {
	case edge, pointer, every:
		return true
	case prep, until, of, between:
		return !r.mayP || r.is(i-1, "in", "since", "during")
	case and, to, dash: // the end of a range, or of a list of months
		return r.kind(i-2) == month || r.dayOrYear(i-2)
	case det:
		return i+1 < len(r.w) && isLetter(r.form(i + 1)[0])
	}
	return false
}

// inName reports whether the month at token i is part of a longer name: "April
// Ryan", "Million Man March", "the Women's March".
func (r *reader) inName(i int) bool {
	if i > 0 && r.leads(i-1) {
		return r.personAfter(i)
	}
	if i > 1 || i == 1 && r.s.Tokens[0].UPOS == "PROPN" {
		f := r.form(i - 1)
		if upper(f) && r.kind(i-1) == none {
			return true
		}
		if (f == "'s" || f == "’s" || f == "'" || f == "’") && i > 1 && upper(r.form(i-2)) && r.w[i].n == 3 &&
			r.kind(i-2) == none {
			return true
		}
	}
	return r.personAfter(i)
}

// personAfter reports whether the next token continues a person's name that starts
// at token i.
func (r *reader) personAfter(i int) bool {
	switch r.w[i].n {
	case 4, 5, 6, 8:
	default:
		return false
	}
	if i+1 >= len(r.w) || !upper(r.form(i+1)) || r.kind(i+1) != none {
		return false
	}
	t := &r.s.Tokens[i]
	return t.Rel() == "flat" || r.s.Tokens[i+1].Deprel == "flat" || t.UPOS == "" ||
		r.s.Tokens[i+1].UPOS == "PROPN" && !r.leads(i-1)
}

func upper(f string) bool { return f != "" && f[0] >= 'A' && f[0] <= 'Z' }

// weekdayName reports whether token i, a weekday by its form, is one here, and not
// part of a name such as "Black Friday" or "The Sunday Times".
func (r *reader) weekdayName(i int) bool {
	w := r.w[i]
	if !w.upper && w.short {
		return false
	}
	if w.short { // "Sat" and "Sun" need a date next to them
		j := i + 1
		if r.kind(j) == comma {
			j++
		}
		return r.kind(j) == month || r.kind(j) == number && r.kind(j+1) == month ||
			r.is(i-1, "on") && len(r.form(i)) > 3
	}
	if r.is(i-1, "black", "bloody", "good", "super", "ash", "cyber", "palm", "holy", "fat", "shrove", "maundy", "giving", "easter", "whit", "news") &&
		upper(r.form(i-1)) {
		return false
	}
	next := r.form(i + 1)
	if !upper(next) || r.kind(i+1) != none {
		return !r.is(i+1, "night", "morning") || !upper(next) || !upper(r.form(i+2))
	}
	switch next {
	case "Times", "Telegraph", "Mirror", "Express", "Mail", "Herald", "Post", "Independent", "People", "Night", "Mass",
		"Agreement", "Sun", "World", "Star", "Business", "League", "Age", "Tribune", "Standard", "School", "Nation",
		"Observer", "Review", "Monitor", "Vision", "Punch", "Agreements", "Accord", "Accords", "Movement":
		return false
	}
	return r.is(i-1, "last", "next", "this", "on", "early", "late", "since", "until", "by") ||
		r.s.Tokens[i].Rel() != "compound" || r.s.Tokens[i].UPOS != "PROPN" || !r.is(i-1, "the") || i == 0 ||
		r.form(i-1) != "The"
}

// bareYear reports whether the four figures at token i are a year rather than a
// count, with no day or month beside them.
func (r *reader) bareYear(i int) bool {
	if i >= len(r.w) { // "the Record of the Year"
		return false
	}
	w := r.w[i]
	if w.digits != 4 || w.n < 1000 || w.n > 2199 {
		return false
	}
	next := r.form(i + 1)
	lower := next != "" && next[0] >= 'a' && next[0] <= 'z'
	if r.kind(i+1) == unit || r.kind(i+1) == number || next == "%" || next == ":" || r.unitOfMeasure(i+1) {
		return false
	}
	if lower && w.n%100 == 0 && r.manyOf(i+1) {
		return false
	}
	if w.n < 1900 && lower && r.manyOf(i+1) {
		return false
	}
	if p := r.form(i - 1); p == "$" || p == "£" || p == "€" || p == "#" || p == "No." {
		return false
	}
	switch r.kind(i - 1) {
	case prep:
		return !r.is(i-1, "at", "on") && !(r.is(i-1, "from", "over") && lower && r.manyOf(i+1))
	case until, of, between, edge, about, comma, and, to, dash, after:
		return r.yearly(i)
	case month, season:
		return true
	case det:
		return lower || upper(next) || r.kind(i+1) == dash && r.kind(i+2) == number
	}
	switch p := r.form(i - 1); {
	case p == "(" && (next == ")" || next == "-" || next == "–" || next == ","):
		return true
	case p == "'s" || p == "’s" || r.is(i-1, "its", "their", "his", "her", "our", "my", "your", "like", "as", "than", "fiscal"):
		return w.n >= 1800 && w.n < 2100
	case i == 0:
		return i+1 < len(r.w) && (r.s.Tokens[i+1].UPOS == "AUX" || r.s.Tokens[i+1].UPOS == "VERB")
	}
	t := &r.s.Tokens[i]
	return w.n >= 1800 && w.n < 2100 && (t.Deprel == "obl:tmod" || t.Deprel == "nmod:tmod" ||
		t.Deprel == "obl:unmarked" || t.Deprel == "nmod:unmarked")
}

// yearly decides on a year after a word that may as well bring a count.
func (r *reader) yearly(i int) bool {
	n := r.w[i].n
	if n < 1800 || n >= 2100 || r.manyOf(i+1) {
		return false
	}
	switch r.kind(i - 1) {
	case and, comma, to, dash:
		return r.kind(i-2) == number && r.w[i-2].digits == 4 || r.kind(i-2) == month || r.is(i-1, "through") ||
			r.is(i-3, "between", "from") || r.is(i-2, "compared", "back", "prior", "up")
	}
	return true
}

// manyOf reports whether token i is a lower-case noun in the plural, which the
// number before it counts.
func (r *reader) manyOf(i int) bool {
	f := r.form(i)
	if f == "" || f[0] < 'a' || f[0] > 'z' {
		return false
	}
	if r.is(i, "people", "men", "women", "children", "police", "more", "other", "or", "migrants") {
		return true
	}
	t := &r.s.Tokens[i]
	return t.XPOS == "NNS" || t.UPOS == "" && len(f) > 3 && f[len(f)-1] == 's' && f[len(f)-2] != 's'
}

func (r *reader) unitOfMeasure(i int) bool {
	return r.is(i, "km", "m", "kg", "percent", "per", "miles", "metres", "meters", "feet", "tons", "tonnes", "dollars",
		"euros", "pounds", "gmt", "gmt)", "hrs", "am", "pm", "a.m.", "p.m.", "utc", "local")
}
