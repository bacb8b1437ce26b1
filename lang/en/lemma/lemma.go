package en

import (
	"sort"
	"strings"

	"github.com/dyad-news/dyad"
)

// lemmas is the table of forms whose lemma the rules get wrong: lines of form, tag
// and lemma, sorted, lower-case.
type lemmas struct {
	lines     []string
	ends      map[string]bool   // ends of verb stems: whether an e follows
	irregular map[string]string // past forms and participles
}

func newLemmas(file string) lemmas {
	return lemmas{lines: strings.Split(strings.TrimSuffix(file, "\n"), "\n"), ends: stemEnds(), irregular: irregularVerbs()}
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

// lemma returns the dictionary form of a word with its tags; shouted says that it is a
// name in capitals for no reason of its own.
func (l lemmas) lemma(form, upos, xpos string, shouted bool) string {
	low := fold(form)
	if shouted && upos == "PROPN" {
		form = form[:1] + low[1:]
	}
	if v, ok := l.find(low, xpos); ok {
		if upos == "PROPN" {
			return restore(form, v)
		}
		return v
	}
	return l.rule(form, low, upos, xpos)
}

// Exception returns the line that the lemma table needs for a word to get its
// lemma, or "" where the rules give it already.
func Exception(form, upos, xpos, lemma string) string {
	l := newLemmas("")
	low := fold(form)
	if strings.ContainsAny(low, "\t\n") || lemma == "" {
		return ""
	}
	_, known := l.irregular[low]
	if l.rule(form, low, upos, xpos) == lemma || known && (xpos == "VBD" || xpos == "VBN") {
		return ""
	}
	if upos == "PROPN" {
		lemma = strings.ToLower(lemma)
		if restore(form, lemma) == l.rule(form, low, upos, xpos) {
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

func (l lemmas) rule(form, low, upos, xpos string) string {
	if len(low) < 4 {
		if v, ok := clipped(low, upos, xpos); ok {
			return v
		}
	}
	switch xpos {
	case "GW":
		if upos == "X" {
			return low
		}
	case "NNS":
		return singular(low)
	case "NNPS":
		if capitals(form) { // an abbreviation that ends in S
			return form
		}
		return restore(form, singular(low))
	case "VBZ":
		return singular(low)
	case "VBG":
		if s, ok := strings.CutSuffix(low, "ing"); ok && len(s) > 1 {
			return l.stem(s)
		}
	case "VBD", "VBN":
		if v, ok := l.irregular[low]; ok {
			return v
		}
		if strings.HasSuffix(low, "eed") && len(low) > 4 {
			return low[:len(low)-1]
		}
		if s, ok := strings.CutSuffix(low, "ied"); ok && len(s) > 1 {
			return s + "y"
		}
		if s, ok := strings.CutSuffix(low, "ed"); ok && len(s) > 1 {
			return l.stem(s)
		}
		return l.prefixed(low)
	case "JJR", "RBR":
		if s, ok := strings.CutSuffix(low, "er"); ok && len(s) > 2 {
			return degree(s)
		}
	case "JJS", "RBS":
		if s, ok := strings.CutSuffix(low, "est"); ok && len(s) > 2 {
			return degree(s)
		}
	case "NNP":
		if upos == "PROPN" && form == low && plain(low) && len(low) > 3 {
			return strings.ToUpper(low[:1]) + low[1:]
		}
		return form
	case "CD":
		if isDigit(low[0]) {
			return strings.ReplaceAll(low, ",", "")
		}
	}
	switch {
	case upos == "PUNCT":
		return straight(form)
	case upos == "PROPN", upos == "X" && (xpos == "ADD" || xpos == "FW"):
		return form
	}
	return low
}

// straight gives quotation marks and dashes as a typewriter has them.
func straight(sign string) string {
	switch sign {
	case "“", "”":
		return "\""
	case "‘", "’":
		return "'"
	case "’’", "‘’":
		return "''"
	case "–":
		return "-"
	}
	return sign
}

// shouted reports whether word i is in capitals that say nothing of it: words beside it
// are too, or it stands alone and is longer than most abbreviations.
func shouted(tokens []dyad.Token, i int) bool {
	form := tokens[i].Form
	if len(form) < 4 || !capitals(form) {
		return false
	}
	words := 0
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(tokens) && len(tokens[j].Form) > 1 && plain(tokens[j].Form) {
			if words++; capitals(tokens[j].Form) {
				return true
			}
		}
	}
	return words == 0 && len(form) > 5
}

// capitals reports whether s is ASCII capitals alone.
func capitals(s string) bool { return plain(s) && strings.ToUpper(s) == s }

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
	}
	return "", false
}

// prefixed gives an irregular verb its lemma through that of the verb inside it:
// "overthrew" is "over" and what "threw" is.
func (l lemmas) prefixed(low string) string {
	for _, p := range [...]string{"over", "under", "out", "re", "mis", "with", "un", "fore", "up", "off"} {
		if rest, ok := strings.CutPrefix(low, p); ok && len(rest) > 2 {
			if v, ok := l.irregular[rest]; ok {
				return p + v
			}
		}
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

// The ends of verb stems that took off an e, and longer ones that did not. The
// longest end that a stem has decides.
const (
	endsInE = `v u c z s g_d dg ag rg lg eng chang rrang ranch eg ug lung bl cl dl fl gl kl pl tl sl zl il ul scal hal ur ir ar or tr cr vr
		interfer dher sever at creat iat uat ut ot cit nit vit writ plet pet delet past tast wast id ad uad ud od ced ped in un ven phon
		ston pon don thron am um im om ak ik ok uk ap op ip yp ib ob ub`
	endsBare = `ss focus ias gas tz ing hang bang ail oil eil aul oul our cur air eir ear oar oor itor nsor vor onor abor rbor thor chor rror
		ctor utor otor erior eat oat out aut iot oot lot ivot licit umpet rpet eed eid aid oid ead oad oud aud ood ain oin uin andon ardon
		eam oam aim oom eak oak ook eap oap oop elop hip rit ssip llop isit rofit nherit`
)

// letters is the length of the longest end in the two lists.
const letters = 8

func stemEnds() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(endsInE) {
		m[w] = true
	}
	for w := range strings.FieldsSeq(endsBare) {
		m[w] = false
	}
	return m
}

// stem gives a verb back what -ed or -ing took: an e, or one of a double letter.
func (l lemmas) stem(s string) string {
	n := len(s)
	last, before := s[n-1], s[n-2]
	if last == before && !vowel(last) {
		if strings.IndexByte("szf", last) >= 0 || last == 'l' && !doubled(s) {
			return s
		}
		return s[:n-1]
	}
	for i := max(0, n-letters); i < n; i++ {
		if e, ok := l.ends[s[i:]]; ok {
			if e {
				return s + "e"
			}
			return s
		}
	}
	return s
}

// doubled reports whether the l at the end of a stem was doubled by the ending:
// "controll", "travell", but not "kill", "install".
func doubled(s string) bool {
	return syllables(s) > 1 && !strings.HasSuffix(s, "all") && !strings.HasSuffix(s, "ill")
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

// degree gives an adjective back what -er or -est took.
func degree(s string) string {
	n := len(s)
	switch last := s[n-1]; {
	case last == 'i':
		return s[:n-1] + "y"
	case last == s[n-2] && !vowel(last) && last != 'l' && last != 's':
		return s[:n-1]
	case strings.IndexByte("gscrv", last) >= 0 && !vowel(s[n-2]), last == 'c' || last == 'v' || last == 'r' && vowel(s[n-2]) && n > 2 && !vowel(s[n-3]) || last == 's' || last == 't' && strings.HasSuffix(s, "at") && s[n-3] == 'l':
		return s + "e"
	}
	return s
}
