package voice

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// headings reads "Minister: strikes will go on": a name before a colon, at the start of a
// paragraph, says the clause behind it.
func (r *reading) headings() {
	for i := range r.sents {
		k := clause{tree{&r.sents[i]}, r, i}
		if i > 0 && r.sents[i-1].Paragraph == r.sents[i].Paragraph {
			continue
		}
		colon := -1
		for t := 1; t < min(len(k.s.Tokens), 9); t++ {
			if k.tok(t).Form == ":" {
				colon = t
				break
			}
		}
		if colon < 0 || colon == len(k.s.Tokens)-1 || k.dateline(colon) || k.topic(colon) || !k.named(colon) || !k.clausal(colon+1) {
			continue
		}
		head := colon - 1
		for t := range colon {
			if h := k.tok(t).Head; (h < 0 || h >= colon) && k.nominal(t) {
				head = t
			}
		}
		x := Saying{Cue: colon, Source: head, Stance: dyad.Asserts}
		k.add(x, [2]int{colon + 1, len(k.s.Tokens)})
	}
}

// dateline reports whether the words before the colon are in capitals, as the place is that a
// report begins with: "SRINAGAR: A bomber".
func (k clause) dateline(colon int) bool {
	for t := range colon {
		if f := k.tok(t).Form; len(f) < 4 || f != strings.ToUpper(f) {
			return false
		}
	}
	return true
}

// topic reports whether the words before the colon head a report by the happening that it is
// of: "War in Norland: ...".
func (k clause) topic(colon int) bool {
	for t := range colon {
		if k.r.d.Topics[k.lemma(t)] {
			return true
		}
	}
	return false
}

// named reports whether the words before the colon are a name and no clause.
func (k clause) named(colon int) bool {
	name := false
	for t := range colon {
		switch k.tok(t).UPOS {
		case "VERB", "AUX":
			return false
		case "PROPN":
			name = true
		}
	}
	return name
}

// clausal reports whether a verb stands behind token t.
func (k clause) clausal(t int) bool {
	for ; t < len(k.s.Tokens); t++ {
		if k.tok(t).UPOS == "VERB" || k.tok(t).UPOS == "AUX" {
			return true
		}
	}
	return false
}

// minQuote is the length in bytes from which a quote without a cue is speech that goes on,
// not a word in quotation marks.
const minQuote = 30

// runOn puts quotes that no cue stands with to the saying that was made last before them,
// in their paragraph or, where they open theirs, in the one before: he who spoke goes on.
func (r *reading) runOn() {
	for _, q := range r.quotes {
		if q.Len() < minQuote || slices.ContainsFunc(r.out, func(x Saying) bool { return r.covers(&x, q) }) {
			continue
		}
		if at := r.speaking(q); at >= 0 {
			r.out[at].Content = append(r.out[at].Content, q)
		}
	}
}

// covers reports whether the saying's content reaches into the quote from outside it.
func (r *reading) covers(x *Saying, q dyad.Span) bool {
	if q.Contains(x.Span) {
		return false
	}
	return slices.ContainsFunc(x.Content, func(c dyad.Span) bool { return c.Overlaps(q) })
}

// speaking returns the index of the saying that the quote goes on with, or -1.
func (r *reading) speaking(q dyad.Span) int {
	here := r.a.Paragraph(q.Start)
	best := -1
	for i := range r.out {
		x := &r.out[i]
		if x.Span.Start >= q.Start || x.Stance == "" || x.Source < 0 || r.quoted(x) {
			continue
		}
		there := r.a.Paragraph(x.Span.Start)
		opens := here >= 0 && q.Start == r.a.Paragraphs[here].Start
		if there != here && !(opens && r.speaks(there, here)) {
			continue
		}
		if best < 0 || x.Span.Start > r.out[best].Span.Start {
			best = i
		}
	}
	return best
}

// speaks reports whether speech that was under way in one paragraph still is in another:
// every paragraph between them is quoted from its start.
func (r *reading) speaks(there, here int) bool {
	if there < 0 || there >= here || here-there > 4 {
		return false
	}
	for p := there + 1; p < here; p++ {
		if !slices.ContainsFunc(r.quotes, func(q dyad.Span) bool { return q.Start == r.a.Paragraphs[p].Start }) {
			return false
		}
	}
	end := r.a.Paragraphs[there].End
	return slices.ContainsFunc(r.quotes, func(q dyad.Span) bool { return q.End == end })
}

// quoted reports whether the cue stands inside a quote.
func (r *reading) quoted(x *Saying) bool {
	return slices.ContainsFunc(r.quotes, func(q dyad.Span) bool { return q.Contains(x.Span) })
}

// nest says of each saying in whose content it is made, the innermost.
func (r *reading) nest() {
	for i := range r.out {
		best := -1
		for j := range r.out {
			if i == j || !r.out[j].Holds(r.out[i].Span.Start) {
				continue
			}
			if best < 0 || width(&r.out[j]) < width(&r.out[best]) {
				best = j
			}
		}
		r.out[i].Up = best
	}
	for i := range r.out { // two that hold one another: the first is the outer one
		for up, n := r.out[i].Up, 0; up >= 0; up, n = r.out[up].Up, n+1 {
			if up == i || n > len(r.out) {
				r.out[i].Up = -1
				break
			}
		}
	}
}

func width(x *Saying) int {
	n := 0
	for _, c := range x.Content {
		n += c.Len()
	}
	return n
}
