package formats

import (
	"testing"

	"github.com/dyad-news/dyad"
)

// TestBody holds which names of others stand for a body or group of the tables.
func TestBody(t *testing.T) {
	c := codes(t)
	for name, want := range map[string]dyad.Node{
		"NATO": "NATO", "Hamas": "Hamas", " al-qaeda ": "al-Qaeda", "Communist Party of China": "CHN",
		"CPC": "", // a party of China, but to UCDP a coalition of rebels in the Central African Republic
		"":    "",
	} {
		e, _ := c.body(name)
		if got := e.Node(); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}
