package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Test runs the suite. open gives a new, empty store each time, and closes it when t
// ends.
func Test(t *testing.T, open func(t *testing.T) dyad.Store) {
	for _, c := range []struct {
		name string
		test func(*testing.T, dyad.Store)
	}{
		{"an empty store has nothing", empty},
		{"an article comes back", articleBack},
		{"events come back", eventsBack},
		{"putting twice changes nothing", twice},
		{"a page leads to its article", pages},
		{"articles in the order kept", articleOrder},
		{"copies and fingerprints", copies},
		{"kept without text", noText},
		{"events are replaced", eventsReplaced},
		{"an article is deleted", articleDeleted},
		{"a failed update leaves nothing", rollback},
		{"an update reads what it put", ownReads},
		{"an update changes what it walks over", walkAndChange},
		{"reads see one moment", oneMoment},
		{"readers beside a writer", concurrent},
		{"a context that ended", ended},
		{"incidents come back", incidentsBack},
		{"an incident needs its events", incidentNeedsEvents},
		{"an incident is replaced", incidentReplaced},
		{"incidents by key", keyed},
		{"incidents by query", queries},
		{"incidents by page", paging},
		{"dyad-days by query", dayQueries},
		{"dyad-days add up after any changes", daysAddUp},
		{"search", search},
		{"search for hostile words", searchHostile},
		{"feeds", feeds},
		{"links", links},
		{"runs", runs},
		{"stats", stats},
		{"lists of articles", keptLists},
		{"nodes", nodeLists},
		{"claims by voice", claimsOfVoices},
		{"versions", versions},
		{"records come back", recordsBack},
		{"incidents and days of a dataset", recordQueries},
		{"records put again and replaced", recordsAgain},
		{"records that report others", recordReports},
		{"records of coded news", codedRecords},
		{"claims on several incidents", claimsOfMany},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

// tb is what the helpers need of a test; a rapid test has it too.
type tb interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
}

// update is Update that must go well.
func update(t tb, s dyad.Store, f func(w dyad.Writer) error) {
	t.Helper()
	if err := s.Update(context.Background(), f); err != nil {
		t.Fatal(err)
	}
}

// put keeps codings in one Update.
func put(t tb, s dyad.Store, o dyad.Keeping, all ...*dyad.Coding) {
	t.Helper()
	update(t, s, func(w dyad.Writer) error {
		for _, k := range all {
			if _, err := w.PutCoding(context.Background(), k, o); err != nil {
				return err
			}
		}
		return nil
	})
}

// must unwraps what must go well.
func must[T any](t tb) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// all reads a sequence to its end.
func all[T any](t tb, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var vs []T
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		vs = append(vs, v)
	}
	return vs
}

// same compares what came back with what was put; nil and empty are one.
func same[T any](t tb, what string, got, want T) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// sameJSON compares records as they are written.
func sameJSON(t tb, what string, got, want any) {
	t.Helper()
	g, err := json.Marshal(got)
	w, err2 := json.Marshal(want)
	if err = errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	if string(g) != string(w) {
		t.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}

// missing asks for ErrNotFound.
func missing(t tb, what string, err error) {
	t.Helper()
	if !errors.Is(err, dyad.ErrNotFound) {
		t.Errorf("%s: got error %v, want %v", what, err, dyad.ErrNotFound)
	}
}

// ids lists the ids of incidents.
func ids(all []dyad.Incident) []dyad.IncidentID {
	var got []dyad.IncidentID
	for i := range all {
		got = append(got, all[i].ID)
	}
	return got
}
