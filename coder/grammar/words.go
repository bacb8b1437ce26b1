package grammar

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// WordBelow looks for a particle, adverb, object or bare prepositional phrase of
// token t with the lemma.
func (c Clause) WordBelow(t int, lemma string) int {
	for n := range c.Sentence.Children(t) {
		tok := c.Tok(n)
		switch tok.Rel() {
		case "compound", "advmod", "obj", "case", "xcomp", "mark":
			if c.Lemma(n) == lemma && (n > t || tok.Rel() != "mark" && tok.Rel() != "case") { // not "as rebels attack" for attack as
				return n
			}
		case "obl":
			if c.Lemma(n) == lemma {
				return n
			}
			if m := c.Sentence.Child(n, "case"); m >= 0 && c.Lemma(m) == lemma && m == t+1 {
				return m
			}
		}
	}
	return -1
}

// WordAfter looks at the next two tokens, so that "take the hostage" is found too.
func (c Clause) WordAfter(t int, lemma string) int {
	for i := t + 1; i < min(t+3, len(c.Sentence.Tokens)); i++ {
		if c.Lemma(i) == lemma {
			return i
		}
	}
	return -1
}

// NounWords finds the words before a noun in a pattern; hyphens between them do not
// count.
func (c Clause) NounWords(t int, rest []string) (first, last int, ok bool) {
	at := t
	for i := len(rest) - 1; i >= 0; i-- {
		at--
		for at >= 0 && c.Tok(at).UPOS == "PUNCT" && c.Tok(at).Form == "-" {
			at--
		}
		if at < 0 || (c.Lemma(at) != rest[i] && strings.ToLower(c.Tok(at).Form) != rest[i]) {
			return 0, 0, false
		}
	}
	return at, t, true
}

// Headed reports whether the phrase's head, with what stands before it, is the word.
func (c Clause) Headed(h int, word string) bool {
	at := strings.LastIndexByte(word, ' ')                                             // -1 where it is one word
	if d := c.Sentence.Child(h, "nmod:desc"); d >= 0 && at < 0 && c.Lemma(d) == word { // "the company Quintor"
		return true
	}
	if last := word[at+1:]; c.Lemma(h) != last && strings.ToLower(c.Tok(h).Form) != last {
		return false
	}
	_, _, ok := c.NounWords(h, strings.Fields(word[:at+1]))
	return ok
}

// PassiveModifier reports whether a participle before its noun tells a passive event
// of its own: it has an agent or another dependent ("government-imposed curfew"), or
// stands behind its noun ("three others injured").
func (c Clause) PassiveModifier(t int) bool {
	return t > c.Tok(t).Head || c.Sentence.Child(t, "obl", "obl:agent") >= 0
}

// OtherLemmas returns what a verb's lemma may be where the lemmatiser went wrong: an e
// lost from a rare verb ("extradit"), a participle taken for an adjective ("injured"). A form
// that is the lemma itself is no other's: "bare" is not "bar".
func OtherLemmas(form, lemma string) []string {
	if stem, ok := strings.CutSuffix(lemma, "ed"); ok {
		return []string{stem + "e", stem}
	}
	if stem, ok := strings.CutSuffix(lemma, "e"); ok { // "severed" as severe
		if strings.EqualFold(form, lemma) {
			return nil
		}
		return []string{stem}
	}
	return []string{lemma + "e", lemma + lemma[max(len(lemma)-1, 0):]} // "boycotting" as boycot
}

// Reported reports whether a verb tells that something is thought to be so.
func Reported(lemma string) bool {
	switch lemma {
	case "report", "believe", "fear", "confirm", "presume", "say", "think":
		return true
	}
	return false
}

// Grounds keeps the toponyms where something may happen, each as the area that the words
// around it make of it. What is said of a country ("Russian") is none.
func Grounds(all []dyad.Toponym) []dyad.Toponym {
	kept := make([]dyad.Toponym, 0, len(all))
	for _, p := range all {
		if p.Adjective && p.Area == nil {
			continue
		}
		if a := p.Area; a != nil {
			p.Text, p.Span, p.Place, p.Area = a.Text, a.Span, a.Place, nil
		}
		p.Adjective = false
		kept = append(kept, p)
	}
	return kept
}

// Any reports whether the phrase headed by v is of whoever there may be: "anyone", "any
// casualties", or of a harm that is bare.
func (c Clause) Any(v int) bool {
	switch c.Lemma(v) {
	case "anyone", "anybody", "any", "casualty", "death", "fatality":
		return true
	}
	d := c.Sentence.Child(v, "det")
	return d >= 0 && c.Lemma(d) == "any"
}

// Anybody reports whether the phrase headed by v leaves nobody out.
func (c Clause) Anybody(v int) bool {
	switch c.Lemma(v) {
	case "nobody", "none", "one", "no", "anyone", "anybody", "any", "people", "person", "life", "casualty", "death", "fatality", "injury":
		return true
	}
	return false
}

// Compares reports whether an open time is what something is measured by: "the worst
// attack since 2014", "the first since the war".
func (c Clause) Compares(x *dyad.Timex) bool {
	if x.Head >= 0 && c.Nominal(x.Head) && !c.Verbal(x.Head) {
		return true
	}
	for t := max(0, x.First-8); t < x.First; t++ {
		switch tok := c.Tok(t); {
		case tok.XPOS == "JJS" || tok.XPOS == "RBS":
			return true
		case tok.Form == "first" || tok.Form == "only":
			return true
		}
	}
	return false
}

// Rises reports whether the toll at t is said to have changed: "the toll rose to 17",
// "raising the toll to 17".
func (c Clause) Rises(t int) bool {
	for at := t; at >= 0 && at != c.Tok(at).Head; at = c.Tok(at).Head {
		switch c.Lemma(at) {
		case "rise", "raise", "climb", "increase", "grow", "jump", "fall", "revise", "bring", "push":
			return true
		}
		if c.Verbal(at) {
			break
		}
	}
	return false
}

// nots returns the words that deny the clause at v.
func (c Clause) nots(v int) []int {
	return slices.DeleteFunc(c.Children(v, "advmod"), func(t int) bool {
		return !slices.Contains([]string{"not", "n't", "never", "long", "longer"}, c.Lemma(t))
	})
}

// Besides reports whether the passive at t tells of more people than were told, in a clause
// joined to another: "four attackers are killed, and at least 12 people are killed".
func (c Clause) Besides(t int) bool {
	r := c.Tok(t).Rel()
	return (r == "conj" || r == "advcl" && c.Marked(t, "while")) && c.Passive(t) && c.Sentence.Child(t, "nsubj:pass") >= 0
}

// ToDeath reports whether the deed of the verb at v is said to kill: "fatally shot", "beat a man
// to death".
func (c Clause) ToDeath(v int) bool {
	if a := c.Sentence.Child(v, "advmod"); a >= 0 && c.Lemma(a) == "fatally" {
		return true
	}
	const reach = 14 // how many tokens after "beat" its "to death" is looked for
	for t := v + 1; t+1 < len(c.Sentence.Tokens) && t < v+reach && !c.Verbal(t); t++ {
		if c.Lemma(t) == "to" && c.Lemma(t+1) == "death" {
			return true
		}
	}
	return false
}

// wholeArticle is the number of sentences from which a text is read as an article of
// news. A text that short says all it says of a party in the sentence at hand; in an
// article a party that no sentence gives a country is none of the politics of states.
const wholeArticle = 5

// Whole reports whether the sentences are an article; headings count for none.
func Whole(all []dyad.Sentence) bool {
	n := 0
	for i := range all {
		if t := all[i].Tokens; len(t) == 0 || t[len(t)-1].Form != ":" {
			n++
		}
	}
	return n >= wholeArticle
}

// VerbWords finds the words that follow a verb in a pattern: as particle, adverb or
// preposition below it, in the object of it, or as the next tokens; none of no may stand before them.
func (c Clause) VerbWords(t int, rest []string, no map[string]bool) (first, last int, ok bool) {
	last = t
	for _, w := range rest {
		at := c.WordBelow(t, w)
		if at < 0 {
			at = c.WordAfter(last, w)
		}
		if at < 0 || at > t+1 && no[c.Lemma(at-1)] { // "found not guilty"
			return 0, 0, false
		}
		last = max(last, at)
	}
	return t, last, true
}
