package culprit

import (
	"slices"

	"github.com/dyad-news/dyad/coder/grammar"
)

// sentence is the grammar of the sentence in which a doer is looked for.
type sentence struct{ grammar.Clause }

// Of returns who is brought to book, or owns up, for the deed at t: "Smith is sentenced for the
// murder of", "police held two men over the bombing", "pleads guilty to killing". Where nobody is,
// it returns whose other deed it was a part of: "killed six in a raid on".
func Of(c grammar.Clause, t int) []int {
	s := sentence{c}
	if out := s.accountable(t); len(out) > 0 {
		return out
	}
	if out := s.told(t); len(out) > 0 {
		return out
	}
	if out := s.work(t); len(out) > 0 {
		return out
	}
	if out := s.amid(t, deeds); len(out) > 0 {
		return out
	}
	return s.far(t)
}

// work returns whose work the deed at t is said to be: "the attack was one carried out by rebels", "was
// the work of rebels".
func (c sentence) work(t int) []int {
	h := c.Tok(t).Head
	if h < 0 || c.Tok(t).Rel() != "nsubj" || c.Sentence.Child(h, "cop") < 0 || c.Verbal(t) || !c.Nominal(h) && c.Lemma(h) != "one" {
		return nil
	}
	if c.Lemma(h) == "work" {
		return c.Prep(h, "of")
	}
	for _, v := range c.Children(h, "acl") {
		if slices.Contains(doing, c.Lemma(v)) && c.Passive(v) {
			return c.Subject(v)
		}
	}
	return nil
}

func (c sentence) accountable(t int) []int {
	for n := t; ; n = c.Tok(n).Head {
		for c.Tok(n).Rel() == "conj" && c.Tok(n).Head >= 0 && c.Tok(n).Head < n && c.Verbal(c.Tok(n).Head) == c.Verbal(n) { // "for the kidnapping and the murder of"
			if n == t {
				t = c.Tok(n).Head
			}
			n = c.Tok(n).Head
		}
		h := c.Tok(n).Head
		if h < 0 {
			return nil
		}
		if out, ok := c.answers(n, h, t); ok {
			return out
		}
		if !c.through(n, h) {
			return nil
		}
	}
}

// answers returns who answers for the deed at t by the word at h, on which the phrase at n hangs,
// and whether that word says so.
func (c sentence) answers(n, h, t int) ([]int, bool) {
	switch {
	case c.Verbal(h) && c.Introduced(n, "to") && slices.Contains(avowing, c.Lemma(h)):
		return c.Surface(h), true
	case c.Verbal(h) && c.charged(n, t) && (slices.Contains(punishing, c.Lemma(h)) || c.dealt(h)):
		return c.punished(h), true
	case c.Verbal(h) && c.charged(n, t) && slices.Contains(facing, c.Lemma(h)) && slices.ContainsFunc(c.Children(h, "obj", "obl"), c.court):
		return c.facer(h), true
	case c.Nominal(h) && c.Introduced(n, "in") && slices.Contains(parts, c.Lemma(h)) && len(c.Children(h, "nmod:poss")) > 0: // "Norland's role in the killing"
		return c.Children(h, "nmod:poss"), true
	case c.Lemma(h) == "responsibility" && c.Introduced(n, "for") && c.Tok(h).Rel() == "obj" && c.Lemma(c.Tok(h).Head) != "deny": // "claims responsibility for bombs that killed"
		return c.Surface(c.Tok(h).Head), true
	case c.Lemma(h) == "responsible" && c.Introduced(n, "for"): // "those responsible for the bombing"
		if c.Tok(h).Rel() == "amod" || c.Tok(h).Rel() == "acl" {
			return []int{c.Tok(h).Head}, true
		}
		return c.Children(h, "nsubj"), true
	case c.Lemma(h) == "guilty" && (c.Introduced(n, "of") || c.Introduced(n, "to")): // "pleads guilty to", "was found guilty of"
		if v := c.Tok(h).Head; v >= 0 && c.Verbal(v) && slices.Contains(avowing, c.Lemma(v)) {
			return c.Surface(v), true
		} else if v >= 0 && c.Verbal(v) {
			return c.Slot(v, "obj"), true
		}
		return c.Children(h, "nsubj"), true
	case c.charged(n, t) && len(c.reckoned(h)) > 0 && !slices.Contains(c.reckoned(h), n): // "the conviction of Smith for"
		return c.reckoned(h), true
	case c.Nominal(h) && !c.Verbal(h) && c.charged(n, t): // "faces charges of", "sentenced to life without parole for", "convicted by a court for"
		v := c.verbAbove(h)
		switch {
		case v < 0:
			return nil, c.court(h)
		case c.court(h) && slices.Contains(facing, c.Lemma(v)):
			return c.facer(v), true
		case (c.court(h) || c.Passive(v) && c.Introduced(n, "for")) && (slices.Contains(punishing, c.Lemma(v)) || c.dealt(v)):
			return c.punished(v), true
		}
		return nil, c.court(h)
	}
	return nil, false
}

// verbAbove returns the verb whose phrase the noun at h is in, -1 where it is in none near by.
func (c sentence) verbAbove(h int) int {
	for range 4 {
		if h = c.Tok(h).Head; h < 0 || c.Verbal(h) {
			return h
		}
	}
	return -1
}

// dealt reports whether the verb at v tells that a sentence is given to its subject.
func (c sentence) dealt(v int) bool {
	return (c.Lemma(v) == "give" || c.Lemma(v) == "hand") && slices.ContainsFunc(c.Children(v, "obj"), c.court)
}

// punished returns whom the verb of punishment at v tells of.
func (c sentence) punished(v int) []int {
	if c.dealt(v) {
		if to := c.Slot(v, "iobj"); len(to) > 0 {
			return to
		}
	}
	return c.Slot(v, "obj")
}

// reckoned returns who is called to account by what the noun at h tells.
func (c sentence) reckoned(h int) []int {
	if !c.Nominal(h) || !slices.Contains(reckonings, c.Lemma(h)) {
		return nil
	}
	return append(slices.DeleteFunc(c.Prep(h, "of"), c.Verbal), c.Children(h, "nmod:poss")...)
}

// facer returns who faces what the verb at v tells: its subject, or who is sent to it, "handed
// him over to stand trial".
func (c sentence) facer(v int) []int {
	if h := c.Tok(v).Head; h >= 0 && c.Infinitive(v) && c.MainVerbAbove(h) >= 0 {
		h = c.MainVerbAbove(h)
		if o := c.Slot(h, "obj"); len(o) > 0 {
			return o
		}
	}
	return c.Surface(v)
}

// charged reports whether the phrase at n says for what somebody is called to account; "in
// connection with" the deed at t does, "in" it does not.
func (c sentence) charged(n, t int) bool {
	words := charges
	if n != t {
		words = append([]string{"in", "on"}, charges...)
	}
	return slices.ContainsFunc(words, func(w string) bool { return c.Introduced(n, w) })
}

// through reports whether what is said of the word at h, on which the one at n hangs, is said of
// the deed too: "involvement in", "the attempted murder of", "a conspiracy to", "conspiring to".
func (c sentence) through(n, h int) bool {
	switch {
	case c.Nominal(h) && !c.Verbal(h):
		return slices.Contains(partaking, c.Lemma(h))
	case c.Verbal(h):
		return slices.Contains(partaking, c.Lemma(h)) && (c.Tok(n).Rel() == "xcomp" || c.Tok(n).Rel() == "obj" || c.Tok(n).Rel() == "obl" || c.Tok(n).Rel() == "advcl")
	}
	return false
}

// court reports whether the noun at h is what somebody faces who is called to account.
func (c sentence) court(h int) bool {
	switch c.Lemma(h) {
	case "charge", "trial", "count", "indictment", "prosecution", "extradition", "sentence", "imprisonment", "prison", "jail", "death", "life", "parole", "year", "month", "term", "penalty":
		return c.Nominal(h)
	}
	return false
}

// holders is Holders by the clause that the word at v is in, or the one above.
func (c sentence) holders(v int) []int {
	if c.Nominal(v) && !c.Verbal(v) {
		return c.amid(v, raids)
	}
	if by := c.lawgiver(v); len(by) > 0 {
		return by
	}
	n := c.Tok(v).Head
	if n < 0 || c.Tok(v).XPOS != "VBN" {
		return nil
	}
	if c.Tok(v).Rel() == "advcl" && c.Passive(v) && c.Verbal(n) && c.Passive(n) && c.Sentence.Child(v, "nsubj", "nsubj:pass") < 0 { // "jailed by a court after being convicted"
		return c.Subject(n)
	}
	if s := c.Sentence.Child(v, "nsubj:pass"); c.Tok(v).Rel() == "advcl" && s >= 0 && c.Tok(s).UPOS == "PRON" && c.Passive(v) && slices.Contains(trying, c.Lemma(n)) && !c.Passive(n) && len(c.Children(n, "obj")) > 0 { // "a court jailed them after they were found guilty"
		return c.Surface(n)
	}
	if c.Tok(v).Rel() != "acl" {
		return nil
	}
	if c.Tok(v).Deprel == "acl:relcl" {
		switch {
		case !c.Passive(v):
			return nil
		case slices.ContainsFunc(c.Children(v, "advmod"), func(k int) bool { return c.Lemma(k) == "where" }): // "sent to Norland, where he was charged"
			return []int{n}
		case !slices.Contains(suspecting, c.Lemma(v)):
			return nil
		}
	}
	if c.Tok(n).Rel() == "appos" { // "executed Smith, a man convicted of"
		n = c.Tok(n).Head
	}
	h := c.Tok(n).Head
	if h < 0 || c.Tok(n).Rel() != "obj" || !c.Verbal(h) || c.Passive(h) || !slices.Contains(holding, c.Lemma(h)) {
		return nil
	}
	return c.Surface(h)
}

// Shown returns who puts out pictures that show the deed at t: "released a video showing the killing of".
func Shown(c grammar.Clause, t int) []int {
	v := c.Tok(t).Head
	if v < 0 || c.Lemma(v) != "show" && c.Lemma(v) != "depict" || c.Tok(v).Rel() != "acl" || c.Tok(t).Rel() != "obj" && c.Tok(t).Rel() != "ccomp" {
		return nil
	}
	n := c.Tok(v).Head
	up := c.Tok(n).Head
	if up < 0 || !c.Verbal(up) || c.Tok(n).Rel() != "obj" || !slices.Contains(pictures, c.Lemma(n)) || c.Passive(up) {
		return nil
	}
	return c.Surface(up)
}

// Also reports whether the passive at v tells of more who came to harm in what was told before: "a
// girl was also wounded", "six others were hurt".
func Also(c grammar.Clause, v int) bool {
	if !c.Passive(v) || len(c.Children(v, "advcl")) > 0 {
		return false
	}
	if slices.ContainsFunc(c.Children(v, "advmod"), func(k int) bool { return c.Lemma(k) == "also" }) {
		return true
	}
	more := func(k int) bool { return c.Lemma(k) == "other" || c.Lemma(k) == "another" || c.Lemma(k) == "more" }
	return slices.ContainsFunc(c.Children(v, "nsubj:pass"), func(n int) bool {
		return c.Lemma(n) == "other" || slices.ContainsFunc(c.Children(n, "amod", "det"), more)
	})
}

// FiredFrom returns what the weapon at n was fired from: "a missile launched from a jet".
func FiredFrom(c grammar.Clause, n int) (from []int) {
	for _, v := range c.Children(n, "acl") {
		switch c.Lemma(v) {
		case "fire", "launch", "drop", "shoot":
			from = append(from, c.Prep(v, "from")...)
		}
	}
	return from
}

// Told reports whether the deed at t is what the verb at v tells of, or a clause that says more of
// it or of its source: "ordered a strike on", "launched raids targeting".
func Told(c grammar.Clause, t, v, source int) bool {
	h := c.Tok(t).Head
	if c.Tok(t).Deprel == "acl" && c.Tok(t).XPOS == "VBG" {
		return h == v || h == source
	}
	return c.Nominal(t) && !c.Verbal(t) && c.Tok(t).Rel() == "obj" && h == v
}

// Warned returns who is warned or asked to do what the verb at v, a passive, tells: "threatened Norland
// with sanctions unless the priest is freed".
func Warned(c grammar.Clause, v int) []int {
	h := c.Tok(v).Head
	if h < 0 || c.Tok(v).Rel() != "advcl" || !c.Passive(v) || !c.Marked(v, "if") && !c.Marked(v, "unless") && !c.Marked(v, "until") || !slices.Contains(warning, c.Lemma(h)) || c.Passive(h) {
		return nil
	}
	return c.Slot(h, "obj")
}

// lawgiver returns who makes the law that does what the verb at v tells: "parliament passed a bill,
// asked for by the army, that bans rallies".
func (c sentence) lawgiver(v int) []int {
	for _, n := range c.Slot(v, "subj") {
		if h := c.Tok(n).Head; slices.Contains(laws, c.Lemma(n)) && c.Tok(n).Rel() == "obj" && c.Verbal(h) && !c.Passive(h) {
			return c.Subject(h)
		}
	}
	return nil
}

// amid returns who does the deed in the course of which the one at t, a noun, is told: "arrested
// eight during a raid on", "killed six in one of the deadliest attacks on".
func (c sentence) amid(t int, verbs []string) []int {
	if !c.Nominal(t) || c.Verbal(t) {
		return nil
	}
	n := t
	if h := c.Tok(t).Head; h >= 0 && c.Lemma(h) == "one" && c.Tok(t).Rel() == "nmod" {
		n = h
	}
	v := c.Tok(n).Head
	if v < 0 || c.Tok(n).Rel() != "obl" || !c.Verbal(v) || c.Passive(v) {
		return nil
	}
	switch {
	case c.Introduced(n, "in") && slices.Contains(fights, c.Lemma(t)) && len(c.Prep(t, "with")) > 0: // "lost ten men in a gunfight with"
		return c.Surface(v)
	case c.Introduced(n, "during"), c.Introduced(n, "in") && slices.Contains(verbs, c.Lemma(v)):
		if slices.Contains(verbs, c.Lemma(v)) || slices.Contains(raids, c.Lemma(v)) {
			return c.Surface(v)
		}
	case c.Introduced(n, "in") && (c.Lemma(v) == "result" || c.Lemma(v) == "end"):
		return slices.DeleteFunc(c.Surface(v), func(k int) bool { return !slices.Contains(searches, c.Lemma(k)) })
	}
	return nil
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
		"offence", "offense", "crime", "genocide", "connect", "link", "planning", "preparation", "range", "number", "string", "one",
	}

	// holding verbs tell what those do with somebody who hold him.
	holding = []string{"arrest", "charge", "convict", "deport", "detain", "execute", "free", "hold", "pardon", "question", "release", "sentence", "try"}

	// parts are what somebody has in a deed who does it or lets it be done.
	parts = []string{"role", "part", "involvement", "complicity", "participation", "hand"}

	// suspecting verbs tell for what those who hold somebody hold him.
	suspecting = []string{"accuse", "suspect", "want", "charge", "believe", "arrest", "detain", "hold", "capture", "jail", "imprison"}

	// deeds are verbs of violence: who does them in an attack attacks.
	deeds = []string{"kill", "injure", "wound", "shoot", "kidnap", "abduct", "destroy", "behead", "execute", "burn", "capture", "hit", "rob", "loot"}

	// fights are what two sides fight.
	fights = []string{"battle", "clash", "combat", "confrontation", "exchange", "fight", "fighting", "firefight", "gunbattle", "gunfight", "shootout", "skirmish", "standoff"}

	// laws are what somebody makes that does a deed.
	laws = []string{"bill", "law", "legislation", "decree", "edict", "order", "resolution", "directive", "ordinance", "statute", "amendment"}

	// warning verbs tell that their object is to do or leave something.
	warning = []string{"caution", "press", "pressure", "threaten", "urge", "warn"}

	// trying verbs tell what courts do with those whom they found guilty.
	trying = []string{"sentence", "jail", "imprison", "hang", "execute", "fine", "order", "condemn"}

	// pictures are what shows a deed.
	pictures = []string{"video", "videotape", "footage", "film", "picture", "photograph", "photo", "image", "recording"}

	// doing verbs tell with a deed who does it.
	doing = []string{"carry", "commit", "conduct", "launch", "mount", "perpetrate", "plan", "stage"}

	// searches are what ends in arrests.
	searches = []string{"raid", "operation", "search", "sweep", "crackdown", "investigation"}

	// raids are verbs of what is done during a raid or an arrest.
	raids = []string{"arrest", "detain", "rescue", "free", "seize", "capture", "recapture", "retake", "find", "kill", "injure", "wound", "fire", "shoot", "confiscate"}
)
