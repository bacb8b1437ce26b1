package pipeline

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/data"
)

// sentences is the table of sentences that show what no single rule holds.
type sentences struct {
	Kinds, Operators, Constructions []shown
}

// shown is a kind of event, an operator or a construction, with sentences that must give
// the event beside them and others that must not give it as a fact.
type shown struct {
	Of      string
	Example []data.Example
	Not     []data.Example // of a kind that is not said, Of itself
}

func readSentences(t *testing.T) (s sentences) {
	t.Helper()
	b, err := os.ReadFile("../data/tables/sentences.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(b, &s, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	for _, k := range s.Kinds {
		for i := range k.Not {
			if k.Not[i].Gives == "" {
				k.Not[i].Gives = k.Of
			}
		}
	}
	return s
}

// TestSentences runs the sentences through the whole path.
func TestSentences(t *testing.T) {
	c, _ := house(t)
	s := readSentences(t)
	for _, k := range slices.Concat(s.Kinds, s.Operators, s.Constructions) {
		t.Run(k.Of, func(t *testing.T) {
			if len(k.Example) == 0 || len(k.Not) == 0 {
				t.Error("no example, or no counter-example")
			}
			for _, x := range k.Example {
				events := c.text(t, x.Text)
				if !slices.ContainsFunc(events, func(e dyad.Event) bool { return gives(e, x.Gives) }) {
					t.Errorf("%q\n got %q\nwant %q", x.Text, briefs(events), x.Gives)
				}
			}
			for _, x := range k.Not {
				events := c.text(t, x.Text)
				if x.Gives == "" || slices.ContainsFunc(events, func(e dyad.Event) bool { return e.Realis == dyad.Actual && gives(e, x.Gives) }) {
					t.Errorf("%q\n gave %q\nthat is %q", x.Text, briefs(events), x.Gives)
				}
			}
		})
	}
}

// TestEveryKindIsShown holds that each type and mode has its sentences, and no other.
func TestEveryKindIsShown(t *testing.T) {
	tables, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	o, err := tables.Ontology()
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, ty := range o.Types {
		want = append(want, ty.Name)
		for _, m := range ty.Modes {
			want = append(want, ty.Name+"/"+m.Name)
		}
	}
	for _, k := range readSentences(t).Kinds {
		got = append(got, k.Of)
		if x := k.Example[0].Gives; !strings.HasPrefix(x, k.Of) {
			t.Errorf("%s: its example gives %s", k.Of, x)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("kinds shown:\n%v\nwant those of the ontology:\n%v", got, want)
	}
}
