package join

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident"
)

// mostSettled bounds the reports that are linked anew around one that came late. Where
// more happened between the parties in those days, it stays where it was joined.
const mostSettled = 2000

// Settle links anew, in the order of publication, what stands around the accounts that
// came late, so that incidents are the same in whatever order the articles came. An
// incident keeps its id, that of the first of its events to be kept.
func (j *Joiner) Settle(ctx context.Context) error {
	seen := map[dyad.IncidentID]bool{}
	for _, l := range j.late {
		id, err := j.w.IncidentOf(ctx, l.event)
		if err != nil {
			return err
		}
		if seen[id] {
			continue
		}
		near, err := j.around(ctx, id, l.keys, seen)
		if err != nil || len(near) == 0 {
			return err
		}
		if err := j.relink(ctx, near); err != nil {
			return err
		}
	}
	return nil
}

// around returns the incidents that are tied to one another by what their reports may
// tell, beginning with those found under the keys; none where there are too many.
func (j *Joiner) around(ctx context.Context, id dyad.IncidentID, keys []string, seen map[dyad.IncidentID]bool) ([]dyad.Incident, error) {
	start, err := j.w.Incident(ctx, id)
	if err != nil {
		return nil, err
	}
	all, reports := []dyad.Incident{start}, len(start.Reports)
	seen[id] = true
	for i := 0; i < len(all); i++ {
		found, err := j.w.Keyed(ctx, append(incident.NearKeys(&all[i]), keys...))
		if err != nil {
			return nil, err
		}
		keys = nil
		for _, n := range found {
			if seen[n.ID] {
				continue
			}
			seen[n.ID] = true
			all = append(all, n)
			if reports += len(n.Reports); reports > mostSettled {
				return nil, nil
			}
		}
	}
	return all, nil
}

// relink links the reports of incidents anew and puts what became of them.
func (j *Joiner) relink(ctx context.Context, old []dyad.Incident) error {
	accounts, kept, err := j.accounts(ctx, old)
	if err != nil || accounts == nil {
		return err
	}
	fresh := incident.Link(accounts)
	var changed []dyad.Incident
	left := map[dyad.IncidentID]*dyad.Incident{}
	for i := range old {
		left[old[i].ID] = &old[i]
	}
	for i := range fresh {
		n := &fresh[i]
		slices.SortStableFunc(n.Reports, func(a, b dyad.Report) int { return kept[a.Article] - kept[b.Article] })
		n.ID = dyad.NewIncidentID(n.Reports[0].Event)
		same, err := alike(left[n.ID], n)
		if err != nil {
			return err
		}
		if !same {
			changed = append(changed, *n)
		}
		delete(left, n.ID)
	}
	for i := range old {
		if left[old[i].ID] != nil {
			if err := j.w.DeleteIncident(ctx, old[i].ID); err != nil {
				return err
			}
		}
	}
	return j.put(ctx, changed, accounts)
}

// accounts reads the accounts of incidents in the order in which they are linked, and the
// place of each article in the order in which they were kept; none where a text was not
// kept, without which an account is not all there.
func (j *Joiner) accounts(ctx context.Context, of []dyad.Incident) ([]incident.Account, map[dyad.ArticleID]int, error) {
	told := map[dyad.EventID]bool{}
	var ids []dyad.ArticleID
	for i := range of {
		for _, r := range of[i].Reports {
			told[r.Event] = true
			ids = append(ids, r.Article)
		}
	}
	ids, err := j.w.InOrder(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	kept := map[dyad.ArticleID]int{}
	var all []incident.Account
	for at, id := range ids {
		kept[id] = at
		a, err := j.w.Article(ctx, id)
		if err != nil || a.Text == "" {
			return nil, nil, err
		}
		origin, err := j.w.Origin(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		events, err := j.w.EventsOf(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		for i := range events {
			if told[events[i].ID] {
				all = append(all, incident.Account{Event: &events[i], Article: &a, Origin: origin})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b incident.Account) int {
		return incident.Order(a.Article.Published, a.Article.ID, b.Article.Published, b.Article.ID)
	})
	return all, kept, nil
}

// alike reports whether an incident is as it was, but for what it answers.
func alike(was, n *dyad.Incident) (bool, error) {
	if was == nil {
		return false, nil
	}
	n.ResponseTo = was.ResponseTo
	x, err := json.Marshal(was)
	if err != nil {
		return false, err
	}
	y, err := json.Marshal(n)
	return string(x) == string(y), err
}

// put keeps incidents with their claims, and puts right what answers what.
func (j *Joiner) put(ctx context.Context, all []dyad.Incident, accounts []incident.Account) error {
	of := map[dyad.EventID]incident.Account{}
	for _, a := range accounts {
		of[a.Event.ID] = a
	}
	for i := range all {
		n := &all[i]
		n.ResponseTo = ""
		var claims []dyad.Claim
		for _, r := range n.Reports {
			claims = append(claims, incident.Claims(n.ID, of[r.Event])...)
		}
		if err := j.w.PutIncident(ctx, n, claims, incident.StoreKeys(n)); err != nil {
			return err
		}
	}
	return j.answers(ctx, accounts)
}

// answers puts right what the incidents answer that the articles of the accounts tell: the
// first of their reports, in the order of linking, that says so.
func (j *Joiner) answers(ctx context.Context, accounts []incident.Account) error {
	seen := map[dyad.ArticleID]bool{}
	done := map[dyad.IncidentID]bool{}
	for _, a := range accounts {
		if seen[a.Article.ID] {
			continue
		}
		seen[a.Article.ID] = true
		events, err := j.w.EventsOf(ctx, a.Article.ID)
		if err != nil {
			return err
		}
		for i := range events {
			if events[i].ResponseTo == "" {
				continue
			}
			id, err := j.w.IncidentOf(ctx, events[i].ID)
			if err != nil {
				return err
			}
			if done[id] {
				continue
			}
			done[id] = true
			if err := j.reanswer(ctx, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (j *Joiner) reanswer(ctx context.Context, id dyad.IncidentID) error {
	n, err := j.w.Incident(ctx, id)
	if err != nil {
		return err
	}
	reports := slices.Clone(n.Reports)
	slices.SortStableFunc(reports, func(a, b dyad.Report) int {
		return incident.Order(a.Published, a.Article, b.Published, b.Article)
	})
	for _, r := range reports {
		e, err := j.w.Event(ctx, r.Event)
		if err != nil {
			return err
		}
		if act, err := answered(ctx, j.w, id, &e); err != nil || act != "" {
			if err != nil {
				return err
			}
			return putAnswer(ctx, j.w, &n, act)
		}
	}
	return putAnswer(ctx, j.w, &n, "")
}
