package grammar

import "slices"

// Shares reports whether the verb at v leaves its object to one joined to it: "shot and killed
// the suspect".
func (c Clause) Shares(v int) bool {
	return slices.ContainsFunc(c.Children(v, "conj"), func(k int) bool {
		return k > v && c.Verbal(k) && c.Tok(k).XPOS == c.Tok(v).XPOS && c.Sentence.Child(k, "obj") >= 0 && c.Sentence.Child(k, "nsubj", "nsubj:pass", "aux", "aux:pass") < 0
	})
}

// Fallen returns who comes to harm in what the noun at t tells: "soldiers died in a clash with
// rebels" names both sides.
func (c Clause) Fallen(t int) []int {
	h := c.Tok(t).Head
	if h < 0 || c.Verbal(t) || !c.Verbal(h) {
		return nil
	}
	switch c.Lemma(h) {
	case "die", "perish", "fall":
		return c.Slot(h, "subj")
	case "kill", "injure", "wound", "hurt":
		if c.Passive(h) {
			return c.Slot(h, "obj")
		}
	}
	return nil
}

// Modifies reports whether the word at t only stands before the noun at n.
func (c Clause) Modifies(t, n int) bool {
	return t < n && slices.Contains(c.Children(n, "amod", "compound"), t)
}

// Surface returns the grammatical subject of the verb at v, shared and controlled ones included.
func (c Clause) Surface(v int) []int { return c.surface(v, maxClimb) }
