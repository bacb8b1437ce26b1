package pipeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/incident/ledger"
)

// TestOthers holds what voices say against a toll, and what says nothing against it.
func TestOthers(t *testing.T) {
	c, _ := house(t)
	const raid = "Indian jets bombed a camp near Balakot on Tuesday, killing 300 militants, India's foreign secretary said. "
	const deal = "killed 300 (India's foreign secretary)"
	for _, x := range []struct{ text, want string }{
		{raid, deal},
		{raid + "Pakistan said that nobody had been killed.", deal + " or 0 (Pakistan)"},
		{raid + "No one was killed, the Pakistani army said.", deal + " or 0 (the Pakistani army)"},
		{raid + "Pakistan denied that anyone had been killed.", deal + " or 0 (Pakistan)"},
		{raid + "Pakistan said there were no casualties.", deal + " or 0 (Pakistan); injured 0 (Pakistan)"},
		{raid + "Pakistan denied any casualties.", deal + " or 0 (Pakistan); injured 0 (Pakistan)"},
		{raid + "Pakistan put the figure at 12.", deal + " or 12 (Pakistan)"},
		{raid + "No casualties were reported.", deal},
		{raid + "There were no reports of casualties.", deal},
		{raid + "No soldiers were killed, the Pakistani army said.", deal + "; killed 0 (the Pakistani army)"}, // of another event, that did not happen
		{raid + "The toll rose to 312, India said.", "killed 312 (India)"},
		{"Russian missiles struck Kyiv on Monday. There were no casualties, officials said.", "killed 0 (officials); injured 0 (officials)"},
		{"No one was killed in the rocket attack on the embassy.", "killed 0 ()"},
		{"A raid on the camp left four soldiers and six rebels dead.", "killed 10 ()"},
		{"The blast left four people dead and two soldiers wounded.", "killed 4 (); injured 2 ()"},
		{"Five soldiers and three rebels die in an attack near Lagos.", "killed 8 ()"},
		{"At least six people, including three officers, die after a bomb explodes in Swat.", "killed 6 ()"},
		{"A rebel kills a man and six people are wounded in clashes in Tripoli.", "killed 1 (); injured 6 ()"},
		{"Rebels carried out the killing of 12 hostages.", "killed 12 ()"},
		{"Rebels tried to kill 12 hostages.", ""},
		{"A Serb was convicted of the attempted murder of two students.", ""},
		{"Daniel Mansour, a rebel commander, was killed in an Israeli air strike.", "killed 1 ()"},
		{"Israeli jets bombed Gaza on Monday, killing 12 people. The Israeli army said that three of its officers had been hurt.", "killed 12 (); injured 3 (The Israeli army)"},
	} {
		t.Run(x.text, func(t *testing.T) {
			var got []string
			for _, e := range c.text(t, x.text) {
				for what, first := range e.Size.All() {
					var all []string
					for _, n := range append([]dyad.Count{*first}, first.Others...) {
						voices := voicesOf(&dyad.Event{Attribution: n.Attribution})
						all = append(all, fmt.Sprintf("%d (%s)", *n.Best, strings.TrimSuffix(voices, " asserts")))
					}
					got = append(got, what+" "+strings.Join(all, " or "))
				}
			}
			if line := strings.Join(got, "; "); line != x.want {
				t.Errorf("got %q, want %q", line, x.want)
			}
		})
	}
}

// TestDeniedElsewhere holds that a denial finds what it denies in other articles, and that what
// is denied of one deed is not denied of another.
func TestDeniedElsewhere(t *testing.T) {
	c, _ := house(t)
	for _, x := range []struct {
		name  string
		pages [][2]string // day, text
		want  []string
	}{
		{"a bombing", [][2]string{
			{"2019-02-26", "Indian warplanes bombed a militant camp near Balakot on Tuesday, Indian officials said."},
			{"2019-02-27", "Pakistan denied that Indian jets had bombed a camp near Balakot on Tuesday."},
		}, []string{"denial: IND, PAK"}},
		{"its toll", [][2]string{
			{"2019-02-26", "Indian warplanes bombed a militant camp near Balakot on Tuesday, killing 300 militants, Indian officials said."},
			{"2019-02-28", "Nobody was killed in the Indian raid near Balakot, the Pakistani army said."},
		}, []string{"figures: IND, PAK"}},
		{"a plane", [][2]string{
			{"2019-02-27", "India said on Wednesday that its air force had shot down a Pakistani plane."},
			{"2019-02-28", "Pakistan denied that it had lost a plane."},
		}, []string{"denial: IND, PAK"}},
		{"a plane, not the bombing of the day before", [][2]string{
			{"2019-02-26", "Indian warplanes bombed a camp near Balakot on Tuesday, Indian officials said."},
			{"2019-02-27", "India said on Wednesday that its air force had shot down a Pakistani plane. Pakistan denied that it had lost a plane."},
		}, []string{"denial: IND, PAK"}},
		{"nothing that was told", [][2]string{
			{"2019-02-26", "Indian warplanes bombed a camp near Balakot on Tuesday, Indian officials said."},
			{"2019-02-27", "Pakistan denied that it had closed its border with Afghanistan."},
		}, nil},
	} {
		t.Run(x.name, func(t *testing.T) {
			st := open(t)
			for i, p := range x.pages {
				page := dyad.Page{Name: fmt.Sprint(x.name, i), MediaType: "text/plain", Body: []byte(p[1]), Published: dyad.Day(p[0])}
				k, err := c.Code(page)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := keeper(st).Keep(t.Context(), []Leaf{{Coding: k, Page: Digest(&page)}}); err != nil {
					t.Fatal(err)
				}
			}
			var got []string
			for n, err := range st.Incidents(t.Context(), dyad.IncidentQuery{}) {
				if err != nil {
					t.Fatal(err)
				}
				l, err := LedgerOf(t.Context(), st, &n)
				if err != nil {
					t.Fatal(err)
				}
				for _, x := range l.Contradictions {
					got = append(got, string(x.Kind)+": "+strings.Join(nodesOf(x.Stands), ", "))
				}
			}
			if !slices.Equal(got, x.want) {
				t.Errorf("got %q, want %q", got, x.want)
			}
		})
	}
}

func nodesOf(stands []ledger.Stand) (nodes []string) {
	for _, s := range stands {
		if s.By != nil {
			nodes = append(nodes, string(s.By.Node()))
		}
	}
	return nodes
}
