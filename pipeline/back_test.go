package pipeline

import (
	"slices"
	"testing"
)

func TestPointsBack(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"from a sentence that is longer than its own", "On Thursday afternoon in the Gulf of Oman two tankers were attacked by Iran.\n\nSweden blamed Norway for the attack.",
			[]string{"ASSAULT IRN > ", "ACCUSE SWE > NOR"}},
		{"what is joined to somebody's is his", "Officials blamed Iran for drone attacks on Kuwait's port and its oil field.",
			[]string{"ACCUSE  > IRN", "ASSAULT IRN > KWT"}},
		{"an official without a country is of that of the one before", "France's president met Japan's prime minister and foreign minister.",
			[]string{"CONSULT FRA > JPN JPN"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, e := range code(t, c.text).Events {
				got = append(got, e.Type[0]+" "+codes(e.Actors)+" > "+codes(e.Recipients))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
