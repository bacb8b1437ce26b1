package eval

import (
	"math"
	"slices"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 5e-4 }

func TestWilson(t *testing.T) {
	for _, c := range []struct {
		name      string
		k, n      int
		low, high float64
	}{
		{"none tried", 0, 0, 0, 1},
		{"none of ten", 0, 10, 0, 0.2775},
		{"half of ten", 5, 10, 0.2366, 0.7634},
		{"all of ten", 10, 10, 0.7225, 1},
		{"eight of a hundred", 8, 100, 0.0411, 0.1500},
	} {
		t.Run(c.name, func(t *testing.T) {
			low, high := Wilson(c.k, c.n)
			if !near(low, c.low) || !near(high, c.high) {
				t.Errorf("got %.4f-%.4f, want %.4f-%.4f", low, high, c.low, c.high)
			}
		})
	}
}

func TestCounts(t *testing.T) {
	outcomes := []Outcome{
		{Gold: "A", Got: "A"}, {Gold: "A", Got: "B"}, {Gold: "A"}, {Got: "A"}, {Gold: "B", Got: "B"}, {},
	}
	a := Count(outcomes, []string{"A", "B"})[0]
	if a != (PRF{"A", 1, 2, 3}) || !near(a.P(), .5) || !near(a.R(), 1./3) || !near(a.F(), .4) {
		t.Errorf("label A: got %+v P %.3f R %.3f F %.3f", a, a.P(), a.R(), a.F())
	}
	if m := Micro(outcomes); m != (PRF{"", 2, 4, 4}) {
		t.Errorf("all labels: got %+v", m)
	}
	if f := MacroF1(outcomes, []string{"A", "B", "C"}); !near(f, (.4+2./3+0)/3) {
		t.Errorf("macro-F1: got %.4f", f)
	}
	if a := Accuracy(outcomes); !near(a, .5) {
		t.Errorf("accuracy: got %.4f", a)
	}
}

func TestConfusions(t *testing.T) {
	got := Confusions([]Outcome{{Gold: "B", Got: "A"}, {Gold: "A", Got: "A"}, {Gold: "A"}, {Got: "A"}, {Gold: "A"}})
	want := []Confusion{{"A", "", 2}, {"", "A", 1}, {"B", "A", 1}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestBootstrap(t *testing.T) {
	var outcomes []Outcome
	for i := range 200 {
		o := Outcome{Case: i / 2, Gold: "A", Got: "A"}
		if i%4 == 0 {
			o.Got = ""
		}
		outcomes = append(outcomes, o)
	}
	f := boot("accuracy", outcomes, Accuracy)
	if !near(f.Value, .75) || f.Low >= .75 || f.High <= .75 || f.Low < .65 || f.High > .85 {
		t.Errorf("got %.3f in %.3f-%.3f", f.Value, f.Low, f.High)
	}
	if again := boot("accuracy", outcomes, Accuracy); again != f {
		t.Errorf("a second draw gives %+v, the first gave %+v", again, f)
	}
	if one := boot("accuracy", outcomes[:1], Accuracy); one.Low != one.Value || one.High != one.Value {
		t.Errorf("one case has an interval: %+v", one)
	}
}

func TestFloors(t *testing.T) {
	for _, c := range []struct{ name, text, err string }{
		{"good", "# why\nfigure\tat\tlimit\na/b c\tleast\t0.5\na/d\tmost\t1\n", ""},
		{"no header", "a\tleast\t1\n", `f.tsv:1: want header "figure\tat\tlimit", got "a\tleast\t1"`},
		{"no sense", "figure\tat\tlimit\na\tunder\t1\n", `f.tsv:2: want least or most, got "under"`},
		{"no number", "figure\tat\tlimit\na\tleast\tx\n", `f.tsv:2: limit "x" is no number`},
		{"fields", "figure\tat\tlimit\na\tleast\n", "f.tsv:2: want 3 fields, got 2"},
		{"twice", "figure\tat\tlimit\na\tleast\t1\na\tmost\t1\n", `f.tsv:3: "a" stands twice`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := readFloors("f.tsv", c.text)
			if got := errText(err); got != c.err {
				t.Errorf("got %q, want %q", got, c.err)
			}
		})
	}
	least, most := Floor{Limit: .5}, Floor{Limit: .5, Most: true}
	if !least.Holds(.5) || least.Holds(.49) || !most.Holds(.5) || most.Holds(.51) {
		t.Error("a floor holds what is no worse than it, and nothing else")
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
