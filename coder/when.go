package coder

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/tense"
)

// oldAfter is the number of days before publication from which an event told in the
// past is history rather than news.
const oldAfter = 200

// date puts the frame's day on the event: the time told in its own clause, else the
// one that its story goes on from, else the day of publication for what has happened,
// else none.
func (f *frame) date(e *dyad.Event) {
	x := f.time(func(x *dyad.Timex) bool { return f.fits(x, e.Realis) })
	before := x == nil && e.Realis == dyad.Actual && f.k.before(f.tok)
	if x == nil && (e.Realis == dyad.Actual || e.Realis == dyad.Future) {
		x = f.k.goesOn(f.tok, before, e.Realis == dyad.Future)
	}
	if x != nil {
		span := x.Span
		e.DateInfo = &dyad.DateInfo{EDTF: x.EDTF, Text: span.In(f.k.r.a.Text), Span: &span, Basis: "text"}
		e.Date, e.EndDate = x.Start, x.End
		return
	}
	pub := f.k.r.a.Published
	if _, ok := pub.Time(); ok && (e.Realis == dyad.Actual || e.Realis == dyad.Negated) {
		e.DateInfo = &dyad.DateInfo{EDTF: string(pub), Basis: "published"}
		e.Date, e.EndDate = pub, pub
		if before { // some time before
			e.DateInfo.EDTF, e.Date = "../"+string(pub), ""
		}
		return
	}
	e.DateInfo = &dyad.DateInfo{Basis: "none"}
}

// when dates what is told at token t as if it were an event.
func (k *clause) when(t int, realis dyad.Realis) *dyad.DateInfo {
	f := k.frames[t]
	if f == nil {
		f = &frame{k: k, tok: t}
	}
	e := dyad.Event{Realis: realis}
	f.date(&e)
	return e.DateInfo
}

// time returns the expression that dates the frame, of those that fit: of its trigger,
// else of a word merged into it, else one of the same clause.
func (f *frame) time(fit fit) *dyad.Timex {
	if x := f.k.counted(f.tok); x != nil && fit(x) {
		return x
	}
	if x := f.k.describes(f.tok); x != nil && fit(x) {
		return x
	}
	if x := f.k.timeOf(f.tok, f.base, fit); x != nil {
		return x
	}
	for _, t := range f.also {
		if x := f.k.timeBelow(t, t, fit); x != nil {
			return x
		}
	}
	for i := range f.k.r.times {
		x := &f.k.r.times[i]
		if x.Sentence == f.k.index && fit(x) && !f.k.attribute(x, f.tok) && !f.k.ofCause(x, f.tok) && f.k.clauseOf(x.First) == f.k.clauseOf(f.tok) {
			return x
		}
	}
	return f.k.meanwhile(f.tok, fit)
}

// meanwhile returns the time of the clause that says when: "was not noticed when it flew on
// December 11".
func (k *clause) meanwhile(t int, fit fit) *dyad.Timex {
	v := k.clauseOf(t)
	if v < 0 {
		return nil
	}
	for c := range k.Sentence.Children(v) {
		m := k.Sentence.Child(c, "mark", "advmod")
		if k.Tok(c).Rel() != "advcl" || m < 0 || !slices.Contains([]string{"when", "as", "while"}, k.Lemma(m)) {
			continue
		}
		if x := k.timeBelow(c, -1, fit); x != nil {
			return x
		}
	}
	return nil
}

// fit reports whether an expression may date what is looked at.
type fit func(*dyad.Timex) bool

// dated fits whatever has a date.
func dated(x *dyad.Timex) bool { return !x.Duration && x.EDTF != "" }

// fits reports whether an expression may date the frame: what has happened is not of a day
// to come, and "since 2014" next to "the worst" is what it is compared with.
func (f *frame) fits(x *dyad.Timex, r dyad.Realis) bool {
	if !dated(x) {
		return false
	}
	pub, ok := f.k.r.a.Published.Time()
	if start, known := x.Start.Time(); ok && known && (r == dyad.Actual || r == dyad.Negated) && start.After(pub.AddDate(0, 0, 1)) && !f.k.Due(f.tok) {
		return false
	}
	return !strings.HasSuffix(x.EDTF, "/..") || !f.k.Compares(x)
}

// describes returns the day that the clause of token t tells more of: "on May 3, when they
// agreed". It is also how trees go wrong where the day stands before its clause.
func (k *clause) describes(t int) *dyad.Timex {
	v := k.clauseOf(t)
	if v < 0 || k.Tok(v).Deprel != "acl:relcl" {
		return nil
	}
	for i := range k.r.times {
		if x := &k.r.times[i]; x.Sentence == k.index && x.First <= k.Tok(v).Head && k.Tok(v).Head < x.Last {
			return x
		}
	}
	return nil
}

// attribute reports whether an expression belongs to a noun and tells nothing of token t,
// which is no part of its phrase: "the March 29 deadline", "condemned the March 29 attack". The
// day of an attack is that of what was done in it.
func (k *clause) attribute(x *dyad.Timex, t int) bool {
	h := x.Head
	for ; h >= x.Last && k.Tok(h).Head >= 0 && slices.Contains([]string{"compound", "amod", "nummod", "flat"}, k.Tok(h).Rel()); h = k.Tok(h).Head {
	}
	if h < x.Last || h == t || !k.Nominal(h) || k.Sentence.Dominates(h, t) {
		return false
	}
	switch k.Tok(x.Last - 1).Rel() {
	case "compound", "nummod", "amod", "flat", "nmod":
		return !tense.Scene(k.Sentence, h, t) && (k.Tok(x.First).UPOS != "ADP" || k.Tok(x.Last-1).Deprel == "nmod:poss") && k.r.c.lex.Discourse.Anaphora[k.Lemma(h)] == nil
	}
	return false
}

// counted returns the day that is counted back from the main clause's: what Iran did in
// "struck on Thursday, two days after Iran attacked".
func (k *clause) counted(t int) *dyad.Timex {
	v := k.clauseOf(t)
	if v < 0 || k.Tok(v).Rel() != "advcl" {
		return nil
	}
	for i := range k.r.times {
		x := &k.r.times[i]
		if x.Sentence != k.index || x.Offset == nil || x.Last < 1 || k.Tok(x.Last-1).Head != v || k.Tok(x.Last-1).Rel() != "mark" {
			continue
		}
		var main *dyad.Timex
		for at := k.Tok(v).Head; at >= 0 && main == nil; at = k.Tok(at).Head {
			main = k.timeOf(at, nil, dated)
		}
		from := k.r.a.Published // where no time is told, it is news of the day
		if main != nil {
			if from = main.Start; from != main.End || main == x {
				continue
			}
		}
		if day, ok := from.Time(); ok {
			on := dyad.DayOf(day.AddDate(0, 0, -*x.Offset))
			y := *x
			y.Date = dyad.Date{EDTF: string(on), Start: on, End: on}
			return &y
		}
	}
	return nil
}

// clauseOf returns the verb of the clause that token t stands in, participles that
// tell nothing themselves counted to the clause above.
func (k *clause) clauseOf(t int) int {
	for at := t; at >= 0; at = k.Tok(at).Head {
		switch tok := k.Tok(at); tok.Rel() {
		case "root", "ccomp", "parataxis", "advcl":
			return at
		case "acl":
			if tok.Deprel == "acl:relcl" || k.frames[at] != nil && !k.frames[at].folded {
				return at
			}
		case "conj":
			if k.Verbal(at) {
				return at
			}
		}
	}
	return -1
}

// timeOf returns the time expression that dates what is told at token t: one that
// hangs from it or from what it passes on, else from the words above it within the
// clause.
func (k *clause) timeOf(t int, base *frame, fit fit) *dyad.Timex {
	if base != nil && base.k == k && base.folded {
		if x := k.timeBelow(base.tok, base.tok, fit); x != nil {
			return x
		}
	}
	below := -1
	for at, depth := t, 0; at >= 0 && depth < 8; depth++ {
		if x := k.timeBelow(at, below, fit); x != nil {
			return x
		}
		tok := k.Tok(at)
		if !k.sameClause(at, t) {
			return nil
		}
		below, at = at, tok.Head
	}
	return nil
}

// sameClause reports whether the time of the head of at is also the time of what is
// told at t.
func (k *clause) sameClause(at, t int) bool {
	tok := k.Tok(at)
	if tok.Head < 0 {
		return false
	}
	switch tok.Rel() {
	case "ccomp", "parataxis":
		return false
	case "acl":
		return tok.Deprel != "acl:relcl"
	case "conj":
		// "arrived on Monday and met": the first verb's time holds for the second
		return true
	case "advcl":
		return tok.XPOS == "VBG" || tok.XPOS == "VBN"
	case "nsubj", "obj", "obl", "nmod", "xcomp", "nsubj:pass", "compound", "appos":
		// A topic of another event is not dated by that event's verb.
		if h := k.frames[tok.Head]; h != nil && at == t && h.rule.Operand != nil && h.inner == "" {
			return h.rule.Operand.Passes
		}
		return true
	}
	return true
}

// timeBelow returns the nearest time expression below token at, not counting what
// hangs below the token skip nor what lies in a clause of its own.
func (k *clause) timeBelow(at, skip int, fit fit) *dyad.Timex {
	var best *dyad.Timex
	for i := range k.r.times {
		x := &k.r.times[i]
		if x.Sentence != k.index || !fit(x) || x.Head != at && k.attribute(x, at) || k.ofCause(x, at) {
			continue
		}
		if !k.hangs(x.First, at, skip) && !k.hangs(x.Last-1, at, skip) && x.Head != at {
			continue
		}
		if best == nil || near(x, k.Tok(at)) < near(best, k.Tok(at)) {
			best = x
		}
	}
	return best
}

// ofCause reports whether an expression of long ago tells when what the verb at v is done for was, as it
// stands right behind that: "was held for a theft in 2016".
func (k *clause) ofCause(x *dyad.Timex, v int) bool {
	pub, ok := k.r.a.Published.Time()
	end, known := x.End.Time()
	return ok && known && x.First > 0 && end.Before(pub.AddDate(0, 0, -oldAfter)) && tense.Cause(k.Sentence, v, x.First-1)
}

// hangs reports whether token c lies below at without passing skip or another clause.
func (k *clause) hangs(c, at, skip int) bool {
	for d := 0; c >= 0 && d < 10; d++ {
		if c == at {
			return true
		}
		if c == skip && skip != at {
			return false
		}
		tok := k.Tok(c)
		switch tok.Rel() {
		case "ccomp", "advcl", "acl", "parataxis", "conj":
			return false
		}
		if k.frames[c] != nil && tok.Rel() != "xcomp" && !k.frames[c].folded {
			return false
		}
		c = tok.Head
	}
	return false
}

func near(x *dyad.Timex, t *dyad.Token) int {
	return max(x.Span.Start-t.Span.Start, t.Span.Start-x.Span.Start)
}

// place puts the frame's place on the event: a place told in its own clause as where
// it happened, the nearest first.
func (f *frame) place(e *dyad.Event) {
	k := f.k
	best, score := -1, 0
	for i := range k.r.places {
		p := &k.r.places[i]
		if p.Sentence != k.index {
			continue
		}
		s := k.locates(p, f)
		if p.FeatureCode == "" && s > 30 {
			s -= 30 // a road, a village that no one knows: rather what can be put on a map
		}
		if s > score {
			best, score = i, s
		}
	}
	if best >= 0 {
		p := k.r.places[best]
		e.Place = &p
	}
}

// elsewhere returns the country in which alone the sentence puts things, where an attack has no
// place of its own and that is not the doer's: "In Falluja, officials report five civilians dead".
func (f *frame) elsewhere() (code string) {
	k := f.k
	for i := range k.r.places {
		p := &k.r.places[i]
		if p.Sentence != k.index || p.CountryCode == "" || f.typ != "ASSAULT" {
			continue
		}
		if _, how := k.placed(p); how <= sure {
			continue
		}
		if code != "" && code != p.State() || slices.ContainsFunc(f.actors, func(x ref) bool { return k.r.mention(x).Code == p.State() }) {
			return ""
		}
		code = p.State()
	}
	return code
}

// locative are the words of place, the surest first. From "over" on
// they may as well name a party ("recalled its envoy from Australia").
var locative = [...]string{"in", "at", "near", "inside", "outside", "around", "across", "along", "throughout", "off", "over", "on", "into", "to", "from", "of", "against"}

// sure is the score of the last word of place that names no party.
const sure = 40 - 10

// locates scores how surely the toponym is where the frame happened; 0 is not at all.
func (k *clause) locates(p *dyad.Toponym, f *frame) int {
	if at := k.Tok(p.Head); at.Rel() == "compound" && at.Head >= 0 && f.at(at.Head) && p.Resolution > 1 { // "the Paris attacks"
		return 90
	}
	top, how := k.placed(p)
	if k.Tok(p.Head).Deprel == "nmod:poss" { // whose, not where
		return 0
	}
	if how == 0 || (how <= sure && p.RadiusKM == 0 || f.at(top)) && f.party(p) { // "in a Norlander strike" is whose, not where
		return 0
	}
	for at, d := top, 0; d < 8 && at >= 0; d++ {
		if f.at(at) {
			return 100 + how - 10*d + p.Resolution
		}
		tok := k.Tok(at)
		if r := tok.Rel(); r == "parataxis" || r == "ccomp" && k.Verbal(at) || tok.Deprel == "acl:relcl" && k.Lemma(tok.Head) != "what" {
			break
		} else if r == "advcl" && d > 0 {
			if f.at(tok.Head) && k.frames[at] == nil { // "upon landing at the airbase, he was received"
				return 10 + p.Resolution
			}
			break
		}
		if at = tok.Head; tok.Rel() == "conj" && f.rule.Harm != "" { // "killed one and injured two in Lund"
			d--
		}
	}
	// The place of the verb above: "arrived in Islamabad at the invitation of ..."
	for up, d := f.tok, 0; d < 4; d++ {
		tok := k.Tok(up)
		if tok.Head < 0 || tok.Rel() == "ccomp" || tok.Rel() == "parataxis" || tok.Deprel == "acl:relcl" || k.Marked(up, "after") || k.Marked(up, "before") || k.Marked(up, "since") {
			break
		}
		up = tok.Head
		if how > 20 && k.Under(top, up) {
			return 20 - d + p.Resolution
		}
	}
	return 0
}

// party reports whether the toponym names a side of the frame.
func (f *frame) party(p *dyad.Toponym) bool {
	for _, refs := range [][]ref{f.actors, f.recips} {
		for _, x := range refs {
			if m := f.k.r.mention(x); m.Span.Overlaps(p.Span) || m.Known != "" && m.Known == p.Name {
				return true
			}
		}
	}
	return false
}

// at reports whether the token is one of the words that tell the frame.
func (f *frame) at(t int) bool {
	return t == f.tok || slices.Contains(f.also, t) || f.base != nil && f.base.folded && f.base.tok == t
}

// placed returns the head of the phrase that the toponym belongs to ("province" in
// "in Balochistan province") and how surely the phrase says where: 0 where the name
// belongs to an actor, or is one.
func (k *clause) placed(p *dyad.Toponym) (top, how int) {
	top = p.Head
	for {
		for i, w := range locative {
			if k.Introduced(top, w) {
				return top, 40 - i
			}
		}
		tok := k.Tok(top)
		if tok.Head < 0 {
			return top, 0
		}
		if m := k.inside[top]; m >= 0 && top != p.Head && k.r.ment[m].Sector != "" && k.places[top] < 0 {
			return top, 0
		}
		switch tok.Rel() {
		case "compound", "flat", "amod", "appos", "nmod":
			top = tok.Head
		case "obj", "nsubj:pass":
			return top, 10
		default:
			return top, 0
		}
	}
}
