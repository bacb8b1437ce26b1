package storetest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
)

// record makes the i-th record of a dataset, like the i-th event of coding.
func record(dataset string, i int) dyad.Record {
	k := coding(i, 1)
	r := dyad.Record{Event: k.Events[0], Sources: 1 + i%2, Reports: 2 + i%3}
	r.Event.SourceID, r.Event.ArticleID = fmt.Sprint(i), ""
	r.Event.ID, r.Incident = dyad.RecordIDs(dataset, r.Event.SourceID)
	ends := []string{"IRN", "PAK", "AFG", "IND"}
	r.Event.Actors[0].Entity = state(ends[i%4])
	r.Event.Recipients[0].Entity = state(ends[(i/4+i%4+1)%4])
	r.Event.Date = dyad.Day("2024-01-1" + string(rune('0'+i%5)))
	r.Event.EndDate, r.Event.Place = r.Event.Date, nil
	switch i % 6 {
	case 1:
		r.Event.Type, r.Event.Quad, r.Event.Scale = []string{"CONSULT"}, 1, 3
		r.Event.Actors, r.Event.Recipients = append(r.Event.Actors, r.Event.Recipients...), nil
	case 2:
		r.Event.Realis = dyad.Future
	case 5:
		if i > 20 {
			r.Event.Date, r.Event.EndDate = "", ""
		}
	}
	return r
}

// recorded puts n records of a dataset.
func recorded(t tb, s dyad.Store, dataset string, n int) []dyad.Record {
	t.Helper()
	made := make([]dyad.Record, n)
	for i := range made {
		made[i] = record(dataset, i)
	}
	putRecords(t, s, dataset, n, 0, made...)
	return made
}

// putRecords puts records and says how many must be added and replaced.
func putRecords(t tb, s dyad.Store, dataset string, added, replaced int, all ...dyad.Record) {
	t.Helper()
	update(t, s, func(w dyad.Writer) error {
		a, r, err := w.PutRecords(ctx, dataset, all)
		if a != added || r != replaced {
			t.Errorf("put %d records: %d added, %d replaced, want %d and %d", len(all), a, r, added, replaced)
		}
		return err
	})
}

func recordsBack(t *testing.T, s dyad.Store) {
	made := recorded(t, s, "icews", 6)
	other := recorded(t, s, "gdelt", 2)
	sameJSON(t, "records", all(t, s.Records(ctx, "icews")), made)
	sameJSON(t, "records of the other", all(t, s.Records(ctx, "gdelt")), other)
	if got := all(t, s.Records(ctx, "ucdp")); len(got) > 0 {
		t.Errorf("a dataset that is not there has %d records", len(got))
	}
	same(t, "datasets", must[[]dyad.Dataset](t)(s.Datasets(ctx)), []dyad.Dataset{
		{Name: "gdelt", Records: 2, First: "2024-01-10", Last: "2024-01-11"}, {Name: "icews", Records: 6, First: "2024-01-10", Last: "2024-01-14"},
	})
	for i := range made {
		r := &made[i]
		sameJSON(t, "event", must[dyad.Event](t)(s.Event(ctx, r.Event.ID)), r.Event)
		sameJSON(t, "incident", must[dyad.Incident](t)(s.Incident(ctx, r.Incident)), r.Told("icews"))
		sameJSON(t, "claims", must[[]dyad.Claim](t)(s.Claims(ctx, r.Incident)), r.Claims())
		same(t, "incident of event", must[dyad.IncidentID](t)(s.IncidentOf(ctx, r.Event.ID)), r.Incident)
	}
	if st := must[dyad.Stats](t)(s.Stats(ctx)); st.Events+st.Incidents+st.Articles > 0 {
		t.Errorf("coded news has %+v", st)
	}
	if got := all(t, s.Incidents(ctx, dyad.IncidentQuery{})); len(got) > 0 {
		t.Errorf("coded news has %d incidents", len(got))
	}
	update(t, s, func(w dyad.Writer) error { return w.DeleteDataset(ctx, "icews") })
	update(t, s, func(w dyad.Writer) error { return w.DeleteDataset(ctx, "icews") })
	_, err := s.Event(ctx, made[0].Event.ID)
	missing(t, "event of a dataset that was deleted", err)
	_, err = s.Incident(ctx, made[0].Incident)
	missing(t, "its incident", err)
	_, err = s.Claims(ctx, made[0].Incident)
	missing(t, "its claims", err)
	_, err = s.IncidentOf(ctx, made[0].Event.ID)
	missing(t, "the incident of its event", err)
	if got := all(t, s.Records(ctx, "gdelt")); len(got) != 2 {
		t.Errorf("%d records of the other dataset are left", len(got))
	}
	err = s.Update(ctx, func(w dyad.Writer) error {
		_, _, err := w.PutRecords(ctx, "", made)
		return err
	})
	if !errors.Is(err, dyad.ErrInput) {
		t.Errorf("records without a dataset: %v", err)
	}
}

// daysOf adds up what the rows must be.
func daysOf(made []dyad.Record, q dyad.DayQuery) []dyad.DyadDay {
	var rows []dyad.DyadDay
	for i := range made {
		for d := range made[i].Days() {
			if !inDays(d.Day, q.From, q.To) || !within(d.Dyad, q.Dyad, q.Both) {
				continue
			}
			at := slices.IndexFunc(rows, func(r dyad.DyadDay) bool { return compareDays(r, d) == 0 })
			if at < 0 {
				rows = append(rows, d)
				continue
			}
			r := &rows[at]
			r.Incidents += d.Incidents
			r.Sources += d.Sources
			r.Reports += d.Reports
			r.Scale += d.Scale
		}
	}
	slices.SortFunc(rows, compareDays)
	return rows
}

func recordQueries(t *testing.T, s dyad.Store) {
	world(t, s)
	recorded(t, s, "other", 7)
	made := recorded(t, s, "icews", 48)
	var told []dyad.Incident
	for i := range made {
		told = append(told, made[i].Told("icews"))
	}
	slices.SortFunc(told, func(a, b dyad.Incident) int {
		return cmp.Or(-cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	})
	for _, q := range everyQuery() {
		q.Dataset = "icews"
		var want []dyad.IncidentID
		for i := range told {
			if asked(&told[i], &q) {
				want = append(want, told[i].ID)
			}
		}
		if got := ids(all(t, s.Incidents(ctx, q))); !slices.Equal(got, want) {
			t.Errorf("%+v:\n got %v\nwant %v", q, got, want)
		}
		if q.Limit = 4; len(want) > 5 {
			q.After = want[0]
			if got := ids(all(t, s.Incidents(ctx, q))); !slices.Equal(got, want[1:5]) {
				t.Errorf("%+v: got %v", q, got)
			}
		}
		d := dyad.DayQuery{Dataset: "icews", Dyad: q.Dyad, Both: q.Both, From: q.From, To: q.To}
		if got, want := all(t, s.Days(ctx, d)), daysOf(made, d); !slices.Equal(got, want) {
			t.Errorf("%+v:\n got %v\nwant %v", d, got, want)
		}
	}
	if got := all(t, s.Incidents(ctx, dyad.IncidentQuery{Dataset: "none"})); len(got) > 0 {
		t.Errorf("a dataset that is not there has %d incidents", len(got))
	}
	if got := all(t, s.Days(ctx, dyad.DayQuery{Dataset: "none"})); len(got) > 0 {
		t.Errorf("a dataset that is not there has %d days", len(got))
	}
	n := 0
	for _, d := range all(t, s.Days(ctx, dyad.DayQuery{})) {
		n += d.Incidents
	}
	for _, name := range []string{"icews", "other"} {
		for _, d := range all(t, s.Days(ctx, dyad.DayQuery{Dataset: name})) {
			n += d.Incidents
		}
	}
	sum := 0
	for _, x := range must[[]dyad.NodeCount](t)(s.Nodes(ctx)) {
		sum += x.Incidents
	}
	if sum != 2*n {
		t.Errorf("nodes count %d, want twice %d", sum, n)
	}
}

func recordsAgain(t *testing.T, s dyad.Store) {
	made := recorded(t, s, "icews", 8)
	putRecords(t, s, "icews", 0, 0, made...)
	made[3].Event.Date, made[3].Event.EndDate = "2024-02-01", "2024-02-01"
	made[5].Event.Actors[0].Entity = state("IRQ")
	made[6].Event.Realis, made[6].Reports = dyad.Negated, 9
	more := append(slices.Clone(made), record("icews", 8))
	putRecords(t, s, "icews", 1, 3, more...)
	sameJSON(t, "records", all(t, s.Records(ctx, "icews")), more)
	if got, want := all(t, s.Days(ctx, dyad.DayQuery{Dataset: "icews"})), daysOf(more, dyad.DayQuery{}); !slices.Equal(got, want) {
		t.Errorf("days:\n got %v\nwant %v", got, want)
	}
	update(t, s, func(w dyad.Writer) error {
		x := record("icews", 20)
		if _, _, err := w.PutRecords(ctx, "icews", []dyad.Record{x, x}); err != nil {
			return err
		}
		if got := all(t, w.Records(ctx, "icews")); len(got) != len(more)+1 {
			t.Errorf("the update sees %d records, want %d", len(got), len(more)+1)
		}
		if got := all(t, w.Incidents(ctx, dyad.IncidentQuery{Dataset: "icews"})); len(got) != len(more)+1 {
			t.Errorf("the update sees %d incidents, want %d", len(got), len(more)+1)
		}
		return nil
	})
}

func recordReports(t *testing.T, s dyad.Store) {
	told := record("gdelt", 1)
	late := record("gdelt", 2)
	late.Incident = told.Incident
	putRecords(t, s, "gdelt", 1, 0, late)
	_, err := s.Incident(ctx, told.Incident)
	missing(t, "an incident of which there are only reports", err)
	putRecords(t, s, "gdelt", 1, 0, told)
	want := told.Told("gdelt")
	want.Reports = append(want.Reports, late.Report())
	sameJSON(t, "incident", must[dyad.Incident](t)(s.Incident(ctx, told.Incident)), want)
	sameJSON(t, "incidents", all(t, s.Incidents(ctx, dyad.IncidentQuery{Dataset: "gdelt"})), []dyad.Incident{want})
	same(t, "incident of the report", must[dyad.IncidentID](t)(s.IncidentOf(ctx, late.Event.ID)), told.Incident)
	sameJSON(t, "claims", must[[]dyad.Claim](t)(s.Claims(ctx, told.Incident)), append(told.Claims(), late.Claims()...))
	if got, want := all(t, s.Days(ctx, dyad.DayQuery{Dataset: "gdelt"})), daysOf([]dyad.Record{told}, dyad.DayQuery{}); !slices.Equal(got, want) {
		t.Errorf("days:\n got %v\nwant %v", got, want)
	}
}

func codedRecords(t *testing.T, s dyad.Store) {
	recorded(t, s, "icews", 3)
	var want []dyad.Record
	for i := range 5 {
		k := coding(i, 2)
		put(t, s, dyad.Keeping{}, k)
		n := incidentOf("IRN", "PAK", "2024-01-16", k)
		if i != 3 {
			update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, nil, nil) })
		} else {
			n.ID = ""
		}
		for _, e := range k.Events {
			want = append(want, dyad.Record{Event: e, Incident: n.ID})
		}
	}
	sameJSON(t, "records", all(t, s.Records(ctx, "")), want)
}

// claimsOfMany asks for the claims on several incidents at once, of coded news and of a
// dataset.
func claimsOfMany(t *testing.T, s dyad.Store) {
	told, late := record("gdelt", 1), record("gdelt", 2)
	late.Incident = told.Incident
	putRecords(t, s, "gdelt", 2, 0, late, told)
	a, b := coding(1, 2), coding(2, 1)
	put(t, s, dyad.Keeping{}, a, b)
	x, y := incidentOf("IRN", "PAK", "2024-01-16", a), incidentOf("IRN", "IRQ", "2024-01-16", b)
	update(t, s, func(w dyad.Writer) error {
		return errors.Join(w.PutIncident(ctx, &x, claimsOf(&x), nil), w.PutIncident(ctx, &y, nil, nil))
	})
	recorded := append(told.Claims(), late.Claims()...)
	sameJSON(t, "claims", must[[]dyad.Claim](t)(s.Claims(ctx, told.Incident, y.ID, x.ID)), append(recorded, claimsOf(&x)...))
	sameJSON(t, "claims of coded news", must[[]dyad.Claim](t)(s.Claims(ctx, x.ID, y.ID)), claimsOf(&x))
	same(t, "claims of nothing", len(must[[]dyad.Claim](t)(s.Claims(ctx))), 0)
	_, err := s.Claims(ctx, x.ID, "in_0000000000000000")
	missing(t, "claims on one that is not there", err)
}
