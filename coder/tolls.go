package coder

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/data"
)

// updates reads tolls: "the death toll rose to 17", "raising to 12 the number of dead".
// A toll is the last word on its deed, so it takes the place of what was counted before.
func (k *clause) updates() {
	for t := range k.Sentence.Tokens {
		kind := k.tollNoun(t)
		if kind == "" {
			continue
		}
		n := k.Standing(t)
		if n == nil {
			continue
		}
		host := k.host(&frame{k: k, rule: &data.Rule{Harm: kind}, tok: t})
		if host == nil {
			host = k.deedCounted(kind, hostSentences)
		}
		if host == nil || host.typ == "" {
			continue
		}
		if n.Attribution = k.voices(k.clauseOf(t)); len(n.Attribution) == 0 {
			n.Attribution = k.putBy(t)
		}
		host.bring(kind, n, k.Rises(t))
	}
}

// putBy returns who puts the toll at t where it stands: "the army put the figure at 300".
func (k *clause) putBy(t int) []dyad.Attribution {
	v := k.Tok(t).Head
	if v < 0 || k.Tok(t).Rel() != "obj" || k.r.c.lex.Discourse.Speech[k.Lemma(v)] == "" {
		return nil
	}
	var who []ref
	for _, s := range k.slot(v, "subj") {
		who = append(who, k.resolveAll(s)...)
	}
	return k.r.attribution(who, dyad.Asserts, k.Tok(v).Span)
}

// tollNoun returns what the noun at t tells the number of: "toll", "the number of people
// killed"; "" for nothing.
func (k *clause) tollNoun(t int) string {
	if k.Tok(t).UPOS != "NOUN" || k.Summed(t) {
		return ""
	}
	for kind, nouns := range k.r.c.lex.Discourse.Tolls {
		for _, noun := range nouns {
			if n := strings.Count(noun, " "); t >= n {
				if _, ok := k.Amounts.Phrase(t-n, noun); ok {
					return kind
				}
			}
		}
	}
	switch k.Lemma(t) {
	case "figure", "number", "tally", "count":
		if k.Definite(t) && len(k.Prep(t, "of")) == 0 { // "put the figure at 300"
			return k.countedBefore(t)
		}
	}
	if k.Lemma(t) == "number" {
		for i := t + 1; i < len(k.Sentence.Tokens) && i < t+6; i++ {
			switch w := strings.ToLower(k.Tok(i).Form); w {
			case "dead", "deaths", "fatalities":
				return "killed"
			default:
				if kind := k.HarmWord(i); kind != "" {
					return kind
				}
			}
		}
	}
	return ""
}

// countedBefore returns the harm that was told last before token t, in its sentence or the
// one before; "" for none.
func (k *clause) countedBefore(t int) string {
	for c := k; ; c = k.r.clauses[k.index-1] {
		for i := t - 1; i >= 0; i-- {
			if f := c.frames[i]; f != nil && f.rule.Harm != "" {
				return f.rule.Harm
			}
			if kind := c.HarmWord(i); kind != "" {
				return kind
			}
		}
		if c != k || k.index == 0 {
			return ""
		}
		t = len(k.r.clauses[k.index-1].Sentence.Tokens)
	}
}

// deedCounted returns the deed of so many sentences before of which something was counted
// last, that kind first.
func (k *clause) deedCounted(kind string, sentences int) *frame {
	var best *frame
	for i := len(k.r.told) - 1; i >= 0; i-- {
		h := k.r.told[i]
		if h.k.index < k.index-sentences {
			break
		}
		if h.typ != "ASSAULT" || h.folded || h.size == nil || h.k == k {
			continue
		}
		if h.size.Get(kind) != nil {
			return h
		}
		if best == nil {
			best = h
		}
	}
	return best
}

// stated counts what the events of the sentence say of protesters, of what was fired or
// flown, and of money.
func (k *clause) stated() {
	for _, f := range k.frames {
		if f == nil || f.folded || f.typ == "" || f.realis == dyad.Negated {
			continue
		}
		if f.typ == "PROTEST" {
			for _, s := range k.slot(f.tok, "subj") {
				if n := k.Sum(s, false); n != nil && !k.taken("protesters", n.Span) {
					f.add("protesters", n)
					break
				}
			}
		}
		k.used(f)
		k.money(f)
	}
}

// used counts the weapons and flights of a deed: "fired 36 missiles", "attacked with 34
// drones", "flew 146 sorties".
func (k *clause) used(f *frame) {
	switch f.typ {
	case "ASSAULT", "MOBILIZE", "THREATEN", "COERCE":
	default:
		return
	}
	if slices.Contains(f.modes, "explosives") || slices.Contains(f.modes, "suicide-attack") { // laid, not fired
		return
	}
	for _, slot := range []string{"obj", "with", "of"} {
		for _, h := range append(k.slot(f.tok, slot), f.also...) {
			for _, kind := range []string{"sorties", "fired"} {
				if !slices.Contains(k.r.c.lex.Discourse.Stated[kind], k.Lemma(h)) || kind == "sorties" && f.typ == "ASSAULT" && k.Lemma(h) != "sortie" {
					continue
				}
				if n := k.Count(h); n != nil && !k.taken(kind, n.Span) {
					f.add(kind, n)
					return
				}
			}
		}
	}
	if n := k.Count(f.tok); n != nil && k.Nominal(f.tok) && slices.Contains(k.r.c.lex.Discourse.Stated["fired"], k.Lemma(f.tok)) && !k.taken("fired", n.Span) {
		f.add("fired", n) // "12 air strikes"
	}
}

// money reads the first sum in the words of a deed: "$1.2 billion", "250 million euros".
func (k *clause) money(f *frame) {
	switch f.typ {
	case "AID", "AGREE", "SUPPORT", "SANCTION", "COERCE", "REQUEST", "CONCEDE", "COOPERATE":
	default:
		return
	}
	for i := range k.Sentence.Tokens {
		n, next := k.Amounts.Money(i)
		if n == nil || !k.Sentence.Dominates(f.tok, i) {
			continue
		}
		lo, how := k.Amounts.Approximator(i)
		amount.Bound(n, how)
		if n = k.Settled(n, lo, next); !k.taken("money", n.Span) {
			f.add("money", n)
		}
		return
	}
}
