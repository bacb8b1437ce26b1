package pipeline

import (
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestWhen holds the days of events against what the day in the sentence is a day of.
func TestWhen(t *testing.T) {
	c, _ := house(t)
	for _, test := range []struct{ text, typ, want string }{
		{"France accused Russia of the 2018 poisoning of a spy.", "ACCUSE", "2021-05-05 actual"},
		{"France accused Russia of the 2018 poisoning of a spy.", "ASSAULT", "2018-01-01 historical"},
		{"Kenyan police arrested two men over the March 2 murder of a judge.", "COERCE", "2021-05-05 actual"},
		{"Twelve soldiers were killed and nine wounded in the March 2 attack in Mali.", "ASSAULT", "2021-03-02 actual"},
		{"The March 2 attack in Mali killed twelve soldiers.", "ASSAULT", "2021-03-02 actual"},
		{"Sweden criticized last month's election in Norway.", "ACCUSE", "2021-05-05 actual"},
		{"Norway condemned Sweden on Monday.", "ACCUSE", "2021-05-03 actual"},
	} {
		t.Run(test.text, func(t *testing.T) {
			k, err := c.Code(dyad.Page{Name: "when", MediaType: "text/plain", Body: []byte(test.text), Published: "2021-05-05"})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range k.Events {
				if slices.Contains(e.Type, test.typ) {
					if got := string(e.Date) + " " + string(e.Realis); got != test.want {
						t.Errorf("%s: got %s, want %s", test.typ, got, test.want)
					}
					return
				}
			}
			t.Errorf("no %s", test.typ)
		})
	}
}
