package culprit

import (
	"slices"

	"github.com/dyad-news/dyad/coder/grammar"
)

// far returns who did the deed at t by a phrase that hangs on another word than the deed's own: "hit with an
// axe in the camp of the army by a guard", "the killing, in a raid, of two men by police", "Norlander tank and mortar
// attacks", "killed in a Norlander operation", "rockets were fired from Norland".
func (c sentence) far(t int) []int {
	for _, find := range []func(int) []int{c.by, c.armed, c.operation, c.firedFrom, c.claimed} {
		if out := find(t); len(out) > 0 {
			return out
		}
	}
	return nil
}

// Holders returns who holds or accuses the people of whom the word at v tells it, where their own
// clause does not say: the police of "police release men arrested on suspicion of", or of "police
// came under fire during the arrest of"; the country where somebody was charged; who made the law
// that forbids it.
func Holders(g grammar.Clause, v int) []int {
	c := sentence{g}
	if out := c.holders(v); len(out) > 0 {
		return out
	}
	return c.bench(v)
}

// bench returns the court or the prison in which the verb at v is done to somebody: "was charged in a Norlander court".
func (c sentence) bench(v int) []int {
	if !c.Verbal(v) || !c.Passive(v) {
		return nil
	}
	for _, p := range []string{"in", "at", "before"} {
		for _, n := range c.Prep(v, p) {
			switch c.Lemma(n) {
			case "court", "tribunal":
				if slices.Contains(punishing, c.Lemma(v)) {
					return []int{n}
				}
			case "prison", "jail":
				if slices.Contains([]string{"detain", "hold", "imprison", "keep"}, c.Lemma(v)) {
					return []int{n}
				}
			}
		}
	}
	return nil
}

// by returns the first by-phrase below the deed at t that names somebody, with nothing but phrases between.
func (c sentence) by(t int) []int {
	if c.Verbal(t) && !c.Passive(t) || c.Lemma(t) == "raid" { // the raids of the police are no attacks
		return nil
	}
	for n := t + 1; n < len(c.Sentence.Tokens); n++ {
		if c.Introduced(n, "by") && c.Acts(n) && (c.Tok(n).Rel() == "nmod" || c.Tok(n).Rel() == "obl") && c.phrases(n, t) {
			return []int{n}
		}
	}
	return nil
}

// phrases reports whether the word at n hangs on the one at t through nouns alone, of which none tells another
// deed: not "was held over a plot by rebels", "was hit after the murder of a man by police".
func (c sentence) phrases(n, t int) bool {
	for n = c.Tok(n).Head; n >= 0 && n != t; n = c.Tok(n).Head {
		if c.Verbal(n) || !c.Nominal(n) && c.Tok(n).UPOS != "NUM" || c.Introduced(n, "by") || len(c.Children(n, "case")) > 1 {
			return false
		}
		if c.Verbal(t) && (slices.Contains(plots, c.Lemma(n)) || slices.ContainsFunc(apart, func(w string) bool { return c.Introduced(n, w) })) {
			return false
		}
	}
	return n == t
}

// armed returns whose the arms are that stand before the deed at t, a noun: "a Norlander army warplane attack".
func (c sentence) armed(t int) []int {
	if c.Verbal(t) {
		return nil
	}
	for _, arm := range c.Children(t, "compound") {
		if slices.Contains(arms, c.Lemma(arm)) {
			if out := slices.DeleteFunc(c.Children(arm, "compound", "amod"), func(k int) bool { return !c.Acts(k) }); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// operation returns whose the operation is in which people came to harm by the verb at t.
func (c sentence) operation(t int) []int {
	if c.Tok(t).Rel() == "conj" && c.Tok(t).Head >= 0 && c.Verbal(c.Tok(t).Head) {
		if out := c.operation(c.Tok(t).Head); len(out) > 0 {
			return out
		}
	}
	if !c.Verbal(t) || !c.Passive(t) || !slices.Contains(deeds, c.Lemma(t)) {
		return nil
	}
	for _, p := range []string{"in", "during", "from"} {
		for _, n := range c.Prep(t, p) {
			if slices.Contains(operations, c.Lemma(n)) {
				return c.Slot(n, "subj")
			}
		}
	}
	return nil
}

// firedFrom returns from where the weapons came of which the verb at t tells, or those that are its subject:
// "rockets were fired from Norland", "a missile fired from Norland hit".
func (c sentence) firedFrom(t int) (from []int) {
	switch {
	case !c.Verbal(t):
	case c.Passive(t) && slices.Contains([]string{"fire", "launch", "lob"}, c.Lemma(t)):
		return c.Slot(t, "from")
	default:
		for _, n := range c.Surface(t) {
			from = append(from, FiredFrom(c.Clause, n)...)
		}
	}
	return from
}

// claimed returns who is said in a clause of its own to own up to the deed at t: "the murder of a monk, claimed by rebels".
func (c sentence) claimed(t int) []int {
	if c.Verbal(t) {
		return nil
	}
	for _, n := range append(c.Prep(t, "of"), t) {
		for _, v := range c.Children(n, "acl") {
			if c.Lemma(v) == "claim" && c.Passive(v) {
				return c.Subject(v)
			}
		}
	}
	return nil
}

// Site reports whether the one at m, whose the thing at h is that does the deed of the verb at t, is only where
// that thing was: "an explosion at a Norlander base killed five".
func Site(g grammar.Clause, t, h, m int) bool {
	return g.Verbal(t) && h != m && !g.Passive(t) && g.Sentence.Dominates(h, m) && !g.Sentence.Dominates(h, t) && g.Below(m, h, grammar.Scenes)
}

var (
	// plots are deeds that are told to say why, or when, something else was done.
	plots = []string{"plot", "conspiracy", "coup", "murder", "killing", "assassination", "attempt"}

	// apart are prepositions that lead to what was at another time, or why it was.
	apart = []string{"about", "after", "amid", "before", "despite", "for", "over", "since"}

	// arms are what an attack is made with that bears the name of who makes it.
	arms = []string{"aircraft", "artillery", "bomber", "drone", "gunship", "helicopter", "jet", "missile", "mortar", "plane", "rocket", "tank", "warplane", "warship"}

	// operations are what armed men do in which people come to harm.
	operations = []string{"operation", "offensive", "campaign", "incursion", "raid", "crackdown", "sweep", "barrage"}
)
