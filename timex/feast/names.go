package feast

import (
	"slices"
	"strings"
	"time"
)

// Name is a day or a time that has a name.
type Name struct {
	Approx bool // the days are a guess
	Period Period

	days days
}

// Period is a time that does not come again: its EDTF and first and last day.
type Period struct {
	EDTF        string
	First, Last time.Time
}

// Yearly reports whether the name comes every year.
func (n *Name) Yearly() bool { return n.days != nil }

// In returns the first and last day that the name has in a year; ok is false where it
// has none, or is of no year.
func (n *Name) In(year int) (first, last time.Time, ok bool) {
	if n.days == nil || year < 1 || year > 9999 {
		return time.Time{}, time.Time{}, false
	}
	return n.days(year)
}

// row is a name as it is written, words apart and in lower case, other spellings after
// a bar.
type row struct {
	words string
	name  Name
}

func yearly(words string, d days) row { return row{words, Name{days: d}} }
func lunar(words string, d days) row  { return row{words, Name{days: d, Approx: true}} }

// era is a time that does not come again.
func era(words, edtf string, first, last time.Time) row {
	return row{words, Name{Period: Period{edtf, first, last}}}
}

func years(words, edtf string, first, last int) row {
	return era(words, edtf, date(first, 1, 1), date(last, 12, 31))
}

func day(words string, y, m, d int) row {
	t := date(y, m, d)
	return era(words, t.Format(time.DateOnly), t, t)
}

// index holds the rows by their first word, longer ones first. It is never written to.
var index = indexed([]row{
	yearly("new year 's day|new years day", on(1, 1)),
	yearly("new year 's eve|new years eve", on(12, 31)),
	yearly("epiphany", on(1, 6)),
	yearly("orthodox christmas", on(1, 7)),
	yearly("martin luther king day|martin luther king jr. day|mlk day", nth(1, time.Monday, 3, 0)),
	yearly("australia day", on(1, 26)),
	yearly("valentine 's day", on(2, 14)),
	yearly("presidents day|presidents ' day", nth(2, time.Monday, 3, 0)),
	yearly("international women 's day|women 's day", on(3, 8)),
	yearly("st. patrick 's day|st patrick 's day", on(3, 17)),
	lunar("nowruz|newroz", on(3, 20)),
	yearly("anzac day", on(4, 25)),
	yearly("may day", on(5, 1)),
	yearly("victory day", on(5, 9)),
	yearly("memorial day", nth(5, time.Monday, 0, 0)),
	yearly("juneteenth", on(6, 19)),
	yearly("canada day", on(7, 1)),
	yearly("fourth of july", on(7, 4)),
	yearly("bastille day", on(7, 14)),
	yearly("labor day", nth(9, time.Monday, 1, 0)),
	yearly("columbus day", nth(10, time.Monday, 2, 0)),
	yearly("halloween", on(10, 31)),
	yearly("all saints day|all saints ' day", on(11, 1)),
	yearly("armistice day|remembrance day|veterans day|veterans ' day", on(11, 11)),
	yearly("thanksgiving|thanksgiving day", nth(11, time.Thursday, 4, 0)),
	yearly("black friday", nth(11, time.Thursday, 4, 1)),
	yearly("christmas|christmas day", on(12, 25)),
	yearly("christmas eve", on(12, 24)),
	yearly("boxing day", on(12, 26)),

	yearly("shrove tuesday", easter(-47, -47)),
	yearly("ash wednesday", easter(-46, -46)),
	yearly("palm sunday", easter(-7, -7)),
	yearly("holy week", easter(-7, -1)),
	yearly("maundy thursday|holy thursday", easter(-3, -3)),
	yearly("good friday", easter(-2, -2)),
	yearly("holy saturday", easter(-1, -1)),
	yearly("easter|easter sunday", easter(0, 0)),
	yearly("easter monday", easter(1, 1)),
	yearly("ascension day", easter(39, 39)),
	yearly("pentecost", easter(49, 49)),
	yearly("whit monday", easter(50, 50)),
	yearly("orthodox easter", orthodox),

	lunar("ramadan|ramazan", islamic(9, 1, 29)),
	lunar("eid al-fitr|eid ul-fitr|eid-ul-fitr|eid al - fitr|eid ul - fitr", islamic(10, 1, 1)),
	lunar("eid al-adha|eid ul-adha|eid-ul-adha|eid al - adha|eid ul - adha|eid al-azha", islamic(12, 10, 1)),
	lunar("ashura|ashoura", islamic(1, 10, 1)),

	yearly("rosh hashanah|rosh hashana", hebrew(0, 1)),
	yearly("yom kippur", hebrew(9, 9)),
	yearly("sukkot", hebrew(14, 20)),
	yearly("hanukkah|chanukah", hanukkah),
	yearly("purim", hebrew(-193, -193)),
	yearly("passover", hebrew(-163, -157)),

	years("world war i|world war one|first world war|wwi|great war", "1914/1918", 1914, 1918),
	years("world war ii|world war two|second world war|wwii", "1939/1945", 1939, 1945),
	years("great depression", "1929~/1939~", 1929, 1939),
	years("cold war", "1947~/1991~", 1947, 1991),
	years("soviet era|soviet times|soviet period", "1922/1991", 1922, 1991),
	years("korean war", "1950/1953", 1950, 1953),
	years("vietnam war", "1955/1975", 1955, 1975),
	years("iran-iraq war|iran - iraq war", "1980/1988", 1980, 1988),
	years("gulf war|first gulf war", "1990/1991", 1990, 1991),
	years("bosnian war", "1992/1995", 1992, 1995),
	years("kosovo war", "1998/1999", 1998, 1999),
	era("six-day war|six - day war", "1967-06-05/1967-06-10", date(1967, 6, 5), date(1967, 6, 10)),
	era("yom kippur war", "1973-10-06/1973-10-25", date(1973, 10, 6), date(1973, 10, 25)),
	era("falklands war", "1982-04-02/1982-06-14", date(1982, 4, 2), date(1982, 6, 14)),

	day("9/11", 2001, 9, 11),
	day("7/7", 2005, 7, 7),
	day("26/11", 2008, 11, 26),
})

type entry struct {
	words []string
	name  Name
}

func indexed(rows []row) map[string][]entry {
	m := make(map[string][]entry, 2*len(rows))
	for _, r := range rows {
		for _, s := range strings.Split(r.words, "|") {
			w := strings.Fields(s)
			m[w[0]] = append(m[w[0]], entry{w, r.name})
		}
	}
	for _, same := range m {
		slices.SortStableFunc(same, func(a, b entry) int { return len(b.words) - len(a.words) })
	}
	return m
}

// Find returns the longest name that starts with the first word, which is in lower case,
// and how many words it takes; word gives those that follow it, from 1 on, in any case.
func Find(first string, word func(i int) string) (n *Name, taken int) {
	same := index[first]
	for i := range same {
		e := &same[i]
		k := 1
		for k < len(e.words) && equal(word(k), e.words[k]) {
			k++
		}
		if k == len(e.words) {
			return &e.name, k
		}
	}
	return nil, 0
}

func equal(form, word string) bool {
	return strings.EqualFold(form, word) || strings.HasPrefix(form, "’") && form[len("’"):] == word[1:] && word[0] == '\''
}

// famous are days that a noun next to them gives the year of.
var famous = []struct {
	m, d, year int
	nouns      []string
}{
	{9, 11, 2001, []string{"attack", "attacks", "hijackers", "hijackings", "atrocities", "victims", "plot", "mastermind", "anniversary", "era", "terror", "terrorist"}},
	{7, 7, 2005, []string{"bombings", "bombers"}},
	{1, 6, 2021, []string{"riot", "riots", "rioters", "insurrection", "attack", "committee", "panel", "siege", "mob", "hearings", "defendants", "assault"}},
	{10, 7, 2023, []string{"attack", "attacks", "massacre", "assault", "onslaught", "terror", "atrocities"}},
	{6, 4, 1989, []string{"crackdown", "massacre"}},
	{7, 20, 1944, []string{"plot"}},
}

// Famous returns the year of a day that is told without one, right before the noun: of
// what the day is known for; 0 where it is known for nothing of the kind.
func Famous(m, d int, noun string) (year int) {
	for _, f := range famous {
		if f.m == m && f.d == d && slices.Contains(f.nouns, strings.ToLower(noun)) {
			return f.year
		}
	}
	return 0
}
