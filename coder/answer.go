package coder

import (
	"slices"

	"github.com/dyad-news/dyad"
)

// answers links the events of a sentence to those that its words say they answer: what the
// words name ("in response to the shelling", "hours after a bomb killed ten"), or where they
// name nothing ("in response", "retaliatory strikes") the last deed told before with the
// sides turned round.
func (k *clause) answers() {
	for i := range k.Sentence.Tokens {
		n, after := k.answerWords(i)
		if n == 0 {
			continue
		}
		by := k.answerer(i, i+n)
		if by == nil || by.event.ResponseTo != "" {
			continue
		}
		to, named := k.answered(i+n, after || k.Lemma(i) == "avenge")
		switch {
		case to != nil && (k.r.share(to.actors, by.actors) || after && !(by.facing(to) && to.facing(by))):
			continue
		case to == nil && (named || after):
			continue
		case to == nil:
			to = by.lastFacing(i)
		}
		if to == nil || to.event == by.event {
			continue
		}
		span := k.Sentence.Cover(i, i+n)
		by.event.ResponseTo = to.event.ID
		if len(by.event.Recipients) == 0 { // "Norland answered with air strikes"
			by.event.Recipients = to.mentions(to.actors)
		}
		by.event.ResponseCue = &dyad.Cue{Text: span.In(k.r.a.Text), Span: span}
	}
}

// answerWords reads the phrase at token i that says that something is answered: over how many
// tokens, and whether it only says that it came after.
func (k *clause) answerWords(i int) (n int, after bool) {
	if k.Lemma(i) == "respond" && k.Tok(i).Rel() == "amod" || k.Tok(i).UPOS == "PROPN" { // "the responding police", "the Revenge Brigade"
		return 0, false
	}
	for _, list := range [...][]string{k.r.c.lex.Discourse.Answer, k.r.c.lex.Discourse.After} {
		for _, phrase := range list {
			if m, ok := k.Amounts.Phrase(i, phrase); ok && m > n {
				n = m
			}
		}
		if n > 0 {
			return n, after
		}
		after = true
	}
	return 0, false
}

// answersBetween reports whether words between two tokens say that one deed answers the other.
func (k *clause) answersBetween(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		if n, after := k.answerWords(i); n > 0 && !after {
			return true
		}
	}
	return false
}

// live returns the frame whose event tells what f tells, or nil.
func live(f *frame) *frame {
	for f != nil && f.event == nil {
		switch {
		case f.told != nil:
			f = f.told
		case f.folded && f.outer != nil:
			f = f.outer
		default:
			return nil
		}
	}
	return f
}

// answerer returns the deed that words of answering at tokens [lo, hi) speak of: what they hang
// on, else the next one where they open the sentence, else the last before them.
func (k *clause) answerer(lo, hi int) *frame {
	opens, main := k.opening(lo), hi // main: where the clause begins that a phrase at the start leads to
	if comma := slices.IndexFunc(k.Sentence.Tokens[hi:], func(t dyad.Token) bool { return t.Form == "," }); opens && comma > 0 {
		main += comma
	}
	for t := lo; t < hi; t++ { // "will retaliate"
		if f := live(k.frames[t]); f != nil && f.k == k {
			return f
		}
	}
	for at, d := k.Tok(hi-1).Head, 0; at >= 0 && d < 4; at, d = k.Tok(at).Head, d+1 {
		if at >= lo && at < hi {
			continue
		}
		if f := live(k.frames[at]); f != nil && f.k == k && (opens && at >= main || !opens && at < lo || k.Tok(lo).Rel() == "amod") {
			return f
		}
	}
	step, end := -1, -1
	if opens {
		step, end, lo = 1, len(k.Sentence.Tokens), main
	}
	for t := lo; t != end; t += step {
		if t >= 0 && t < len(k.Sentence.Tokens) {
			if f := live(k.frames[t]); f != nil {
				return f
			}
		}
	}
	return nil
}

// opening reports whether no verb stands before token t, or behind the semicolon before it.
func (k *clause) opening(t int) bool {
	for i := t - 1; i >= 0 && k.Tok(i).Form != ";"; i-- {
		if k.Verbal(i) || k.Tok(i).UPOS == "AUX" || k.frames[i] != nil {
			return false
		}
	}
	return true
}

// answeredReach is how many tokens after words of answering what is answered is looked for.
const answeredReach = 14

// answered returns the deed that the words from token i on name as what is answered, and
// whether they name anything; direct says that they may without a preposition, "avenge the
// killing". What is given in return for something is no answer to it.
func (k *clause) answered(i int, direct bool) (to *frame, named bool) {
	switch {
	case i >= len(k.Sentence.Tokens):
		return nil, false
	case k.Lemma(i) == "for" && k.Lemma(i-1) == "return":
		return nil, true
	case slices.Contains([]string{"to", "for", "against", "over", "after", "of"}, k.Lemma(i)):
		i++
	case !direct:
		return nil, false
	}
	for t := i; t < len(k.Sentence.Tokens) && t < i+answeredReach; t++ {
		if f := k.Tok(t).Form; f == ";" || f == "," {
			break
		}
		if types := k.r.c.lex.Discourse.Anaphora[k.Lemma(t)]; k.Nominal(t) && k.frames[t] == nil && k.Definite(t) && len(types) > 0 {
			return live(k.antecedentEvent(t, types)), true
		}
		if f := live(k.frames[t]); f != nil && (f.k != k || f.tok >= i) {
			return f, true
		}
	}
	return nil, true
}

// lastFacing returns the last deed told before token i of the sentence with the sides of f
// turned round, deeds before words, conflict for conflict.
func (f *frame) lastFacing(i int) *frame {
	k := f.k
	var best *frame
	for _, e := range k.r.told {
		if e.event == nil || e == f || e.k.index > k.index || e.k.index+backSentences < k.index || e.k == k && e.tok >= i {
			continue
		}
		if f.quad() > 2 && e.quad() <= 2 {
			continue
		}
		if e.faces(f) && (best == nil || e.weight() >= best.weight() || e.k.index > best.k.index+2) {
			best = e
		}
	}
	return best
}

// weight ranks what is answered: deeds before words.
func (f *frame) weight() int { return 2 - f.quad()%2 }

// facing reports whether f is done to those who do g.
func (f *frame) facing(g *frame) bool { return f.k.r.share(f.recips, g.actors) }

// faces reports whether the one who does g suffered f, by its recipient or its place, and does
// not do f.
func (f *frame) faces(g *frame) bool {
	r := f.k.r
	suffered := f.facing(g)
	if !suffered && f.event.Place != nil {
		suffered = slices.ContainsFunc(g.actors, func(a ref) bool {
			return f.event.Place.CountryCode != "" && r.mention(a).Code == f.event.Place.State()
		})
	}
	return suffered && !r.share(f.actors, g.actors)
}
