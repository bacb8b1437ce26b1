package dyad

import (
	"iter"
	"slices"
)

// IncidentID names an incident by the first event that was kept of it: "in_" and 16 hex
// digits.
type IncidentID string

// NewIncidentID derives an incident's id from its first event.
func NewIncidentID(first EventID) IncidentID { return IncidentID("in_" + digest(string(first))) }

// Incident is one happening that one or many events report. Its fields are what the
// reports add up to; who says what of it is in its claims.
type Incident struct {
	ID         IncidentID `json:"id"`
	Dataset    string     `json:"dataset,omitempty"` // whose record it is; "" for coded news
	Type       string     `json:"event"`
	Modes      []string   `json:"mode,omitempty"`
	Quad       int        `json:"quad_code"`
	Scale      float64    `json:"event_scale"`
	Actors     []Entity   `json:"actor,omitempty"`
	Recipients []Entity   `json:"recipient,omitempty"`
	Date       Day        `json:"date,omitempty"`
	EndDate    Day        `json:"enddate,omitempty"`
	Place      *Place     `json:"event_loc,omitempty"`
	Realis     Realis     `json:"realis"`
	ResponseTo IncidentID `json:"in_response_to,omitempty"` // what a text says that it answers
	Summary    string     `json:"summary,omitempty"`        // the words of the most telling report
	Reports    []Report   `json:"reports"`                  // in the order in which they were kept
	Sources    int        `json:"sources"`                  // independent reports: copies of one text count once
	Words      []string   `json:"words,omitempty"`          // stems that tell it from others of its kind, by which later reports are matched
}

// Report is one event's part in an incident. Origin is the article of which this one's
// text is a copy, or the article itself: reports of one Origin are one independent report.
// The other fields are what this one says, from which those of the incident are read off.
type Report struct {
	Event      EventID   `json:"event_id"`
	Article    ArticleID `json:"article_id"`
	Origin     ArticleID `json:"origin"`
	Outlet     string    `json:"outlet,omitempty"`
	Published  Day       `json:"published,omitempty"`
	Type       string    `json:"event,omitempty"`
	Date       Day       `json:"date,omitempty"`
	EndDate    Day       `json:"enddate,omitempty"`
	Basis      string    `json:"basis,omitempty"` // of the date: "text" or "published"
	EDTF       string    `json:"edtf,omitempty"`  // of a date whose year is not known
	Realis     Realis    `json:"realis,omitempty"`
	Denied     bool      `json:"denied,omitempty"` // all its voices deny it
	Actors     []Node    `json:"actor,omitempty"`
	Recipients []Node    `json:"recipient,omitempty"`
	GeoNameID  int       `json:"geonameid,omitempty"`
	Killed     int       `json:"killed,omitempty"`
	Injured    int       `json:"injured,omitempty"`
	Arrested   int       `json:"arrested,omitempty"`
}

// Dyads yields the ordered pairs that the incident falls to.
func (n *Incident) Dyads() iter.Seq[Dyad] {
	soil := ""
	if n.Place != nil {
		soil = n.Place.CountryCode
	}
	return Dyads(n.Actors, n.Recipients, n.Quad, soil)
}

// Days yields the rows that the incident adds to the dyad-day table: one for each of its
// dyads, on its first day; none where it is not told as a fact or its day is not known.
func (n *Incident) Days() iter.Seq[DyadDay] {
	return func(yield func(DyadDay) bool) {
		if n.Realis != Actual || n.Date == "" {
			return
		}
		for d := range n.Dyads() {
			row := DyadDay{Dyad: d, Day: n.Date, Type: n.Type, Quad: n.Quad, Incidents: 1, Sources: n.Sources, Reports: len(n.Reports), Scale: n.Scale}
			if !yield(row) {
				return
			}
		}
	}
}

// Independent counts the reports that do not share an origin.
func Independent(reports []Report) int {
	var seen []ArticleID
	for _, r := range reports {
		if !slices.Contains(seen, r.Origin) {
			seen = append(seen, r.Origin)
		}
	}
	return len(seen)
}

// Claim is one voice on one incident, as one article gives it. By is nil for the
// outlet's own word and for hearsay. Size holds the figures that rest on this voice.
type Claim struct {
	Incident  IncidentID `json:"incident_id"`
	Event     EventID    `json:"event_id"`
	Article   ArticleID  `json:"article_id"`
	Outlet    string     `json:"outlet,omitempty"`
	Published Day        `json:"published,omitempty"`
	By        *Entity    `json:"by,omitempty"`
	ByText    string     `json:"by_text,omitempty"` // the voice as written: "the foreign ministry"
	Hearsay   bool       `json:"hearsay,omitempty"`
	Stance    Stance     `json:"stance"`
	Cue       string     `json:"cue,omitempty"`
	What      string     `json:"what,omitempty"` // the words that tell what is claimed: "targeted civilians"
	Size      *Size      `json:"size,omitempty"`
}
