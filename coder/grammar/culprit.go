package grammar

import "slices"

// Culprits returns who is brought to book, or owns up, for the deed at t: "Smith is sentenced
// for the murder of", "police held two men over the bombing", "pleads guilty to killing".
func (c Clause) Culprits(t int) []int {
	for n := t; ; n = c.Tok(n).Head {
		h := c.Tok(n).Head
		if h < 0 {
			return nil
		}
		switch {
		case c.Verbal(h) && c.Introduced(n, "to") && slices.Contains(avowing, c.Lemma(h)):
			return c.surface(h, maxClimb)
		case c.Verbal(h) && c.charged(n, t) && slices.Contains(punishing, c.Lemma(h)):
			return c.object(h, maxClimb)
		case c.Verbal(h) && c.charged(n, t) && slices.Contains(facing, c.Lemma(h)) && slices.ContainsFunc(c.Children(h, "obj", "obl"), c.court):
			return c.facer(h)
		case c.Lemma(h) == "responsible" && c.Introduced(n, "for"): // "those responsible for the bombing"
			if c.Tok(h).Rel() == "amod" || c.Tok(h).Rel() == "acl" {
				return []int{c.Tok(h).Head}
			}
			return c.Children(h, "nsubj")
		case c.Lemma(h) == "guilty" && (c.Introduced(n, "of") || c.Introduced(n, "to")): // "pleads guilty to", "was found guilty of"
			if v := c.Tok(h).Head; v >= 0 && c.Verbal(v) && slices.Contains(avowing, c.Lemma(v)) {
				return c.surface(v, maxClimb)
			} else if v >= 0 && c.Verbal(v) {
				return c.object(v, maxClimb)
			}
			return c.Children(h, "nsubj")
		case c.charged(n, t) && len(c.reckoned(h)) > 0: // "the conviction of Smith for"
			return c.reckoned(h)
		case c.court(h) && c.charged(n, t): // "faces charges of"
			if v := c.Tok(h).Head; v >= 0 && c.Verbal(v) && slices.Contains(facing, c.Lemma(v)) {
				return c.facer(v)
			} else if v >= 0 && c.Verbal(v) && slices.Contains(punishing, c.Lemma(v)) {
				return c.object(v, maxClimb)
			}
		}
		if !c.through(n, h) {
			return nil
		}
	}
}

// reckoned returns who is called to account by what the noun at h tells.
func (c Clause) reckoned(h int) []int {
	if !c.Nominal(h) || !slices.Contains(reckonings, c.Lemma(h)) {
		return nil
	}
	return append(slices.DeleteFunc(c.Prep(h, "of"), c.Verbal), c.Children(h, "nmod:poss")...)
}

// facer returns who faces what the verb at v tells: its subject, or who is sent to it, "handed
// him over to stand trial".
func (c Clause) facer(v int) []int {
	if h := c.Tok(v).Head; h >= 0 && c.Infinitive(v) && c.MainVerbAbove(h) >= 0 {
		h = c.MainVerbAbove(h)
		if o := c.object(h, maxClimb); len(o) > 0 {
			return o
		}
	}
	return c.surface(v, maxClimb)
}

// charged reports whether the phrase at n says for what somebody is called to account; "in
// connection with" the deed at t does, "in" it does not.
func (c Clause) charged(n, t int) bool {
	words := charges
	if n != t {
		words = append([]string{"in", "on"}, charges...)
	}
	return slices.ContainsFunc(words, func(w string) bool { return c.Introduced(n, w) })
}

// through reports whether what is said of the word at h, on which the one at n hangs, is said of
// the deed too: "involvement in", "the attempted murder of", "a conspiracy to", "conspiring to".
func (c Clause) through(n, h int) bool {
	switch {
	case c.Nominal(h) && !c.Verbal(h):
		return slices.Contains(partaking, c.Lemma(h))
	case c.Verbal(h):
		return slices.Contains(partaking, c.Lemma(h)) && (c.Tok(n).Rel() == "xcomp" || c.Tok(n).Rel() == "obj" || c.Tok(n).Rel() == "obl" || c.Tok(n).Rel() == "advcl")
	}
	return false
}

// court reports whether the noun at h is what somebody faces who is called to account.
func (c Clause) court(h int) bool {
	switch c.Lemma(h) {
	case "charge", "trial", "count", "indictment", "prosecution", "extradition", "sentence", "imprisonment", "prison", "jail", "death":
		return c.Nominal(h)
	}
	return false
}

// Holders returns who holds or accuses the people of whom the participle at v tells it, where
// their own clause does not say: the police of "police release men arrested on suspicion of".
func (c Clause) Holders(v int) []int {
	n := c.Tok(v).Head
	if c.Tok(v).Rel() != "acl" || c.Tok(v).Deprel == "acl:relcl" || c.Tok(v).XPOS != "VBN" || n < 0 {
		return nil
	}
	h := c.Tok(n).Head
	if h < 0 || c.Tok(n).Rel() != "obj" || !c.Verbal(h) || c.Passive(h) || !slices.Contains(holding, c.Lemma(h)) {
		return nil
	}
	return c.surface(h, maxClimb)
}

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

var (
	// charges lead to the deed for which somebody is called to account.
	charges = []string{"for", "of", "with", "over"}

	// punishing verbs tell that their object is called to account.
	punishing = []string{
		"accuse", "arraign", "arrest", "charge", "convict", "detain", "execute", "extradite", "hang", "hold", "imprison", "indict", "jail",
		"prosecute", "punish", "sentence", "suspect", "try", "find", "seize", "suspend", "dismiss", "sack", "fire", "fine", "want", "question", "blame",
	}

	// reckonings are what somebody's calling to account is called.
	reckonings = []string{"arrest", "conviction", "detention", "execution", "extradition", "indictment", "jailing", "prosecution", "sentencing", "trial"}

	// facing verbs tell that their subject is called to account, with a word for the court.
	facing = []string{"face", "stand", "await", "be", "go", "receive", "serve", "get"}

	// avowing verbs tell that their subject owns up to a deed.
	avowing = []string{"confess", "admit", "plead"}

	// partaking words say what part somebody has in a deed.
	partaking = []string{
		"attempt", "attempted", "charge", "complicity", "connection", "conspiracy", "conspire", "count", "incite", "involvement", "involve", "mastermind", "order",
		"organise", "organize", "part", "participation", "participate", "plan", "plot", "plotting", "relation", "role", "series", "suspicion", "take", "direct", "orchestrate", "commit", "carry",
	}

	// holding verbs tell what those do with somebody who hold him.
	holding = []string{"arrest", "charge", "convict", "deport", "detain", "execute", "free", "hold", "pardon", "question", "release", "sentence", "try"}
)
