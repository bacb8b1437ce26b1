package relate

import "github.com/dyad-news/dyad"

// Kind parts acts in two.
type Kind string

// The kinds of act: quads 3 and 4, and quads 1 and 2.
const (
	Conflict    Kind = "conflict"
	Cooperation Kind = "cooperation"
)

// force is how an act of a quad counts under a kind: 2 for deeds (quads 4 and 2), 1 for
// words (quads 3 and 1), 0 where it is of the other kind.
func (k Kind) force(quad int) uint8 {
	switch {
	case k == Conflict && quad == 4, k == Cooperation && quad == 2:
		return 2
	case k == Conflict && quad == 3, k == Cooperation && quad == 1:
		return 1
	}
	return 0
}

// span is a range of days, both within, as numbers.
type span struct{ first, last int }

func spanOf(first, last dyad.Day) (span, bool) {
	a, ok1 := number(first)
	b, ok2 := number(last)
	return span{a, b}, ok1 && ok2 && a <= b && b-a < maxBins
}

func (s span) days() int { return s.last - s.first + 1 }

// at returns the index of a row's day in the span, or -1.
func (s span) at(d dyad.Day) int {
	n, ok := number(d)
	if !ok || n < s.first || n > s.last {
		return -1
	}
	return n - s.first
}

// forces returns for each day of the span how hard the hardest act of the kind was in
// one direction: 0 none, 1 words, 2 deeds.
func forces(rows []dyad.DyadDay, d dyad.Dyad, k Kind, s span) []uint8 {
	out := make([]uint8, s.days())
	for i := range rows {
		r := &rows[i]
		f := k.force(r.Quad)
		if f == 0 || r.Dyad != d || r.Incidents <= 0 {
			continue
		}
		if at := s.at(r.Day); at >= 0 {
			out[at] = max(out[at], f)
		}
	}
	return out
}
