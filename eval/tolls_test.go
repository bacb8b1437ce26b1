package eval

import (
	"testing"

	"github.com/dyad-news/dyad"
)

func TestParseBounds(t *testing.T) {
	for in, want := range map[string]string{"12": "12/12/12", "12+": "12/12/-", "-12": "-/12/12", "12-15": "12/-/15", "~12": "-/12/-", ">24": "24/-/-"} {
		if got, err := parseBounds(in); err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", "many", "12,000"} {
		if got, err := parseBounds(in); err == nil {
			t.Errorf("%q: got %q, want an error", in, got)
		}
	}
}

// TestJudgeTolls holds that a figure told on two events, or on another one, is no hit.
func TestJudgeTolls(t *testing.T) {
	text, deeds, err := unmark("A [bomb] killed nine people. Police left.")
	if err != nil {
		t.Fatal(err)
	}
	want, err := parseCounts("killed 9 | 10; ?injured 1", deeds)
	if err != nil {
		t.Fatal(err)
	}
	nine := 9
	event := func(words string) dyad.Event {
		s, _ := locate(text, words)
		return dyad.Event{Type: []string{"ASSAULT"}, Size: &dyad.Size{Killed: &dyad.Count{Low: &nine, Best: &nine, High: &nine}}, Evidence: dyad.Evidence{Trigger: s}}
	}
	for _, x := range []struct {
		name                string
		events              []dyad.Event
		n, right, rightTied int
	}{
		{"right", []dyad.Event{event("bomb")}, 1, 1, 1},
		{"told by nobody", nil, 1, 0, 0},
		{"on another event", []dyad.Event{event("left")}, 1, 1, 0},
		{"told twice", []dyad.Event{event("left"), event("bomb")}, 2, 1, 1},
	} {
		t.Run(x.name, func(t *testing.T) {
			out := judgeTolls(want, &dyad.Coding{Events: x.events})
			of := facet(out, "killed")
			if r, rt := hits(of), hits(facet(out, "killed, tied")); len(of) != x.n || r != x.right || rt != x.rightTied {
				t.Errorf("got %d, of them %d and %d right, want %d, %d and %d", len(of), r, rt, x.n, x.right, x.rightTied)
			}
		})
	}
}
