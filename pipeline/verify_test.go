package pipeline

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

const heading, sentence = "Envoys Called Home\n", "Norland recalled its envoy from Sudania on Friday, the foreign ministry said."

// recall is an event of the second line of a small article, all of whose spans hold.
func recall() *dyad.Event {
	at := func(words string) dyad.Span {
		i := len(heading) + strings.Index(sentence, words)
		return dyad.Span{Start: i, End: i + len(words)}
	}
	article := dyad.NewArticleID(heading + sentence)
	date := at("Friday")
	one := 1
	return &dyad.Event{
		ID:         dyad.NewEventID(article, at("recalled"), "SANCTION", 0),
		ArticleID:  article,
		Type:       []string{"SANCTION"},
		Actors:     []dyad.Mention{{Text: "Norland", Span: at("Norland")}},
		Recipients: []dyad.Mention{{Text: "Sudania", Span: at("Sudania")}},
		DateInfo:   &dyad.DateInfo{Text: "Friday", Span: &date, Basis: "text"},
		Place:      &dyad.Toponym{Text: "Sudania", Span: at("Sudania")},
		RealisCue:  &dyad.Cue{Text: "recalled", Span: at("recalled")},
		Attribution: []dyad.Attribution{{
			Entity: &dyad.Mention{Text: "the foreign ministry", Span: at("the foreign ministry")},
			Stance: dyad.Asserts, Cue: "said", Span: at("said"),
		}},
		Size:     &dyad.Size{Missing: &dyad.Count{Best: &one, Text: "its envoy", Span: at("its envoy")}},
		Texts:    []string{"recalled its envoy"},
		TextInfo: dyad.TextInfo{Start: len(heading), End: len(heading + sentence)},
		Evidence: dyad.Evidence{Sentence: sentence, Trigger: at("recalled")},
	}
}

func TestVerifyEventHolds(t *testing.T) {
	for name, text := range map[string]string{"against its sentence": "", "against the article": heading + sentence} {
		t.Run(name, func(t *testing.T) {
			c := VerifyEvent(recall(), text)
			if len(c.Faults) > 0 || c.Spans < 10 || c.Outside != 0 {
				t.Errorf("got %+v", c)
			}
		})
	}
}

func TestVerifyEventFaults(t *testing.T) {
	cases := map[string]struct {
		spoil func(*dyad.Event)
		want  string
	}{
		"actor text":    {func(e *dyad.Event) { e.Actors[0].Text = "Norway" }, "actor"},
		"actor span":    {func(e *dyad.Event) { e.Actors[0].Span.End++ }, "actor"},
		"recipient":     {func(e *dyad.Event) { e.Recipients[0].Span.Start-- }, "recipient"},
		"empty mention": {func(e *dyad.Event) { e.Actors[0].Text, e.Actors[0].Span.End = "", e.Actors[0].Span.Start }, "empty"},
		"date":          {func(e *dyad.Event) { e.DateInfo.Text = "Monday" }, "date"},
		"place":         {func(e *dyad.Event) { e.Place.Text = "Sudan" }, "place"},
		"realis cue":    {func(e *dyad.Event) { e.RealisCue.Text = "will" }, "realis_cue"},
		"claimant":      {func(e *dyad.Event) { e.Attribution[0].Entity.Text = "the ministry" }, "attribution"},
		"cue":           {func(e *dyad.Event) { e.Attribution[0].Cue = "says" }, "attribution cue"},
		"count":         {func(e *dyad.Event) { e.Size.Missing.Text = "two" }, "missing"},
		"event text":    {func(e *dyad.Event) { e.Texts[0] = "recalled an envoy" }, "event_text"},
		"trigger":       {func(e *dyad.Event) { e.Evidence.Trigger = dyad.Span{Start: 0, End: 6} }, "outside its sentence"},
		"sentence span": {func(e *dyad.Event) { e.TextInfo.End-- }, "sentence"},
		"event id":      {func(e *dyad.Event) { e.Type[0] = "AID" }, "not made from"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			for _, text := range []string{"", heading + sentence} {
				e := recall()
				c.spoil(e)
				got := strings.Join(VerifyEvent(e, text).Faults, "\n")
				if !strings.Contains(got, c.want) {
					t.Errorf("article at hand %t: want a fault of the %s, got %q", text != "", c.want, got)
				}
			}
		})
	}
	t.Run("another article", func(t *testing.T) {
		if c := VerifyEvent(recall(), heading+sentence+" More."); len(c.Faults) == 0 {
			t.Error("took another article's text for its own")
		}
	})
}

func TestVerifyEventOutside(t *testing.T) {
	e := recall()
	e.Actors[0] = dyad.Mention{Text: "Envoys", Span: dyad.Span{Start: 0, End: 6}}
	if c := VerifyEvent(e, ""); c.Outside != 1 || len(c.Faults) > 0 {
		t.Errorf("a span before the sentence: got %+v", c)
	}
	e.Evidence.Sentence = ""
	if c := VerifyEvent(e, ""); c.Spans != 0 || c.Outside < 10 || len(c.Faults) > 0 {
		t.Errorf("without the sentence: got %+v", c)
	}
}

func TestVerifyCoding(t *testing.T) {
	whole := func() *dyad.Coding {
		e := recall()
		return &dyad.Coding{
			Article: dyad.Article{ID: e.ArticleID, Text: heading + sentence,
				Paragraphs: []dyad.Span{{Start: 0, End: 18}, {Start: 19, End: len(heading + sentence)}}},
			Mentions: e.Actors,
			Times:    []dyad.Timex{{Text: "Friday", Span: *e.DateInfo.Span}},
			Places:   []dyad.Toponym{*e.Place},
			Events:   []dyad.Event{*e},
		}
	}
	if c := VerifyCoding(whole()); len(c.Faults) > 0 || c.Spans < 15 {
		t.Errorf("got %+v", c)
	}
	for name, spoil := range map[string]func(*dyad.Coding){
		"id":        func(k *dyad.Coding) { k.Article.Text += "!" },
		"paragraph": func(k *dyad.Coding) { k.Article.Paragraphs[1].End++ },
		"time":      func(k *dyad.Coding) { k.Times[0].Text = "friday" },
		"place":     func(k *dyad.Coding) { k.Places[0].Span.End = 5000 },
		"event":     func(k *dyad.Coding) { k.Events[0].Texts[0] = "left" },
		"reference": func(k *dyad.Coding) { k.Events[0].Of = "ev_0000000000000000" },
	} {
		k := whole()
		spoil(k)
		if c := VerifyCoding(k); len(c.Faults) == 0 {
			t.Errorf("%s: no fault found", name)
		}
	}
}
