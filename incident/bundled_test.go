package incident_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/extract"
	"github.com/dyad-news/dyad/house"
	"github.com/dyad-news/dyad/incident"
	"github.com/dyad-news/dyad/incident/ledger"
)

// bundled codes the sample reports.
func bundled(t *testing.T) (all []incident.Account) {
	t.Helper()
	c, err := house.New("")
	if err != nil {
		t.Fatal(err)
	}
	for page, err := range extract.Pages([]string{"../sample"}, extract.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		k, err := c.Code(page)
		if err != nil {
			continue // the gallery has no text, on purpose
		}
		for i := range k.Events {
			all = append(all, incident.Account{Event: &k.Events[i], Article: &k.Article})
		}
	}
	return all
}

// TestBundledCrises holds that each strike of January 2024 is one incident, told by all
// outlets that told it, with the figures of each side, and the answer another.
func TestBundledCrises(t *testing.T) {
	all := bundled(t)
	incidents := incident.Link(all)
	for _, c := range []struct {
		name, dyad string
		day        dyad.Day
		outlets    int
		killed     string
	}{
		{"Iran strikes Panjgur", "IRN>PAK", "2024-01-16", 4, "killed 2-2 by PAK"},
		{"Pakistan strikes Saravan", "PAK>", "2024-01-18", 2, "killed 7-9 by IRN IRN"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var found []dyad.Incident
			for _, n := range incidents {
				if n.Type == "ASSAULT" && n.Date == c.day && len(n.Actors) > 0 && string(n.Actors[0].Node())+">" == c.dyad[:4] {
					found = append(found, n)
				}
			}
			if len(found) != 1 {
				t.Fatalf("%d incidents, want 1: %+v", len(found), found)
			}
			n := found[0]
			var outlets []string
			for _, r := range n.Reports {
				outlets = append(outlets, r.Outlet)
			}
			slices.Sort(outlets)
			if got := len(slices.Compact(outlets)); got < c.outlets {
				t.Errorf("%d outlets, want %d: %v", got, c.outlets, outlets)
			}
			if got := toll(&n, all); got != c.killed {
				t.Errorf("got %q, want %q", got, c.killed)
			}
		})
	}
}

// TestBundledOrder holds how far linking stands when the articles come last things first,
// the hardest order: nearly all pairs stay together or apart. Two incidents that a later report shows to be one stay two, since
// Join does not merge incidents; so late bare reports find less to join.
func TestBundledOrder(t *testing.T) {
	all := bundled(t)
	back := slices.Clone(all)
	slices.Reverse(back)
	slices.SortStableFunc(back, func(a, b incident.Account) int { // within an article the order is that of the text
		if a.Article.ID != b.Article.ID {
			return 0
		}
		return a.Event.TextInfo.Start - b.Event.TextInfo.Start
	})
	pairs := func(accounts []incident.Account) map[[2]dyad.EventID]bool {
		with := map[[2]dyad.EventID]bool{}
		for _, n := range incident.Link(accounts) {
			for _, r := range n.Reports {
				for _, q := range n.Reports {
					if r.Event < q.Event {
						with[[2]dyad.EventID{r.Event, q.Event}] = true
					}
				}
			}
		}
		return with
	}
	one, two, same := pairs(all), pairs(back), 0
	for p := range one {
		if two[p] {
			same++
		}
	}
	t.Logf("%d pairs are together in one order, %d in the other, %d in both", len(one), len(two), same)
	if 5*2*same < 4*(len(one)+len(two)) {
		t.Error("an F of less than 0.8")
	}
}

// toll writes the killed of an incident: the range, and who says so.
func toll(n *dyad.Incident, all []incident.Account) string {
	var claims []dyad.Claim
	for _, r := range n.Reports {
		i := slices.IndexFunc(all, func(a incident.Account) bool { return a.Event.ID == r.Event })
		claims = append(claims, incident.Claims(n.ID, all[i])...)
	}
	for _, toll := range ledger.Tolls(claims) {
		if toll.What != "killed" || toll.Low == nil || toll.High == nil {
			continue
		}
		s := fmt.Sprintf("killed %d-%d by", *toll.Low, *toll.High)
		for _, v := range toll.By {
			if v.By != nil {
				s += " " + v.By.Code
			}
		}
		return s
	}
	return ""
}
