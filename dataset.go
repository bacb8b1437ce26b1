package dyad

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// Dataset is data that others coded, kept beside coded news and apart from it: the rows
// of GDELT, ICEWS, UCDP and others. The empty name stands for coded news.
type Dataset struct {
	Name    string `json:"name"`
	Records int    `json:"records"`
	First   Day    `json:"first,omitempty"` // of the dated records
	Last    Day    `json:"last,omitempty"`
}

// Record is one event with what counts it: as formats write and read it, and as a store
// keeps the rows of a dataset. A record of coded news has the incident that its event
// was joined to. A dataset's record is an incident of its own (see RecordIDs), or, with
// the Incident of another, one more report of that one.
type Record struct {
	Event    Event      `json:"event"`
	Incident IncidentID `json:"incident_id,omitempty"`
	Sources  int        `json:"sources,omitempty"` // independent reports, as the dataset counts them; 0 is 1
	Reports  int        `json:"reports,omitempty"` // all reports; 0 is 1
}

// RecordIDs derives the ids of a dataset's record from the dataset's own id of it, its
// Event.SourceID. Event and incident share their digits.
func RecordIDs(dataset, id string) (EventID, IncidentID) {
	d := digest("dataset", dataset, id)
	return EventID("ev_" + d), IncidentID("in_" + d)
}

// Own reports whether the record is an incident of its own, not one more report of another.
func (r *Record) Own() bool {
	return strings.TrimPrefix(string(r.Event.ID), "ev_") == strings.TrimPrefix(string(r.Incident), "in_")
}

// Told returns the incident that a dataset's record is, with itself as its report.
func (r *Record) Told(dataset string) Incident {
	e := &r.Event
	n := Incident{
		ID: r.Incident, Dataset: dataset, Modes: e.Modes, Quad: e.Quad, Scale: e.Scale, Date: e.Date, EndDate: e.EndDate, Realis: e.Realis,
		Actors: entitiesOf(e.Actors), Recipients: entitiesOf(e.Recipients), Sources: max(1, r.Sources), Reports: []Report{r.Report()},
	}
	if len(e.Type) > 0 {
		n.Type = e.Type[0]
	}
	if e.Place != nil {
		p := e.Place.Place
		n.Place = &p
	}
	if len(e.Texts) > 0 {
		n.Summary = e.Texts[0]
	}
	return n
}

// Report returns the record as one report of an incident.
func (r *Record) Report() Report {
	e := &r.Event
	p := Report{Event: e.ID, Article: e.ArticleID, Origin: e.ArticleID, Date: e.Date, EndDate: e.EndDate, Realis: e.Realis}
	if len(e.Type) > 0 {
		p.Type = e.Type[0]
	}
	if e.Cite != nil {
		p.Outlet, p.Published = e.Cite.Publication, e.Cite.Published
	}
	if e.DateInfo != nil {
		p.Basis, p.EDTF = e.DateInfo.Basis, e.DateInfo.EDTF
	}
	if e.Place != nil {
		p.GeoNameID = e.Place.GeoNameID
	}
	for name, n := range e.Size.All() {
		switch {
		case n.Best == nil:
		case name == "killed":
			p.Killed = *n.Best
		case name == "injured":
			p.Injured = *n.Best
		}
	}
	p.Actors, p.Recipients = nodesOf(e.Actors), nodesOf(e.Recipients)
	return p
}

// Claims returns what a dataset's record says of its incident: one claim a voice, or one
// of no voice where it has figures.
func (r *Record) Claims() []Claim {
	e := &r.Event
	c := Claim{Incident: r.Incident, Event: e.ID, Article: e.ArticleID, Stance: Asserts, Size: e.Size}
	if e.Cite != nil {
		c.Outlet, c.Published = e.Cite.Publication, e.Cite.Published
	}
	if len(e.Attribution) == 0 && e.Size == nil {
		return nil
	}
	if len(e.Attribution) == 0 {
		return []Claim{c}
	}
	all := make([]Claim, len(e.Attribution))
	for i, a := range e.Attribution {
		all[i] = c
		all[i].Hearsay, all[i].Stance, all[i].Cue = a.Hearsay, a.Stance, a.Cue
		if a.Entity != nil {
			by := a.Entity.Entity
			all[i].By, all[i].ByText = &by, a.Entity.Text
		}
		if i > 0 {
			all[i].Size = nil
		}
	}
	return all
}

// Days yields the rows that a dataset's record adds to the dyad-days: those of its
// incident, with all the reports that the dataset counts; none where it is a report only.
func (r *Record) Days() iter.Seq[DyadDay] {
	return func(yield func(DyadDay) bool) {
		if !r.Own() {
			return
		}
		n := r.Told("")
		for row := range n.Days() {
			row.Reports = max(1, r.Reports, row.Sources)
			if !yield(row) {
				return
			}
		}
	}
}

func entitiesOf(all []Mention) []Entity {
	var out []Entity
	for i := range all {
		out = append(out, all[i].Entity)
	}
	return out
}

// nodesOf lists the nodes of mentions, each once.
func nodesOf(all []Mention) []Node {
	var out []Node
	for i := range all {
		if n := all[i].Node(); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// Coded is the name of coded news where a dataset is chosen by name.
const Coded = "coded"

// ChooseDataset returns the dataset of that name as queries have it. Without a name it is
// coded news, or, in a store that has none, the dataset with the most records. A name that
// the store does not have is ErrNotFound.
func ChooseDataset(ctx context.Context, r Reader, name string) (string, error) {
	if name == Coded {
		return "", nil
	}
	all, err := r.Datasets(ctx)
	if err != nil {
		return "", err
	}
	if name != "" {
		if !slices.ContainsFunc(all, func(d Dataset) bool { return d.Name == name }) {
			return "", fmt.Errorf("dataset %q: %w", name, ErrNotFound)
		}
		return name, nil
	}
	if len(all) == 0 {
		return "", nil
	}
	for _, err := range r.Incidents(ctx, IncidentQuery{Limit: 1}) {
		return "", err // there is coded news
	}
	return slices.MaxFunc(all, func(a, b Dataset) int { return a.Records - b.Records }).Name, nil
}
