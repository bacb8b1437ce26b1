package relate

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/dyad-news/dyad"
)

// happening is an incident of the pair: "A" acts on B, "B" on A, "=" both together.
func happening(id, side string, on int, quad int, scale float64, answers string) dyad.Incident {
	a, b := []dyad.Entity{{Code: "AAA"}}, []dyad.Entity{{Code: "BBB"}}
	n := dyad.Incident{ID: dyad.IncidentID(id), Type: "ASSAULT", Quad: quad, Scale: scale, Realis: dyad.Actual, Actors: a, Recipients: b, ResponseTo: dyad.IncidentID(answers), Sources: 1, Reports: make([]dyad.Report, 1)}
	switch side {
	case "B":
		n.Actors, n.Recipients = b, a
	case "=":
		n.Actors, n.Recipients = append(a, b...), nil
	}
	if on >= 0 {
		n.Date = after(on)
	}
	return n
}

func week(dyad.Dyad) int { return Window }

func TestChains(t *testing.T) {
	future := happening("f", "B", 3, 4, -9, "")
	future.Realis = dyad.Future
	for _, c := range []struct {
		name      string
		incidents []dyad.Incident
		want      string
	}{
		{"nothing", nil, ""},
		{"one act", []dyad.Incident{happening("a", "A", 1, 4, -9, "")}, ""},
		{"act, answer, answer to the answer", []dyad.Incident{happening("c", "A", 9, 4, -9, ""), happening("a", "A", 1, 4, -9, ""), happening("b", "B", 3, 4, -9, "")}, "a b?2 c?6"},
		{"the hardest act is answered", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("w", "A", 2, 3, -3, ""), happening("b", "B", 3, 4, -9, "")}, "a b?2"},
		{"the hardest answer is followed", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("w", "B", 2, 3, -3, ""), happening("b", "B", 3, 4, -9, "")}, "a b?2"},
		{"too late", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("b", "B", 9, 4, -9, "")}, ""},
		{"the same day", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("b", "B", 1, 4, -9, "")}, ""},
		{"the same side", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("b", "A", 2, 4, -9, "")}, ""},
		{"both together", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("b", "=", 2, 4, -9, "")}, ""},
		{"no fact", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), future}, ""},
		{"cooperation is not inferred", []dyad.Incident{happening("a", "A", 1, 1, 3, ""), happening("b", "B", 2, 1, 3, "")}, ""},
		{"told, whatever the kind and day", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("b", "B", 90, 1, 3, "a")}, "a b!89"},
		{"told without a day", []dyad.Incident{happening("a", "A", -1, 4, -9, ""), happening("b", "B", 90, 4, -9, "a")}, "a b!0"},
		{"told goes before inferred", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("b", "B", 2, 4, -10, ""), happening("c", "B", 3, 3, -1, "a")}, "a c!2"},
		{"two that are told", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("b", "B", 2, 4, -9, "a"), happening("c", "B", 3, 3, -1, "a")}, "a c!2|a b!1"},
		{"an unknown act", []dyad.Incident{happening("b", "B", 2, 4, -9, "zzz")}, ""},
		{"itself", []dyad.Incident{happening("b", "B", 2, 4, -9, "b")}, ""},
		{"in a ring", []dyad.Incident{happening("a", "A", 1, 4, -9, "b"), happening("b", "B", 2, 4, -9, "a")}, "b a!-1"},
		{"given twice", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("a", "A", 1, 4, -9, ""), happening("b", "B", 2, 4, -9, "")}, "a b?1"},
		{"a strangers' act", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), {ID: "x", Date: after(2), Quad: 4, Scale: -9, Realis: dyad.Actual, Actors: []dyad.Entity{{Code: "CCC"}}, Recipients: []dyad.Entity{{Code: "AAA"}}}}, ""},
		{"the latest first", []dyad.Incident{happening("a", "A", 1, 4, -9, ""), happening("b", "B", 2, 4, -9, ""), happening("c", "A", 101, 4, -9, ""), happening("d", "B", 102, 4, -9, "")}, "c d?1|a b?1"},
	} {
		if got := written(Chains(c.incidents, there, week)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// written writes chains as "a b!2 c?6|...": ! for told, ? for inferred, and the lag.
func written(chains []Chain) string {
	var all []string
	for _, c := range chains {
		var links []string
		for _, l := range c {
			switch l.Basis {
			case "":
				links = append(links, string(l.Incident))
			case Told:
				links = append(links, fmt.Sprintf("%s!%d", l.Incident, l.Lag))
			case Inferred:
				links = append(links, fmt.Sprintf("%s?%d", l.Incident, l.Lag))
			}
		}
		all = append(all, strings.Join(links, " "))
	}
	return strings.Join(all, "|")
}

// TestChainsTold holds that no told answer is lost but those that close a ring, that
// every chain has two links or more, and that sides take turns where it is inferred.
func TestChainsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 25).Draw(t, "n")
		all := make([]dyad.Incident, n)
		forward := true
		for i := range all {
			answers := ""
			if to := rapid.IntRange(-1, n-1).Draw(t, "answers"); to >= 0 {
				answers = fmt.Sprintf("%03d", to)
				forward = forward && to < i
			}
			all[i] = happening(fmt.Sprintf("%03d", i), rapid.SampledFrom([]string{"A", "B", "="}).Draw(t, "side"), rapid.IntRange(-1, 30).Draw(t, "day"), rapid.IntRange(1, 4).Draw(t, "quad"), -9, answers)
		}
		told := map[string]bool{}
		for _, c := range Chains(all, there, week) {
			if len(c) < 2 || c[0].Basis != "" {
				t.Fatalf("chain %+v", c)
			}
			for i, l := range c[1:] {
				if l.Basis == Inferred && (l.Dyad != c[i].Reverse() || l.Lag < 1 || l.Lag > Window) {
					t.Fatalf("inferred %+v after %+v", l, c[i])
				}
				if l.Basis == Told {
					told[string(l.Incident)] = true
				}
			}
		}
		for i := range all {
			if forward && all[i].ResponseTo != "" && !told[string(all[i].ID)] {
				t.Errorf("%s answers %s, and no chain has it", all[i].ID, all[i].ResponseTo)
			}
		}
	})
}
