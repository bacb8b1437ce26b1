package country_test

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/country"
)

// TestSite holds of what country the words of a sentence make those to whom something is done.
func TestSite(t *testing.T) {
	for _, c := range []struct {
		text   string // those it is done to between bars, where it is between angles
		typ    string
		sector dyad.Sector
		want   string
	}{
		{"militants kill |farmers| near <the peak>, Norlander and Sulander papers say", "ASSAULT", dyad.CVL, ""},
		{"militants kill |farmers| in a Norlander village near <the border with Sulands>", "ASSAULT", dyad.CVL, "NOR"},
		{"militants kill |farmers| near the Norlander town of Lund", "ASSAULT", dyad.CVL, "NOR"},
		{"militants kill |farmers| near the Norlander embassy, a Sulander paper says", "ASSAULT", dyad.CVL, ""},
		{"militants kill |farmers| in a Norlander town and a Sulander one in port", "ASSAULT", dyad.CVL, "NOR"},
		{"militants kidnap |tourists| from Sulands", "ASSAULT", dyad.CVL, "SWE"},
		{"militants kidnap |tourists| from Sulands and Norlands", "ASSAULT", dyad.CVL, "SWE NOR"},
		{"militants kidnap |tourists| on the way from Sulands, a Norlander paper says", "ASSAULT", dyad.CVL, ""},
		{"militants withdraw |workers| from Sulands, a Norlander paper says", "RETREAT", dyad.LAB, ""},
		{"militants drive |rebels| from Sulands", "ASSAULT", dyad.REB, ""},
		{"a land takes in |refugees| fleeing Sulands", "AID", dyad.REF, "SWE"},
	} {
		text := strings.NewReplacer("|", "", "<", "", ">", "").Replace(c.text)
		span := func(words string) dyad.Span {
			at := strings.Index(text, words)
			return dyad.Span{Start: at, End: at + len(words)}
		}
		who := strings.Split(c.text, "|")[1]
		m := dyad.Mention{Text: who, Span: span(who), Kind: dyad.Nominal, Entity: dyad.Entity{Sector: c.sector, Persons: true}}
		e := &dyad.Event{Type: []string{c.typ}, Recipients: []dyad.Mention{m}, Evidence: dyad.Evidence{Sentence: text}}
		if _, in, ok := strings.Cut(c.text, "<"); ok {
			in = strings.TrimSuffix(in, ">")
			e.Place = &dyad.Toponym{Text: in, Span: span(in)}
		}
		var named []dyad.Toponym
		for words, code := range map[string]string{"Norlander": "NOR", "Norlands": "NOR", "Sulander": "SWE", "Sulands": "SWE"} {
			if strings.Contains(text, words) {
				named = append(named, dyad.Toponym{Span: span(words), Adjective: strings.HasSuffix(words, "er"), Place: dyad.Place{CountryCode: code, Resolution: 1}})
			}
		}
		if len(named) == 2 && named[0].Span.Start > named[1].Span.Start {
			named[0], named[1] = named[1], named[0]
		}
		country.Fill(e, country.Setting{Named: named, Is: func(*dyad.Mention, string) bool { return false }, Whole: true})
		var got []string
		for _, r := range e.Recipients {
			if r.Code != "" {
				got = append(got, r.Code)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: of %q, want %q", c.text, got, c.want)
		}
	}
}
