package en

import (
	"sort"
	"strings"
)

// lemmas is the table of forms whose lemma the rules get wrong: lines of form, tag
// and lemma, sorted, lower-case.
type lemmas struct{ lines []string }

func newLemmas(file string) lemmas {
	return lemmas{lines: strings.Split(strings.TrimSuffix(file, "\n"), "\n")}
}

func (l lemmas) find(form, tag string) (string, bool) {
	i := sort.Search(len(l.lines), func(i int) bool { return compareKey(l.lines[i], form, tag) >= 0 })
	if i < len(l.lines) && compareKey(l.lines[i], form, tag) == 0 {
		return l.lines[i][len(form)+len(tag)+2:], true
	}
	return "", false
}

// compareKey compares the first two columns of a line with form and tag.
func compareKey(line, form, tag string) int {
	n := min(len(line), len(form))
	if c := strings.Compare(line[:n], form[:n]); c != 0 {
		return c
	}
	if len(line) <= len(form) {
		return -1
	}
	if line[n] != '\t' {
		return 1
	}
	line = line[n+1:]
	if i := strings.IndexByte(line, '\t'); i >= 0 {
		line = line[:i]
	}
	return strings.Compare(line, tag)
}

// lemma returns the dictionary form of a word with its tags.
func (l lemmas) lemma(form, upos, xpos string) string {
	low := fold(form)
	if v, ok := l.find(low, xpos); ok {
		if upos == "PROPN" {
			return restore(form, v)
		}
		return v
	}
	return ruleLemma(form, low, upos, xpos)
}

// Exception returns the line that the lemma table needs for a word to get its
// lemma, or "" where the rules give it already.
func Exception(form, upos, xpos, lemma string) string {
	low := fold(form)
	if strings.ContainsAny(low, "\t\n") || lemma == "" {
		return ""
	}
	if ruleLemma(form, low, upos, xpos) == lemma {
		return ""
	}
	if upos == "PROPN" {
		lemma = strings.ToLower(lemma)
		if restore(form, lemma) == ruleLemma(form, low, upos, xpos) {
			return ""
		}
	}
	return low + "\t" + xpos + "\t" + lemma
}

func fold(form string) string {
	if strings.Contains(form, "’") {
		form = strings.ReplaceAll(form, "’", "'")
	}
	return strings.ToLower(form)
}

// restore gives lemma the capitals of the form that it is a changed start of.
func restore(form, lemma string) string {
	n := 0
	for n < len(form) && n < len(lemma) && form[n]|0x20 == lemma[n]|0x20 {
		n++
	}
	if n == 0 && lemma != "" {
		return strings.ToUpper(lemma[:1]) + lemma[1:]
	}
	tail := lemma[n:]
	if strings.ToUpper(form) == form && len(form) > 3 {
		tail = strings.ToUpper(tail)
	}
	return form[:n] + tail
}

func ruleLemma(form, low, upos, xpos string) string {
	switch xpos {
	case "NNS":
		return singular(low)
	case "NNPS":
		return restore(form, singular(low))
	case "VBZ":
		return singular(low)
	case "VBG":
		if s, ok := strings.CutSuffix(low, "ing"); ok && len(s) > 1 {
			return stem(s)
		}
	case "VBD", "VBN":
		if s, ok := strings.CutSuffix(low, "ied"); ok && len(s) > 1 {
			return s + "y"
		}
		if s, ok := strings.CutSuffix(low, "ed"); ok && len(s) > 1 {
			return stem(s)
		}
	case "JJR", "RBR":
		if s, ok := strings.CutSuffix(low, "er"); ok && len(s) > 2 {
			return degree(s)
		}
	case "JJS", "RBS":
		if s, ok := strings.CutSuffix(low, "est"); ok && len(s) > 2 {
			return degree(s)
		}
	case "NNP":
		return form
	}
	if upos == "PROPN" || upos == "X" {
		return form
	}
	return low
}

// singular takes the s of a plural noun or of a verb in the third person off.
func singular(w string) string {
	n := len(w)
	switch {
	case n < 3 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss"):
		return strings.TrimSuffix(w, "'s")
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "'s"):
		return w[:n-2]
	case strings.HasSuffix(w, "ses") || strings.HasSuffix(w, "zes"):
		if strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "uses") && n < 6 && w[0] == 'b' {
			return w[:n-2]
		}
		return w[:n-1]
	case strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "oes"):
		return w[:n-2]
	}
	return w[:n-1]
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// stem gives a verb back what -ed or -ing took: an e, or one of a double letter.
func stem(s string) string {
	n := len(s)
	if n < 2 {
		return s
	}
	last, before := s[n-1], s[n-2]
	if last == before && !vowel(last) {
		if strings.IndexByte("lszf", last) >= 0 && !(last == 'l' && doubled(s)) {
			return s
		}
		return s[:n-1]
	}
	if needsE(s, last, before) {
		return s + "e"
	}
	return s
}

// doubled reports whether the l at the end of a stem was doubled by the ending:
// "controll", "travell", but not "kill", "install".
func doubled(s string) bool {
	n := len(s)
	return syllables(s) > 1 && !strings.HasSuffix(s, "all") && !strings.HasSuffix(s, "ill") && n > 4
}

func syllables(s string) (n int) {
	in := false
	for i := range len(s) {
		v := vowel(s[i]) || s[i] == 'y' && i > 0
		if v && !in {
			n++
		}
		in = v
	}
	return n
}

func needsE(s string, last, before byte) bool {
	n := len(s)
	switch last {
	case 'v', 'u', 'c':
		return !strings.HasSuffix(s, "panic")
	case 'z':
		return before != 't' && before != 'z'
	case 's':
		return before != 's' && !strings.HasSuffix(s, "cus") && !strings.HasSuffix(s, "ias") && !strings.HasSuffix(s, "gas")
	case 'g':
		return before == 'd' || before == 'a' || before == 'r' || before == 'l' || strings.HasSuffix(s, "eng") || strings.HasSuffix(s, "ang") && n > 5 ||
			strings.HasSuffix(s, "eg") || strings.HasSuffix(s, "ug") || strings.HasSuffix(s, "ing") && n == 4
	case 'l':
		return !vowel(before) && before != 'r' && before != 'l' && before != 'w' && before != 'y' || n <= 4 && n > 2 && single(s) && s != "oil"
	case 'r':
		if !vowel(before) {
			return before == 't' || before == 'c'
		}
		return strings.HasSuffix(s, "ur") && n > 3 && !strings.HasSuffix(s, "our") && !strings.HasSuffix(s, "cur") || strings.HasSuffix(s, "uir") ||
			strings.HasSuffix(s, "ir") && single(s) || strings.HasSuffix(s, "ar") && single(s) && syllables(s) <= 2 || strings.HasSuffix(s, "or") && single(s) && syllables(s) > 1 && n < 8 && !strings.HasSuffix(s, "tor") && !strings.HasSuffix(s, "bor")
	case 't':
		if strings.HasSuffix(s, "eat") || strings.HasSuffix(s, "oat") {
			return strings.HasSuffix(s, "reat") && n > 5 && s[:2] != "th" && s[:2] != "re" || strings.HasSuffix(s, "create")
		}
		return strings.HasSuffix(s, "at") && n > 2 && single(s) || strings.HasSuffix(s, "ut") && single(s) && n > 3 || strings.HasSuffix(s, "ot") && single(s) && n < 7 && !strings.HasSuffix(s, "iot") && !strings.HasSuffix(s, "vot ") || strings.HasSuffix(s, "cit") && syllables(s) < 4 && s != "solicit" || strings.HasSuffix(s, "nit") && s != "commit" || strings.HasSuffix(s, "vit") || strings.HasSuffix(s, "ast") && false || strings.HasSuffix(s, "let") || strings.HasSuffix(s, "pet") && n > 4
	case 'd':
		return strings.HasSuffix(s, "id") && single(s) || strings.HasSuffix(s, "ad") && single(s) || strings.HasSuffix(s, "ud") && single(s) || strings.HasSuffix(s, "ced") || strings.HasSuffix(s, "od") && single(s)
	case 'n':
		return strings.HasSuffix(s, "in") && single(s) && !strings.HasSuffix(s, "ain") && n < 8 || strings.HasSuffix(s, "un") && single(s) || strings.HasSuffix(s, "an") && n == 4 && false || strings.HasSuffix(s, "on") && n == 5 && false || strings.HasSuffix(s, "tervene") || strings.HasSuffix(s, "ven") && n > 5
	case 'm':
		return single(s) && (strings.HasSuffix(s, "am") || strings.HasSuffix(s, "um") || strings.HasSuffix(s, "im") && n < 5) && n > 2
	case 'k':
		return single(s) && strings.IndexByte("aio", before) >= 0
	case 'p':
		return single(s) && strings.IndexByte("aoiy", before) >= 0 && syllables(s) < 4 && !strings.HasSuffix(s, "lop") && !strings.HasSuffix(s, "hip")
	case 'b':
		return single(s) && strings.IndexByte("aoiu", before) >= 0
	}
	return false
}

// single reports whether one vowel alone stands before the last letter.
func single(s string) bool {
	n := len(s)
	return n >= 2 && (vowel(s[n-2]) || s[n-2] == 'y') && (n < 3 || !vowel(s[n-3]) || n > 3 && s[n-4] == 'q')
}

// degree gives an adjective back what -er or -est took.
func degree(s string) string {
	n := len(s)
	switch last := s[n-1]; {
	case last == 'i':
		return s[:n-1] + "y"
	case last == s[n-2] && !vowel(last) && last != 'l' && last != 's':
		return s[:n-1]
	case strings.IndexByte("gscrv", last) >= 0 && !vowel(s[n-2]), last == 'c' || last == 'v' || last == 'r' && single(s) || last == 's' || last == 't' && strings.HasSuffix(s, "at") && s[n-3] == 'l':
		return s + "e"
	}
	return s
}
