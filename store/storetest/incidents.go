package storetest

import (
	"cmp"
	"errors"
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
)

func incidentsBack(t *testing.T, s dyad.Store) {
	a, b := coding(5, 2), coding(3, 1)
	put(t, s, dyad.Keeping{}, a, b)
	n := incidentOf("IRN", "PAK", "2024-01-16", a, b)
	n.Place = &dyad.Place{Name: "Panjgur", CountryCode: "PAK", Lat: 26.9}
	n.ResponseTo = "in_other"
	claims := claimsOf(&n)
	claims[1].Published = ""
	claims[1].By, claims[1].Hearsay = nil, true
	update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, claims, []string{"k"}) })
	sameJSON(t, "incident", must[dyad.Incident](t)(s.Incident(ctx, n.ID)), n)
	sameJSON(t, "claims", must[[]dyad.Claim](t)(s.Claims(ctx, n.ID)), []dyad.Claim{claims[1], claims[2], claims[0]})
	for _, r := range n.Reports {
		same(t, "incident of", must[dyad.IncidentID](t)(s.IncidentOf(ctx, r.Event)), n.ID)
	}
}

func incidentNeedsEvents(t *testing.T, s dyad.Store) {
	n := incidentOf("IRN", "PAK", "2024-01-16", coding(1, 1))
	missing(t, "an incident of events that are not there",
		s.Update(ctx, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, nil, nil) }))
}

func incidentReplaced(t *testing.T, s dyad.Store) {
	a, b, c := coding(1, 1), coding(2, 1), coding(3, 1)
	put(t, s, dyad.Keeping{}, a, b, c)
	n := incidentOf("IRN", "PAK", "2024-01-16", a, b)
	update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, claimsOf(&n), []string{"k1", "k2"}) })
	for range 2 { // the second time changes nothing
		m := incidentOf("IRN", "AFG", "2024-01-17", a, c)
		m.Summary = "now another"
		update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &m, claimsOf(&m)[1:], []string{"k2", "k3", "k3"}) })
		sameJSON(t, "incident", must[dyad.Incident](t)(s.Incident(ctx, n.ID)), m)
		sameJSON(t, "claims", must[[]dyad.Claim](t)(s.Claims(ctx, n.ID)), claimsOf(&m)[1:])
		same(t, "incident of c", must[dyad.IncidentID](t)(s.IncidentOf(ctx, c.Events[0].ID)), n.ID)
		_, err := s.IncidentOf(ctx, b.Events[0].ID)
		missing(t, "incident of b", err)
		same(t, "under its old key", ids(must[[]dyad.Incident](t)(s.Keyed(ctx, []string{"k1"}))), nil)
		same(t, "under its new keys", ids(must[[]dyad.Incident](t)(s.Keyed(ctx, []string{"k2", "k3"}))), []dyad.IncidentID{n.ID})
		same(t, "of the old dyad", ids(all(t, s.Incidents(ctx, dyad.IncidentQuery{Dyad: dyad.Dyad{From: "IRN", To: "PAK"}}))), nil)
		same(t, "of the new dyad", ids(all(t, s.Incidents(ctx, dyad.IncidentQuery{Dyad: dyad.Dyad{From: "IRN", To: "AFG"}}))), []dyad.IncidentID{n.ID})
		same(t, "days", all(t, s.Days(ctx, dyad.DayQuery{})), slices.Collect(m.Days()))
	}
	other := incidentOf("IRN", "PAK", "2024-01-16", b, a)
	update(t, s, func(w dyad.Writer) error {
		return errors.Join(w.PutIncident(ctx, &other, nil, nil), w.DeleteIncident(ctx, n.ID), w.DeleteIncident(ctx, "in_unknown"))
	})
	same(t, "an event goes over to another incident", must[dyad.IncidentID](t)(s.IncidentOf(ctx, a.Events[0].ID)), other.ID)
	_, err := s.Incident(ctx, n.ID)
	missing(t, "the deleted one", err)
	_, err = s.Claims(ctx, n.ID)
	missing(t, "its claims", err)
	_, err = s.IncidentOf(ctx, c.Events[0].ID)
	missing(t, "the incident of its event", err)
	same(t, "under its key", ids(must[[]dyad.Incident](t)(s.Keyed(ctx, []string{"k2"}))), nil)
	same(t, "days", all(t, s.Days(ctx, dyad.DayQuery{})), slices.Collect(other.Days()))
}

func keyed(t *testing.T, s dyad.Store) {
	var want []dyad.IncidentID
	for i := range 5 {
		k := coding(i, 1)
		put(t, s, dyad.Keeping{}, k)
		n := incidentOf("IRN", "PAK", "2024-01-16", k)
		keys := []string{"shared", "it's \"one\" [of] é\n", string(n.ID)}
		update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, nil, keys) })
		want = append(want, n.ID)
	}
	slices.Sort(want)
	same(t, "by a shared key and others", ids(must[[]dyad.Incident](t)(s.Keyed(ctx, []string{"none", "shared", string(want[0]), "shared"}))), want)
	same(t, "by an odd key", ids(must[[]dyad.Incident](t)(s.Keyed(ctx, []string{"it's \"one\" [of] é\n"}))), want)
	same(t, "by its own key", ids(must[[]dyad.Incident](t)(s.Keyed(ctx, []string{string(want[3])}))), want[3:4])
	same(t, "by no key", ids(must[[]dyad.Incident](t)(s.Keyed(ctx, nil))), nil)
}

// world puts incidents of several dyads, types, days and kinds, and returns them in the
// order in which a store yields them.
func world(t *testing.T, s dyad.Store) []dyad.Incident {
	t.Helper()
	var made []dyad.Incident
	for i := range 48 {
		k := coding(i, 1)
		put(t, s, dyad.Keeping{}, k)
		ends := []string{"IRN", "PAK", "AFG", "IND"}
		n := incidentOf(ends[i%4], ends[(i/4+i%4+1)%4], dyad.Day("2024-01-1"+string(rune('0'+i%5))), k)
		switch i % 6 {
		case 1:
			n.Type, n.Quad, n.Scale = "CONSULT", 1, 3
			n.Actors, n.Recipients = append(n.Actors, n.Recipients...), nil
		case 2:
			n.Realis = dyad.Future
		case 3:
			n.Type, n.Quad, n.Scale = "ACCUSE", 3, -2
		case 4:
			n.Place = &dyad.Place{CountryCode: "AFG"}
		case 5:
			if i > 20 {
				n.Date, n.EndDate = "", ""
			}
		}
		update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, nil, nil) })
		made = append(made, n)
	}
	slices.SortFunc(made, func(a, b dyad.Incident) int {
		return cmp.Or(-cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	return made
}

// within says whether the query asks for the dyad.
func within(d dyad.Dyad, q dyad.Dyad, both bool) bool {
	fits := func(q dyad.Dyad) bool {
		return (q.From == "" || q.From == d.From) && (q.To == "" || q.To == d.To)
	}
	return fits(q) || both && fits(q.Reverse())
}

// inDays says whether a day is in a range.
func inDays(d, first, last dyad.Day) bool {
	return first == "" && last == "" || d != "" && d >= first && (last == "" || d <= last)
}

// asked says whether a query asks for an incident.
func asked(n *dyad.Incident, q *dyad.IncidentQuery) bool {
	ok := q.Dyad == dyad.Dyad{}
	for d := range n.Dyads() {
		ok = ok || within(d, q.Dyad, q.Both)
	}
	return ok && inDays(n.Date, q.From, q.To) && (len(q.Types) == 0 || slices.Contains(q.Types, n.Type)) &&
		(len(q.Quads) == 0 || slices.Contains(q.Quads, n.Quad)) && (len(q.Realis) == 0 || slices.Contains(q.Realis, n.Realis))
}

// everyQuery lists queries with each filter alone and together with others.
func everyQuery() []dyad.IncidentQuery {
	var qs []dyad.IncidentQuery
	for _, d := range []dyad.Dyad{{}, {From: "IRN", To: "PAK"}, {From: "AFG"}, {To: "AFG"}, {From: "XXX", To: "PAK"}} {
		for _, both := range []bool{false, true} {
			for _, days := range [][2]dyad.Day{{}, {"2024-01-12", ""}, {"", "2024-01-12"}, {"2024-01-11", "2024-01-13"}, {"2024-01-13", "2024-01-11"}} {
				for _, f := range []dyad.IncidentQuery{
					{}, {Types: []string{"ASSAULT"}}, {Types: []string{"CONSULT", "ACCUSE"}}, {Quads: []int{3, 1}},
					{Realis: []dyad.Realis{dyad.Future}}, {Types: []string{"ASSAULT"}, Quads: []int{4}, Realis: []dyad.Realis{dyad.Actual}},
				} {
					f.Dyad, f.Both, f.From, f.To = d, both, days[0], days[1]
					qs = append(qs, f)
				}
			}
		}
	}
	return qs
}

func queries(t *testing.T, s dyad.Store) {
	made := world(t, s)
	for _, q := range everyQuery() {
		var want []dyad.IncidentID
		for i := range made {
			if asked(&made[i], &q) {
				want = append(want, made[i].ID)
			}
		}
		if got := ids(all(t, s.Incidents(ctx, q))); !slices.Equal(got, want) {
			t.Errorf("%+v:\n got %v\nwant %v", q, got, want)
		}
		q.Limit = 4
		if got := ids(all(t, s.Incidents(ctx, q))); !slices.Equal(got, want[:min(4, len(want))]) {
			t.Errorf("%+v: got %v", q, got)
		}
	}
}

func paging(t *testing.T, s dyad.Store) {
	world(t, s)
	for _, q := range everyQuery() {
		want := ids(all(t, s.Incidents(ctx, q)))
		var got []dyad.IncidentID
		q.Limit = 3
		for {
			page := ids(all(t, s.Incidents(ctx, q)))
			got = append(got, page...)
			if len(page) < q.Limit {
				break
			}
			q.After = page[len(page)-1]
		}
		if !slices.Equal(got, want) {
			t.Errorf("%+v: pages give\n     %v\nwant %v", q, got, want)
		}
	}
	n := 0
	for _, err := range s.Incidents(ctx, dyad.IncidentQuery{After: "in_unknown"}) {
		missing(t, "after one that is not there", err)
		n++
	}
	same(t, "errors", n, 1)
}
