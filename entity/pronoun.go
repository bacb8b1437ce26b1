package entity

import (
	"strings"

	"github.com/dyad-news/dyad"
)

type pronoun uint8

const (
	noPronoun pronoun = iota
	he                // he, she and their kin: one person
	it
	they
	we // we and I: the one who speaks
)

func pronounOf(t *dyad.Token) pronoun {
	if t.UPOS != "PRON" && t.UPOS != "DET" || len(t.Form) > 10 {
		return noPronoun
	}
	switch strings.ToLower(t.Form) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return he
	case "it", "its", "itself":
		return it
	case "they", "them", "their", "theirs", "themselves":
		return they
	case "we", "us", "our", "ours", "ourselves", "i", "me", "my", "myself":
		return we
	}
	return noPronoun
}

// speaker returns the phrase that says the words that token t is in, or nil.
func (st *sentence) speaker(t int) *phrase {
	for v := st.Tokens[t].Head; v >= 0; v = st.Tokens[v].Head {
		for c := range st.Children(v) { // "We will win", the general said.
			if st.Tokens[c].Rel() == "parataxis" && speech(&st.Tokens[c]) {
				if p := st.subject(c); p != nil {
					return p
				}
			}
		}
		if speech(&st.Tokens[v]) {
			if p := st.subject(v); p != nil && p.pron != we && p.head != t {
				return p
			}
		}
	}
	return nil
}

// subject returns the phrase that is the subject of the verb, or nil.
func (st *sentence) subject(v int) *phrase {
	if c := st.Child(v, "nsubj"); c >= 0 {
		return st.at[c]
	}
	return nil
}

func speech(t *dyad.Token) bool {
	switch t.Lemma {
	case "say", "tell", "add", "state", "declare", "announce", "warn", "insist", "claim", "note", "write", "tweet", "post", "report", "stress", "argue", "vow", "explain", "maintain", "reiterate", "deny", "allege", "acknowledge", "admit", "confirm", "accuse", "believe", "think", "promise", "pledge", "threaten", "assert", "emphasize", "emphasise", "comment", "respond", "reply", "recall", "describe", "suggest", "complain":
		return true
	}
	return false
}

// beside reports whether what is the pronoun's is joined to what is q's: "the kingdom's plant
// and its oil field".
func (q *phrase) beside(p *phrase) bool {
	t, u := &q.st.Tokens[q.head], &p.st.Tokens[p.head]
	return t.Deprel == "nmod:poss" && u.Deprel == "nmod:poss" && u.Head >= 0 && p.st.Tokens[u.Head].Rel() == "conj" && p.st.Tokens[u.Head].Head == t.Head
}

// eclipses reports whether somebody of whom nothing is known is nearer to the pronoun than q: who
// says it, "Smith said he"; the thing that the sentence of q is about, where an "it" does something
// without saying anything, "the blast shook the city; it killed"; or several before a "them".
func (p *phrase) eclipses(q *phrase) bool {
	unknown := func(st *sentence, t int) bool {
		return t >= 0 && st.Tokens[t].UPOS != "PRON" && (st.at[t] == nil || len(st.at[t].ents) == 0)
	}
	t, s := &p.st.Tokens[p.head], q.st.Child(max(q.st.Root(), 0), "nsubj")
	for v := t.Head; v >= 0 && t.Deprel == "nsubj" && q.st != p.st; v = p.st.Tokens[v].Head {
		if n := p.st.Child(v, "nsubj"); speech(&p.st.Tokens[v]) && n != p.head && unknown(p.st, n) && p.st.Tokens[n].UPOS == "PROPN" {
			return true
		}
	}
	if p.pron == they && q.st != p.st && (t.Rel() == "obj" || t.Rel() == "obl") {
		for n := range p.st.Tokens[:p.head] {
			if o := &p.st.Tokens[n]; o.XPOS == "NNS" && (o.Rel() == "nsubj" || o.Rel() == "obj") && unknown(p.st, n) {
				return true
			}
		}
	}
	acts := p.pron == it && t.Deprel == "nsubj" && t.Head >= 0 && !speech(&p.st.Tokens[t.Head]) && p.st.Child(t.Head, "ccomp", "xcomp") < 0
	return acts && unknown(q.st, s) && q.st.Tokens[s].UPOS == "NOUN" && q.st.Tokens[s].XPOS != "NNS" && !q.st.Dominates(s, q.head)
}
