package entity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// Strangers returns the proper names of a coding that it does not know: those that are no
// part of a mention with a country or a name of the tables, nor of a place. A name comes
// once for each time that it stands there; the first word of a sentence alone is none.
func Strangers(k *dyad.Coding) []string {
	var out []string
	for i := range k.Sentences {
		s := &k.Sentences[i]
		for t := 0; t < len(s.Tokens); t++ {
			lo := t
			for t < len(s.Tokens) && (propername(&s.Tokens[t]) || t > lo && s.Tokens[t].Span.Start == s.Tokens[t-1].Span.End && isHyphen(s.Tokens[t].Form)) {
				t++
			}
			hi := t
			for hi > lo && isHyphen(s.Tokens[hi-1].Form) {
				hi--
			}
			if hi == lo || lo == 0 && hi == 1 || hi == lo+1 && len(s.Tokens[lo].Form) < 3 {
				continue
			}
			span := dyad.Span{Start: s.Tokens[lo].Span.Start, End: s.Tokens[hi-1].Span.End}
			if !known(k, span) {
				out = append(out, strings.Join(strings.Fields(span.In(k.Article.Text)), " "))
			}
		}
	}
	return out
}

func propername(t *dyad.Token) bool {
	r, _ := utf8.DecodeRuneInString(t.Form)
	if t.UPOS != "PROPN" || !unicode.IsLetter(r) || strings.HasSuffix(t.Deprel, ":tmod") {
		return false
	}
	switch strings.TrimSuffix(t.Form, ".") {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "Mr", "Mrs", "Ms", "Dr", "GMT", "UTC", "EST", "EDT":
		return false
	}
	return true
}

// known reports whether a mention that resolves, a time or a place covers part of a span.
func known(k *dyad.Coding, span dyad.Span) bool {
	for i := range k.Mentions {
		if m := &k.Mentions[i]; m.Span.Overlaps(span) && (m.Code != "" || m.Known != "") {
			return true
		}
	}
	for i := range k.Places {
		if k.Places[i].Span.Overlaps(span) && k.Places[i].Name != "" {
			return true
		}
	}
	for i := range k.Times {
		if k.Times[i].Span.Overlaps(span) {
			return true
		}
	}
	return false
}
