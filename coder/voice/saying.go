package voice

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// Reader finds sayings by the words of a table. It may be used by many goroutines at once.
type Reader struct{ d *data.Discourse }

// New returns a reader that knows the words of d.
func New(d *data.Discourse) *Reader { return &Reader{d} }

// Saying is one thing that somebody is said to say or think.
type Saying struct {
	Sentence int // of the cue, as index
	Cue      int // token
	Span     dyad.Span
	Source   int         // token that heads who says it, or -1 where nobody is named
	Words    dyad.Span   // of the source
	Content  []dyad.Span // what is said, in text order
	Stance   dyad.Stance // "" where the cue vouches for nothing
	Hearsay  bool        // it is on nobody's word
	Up       int         // the saying in whose content this one is made, or -1
}

// Holds reports whether the offset lies in what is said.
func (x *Saying) Holds(offset int) bool {
	return slices.ContainsFunc(x.Content, func(s dyad.Span) bool { return s.Start <= offset && offset < s.End })
}

// reading is the work on one article.
type reading struct {
	*Reader
	a      *dyad.Article
	sents  []dyad.Sentence
	quotes []dyad.Span
	out    []Saying
}

// Read returns the sayings of an article in the order of their cues.
func (r *Reader) Read(a *dyad.Article, s []dyad.Sentence) []Saying {
	x := &reading{Reader: r, a: a, sents: s, quotes: quotes(a)}
	for i := range s {
		x.sentence(i)
	}
	x.headings()
	x.runOn()
	slices.SortStableFunc(x.out, func(a, b Saying) int { return a.Span.Start - b.Span.Start })
	x.nest()
	return x.out
}

func (r *reading) sentence(i int) {
	k := clause{tree{&r.sents[i]}, r, i}
	for t := range k.s.Tokens {
		tok := k.tok(t)
		switch tok.UPOS {
		case "VERB", "AUX":
			k.verb(t)
			k.hearsay(t) // "suspected", "so-called"
		case "NOUN":
			if k.verbal(t) {
				k.verb(t)
			} else {
				k.noun(t)
			}
		case "ADV", "ADJ":
			k.hearsay(t)
		}
		if w := tok.Form; len(w) < 10 && (strings.EqualFold(w, "according") || strings.EqualFold(w, "per")) {
			k.according(t)
		}
	}
}

// clause is one sentence in the reading.
type clause struct {
	tree
	r     *reading
	index int
}

// add notes a saying whose content is these ranges of tokens, the cue's own words and the
// source's cut out of them. A saying without content is none.
func (k clause) add(x Saying, content ...[2]int) {
	if x.Source >= 0 {
		lo, hi := k.phrase(x.Source)
		x.Words = k.s.Cover(lo, hi)
	}
	for _, c := range content {
		if c[0] < c[1] {
			x.Content = append(x.Content, k.s.Cover(c[0], c[1]))
		}
	}
	x.Content = k.r.whole(x.Content)
	if len(x.Content) == 0 {
		return
	}
	x.Sentence, x.Up = k.index, -1
	if x.Span == (dyad.Span{}) {
		x.Span = k.tok(x.Cue).Span
	}
	k.r.out = append(k.r.out, x)
}

// whole lets content that lies in a quote or holds the start of one run on to its end.
func (r *reading) whole(content []dyad.Span) []dyad.Span {
	for i := range content {
		c := &content[i]
		for _, q := range r.quotes {
			if q.Overlaps(*c) && q.Len() > 30 {
				if q.Contains(*c) && c.Len()*2 < q.Len() {
					continue // said within the quote
				}
				c.Start, c.End = min(c.Start, q.Start), max(c.End, q.End)
			}
		}
	}
	slices.SortFunc(content, func(a, b dyad.Span) int { return a.Start - b.Start })
	var out []dyad.Span
	for _, c := range content {
		if n := len(out); n > 0 && c.Start <= out[n-1].End+1 {
			out[n-1].End = max(out[n-1].End, c.End)
			continue
		}
		out = append(out, c)
	}
	return out
}

// verb reads the saying that a verb makes.
func (k clause) verb(v int) {
	d, t := k.r.d, k.tok(v)
	if r := t.Rel(); r == "amod" || r == "compound" || r == "case" || r == "fixed" {
		return
	}
	lemma := k.lemma(v)
	stance, speaks := d.Speech[lemma]
	x := Saying{Cue: v, Stance: dyad.Stance(stance)}
	x.Source = k.doer(v)
	if d.Naming[lemma] && k.whatBefore(v) {
		x.Stance = dyad.Alleges
		for c := range k.s.Children(v) {
			if c > v && k.tok(c).Rel() != "advcl" && k.tok(c).UPOS != "PUNCT" {
				lo, hi := k.below(c)
				k.add(x, [2]int{max(lo, v+1), hi})
			}
		}
		return
	}
	if !speaks && !d.Views[lemma] {
		if d.NoView[lemma] || !k.thatClause(v) || x.Source < 0 || !k.mind(x.Source) {
			return
		}
	}
	if from, c, ok := k.trailing(v); ok && speaks {
		x.Source, x.Hearsay = from, d.Unnamed[k.lemma(from)]
		k.add(x, [2]int{0, c})
		return
	}
	passive := k.passive(v)
	if x.Source < 0 && !(passive && speaks) {
		return
	}
	if k.quotedSelf(v, x.Source, speaks) || k.expletive(v, x.Source) {
		return
	}
	x.Hearsay = x.Source < 0 || d.Unnamed[k.lemma(x.Source)]
	x.Stance = k.doubt(v, x.Stance)
	k.add(x, k.content(v, speaks, passive)...)
}

// expletive reports whether the source is the "it" of "it is wrong to suggest", who is nobody.
func (k clause) expletive(v, source int) bool {
	if source < 0 || k.lemma(source) != "it" || k.tok(source).Head == v {
		return false
	}
	h := k.tok(source).Head
	return h >= 0 && k.tok(h).UPOS == "ADJ" && k.marked(v, "to")
}

// whatBefore reports whether the verb gives "what" before it a name: "what it called an
// attack".
func (k clause) whatBefore(v int) bool {
	for c := range k.s.Children(v) {
		if c < v && k.lemma(c) == "what" {
			return true
		}
	}
	return false
}

// quotedSelf reports whether the verb only says within a quote what its speaker thinks.
func (k clause) quotedSelf(v, source int, speaks bool) bool {
	at := k.tok(v).Span
	if !slices.ContainsFunc(k.r.quotes, func(q dyad.Span) bool { return q.Contains(at) }) {
		return false
	}
	if !speaks || source < 0 {
		return true
	}
	switch strings.ToLower(k.tok(source).Form) {
	case "i", "we", "you":
		return true
	}
	return false
}

// thatClause reports whether the verb has a clause of its own for its object.
func (k clause) thatClause(v int) bool {
	c := k.s.Child(v, "ccomp")
	return c > v && (k.marked(c, "that") || k.s.Child(c, "nsubj", "nsubj:pass") >= 0)
}

// mind reports whether the word may name somebody who thinks.
func (k clause) mind(n int) bool {
	switch t := k.tok(n); t.UPOS {
	case "PROPN":
		return true
	case "PRON":
		switch strings.ToLower(t.Form) {
		case "it", "that", "this", "there", "what", "which":
			return false
		}
		return true
	case "NOUN":
		return true
	}
	return false
}

// doubt makes of a stance what negation does: who does not confirm cannot, who does not
// deny or say vouches for nothing.
func (k clause) doubt(v int, s dyad.Stance) dyad.Stance {
	no := false
	for c := range k.s.Children(v) {
		if r := k.tok(c).Rel(); (r == "advmod" || r == "det" || r == "cc") && k.r.d.Negation[strings.ToLower(k.tok(c).Form)] {
			no = true
		}
	}
	if h := k.tok(v).Head; h >= 0 && (k.tok(v).Rel() == "xcomp" || k.tok(v).Rel() == "advcl" && k.marked(v, "to")) {
		for _, w := range [...]int{h, v} { // "has yet to confirm"
			if a := k.s.Child(w, "advmod"); a >= 0 && k.lemma(a) == "yet" {
				no = true
			}
		}
		switch k.lemma(h) {
		case "decline", "refuse", "unable", "fail", "impossible", "yet":
			no = true
		}
	}
	switch {
	case !no:
		return s
	case s == dyad.Confirms:
		return dyad.CannotVerify
	}
	return ""
}

// quoting are the verbs by which one voice hands on another's.
var quoting = []string{"quote", "cite"}

// content returns the ranges of tokens that hold what the verb at v says.
func (k clause) content(v int, speaks, passive bool) [][2]int {
	var out [][2]int
	add := func(c int) {
		lo, hi := k.saidBelow(c)
		if c < v && k.tok(v).Deprel == "acl:relcl" { // "a charge that Iraq denies"
			lo, hi = k.phrase(c)
		}
		if lo <= v && v < hi { // a clause that the cue is set into
			out = append(out, [2]int{lo, v})
			lo = v + 1
		}
		out = append(out, [2]int{lo, hi})
	}
	for c := range k.s.Children(v) {
		switch t := k.tok(c); t.Rel() {
		case "ccomp":
			add(c)
		case "xcomp":
			if !speaks || passive || k.tok(c).XPOS == "VBG" || k.marked(c, "to") && k.r.d.Objects[k.lemma(v)] {
				add(c)
			}
		case "parataxis":
			if c > v && k.opens(c) {
				add(c)
			}
		case "obj": // "told reporters that France had", hung on the reporters
			if a := k.s.Child(c, "acl"); a > c && k.r.d.Addressed[k.lemma(v)] && k.lemma(c+1) == "that" {
				add(a)
			}
		case "advcl":
			if speaks && c > v && len(out) > 0 && k.tok(c).XPOS == "VBG" && k.after(c, out) {
				add(c) // "said troops had opened fire, killing five"
				continue
			}
			if k.marked(c, "as") && (!k.verbal(c) || slices.Contains(quoting, k.lemma(v))) || k.marked(c, "of", "for", "against") {
				add(c)
			}
		}
	}
	if t := k.tok(v); len(out) == 0 && t.Rel() == "parataxis" && t.Head >= 0 && (t.Head < v || k.commaBefore(v)) {
		lo, hi := k.below(t.Head)
		l, h := k.below(v)
		return [][2]int{{lo, l}, {h, hi}}
	}
	if o := k.told(v, passive, len(out) > 0); o >= 0 && (!speaks || len(out) > 0 || k.r.d.Objects[k.lemma(v)]) {
		add(o)
	}
	if len(out) == 0 && !speaks {
		if o := k.prep(v, "about", "for", "to", "of", "on", "against", "with", "over", "at"); o >= 0 {
			add(o)
		}
	}
	if len(out) == 0 {
		out = k.nearQuote(v)
	}
	return out
}

// after reports whether a clause without a subject or a mark goes on with what is said,
// and not with how.
func (k clause) after(c int, said [][2]int) bool {
	lo, _ := k.below(c)
	if _, speaks := k.r.d.Speech[k.lemma(c)]; speaks || k.r.d.Views[k.lemma(c)] || k.s.Child(c, "nsubj", "mark") >= 0 {
		return false
	}
	end := said[len(said)-1][1]
	return lo == end || lo == end+1
}

// saidBelow returns the range under c less what the text says of the saying itself: "of
// sheltering rebels, a charge that Iraq denies".
func (k clause) saidBelow(c int) (lo, hi int) {
	lo, hi = k.below(c)
	for n := c + 1; n < hi; n++ {
		if _, ok := k.r.d.Sayings[k.lemma(n)]; ok && k.tok(n).Rel() == "appos" && k.s.Child(n, "acl") >= 0 {
			l, _ := k.below(n)
			return lo, max(l, c+1)
		}
	}
	return lo, hi
}

// trailing reads the end of "nine people died, the news agency reported on Monday" off the
// order of the words, as parsers often hang it wrong: who says so and where that begins.
func (k clause) trailing(v int) (from, comma int, ok bool) {
	t := k.tok(v)
	if t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBP" || k.s.Child(v, "ccomp") > v || k.s.Child(v, "xcomp") > v {
		return 0, 0, false
	}
	for i := v + 1; i < len(k.s.Tokens); i++ {
		if u := k.tok(i).UPOS; u == "VERB" || u == "AUX" || k.tok(i).Rel() == "obj" && !k.r.d.Addressed[k.lemma(v)] {
			return 0, 0, false
		}
	}
	from = -1
	for i := v - 1; i > 0; i-- {
		if x := k.tok(i).XPOS; x == "WDT" || x == "WP" || x == "WRB" || k.lemma(i) == "that" {
			return 0, 0, false
		}
		switch k.tok(i).UPOS {
		case "NOUN", "PROPN", "PRON":
			if from < 0 || k.s.Dominates(i, from) {
				from = i
			}
		case "VERB", "AUX", "SCONJ", "CCONJ":
			return 0, 0, false
		case "PUNCT":
			if f := k.tok(i).Form; from < 0 || f != "," && f != "”" && f != "\"" && f != "''" {
				continue
			}
			return from, i, k.clauseBefore(i)
		}
	}
	return 0, 0, false
}

// clauseBefore reports whether a verb stands before token t, and not only in a clause of time
// or condition that opens the sentence.
func (k clause) clauseBefore(t int) bool {
	for i := range t {
		if k.tok(i).UPOS == "VERB" && k.tok(i).Rel() != "advcl" && k.tok(i).Rel() != "acl" {
			return true
		}
	}
	return false
}

// opens reports whether a colon or a quotation mark stands before the clause at c.
func (k clause) opens(c int) bool {
	lo, _ := k.below(c)
	for i := max(lo-2, 0); i <= lo && i < len(k.s.Tokens); i++ {
		switch k.tok(i).Form {
		case ":", "“", "\"", "``", "''":
			return true
		}
	}
	return false
}

// commaBefore reports whether the clause at v follows one that ends in a comma or a quote.
func (k clause) commaBefore(v int) bool {
	lo, _ := k.below(v)
	if lo == 0 {
		return false
	}
	switch k.tok(lo - 1).Form {
	case ",", "”", "\"", "''", "—", "-", "–":
		return true
	}
	return false
}

// told returns the object that is what the verb says, or -1: not whom it is said to.
func (k clause) told(v int, passive, clausal bool) int {
	if passive {
		if n := k.s.Child(v, "nsubj:pass"); n >= 0 && !clausal {
			return n
		}
		if t := k.tok(v); t.Deprel == "acl" && t.Head < v && !clausal { // "a charge rejected by Iraq"
			return t.Head
		}
		return -1
	}
	if k.r.d.Addressed[k.lemma(v)] && (clausal || k.lemma(v) == "tell") {
		return -1
	}
	o := -1
	for c := range k.s.Children(v) {
		if k.tok(c).Rel() == "obj" {
			o = c // the last: parsers call both objects obj
		}
	}
	if o >= 0 && (k.tok(o).XPOS == "WDT" || k.tok(o).XPOS == "WP") && k.tok(v).Deprel == "acl:relcl" {
		return k.tok(v).Head
	}
	if o < 0 && k.tok(v).Deprel == "acl:relcl" { // "what he called a lie", "claims that he denied"
		if n := k.s.Child(v, "nsubj"); n >= 0 && k.tok(n).XPOS != "WDT" && k.tok(n).XPOS != "WP" && !clausal {
			return k.tok(v).Head
		}
	}
	return o
}

// nearQuote returns the quote of the sentence that stands next to the cue, or the one that
// the next sentence begins with where this one ends in a colon.
func (k clause) nearQuote(v int) [][2]int {
	at := k.tok(v).Span
	best, far := dyad.Span{}, 1<<30
	for _, q := range k.r.quotes {
		if !q.Overlaps(k.s.Span) || q.Contains(at) || q.Len() < 12 {
			continue
		}
		gap := q.Start - at.End
		if q.End <= at.Start {
			gap = at.Start - q.End
		}
		if gap < far {
			best, far = q, gap
		}
	}
	if far > 120 {
		return nil
	}
	lo, hi := k.s.At(best.Start), k.s.At(best.End)
	if lo >= hi || hi > len(k.s.Tokens) {
		return nil
	}
	return [][2]int{{lo, hi}}
}
