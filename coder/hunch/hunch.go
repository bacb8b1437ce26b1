package hunch

import (
	"math"
	"strings"
	"unicode"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// What a word counts where a rule fires by it, where a condition names it, and in an example.
const (
	fires     = 1
	names     = 0.7
	exemplary = 0.5
)

// smooth is what every word counts for every type before it is seen.
const smooth = 0.3

// Reader knows how often the rules of each type have each word.
type Reader struct {
	counts map[string]map[string]float64 // by word, by type
	total  map[string]float64            // by type
}

// New counts the words of the rules.
func New(rules []data.Rule) *Reader {
	r := &Reader{map[string]map[string]float64{}, map[string]float64{}}
	for i := range rules {
		rule := &rules[i]
		if rule.Type == "" {
			continue
		}
		own := map[string]bool{}
		for _, list := range []data.Words{rule.Verbs, rule.Nouns, rule.Adjectives} {
			for _, w := range list {
				for _, f := range strings.Fields(w) {
					own[f] = true
				}
			}
		}
		for w := range own {
			r.add(rule.Type, w, fires)
		}
		for slot, list := range rule.When {
			if slot != "subj" { // who does it does other things too
				r.conditions(rule.Type, list)
			}
		}
		for _, e := range rule.Example {
			for _, w := range Words(e.Text) {
				r.add(rule.Type, w, exemplary)
			}
		}
	}
	return r
}

func (r *Reader) conditions(typ string, list data.Words) {
	for _, w := range list {
		if strings.HasPrefix(w, "@") {
			continue
		}
		for _, f := range strings.Fields(w) {
			r.add(typ, f, names)
		}
	}
}

func (r *Reader) add(typ, word string, n float64) {
	if r.counts[word] == nil {
		r.counts[word] = map[string]float64{}
	}
	r.counts[word][typ] += n
	r.total[typ] += n
}

// Words cuts a text into its words, in lower case.
func Words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && c != '-' })
}

// Word is a word of a sentence by its lemma and its form, with the weight that it is given.
type Word struct {
	Lemma, Form string
	Weight      float64
}

// What a word weighs that stands between the spans of a pair, and one that stands elsewhere.
const (
	between = 1.5
	around  = 0.5
)

// OfPair is Of for the words of sentences that speak of a pair, its own names left out.
func (r *Reader) OfPair(sents []dyad.Sentence, p *dyad.Pair) map[string]float64 {
	var words []Word
	other := p.Actor
	if p.Recipient != nil {
		other = *p.Recipient
	}
	for i := range sents {
		for _, t := range sents[i].Tokens {
			switch t.UPOS {
			case "PUNCT", "DET", "ADP", "PRON", "AUX", "CCONJ":
				continue
			}
			if within(t.Span, p.Actor) || within(t.Span, other) {
				continue
			}
			w := Word{t.Lemma, strings.ToLower(t.Form), around}
			if at := t.Span.Start; (at > p.Actor.Start) != (at > other.Start) {
				w.Weight = between
			}
			words = append(words, w)
		}
	}
	return r.Of(words)
}

func within(a, b dyad.Span) bool { return a.Start >= b.Start && a.End <= b.End }

// Of returns for each type how far the words speak for it: 0 for the type that they speak for
// most, less for the others.
func (r *Reader) Of(words []Word) map[string]float64 {
	out, best := map[string]float64{}, math.Inf(-1)
	for typ, total := range r.total {
		s := math.Log(total)
		for _, w := range words {
			n := max(r.counts[w.Lemma][typ], r.counts[w.Form][typ])
			s += w.Weight * math.Log((n+smooth)/(total+smooth*float64(len(r.counts))))
		}
		out[typ], best = s, max(best, s)
	}
	for typ := range out {
		out[typ] -= best
	}
	return out
}
