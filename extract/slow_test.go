package extract

import (
	"strings"
	"testing"
	"time"
)

// TestSlowPages reads pages made to be slow: time must grow with their size, not with its
// square.
func TestSlowPages(t *testing.T) {
	for _, tt := range []struct{ name, part string }{
		{"sentences", "Norland recalled its envoy from Sudmark.\n"},
		{"lines without an end", "Norland recalled its envoy from Sudmark\n"},
		{"colons", "A:"},
		{"words", "word "},
		{"links of posts", "word https://t.co/x "},
		{"labels", "Advertisement A b c d "},
		{"speakers", "ABC: text here is\n"},
		{"entities", "&amp;"},
		{"brackets", "(@a) — "},
		{"marks", "e\u0301"},
		{"one long mark", "\u0301"},
		{"spaces", "\u00a0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			begin := time.Now()
			_, err := Article(page(tt.name, "text/plain", strings.Repeat(tt.part, (1<<20)/len(tt.part))))
			if d := time.Since(begin); d > 5*time.Second {
				t.Errorf("a page of 1 MB took %v (%v)", d, err)
			} else if testing.Verbose() {
				t.Log(d)
			}
		})
	}
}
