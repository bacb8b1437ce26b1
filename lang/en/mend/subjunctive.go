package mend

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// subjunctive makes a clause of what was read as an object and the nouns before it: "demanded
// that the president resign", "demanded that the army end raids". It reports whether the tree
// changed.
func subjunctive(s *dyad.Sentence) (changed bool) {
	for i := range s.Tokens {
		h := s.Tokens[i].Head
		if s.Tokens[i].Deprel != "mark" || !strings.EqualFold(s.Tokens[i].Form, "that") || h < 0 {
			continue
		}
		if s.Tokens[h].UPOS == "PUNCT" && i > 0 { // left over
			h = i - 1
		}
		v, c := h, s.Child(h, "obj")
		for n := range s.Children(h) {
			if n > i && s.Tokens[n].Deprel == "nsubj" { // a second subject, behind the verb
				c = n
			}
		}
		if h > i { // hung on the noun that is the verb
			if v, c = s.Tokens[h].Head, h; s.Tokens[h].Rel() != "ccomp" || s.Child(h, "nsubj", "nsubj:pass", "cop") >= 0 {
				continue
			}
		}
		if c <= i || v < 0 || v > i {
			continue
		}
		if j := bareVerb(s, i, c); j >= 0 && slices.Contains(mandative, s.Tokens[v].Lemma) {
			split(s, i, v, j, c)
			changed = true
			continue
		}
		last := c - 1
		for last > i && s.Tokens[last].Head != c {
			last = s.Tokens[last].Head
		}
		if last <= i || last > c || s.Tokens[c].XPOS != "NN" || !nounLike(&s.Tokens[last]) {
			continue
		}
		verbOf(s, c, last)
		s.Tokens[c].XPOS, s.Tokens[c].Head, s.Tokens[c].Deprel, s.Tokens[i].Head, changed = "VB", v, "ccomp", c, true
	}
	return changed
}

// bareVerb returns the word between "that" and the noun at c that is the clause's verb, taken
// for a part of that noun's name, or -1.
func bareVerb(s *dyad.Sentence, that, c int) int {
	for j := that + 2; j < c; j++ {
		if t := &s.Tokens[j]; t.XPOS == "NN" && t.Head == c && slices.Contains(bare, t.Lemma) && nounLike(&s.Tokens[j-1]) && (s.Tokens[j-1].Head == c || s.Tokens[j-1].Head == j) {
			return j
		}
	}
	return -1
}

// split makes the word at j the verb of what v asks for, the noun before it its subject and the
// noun at c its object.
func split(s *dyad.Sentence, that, v, j, c int) {
	for k := that + 1; k < j-1; k++ {
		if h := s.Tokens[k].Head; h == c || h == j {
			s.Tokens[k].Head = j - 1
		}
	}
	s.Tokens[j-1].Head, s.Tokens[j-1].Deprel = j, "nsubj"
	s.Tokens[j].Head, s.Tokens[j].Deprel, s.Tokens[j].UPOS, s.Tokens[j].XPOS = v, "ccomp", "VERB", "VB"
	s.Tokens[c].Head, s.Tokens[c].Deprel, s.Tokens[that].Head = j, "obj", j
}

// demanded makes a clause of an object and a bare verb behind it that was taken for joined to
// the verb of asking: "is demanding the force fulfil its mandate". It reports whether the tree
// changed.
func demanded(s *dyad.Sentence) (changed bool) {
	for t := range s.Tokens {
		v := s.Tokens[t].Head
		if s.Tokens[t].Deprel != "conj" || v < 0 || !slices.Contains(mandative, s.Tokens[v].Lemma) || s.Tokens[t].XPOS != "VB" && s.Tokens[t].XPOS != "VBP" || s.Child(t, "cc", "nsubj", "mark", "aux") >= 0 {
			continue
		}
		if o := s.Child(v, "obj"); o > v && o < t {
			s.Tokens[o].Head, s.Tokens[o].Deprel, s.Tokens[t].Deprel = t, "nsubj", "ccomp"
			changed = true
		}
	}
	return changed
}

// ordered makes of a participle behind the object of an order what is ordered: "ordered nine
// ministers jailed", read as an order to ministers who are. It reports whether the tree changed.
func ordered(s *dyad.Sentence) (changed bool) {
	for t := range s.Tokens {
		o, p := s.Tokens[t].Head, &s.Tokens[t]
		if p.XPOS != "VBN" || p.Deprel != "acl" && p.Deprel != "advcl" || o < 0 || o > t || !slices.Contains(doneToOrder, p.Lemma) || s.Child(t, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "obl:agent") >= 0 {
			continue
		}
		if s.Tokens[o].Deprel == "obj" && s.Tokens[o].Head >= 0 {
			o = s.Tokens[o].Head // the order
		}
		if obj := s.Child(o, "obj"); s.Tokens[o].UPOS == "VERB" && s.Tokens[o].Lemma == "order" && o < obj && obj < t && s.Tokens[t-1].UPOS != "PUNCT" {
			p.Head, p.Deprel, changed = o, "xcomp", true
		}
	}
	return changed
}

// doneToOrder are verbs for what somebody has power to have done to others.
var doneToOrder = []string{"arrest", "bar", "close", "confine", "demolish", "deport", "destroy", "detain", "disband", "dissolve", "evacuate", "evict", "execute", "expel", "extradite", "free", "freeze", "hang", "hold", "imprison", "jail", "kill", "lock", "release", "remove", "repatriate", "return", "seal", "seize", "shut", "suspend", "withdraw"}

// mandative are verbs that take a clause with a bare verb.
var mandative = []string{"demand", "insist", "request", "propose", "recommend", "ask", "urge", "order", "require", "suggest", "stipulate", "decree"}

// bare are words that are nouns and verbs alike.
var bare = []string{
	"abandon", "address", "aid", "allow", "ban", "boycott", "cancel", "cease", "change", "close", "curb", "cut", "drop", "ease", "end", "free", "freeze", "grant",
	"guarantee", "halt", "hand", "help", "hold", "increase", "investigate", "leave", "lift", "limit", "open", "pay", "probe", "pull", "quit", "reform", "release",
	"resign", "respect", "return", "review", "share", "start", "step", "stop", "support", "suspend", "transfer", "withdraw",
}
