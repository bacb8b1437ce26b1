package shape

import (
	"strconv"
	"strings"

	"github.com/dyad-news/dyad"
)

// EventOut is an event with the incident that it was joined to.
type EventOut struct {
	dyad.Event
	Incident dyad.IncidentID `json:"incident_id,omitempty"`
}

// IncidentLine is an incident with its reports and claims, as exports have it.
type IncidentLine struct {
	dyad.Incident
	Claims []dyad.Claim `json:"claims"`
}

// Header names the columns of a CSV export.
func Header(what string) []string {
	switch what {
	case "articles":
		return []string{"id", "source_id", "url", "title", "outlet", "published", "language", "text"}
	case "incidents":
		return []string{"id", "event", "mode", "quad_code", "event_scale", "date", "enddate", "from", "to", "resolved_place", "country_code", "lat", "lon",
			"realis", "in_response_to", "summary", "reports", "sources", "killed_low", "killed_high", "injured_low", "injured_high"}
	}
	return []string{"id", "article_id", "incident_id", "date", "enddate", "event", "mode", "context", "quad_code", "event_scale", "cameo", "realis",
		"actor", "actor_code", "actor_sector", "recipient", "recipient_code", "recipient_sector", "place", "resolved_place", "country_code", "lat", "lon",
		"said_by", "stance", "killed", "injured", "sentence", "rule", "confidence", "url", "title", "publication", "published"}
}

// Row writes one thing under the columns of its header.
func Row(v any) []string {
	switch v := v.(type) {
	case *dyad.Article:
		return []string{string(v.ID), v.SourceID, v.URL, v.Title, v.Outlet, string(v.Published), v.Language, v.Text}
	case *IncidentLine:
		return incidentRow(v)
	case *EventOut:
		return eventRow(v)
	}
	return nil
}

func incidentRow(v *IncidentLine) []string {
	p := dyad.Place{}
	if v.Place != nil {
		p = *v.Place
	}
	row := []string{string(v.ID), v.Type, Join(v.Modes), strconv.Itoa(v.Quad), number(v.Scale), string(v.Date), string(v.EndDate),
		each(v.Actors, func(e *dyad.Entity) string { return string(e.Node()) }), each(v.Recipients, func(e *dyad.Entity) string { return string(e.Node()) }),
		p.Name, p.CountryCode, degrees(&p, p.Lat), degrees(&p, p.Lon), string(v.Realis), string(v.ResponseTo), v.Summary,
		strconv.Itoa(len(v.Reports)), strconv.Itoa(v.Sources)}
	all := Tolls(v.Claims)
	for _, kind := range []string{"killed", "injured"} {
		low, high := "", ""
		for _, t := range all {
			if t.Kind == kind {
				low, high = figure(t.Low), figure(t.High)
			}
		}
		row = append(row, low, high)
	}
	return row
}

func eventRow(v *EventOut) []string {
	p, cite := dyad.Toponym{}, dyad.Cite{}
	if v.Place != nil {
		p = *v.Place
	}
	if v.Cite != nil {
		cite = *v.Cite
	}
	best := map[string]string{}
	for name, n := range v.Size.All() {
		best[name] = figure(n.Best)
	}
	text := func(m *dyad.Mention) string { return m.Text }
	code := func(m *dyad.Mention) string { return m.Code }
	sector := func(m *dyad.Mention) string { return string(m.Sector) }
	return []string{string(v.ID), string(v.ArticleID), string(v.Incident), string(v.Date), string(v.EndDate), Join(v.Type), Join(v.Modes),
		Join(v.Contexts), strconv.Itoa(v.Quad), number(v.Scale), v.CAMEO, string(v.Realis),
		each(v.Actors, text), each(v.Actors, code), each(v.Actors, sector), each(v.Recipients, text), each(v.Recipients, code), each(v.Recipients, sector),
		p.Text, p.Name, p.CountryCode, degrees(&p.Place, p.Lat), degrees(&p.Place, p.Lon),
		each(v.Attribution, func(a *dyad.Attribution) string {
			if a.Entity == nil {
				return "(hearsay)"
			}
			return a.Entity.Text
		}),
		each(v.Attribution, func(a *dyad.Attribution) string { return string(a.Stance) }),
		best["killed"], best["injured"], v.Evidence.Sentence, v.Evidence.Rule, number(v.Confidence),
		cite.URL, cite.Title, cite.Publication, string(cite.Published)}
}

// Join writes a list in one cell.
func Join(all []string) string { return strings.Join(all, "; ") }

func each[T any](items []T, value func(*T) string) string {
	all := make([]string, len(items))
	for i := range items {
		all[i] = value(&items[i])
	}
	return Join(all)
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func figure(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// degrees writes a coordinate of a place that has any.
func degrees(p *dyad.Place, d float64) string {
	if p.Lat == 0 && p.Lon == 0 {
		return ""
	}
	return number(d)
}
