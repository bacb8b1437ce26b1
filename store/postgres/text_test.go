package postgres

import (
	"cmp"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// TestEscape holds that any text comes back, that what is stored PostgreSQL takes, and that
// valid text keeps its order.
func TestEscape(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[\x00-\x02a0é]{0,6}`), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		ea, eb := escaped(a), escaped(b)
		if got := unescaped(ea); got != a {
			t.Fatalf("%q comes back as %q", a, got)
		}
		for i := range len(ea) {
			if ea[i] == 0 {
				t.Fatalf("%q is stored as %q", a, ea)
			}
		}
		if !utf8.ValidString(ea) {
			t.Fatalf("%q is stored as %q", a, ea)
		}
		if utf8.ValidString(a) && utf8.ValidString(b) && cmp.Compare(a, b) != cmp.Compare(ea, eb) {
			t.Fatalf("%q and %q change their order", a, b)
		}
	})
}
