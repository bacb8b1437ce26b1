package storetest

import (
	"fmt"
	"time"

	"github.com/dyad-news/dyad"
)

// state is a government.
func state(code string) dyad.Entity { return dyad.Entity{Code: code, Sector: dyad.GOV} }

// coding makes the i-th coding: an article of one sentence, and as many events of it.
func coding(i, events int) *dyad.Coding {
	text := fmt.Sprintf("Iran fired %d missiles at bases in Pakistan on Tuesday, the foreign ministry said.", i)
	a := dyad.Article{
		ID: dyad.NewArticleID(text), SourceID: fmt.Sprint("s", i), URL: fmt.Sprintf("https://example.org/%d?a=1&b=<2>", i),
		Title: fmt.Sprintf("Strike %d", i), Outlet: "example.org", Byline: "A Reporter",
		Published: dyad.DayOf(time.Date(2024, 1, 1+i%28, 0, 0, 0, 0, time.UTC)), Language: "en",
		Dateline: &dyad.Dateline{Place: "QUETTA", Agency: "AP"}, Text: text,
		Paragraphs: []dyad.Span{{Start: 0, End: len(text)}}, Furniture: []string{"Share this"},
		Mentions: []dyad.Span{{Start: 0, End: 4}}, Pair: &dyad.Pair{Actor: dyad.Span{Start: 0, End: 4}},
	}
	k := &dyad.Coding{Article: a}
	for n := range events {
		k.Events = append(k.Events, event(&a, n))
	}
	return k
}

// event makes the n-th event of an article of coding, with every kind of field.
func event(a *dyad.Article, n int) dyad.Event {
	trigger := dyad.Span{Start: 5, End: 10}
	nine := 9
	iran := dyad.Mention{Text: "Iran", Span: dyad.Span{Start: 0, End: 4}, Entity: state("IRN")}
	return dyad.Event{
		ID: dyad.NewEventID(a.ID, trigger, "ASSAULT", n), ArticleID: a.ID, SourceID: a.SourceID, Type: []string{"ASSAULT"},
		Modes: []string{"heavy-weapons"}, Contexts: []string{"military"}, Quad: 4, Scale: -9.5, Actors: []dyad.Mention{iran},
		Recipients: []dyad.Mention{{Text: "bases in Pakistan", Span: dyad.Span{Start: 23, End: 40}, Entity: dyad.Entity{Code: "PAK", QID: "Q843"}}},
		Date:       "2024-01-16", EndDate: "2024-01-16",
		DateInfo: &dyad.DateInfo{EDTF: "2024-01-16", Text: "on Tuesday", Span: &dyad.Span{Start: 41, End: 51}, Basis: "text"},
		Place: &dyad.Toponym{Text: "Pakistan", Span: dyad.Span{Start: 32, End: 40}, Place: dyad.Place{
			Name: "Pakistan", GeoNameID: 1168579, Lat: 30, Lon: 70.5, CountryCode: "PAK", Resolution: 1,
		}},
		Realis: dyad.Actual, Attribution: []dyad.Attribution{{Entity: &iran, Stance: dyad.Asserts, Cue: "said", Span: dyad.Span{Start: 75, End: 79}}},
		Size:     &dyad.Size{Killed: &dyad.Count{Low: &nine, Best: &nine, Text: "at least nine"}},
		Texts:    []string{"fired"},
		TextInfo: dyad.TextInfo{Sequence: 0, Start: 0, End: len(a.Text)},
		Evidence: dyad.Evidence{Sentence: a.Text, Trigger: trigger, Rule: "fire-at", Chain: []string{"accuse"}}, Confidence: 0.75,
		Cite: &dyad.Cite{
			URL: a.URL, Title: a.Title, Publication: a.Outlet, Language: a.Language, Published: a.Published,
			Coder: "dyad 0.2", Codebook: "PLOVER 2020", Tables: "sha256:00",
		},
	}
}

// incidentOf makes an incident of the events of codings, from one state towards another.
func incidentOf(from, to string, day dyad.Day, all ...*dyad.Coding) dyad.Incident {
	n := dyad.Incident{
		Type: "ASSAULT", Modes: []string{"heavy-weapons"}, Quad: 4, Scale: -9.5, Date: day, EndDate: day, Realis: dyad.Actual,
		Actors: []dyad.Entity{state(from)}, Recipients: []dyad.Entity{state(to)}, Summary: "fired <missiles>",
	}
	for _, k := range all {
		for i := range k.Events {
			n.Reports = append(n.Reports, dyad.Report{
				Event: k.Events[i].ID, Article: k.Article.ID, Origin: k.Article.ID, Outlet: k.Article.Outlet, Published: k.Article.Published,
			})
		}
	}
	n.ID = dyad.NewIncidentID(n.Reports[0].Event)
	n.Sources = dyad.Independent(n.Reports)
	return n
}

// claimsOf makes one claim on an incident for each of its reports.
func claimsOf(n *dyad.Incident) []dyad.Claim {
	var all []dyad.Claim
	for _, r := range n.Reports {
		by := state("IRN")
		all = append(all, dyad.Claim{
			Incident: n.ID, Event: r.Event, Article: r.Article, Outlet: r.Outlet, Published: r.Published,
			By: &by, ByText: "the foreign ministry", Stance: dyad.Denies, Cue: "denied",
		})
	}
	return all
}
