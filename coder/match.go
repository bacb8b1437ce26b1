package coder

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dyad-news/dyad/coder/grammar"
	"github.com/dyad-news/dyad/coder/standing"
)

// candidate is a rule whose words stand at a token; last and first bound the words.
type candidate struct {
	pattern
	first, last int
	score       int
	broken      int // conditions that do not hold
}

// candidates returns the rules whose words are at token t and whose conditions hold,
// the most telling first: for a pair those for whose type the text speaks; more words, then
// more conditions, then file order.
func (k *clause) candidates(t int) []candidate {
	after := func(t int, rest []string) (int, int, bool) { return k.VerbWords(t, rest, k.r.c.lex.Discourse.Negation) }
	var out []candidate
	lemma := k.Lemma(t)
	switch {
	case k.Verbal(t):
		if k.Tok(t).Rel() == "amod" && !k.PassiveModifier(t) || k.Tok(t).XPOS == "VBN" && t > 0 && k.Lemma(t-1) == "as" { // "as planned"
			break
		}
		out = k.gather(out, k.r.c.verbs[lemma], t, after)
		for _, other := range grammar.OtherLemmas(k.Tok(t).Form, lemma) {
			if len(out) == 0 {
				out = k.gather(out, k.r.c.verbs[other], t, after)
			}
		}
		if len(out) == 0 {
			out = k.gather(out, k.r.c.verbs["*"], t, after)
		}
		if k.Tok(t).XPOS == "VBG" && len(out) == 0 && len(k.Children(t, "obj")) == 0 {
			out = k.gather(out, k.r.c.nouns[strings.ToLower(k.Tok(t).Form)], t, k.NounWords)
		}
	case k.Nominal(t) && !(k.Tok(t).UPOS == "PROPN" && k.Dates(t)): // "March 1981"
		out = k.gather(out, k.r.c.nouns[lemma], t, k.NounWords)
		if form := strings.ToLower(k.Tok(t).Form); len(out) == 0 && form != lemma {
			out = k.gather(out, k.r.c.nouns[form], t, k.NounWords)
		}
	case k.Tok(t).UPOS == "ADJ":
		out = k.gather(out, k.r.c.adjectives[lemma], t, after)
	}
	slices.SortStableFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.broken, b.broken), cmp.Compare(k.r.hunch[b.rule.Type], k.r.hunch[a.rule.Type]), cmp.Compare(b.score, a.score), cmp.Compare(a.order, b.order))
	})
	return out
}

// gather adds the patterns whose other words and conditions hold.
func (k *clause) gather(out []candidate, ps []pattern, t int, words func(int, []string) (int, int, bool)) []candidate {
	for _, p := range ps {
		first, last, ok := words(t, p.rest)
		if !ok {
			continue
		}
		why, broken := k.holds(p, t)
		if broken > 0 && (!k.r.loose || broken > mostBroken || k.r.c.lex.Classes["light"][k.Lemma(t)]) {
			k.miss(p.rule, t, why)
			continue
		}
		out = append(out, candidate{p, first, last, 10*len(p.rest) + 2*len(p.rule.When), broken})
	}
	return out
}

// mostBroken is how many conditions of a rule may fail where any answer will do.
const mostBroken = 1

// holds checks a pattern's conditions at token t and returns what stops it, "" for nothing,
// and how many conditions do not hold; where one is enough, the first that does not.
func (k *clause) holds(p pattern, t int) (why string, broken int) {
	for _, c := range p.tests {
		has := k.slotHas(t, c.slot, c.words)
		if c.never && !has && slices.Contains(c.words, mishaps) { // "killed, and two were hurt in a crash"
			has = slices.ContainsFunc(k.Beside(t), func(j int) bool { return k.slotHas(j, c.slot, []string{mishaps}) })
		}
		if c.never && has && c.slot == "subj" && slices.Contains(c.words, mishaps) { // "a truck rams soldiers in an attack, killing four"
			has = !k.deliberate(t)
		}
		if c.never && has && c.slot == "obj" && slices.ContainsFunc(k.Slot(t, "obj"), func(o int) bool { return k.Tok(o).UPOS != "PRON" || k.Sentence.Child(o, "conj") >= 0 }) { // "killed himself and a guard"
			has = k.slotHas(t, c.slot, slices.DeleteFunc(slices.Clone(c.words), func(w string) bool { return w == "@oneself" }))
		}
		if has != c.never {
			continue
		}
		if broken++; c.slot == "comp-aux" { // "must" is all that tells a demand
			broken += mostBroken
		}
		if k.r.loose {
			continue
		}
		if !k.r.explain {
			return "", broken
		}
		verb := "none"
		if c.never {
			verb = "one"
		}
		return fmt.Sprintf("%s is %s of %s", c.slot, verb, strings.Join(c.words, ", ")), broken
	}
	return "", broken
}

// mishaps is the class of accidents and of what they happen to.
const mishaps = "@mishap"

// deliberate reports whether what the verb at t tells, or the verb that it hangs on, was an attack.
func (k *clause) deliberate(t int) bool {
	for ; t >= 0; t = k.Tok(t).Head {
		if k.Verbal(t) && k.slotHas(t, "in", []string{"attack", "assault", "ambush"}) {
			return true
		}
	}
	return false
}

// slotHas reports whether some phrase of the slot is headed by one of the words or
// falls into one of the classes. As a subject, somebody's things and people stand for
// an actor: "Spanish instructors trained ...".
func (k *clause) slotHas(t int, slot string, words []string) bool {
	for _, n := range k.slot(t, slot) {
		for _, h := range k.Conjuncts(n) {
			lemma, form, plain := k.Lemma(h), strings.ToLower(k.Tok(h).Form), k.Sentence.Child(h, "nmod:desc") < 0
			for _, w := range words {
				if last := w[strings.LastIndexByte(w, ' ')+1:]; plain && last != lemma && last != form && !strings.HasPrefix(w, "@") {
					continue // most are not it
				}
				if k.isA(h, w) || w == "@actor" && slot == "subj" && len(k.resolve(h, 0)) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// isA reports whether the phrase headed by h is the word or of the "@class".
func (k *clause) isA(h int, word string) bool {
	class, ok := strings.CutPrefix(word, "@")
	if !ok {
		d := k.Sentence.Child(h, "nmod:desc")
		return k.Headed(h, word) || d >= 0 && k.Headed(d, word)
	}
	if words := k.r.c.lex.Classes[class]; words != nil {
		return k.inClass(h, words) || class == "people" && (k.CountsPeople(h) || k.NoOne(h) || k.Compatriot(h)) || class == "craft" && k.Craft(h) || class == "weapons" && k.Vessel(h)
	}
	switch class {
	case "any":
		return true
	case "place":
		return k.places[h] >= 0
	}
	for _, ref := range k.resolve(h, 0) {
		if ref.owner && (ref.mention >= 0 || k.places[h] != ref.place) { // a town stands for its country
			continue
		}
		if standing.Of(class, k.r.mention(ref)) {
			return true
		}
	}
	return (class == "actor" || class == "person") && !k.r.whole && k.stranger(h)
}

// inClass looks the head up alone and with the word before it; a measure noun
// ("thousands of troops", "a group of soldiers") counts as what it measures.
func (k *clause) inClass(h int, words map[string]bool) bool {
	if words[k.Lemma(h)] || words[strings.ToLower(k.Tok(h).Form)] {
		return true
	}
	if h > 0 && words[k.Lemma(h-1)+" "+k.Lemma(h)] || h > 1 && words[k.Lemma(h-2)+" "+k.Lemma(h-1)+" "+k.Lemma(h)] {
		return true
	}
	if n := k.Sentence.Child(h, "nummod"); n >= 0 && words[k.Lemma(n)] { // "a million lats"
		return true
	}
	if k.Measure(h) {
		for _, o := range k.Prep(h, "of") {
			if k.inClass(o, words) {
				return true
			}
		}
	}
	if h > 0 && k.Tok(h).UPOS == "PROPN" && k.Tok(h-1).Head == h && k.Tok(h-1).UPOS == "PROPN" && words[k.Lemma(h-1)] { // "Ambassador Serdar Lund"
		return true
	}
	d := k.Sentence.Child(h, "nmod:desc") // "the company Quintor"
	return d >= 0 && words[k.Lemma(d)]
}

// slot is Clause.Slot, but for a particle that the parser took for a preposition: the
// intelligence in "passed on intelligence" is the verb's object.
func (k *clause) slot(t int, name string) []int {
	if name == "beneath" { // any word that says more of it
		return k.Said(t)
	}
	if name == "of" && k.Introduced(t, "under") && k.Sentence.Child(t, "cop") >= 0 { // "the embassy is under attack"
		return k.Children(t, "nsubj")
	}
	out := k.Clause.Slot(t, name)
	if name != "obj" || len(out) > 0 || !k.Verbal(t) || t+1 >= len(k.Sentence.Tokens) {
		return out
	}
	p := k.Tok(t + 1)
	if p.Rel() != "case" || k.Tok(p.Head).Head != t || !k.phrasal(k.Lemma(t), k.Lemma(t+1)) {
		return out
	}
	return []int{p.Head}
}

// phrasal reports whether a rule names the verb with the particle.
func (k *clause) phrasal(verb, particle string) bool {
	if !slices.Contains(particles, particle) {
		return false
	}
	for _, p := range k.r.c.verbs[verb] {
		if len(p.rest) == 1 && p.rest[0] == particle {
			return true
		}
	}
	return false
}

var particles = []string{"on", "over", "off", "up", "out", "down", "back", "away"}
