package pipeline

import (
	"testing"

	"github.com/dyad-news/dyad"
)

func TestWhere(t *testing.T) {
	c, _ := house(t)
	for _, test := range []struct {
		name, text string
		trigger    int // of which event, counted from 0
		want       string
	}{
		{"its own clause", "Rebels killed five soldiers in Goma on Monday.", 0, "Goma (Goma, 4) "},
		{"what it is done to", "A car bomb killed twelve people in Kabul on Tuesday.", 0, "Kabul (Kabul, 4) "},
		{"part of a country", "Pakistani jets struck militants in southwestern Pakistan on Tuesday.", 0, "southwestern Pakistan (southwestern Pakistan, 2) "},
		{"behind the second of two harms", "A rocket fired from a village in Idlib killed one person and injured another in the city of Kilis.", 0, "Kilis (Kilis, 4) "},
		{"a border", "Gunmen killed five soldiers near the Iran-Pakistan border on Monday.", 0, "Iran-Pakistan border (Iran-Pakistan border, 2) "},
		{"the paragraph", "A bomb exploded in Kandahar on Monday. It killed twelve people.", 1, "Kandahar (Kandahar, 4) paragraph"},
		{"not that of another paragraph", "A bomb exploded in Kandahar on Monday.\n\nIndian police beat ten protesters on Tuesday.", 1, ""},
		{"the dateline", "KABUL (Reuters) - Afghan police arrested ten protesters on Tuesday, officials said.", 0, "KABUL (Kabul, 4) dateline"},
		{"not the dateline of another country", "DUBAI (Reuters) - Afghan police arrested ten protesters on Tuesday, officials said.", 0, ""},
		{"what is said of a country is no place", "Russian troops shelled villages on Monday.", 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			k, err := c.Code(dyad.Page{Name: test.name, MediaType: "text/plain", Body: []byte(test.text), Published: "2024-01-30"})
			if err != nil {
				t.Fatal(err)
			}
			if len(k.Events) <= test.trigger {
				t.Fatalf("%d events", len(k.Events))
			}
			got := ""
			if p := k.Events[test.trigger].Place; p != nil {
				got = p.Text + " (" + p.Name + ", " + string(rune('0'+p.Resolution)) + ") " + p.Basis
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
