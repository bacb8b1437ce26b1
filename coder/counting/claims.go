package counting

import (
	"slices"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/coder/standing"
)

// Contested reports whether somebody named says what cannot be true beside what was told by
// others.
func Contested(was, n *dyad.Count) bool {
	named := func(a dyad.Attribution) bool { return a.Entity != nil }
	same := func(a dyad.Attribution) bool {
		return named(a) && slices.ContainsFunc(n.Attribution, func(b dyad.Attribution) bool { return named(b) && standing.OneVoice(a.Entity, b.Entity) })
	}
	return slices.ContainsFunc(n.Attribution, named) && amount.Excludes(was, n) && !slices.ContainsFunc(was.Attribution, same)
}
