package shape

import (
	"cmp"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident/ledger"
)

// IncidentCard is an incident without its reports, as lists show it.
type IncidentCard struct {
	ID         dyad.IncidentID `json:"id"`
	Dataset    string          `json:"dataset,omitempty" doc:"The imported dataset whose record it is; absent for coded news."`
	Type       string          `json:"event"`
	Modes      []string        `json:"mode,omitempty"`
	Quad       int             `json:"quad_code"`
	Scale      float64         `json:"event_scale"`
	Actors     []dyad.Entity   `json:"actor,omitempty"`
	Recipients []dyad.Entity   `json:"recipient,omitempty"`
	From       []NodeName      `json:"from" doc:"Nodes of the actors."`
	To         []NodeName      `json:"to" doc:"Nodes of the recipients."`
	Date       dyad.Day        `json:"date,omitempty"`
	EndDate    dyad.Day        `json:"enddate,omitempty"`
	Place      *dyad.Place     `json:"event_loc,omitempty"`
	Realis     dyad.Realis     `json:"realis"`
	ResponseTo dyad.IncidentID `json:"in_response_to,omitempty"`
	Summary    string          `json:"summary,omitempty"`
	Reports    int             `json:"report_count"`
	Sources    int             `json:"sources" doc:"Independent reports: copies of one text count once."`
	Outlets    []string        `json:"outlets" doc:"At most five of those that report it."`
	Toll       []TollItem      `json:"toll" doc:"What is said of each count, by claimant; never averaged."`
	State      ledger.State    `json:"state" enum:"disputed,confirmed_by_both,asserted_by_one_side,asserted_by_others,outlet_only,denied" doc:"How it stands by the claims on it."`
	Disputed   bool            `json:"disputed" doc:"Claims on it exclude each other: its state is disputed."`
}

// TollItem is what is said of one count of an incident.
type TollItem struct {
	Kind string `json:"kind" enum:"killed,injured,arrested,displaced,abducted,missing"`
	Low  *int   `json:"low" doc:"The least that any claimant stands by."`
	High *int   `json:"high" doc:"The most; null where the highest is an at least."`
	// Disputed is told of the figures, not of the incident.
	Disputed bool        `json:"disputed" doc:"Some of the figures exclude each other."`
	By       []TollVoice `json:"by"`
}

// TollVoice is the last word of one claimant.
type TollVoice struct {
	Who       string         `json:"who"`
	Node      dyad.Node      `json:"node,omitempty"`
	Low       *int           `json:"low"`
	Best      *int           `json:"best"`
	High      *int           `json:"high"`
	Text      string         `json:"text"`
	Outlet    string         `json:"outlet,omitempty"`
	Published dyad.Day       `json:"published,omitempty"`
	Article   dyad.ArticleID `json:"article_id"`
}

const maxOutlets = 5

// Card shapes an incident with the claims on it.
func (names *Names) Card(n *dyad.Incident, claims []dyad.Claim) IncidentCard {
	l := ledger.Of(n, claims)
	return names.LedgerCard(n, &l)
}

// LedgerCard shapes an incident with its ledger.
func (names *Names) LedgerCard(n *dyad.Incident, l *ledger.Ledger) IncidentCard {
	c := IncidentCard{
		ID: n.ID, Dataset: n.Dataset, Type: n.Type, Modes: n.Modes, Quad: n.Quad, Scale: n.Scale, Actors: n.Actors, Recipients: n.Recipients,
		From: names.Sides(n.Actors), To: names.Sides(n.Recipients), Date: n.Date, EndDate: n.EndDate, Place: n.Place, Realis: n.Realis,
		ResponseTo: n.ResponseTo, Summary: n.Summary, Reports: max(len(n.Reports), n.Sources), Sources: n.Sources, Outlets: []string{}, Toll: Tolls(l),
		State: l.State, Disputed: l.State == ledger.Disputed,
	}
	for _, r := range n.Reports {
		if len(c.Outlets) < maxOutlets && r.Outlet != "" && !slices.Contains(c.Outlets, r.Outlet) {
			c.Outlets = append(c.Outlets, r.Outlet)
		}
	}
	return c
}

// Sides names the nodes of entities, each once.
func (names *Names) Sides(all []dyad.Entity) []NodeName {
	named := []NodeName{}
	for _, e := range all {
		if n := e.Node(); n != "" && !slices.ContainsFunc(named, func(x NodeName) bool { return x.Node == n }) {
			named = append(named, names.Named(n))
		}
	}
	return named
}

// Tolls shapes what a ledger says of each count.
func Tolls(l *ledger.Ledger) []TollItem {
	items := []TollItem{}
	for _, t := range l.Tolls {
		item := TollItem{Kind: t.What, Low: t.Low, High: t.High, Disputed: t.Disputed}
		for _, v := range t.By {
			f := v.Last
			voice := TollVoice{Who: v.ByText, Low: f.Low, Best: f.Low, High: f.High, Text: f.Text, Outlet: v.Outlet, Published: f.Published, Article: f.Article}
			if f.Low == nil {
				voice.Best = f.High
			}
			if v.By != nil {
				voice.Node = v.By.Node()
			}
			switch {
			case voice.Who != "":
			case v.Hearsay:
				voice.Who = "hearsay"
			default:
				voice.Who = cmp.Or(v.Outlet, "an outlet without a name")
			}
			if i := slices.IndexFunc(l.Entries, func(e ledger.Entry) bool { return e.Article == f.Article }); i >= 0 {
				voice.Outlet = l.Entries[i].Outlet
			}
			item.By = append(item.By, voice)
		}
		items = append(items, item)
	}
	return items
}
