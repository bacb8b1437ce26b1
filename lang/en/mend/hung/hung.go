package hung

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

func nominal(t *dyad.Token) bool { return t.UPOS == "NOUN" || t.UPOS == "PROPN" }

// Whose hangs a clause that "whose" opens on the noun before the comma, where it was read as one that
// says more of the verb: "met the premier of Chad, whose army supports". It reports whether the tree
// changed.
func Whose(s *dyad.Sentence) (changed bool) {
	for w := 2; w < len(s.Tokens); w++ {
		t := &s.Tokens[w]
		if t.XPOS != "WP$" || t.Head <= w || s.Tokens[w-1].Form != "," || !nominal(&s.Tokens[w-2]) {
			continue
		}
		n := s.Tokens[t.Head].Head
		if n < 0 || n <= w-2 || s.Tokens[t.Head].Rel() != "nsubj" {
			continue
		}
		clause := &s.Tokens[n]
		if r := clause.Rel(); r != "advcl" && r != "parataxis" && r != "ccomp" || clause.Head < 0 || clause.Head >= w-2 {
			continue
		}
		at := w - 2
		for s.Tokens[at].Rel() == "flat" && s.Tokens[at].Head >= 0 && s.Tokens[at].Head < at {
			at = s.Tokens[at].Head
		}
		clause.Head, clause.Deprel, changed = at, "acl:relcl", true
	}
	return changed
}

// Purpose hangs on the verb an infinitive that was hung on a noun which cannot take one, a name or
// what tells when or where: "flew to Oslo during the vote to meet the king". So it does with whom
// somebody calls or meets, "phoned the king to thank him", and with what he is pressed to do: "faces
// pressure to resign". It reports whether the tree changed.
func Purpose(s *dyad.Sentence) (changed bool) {
	for i := 2; i < len(s.Tokens); i++ {
		t := &s.Tokens[i]
		n := t.Head
		if t.Deprel != "acl" || t.XPOS != "VB" || n < 0 || n > i || s.Child(i, "nsubj") >= 0 {
			continue
		}
		v, mark := s.Tokens[n].Head, s.Child(i, "mark")
		if pressed(s, n) && s.Child(n, "cop") >= 0 {
			t.Deprel, changed = "xcomp", true
			continue
		}
		if mark < n || s.Tokens[mark].Lemma != "to" || v < 0 || v > n || s.Tokens[v].UPOS != "VERB" {
			continue
		}
		switch {
		case s.Tokens[n].Rel() == "obl" && led(s, n, "during"), pressed(s, n):
		case s.Tokens[n].Rel() == "obj" && slices.Contains(reaching, s.Tokens[v].Lemma) && nominal(&s.Tokens[n]):
		case s.Tokens[n].UPOS == "PROPN" && (s.Tokens[n].Rel() == "obl" || s.Tokens[n].Rel() == "obj" && slices.Contains(reaching, s.Tokens[v].Lemma)):
		default:
			continue
		}
		t.Head, t.Deprel, changed = v, "advcl", true
	}
	return changed
}

// pressed reports whether the noun is the pressure that somebody is under or faces.
func pressed(s *dyad.Sentence, n int) bool {
	t := &s.Tokens[n]
	return t.Lemma == "pressure" && (led(s, n, "under") || t.Rel() == "obj" && (s.Tokens[t.Head].Lemma == "face" || s.Tokens[t.Head].Lemma == "increase" || s.Tokens[t.Head].Lemma == "feel"))
}

// led reports whether the phrase of a noun starts with a preposition.
func led(s *dyad.Sentence, n int, word string) bool {
	c := s.Child(n, "case")
	return c >= 0 && strings.EqualFold(s.Tokens[c].Form, word)
}

// reaching are verbs for how somebody comes to speak with another.
var reaching = []string{"call", "contact", "host", "meet", "phone", "ring", "telephone", "visit"}

// Target hangs on a noun of attack whom it is on where that was hung on who it is by: "the attack by
// the rebels on the town". It reports whether the tree changed.
func Target(s *dyad.Sentence) (changed bool) {
	for n := 3; n < len(s.Tokens); n++ {
		t := &s.Tokens[n]
		by := t.Head
		if t.Rel() != "nmod" || by < 0 || by > n || s.Tokens[by].Rel() != "nmod" {
			continue
		}
		deed, on, k := s.Tokens[by].Head, s.Child(n, "case"), s.Child(by, "case")
		if deed < 0 || deed > by || on < by || k < 0 || s.Tokens[k].Lemma != "by" || s.Tokens[on].Lemma != "on" && s.Tokens[on].Lemma != "against" {
			continue
		}
		if slices.Contains(attacks, s.Tokens[deed].Lemma) {
			t.Head, changed = deed, true
		}
	}
	return changed
}

// attacks are nouns for what is done to somebody.
var attacks = []string{"airstrike", "ambush", "assault", "attack", "attempt", "bombardment", "bombing", "crackdown", "invasion", "offensive", "onslaught", "raid", "shelling", "siege", "strike", "war"}

// Shared gives a verb of harm at the end of a relative clause the object that stands right behind it
// and was taken for a second subject of the verb above: "the soldier who shot and killed a driver was
// freed". It reports whether the tree changed.
func Shared(s *dyad.Sentence) (changed bool) {
	for o := 3; o < len(s.Tokens); o++ {
		t := &s.Tokens[o]
		v := t.Head
		if t.Rel() != "nsubj" || v < o || !nominal(t) {
			continue
		}
		first := s.Child(v, "nsubj", "nsubj:pass")
		lo, _ := s.Subtree(o)
		if first < 0 || first >= lo-2 || s.Tokens[lo-1].UPOS != "VERB" || s.Tokens[lo-1].XPOS != "VBD" && s.Tokens[lo-1].XPOS != "VBZ" {
			continue
		}
		at := lo - 1
		if s.Child(at, "obj", "aux:pass", "ccomp", "xcomp") >= 0 || !s.Dominates(first, at) {
			continue
		}
		up := at
		for s.Tokens[up].Rel() == "conj" && s.Tokens[up].Head >= 0 && s.Tokens[up].Head < up {
			up = s.Tokens[up].Head
		}
		if s.Tokens[up].Deprel == "acl:relcl" && s.Tokens[up].Head == first {
			t.Head, t.Deprel, changed = at, "obj", true
		}
	}
	return changed
}

// Punished makes a verb of a participle of harm right behind "for" or "of" that was taken for an
// attribute of its object: "a reward for jailing reporters". It reports whether the tree changed.
func Punished(s *dyad.Sentence) (changed bool) {
	for i := 1; i+1 < len(s.Tokens); i++ {
		t, c := &s.Tokens[i], &s.Tokens[i-1]
		o := t.Head
		if t.XPOS != "VBG" || t.Rel() != "amod" || o <= i || c.Head != o || c.Rel() != "case" || c.Lemma != "for" && c.Lemma != "of" || !slices.Contains(harms, t.Lemma) {
			continue
		}
		n := &s.Tokens[o]
		t.Head, t.Deprel, t.UPOS = n.Head, "acl", "VERB"
		if h := n.Head; h >= 0 && (s.Tokens[h].UPOS == "VERB" || s.Tokens[h].UPOS == "ADJ") {
			t.Deprel = "advcl"
		}
		n.Head, n.Deprel = i, "obj"
		c.Head, c.Deprel, c.UPOS, changed = i, "mark", "SCONJ", true
	}
	return changed
}

// harms are verbs of harm that nobody is described by: "jailing reporters" are not reporters who jail.
var harms = []string{"abduct", "arrest", "behead", "deport", "detain", "execute", "expel", "imprison", "injure", "jail", "kidnap", "kill", "murder", "persecute", "prosecute", "punish", "shoot", "torture", "wound"}

// Free makes an object of "what" right behind a verb of deeds, and a clause about it of what was taken
// for what is said: "fired what appeared to be a missile". It reports whether the tree changed.
func Free(s *dyad.Sentence) (changed bool) {
	for w := 1; w < len(s.Tokens); w++ {
		t, v := &s.Tokens[w], &s.Tokens[w-1]
		c := t.Head
		if t.Lemma != "what" || t.Rel() != "nsubj" || c < w || s.Tokens[c].UPOS != "VERB" || s.Tokens[c].Deprel != "ccomp" && s.Tokens[c].Deprel != "acl:relcl" || s.Tokens[c].Head != w-1 || !slices.Contains(doing, v.Lemma) {
			continue
		}
		t.Head, t.Deprel = w-1, "obj"
		s.Tokens[c].Head, s.Tokens[c].Deprel, changed = w, "acl:relcl", true
	}
	return changed
}

// doing are verbs for what is done to things, not said of them.
var doing = []string{"attack", "bomb", "destroy", "fire", "hit", "launch", "strike", "target", "test"}

// Scene hangs on the first of two verbs of harm where both were done, which was hung on the second,
// where that verb tells only of how many: "kills 30 and wounds 70 in Lund". It reports whether the tree changed.
func Scene(s *dyad.Sentence) (changed bool) {
	for n := 4; n < len(s.Tokens); n++ {
		t := &s.Tokens[n]
		b := t.Head
		if t.Deprel != "obl" || t.UPOS != "PROPN" || b < 0 || b > n || s.Tokens[b].Rel() != "conj" || s.Child(b, "nsubj", "nsubj:pass") >= 0 {
			continue
		}
		a, in := s.Tokens[b].Head, s.Child(n, "case")
		if a < 0 || a > b || in < b || !slices.Contains(harms, s.Tokens[a].Lemma) || !slices.Contains(harms, s.Tokens[b].Lemma) || s.Tokens[a].XPOS != s.Tokens[b].XPOS {
			continue
		}
		if o := s.Child(a, "obj"); o < 0 || s.Tokens[o].UPOS != "NUM" || s.Child(a, "obl") >= 0 {
			continue
		}
		if slices.Contains([]string{"in", "at", "near", "outside"}, s.Tokens[in].Lemma) {
			t.Head, changed = a, true
		}
	}
	return changed
}

// Agreed hangs on a name what somebody or something in the singular is where that was hung on the
// nouns in the plural before it: "experts like Ana Lund, a former judge". It reports whether the tree
// changed.
func Agreed(s *dyad.Sentence) (changed bool) {
	for a := 3; a < len(s.Tokens); a++ {
		t := &s.Tokens[a]
		h := t.Head
		if t.Rel() != "appos" || t.XPOS != "NN" && t.XPOS != "NNP" || t.UPOS != "NOUN" && s.Child(a, "amod") < 0 || h < 0 || h > a || s.Tokens[h].XPOS != "NNS" || slices.Contains(groups, t.Lemma) || s.Child(a, "conj") >= 0 && s.Tokens[s.Child(a, "conj")].XPOS == "NNS" {
			continue
		}
		for n := range s.Children(h) {
			if _, end := s.Subtree(n); s.Tokens[n].UPOS == "PROPN" && s.Tokens[n].Rel() == "nmod" && n < a && end < len(s.Tokens) && s.Tokens[end].UPOS == "PUNCT" && s.Tokens[end].Head == a && s.Child(n, "conj") < 0 {
				t.Head, changed = n, true
			}
		}
	}
	return changed
}

// groups are nouns in the singular for many.
var groups = []string{"alliance", "army", "band", "coalition", "crowd", "faction", "force", "gang", "group", "majority", "militia", "minority", "mix", "number", "part", "team", "unit"}
