package culprit

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/grammar"
)

// Hint is a phrase that may name the doer of a deed whose own clause names none, where it stands for
// somebody who does such deeds.
type Hint struct {
	Tok int
	by  kind
}

// kind says how the phrase bears upon the deed.
type kind int

const (
	shown    kind = iota // who puts out pictures of it
	busy                 // who does something else in the course of it
	reporter             // who tells of it
)

// Hints returns the phrases that may name the doer of the deed at t.
func Hints(g grammar.Clause, t int) (out []Hint) {
	c := sentence{g}
	for by, toks := range [][]int{Shown(g, t), c.busy(t), c.reporter(t)} {
		for _, n := range toks {
			out = append(out, Hint{n, kind(by)})
		}
	}
	return out
}

// Fits reports whether the one of the hint did the deed of a type and of modes to those who suffered it:
// armed bands in their own pictures; soldiers and rebels who hit others than their own; and a state
// that tells of militants killed, or of what only its own offices do.
func (h Hint) Fits(typ string, modes []string, who *dyad.Mention, to []dyad.Mention) bool {
	of := func(sectors ...dyad.Sector) bool {
		return len(to) > 0 && !slices.ContainsFunc(to, func(m dyad.Mention) bool { return !slices.Contains(sectors, m.Sector) })
	}
	own := slices.ContainsFunc(to, func(m dyad.Mention) bool { return m.Code == who.Code })
	switch h.by {
	case shown:
		return typ == "ASSAULT" && who.Sector.Armed()
	case busy:
		return typ == "ASSAULT" && who.Code != "" && !own && (who.Sector == dyad.MIL || who.Sector == dyad.REB || who.Sector == dyad.PRM)
	}
	state := dyad.IsState(who.Code)
	switch {
	case typ == "ASSAULT":
		return state && (who.Sector == dyad.GOV || who.Sector == dyad.MIL) && of(dyad.REB, dyad.UAF)
	case slices.Contains(modes, "arrest"):
		return state && (who.Sector == dyad.COP || who.Sector == dyad.SPY)
	}
	return state && who.Sector == dyad.GOV && (typ == "SANCTION" && !slices.Contains(modes, "convict") || slices.Contains(modes, "deport"))
}

// busy returns who does something else in the course of the deed at t, a noun, or after it where it is such as
// a force carries out: "troops left Lund after a raid on", "a jet returning from strikes on", "a man involved
// in attacks on".
func (c sentence) busy(t int) []int {
	v := c.Tok(t).Head
	if !c.Nominal(t) || c.Verbal(t) || c.Tok(t).Rel() != "obl" || v < 0 || !c.Verbal(v) || c.Passive(v) && c.Lemma(v) != "involve" {
		return nil
	}
	during := c.Introduced(t, "in") || c.Introduced(t, "during") || c.Introduced(t, "from")
	later := c.Introduced(t, "after") || c.Introduced(t, "since") || c.Introduced(t, "following") || c.Introduced(t, "follow")
	if slices.Contains(falling, c.Lemma(v)) || !during && !(later && (slices.Contains(operations, c.Lemma(t)) || slices.Contains(fights, c.Lemma(t)))) {
		return nil
	}
	return c.Surface(v)
}

// reporter returns who says that the deed of the verb at t was done: "the army says that ten rebels were killed".
func (c sentence) reporter(t int) []int {
	if !c.Verbal(t) || !c.Passive(t) {
		return nil
	}
	if c.Tok(t).Rel() == "conj" && c.Tok(t).Head >= 0 {
		t = c.Tok(t).Head
	}
	if v := c.Tok(t).Head; c.Tok(t).Rel() == "ccomp" && v >= 0 && slices.Contains(reporting, c.Lemma(v)) && !c.Passive(v) {
		return c.Surface(v)
	}
	for _, v := range c.Children(t, "parataxis", "ccomp") { // "ten rebels were killed, the army said"
		if slices.Contains(reporting, c.Lemma(v)) && !c.Passive(v) {
			return c.Surface(v)
		}
	}
	return nil
}

// told returns who answers for the deed that the clause at v tells of another noun: "his role in the blast that
// killed ten".
func (c sentence) told(v int) []int {
	n := c.Tok(v).Head
	if !c.Verbal(v) || c.Tok(v).Deprel != "acl:relcl" || c.Passive(v) || n < 0 || !c.Nominal(n) || c.Acts(n) || !slices.Contains(c.Surface(v), n) {
		return nil
	}
	return c.accountable(n)
}

var (
	// falling verbs tell what befalls those whom a deed hits.
	falling = []string{"crash", "die", "disappear", "fall", "lose", "perish", "suffer"}

	// reporting verbs tell that something was done.
	reporting = []string{"say", "announce", "report", "claim", "confirm"}
)
