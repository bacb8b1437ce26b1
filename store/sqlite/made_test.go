package sqlite

import (
	"fmt"
	"time"

	"github.com/dyad-news/dyad"
)

// made is the i-th article of two sentences, with events as the coder makes them.
func made(i, events int) *dyad.Coding {
	lead := fmt.Sprintf("Iran fired %d missiles at militant bases in Pakistan on Tuesday, killing at least two children.", i)
	a := dyad.Article{
		Text: lead + " The foreign ministry in Islamabad condemned the strikes and recalled its ambassador.",
		URL:  fmt.Sprint("https://example.org/news/world/2024/", i), Title: fmt.Sprint("Strikes on bases ", i), Outlet: "example.org",
		Published: dyad.DayOf(time.Date(2024, 1, 1+i%300, 0, 0, 0, 0, time.UTC)), Language: "en",
	}
	a.ID = dyad.NewArticleID(a.Text)
	a.Paragraphs = []dyad.Span{{Start: 0, End: len(a.Text)}}
	k := &dyad.Coding{Article: a}
	for n := range events {
		trigger := dyad.Span{Start: 5, End: 10}
		k.Events = append(k.Events, dyad.Event{
			ID: dyad.NewEventID(a.ID, trigger, "ASSAULT", n), ArticleID: a.ID, Type: []string{"ASSAULT"}, Modes: []string{"heavy-weapons"},
			Quad: 4, Scale: -9.5, Realis: dyad.Actual, Date: a.Published, Confidence: 0.8,
			Actors:     []dyad.Mention{{Text: "Iran", Span: dyad.Span{End: 4}, Entity: dyad.Entity{Code: "IRN", Sector: dyad.GOV, QID: "Q794", Known: "Iran"}}},
			Recipients: []dyad.Mention{{Text: "bases in Pakistan", Span: dyad.Span{Start: 32, End: 49}, Entity: dyad.Entity{Code: "PAK", QID: "Q843"}}},
			Place:      &dyad.Toponym{Text: "Pakistan", Span: dyad.Span{Start: 41, End: 49}, Place: dyad.Place{Name: "Pakistan", GeoNameID: 1168579, CountryCode: "PAK", Resolution: 1}},
			TextInfo:   dyad.TextInfo{End: len(lead)}, Evidence: dyad.Evidence{Sentence: lead, Trigger: trigger, Rule: "fire-at"},
			Cite: &dyad.Cite{
				URL: a.URL, Title: a.Title, Publication: a.Outlet, Language: "en", Published: a.Published,
				Coder: "dyad 0.2", Codebook: "PLOVER 2020", Tables: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
			},
		})
	}
	return k
}

// incidentOf is the incident of a coding's first event.
func incidentOf(k *dyad.Coding, from, to string) *dyad.Incident {
	a, e := &k.Article, &k.Events[0]
	return &dyad.Incident{
		ID: dyad.NewIncidentID(e.ID), Type: "ASSAULT", Quad: 4, Scale: -9.5, Date: a.Published, Realis: dyad.Actual, Sources: 1,
		Actors: []dyad.Entity{{Code: from, Sector: dyad.GOV}}, Recipients: []dyad.Entity{{Code: to, Sector: dyad.GOV}},
		Summary: e.Evidence.Sentence,
		Reports: []dyad.Report{{Event: e.ID, Article: a.ID, Origin: a.ID, Outlet: a.Outlet, Published: a.Published}},
	}
}
