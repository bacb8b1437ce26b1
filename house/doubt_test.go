package house

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestDoubt: by weights that speak against every event none is told, and Explain says why; who hands
// over a pair knows that there is one, and gets it with what confidence it has.
func TestDoubt(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "trust.tsv"), []byte("sign\tthere\tright\nalways\t-2\t-1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	coder, err := New(dir)
	if err != nil {
		t.Fatal(err)
	}
	alone := dyad.Page{Name: "a", MediaType: "text/plain", Body: []byte("Denmark bombed Sweden on Monday.")}
	k, near, err := coder.Explain(alone)
	if err != nil || len(k.Events) > 0 {
		t.Errorf("told %d events, %v", len(k.Events), err)
	}
	why := ""
	for _, r := range near {
		why += r.Why + "\n"
	}
	if want := "in 88 of 100 such cases it is no event"; !strings.Contains(why, want) {
		t.Errorf("came near: %q, want %q", why, want)
	}
	pair := dyad.Page{Name: "b", MediaType: "application/json", Body: []byte(`{"text": "Denmark bombed Sweden on Monday.", "pair": {"actor": [0, 7], "recipient": [15, 21]}}`)}
	k, err = coder.Code(pair)
	if err != nil || len(k.Events) != 1 || !k.Events[0].Pair || k.Events[0].Confidence != 0.27 {
		t.Errorf("of a pair: %+v, %v, want one event of .27", k.Events, err)
	}
}
