package incident

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

const (
	maxWords = 40 // of an incident
	ownWords = 24 // of an account

	fullWords = 14.0 // what words in common add up to at most
)

// bag returns the words that tell this happening from others of its kind, each once,
// the most telling first: names and numbers of the sentence, the words of the event, the
// other words of the sentence, then of the title. Names begin with a capital. Words that
// name the parties are left out, as they are weighed by themselves.
func bag(a Account) []string {
	parties := partyWords(a)
	sentence, title, event := terms(sentenceOf(a)), terms(a.Article.Title), terms(strings.Join(a.Event.Texts, " "))
	var words []string
	add := func(from []string, pick func(string) bool) {
		for _, w := range from {
			if pick(w) && !parties[strings.ToLower(w)] && !slices.ContainsFunc(words, func(v string) bool { return strings.EqualFold(v, w) }) {
				words = append(words, w)
			}
		}
	}
	add(sentence, telling)
	add(event, func(string) bool { return true })
	add(sentence, func(string) bool { return true })
	add(title, func(string) bool { return true })
	return words[:min(len(words), ownWords)]
}

// partyWords are those that name the parties.
func partyWords(a Account) map[string]bool {
	words := map[string]bool{}
	for _, side := range [][]dyad.Mention{a.Event.Actors, a.Event.Recipients} {
		for _, m := range side {
			for _, w := range terms(m.Text + " " + m.Known) {
				words[strings.ToLower(w)] = true
			}
		}
	}
	return words
}

// deedWords are those of the event itself that name no party: "shot", "aircraft".
func deedWords(a Account) []string {
	parties := partyWords(a)
	return slices.DeleteFunc(terms(strings.Join(a.Event.Texts, " ")), func(w string) bool { return parties[strings.ToLower(w)] || telling(w) })
}

func sentenceOf(a Account) string {
	if s := a.Event.Evidence.Sentence; s != "" {
		return s
	}
	return dyad.Span{Start: a.Event.TextInfo.Start, End: a.Event.TextInfo.End}.In(a.Article.Text)
}

// telling reports whether a word is a name or a number.
func telling(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// terms returns the stems of the content words of a text. The first word of a text
// is taken for a plain one: its capital says nothing.
func terms(text string) []string {
	fields := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var out []string
	for i, w := range fields {
		low := strings.ToLower(w)
		if len(low) < 2 || common[low] || len(low) == 4 && (low[:2] == "20" || low[:2] == "19") {
			continue
		}
		s := stem(low)
		if i > 0 && telling(w) {
			r, n := utf8.DecodeRuneInString(s)
			s = string(unicode.ToUpper(r)) + s[n:]
		}
		out = append(out, s)
	}
	return out
}

// stem cuts the endings that inflection puts on English words. It is crude: all that
// counts is that the forms of one word mostly come out the same.
func stem(w string) string {
	for _, end := range []string{"ings", "ing", "ies", "ed", "es", "s", "ers", "er"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) >= 3 && !strings.HasSuffix(w, "ss") {
			w = s
			break
		}
	}
	if n := len(w); n > 4 && w[n-1] == w[n-2] {
		w = w[:n-1]
	}
	return strings.TrimSuffix(w, "e")
}

// alike is how much of an account's words an incident has, from 0 to 1. Names and
// numbers count double; fullWords of them are enough for 1, as no two sentences say all
// the same.
func alike(account, incident []string) float64 {
	shared, all := 0.0, 0.0
	for _, w := range account {
		weight := 1.0
		if telling(w) {
			weight = 2
		}
		all += weight
		if slices.ContainsFunc(incident, func(v string) bool { return strings.EqualFold(v, w) }) {
			shared += weight
		}
	}
	if all == 0 {
		return 0
	}
	return min(shared/max(6, min(all, fullWords)), 1)
}

// common holds the words that tell nothing: grammar, speech, time, and what every
// political report is made of.
var common = wordSet(`a about above across after afterwards again against ago all almost along already also although always am
amid among an and another any anyone are around as at away back be became because become been before began behind being below
between both but by came can cannot come could day days did do does doing done down during each early earlier either else
end even ever every few first following for former friday from further gave get give given go going gone had has have he her
here him his how however i if in including into is it its itself january february march april june july august september
october november december just last late later latest least less like made make many may me might monday month months more
morning most mr mrs ms much must my near nearly never new next night no nor not now of off officials official on once one only
or other others our out over own part people per president minister prime government country countries state states said say
saying says saturday second see seen she should since so some soon spokesman spokeswoman statement still such sunday take taken
than that the their them then there these they third this those three through thursday time times to today told too took
tuesday two under until up upon us use used very via was we wednesday week weeks well went were what when where whether which
while who whom whose why will with within without would year years yesterday yet you your according added agency announced
foreign leader leaders news reported reports report reporters authorities national international world s t re ve ll d`)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
