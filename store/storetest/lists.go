package storetest

import (
	"context"
	"testing"

	"github.com/dyad-news/dyad"
)

// keptLists holds the list of articles against its queries.
func keptLists(t *testing.T, s dyad.Store) {
	ctx := context.Background()
	for i := range 5 {
		put(t, s, dyad.Keeping{}, coding(i, i))
	}
	rows := must[[]dyad.Kept](t)(s.Kept(ctx, dyad.KeptQuery{}))
	if len(rows) != 5 {
		t.Fatalf("got %d articles, want 5", len(rows))
	}
	for i, r := range rows {
		a := coding(4-i, 0).Article
		want := dyad.Kept{N: r.N, ID: a.ID, Title: a.Title, Outlet: a.Outlet, Published: a.Published, URL: a.URL, Events: 4 - i}
		same(t, "article in the list", r, want)
		if i > 0 && r.N >= rows[i-1].N {
			t.Errorf("number %d after %d, want them to fall", r.N, rows[i-1].N)
		}
	}
	for _, c := range []struct {
		name string
		q    dyad.KeptQuery
		want []dyad.Kept
	}{
		{"limit", dyad.KeptQuery{Limit: 2}, rows[:2]},
		{"before", dyad.KeptQuery{Before: rows[1].N, Limit: 2}, rows[2:4]},
		{"after, oldest first", dyad.KeptQuery{After: rows[3].N, Oldest: true, Limit: 1}, rows[2:3]},
		{"since", dyad.KeptQuery{Since: rows[1].Published}, rows[:2]},
		{"none", dyad.KeptQuery{Since: "2999-01-01"}, nil},
	} {
		same(t, c.name, must[[]dyad.Kept](t)(s.Kept(ctx, c.q)), c.want)
	}
}

// nodeLists counts nodes by the incidents of their dyads.
func nodeLists(t *testing.T, s dyad.Store) {
	ctx := context.Background()
	k := coding(1, 1)
	k2 := coding(2, 1)
	put(t, s, dyad.Keeping{}, k, k2)
	one, two := incidentOf("IRN", "PAK", "2024-01-16", k), incidentOf("IRN", "IRQ", "2024-01-16", k2)
	update(t, s, func(w dyad.Writer) error {
		for _, n := range []*dyad.Incident{&one, &two} {
			if err := w.PutIncident(ctx, n, claimsOf(n), nil); err != nil {
				return err
			}
		}
		return nil
	})
	same(t, "nodes", must[[]dyad.NodeCount](t)(s.Nodes(ctx)), []dyad.NodeCount{{Node: "IRN", Incidents: 2}, {Node: "IRQ", Incidents: 1}, {Node: "PAK", Incidents: 1}})
}

// claimsOfVoices finds claims by who makes them.
func claimsOfVoices(t *testing.T, s dyad.Store) {
	ctx := context.Background()
	k := coding(3, 2)
	put(t, s, dyad.Keeping{}, k)
	n := incidentOf("IRN", "PAK", "2024-01-16", k)
	claims := claimsOf(&n)
	claims[1].By = &dyad.Entity{Code: "PAK", Sector: dyad.REB, Known: "Jaish al-Adl"}
	update(t, s, func(w dyad.Writer) error { return w.PutIncident(ctx, &n, claims, nil) })
	day := k.Article.Published
	for _, c := range []struct {
		name     string
		node     dyad.Node
		from, to dyad.Day
		want     []dyad.Claim
	}{
		{"a state", "IRN", "", "", claims[:1]},
		{"a group", "Jaish al-Adl", "", "", claims[1:]},
		{"not the state that the group has the code of", "PAK", "", "", nil},
		{"within days", "IRN", day, day, claims[:1]},
		{"after them", "IRN", "2999-01-01", "", nil},
		{"before them", "IRN", "", "1999-01-01", nil},
		{"hostile", `'"; --`, "", "", nil},
		{"anybody", "", day, day, claims},
		{"anybody, after them", "", "2999-01-01", "", nil},
	} {
		same(t, c.name, all(t, s.Claimed(ctx, dyad.ClaimQuery{By: c.node, From: c.from, To: c.to})), c.want)
	}
	same(t, "the first of them", all(t, s.Claimed(ctx, dyad.ClaimQuery{Limit: 1})), claims[:1])
}

// versions tells of updates that were kept.
func versions(t *testing.T, s dyad.Store) {
	ctx := context.Background()
	before := must[int64](t)(s.Version(ctx))
	if again := must[int64](t)(s.Version(ctx)); again != before {
		t.Errorf("version went from %d to %d without an update", before, again)
	}
	for i := range 3 {
		put(t, s, dyad.Keeping{}, coding(i, 1))
		after := must[int64](t)(s.Version(ctx))
		if after == before {
			t.Errorf("version stayed %d over an update", before)
		}
		before = after
	}
}
