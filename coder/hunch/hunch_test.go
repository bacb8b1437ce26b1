package hunch

import (
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

func TestOf(t *testing.T) {
	r := New([]data.Rule{
		{Type: "AID", Verbs: data.Words{"send", "hand over"}, When: map[string]data.Words{"obj": {"food", "@aid"}, "subj": {"donor"}}, Example: []data.Example{{Text: "Norland sent Suland tents."}}},
		{Type: "ASSAULT", Verbs: data.Words{"shell"}, When: map[string]data.Words{"obj": {"town", "mountain town"}}},
		{Verbs: data.Words{"begin"}},
	})
	for _, c := range []struct {
		name  string
		words []Word
		want  string
	}{
		{"a word of a rule", []Word{{"shell", "shelled", 1}}, "ASSAULT"},
		{"a word of a condition", []Word{{"food", "food", 1}}, "AID"},
		{"a form that an example has", []Word{{"tent", "tents", 1}}, "AID"},
		{"the weightier word", []Word{{"town", "town", 0.1}, {"food", "food", 2}}, "AID"},
		{"who does it says nothing, and more words speak for aid", []Word{{"donor", "donor", 1}}, "AID"},
	} {
		of := r.Of(c.words)
		if len(of) != 2 || of[c.want] != 0 {
			t.Errorf("%s: got %v, want 0 for %s", c.name, of, c.want)
		}
		for typ, v := range of {
			if v > 0 || typ != c.want && v == 0 {
				t.Errorf("%s: got %v for %s", c.name, v, typ)
			}
		}
	}
}

func TestOfPair(t *testing.T) {
	r := New([]data.Rule{{Type: "AID", Verbs: data.Words{"feed"}}, {Type: "ASSAULT", Verbs: data.Words{"shell"}}})
	text := "Norland shells Suland, which feeds nobody"
	var s dyad.Sentence
	for _, w := range []struct {
		lemma, upos string
		at          int
	}{{"shell", "VERB", 8}, {"Suland", "PROPN", 15}, {"which", "PRON", 23}, {"feed", "VERB", 29}} {
		s.Tokens = append(s.Tokens, dyad.Token{Form: w.lemma, Lemma: w.lemma, UPOS: w.upos, Span: dyad.Span{Start: w.at, End: w.at + len(w.lemma)}})
	}
	pair := &dyad.Pair{Actor: dyad.Span{Start: 0, End: 7}, Recipient: &dyad.Span{Start: 15, End: 21}}
	if of := r.OfPair([]dyad.Sentence{s}, pair); of["ASSAULT"] != 0 || of["AID"] >= 0 {
		t.Errorf("%s: got %v, want what stands between the two to weigh more", text, of)
	}
}
