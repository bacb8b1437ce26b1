package dump

import (
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/formats"
)

// TestRows holds that every row has as many cells as its header.
func TestRows(t *testing.T) {
	for what, v := range map[string]any{"articles": &dyad.Article{}, "incidents": &IncidentLine{}} {
		if h, r := header(what), row(v); len(h) != len(r) || len(h) == 0 {
			t.Errorf("%s: %d columns, %d cells", what, len(h), len(r))
		}
	}
}

// TestFile holds that each format has a name of its own, and its own ending.
func TestFile(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats() {
		media, name := (&Ask{What: "events", Format: f.Name}).File()
		if media == "" || seen[name] || !strings.HasSuffix(name, "."+formats.Find(f.Name).Extension) {
			t.Errorf("%s: %q as %s", f.Name, name, media)
		}
		seen[name] = true
	}
	if len(seen) < 11 {
		t.Errorf("%d formats", len(seen))
	}
}
