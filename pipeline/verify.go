package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dyad-news/dyad"
)

// Checked is the outcome of verifying records: how many spans were held against the
// text, how many lie in text that is not at hand, and what does not hold.
type Checked struct {
	Spans   int
	Outside int
	Faults  []string // "actor "France" [0:6]: the text has "Franco""
}

// window is the part of an article that spans can be held against.
type window struct {
	text  string
	start int  // offset of text in the article
	whole bool // the text is all of the article
}

// VerifyEvent holds every span of an event against the text. The text is the whole
// article's when it is at hand; "" means that only the event's own evidence sentence
// is, and spans outside the sentence are counted and not judged. It also checks that
// the ids are made from the content, and that what the record calls its sentence is.
func VerifyEvent(e *dyad.Event, text string) Checked {
	c := &checker{}
	s := dyad.Span{Start: e.TextInfo.Start, End: e.TextInfo.End}
	if text != "" {
		c.w = window{text, 0, true}
		if id := dyad.NewArticleID(text); id != e.ArticleID {
			c.fault("article_id is %s, the text's is %s", e.ArticleID, id)
		}
		if e.Evidence.Sentence != "" {
			c.text("sentence", e.Evidence.Sentence, s)
		}
	} else {
		c.w = window{e.Evidence.Sentence, s.Start, false}
		if n := len(e.Evidence.Sentence); n > 0 && n != s.Len() {
			c.fault("text_info spans %d bytes, the sentence has %d", s.Len(), n)
		}
	}
	c.event(e, s)
	return c.Checked
}

// VerifyCoding holds every span of a coding against its article's text, and its
// events against each other: an id that an event points to must be among them.
func VerifyCoding(k *dyad.Coding) Checked {
	a := &k.Article
	c := &checker{w: window{a.Text, 0, a.Text != ""}}
	if id := dyad.NewArticleID(a.Text); a.Text != "" && id != a.ID {
		c.fault("article id is %s, the text's is %s", a.ID, id)
	}
	for _, p := range a.Paragraphs {
		c.bounds("paragraph", p)
	}
	for i := range k.Mentions {
		c.mention("mention", &k.Mentions[i])
	}
	for _, x := range k.Times {
		c.text("time", x.Text, x.Span)
	}
	for _, p := range k.Places {
		c.text("place", p.Text, p.Span)
		if p.Area != nil {
			c.text("area", p.Area.Text, p.Area.Span)
		}
	}
	ids := make([]dyad.EventID, len(k.Events))
	for i := range k.Events {
		ids[i] = k.Events[i].ID
	}
	for i := range k.Events {
		e := &k.Events[i]
		v := VerifyEvent(e, a.Text)
		c.Spans, c.Outside = c.Spans+v.Spans, c.Outside+v.Outside
		for _, f := range v.Faults {
			c.fault("%s: %s", e.ID, f)
		}
		if e.ArticleID != a.ID {
			c.fault("%s: article_id is %s, the article's is %s", e.ID, e.ArticleID, a.ID)
		}
		for _, id := range [...]dyad.EventID{e.Of, e.ResponseTo} {
			if id != "" && !slices.Contains(ids, id) {
				c.fault("%s: points to %s, which is not among the events", e.ID, id)
			}
		}
	}
	return c.Checked
}

// checker gathers what does not hold.
type checker struct {
	w window
	Checked
}

func (c *checker) fault(format string, args ...any) {
	c.Faults = append(c.Faults, fmt.Sprintf(format, args...))
}

// in returns the bytes at a span; known is false where they are not at hand.
func (c *checker) in(s dyad.Span) (got string, known bool) {
	s.Start, s.End = s.Start-c.w.start, s.End-c.w.start
	if s.Start < 0 || s.End > len(c.w.text) || s.Start > s.End {
		return "", c.w.whole
	}
	return c.w.text[s.Start:s.End], true
}

// text checks that the article has want at the span.
func (c *checker) text(name, want string, s dyad.Span) {
	got, known := c.in(s)
	switch {
	case !known:
		c.Outside++
	case want == "":
		c.fault("%s at [%d:%d] is empty", name, s.Start, s.End)
	case got != want:
		c.fault("%s %q at [%d:%d]: the text has %q", name, want, s.Start, s.End, got)
	default:
		c.Spans++
	}
}

// bounds checks a span that has no words in the record: in the text, not empty, and
// cutting no letter in two.
func (c *checker) bounds(name string, s dyad.Span) {
	got, known := c.in(s)
	switch {
	case !known:
		c.Outside++
	case got == "" || !utf8.ValidString(got):
		c.fault("%s [%d:%d] covers no text", name, s.Start, s.End)
	default:
		c.Spans++
	}
}

func (c *checker) mention(name string, m *dyad.Mention) {
	c.text(name, m.Text, m.Span)
	if m.Coref != nil {
		c.bounds(name+" coref", *m.Coref)
	}
}

func (c *checker) attributions(name string, as []dyad.Attribution) {
	for _, a := range as {
		if a.Entity != nil {
			c.mention(name, a.Entity)
		}
		if a.Cue != "" {
			c.text(name+" cue", a.Cue, a.Span)
		}
	}
}

// event checks everything that an event says of its text; s is its sentence.
func (c *checker) event(e *dyad.Event, s dyad.Span) {
	c.bounds("sentence", s)
	c.bounds("trigger", e.Evidence.Trigger)
	if !s.Contains(e.Evidence.Trigger) {
		c.fault("trigger [%d:%d] lies outside its sentence", e.Evidence.Trigger.Start, e.Evidence.Trigger.End)
	}
	if !madeFromContent(e) {
		c.fault("id %s is not made from its article, trigger and type", e.ID)
	}
	for i := range e.Actors {
		c.mention("actor", &e.Actors[i])
	}
	for i := range e.Recipients {
		c.mention("recipient", &e.Recipients[i])
	}
	if d := e.DateInfo; d != nil && d.Span != nil {
		c.text("date", d.Text, *d.Span)
	}
	if p := e.Place; p != nil && p.Basis != "dateline" {
		c.text("place", p.Text, p.Span)
		if p.Area != nil {
			c.text("area", p.Area.Text, p.Area.Span)
		}
	}
	c.cue("realis_cue", e.RealisCue)
	c.cue("response_cue", e.ResponseCue)
	c.attributions("attribution", e.Attribution)
	for name, n := range e.Size.All() {
		for _, n := range append([]dyad.Count{*n}, n.Others...) {
			c.text(name, n.Text, n.Span)
			c.attributions(name+" attribution", n.Attribution)
		}
	}
	c.texts(e.Texts, s)
}

func (c *checker) cue(name string, cue *dyad.Cue) {
	if cue != nil {
		c.text(name, cue.Text, cue.Span)
	}
}

// texts checks that each piece of event_text stands in the sentence.
func (c *checker) texts(texts []string, s dyad.Span) {
	sentence, known := c.in(s)
	for _, t := range texts {
		switch {
		case !known || sentence == "":
			c.Outside++
		case t == "" || !strings.Contains(sentence, t):
			c.fault("event_text %q does not stand in the sentence", t)
		default:
			c.Spans++
		}
	}
}

// madeFromContent reports whether the id is NewEventID of what the record says. Only
// a few events can share a trigger and a type.
func madeFromContent(e *dyad.Event) bool {
	if len(e.Type) == 0 {
		return false
	}
	for ordinal := range 64 {
		if e.ID == dyad.NewEventID(e.ArticleID, e.Evidence.Trigger, e.Type[0], ordinal) {
			return true
		}
	}
	return false
}
