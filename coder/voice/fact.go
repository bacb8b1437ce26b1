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
				if !(w == "could" && k.ableTo(t)) {
					p.Unreal, p.Cue = true, c
				}
			}
		case "advmod", "cc", "mark", "det", "case":
			switch {
			case d.Negation[w] && !(w == "not" && c+1 < len(k.s.Tokens) && k.lemma(c+1) == "only"):
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
	if k.tok(t).Rel() == "root" && k.verbal(t) && k.marked(t, "to") && k.s.Child(t, "nsubj") >= 0 {
		p.Future, p.Cue = true, k.mark(t, "to") // headline: "Putin to visit Delhi"
	}
}

// ableTo is where "could" tells what was possible and so done: never, as it stands.
func (k clause) ableTo(int) bool { return false }

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
	unreal := func(cue int) { p.Unreal, p.Cue = true, either(p.Cue, cue) }
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
		if k.verbal(at) && k.s.Child(at, "nsubj", "nsubj:pass", "aux") < 0 || !k.verbal(at) {
			q := Reality{Cue: -1}
			k.own(h, &q)
			if k.verbal(at) && q.Negated && k.tok(h).Rel() != "root" {
				q.Negated = false
			}
			p.Future, p.Unreal, p.Past = p.Future || q.Future, p.Unreal || q.Unreal, p.Past || q.Past
			p.Cue = either(p.Cue, q.Cue)
			if r := k.tok(h).Head; r >= 0 {
				k.lean2(h, r, p, above)
			}
		}
	case "xcomp":
		switch {
		case d.Prevented[head]:
			prevented()
		case infinitive && !d.Implicative[head] && k.tok(h).UPOS != "ADJ":
			unreal(h)
		case infinitive && k.tok(h).UPOS == "ADJ" && !d.Glad[head]:
			unreal(h)
		default:
			inherit()
		}
	case "ccomp", "csubj":
		switch {
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
		case d.Prevented[head] && (k.marked(at, "from")):
			prevented()
		case infinitive:
			if !d.Implicative[head] {
				unreal(k.mark(at, "to"))
			}
		case d.Unreal[head] || d.Wished[head] && k.marked(at, "for", "of", "about", "on", "against"):
			unreal(h)
		case tok.XPOS == "VBG" && tok.Rel() == "advcl" && !k.marked(at, "after", "since", "by", "while", "as"):
			q := Reality{Cue: -1}
			k.own(h, &q)
			if q.Unreal || q.Future {
				p.Unreal, p.Cue = true, either(p.Cue, q.Cue)
			}
		}
	case "obj", "nsubj:pass", "obl", "nmod", "compound", "nsubj":
		if !k.nominal(at) {
			return
		}
		switch {
		case (d.Unreal[head] || d.Wished[head]) && tok.Rel() != "nsubj" && tok.Rel() != "compound" && !(tok.Rel() == "obl" && !k.marked(at, "for", "on", "about", "against", "of", "to")):
			unreal(h)
		case d.Prevented[head] && (tok.Rel() == "obj" || tok.Rel() == "nsubj:pass"):
			prevented()
		case tok.Rel() == "obj" || tok.Rel() == "nsubj:pass":
			inherit()
		case tok.Rel() == "nmod" || tok.Rel() == "compound":
			if q := above(); q.Unreal || q.Future {
				inherit()
			}
		}
	}
}

// lean2 reads off the head of the first of joined words what holds for the second.
func (k clause) lean2(first, h int, p *Reality, above func() Reality) {
	q := above()
	if q.Unreal || q.Future {
		p.Unreal, p.Future, p.Cue = p.Unreal || q.Unreal, p.Future || q.Future, either(p.Cue, q.Cue)
	}
}
