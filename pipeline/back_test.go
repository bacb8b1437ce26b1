package pipeline

import "testing"

// TestPointsBack has a noun take those who did a deed from a sentence that is longer than
// its own.
func TestPointsBack(t *testing.T) {
	k := code(t, "On Thursday afternoon in the Gulf of Oman two tankers were attacked by Iran.\n\nSweden blamed Norway for the attack.")
	var got []string
	for _, e := range k.Events {
		got = append(got, e.Type[0]+" "+codes(e.Actors)+" > "+codes(e.Recipients))
	}
	want := []string{"ASSAULT IRN > ", "ACCUSE SWE > NOR"}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %q, want %q", got, want)
	}
}
