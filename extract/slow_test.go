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
			small, big := took(t, tt.name, tt.part, 1<<17), took(t, tt.name, tt.part, 1<<20)
			if big > 24*small && big > time.Second { // eight times the page takes eight times as long, or some more
				t.Errorf("a page of 128 kB took %v, one of 1 MB %v", small, big)
			}
		})
	}
}

// took is how long a page of so many bytes takes to read.
func took(t *testing.T, name, part string, bytes int) time.Duration {
	t.Helper()
	begin := time.Now()
	_, err := Article(page(name, "text/plain", strings.Repeat(part, bytes/len(part))))
	d := time.Since(begin)
	t.Log(d, err)
	return d
}
