package timex

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// look tells where the words around the expression of tokens [first, end) point. The
// words right before it come first, then the verb that governs it.
func (r *reader) look(first, end, head int) look {
	for i := first - 1; i >= 0 && i >= first-3; i-- {
		if r.kind(i) == det || r.kind(i) == prep {
			continue
		}
		switch {
		case r.is(i, "upcoming", "coming", "ahead", "deadline"), r.is(i, "of") && r.is(i-1, "ahead"),
			r.is(i, "for") && r.is(i-1, "scheduled", "set", "slated", "due", "planned", "called", "calls"):
			return ahead
		case r.is(i, "before") && i == first-1:
			return around
		}
		break
	}
	if r.is(first, "by") && r.past(head) != back {
		return ahead
	}
	s := r.s
	verb := head
	for range 4 { // "the talks in Geneva on Friday will": climb from noun to verb
		t := &s.Tokens[verb]
		if isVerb(t) || t.Head < 0 || t.Head >= len(s.Tokens) || isSubjectless(t) {
			break
		}
		verb = t.Head
	}
	l := r.past(verb)
	if l == back && r.awaited(verb) {
		l = ahead
	}
	if verb != head && !isVerb(&s.Tokens[head]) { // "the November elections": a noun has no tense of its own
		if l == ahead {
			return nounAhead
		}
		if l == back && r.is(first, "on") && !scheduled(&s.Tokens[head]) {
			return back // "fired rockets on March 5": the parser's noun, the verb's day
		}
		return around
	}
	return l
}

// awaited reports whether the verb tells, in the past, on what something to come hangs:
// "would be paid when markets opened on Friday".
func (r *reader) awaited(v int) bool {
	t := &r.s.Tokens[v]
	m := r.s.Child(v, "mark", "advmod")
	if t.XPOS != "VBD" || t.Rel() != "advcl" || t.Head < 0 || m < 0 || !is(r.s.Tokens[m].Form, "when", "once", "if", "until", "after", "before") {
		return false
	}
	for c := range r.s.Children(t.Head) {
		if a := &r.s.Tokens[c]; a.Rel() == "aux" && is(a.Form, "will", "would", "shall") {
			return !hasHave(r.s, t.Head)
		}
	}
	return false
}

func isVerb(t *dyad.Token) bool { return t.UPOS == "VERB" || t.UPOS == "AUX" }

// isSubjectless reports whether a token tops a clause without being a verb.
func isSubjectless(t *dyad.Token) bool {
	switch t.Rel() {
	case "root", "ccomp", "advcl", "parataxis":
		return true
	}
	return false
}

// past reads the tense of a predicate off its tag and its auxiliaries.
func (r *reader) past(v int) look {
	s := r.s
	t := &s.Tokens[v]
	tensed := around
	switch t.XPOS {
	case "VBD":
		tensed = back
	case "VBN":
		tensed = back
		if t.Rel() == "acl" && s.Child(v, "aux", "cop") < 0 { // "a stop cancelled in favour of one on May 3"
			tensed = nearby
		}
	case "VBG":
		if h := t.Head; h >= 0 && h < len(s.Tokens) && isVerb(&s.Tokens[h]) && s.Tokens[h].XPOS != "VBG" && s.Child(v, "aux") < 0 {
			return r.past(h) // a participle has the tense of its verb
		}
		tensed = nearby
	case "VBZ", "VBP":
		if !speaks(t) {
			tensed = nearby
		}
		if t.XPOS == "VBP" && r.singular(v) && is(t.Form, "quit", "cut", "put", "set", "hit", "shut", "hurt", "let", "spread", "cast", "shed", "burst", "split", "cost", "beat") {
			tensed = back // no third person is without its s
		}
	}
	for i := max(0, v-6); i < len(s.Tokens) && i < v+3; i++ {
		c := &s.Tokens[i]
		if c.Head != v || i > v && c.Rel() != "cop" {
			continue
		}
		switch c.Rel() {
		case "aux", "cop":
			switch {
			case is(c.Form, "will", "'ll", "’ll", "shall", "wo", "would", "may", "could", "should", "must", "can"):
				if !hasHave(s, v) {
					return ahead
				}
				return back
			case is(c.Form, "was", "were", "had", "did", "has", "have", "been"):
				tensed = back
			}
		case "mark":
			if c.UPOS == "PART" && is(c.Form, "to") {
				return r.infinitive(v)
			}
		}
	}
	if due(t) {
		return ahead
	}
	return tensed
}

// singular reports whether the verb at v has one subject in the third person.
func (r *reader) singular(v int) bool {
	c := r.s.Child(v, "nsubj")
	if c < 0 {
		return false
	}
	t := &r.s.Tokens[c]
	return (t.XPOS == "NN" || t.XPOS == "NNP" || is(t.Form, "he", "she", "it")) && r.s.Child(c, "conj") < 0
}

func hasHave(s *dyad.Sentence, v int) bool {
	for c := range s.Children(v) {
		if s.Tokens[c].Rel() == "aux" && is(s.Tokens[c].Form, "have") {
			return true
		}
	}
	return false
}

// infinitive tells whether the deed of a "to" infinitive lies ahead: "plans to meet",
// but not "managed to meet".
func (r *reader) infinitive(v int) look {
	s := r.s
	if hasHave(s, v) {
		return back
	}
	h := s.Tokens[v].Head
	if h < 0 || h >= len(s.Tokens) {
		return ahead
	}
	t := &s.Tokens[h]
	switch {
	case s.Tokens[v].Rel() == "acl" || !isVerb(t): // "talks to be held", "likely to meet"
		return ahead
	case is(t.Lemma, "plan", "expect", "schedule", "intend", "hope", "want", "prepare", "aim", "vow", "pledge", "agree", "decide", "set",
		"slate", "promise", "threaten", "propose", "ask", "urge", "call", "order", "offer", "wish", "need", "like", "seek", "invite"):
		return ahead
	case r.past(h) == back: // "managed to meet", "flew in to meet him on Friday"
		return around
	}
	return ahead
}

// due reports whether a predicate says of itself that something is to come.
func due(t *dyad.Token) bool {
	return is(t.Form, "due", "scheduled", "slated", "expected", "planned")
}

// scheduled reports whether a noun names what has a day set before it comes.
func scheduled(t *dyad.Token) bool {
	return is(t.Form, "election", "elections", "vote", "votes", "poll", "polls", "ballot", "referendum", "summit", "talks", "meeting", "meetings",
		"hearing", "trial", "deadline", "session", "round", "conference", "inauguration", "runoff", "anniversary", "launch", "visit")
}

// speaks reports whether the token is a verb of telling, whose day is not that of
// what is told.
func speaks(t *dyad.Token) bool {
	if t.UPOS != "VERB" && t.UPOS != "" {
		return false
	}
	l := t.Lemma
	if l == "" {
		l = strings.ToLower(t.Form)
	}
	return is(l, "say", "said", "tell", "told", "report", "reported", "announce", "announced", "add", "added", "state",
		"stated", "claim", "claimed", "quote", "write", "wrote", "tweeted", "warn", "confirm", "confirmed", "acknowledge", "tweet", "post")
}

// is reports whether the form is one of the lower-case words.
func is(form string, words ...string) bool {
	for _, w := range words {
		if len(form) == len(w) && strings.EqualFold(form, w) {
			return true
		}
	}
	return false
}
