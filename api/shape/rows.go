package shape

import (
	"strings"

	"github.com/dyad-news/dyad"
)

// EventOut is an event with the incident that it was joined to.
type EventOut struct {
	dyad.Event
	Incident dyad.IncidentID `json:"incident_id,omitempty"`
}

// Join writes a list in one cell.
func Join(all []string) string { return strings.Join(all, "; ") }
