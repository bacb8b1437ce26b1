package counting

import (
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/coder/grammar"
)

// Bare reads the number that stands alone right after a verb: "kills ten and injures 51".
func (k *Reader) Bare(v int) *dyad.Count {
	n, next := k.Amounts.Quantity(v + 1)
	if n == nil || !k.Verbal(v) || next >= len(k.Sentence.Tokens) || k.Tok(next).UPOS != "CCONJ" && k.Tok(next).Form != "." && (k.Tok(next).UPOS != "ADP" || k.Lemma(next) == "of") {
		return nil
	}
	if _, more := k.Amounts.Quantity(next + 1); k.Tok(next).UPOS == "CCONJ" && more > next+1 { // "two or three"
		return nil
	}
	return k.figure(n, v+1, next)
}

// HarmWord returns the harm that the word at t tells by its form alone, "" for none.
func (k *Reader) HarmWord(t int) string {
	tok := k.Tok(t)
	switch {
	case tok.UPOS != "VERB" && tok.UPOS != "ADJ" && !(tok.UPOS == "NOUN" && (strings.HasSuffix(tok.Form, "ing") || strings.HasSuffix(tok.Form, "s") && k.counting(t))):
		return ""
	case tok.XPOS == "VB" || (tok.XPOS == "VBP" || tok.XPOS == "VBZ") && !k.counting(t) && tok.Lemma != "die" && tok.Lemma != "perish", tok.Rel() == "amod" && tok.Head > t && !k.counting(t) && !(k.Lemma(t) == "dead" && t > 0 && (k.Nominal(t-1) || k.Tok(t-1).UPOS == "NUM")): // "leaves one person dead", "with one dead"
		return ""
	}
	if harm := k.of(k.Harms.bare, t); harm != "" {
		return harm
	}
	if strings.EqualFold(tok.Form, "dead") {
		return "killed"
	}
	return ""
}

// counting reports whether a verb that news tells in the present, whatever its tag, goes on to
// count: "kills nine and wounds 13".
func (k *Reader) counting(t int) bool {
	switch strings.ToLower(k.Tok(t).Form) {
	case "kills", "injures": // no nouns, whatever the tagger says
	default:
		if t == 0 || k.Tok(t-1).UPOS != "CCONJ" && k.Tok(t-1).UPOS != "PUNCT" && k.Tok(t).UPOS != "VERB" {
			return false
		}
	}
	n, _ := k.Amounts.Quantity(t + 1)
	return n != nil
}

// After reads the quantity right after a verb of harm that is no passive: "wounded 17".
func (k *Reader) After(t int) *dyad.Count {
	shot := t > 0 && k.Tok(t-1).UPOS == "VERB" // "shot dead six"
	if tok := k.Tok(t); tok.UPOS == "ADJ" && !shot && !(k.counting(t) && !strings.HasSuffix(tok.Form, "ed")) || k.Sentence.Child(t, "aux:pass", "nsubj:pass") >= 0 {
		return nil
	}
	n, next := k.Amounts.Quantity(t + 1)
	if n == nil && t+1 < len(k.Sentence.Tokens) && k.Lemma(t+1) == "another" { // "killed one officer and injured another"
		n, next = amount.Exactly(1), t+2
	}
	if n == nil || k.notPeople(next) || k.Dates(next-1) {
		return nil
	}
	for next < len(k.Sentence.Tokens) && (k.Tok(next).UPOS == "ADJ" || k.Nominal(next)) {
		next++
	}
	return k.figure(n, t+1, next)
}

// aheadReach is how many tokens before a participle of harm its people are looked for.
const aheadReach = 18

// Ahead reads the quantity of the people before a participle of harm: "12 villagers were
// killed", "two critically wounded", "six people, five of them soldiers, were hurt".
func (k *Reader) Ahead(t int) *dyad.Count {
	tok := k.Tok(t)
	be := k.Sentence.Child(t, "aux:pass", "cop") >= 0 || strings.EqualFold(tok.Form, "missing")
	if !be && tok.XPOS == "VBD" && k.Sentence.Child(t, "obj") >= 0 || !be && tok.XPOS == "VBG" {
		return nil
	}
	reach := 4
	switch {
	case be || tok.Lemma == "die":
		reach = aheadReach
	case tok.UPOS == "ADJ" && tok.Lemma == "dead": // "leaves four militants including their commander dead"
		reach = aheadReach / 2
	}
	first := -1
	for i := t - 1; i >= 0 && i >= t-reach; i-- {
		switch k.Tok(i).UPOS {
		case "VERB":
			switch {
			case grammar.Reported(k.Lemma(i)) && i == t-1: // "were reported killed"
				reach, be = aheadReach, true
			case k.Lemma(i) == "include", k.Tok(i).Rel() == "amod", i > 0 && k.Tok(i-1).Form == "-": // "five, including two children, were", "Indian-held"
			default:
				i = 0
			}
			continue
		case "CCONJ", "SCONJ":
			i = 0
			continue
		}
		if _, next := k.Amounts.Quantity(i); next > i && next <= t && k.ofPeople(next, t) && !k.Dates(i) {
			first = i
		}
	}
	if first < 0 {
		return nil
	}
	n, next := k.Amounts.Quantity(first)
	lo, _ := k.Amounts.Approximator(first)
	return k.figure(n, lo, next)
}

// ofPeople reports whether the number that ends before token i counts people: a noun for
// them follows, or nothing before the word of harm at t.
func (k *Reader) ofPeople(i, t int) bool {
	for ; i < t; i++ {
		switch tok := k.Tok(i); {
		case tok.UPOS == "ADV" || tok.UPOS == "AUX" || tok.UPOS == "ADJ" && !k.Persons(i):
		case k.Lemma(i) == "of" || k.Lemma(i) == "other" || k.Lemma(i) == "more":
			return true
		case k.Persons(i) && (k.Nominal(i) || tok.UPOS == "ADJ") || tok.XPOS == "NNPS":
			return true
		case tok.Form == "(" && i+2 < t && k.Tok(i+2).Form == ")": // "Central Reserve Police Force (CRPF) personnel"
			i += 2
		case tok.UPOS == "PROPN" && i+1 < t && (k.Nominal(i+1) || k.Tok(i+1).Form == "("):
		case k.Nominal(i) && k.Tok(i).Head > i:
		default:
			return false
		}
	}
	return true
}

// notPeople reports whether what a number counts is no people: percents, sums, times.
func (k *Reader) notPeople(i int) bool {
	if i >= len(k.Sentence.Tokens) {
		return false
	}
	form := k.Tok(i).Form
	return form == "%" || k.Tok(i).UPOS == "SYM" || k.Lexicon.Classes["counter"][k.Lemma(i)]
}

// figure finishes a count of tokens [i, next).
func (k *Reader) figure(n *dyad.Count, i, next int) *dyad.Count {
	n = k.Settled(n, i, next)
	n.Breakdown = k.Amounts.Breakdown(next)
	return n
}

// HarmOf returns the harm that an attribute of the noun at n tells, "" for none.
func (k *Reader) HarmOf(n int) string {
	for c := range k.Sentence.Children(n) {
		if t := k.Tok(c); c > n || t.Rel() != "amod" && t.Rel() != "compound" && t.Rel() != "dep" {
			continue
		}
		if harm := k.of(k.Harms.any, c); harm != "" {
			return harm
		}
	}
	return ""
}

// HarmBetween reports whether a word of harm stands in tokens [from, to): "two dead and 29 hurt".
func (k *Reader) HarmBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if k.Harmful(i) || k.HarmWord(i) != "" || k.Lemma(i) == "dead" {
			return true
		}
	}
	return false
}

// Measure reports whether the noun only counts or groups what its of-phrase names.
func (k *Reader) Measure(h int) bool {
	return k.Tok(h).UPOS == "NUM" || k.Lexicon.Classes["counter"][k.Lemma(h)]
}

// Vague reports whether the word at t is a number that is not told: "several".
func (k *Reader) Vague(t int) bool {
	n, _ := k.Amounts.Vague(t)
	return n != nil
}
