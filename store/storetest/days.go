package storetest

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
	"pgregory.net/rapid"
)

// compareDays is the order in which a store yields rows.
func compareDays(a, b dyad.DyadDay) int {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Type, b.Type))
}

// addUp is what the rows must be: the sum over all incidents.
func addUp(made []dyad.Incident, q dyad.DayQuery) []dyad.DyadDay {
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
	for i := range rows {
		rows[i].Scale = tenths(rows[i].Scale)
	}
	return rows
}

// tenths drops what adding floats leaves behind; scales have one decimal.
func tenths(f float64) float64 { return math.Round(f*10) / 10 }

func dayQueries(t *testing.T, s dyad.Store) {
	made := world(t, s)
	for _, f := range everyQuery() {
		q := dyad.DayQuery{Dyad: f.Dyad, Both: f.Both, From: f.From, To: f.To}
		got, want := all(t, s.Days(ctx, q)), addUp(made, q)
		if !slices.Equal(got, want) {
			t.Errorf("%+v:\n got %v\nwant %v", q, got, want)
		}
	}
}

// daysAddUp puts, replaces and deletes at random, and compares after every Update.
func daysAddUp(t *testing.T, s dyad.Store) {
	const most = 12
	kinds := []struct {
		typ  string
		quad int
	}{{"ASSAULT", 4}, {"CONSULT", 1}, {"AID", 2}}
	var codings []*dyad.Coding
	for i := range most {
		codings = append(codings, coding(i, 2))
	}
	put(t, s, dyad.Keeping{}, codings...)
	ends := rapid.SliceOfN(rapid.SampledFrom([]string{"IRN", "PAK", "AFG", ""}), 0, 3)
	rapid.Check(t, func(t *rapid.T) {
		there := map[dyad.IncidentID]dyad.Incident{}
		update(t, s, func(w dyad.Writer) error {
			for _, n := range all(t, w.Incidents(ctx, dyad.IncidentQuery{})) {
				if err := w.DeleteIncident(ctx, n.ID); err != nil {
					return err
				}
			}
			return nil
		})
		for range rapid.IntRange(1, 6).Draw(t, "updates") {
			update(t, s, func(w dyad.Writer) error {
				for range rapid.IntRange(1, 4).Draw(t, "steps") {
					k := rapid.SampledFrom(codings).Draw(t, "coding")
					n := incidentOf("IRN", "PAK", "2024-01-16", k)
					if _, ok := there[n.ID]; ok && rapid.IntRange(0, 3).Draw(t, "delete") == 0 {
						delete(there, n.ID)
						if err := w.DeleteIncident(ctx, n.ID); err != nil {
							return err
						}
						continue
					}
					kind := rapid.SampledFrom(kinds).Draw(t, "kind")
					n.Type, n.Quad = kind.typ, kind.quad
					n.Scale = float64(rapid.IntRange(-100, 100).Draw(t, "scale")) / 10
					n.Date = rapid.SampledFrom([]dyad.Day{"", "2024-01-16", "2024-01-17"}).Draw(t, "day")
					n.Realis = rapid.SampledFrom([]dyad.Realis{dyad.Actual, dyad.Actual, dyad.Future}).Draw(t, "realis")
					n.Sources = rapid.IntRange(0, 3).Draw(t, "sources")
					n.Reports = n.Reports[:rapid.IntRange(1, len(n.Reports)).Draw(t, "reports")]
					n.Actors, n.Recipients = entities(ends.Draw(t, "actors")), entities(ends.Draw(t, "recipients"))
					there[n.ID] = n
					if err := w.PutIncident(ctx, &n, nil, nil); err != nil {
						return err
					}
				}
				return nil
			})
			var made []dyad.Incident
			for _, n := range there {
				made = append(made, n)
			}
			got, want := all(t, s.Days(ctx, dyad.DayQuery{})), addUp(made, dyad.DayQuery{})
			if !slices.Equal(got, want) {
				t.Fatalf("days after %d incidents:\n got %v\nwant %v", len(made), got, want)
			}
			if got := len(all(t, s.Incidents(ctx, dyad.IncidentQuery{}))); got != len(made) {
				t.Fatalf("%d incidents, want %d", got, len(made))
			}
		}
	})
}

func entities(codes []string) []dyad.Entity {
	var all []dyad.Entity
	for _, c := range codes {
		all = append(all, state(c))
	}
	return all
}
