package geo

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// adjective makes a name of what is said of a country ("Russian troops") or of its people
// ("the Russians"), which tells a place, though not where anything happened.
func (r *reading) adjective(index, i int) (n name, ok bool) {
	s := &r.s[index]
	t := &s.Tokens[i]
	if !starts(t.Form) {
		return n, false
	}
	for last := min(i+3, len(s.Tokens)); last > i; last-- {
		text := r.text(s, i, last)
		country, known := r.adjectives[text]
		if !known {
			continue
		}
		if last-i == 1 && !said(s, i) {
			return n, false
		}
		places := r.find(country)
		for j := range places {
			if p := &places[j]; p.Resolution <= 2 {
				return name{sentence: index, first: i, last: last, from: i, head: head(s, i, last), text: text, places: places[j : j+1], best: 0, within: -1, adjective: true}, true
			}
		}
		return n, false
	}
	return n, false
}

// said reports whether an adjective of a country is said of something or somebody: not
// where it is a language, a dish or part of a name.
func said(s *dyad.Sentence, i int) bool {
	t := &s.Tokens[i]
	if t.Head >= 0 && t.Head < len(s.Tokens) {
		switch s.Tokens[t.Head].Lemma {
		case "speak", "language", "teach", "learn", "translate", "fluent", "write", "class", "teacher", "lesson", "word", "translation", "fry", "toast", "bulldog", "shepherd":
			return false
		}
	}
	switch t.Form {
	case "English", "French", "Spanish", "German", "Italian", "Dutch", "Portuguese", "Chinese", "Japanese", "Arabic", "Latin":
		if t.UPOS != "ADJ" || t.Rel() != "amod" { // the language
			return false
		}
		if i > 0 && (s.Tokens[i-1].Form == "in" || s.Tokens[i-1].Form == "In") {
			return t.Head > i
		}
	}
	if i+1 < len(s.Tokens) && strings.HasPrefix(s.Tokens[i+1].Form, "-") && s.Tokens[i+1].Span.Start == t.Span.End && i+2 < len(s.Tokens) {
		return s.Tokens[i+2].Form != "speaking" && s.Tokens[i+2].Form != "language"
	}
	return true
}
