package en

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// repair makes relations of a linked tree agree with one another where the parser,
// which decides on one arc at a time, left them at odds. Heads stay as they are.
func repair(s *dyad.Sentence) {
	for h := range s.Tokens {
		switch s.Tokens[h].UPOS {
		case "VERB", "AUX":
			repairVerb(s, h)
		}
	}
}

// repairVerb looks at the dependents of one verb.
func repairVerb(s *dyad.Sentence, h int) {
	voice := s.Child(h, "aux:pass") >= 0
	subject := -1
	for c := range s.Children(h) {
		t := &s.Tokens[c]
		switch t.Deprel {
		case "nsubj", "nsubj:pass":
			if subject >= 0 && subject < h && c > h {
				t.Deprel = afterVerb(s, h, c)
				continue
			}
			subject = c
			if voice {
				t.Deprel = "nsubj:pass"
			} else if finite(s, h) {
				t.Deprel = "nsubj"
			}
		case "obl", "obl:agent":
			t.Deprel = agent(s, h, c, voice)
		}
	}
}

// finite reports whether a verb without passive auxiliary cannot be passive.
func finite(s *dyad.Sentence, h int) bool {
	switch s.Tokens[h].XPOS {
	case "VBD", "VBZ", "VBP", "VB", "VBG":
		return true
	}
	return s.Child(h, "aux") >= 0
}

// afterVerb is the relation of what the parser took for a second subject, behind
// the verb.
func afterVerb(s *dyad.Sentence, h, c int) string {
	switch {
	case s.Child(c, "case") >= 0:
		return "obl"
	case timeWord(s.Tokens[c].Form):
		return "obl:unmarked"
	case s.Child(h, "obj") >= 0:
		return "obl:unmarked"
	}
	return "obj"
}

// timeWord reports whether a word is a day, month or span that stands for a time
// without a preposition.
func timeWord(form string) bool {
	switch strings.ToLower(strings.TrimSuffix(form, ".")) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
		"week", "month", "year", "day", "morning", "evening", "night", "afternoon", "weekend", "time":
		return true
	}
	return false
}

// agent tells the doer of a passive ("by the army") from other phrases.
func agent(s *dyad.Sentence, h, c int, voice bool) string {
	k := s.Child(c, "case")
	by := k >= 0 && strings.EqualFold(s.Tokens[k].Form, "by")
	participle := s.Tokens[h].XPOS == "VBN" && (voice || s.Tokens[h].Deprel == "acl" || s.Child(h, "aux", "nsubj", "obj") < 0)
	switch t := &s.Tokens[c]; {
	case t.Deprel == "obl:agent" && !by:
		return "obl"
	case t.Deprel == "obl" && by && participle && c > h && !timeWord(t.Form) && t.XPOS != "CD" && t.XPOS != "VBG":
		return "obl:agent"
	}
	return s.Tokens[c].Deprel
}
