package join

import (
	"context"
	"errors"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident"
)

// Joiner puts events to incidents within one Update, and knows which came late: after
// reports that are linked after them.
type Joiner struct {
	w    dyad.Writer
	late []late
}

// New returns a Joiner that works on a store.
func New(w dyad.Writer) *Joiner { return &Joiner{w: w} }

// late is an account that came late: its event, and where its like are found.
type late struct {
	event dyad.EventID
	keys  []string
}

// Join puts every event of an article to its incident, an old one or a new one, and
// returns how many are new. Origin is the article of which this one is a copy, or "".
func (j *Joiner) Join(ctx context.Context, a *dyad.Article, events []dyad.Event, origin dyad.ArticleID) (added int, err error) {
	for i := range events {
		fresh, err := j.joinOne(ctx, incident.Account{Event: &events[i], Article: a, Origin: origin})
		if err != nil {
			return added, err
		}
		if fresh {
			added++
		}
	}
	for i := range events {
		if err := answer(ctx, j.w, &events[i]); err != nil {
			return added, err
		}
	}
	return added, nil
}

// joinOne puts one event to its incident and reports whether that is a new one.
func (j *Joiner) joinOne(ctx context.Context, a incident.Account) (fresh bool, err error) {
	w, keys := j.w, incident.QueryKeys(a)
	candidates, err := w.Keyed(ctx, keys)
	if err != nil {
		return false, err
	}
	if incident.Late(a, candidates) {
		j.late = append(j.late, late{a.Event.ID, keys})
	}
	var n dyad.Incident
	var claims []dyad.Claim
	if best, _ := incident.Match(a, candidates); best >= 0 {
		n = candidates[best]
		if claims, err = w.Claims(ctx, n.ID); err != nil {
			return false, err
		}
		incident.Join(&n, a)
	} else {
		n, fresh = incident.New(a), true
	}
	claims = append(claims, incident.Claims(n.ID, a)...)
	return fresh, w.PutIncident(ctx, &n, claims, incident.StoreKeys(&n))
}

// answer notes on an event's incident which one it answers, where the text says so and no
// text did before.
func answer(ctx context.Context, w dyad.Writer, e *dyad.Event) error {
	if e.ResponseTo == "" {
		return nil
	}
	id, err := w.IncidentOf(ctx, e.ID)
	if err != nil {
		return err
	}
	n, err := w.Incident(ctx, id)
	if err != nil || n.ResponseTo != "" {
		return err
	}
	act, err := answered(ctx, w, id, e)
	if err != nil || act == "" {
		return err
	}
	return putAnswer(ctx, w, &n, act)
}

// answered returns the incident that an event of the incident id answers, "" where that is
// none or itself.
func answered(ctx context.Context, r dyad.Reader, id dyad.IncidentID, e *dyad.Event) (dyad.IncidentID, error) {
	if e.ResponseTo == "" {
		return "", nil
	}
	act, err := r.IncidentOf(ctx, e.ResponseTo)
	if errors.Is(err, dyad.ErrNotFound) || act == id {
		return "", nil
	}
	return act, err
}

func putAnswer(ctx context.Context, w dyad.Writer, n *dyad.Incident, act dyad.IncidentID) error {
	if n.ResponseTo == act {
		return nil
	}
	claims, err := w.Claims(ctx, n.ID)
	if err != nil {
		return err
	}
	n.ResponseTo = act
	return w.PutIncident(ctx, n, claims, incident.StoreKeys(n))
}
