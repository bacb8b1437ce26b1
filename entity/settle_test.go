package entity

import (
	"testing"

	"github.com/dyad-news/dyad"
)

func TestSettle(t *testing.T) {
	f := newFinder(t)
	for _, c := range []struct {
		name, in, place, code, want string
		given                       string
	}{
		{"a town in the phrase", "Mayors/NOUN/4/nsubj of/ADP/3/case Quilpo/PROPN/1/nmod resigned/VERB/0/root", "Quilpo", "CHL", "Mayors of Quilpo=CHL/GOV", ""},
		{"a town behind it", "Police/NOUN/2/nsubj waited/VERB/0/root near/ADP/4/case Quilpo/PROPN/2/obl", "Quilpo", "CHL", "Police=/COP", ""},
		{"the people of a town", "Rebels/NOUN/2/nsubj attacked/VERB/0/root Quilpo/PROPN/2/obj", "Quilpo", "CHL", "Quilpo=CHL/CVL", "Quilpo"},
		{"in a country", "Bombs/NOUN/2/nsubj hit/VERB/0/root a/DET/4/det park/NOUN/2/obj in/ADP/6/case Chile/PROPN/4/nmod", "Chile", "CHL", "a park in Chile=CHL/UNK", "a park in Chile"},
		{"nobody in particular", "He/PRON/2/nsubj wept/VERB/0/root", "", "", "He=/UNK", "He"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, s := sentences(t, "", c.in)
			span := func(sub string) dyad.Span {
				for i := range a.Text {
					if len(a.Text) >= i+len(sub) && a.Text[i:i+len(sub)] == sub {
						return dyad.Span{Start: i, End: i + len(sub)}
					}
				}
				t.Fatalf("no %q", sub)
				return dyad.Span{}
			}
			if c.given != "" {
				a.Mentions = []dyad.Span{span(c.given)}
			}
			var places []dyad.Toponym
			if c.place != "" {
				at := s[0].At(span(c.place).Start)
				places = []dyad.Toponym{{Span: span(c.place), Place: dyad.Place{CountryCode: c.code, Resolution: 4}, Head: at, First: at, Last: at + 1}}
			}
			m := f.Find(a, s)
			Settle(m, s, places, false)
			var got []string
			for i := range m {
				if got = append(got, show(a, m[i])); got[i] == c.want {
					return
				}
			}
			t.Errorf("got %q, want %q among them", got, c.want)
		})
	}
}
