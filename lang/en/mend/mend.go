package mend

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/lang/en/mend/hidden"
	"github.com/dyad-news/dyad/lang/en/mend/hung"
	"github.com/dyad-news/dyad/lang/en/mend/names"
	"github.com/dyad-news/dyad/lang/en/mend/objects"
)

// Tree makes relations of a linked tree agree with one another where the parser, which
// decides on one arc at a time, left them at odds. It changes tags where the tree shows what
// the word is, and leaves the tree linked.
func Tree(s *dyad.Sentence) {
	if driveBy(s) || present(s) || objects.UpTo(s) {
		settle(s)
	}
	if hung.Bare(s) || hidden.Gerund(s) || hidden.Verb(s) {
		settle(s)
	}
	for _, mend := range [...]func(*dyad.Sentence) bool{surnames, functionWords} {
		if mend(s) {
			settle(s)
		}
	}
	if bound(s) || mainVerb(s) || attributive(s) || apposed(s) {
		settle(s)
	}
	if objects.Thought(s) || hidden.Beside(s) {
		settle(s)
	}
	for _, mend := range [...]func(*dyad.Sentence) bool{
		names.Halves, names.Parted, names.Letters,
		objects.Claims, objects.Shifted, objects.Enacting, objects.Parted, objects.Postponed, objects.Over, objects.Joined, objects.Left,
		objects.Freed, objects.Prepared, objects.Given, objects.Due, objects.Clear, objects.Called, objects.Counted, objects.Taken,
		objects.Undergone,
		pairs, joinedNoun, placeOfSubject, town, placed, ambushed, visitors, gerunds,
		infinitives, joinedTitles, joinedVerb, refugees, weekdays, receivers, subjunctive, demanded,
		ordered, dated, described, relative, severed, complements, quoting, subordinate, hidden.Clauses, hidden.Subjects, hidden.Joined, hidden.Reasons, hidden.Deeds, hidden.Voices,
		hung.Whose, hung.Purpose, hung.Target, hung.Shared, hung.Punished, hung.Free, hung.Scene, hung.Listed, hung.Relative, hung.Agreed,
		hung.Allowed, hung.Beside, hung.Posted, hung.Said, hung.Resumed, hung.Frontier, hung.Stationed, hung.Emptied, hung.Done, hung.Harmed, hung.Told, hung.Served, hung.Bound, hung.Praised, hung.Ranked, hung.Aside, hung.Both, hung.Rammed, orFace,
	} {
		if mend(s) {
			settle(s)
		}
	}
	moved := false
	for h := range s.Tokens {
		if v, o := s.Tokens[h].Head, s.Child(h, "obj"); v >= 0 && v < h && o > h && s.Tokens[h].Deprel == "obj" && nounLike(&s.Tokens[h]) && nounLike(&s.Tokens[o]) && slices.Contains(giving, s.Tokens[v].Lemma) {
			s.Tokens[o].Head, moved = v, true // "gave the police | files"
		}
		switch s.Tokens[h].UPOS {
		case "VERB", "AUX":
			moved = repairVerb(s, h) || moved
		}
	}
	if moved {
		settle(s)
	}
}

// settle links the tree anew. First it opens circles: of the words that mends, each right by
// itself, have hung on one another, one is hung on the root.
func settle(s *dyad.Sentence) {
	seen := make([]int, len(s.Tokens)) // on the way up from which word, counted from 1
	for i := range s.Tokens {
		at := i
		for ; at >= 0 && seen[at] == 0; at = s.Tokens[at].Head {
			seen[at] = i + 1
		}
		if at < 0 || seen[at] != i+1 {
			continue
		}
		t := &s.Tokens[at]
		if t.Head, t.Deprel = s.Root(), "dep"; t.Head < 0 {
			t.Deprel = "root"
		}
	}
	s.Link()
}

// repairVerb looks at the dependents of one verb. It reports whether a head changed.
func repairVerb(s *dyad.Sentence, h int) (moved bool) {
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
			if subject >= 0 && c == subject+1 && t.UPOS == "PROPN" && s.Tokens[subject].UPOS == "PROPN" {
				t.Head, t.Deprel, moved = subject, "flat", true // one name
				continue
			}
			if subject >= 0 && listed(s, subject, c, h) {
				t.Head, t.Deprel, moved = subject, "conj", true
				continue
			}
			subject = c
			if voice {
				t.Deprel = "nsubj:pass"
			} else if finite(s, h) || s.Child(h, "obl:agent") < 0 { // without "was" and without "by" it is a past tense, or may be
				t.Deprel = "nsubj"
			}
		case "obl", "obl:agent":
			t.Deprel = agent(s, h, c, voice)
		case "obl:unmarked":
			if !voice && bareObject(s, h, c) {
				t.Deprel = "obj"
			}
		case "conj":
			if n := secondObject(s, h, c); n >= 0 {
				moved = true
				t.Head, t.UPOS, t.XPOS = n, "NOUN", "NNS"
				for k := range s.Children(c) {
					if r := s.Tokens[k].Rel(); r == "obl" {
						s.Tokens[k].Head = h
					}
				}
			}
		case "advcl":
			if c < h && quoted(s, h, c) {
				t.Deprel = "ccomp"
			} else if t.XPOS == "VBG" && c == h+2 && s.Tokens[h+1].Deprel == "compound:prt" && slices.Contains([]string{"rule", "give", "put", "call", "carry"}, s.Tokens[h].Lemma) {
				t.Deprel = "xcomp" // "rule out leaving"
			}
		case "xcomp":
			if n := leftDead(s, h, c); n >= 0 {
				s.Tokens[n].Head, s.Tokens[n].Deprel, moved = h, "obj", true
			}
		}
	}
	return moved
}

// listed reports whether two names before a verb with a comma between them, and none behind, are
// one subject, as headlines have it: "France, Germany start talks".
func listed(s *dyad.Sentence, a, b, verb int) bool {
	lo, hi := s.Subtree(b)
	_, end := s.Subtree(a)
	if s.Tokens[lo].Form == "," {
		lo++
	}
	return s.Tokens[a].UPOS == "PROPN" && s.Tokens[b].UPOS == "PROPN" && s.Tokens[verb].XPOS != "VBZ" && hi == verb && end <= lo && lo > 0 && s.Tokens[lo-1].Form == "," && s.Child(a, "case") < 0
}

// surnames takes a capital "May" or "Will" between a name and another auxiliary for the
// surname that it is: "Theresa May will hold talks". It reports whether the tree changed.
func surnames(s *dyad.Sentence) (changed bool) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		t, before, after := &s.Tokens[i], &s.Tokens[i-1], &s.Tokens[i+1]
		if t.Form != "May" && t.Form != "Will" || t.UPOS != "AUX" || before.UPOS != "PROPN" || after.XPOS != "MD" && after.XPOS != "VBZ" && after.XPOS != "VBD" {
			continue
		}
		t.UPOS, t.XPOS, t.Lemma, t.Head, t.Deprel, changed = "PROPN", "NNP", t.Form, i-1, "flat", true
	}
	return changed
}

// bareObject reports whether a noun right behind an active verb that has no object is its
// object, though the parser took it for a time or a measure: "freed 37 prisoners".
func bareObject(s *dyad.Sentence, h, c int) bool {
	t := &s.Tokens[c]
	if c < h || t.UPOS != "NOUN" || s.Tokens[h].UPOS != "VERB" || s.Child(h, "obj", "ccomp", "xcomp") >= 0 || s.Child(h, "nsubj") < 0 || timeWord(unplural(t.Form)) || measureWord(unplural(t.Form)) {
		return false
	}
	lo, _ := s.Subtree(c)
	return lo == h+1
}

func unplural(form string) string { return strings.TrimSuffix(form, "s") }

// measureWord reports whether a noun says how far or how much without a preposition.
func measureWord(form string) bool {
	switch strings.ToLower(form) {
	case "percent", "percentage", "%", "point", "mile", "kilometer", "kilometre", "km", "meter", "metre", "foot", "feet", "inch", "inche", "yard", "acre", "degree", "hour", "minute", "second", "decade", "centurie",
		"century", "moment", "cent", "dollar", "euro", "pound", "bit", "lot", "deal", "way", "direction", "fold", "ton", "tonne", "kilo", "knot", "half", "third", "quarter", "step", "place", "home":
		return true
	}
	return false
}

// secondObject returns the object to which a supposed verb is joined as a second one:
// "drones" in "fired missiles and drones at"; or -1.
func secondObject(s *dyad.Sentence, h, c int) int {
	o := s.Child(h, "obj")
	if o < 0 || c != o+2 || s.Tokens[c].XPOS != "VBZ" || s.Tokens[o].XPOS != "NNS" || s.Tokens[h].XPOS == "VBZ" || s.Child(c, "nsubj", "obj", "aux") >= 0 {
		return -1
	}
	return o
}

// quoted reports whether the clause before a verb of saying is what is said: "Two died,
// officials said".
func quoted(s *dyad.Sentence, h, c int) bool {
	switch s.Tokens[h].Lemma {
	case "say", "report", "announce", "add", "tell", "claim", "state", "confirm":
	default:
		return false
	}
	for k := range s.Children(c) {
		if t := &s.Tokens[k]; t.Rel() == "mark" || t.XPOS == "WRB" {
			return false
		}
	}
	return s.Child(c, "nsubj", "nsubj:pass") >= 0 && s.Child(h, "ccomp", "obj") < 0
}

// leftDead returns the noun between a verb and the adjective that says what the verb made
// of it, where the parser hung it on the adjective: "people" in "left 12 people dead"; or
// -1.
func leftDead(s *dyad.Sentence, verb, adjective int) int {
	if s.Tokens[adjective].UPOS != "ADJ" || s.Child(verb, "obj") >= 0 {
		return -1
	}
	for c := range s.Children(adjective) {
		t := &s.Tokens[c]
		if verb < c && c < adjective && t.UPOS == "NOUN" && (t.Deprel == "obl:unmarked" || t.Deprel == "nsubj" || t.Deprel == "nmod:unmarked") {
			return c
		}
	}
	return -1
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
	case t.Deprel == "obl:agent" && (!by || !voice && finite(s, h)):
		return "obl"
	case t.Deprel == "obl" && by && participle && c > h && !timeWord(t.Form) && t.XPOS != "CD" && t.XPOS != "VBG":
		return "obl:agent"
	}
	return s.Tokens[c].Deprel
}

// functionWords hangs on their heads the phrases that hang from words which, in UD,
// take none: "Japan" from "has" in "Japan has lifted sanctions". It reports whether the
// tree changed.
func functionWords(s *dyad.Sentence) bool {
	changed := false
	for i := range s.Tokens {
		t := &s.Tokens[i]
		switch t.Rel() {
		case "fixed", "goeswith", "flat", "conj", "cc", "punct", "advmod", "det", "case", "mark", "discourse", "reparandum":
			continue
		}
		for d := 0; d < len(s.Tokens) && t.Head >= 0 && functional(&s.Tokens[t.Head]); d++ {
			t.Head = s.Tokens[t.Head].Head
			changed = true
		}
	}
	return changed
}

// functional reports whether a word stands in a relation that only function words and
// punctuation have.
func functional(t *dyad.Token) bool {
	switch t.Rel() {
	case "aux", "cop", "case", "mark", "cc", "punct":
		return t.Head >= 0
	}
	return false
}

// complements hangs an infinitive on the noun that asks for one and not on the verb
// before it: "the decision to sell", in "condemned the decision by Norland to sell". It
// reports whether the tree changed.
func complements(s *dyad.Sentence) bool {
	changed := false
	for i := 2; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		if t.Head < 0 || t.Head >= i || t.Rel() != "advcl" && t.Rel() != "xcomp" {
			continue
		}
		if n := &s.Tokens[i-1]; t.XPOS == "VBG" && n.Head == t.Head && n.Rel() == "obj" && slices.Contains(documents, n.Lemma) { // "vetoed a resolution condemning"
			t.Head, t.Deprel, changed = i-1, "acl", true
			continue
		}
		if t.XPOS != "VB" || !strings.EqualFold(s.Tokens[i-1].Form, "to") {
			continue
		}
		for c := i - 2; c > t.Head; c-- {
			n := &s.Tokens[c]
			if n.Head != t.Head {
				continue
			}
			if n.UPOS == "NOUN" && n.Rel() == "obj" && slices.Contains(askInfinitive, n.Lemma) {
				t.Head, t.Deprel, changed = c, "acl", true
			}
			if n.Rel() != "obl" { // "for" and "by" phrases may stand between
				break
			}
		}
	}
	return changed
}

// documents are nouns for something written, which can itself call, condemn or urge.
var documents = []string{
	"act", "amendment", "appeal", "article", "bill", "communique", "declaration", "decree", "document", "editorial", "law", "lawsuit", "letter", "message", "motion",
	"note", "order", "petition", "proposal", "report", "resolution", "statement", "text", "treaty", "tweet",
}

// askInfinitive are nouns that take an infinitive as their content. In the treebanks the infinitive after such a noun is never one of purpose.
var askInfinitive = []string{
	"ability", "agreement", "ambition", "appeal", "attempt", "authority", "authorization", "bid", "commitment", "decision", "demand", "desire", "determination", "effort",
	"failure", "freedom", "inability", "intent", "intention", "invitation", "mandate", "move", "need", "obligation", "offer", "opportunity", "permission", "plan", "pledge",
	"plot", "promise", "proposal", "readiness", "refusal", "reluctance", "request", "requirement", "resolution", "right", "threat", "unwillingness", "vow", "willingness",
}

// weekdays takes a day of the week that was read as an object for the time it is, and gives
// its verb the object that hung on it: "lifted Friday a blockade". It reports whether the
// tree changed.
func weekdays(s *dyad.Sentence) (changed bool) {
	for d := range s.Tokens {
		t := &s.Tokens[d]
		if t.Rel() != "obj" && t.Rel() != "iobj" || t.UPOS != "PROPN" || t.Head > d || !strings.HasSuffix(t.Form, "day") || !timeWord(t.Form) {
			continue
		}
		for c := range s.Children(d) {
			if s.Tokens[c].Rel() == "obj" {
				s.Tokens[c].Head, changed = t.Head, true
			}
		}
		t.Deprel = "obl:unmarked"
	}
	return changed
}

// refugees makes a noun of "refugees" where it was read as a verb. It reports whether the
// tree changed.
func refugees(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		t := &s.Tokens[i]
		if t.UPOS != "VERB" || !strings.EqualFold(t.Form, "refugees") {
			continue
		}
		t.UPOS, t.XPOS, t.Lemma = "NOUN", "NNS", "refugee"
		if r := t.Rel(); r == "ccomp" || r == "xcomp" || r == "advcl" {
			t.Deprel = "obj"
		}
		for c := range s.Children(i) {
			switch m := &s.Tokens[c]; m.Rel() {
			case "nsubj":
				m.Deprel = "compound"
			case "xcomp", "advcl":
				m.Deprel = "acl"
			}
		}
		changed = true
	}
	return changed
}

// receivers makes of a name between a verb of giving and a sum the one who gets it, where it
// was read as part of the sum: "gave Egypt 1.3 billion dollars". It reports whether the tree
// changed.
func receivers(s *dyad.Sentence) (changed bool) {
	for v := range s.Tokens {
		if s.Tokens[v].UPOS != "VERB" || !slices.Contains(giving, s.Tokens[v].Lemma) {
			continue
		}
		name := v + 1
		for name < len(s.Tokens) && (s.Tokens[name].UPOS == "DET" || s.Tokens[name].UPOS == "PROPN" && name+1 < len(s.Tokens) && s.Tokens[name+1].UPOS == "PROPN") {
			name++
		}
		if name+1 >= len(s.Tokens) || s.Tokens[name].UPOS != "PROPN" {
			continue
		}
		next := &s.Tokens[name+1]
		sum := next.UPOS == "NUM" || next.UPOS == "SYM" && next.XPOS == "$"
		for at, d := name, 0; sum && d < 4; d++ {
			t := &s.Tokens[at]
			if t.Rel() == "obj" && t.Head == v && at > name {
				s.Tokens[name].Head, s.Tokens[name].Deprel, changed = v, "iobj", true
			}
			if at = t.Head; at < 0 || at == v {
				break
			}
		}
	}
	return changed
}

// giving are verbs that take the one who gets something as an object.
var giving = []string{"give", "grant", "lend", "loan", "send", "offer", "pay", "award", "hand", "owe", "promise", "sell", "pledge"}
