package voice

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/tense"
)

// Reality is how a text tells a word: which of these its grammar and the words above it
// make of it, and by which token. None set is a fact.
type Reality struct {
	Negated, Future, Unreal, Past bool
	Supposed                      bool    // in a condition: "if they do not leave"
	Cue                           int     // token, or -1
	Weak                          bool    // told as a fact by somebody's belief alone
	Score                         float64 // how sure it is that it happened, from -3 to 3
}

// What words told so are worth on average where no cue says otherwise, from -3 to 3.
const (
	sure      = 2.8
	believed  = 2.7
	foreseen  = 1.8
	may       = 1.6
	surelyNot = -1.8
)

// Realis returns the value of the record that the reality comes down to.
func (p Reality) Realis() dyad.Realis {
	switch {
	case p.Negated:
		return dyad.Negated
	case p.Future:
		return dyad.Future
	case p.Unreal:
		return dyad.Hypothetical
	case p.Past:
		return dyad.Historical
	}
	return dyad.Actual
}

// score is how sure it is that it happened, from -3 to 3, by the table where it has the cue.
func (k clause) score(p Reality) float64 {
	listed, ok := 0.0, false
	if p.Cue >= 0 {
		if listed, ok = k.r.d.Credence[strings.ToLower(k.tok(p.Cue).Form)]; !ok {
			listed, ok = k.r.d.Credence[k.lemma(p.Cue)]
		}
	}
	switch {
	case p.Negated && !(ok && listed < 0):
		return surelyNot
	case p.Negated, ok && (p.Unreal || p.Future):
		return listed
	case p.Unreal:
		return may
	case p.Future:
		return foreseen
	case p.Weak:
		return believed
	}
	return sure
}

// Fact works out how the word at token t is told: by auxiliaries, negation, conditions and
// purpose, and by the words that it hangs from. Judged, where it is not nil, reports whether
// the word at has been judged by its head already, so that nothing is read off that head.
func (r *Reader) Fact(s *dyad.Sentence, t int, judged func(at, head int) bool) Reality {
	k := clause{tree{s}, &reading{Reader: r}, 0}
	if k.tok(t).Rel() == "cop" { // "will not be in Norland for talks"
		t = k.tok(t).Head
	}
	if judged == nil {
		judged = func(int, int) bool { return false }
	}
	p := k.fact(t, judged, maxClimb)
	if last := len(s.Tokens) - 1; k.tok(last).Form == "?" && !p.Negated && !(k.r.d.Speech[k.lemma(t)] != "" && k.s.Child(t, "ccomp", "parataxis") >= 0) && !tense.Granted(k.s, t) {
		p.Future, p.Unreal, p.Cue = false, true, either(p.Cue, last) // also "will they meet?"
	}
	if p.Negated && k.ought(t) { // "they should not meet" is a wish
		p.Negated, p.Unreal = false, true
	}
	p.Supposed = k.supposed(t)
	if p.Future && !p.Negated && p.Supposed { // "if they were going to meet"
		p.Future, p.Unreal = false, true
	}
	p.Score = k.score(p)
	return p
}

// ought reports whether the word at t is only said to be right or wrong: "should not".
func (k clause) ought(t int) bool {
	a := k.s.Child(t, "aux")
	return a >= 0 && slices.Contains([]string{"should", "ought"}, k.lemma(a))
}

// supposed reports whether the word, or a verb that it completes, heads a condition.
func (k clause) supposed(t int) bool {
	for c := range k.s.Children(t) {
		if k.tok(c).Rel() == "mark" && k.r.d.Conditional[k.lemma(c)] && k.lemma(c) != "whether" {
			return true
		}
	}
	return k.tok(t).Rel() == "xcomp" && k.supposed(k.tok(t).Head)
}

func either(a, b int) int {
	if a >= 0 {
		return a
	}
	return b
}

// fact reads the word itself, then what its head makes of it.
func (k clause) fact(t int, judged func(int, int) bool, depth int) Reality {
	p := k.grammar(t)
	h := k.tok(t).Head
	if depth == 0 || h < 0 || judged(t, h) {
		return p
	}
	leaning{k, t, h, &p, func() Reality { return k.fact(h, judged, depth-1) }}.lean()
	return p
}

// own reads the modal, negating and time words directly below t.
func (k clause) own(t int, p *Reality) {
	d, open := k.r.d, false
	for c := range k.s.Children(t) {
		tok := k.tok(c)
		w, lemma := strings.ToLower(tok.Form), k.lemma(c)
		switch tok.Rel() {
		case "aux":
			switch {
			case d.Future[w] || d.Future[lemma]:
				p.Future, p.Cue = true, c
			case d.ReportedFuture[w]:
				p.Future, p.Unreal, p.Cue = !tense.Perfect(k.s, t), tense.Perfect(k.s, t), c
			case d.Hypothetical[w] || d.Hypothetical[lemma]:
				p.Unreal, p.Cue = true, c
			}
		case "advmod", "cc", "mark", "det", "case":
			switch {
			case d.Negation[w] && !(w == "not" && k.next(c) == "only"), d.Negation[w+" "+k.next(c)], c > 0 && d.Negation[k.lemma(c-1)+" "+w]:
				p.Negated, p.Cue = true, c
			case d.Historical[lemma], w == "long" && tok.Rel() == "advmod" && c == t-1 && k.s.Child(t, "aux") >= 0: // "has long accused"
				p.Past, p.Cue = true, c
			case (tok.Rel() == "advmod" || tok.Rel() == "det") && d.Perhaps[w]: // "any strike will be answered"
				p.Unreal, p.Cue = true, c
			case (tok.Rel() == "mark" || tok.Rel() == "advmod") && (d.Conditional[lemma] || d.Conditional[lemma+" "+k.next(c)]): // "in case they strike"
				p.Unreal, p.Cue, open = true, c, true
			}
		case "amod":
			if d.Planned[w] {
				p.Unreal, p.Cue = true, c
			}
		case "nsubj", "nsubj:pass", "obj":
			if n := k.noneOf(c); n >= 0 {
				p.Negated, p.Cue = true, n
			}
		}
	}
	if to := k.mark(t, "to"); to >= 0 && k.verbal(t) && (k.tok(t).Rel() == "root" && k.s.Child(t, "nsubj") >= 0 || to > 0 && k.lemma(to-1) == "be" && k.tok(to-1).XPOS != "VBN") {
		p.Future, p.Cue = true, to // headline: "Putin to visit Delhi"
	}
	if tok := k.tok(t); tok.XPOS == "VB" && tok.Rel() == "root" && tok.UPOS == "VERB" && k.s.Child(t, "nsubj", "nsubj:pass", "aux", "mark") < 0 { // "Arrest them!"
		p.Unreal, p.Cue = true, t
	}
	if open && !p.Negated { // "whether they will meet"
		p.Future, p.Unreal = false, true
	}
}

// next returns the lemma after token i.
func (k clause) next(i int) string {
	if i+1 < len(k.s.Tokens) {
		return k.lemma(i + 1)
	}
	return ""
}

// must reports whether the verb is the "have" of "has to leave": "had to" was done.
func (k clause) must(h int) bool { return k.lemma(h) == "have" && k.tok(h).XPOS != "VBD" }

// noneOf returns the word that makes the phrase headed by n name nobody, or -1.
func (k clause) noneOf(n int) int {
	for c := range k.s.Children(n) {
		switch r := k.tok(c).Rel(); k.lemma(c) {
		case "no":
			if r == "det" {
				return c
			}
		case "neither": // "neither side has agreed", "neither Chad nor Mali"
			return c
		}
	}
	if k.r.d.Negation[k.lemma(n)] {
		return n
	}
	return -1
}

// leaning is a word, its head h and what is known of how the word is told.
type leaning struct {
	clause
	at, h int
	*Reality
	above func() Reality // how the head is told
}

// What is done by saying it, what is said of others, and how one speaks to them.
var (
	courtesies = []string{"thank", "congratulate", "express", "commend", "praise", "applaud", "salute", "apologize", "apologise"}
	blames     = []string{"accuse", "blame", "condemn", "criticize", "criticise", "denounce", "draw", "elicit", "prompt"}
	owning     = []string{"confess", "admit", "plead", "guilty"}
	given      = []string{"protest", "mourn", "mark", "commemorate", "avenge", "cover", "hide", "remember", "condemn", "denounce", "investigate", "counter", "circumvent", "evade", "address", "punish", "deplore", "decry"} // whose object was done
	aims       = []string{"resolve", "strike", "reach", "settle", "decide", "end", "seek", "try", "save", "get"}                                                                                                             // which need not be reached
	leaving    = []string{"leave", "withdraw", "retire", "depart", "expire"}                                                                                                                                                 // which is known beforehand
	meaning    = []string{"mean", "see", "involve", "imply", "entail"}                                                                                                                                                       // whose object is a clause
	spoken     = []string{"call", "phone", "telephone", "speak", "write", "tweet"}
)

// lean adds what the head makes of the word.
func (k leaning) lean() {
	d, tok, head := k.r.d, k.tok(k.at), k.lemma(k.h)
	if c := k.s.Child(k.h, "compound:prt"); c >= 0 && d.Prevented[head+" "+k.lemma(c)] {
		head += " " + k.lemma(c) // "rule out"
	}
	infinitive := k.marked(k.at, "to") && (k.tok(k.at).XPOS != "VBN" || k.s.Child(k.at, "aux", "aux:pass") >= 0) // not "in response to continued fire"
	led := k.tok(k.h).XPOS == "VBG" && k.tok(k.h).Rel() == "advcl" && slices.Contains([]string{"allow", "enable", "lead", "force", "prompt", "cause"}, head) && !k.marked(k.h, "by")
	thanks := infinitive && slices.Contains(courtesies, k.lemma(k.at))
	owned := tok.XPOS == "VBG" && slices.Contains(owning, head) || head == "able" && k.s.Child(k.h, "cop") >= 0 && k.tok(k.s.Child(k.h, "cop")).XPOS == "VBD" // "pleaded guilty to burning it", "was able to meet"
	if infinitive && (led || owned || head == "go" && k.next(k.h) == "on") || thanks && slices.Contains(spoken, head) {                                       // "sent word, allowing them to arrest him", "went on to kill"
		k.inherit()
		return
	}
	if (head == "escape" || head == "flee") && !infinitive && k.at > k.h && tok.Rel() != "advcl" { // "to escape fighting"
		return
	}
	if n := k.s.Child(k.h, "nsubj"); thanks && n >= 0 && (k.lemma(n) == "i" || k.lemma(n) == "we") && slices.Contains([]string{"like", "want", "wish"}, head) {
		return
	}
	if infinitive && head == "have" && k.next(k.h) == "yet" { // "has yet to grant it"
		k.Negated, k.Cue = !k.Negated, either(k.Cue, k.h+1)
		return
	}
	switch tok.Rel() {
	case "conj":
		k.joined()
	case "xcomp":
		switch {
		case head == "let" && k.us(), tok.XPOS == "VBG" && d.Believed[head]: // "let's arm them", "does not think arming them will help"
			k.Unreal, k.Negated, k.Cue = true, false, either(k.Cue, k.h)
		case d.Prevented[head] && tok.UPOS != "ADJ": // but "stop short of"
			k.prevented()
		case infinitive && head == "go" && k.tok(k.h).XPOS == "VBG": // "is going to meet"
			k.inherit()
			k.Future, k.Cue = true, either(k.Cue, k.h)
		case infinitive && (head == "know" || tense.Perfect(k.s, k.at) && (d.Speech[head] != "" || d.Believed[head]) || tense.Ongoing(k.s, k.at) && tense.Heard(k.s, k.h)): // "claim to have killed six"
			k.Weak = true
			k.inherit()
		case d.Speech[head] == "confirms": // "has not confirmed striking it"
			k.Weak = true
			k.share(k.above())
		case tok.XPOS == "VBG" && d.Wished[head], infinitive && head == "have" && k.s.Child(k.h, "obj") >= 0: // "discuss helping it", "what authority it had to block them"
			k.unreal(k.h)
		case infinitive && (k.must(k.h) || !d.Implicative[head]) && !(k.tok(k.h).UPOS == "ADJ" && d.Glad[head]):
			k.unreal(k.h)
		default:
			k.inherit()
		}
	case "ccomp", "csubj":
		switch {
		case tense.Wonders(k.s, k.at): // "asked why they were held"
		case slices.Contains(meaning, head): // "could see them being held"
			k.share(k.above())
		case d.Prevented[head] && k.tok(k.h).UPOS != "ADJ": // but "it is clear that"
			k.prevented()
		case (head == "warn" || head == "advise") && tense.Past(k.s, k.at): // "advises that a raid has killed him"
		case d.Wished[head] || d.Unreal[head] || head == "possible" || infinitive && !d.Implicative[head]:
			if k.unreal(k.h); k.tok(k.h).UPOS == "ADJ" && d.Unreal[head] { // "is skeptical that it will"
				k.Future = false
			}
		case d.Believed[head]:
			k.Weak = true
			if q := k.above(); q.Negated { // "denied that he had said so"
				k.unreal(q.Cue)
			}
		}
	case "advcl", "acl":
		if tok.Deprel != "acl:relcl" {
			k.adjunct(infinitive && (tok.XPOS != "VBG" || !k.nominal(k.h) || k.s.Child(k.at, "nsubj") < 0)) // not "a response to Norland banning trade"
		} else if head == "time" { // "it would be the first time that they met"
			k.open()
		} else if n := k.s.Child(k.h, "nsubj", "expl"); n >= 0 && k.lemma(n) == "it" && k.grammar(k.h).Negated && !k.ranked(k.h) { // "it was not they who met"
			k.Negated, k.Cue = true, k.h
		}
	case "obj", "nsubj:pass", "obl", "nmod", "compound", "nsubj":
		if k.nominal(k.at) {
			k.phrasal()
		}
	}
}

// us reports whether those who are spoken to are to do it with the speaker: "let us", "let's".
func (k leaning) us() bool {
	o := k.s.Child(k.h, "obj", "nsubj")
	return o > k.h && slices.Contains([]string{"us", "'s", "’s"}, strings.ToLower(k.tok(o).Form))
}

// grammar returns what the words directly below token t say of it.
func (k clause) grammar(t int) Reality {
	q := Reality{Cue: -1}
	k.own(t, &q)
	return q
}

// unreal leaves it open whether it happened; a head that is itself negated denies it: "has
// no plans to leave".
func (k leaning) unreal(cue int) {
	q := Reality{Cue: -1}
	if cue == k.h {
		q = k.grammar(k.h)
	}
	k.Future = k.Future || q.Future && k.verbal(k.h) // not "would be vulnerable to attack", "a good time to strike"
	if q.Negated {
		k.Negated, k.Cue = !k.Negated, either(k.Cue, q.Cue)
		return
	}
	k.Unreal, k.Cue = true, either(k.Cue, cue)
}

// inherit makes the word as real as its head.
func (k leaning) inherit() {
	q := k.above()
	if q.Negated && k.Negated {
		k.Negated, q.Negated = false, false
	}
	if q.Negated || q.Past {
		k.Cue = either(k.Cue, q.Cue)
	}
	k.Negated, k.Past = k.Negated || q.Negated, k.Past || q.Past
	k.share(q)
}

// share takes over that it is to come or open.
func (k leaning) share(q Reality) {
	if q.Unreal || q.Future {
		k.Unreal, k.Future, k.Cue = k.Unreal || q.Unreal, k.Future || q.Future, either(k.Cue, q.Cue)
	}
}

// prevented turns what the head keeps from happening: "did not fail to" happened.
func (k leaning) prevented() {
	switch q := k.above(); {
	case q.Unreal, q.Future, k.tok(k.h).Rel() == "advcl" && k.marked(k.h, "to"): // "began exercises to deter attacks"
		k.unreal(k.h)
	case !q.Negated:
		k.Negated, k.Cue = !k.Negated, either(k.Cue, k.h)
	}
}

// adjunct adds what the head makes of a clause at its side.
func (k leaning) adjunct(infinitive bool) {
	d, tok, head := k.r.d, k.tok(k.at), k.lemma(k.h)
	switch {
	case d.Prevented[head] && k.marked(k.at, "from", "of"):
		k.prevented()
	case infinitive && tok.XPOS != "VBG" && d.Implicative[head+" to"] && k.verbal(k.h) && !slices.Contains(aims, k.lemma(k.at)): // "in a bid to force him to resign", "flew to Norland to meet them"
		k.inherit()
	case infinitive && k.noneOf(k.h) >= 0: // "did nothing to help"
		k.Negated, k.Cue = true, k.h
	case infinitive && k.lemma(max(k.mark(k.at, "to"), 1)-1) == "only" && k.tok(k.h).XPOS == "VBD": // "spoke only to welcome him"
		k.inherit()
	case infinitive && tok.Rel() == "acl" && k.ranked(k.h): // "was not the first state to recognise it"
		q := k.above()
		k.Past = k.Past || q.Past
		k.share(q)
	case infinitive && tok.Rel() == "acl":
		k.unreal(k.h)
	case infinitive && d.Views[k.lemma(k.at)] && !d.Wished[head] && tense.Told(k.s, k.h): // "met to urge his release"
		k.inherit()
	case infinitive:
		if k.must(k.h) || !d.Implicative[head] || k.s.Child(k.h, "obj") < 0 {
			k.unreal(k.mark(k.at, "to"))
		}
	case tok.XPOS == "VBG" && k.marked(k.at, "about") && !k.verbal(k.h): // "concerned about arming them"
		k.unreal(k.h)
	case head == "event" && k.marked(k.at, "that"), d.Unreal[head] && (!k.verbal(k.h) || head != "open" && k.mark(k.at, "after", "since", "while", "as") < 0) || d.Wished[head] && k.marked(k.at, "for", "of", "about", "against", "on"):
		k.unreal(k.h)
	case tok.XPOS == "VBG" && (k.marked(k.at, "toward", "towards") || head == "look" && k.marked(k.at, "at") || head == "discuss" && k.mark(k.at, "after", "by", "while") < 0): // "a step towards ending", "looks at accepting"
		k.unreal(k.h)
	case tok.Rel() == "acl" && (tok.XPOS != "VBN" || k.marked(k.at, "that")): // "no record of him being held"
		if q := k.above(); q.Negated || k.noneOf(k.h) >= 0 {
			k.Negated, k.Cue = true, either(k.Cue, either(q.Cue, k.h))
		} else if k.marked(k.at, "in", "of") && !k.definite(k.h) || k.grammar(k.h).Unreal || tok.XPOS == "VBG" && slices.Contains(meaning, k.lemma(max(k.tok(k.h).Head, 0))) { // "will take on a role in training them", "any hint that they met", "would mean taxpayers giving more"
			k.share(q)
		}
	case tok.Rel() == "advcl" && tense.Present(tok) && tense.Timed(k.s, k.at):
		switch q := k.above(); {
		case k.marked(k.at, "after") && tense.Narrated(k.s) && !slices.Contains(leaving, k.lemma(k.at)): // "announces that it will leave after they strike"
		case q.Future || q.Unreal: // "will discuss it when they meet"
			k.Future, k.Cue = true, either(k.Cue, q.Cue)
		case k.at < k.h && tense.Present(k.tok(k.h)) && k.s.Child(k.h, "aux") < 0: // "when it takes a town, it acts like a state"
			k.unreal(k.s.Child(k.at, "mark", "advmod"))
		}
	case tok.XPOS == "VBG" && tok.Rel() == "advcl" && k.marked(k.at, "by"): // "hopes to win by striking first"
		k.share(k.above())
	case tok.XPOS == "VBG" && tok.Rel() == "advcl" && !k.marked(k.at, "after", "since") && !slices.Contains(blames, k.lemma(k.at)): // not "will leave it, accusing it of bias"
		k.share(k.grammar(k.h))
	}
}

// joined adds what holds for the first of joined words and so for this one.
func (k leaning) joined() {
	verb := k.verbal(k.at)
	if verb && (k.s.Child(k.at, "nsubj", "nsubj:pass", "aux") >= 0 || k.tok(k.at).XPOS == "VBD" && k.tok(k.h).XPOS == "VB") { // "said it would meet them and urged them"
		return
	}
	q := k.grammar(k.h)
	cc := k.s.Child(k.at, "cc")
	either := cc >= 0 && (k.lemma(cc) == "or" || k.lemma(cc) == "nor")
	if q.Negated && verb && !either && !(k.tok(k.at).XPOS == "VB" && k.tok(k.h).XPOS == "VB") {
		q.Negated, q.Cue = false, -1
	}
	if q.Cue >= 0 && k.Cue < 0 {
		k.Cue = q.Cue
	}
	k.Negated, k.Past = k.Negated || q.Negated, k.Past || q.Past
	k.share(q)
	if k.tok(k.h).Head >= 0 {
		k.share(k.above())
	}
}

// phrasal adds what the head makes of a noun.
func (k leaning) phrasal() {
	d, rel, head := k.r.d, k.tok(k.at).Rel(), k.lemma(k.h)
	wished := d.Unreal[head] || d.Wished[head]
	passive := k.tok(k.at).Deprel == "nsubj:pass"
	if c := k.s.Child(k.at, "case"); c >= 0 {
		wished = wished || d.Wished[head+" "+k.lemma(c)]
	}
	switch rel {
	case "obj":
		switch {
		case slices.Contains(given, head) && k.definite(k.at) && k.lemma(k.at) != "time": // "to protest her arrest"
		case wished:
			k.unreal(k.h)
		case d.Prevented[head]:
			k.prevented()
		default:
			k.inherit()
		}
	case "nsubj":
		switch x := k.s.Child(k.h, "xcomp"); {
		case passive && wished && head != "aim":
			k.unreal(k.h)
		case passive && d.Prevented[head]: // "the attack was thwarted"
			k.prevented()
		case d.Planned[head], x >= 0 && d.Planned[k.lemma(x)]: // "an attack remains possible"
			k.unreal(k.h)
		case k.s.Child(k.h, "expl") >= 0 || !k.definite(k.at): // "if there is an attack", "a strike would mean war"
			k.open()
		}
	case "obl", "nmod":
		none := k.noneOf(k.h)
		switch {
		case head == "possibility" && k.marked(k.at, "for"), k.marked(k.at, "to") && (head == "response" || head == "reaction"): // "life without possibility of parole for the raid"
		case wished && (rel == "nmod" || head == "warn" && k.marked(k.at, "about") && !k.definite(k.at) || k.marked(k.at, "for", "against", "of") || k.tok(k.h).UPOS == "ADJ"):
			k.unreal(k.h)
		case rel == "obl" && d.Prevented[head] && k.marked(k.at, "from", "of"), head == "deter" && k.marked(k.at, "against"), head == "absence" || head == "lack":
			k.prevented()
		case rel == "nmod" && none >= 0 && k.marked(k.at, "of") && !k.definite(k.at):
			k.Negated, k.Cue = !k.Negated, either(k.Cue, none)
		case !k.definite(k.at) && (rel == "nmod" || k.marked(k.at, "for", "from", "with", "in", "into", "like", "to", "by", "through", "as", "including")), k.marked(k.at, "before"):
			k.open()
		}
	case "compound":
		if d.Unreal[head] { // "sanctions legislation"
			k.unreal(k.h)
		} else {
			k.open()
		}
	}
}

// open makes the word as open as its head, where that is.
func (k leaning) open() {
	if q := k.above(); q.Unreal || q.Future {
		k.inherit()
	}
}
