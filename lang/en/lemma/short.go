package lemma

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// days has the names of days and months by their abbreviations.
var days = map[string]string{
	"jan": "January", "feb": "February", "mar": "March", "apr": "April", "jun": "June", "jul": "July", "aug": "August",
	"sep": "September", "sept": "September", "oct": "October", "nov": "November", "dec": "December",
	"mon": "Monday", "tue": "Tuesday", "tues": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "thur": "Thursday", "thurs": "Thursday",
	"fri": "Friday", "sat": "Saturday", "sun": "Sunday",
}

// calendar returns the name of the day or month that word i abbreviates. "Jan", "Mar", "Sat",
// "Sun" and "Wed" are other things too, unless they have a full stop or a number stands near.
func calendar(tokens []dyad.Token, i int) (string, bool) {
	form := tokens[i].Form
	if len(form) < 3 || len(form) > 6 {
		return "", false
	}
	stem, stop := strings.CutSuffix(strings.ToLower(form), ".")
	full, ok := days[stem]
	if ok && !stop {
		switch stem {
		case "jan", "mar", "sat", "sun", "wed":
			return full, dated(tokens, i)
		}
	}
	return full, ok
}

// dated reports whether a number or another day or month stands near word i.
func dated(tokens []dyad.Token, i int) bool {
	for j := max(0, i-2); j < min(len(tokens), i+3); j++ {
		form := tokens[j].Form
		if j != i && form != "" && (isDigit(form[0]) || days[strings.TrimSuffix(strings.ToLower(form), ".")] != "") {
			return true
		}
	}
	return false
}

// squeezed makes one letter of three and more that are alike, which no English word has:
// "sooo" is "so".
func squeezed(low, upos string) string {
	if !tripled(low) {
		return low
	}
	switch upos {
	case "ADV", "ADJ", "INTJ", "VERB", "PRON", "DET", "AUX", "PART":
	default:
		return low
	}
	var b []byte
	for i := 0; i < len(low); {
		j := i + 1
		for j < len(low) && low[j] == low[i] {
			j++
		}
		if c := low[i]; j-i < 3 || c < 'a' || c > 'z' || j-i == len(low) || c == 'w' {
			b = append(b, low[i:j]...)
		} else {
			b = append(b, c)
		}
		i = j
	}
	if s := string(b); s == low {
		return low
	} else if s == "hm" || s == "gr" || s == "sh" || s == "br" { // those have two
		return s + s[1:]
	} else {
		return s
	}
}

// tripled reports whether a letter stands three times in a row.
func tripled(low string) bool {
	for i := 2; i < len(low); i++ {
		if low[i] == low[i-1] && low[i] == low[i-2] {
			return true
		}
	}
	return false
}

// clipped gives the lemma of short forms that have lost their apostrophe or stop.
func clipped(low, upos, xpos string) (string, bool) {
	switch {
	case xpos == "POS":
		return "'s", true
	case low == "etc" || low == "ect":
		return "etc.", true
	case upos == "AUX" && (low == "s" || low == "`s" || low == "m" || low == "r" || low == "re"):
		return "be", true
	case upos == "AUX" && low == "ve":
		return "have", true
	case upos == "PART" && low == "nt":
		return "not", true
	case upos == "NUM" && (low == "b" || low == "bn"):
		return "billion", true
	case upos == "NUM" && (low == "m" || low == "mn"):
		return "million", true
	case upos == "NUM" && (low == "t" || low == "tn"):
		return "trillion", true
	}
	return "", false
}
