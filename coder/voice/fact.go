package voice

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// Reality is how a text tells a word: which of these its grammar and the words above it
// make of it, and by which token. None set is a fact.
type Reality struct {
	Negated, Future, Unreal, Past bool
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
	if judged == nil {
		judged = func(int, int) bool { return false }
	}
	p := k.fact(t, judged, maxClimb)
	if last := len(s.Tokens) - 1; k.tok(last).Form == "?" && !p.Negated && !p.Future && !k.asked(t) {
		p.Unreal, p.Cue = true, either(p.Cue, last)
	}
	p.Score = k.score(p)
	return p
}

// asked reports whether the word stands above a question, not in it: "he asked".
func (k clause) asked(t int) bool {
	return k.r.d.Speech[k.lemma(t)] != "" && k.s.Child(t, "ccomp", "parataxis") >= 0
}

func either(a, b int) int {
	if a >= 0 {
		return a
	}
	return b
}

// fact reads the word itself, then what its head makes of it.
func (k clause) fact(t int, judged func(int, int) bool, depth int) Reality {
	p := Reality{Cue: -1}
	k.own(t, &p)
	h := k.tok(t).Head
	if depth == 0 || h < 0 || judged(t, h) {
		return p
	}
	k.lean(t, h, &p, func() Reality { return k.fact(h, judged, depth-1) })
	return p
}

// own reads the modal, negating and time words directly below t.
func (k clause) own(t int, p *Reality) {
	d := k.r.d
	for c := range k.s.Children(t) {
		tok := k.tok(c)
		w, lemma := strings.ToLower(tok.Form), k.lemma(c)
		switch tok.Rel() {
		case "aux":
			switch {
			case d.Future[w] || d.Future[lemma]:
				p.Future, p.Cue = true, c
			case d.ReportedFuture[w]:
				p.Future, p.Unreal, p.Cue = !k.perfect(t), k.perfect(t), c
			case d.Hypothetical[w] || d.Hypothetical[lemma]:
				p.Unreal, p.Cue = true, c
			}
		case "advmod", "cc", "mark", "det", "case":
			switch {
			case d.Negation[w] && !(w == "not" && k.next(c) == "only"), d.Negation[w+" "+k.next(c)]:
				p.Negated, p.Cue = true, c
			case d.Historical[lemma]:
				p.Past, p.Cue = true, c
			case tok.Rel() == "advmod" && d.Perhaps[w]:
				p.Unreal, p.Cue = true, c
			case (tok.Rel() == "mark" || tok.Rel() == "advmod") && d.Conditional[lemma]:
				p.Unreal, p.Cue = true, c
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
	if to := k.mark(t, "to"); to >= 0 && k.verbal(t) && (k.tok(t).Rel() == "root" && k.s.Child(t, "nsubj") >= 0 || to > 0 && k.lemma(to-1) == "be") {
		p.Future, p.Cue = true, to // headline: "Putin to visit Delhi"
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
		if k.tok(c).Rel() == "det" && k.lemma(c) == "no" {
			return c
		}
	}
	if k.r.d.Negation[k.lemma(n)] {
		return n
	}
	return -1
}

func (k clause) perfect(t int) bool {
	for c := range k.s.Children(t) {
		if k.tok(c).Rel() == "aux" && k.lemma(c) == "have" {
			return true
		}
	}
	return false
}

// lean adds what the head h makes of the word at.
func (k clause) lean(at, h int, p *Reality, above func() Reality) {
	d, tok := k.r.d, k.tok(at)
	head := k.lemma(h)
	unreal := func(cue int) {
		q := Reality{Cue: -1}
		if cue == h {
			k.own(h, &q)
		}
		if p.Future = p.Future || q.Future; q.Negated { // "has no plans to leave"
			p.Negated, p.Cue = !p.Negated, either(p.Cue, q.Cue)
			return
		}
		p.Unreal, p.Cue = true, either(p.Cue, cue)
	}
	inherit := func() {
		q := above()
		if q.Negated && p.Negated {
			p.Negated, q.Negated = false, false
		}
		if q.Negated || q.Future || q.Unreal || q.Past {
			p.Cue = either(p.Cue, q.Cue)
		}
		p.Negated, p.Future, p.Unreal, p.Past = p.Negated || q.Negated, p.Future || q.Future, p.Unreal || q.Unreal, p.Past || q.Past
	}
	prevented := func() {
		q := above()
		switch {
		case q.Unreal || q.Future:
			unreal(h)
		case q.Negated: // "did not fail to"
		default:
			p.Negated, p.Cue = !p.Negated, either(p.Cue, h)
		}
	}
	infinitive := k.marked(at, "to")
	switch tok.Rel() {
	case "conj":
		k.joined(at, h, p, above)
	case "xcomp":
		switch {
		case d.Prevented[head] && tok.UPOS != "ADJ": // but "stop short of"
			prevented()
		case infinitive && (k.must(h) || !d.Implicative[head]) && !(k.tok(h).UPOS == "ADJ" && d.Glad[head]):
			unreal(h)
		default:
			inherit()
		}
	case "ccomp", "csubj":
		switch {
		case k.wonders(at): // "asked why they were held"
		case d.Prevented[head]:
			prevented()
		case d.Wished[head] || d.Unreal[head]:
			unreal(h)
		case infinitive && !d.Implicative[head]:
			unreal(h)
		case d.Believed[head]:
			q := Reality{Cue: -1}
			k.own(h, &q)
			p.Weak = true
			if q.Negated {
				unreal(q.Cue)
			}
		}
	case "advcl", "acl":
		switch {
		case tok.Deprel == "acl:relcl":
		case d.Prevented[head] && k.marked(at, "from", "of"):
			prevented()
		case infinitive:
			if k.must(h) || !d.Implicative[head] || k.s.Child(h, "obj") < 0 {
				cue := k.mark(at, "to")
				if tok.Rel() == "acl" {
					cue = h
				}
				unreal(cue)
			}
		case d.Unreal[head] || d.Wished[head] && k.marked(at, "for", "of", "about", "against"):
			unreal(h)
		case tok.Rel() == "acl" && tok.XPOS != "VBN": // "no record of him being held"
			if q := above(); q.Negated || k.noneOf(h) >= 0 {
				p.Negated, p.Cue = !p.Negated, either(p.Cue, either(q.Cue, h))
			}
		case tok.XPOS == "VBG" && tok.Rel() == "advcl" && !k.marked(at, "after", "since"):
			q := Reality{Cue: -1}
			k.own(h, &q)
			p.Unreal, p.Future = p.Unreal || q.Unreal, p.Future || q.Future
			if q.Unreal || q.Future {
				p.Cue = either(p.Cue, q.Cue)
			}
		}
	case "obj", "nsubj:pass", "obl", "nmod", "compound", "nsubj":
		if k.nominal(at) {
			k.phrasal(at, h, p, unreal, prevented, inherit, above)
		}
	}
}

// wonders reports whether the clause at t is a question that takes its deed for given.
func (k clause) wonders(t int) bool {
	for c := range k.s.Children(t) {
		if x := k.tok(c).XPOS; c < t && (x == "WRB" || x == "WP" || x == "WDT") {
			return true
		}
	}
	return false
}

// joined adds what holds for the first of joined words and so for the one at.
func (k clause) joined(at, h int, p *Reality, above func() Reality) {
	verb := k.verbal(at)
	if verb && k.s.Child(at, "nsubj", "nsubj:pass", "aux") >= 0 {
		return
	}
	q := Reality{Cue: -1}
	k.own(h, &q)
	cc := k.s.Child(at, "cc")
	if verb && !(cc >= 0 && (k.lemma(cc) == "or" || k.lemma(cc) == "nor") || k.tok(at).XPOS == "VB" && k.tok(h).XPOS == "VB") {
		q.Negated = false
	}
	p.Negated, p.Future, p.Unreal, p.Past = p.Negated || q.Negated, p.Future || q.Future, p.Unreal || q.Unreal, p.Past || q.Past
	p.Cue = either(p.Cue, q.Cue)
	if r := k.tok(h).Head; r >= 0 {
		if q := above(); q.Unreal || q.Future {
			p.Unreal, p.Future, p.Cue = p.Unreal || q.Unreal, p.Future || q.Future, either(p.Cue, q.Cue)
		}
	}
}

// phrasal adds what the head h makes of the noun at.
func (k clause) phrasal(at, h int, p *Reality, unreal func(int), prevented, inherit func(), above func() Reality) {
	d, rel, head := k.r.d, k.tok(at).Rel(), k.lemma(h)
	wished := d.Unreal[head] || d.Wished[head]
	if c := k.s.Child(at, "case"); c >= 0 {
		wished = wished || d.Wished[head+" "+k.lemma(c)]
	}
	open := func() {
		if q := above(); q.Unreal || q.Future {
			inherit()
		}
	}
	switch rel {
	case "obj", "nsubj:pass":
		switch {
		case wished:
			unreal(h)
		case d.Prevented[head]:
			prevented()
		default:
			inherit()
		}
	case "obl", "nmod":
		none := k.noneOf(h)
		switch {
		case wished && (rel == "nmod" || k.marked(at, "for", "against", "of") || k.tok(h).UPOS == "ADJ"):
			unreal(h)
		case rel == "obl" && d.Prevented[head] && k.marked(at, "from", "of"):
			prevented()
		case rel == "nmod" && none >= 0 && k.marked(at, "of") && !k.definite(at):
			p.Negated, p.Cue = !p.Negated, either(p.Cue, none)
		case rel == "nmod" && !k.definite(at):
			open()
		}
	case "compound":
		open()
	}
}

// definite reports whether the noun names something known: "the attack", "their attack".
func (k clause) definite(n int) bool {
	for c := range k.s.Children(n) {
		switch r := k.tok(c).Deprel; {
		case r == "nmod:poss", r == "det" && k.tok(c).Feat("Definite") == "Def", r == "det" && k.tok(c).Feat("PronType") == "Dem":
			return true
		}
	}
	return false
}
