package trust

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/grammar"
)

// Case is an event as it was read, and where.
type Case struct {
	grammar.Clause
	Event *dyad.Event
	Tok   int      // the trigger, in the sentence
	Owned bool     // a side was reached only as the owner of something
	Here  []string // countries that the sentence names
	Text  []string // countries that the text names
}

// Named returns the states that a sentence names, and all that the text does, some several times.
func Named(mentions []dyad.Mention, places []dyad.Toponym, sentence int) (here, text []string) {
	note := func(code string, at int) {
		if !dyad.IsState(code) {
			return
		}
		if text = append(text, code); at == sentence {
			here = append(here, code)
		}
	}
	for i := range mentions {
		note(mentions[i].Code, mentions[i].Sentence)
	}
	for i := range places {
		note(places[i].State(), places[i].Sentence)
	}
	return here, text
}

// signs collects signs: words parted by blanks.
type signs []string

func (s *signs) add(words ...string) { *s = append(*s, strings.Join(words, " ")) }

// Signs lists what speaks for and against the event, in an order that does not change.
func (c Case) Signs() []string {
	e, t := c.Event, c.Clause.Tok(c.Tok)
	typ, mode, sort := e.Type[0], "", "noun"
	if len(e.Modes) > 0 {
		mode = e.Modes[0]
	}
	if c.Verbal(c.Tok) {
		sort = "verb"
	}
	var s signs
	s.add("always")
	s.add("type", typ)
	s.add("mode", typ, mode)
	s.add("realis", string(e.Realis))
	s.add("realis", string(e.Realis), typ)
	s.add("rule", e.Evidence.Rule)
	s.add("word", c.Lemma(c.Tok), sort)
	s.add("stands", t.Rel(), sort)
	s.add("stands", t.Rel(), typ)
	s.add("length", strconv.Itoa(min(len(c.Sentence.Tokens)/5*5, 60)))
	for _, o := range e.Evidence.Chain {
		s.add("operator", o, typ)
	}
	for i := range c.Sentence.Children(c.Tok) {
		if p := c.Sentence.Child(i, "case"); p >= 0 {
			s.add("with", c.Lemma(p), typ)
			s.add("with", c.Lemma(p), c.Lemma(c.Tok))
		}
	}
	if c.Owned {
		s.add("owner", typ)
	}
	here, text := c.idle(c.Here), c.idle(c.Text)
	lack := lacks(e.Actors) + " " + lacks(e.Recipients)
	s.add("idle", here, "of sentence")
	s.add("idle", here, "of sentence", lack)
	s.add("idle", here, text, lack)
	c.side(&s, "actor", e.Actors)
	c.side(&s, "recipient", e.Recipients)
	a, r := kind(e.Actors), kind(e.Recipients)
	s.add("between", a, r)
	s.add("between", a, r, typ)
	if len(e.Actors) > 0 && len(e.Recipients) > 0 {
		s.add("inland", strconv.FormatBool(e.Actors[0].Code == e.Recipients[0].Code), typ)
	}
	return s
}

// idle tells how many of the countries are on no side of the event.
func (c Case) idle(countries []string) string {
	n := 0
	for i, code := range countries {
		on := func(m dyad.Mention) bool { return m.Code == code }
		if !slices.Contains(countries[:i], code) && !slices.ContainsFunc(c.Event.Actors, on) && !slices.ContainsFunc(c.Event.Recipients, on) {
			n++
		}
	}
	return strconv.Itoa(min(n, 3))
}

// lacks tells whether a side is told, and its country.
func lacks(side []dyad.Mention) string {
	switch {
	case len(side) == 0:
		return "nobody"
	case slices.ContainsFunc(side, func(m dyad.Mention) bool { return m.Code == "" }):
		return "no country"
	}
	return "told"
}

// side adds the signs of one side.
func (c Case) side(s *signs, role string, of []dyad.Mention) {
	typ := c.Event.Type[0]
	s.add(role, kind(of))
	s.add(role, kind(of), typ)
	s.add(role, "of", strconv.Itoa(min(len(of), 4)), typ)
	for i := range of {
		m := &of[i]
		if m.Code == "" {
			s.add(role, "of no country", [...]string{"name", "noun", "pronoun"}[m.Kind])
		}
		way := "elsewhere"
		if m.Sentence == c.Event.TextInfo.Sequence && m.Head >= 0 && m.Head < len(c.Sentence.Tokens) {
			way = c.way(c.Tok, m.Head)
		}
		s.add(role, "by", way)
		s.add(role, "by", way, typ)
	}
}

// kind tells who a side is: the sector of the first, "?" where it has no country, and what it is of
// where that is no state.
func kind(of []dyad.Mention) string {
	switch {
	case len(of) == 0:
		return "nobody"
	case of[0].Code == "":
		return string(of[0].Sector) + "?"
	case !dyad.IsState(of[0].Code):
		return string(of[0].Sector) + of[0].Code
	}
	return string(of[0].Sector) + "!"
}

// farthest is the number of links of the tree beyond which a way is only far.
const farthest = 5

// way tells how one gets in the tree from a word to another: up by "^" and a relation, then down,
// with the prepositions on it.
func (c Case) way(from, to int) string {
	var up []int
	for t := from; t >= 0 && len(up) <= farthest; t = c.Clause.Tok(t).Head {
		up = append(up, t)
	}
	var down []string
	for t := to; t >= 0 && len(down) <= farthest; t = c.Clause.Tok(t).Head {
		for n, u := range up {
			if u != t {
				continue
			}
			if n+len(down) > farthest {
				return "far"
			}
			var b strings.Builder
			for _, x := range up[:n] {
				b.WriteString("^" + c.link(x))
			}
			for i := len(down) - 1; i >= 0; i-- {
				b.WriteString(">" + down[i])
			}
			return b.String()
		}
		down = append(down, c.link(t))
	}
	return "far"
}

// link is the relation of a word to what it hangs on, with the preposition before it.
func (c Case) link(t int) string {
	r := c.Clause.Tok(t).Deprel
	if p := c.Sentence.Child(t, "case"); p >= 0 && (strings.HasPrefix(r, "nmod") || strings.HasPrefix(r, "obl")) {
		r += ":" + c.Lemma(p)
	}
	return r
}
