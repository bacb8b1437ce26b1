package lemma

import "strings"

// prefixed gives an irregular verb its lemma through that of the verb inside it:
// "overthrew" is "over" and what "threw" is.
func (t *Table) prefixed(low string) string {
	for _, p := range [...]string{"over", "under", "out", "re", "mis", "with", "un", "fore", "up", "off"} {
		if rest, ok := strings.CutPrefix(low, p); ok && len(rest) > 2 {
			if v, ok := t.irregular[rest]; ok {
				return p + v
			}
		}
	}
	return low
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// The ends of verb stems that took off an e, and longer ones that did not. The
// longest end that a stem has decides.
const (
	endsInE = `v u c z s g_d dg ag rg lg eng chang rrang ranch eg ug lung bl cl dl fl gl kl pl tl sl zl il ul scal hal ur ir ar or tr cr vr
		interfer dher sever at creat iat uat ut ot cit nit vit writ xpedit radit plet pet delet past tast wast id ad uad ud od ced ped in un ven phon
		ston pon don thron am um im om ak ik ok uk ap op ip yp ib ob ub breath teeth seeth wreath bath loath sooth cloth swath sheath aton inton wan styl oblig re-rout rerout`
	endsBare = `ss focus ias gas tz ing hang bang ail oil eil aul oul our air eir ear oar oor itor nsor vor onor abor rbor thor chor rror
		ctor utor otor ghbor umor siphon even eril erior eat oat out aut iot oot lot ivot licit umpet rpet eed eid aid oid ead oad oud aud ood ain oin uin andon ardon
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
func (t *Table) stem(s string) string {
	n := len(s)
	switch s {
	case "ty", "vy", "ly", "dy", "unty", "bely", "underly":
		return s[:n-1] + "ie"
	case "panick", "mimick", "traffick", "picnick", "frolick", "politick":
		return s[:n-1]
	}
	last, before := s[n-1], s[n-2]
	if last == before && !vowel(last) {
		if s != "quizz" && strings.IndexByte("szf", last) >= 0 || last == 'l' && !doubled(s) {
			return s
		}
		return s[:n-1]
	}
	for i := max(0, n-letters); i < n; i++ {
		if e, ok := t.ends[s[i:]]; ok {
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
	for _, end := range [...]string{"otall", "pedall", "ivall", "gnall", "quall", "marshall", "iall"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
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

// softEnds are adjectives without their last e, which no ending tells.
const softEnds = ` wid saf rud crud nud abl nobl simpl humbl gentl subtl feebl ampl lam tam pal wis lat cut polit clos loos hug `

// degree gives an adjective back what -er or -est took.
func degree(s string) string {
	n := len(s)
	if strings.Contains(softEnds, " "+s+" ") {
		return s + "e"
	}
	switch last := s[n-1]; {
	case last == 'i':
		return s[:n-1] + "y"
	case last == s[n-2] && !vowel(last) && last != 'l' && last != 's':
		return s[:n-1]
	case strings.HasSuffix(s, "ong") || strings.HasSuffix(s, "oung"):
		return s
	case strings.IndexByte("gscrv", last) >= 0 && !vowel(s[n-2]), last == 'c' || last == 'v' || last == 'r' && vowel(s[n-2]) && n > 2 && !vowel(s[n-3]) || last == 's' || last == 't' && strings.HasSuffix(s, "at") && s[n-3] == 'l':
		return s + "e"
	}
	return s
}
