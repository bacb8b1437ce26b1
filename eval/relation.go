package eval

import (
	"slices"
	"strings"

	"github.com/dyad-news/dyad"
)

// relation is one row of a relation set: which class relates source and target?
type relation struct {
	uid            string
	sentence       string
	source, target side
	label          string // a root; of the quad set, the class
}

// side is one actor of a relation. Where the sentence names none, placeholder is set
// ("a recipient") and anything answers it. span is nil where the phrase was not found.
type side struct {
	text        string
	span        *dyad.Span
	placeholder bool
}

func newSide(sentence, text string, span *dyad.Span) side {
	text = strings.TrimSpace(text)
	switch strings.ToLower(text) {
	case "a recipient", "a source", "---", "":
		return side{text: text, placeholder: true}
	}
	if span == nil {
		if s, ok := locate(sentence, text); ok {
			span = &s
		}
	}
	return side{text: text, span: span}
}

func (r *relation) about() string { return r.source.text + " > " + r.target.text }

// pair is the question with spans handed over; nil where the source's span is unknown.
func (r *relation) pair() *dyad.Pair {
	if r.source.span == nil {
		return nil
	}
	return &dyad.Pair{Actor: *r.source.span, Recipient: r.target.span}
}

// page asks for the relation: with both spans handed over, or with the text alone.
func (r *relation) page(given bool) (dyad.Page, error) {
	q := record{ID: r.uid, Text: r.sentence}
	if given {
		q.Pair = r.pair()
	}
	return q.page(r.uid)
}

// answered gives the event that a coding answers with when spans were handed over: the
// one marked Pair. Where there was no span to hand over it is the surest event.
func (r *relation) answered(k *dyad.Coding) *dyad.Event {
	i := slices.IndexFunc(k.Events, func(e dyad.Event) bool { return e.Pair })
	if r.pair() == nil {
		for j := range k.Events {
			if i < 0 || k.Events[j].Confidence > k.Events[i].Confidence {
				i = j
			}
		}
	}
	if i < 0 {
		return nil
	}
	return &k.Events[i]
}

// onDyad gives the events of a coding that join source and target, in the order of the
// coding, and says what was found. Strictly, an event counts where an actor's span, or
// that of the name it stands for, overlaps the source and a recipient's the target.
// An event with several actors and no recipient relates each of them to each other.
// Leniently, a mention elsewhere that shares a content word will do, and symmetric
// types are taken in either order.
func (r *relation) onDyad(k *dyad.Coding, lenient bool) (events []*dyad.Event, found string) {
	if len(k.Events) == 0 {
		return nil, "no event"
	}
	m := matcher{text: k.Article.Text, lenient: lenient}
	source, target := m.place(r.sentence, r.source), m.place(r.sentence, r.target)
	found = "other actors"
	for i := range k.Events {
		e := &k.Events[i]
		actors, recips := e.Actors, e.Recipients
		if len(recips) == 0 && len(actors) > 1 {
			recips = actors
		}
		a, b := m.any(source, actors), m.any(target, recips)
		switch {
		case a && b:
			events = append(events, e)
		case m.any(source, recips) && m.any(target, actors):
			if lenient && symmetric(Root(e.Type[0])) && symmetric(r.label) {
				events = append(events, e)
			} else {
				found = "reversed"
			}
		case (a || b) && found == "other actors":
			found = "one actor"
		}
	}
	if len(events) > 0 {
		found = "found"
	}
	return events, found
}

// matcher compares gold sides with mentions of one coding.
type matcher struct {
	text    string
	lenient bool
}

// place moves a side's span from the gold sentence to the article's text, which may
// have lost a dateline.
func (m matcher) place(sentence string, s side) side {
	if s.span == nil || m.text == sentence {
		return s
	}
	if i := strings.Index(sentence, m.text); i >= 0 && m.text != "" {
		moved := dyad.Span{Start: s.span.Start - i, End: s.span.End - i}
		s.span = &moved
		return s
	}
	s.span = nil
	if found, ok := locate(m.text, s.text); ok {
		s.span = &found
	}
	return s
}

func (m matcher) any(s side, mentions []dyad.Mention) bool {
	if s.placeholder {
		return true
	}
	for _, x := range mentions {
		if s.span != nil {
			if s.span.Overlaps(x.Span) || x.Coref != nil && s.span.Overlaps(*x.Coref) {
				return true
			}
			if !m.lenient {
				continue
			}
		}
		if common(words(s.text), words(x.Text)) {
			return true
		}
	}
	return false
}

// ruleOf says what gave an event: the operators, outermost first, and the rule.
func ruleOf(e *dyad.Event) string {
	return strings.Join(append(slices.Clone(e.Evidence.Chain), e.Evidence.Rule), " < ")
}

// sentenceOf is the sentence that an event was read from.
func sentenceOf(e *dyad.Event, k *dyad.Coding) string {
	return dyad.Span{Start: e.TextInfo.Start, End: e.TextInfo.End}.In(k.Article.Text)
}
