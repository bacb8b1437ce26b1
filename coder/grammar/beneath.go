package grammar

import "slices"

// Beside returns the verbs that share the circumstances of the one at t: those joined to it,
// and the one whose object it describes ("a landslide left four killed").
func (c Clause) Beside(t int) []int {
	out := slices.DeleteFunc(c.Children(t, "conj"), func(j int) bool { return !c.Verbal(j) })
	if r := c.Tok(t).Rel(); r == "acl" || r == "xcomp" {
		at := c.Tok(t).Head
		if r == "acl" && at >= 0 {
			at = c.Tok(at).Head
		}
		if at >= 0 && c.Verbal(at) {
			out = append(out, at)
		}
	}
	return out
}

// Said returns the nouns and adjectives in the phrases that hang on token t, not those of
// clauses that tell other things.
func (c Clause) Said(t int) []int {
	var out []int
	for n := range c.Sentence.Children(t) {
		switch c.Tok(n).Rel() {
		case "obj", "iobj", "obl", "nmod", "amod", "compound", "nsubj", "appos":
			if !c.Verbal(n) {
				out = append(append(out, n), c.Said(n)...)
			}
		}
	}
	return out
}

// Fillers returns the heads of the phrases below token t that say whom or what it concerns.
func (c Clause) Fillers(t int) []int {
	var out []int
	for n := range c.Sentence.Children(t) {
		tok := c.Tok(n)
		switch tok.Rel() {
		case "obj", "iobj", "xcomp":
			out = append(out, n)
		case "conj":
			if c.Nominal(n) {
				out = append(out, n)
			}
		case "obl", "nmod":
			if c.Border(t) || c.Border(n) && c.Sited(n) { // "on the border with X": where, not whom
				continue
			}
			if m := c.Sentence.Child(n, "case"); m >= 0 && slices.Contains(concerning, c.Lemma(m)) && tok.Deprel != "obl:tmod" && tok.Deprel != "nmod:tmod" {
				out = append(out, n)
			}
		case "acl", "advcl":
			subj := c.Sentence.Child(n, "nsubj", "nsubj:pass")
			if tok.Deprel == "acl:relcl" && subj >= 0 && c.Tok(subj).XPOS == "PRP" && c.Verbal(n) { // "a ban that it placed on Norland"
				out = append(out, n)
			}
			if subj < 0 && (tok.Rel() == "acl" || c.Infinitive(n)) {
				out = append(out, n)
			}
		}
	}
	return out
}

// concerning are the prepositions of whom or what a deed concerns.
var concerning = []string{"of", "on", "against", "for", "to", "in", "into", "at", "with", "over", "toward", "towards", "about", "between", "inside", "near", "onto", "along"}

// Border reports whether the noun at n is that of where one country ends.
func (c Clause) Border(n int) bool { return c.Lemma(n) == "border" || c.Lemma(n) == "frontier" }

// awaited returns who is to do first what the word at i, or a verb that it completes, waits for:
// "will not lift the siege until Chad withdraws", "before their demands are met by Chad".
func (c Clause) awaited(i int) []int {
	for at := i; at >= 0; at = c.Tok(at).Head {
		for n := range c.Sentence.Children(at) {
			if c.Tok(n).Rel() != "advcl" || n < at {
				continue
			}
			for _, word := range [...]string{"until", "till", "unless", "before", "if"} {
				if c.Marked(n, word) {
					if out := c.Subject(n); len(out) > 0 && c.Tok(out[0]).UPOS != "PRON" {
						return out
					}
				}
			}
		}
		if r := c.Tok(at).Rel(); r != "xcomp" && r != "ccomp" && r != "conj" {
			break
		}
	}
	return nil
}

// Infinitive reports whether the verb at v has "to".
func (c Clause) Infinitive(v int) bool { return c.Marked(v, "to") }

// Marked reports whether the clause at v is introduced by the word.
func (c Clause) Marked(v int, word string) bool {
	for k := range c.Sentence.Children(v) {
		if c.Tok(k).Rel() == "mark" && c.Lemma(k) == word {
			return true
		}
	}
	return false
}

// contests are what two sides have with one another in arms.
var contests = []string{"fight", "fighting", "battle", "gunbattle", "gunfight", "firefight", "shootout", "shoot", "clash", "skirmish", "exchange", "confrontation", "combat"}

// adversary returns who did it to those of whom is only told against whom they stood, "killed
// in clashes with rebels", "killed fighting rebels", or who did it to others beside them, "killed
// and two wounded by rebels".
func (c Clause) adversary(v int) []int {
	harm := func(v int) bool { return slices.Contains([]string{"kill", "injure", "wound", "shoot"}, c.Lemma(v)) }
	if !harm(v) {
		return nil
	}
	for _, n := range c.Children(v, "obl", "advcl", "xcomp") {
		if n < v || !slices.Contains(contests, c.Lemma(n)) {
			continue
		}
		if o := c.Children(n, "obj"); c.Tok(n).XPOS == "VBG" && len(o) > 0 {
			return o
		}
		for _, word := range [...]string{"with", "against"} {
			with := slices.DeleteFunc(c.Prep(v, word), func(k int) bool { p := c.Sentence.Child(k, "case"); return k < n || p > 0 && c.Tok(p-1).Form == "," })
			if out := append(c.Prep(n, word), with...); len(out) > 0 && c.led(n, []string{"in", "during", "after", "following", "amid"}) {
				return out
			}
		}
	}
	for _, n := range c.Children(v, "conj") {
		for _, w := range append(c.Children(n, "acl", "amod"), n) {
			if w > v && c.Verbal(w) && harm(w) && c.Passive(w) {
				if by := c.Children(w, "obl:agent"); len(by) > 0 {
					return by
				}
			}
		}
	}
	return nil
}
