package voice

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// according reads "according to" and "per".
func (k clause) according(c int) {
	if r := k.tok(c).Rel(); r != "case" && r != "mark" && r != "fixed" && r != "advmod" {
		return
	}
	n := k.tok(c).Head
	if n < 0 || n < c || strings.EqualFold(k.tok(c).Form, "per") && !k.nominal(n) {
		return
	}
	h := k.tok(n).Head
	if h < 0 {
		h = n
	}
	span := k.tok(c).Span
	if c+1 < len(k.s.Tokens) && k.lemma(c+1) == "to" {
		span.End = k.tok(c + 1).Span.End
	} else if k.lemma(c) == "according" {
		return
	} else if k.tok(n).UPOS != "PROPN" {
		return
	}
	root := k.s.Root()
	lo, hi := k.below(root)
	l, r := k.below(n)
	k.add(Saying{Cue: c, Span: span, Source: n, Stance: dyad.Asserts}, [2]int{lo, l}, [2]int{r, hi})
}

// hearsay reads "reportedly" of a clause, "alleged" of a noun.
func (k clause) hearsay(t int) {
	tok, word := k.tok(t), strings.ToLower(k.tok(t).Form)
	if t > 1 && k.tok(t-1).Form == "-" { // tokens part "so-called"
		word = k.lemma(t-2) + "-" + word
	}
	s := k.r.d.Hearsay[word]
	if s == "" || tok.Head < 0 || tok.Rel() != "advmod" && tok.Rel() != "amod" {
		return
	}
	x := Saying{Cue: t, Source: -1, Hearsay: true, Stance: dyad.Stance(s)}
	lo, hi := k.below(tok.Head)
	if tok.Rel() == "amod" {
		lo, hi = k.phrase(tok.Head)
	}
	for i := lo; i < hi; i++ { // it vouches for its own clause only
		if k.tok(i).Form == ";" && i < t {
			lo = i + 1
		} else if k.tok(i).Form == ";" {
			hi = i
		}
	}
	k.add(x, [2]int{lo, t}, [2]int{t + 1, hi})
}

// noun reads the saying that a noun makes: "their claim that", "criticism of the plan by
// the opposition", "issued a warning that".
func (k clause) noun(n int) {
	stance, ok := k.r.d.Sayings[k.lemma(n)]
	if !ok {
		return
	}
	x := Saying{Cue: n, Source: k.s.Child(n, "nmod:poss"), Stance: dyad.Stance(stance)}
	if x.Source < 0 {
		x.Source = k.prep(n, "by", "from")
	}
	if x.Source < 0 {
		if h := k.tok(n).Head; h >= 0 && k.tok(n).Rel() == "obj" && k.r.d.Giving[k.lemma(h)] {
			x.Source = k.doer(h)
		}
	}
	if x.Source < 0 && k.r.d.Unnamed[k.lemma(n)] { // "amid reports that"
		x.Hearsay = k.s.Child(n, "ccomp") > n || k.s.Child(n, "acl") > n && k.marked(k.s.Child(n, "acl"), "that")
	}
	if x.Source < 0 && !x.Hearsay {
		return
	}
	c := k.s.Child(n, "ccomp", "acl")
	if c < 0 || k.tok(c).Deprel == "acl:relcl" || c < n {
		if c = k.prep(n, "of", "for", "about", "to", "against", "on", "over"); c < 0 {
			return
		}
	}
	lo, hi := k.below(c)
	k.add(x, [2]int{lo, hi})
}
