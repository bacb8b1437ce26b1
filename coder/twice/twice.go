package twice

import (
	"slices"

	"github.com/dyad-news/dyad/coder/culprit"
	"github.com/dyad-news/dyad/coder/grammar"
)

// Deed is what a rule has read at a word of a sentence.
type Deed struct {
	Tok    int
	Type   string
	Harm   string // killed, injured and the like, "" where the word counts nobody
	Does   bool   // its doer is told
	Mutual bool
	Loose  bool // nobody is told whom it was done to, or only on whose soil it was
}

// sentence is the grammar of the sentence that tells the deeds.
type sentence struct{ grammar.Clause }

// One reports whether two words tell one deed, whatever sides each of them names.
func One(g grammar.Clause, a, b Deed) bool {
	c := sentence{g}
	switch {
	case a.Type == "REJECT" && a.Type != b.Type: // "refuses to ratify"; whom it fails to free it holds
		return b.Type != "RETREAT" && c.Verbal(a.Tok) && c.Tok(b.Tok).Rel() == "xcomp" && c.Tok(b.Tok).Head == a.Tok
	case a.Type != b.Type || a.Mutual || b.Mutual:
		return false
	}
	switch a.Type {
	case "SANCTION": // "convicts him, sentencing him to death"; "is convicted by a court and jailed"
		return c.trails(b.Tok) && c.Tok(b.Tok).Head == a.Tok || c.joined(a, b) && c.Passive(b.Tok)
	case "PROTEST", "RETREAT", "THREATEN", "MOBILIZE": // "tenders his resignation"
		return c.Verbal(a.Tok) && c.Nominal(b.Tok) && !c.Verbal(b.Tok) && c.Tok(b.Tok).Rel() == "obj" && c.Tok(b.Tok).Head == a.Tok
	}
	return a.Type == "ASSAULT" && (c.does(a, b) || c.aftermath(a, b) || c.joined(a, b) || c.course(a, b))
}

// does reports whether the noun of a is what does the deed of b: "a car bomb explodes", "raids
// targeting the town".
func (c sentence) does(a, b Deed) bool {
	if !c.Nominal(a.Tok) || c.Verbal(a.Tok) || !c.Verbal(b.Tok) {
		return false
	}
	return c.Tok(a.Tok).Deprel == "nsubj" && c.Tok(a.Tok).Head == b.Tok || c.Tok(b.Tok).Deprel == "acl" && c.Tok(b.Tok).XPOS == "VBG" && c.Tok(b.Tok).Head == a.Tok
}

// aftermath reports whether b tells in a clause of its own, or in one joined to such, whom the
// deed of a hurt: "shelled the town, burning houses and killing 25".
func (c sentence) aftermath(a, b Deed) bool {
	v := b.Tok
	if c.Tok(v).Rel() == "conj" && c.Tok(c.Tok(v).Head).XPOS == "VBG" && c.Tok(v).XPOS == "VBG" && !c.subject(v) && c.Sentence.Child(v, "punct") < 0 {
		v = c.Tok(v).Head
	}
	if b.Harm == "abducted" || a.Harm == "abducted" || a.hurts() && a.Harm == b.Harm || !c.Verbal(a.Tok) || c.Tok(v).XPOS != "VBG" {
		return false
	}
	if h := c.Tok(v).Head; b.hurts() && h >= 0 && c.Tok(v).Deprel == "acl" && (c.Tok(h).Rel() == "obj" || c.Tok(h).Rel() == "obl") { // "attacked a camp killing three"
		return c.Tok(h).Head == a.Tok
	}
	return c.trails(v) && c.Tok(v).Head == a.Tok
}

// trails reports whether the verb at v is a participle without a subject that goes on from the
// clause before it.
func (c sentence) trails(v int) bool {
	t := c.Tok(v)
	return t.Rel() == "advcl" && t.Head >= 0 && t.Head < v && (t.XPOS == "VBG" || t.XPOS == "VBN") && !c.subject(v) && c.Sentence.Child(v, "mark", "case") < 0
}

func (c sentence) subject(v int) bool { return c.Sentence.Child(v, "nsubj") >= 0 }

// hurts reports whether the word tells who was hurt in what another may tell too.
func (d Deed) hurts() bool { return d.Harm == "killed" || d.Harm == "injured" }

// joined reports whether "and" joins two words of what the same people do or suffer: "kills five and wounds
// three", "stabbed and wounded the guard", "40 were killed and others hurt".
func (c sentence) joined(a, b Deed) bool {
	if !Joined(c.Clause, a.Tok, b.Tok) || !c.Verbal(a.Tok) || !c.Verbal(b.Tok) || a.Harm == "abducted" {
		return false
	}
	own := c.Children(b.Tok, "nsubj")
	switch {
	case len(own) == 0 && c.Passive(b.Tok):
		return c.Passive(a.Tok) && a.Does != b.Does
	case len(own) == 0:
		if len(c.Children(a.Tok, "obj", "obl")) == 0 { // they share what is told behind the second
			return b.hurts()
		}
		return a.hurts() && b.hurts() && a.Harm != b.Harm && !slices.ContainsFunc(c.Children(b.Tok, "obj"), c.apart)
	}
	return a.hurts() && b.hurts() && a.Harm != b.Harm && !slices.ContainsFunc(own, func(n int) bool { return !c.others(n) })
}

// Joined reports whether the word at b is joined to the one at a.
func Joined(g grammar.Clause, a, b int) bool { return g.Tok(b).Rel() == "conj" && g.Tok(b).Head == a }

// apart reports whether the number at n is told as that of further people: "another 50".
func (c sentence) apart(n int) bool {
	return c.Tok(n).UPOS == "NUM" && slices.ContainsFunc(c.Children(n, "det"), func(k int) bool { return c.Lemma(k) == "another" })
}

// others reports whether the phrase headed by n names nobody but more of those of whom the
// sentence has spoken: "120", "five others", "another soldier".
func (c sentence) others(n int) bool {
	more := func(k int) bool { return slices.Contains([]string{"other", "another", "more"}, c.Lemma(k)) }
	return c.Tok(n).UPOS == "NUM" || more(n) || slices.ContainsFunc(c.Children(n, "amod", "det"), more)
}

// course reports whether b is the raid in the course of which the people of a came to harm, or the
// means by which it was done: "killed 90 in a raid on the village", "hit the town with air strikes".
func (c sentence) course(a, b Deed) bool {
	if !c.Nominal(b.Tok) || c.Verbal(b.Tok) || c.Tok(b.Tok).Rel() != "obl" {
		return false
	}
	h := c.Tok(b.Tok).Head
	if up := c.Tok(a.Tok).Head; c.Tok(a.Tok).Deprel == "nsubj" && !c.Verbal(a.Tok) && up >= 0 && (h == up || Joined(c.Clause, up, h)) { // "a bomb kills two in an attack"
		return c.Introduced(b.Tok, "in") && !b.Does
	}
	if h != a.Tok || !a.Does {
		return false
	}
	return a.hurts() && c.Introduced(b.Tok, "in") || !b.Does && c.Introduced(b.Tok, "with")
}

// Fought reports whether b is the fight between both in which those of a came to harm: "killed
// in a clash with rebels". It takes b's sides to be those of a.
func Fought(g grammar.Clause, a, b Deed) bool {
	c := sentence{g}
	return a.hurts() && c.Passive(a.Tok) && c.Tok(b.Tok).Rel() == "obl" && c.Tok(b.Tok).Head == a.Tok && len(c.Prep(b.Tok, "with")) > 0 &&
		slices.ContainsFunc([]string{"in", "during", "after", "following"}, func(w string) bool { return c.Introduced(b.Tok, w) })
}

// Aim reports whether b is in the clause that tells what a is for: "visits Oslo to meet", "sent
// jets to help".
func Aim(g grammar.Clause, a, b Deed) bool {
	c := sentence{g}
	t := c.Tok(b.Tok)
	helps := (a.Type == "AGREE" || a.Type == "AID") && (b.Type == "AID" || b.Type == "SUPPORT") // "pledges arms to help"
	return (helps || a.Type == b.Type && a.Type != "ASSAULT") && c.Verbal(a.Tok) && c.Infinitive(b.Tok) && (t.Rel() == "advcl" || t.Rel() == "xcomp") && t.Head == a.Tok
}

// Within reports whether a is where b happened, and the doer is told of one of them at most: "killed two
// in an attack on a mosque", "were killed by a bomb in a rebel attack".
func Within(g grammar.Clause, a, b Deed) bool {
	if b.Does && (a.Does || b.Mutual) || !g.HoldsUp(a.Tok, g.Tok(b.Tok).Head) {
		return false
	}
	c := g.Sentence.Child(b.Tok, "case")
	if c < 0 {
		return false
	}
	switch g.Lemma(c) {
	case "in", "during":
		return true
	case "following", "after": // "died following an attack"
		return b.Loose && a.Harm == "killed"
	}
	return false
}

// Told reports whether b, a deed of no doer, is but what the verb of a tells of, or that of the word
// that a rests on.
func Told(g grammar.Clause, a, b Deed, source int) bool {
	return a.Type == "ASSAULT" && !b.Does && a.Does && culprit.Told(g, b.Tok, a.Tok, source)
}
