package dump

import (
	"strconv"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/api/shape"
	"github.com/dyad-news/dyad/incident/ledger"
)

// IncidentLine is an incident with its reports and claims, as exports have it.
type IncidentLine struct {
	dyad.Incident
	Claims []dyad.Claim `json:"claims"`
}

// header names the columns of a CSV export of articles or incidents.
func header(what string) []string {
	switch what {
	case "articles":
		return []string{"id", "source_id", "url", "title", "outlet", "published", "language", "text"}
	case "incidents":
		return []string{"id", "event", "mode", "quad_code", "event_scale", "date", "enddate", "from", "to", "resolved_place", "country_code", "lat", "lon",
			"realis", "in_response_to", "summary", "reports", "sources", "killed_low", "killed_high", "injured_low", "injured_high", "dataset"}
	}
	return nil
}

// row writes one thing under the columns of its header.
func row(v any) []string {
	switch v := v.(type) {
	case *dyad.Article:
		return []string{string(v.ID), v.SourceID, v.URL, v.Title, v.Outlet, string(v.Published), v.Language, v.Text}
	case *IncidentLine:
		return incidentRow(v)
	}
	return nil
}

func incidentRow(v *IncidentLine) []string {
	p := dyad.Place{}
	if v.Place != nil {
		p = *v.Place
	}
	cells := []string{string(v.ID), v.Type, shape.Join(v.Modes), strconv.Itoa(v.Quad), number(v.Scale), string(v.Date), string(v.EndDate),
		each(v.Actors, func(e *dyad.Entity) string { return string(e.Node()) }), each(v.Recipients, func(e *dyad.Entity) string { return string(e.Node()) }),
		p.Name, p.CountryCode, degrees(&p, p.Lat), degrees(&p, p.Lon), string(v.Realis), string(v.ResponseTo), v.Summary,
		strconv.Itoa(max(len(v.Reports), v.Sources)), strconv.Itoa(v.Sources)}
	l := ledger.Of(&v.Incident, v.Claims)
	all := shape.Tolls(&l)
	for _, kind := range []string{"killed", "injured"} {
		low, high := "", ""
		for _, t := range all {
			if t.Kind == kind {
				low, high = figure(t.Low), figure(t.High)
			}
		}
		cells = append(cells, low, high)
	}
	return append(cells, v.Dataset)
}

func each[T any](items []T, value func(*T) string) string {
	all := make([]string, len(items))
	for i := range items {
		all[i] = value(&items[i])
	}
	return shape.Join(all)
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
