package pipeline

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident/ledger"
)

// TestAnyOrder holds that incidents and their ledgers are the same in whatever order the
// articles come, and in batches of any size.
func TestAnyOrder(t *testing.T) {
	long(t)
	c, _ := house(t)
	all := leaves(t, c)
	slices.SortFunc(all, func(a, b Leaf) int {
		return strings.Compare(string(a.Coding.Article.Published), string(b.Coding.Article.Published))
	})
	want := books(t, all, len(all))
	disputed := 0
	for _, b := range want {
		if strings.Contains(b, `"state":"disputed"`) {
			disputed++
		}
	}
	if disputed < 2 {
		t.Errorf("only %d of the sample's incidents are disputed", disputed)
	}
	back := slices.Clone(all)
	slices.Reverse(back)
	orders := [][]Leaf{back}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 12 {
		other := slices.Clone(all)
		rng.Shuffle(len(other), func(i, j int) { other[i], other[j] = other[j], other[i] })
		orders = append(orders, other)
	}
	for i, order := range orders {
		got := books(t, order, 1+i%5)
		for _, b := range want {
			if !slices.Contains(got, b) {
				t.Errorf("order %d: lost\n%s", i, b)
			}
		}
		for _, b := range got {
			if !slices.Contains(want, b) {
				t.Errorf("order %d: has\n%s", i, b)
			}
		}
		if t.Failed() {
			return
		}
	}
}

// books keeps leaves in batches and writes down every incident with its ledger, but for
// ids, which come from the order.
func books(t *testing.T, all []Leaf, batch int) []string {
	t.Helper()
	ctx, st := context.Background(), open(t)
	for part := range slices.Chunk(all, batch) {
		if _, err := keeper(st).Keep(ctx, part); err != nil {
			t.Fatal(err)
		}
	}
	answered := map[dyad.IncidentID]string{}
	for n, err := range st.Incidents(ctx, dyad.IncidentQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		answered[n.ID] = n.Summary
	}
	var out []string
	for n, err := range st.Incidents(ctx, dyad.IncidentQuery{}) {
		if err != nil {
			t.Fatal(err)
		}
		l, err := LedgerOf(ctx, st, &n)
		if err != nil {
			t.Fatal(err)
		}
		for i := range l.Entries {
			l.Entries[i].Incident = ""
		}
		if n.ResponseTo != "" && answered[n.ResponseTo] == "" {
			t.Errorf("%s answers %s, which is not there", n.ID, n.ResponseTo)
		}
		slices.SortFunc(n.Reports, func(a, b dyad.Report) int { return strings.Compare(string(a.Event), string(b.Event)) })
		answers := answered[n.ResponseTo]
		n.ID, n.ResponseTo = "", ""
		b, err := json.Marshal(struct {
			Answers string
			dyad.Incident
			ledger.Ledger
		}{answers, n, l})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	return out
}
