package pipeline

import (
	"context"
	"errors"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident"
)

// join puts every event of an article to its incident, an old one or a new one, and
// returns how many are new. Origin is the article of which this one is a copy, or "".
func join(ctx context.Context, w dyad.Writer, a *dyad.Article, events []dyad.Event, origin dyad.ArticleID) (added int, err error) {
	for i := range events {
		fresh, err := joinOne(ctx, w, incident.Account{Event: &events[i], Article: a, Origin: origin})
		if err != nil {
			return added, err
		}
		if fresh {
			added++
		}
	}
	for i := range events {
		if err := answer(ctx, w, &events[i]); err != nil {
			return added, err
		}
	}
	return added, nil
}

// joinOne puts one event to its incident and reports whether that is a new one.
func joinOne(ctx context.Context, w dyad.Writer, a incident.Account) (fresh bool, err error) {
	candidates, err := w.Keyed(ctx, incident.QueryKeys(a))
	if err != nil {
		return false, err
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

// answer notes on an event's incident which one it answers, where the text says so.
func answer(ctx context.Context, w dyad.Writer, e *dyad.Event) error {
	if e.ResponseTo == "" {
		return nil
	}
	act, err := w.IncidentOf(ctx, e.ResponseTo)
	if errors.Is(err, dyad.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	id, err := w.IncidentOf(ctx, e.ID)
	if err != nil {
		return err
	}
	n, err := w.Incident(ctx, id)
	if err != nil || n.ResponseTo != "" || act == id {
		return err
	}
	claims, err := w.Claims(ctx, id)
	if err != nil {
		return err
	}
	n.ResponseTo = act
	return w.PutIncident(ctx, &n, claims, incident.StoreKeys(&n))
}
