package cli

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/dyad-news/dyad/eval"
)

// scoredGold is our own gold with nothing said on any case.
func scoredGold(t *testing.T, names ...string) []scored {
	t.Helper()
	measures, err := eval.Load(t.TempDir(), t.TempDir(), names...)
	if err != nil {
		t.Fatal(err)
	}
	var all []scored
	for _, m := range measures {
		s := scored{Measure: m}
		for i := range m.Cases {
			s.outcomes = append(s.outcomes, m.Judge(i, nil))
		}
		all = append(all, s)
	}
	return all
}

func TestScoreFigures(t *testing.T) {
	all := scoredGold(t, "gold_tune", "quiet_tune", "bbc")
	for _, c := range []struct {
		name   string
		floors map[string]eval.Floor
		err    error
		want   string
	}{
		{"no floor", nil, nil, "gold_tune   type recall"},
		{"floor held", map[string]eval.Floor{"quiet_tune/actual events a sentence": {Most: true, Limit: .5}}, nil, "<= 0.500  pass"},
		{"floor not held", map[string]eval.Floor{"gold_tune/type recall": {Limit: .5}}, errFailed, ">= 0.500  FAIL"},
		{"gold that is not there", nil, nil, "bbc         skipped: not there"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := figures(&out, tablesOf(all), c.floors); !errors.Is(err, c.err) || c.err == nil && err != nil {
				t.Errorf("got error %v, want %v", err, c.err)
			}
			if !strings.Contains(out.String(), c.want) {
				t.Errorf("no %q in\n%s", c.want, &out)
			}
		})
	}
}

// TestScoreFailedCases: a case that could not be coded fails the run, floors or not.
func TestScoreFailedCases(t *testing.T) {
	all := scoredGold(t, "quiet_tune")
	all[0].failed = []string{"code x: no article text"}
	var out bytes.Buffer
	if err := figures(&out, tablesOf(all), nil); !errors.Is(err, errFailed) || !strings.Contains(out.String(), "could not be coded: 1") {
		t.Errorf("got %v and\n%s", err, &out)
	}
}

func TestScoreSealed(t *testing.T) {
	all := scoredGold(t, "gold_tune", "gold_dev")
	for _, c := range []struct {
		name    string
		cmd     scoreCmd
		refused bool
	}{
		{"named and sealed", scoreCmd{Only: []string{"gold_dev"}, Errors: 1}, true},
		{"not named", scoreCmd{Errors: 1}, false},
		{"no errors asked", scoreCmd{Only: []string{"gold_dev"}}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.cmd.sealed([]*eval.Measure{all[0].Measure, all[1].Measure}); (err != nil) != c.refused {
				t.Errorf("got %v", err)
			}
		})
	}
	var wrong, lines bytes.Buffer
	cmd := scoreCmd{Errors: 2}
	for i := range all {
		cmd.details(&wrong, &all[i])
	}
	if n := strings.Count(wrong.String(), "gold_tune"); n != 2 || strings.Contains(wrong.String(), "gold_dev") {
		t.Errorf("want two cases to tune on and none to report on, got\n%s", &wrong)
	}
	if err := dump(&lines, all); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(lines.String()) {
		if sealed := strings.Contains(line, `"measure":"gold_dev"`); sealed == strings.Contains(line, `"text":`) {
			t.Fatalf("text shown of a sealed case, or not shown of another: %s", line)
		}
	}
}

// TestScoreStrayFloors: a floor under a figure that is never given would never fail.
func TestScoreStrayFloors(t *testing.T) {
	all := scoredGold(t, "quiet_tune", "bbc")
	for _, c := range []struct {
		floor string
		stray bool
	}{
		{"quiet_tune/actual events a sentence", false},
		{"quiet_tune/actual events", true},
		{"bbc/anything", false},             // its gold is not there
		{"gold_dev/type F1", false},         // not asked for
		{"ewt_dev/given words: LAS", false}, // nor this
		{"no_such/type F1", true},
	} {
		stray := groundless(tablesOf(all), map[string]eval.Floor{c.floor: {Most: true, Limit: 9}})
		if (len(stray) > 0) != c.stray {
			t.Errorf("%s: got %v", c.floor, stray)
		}
	}
}
