package cli

import (
	"fmt"
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
)

func TestSample(t *testing.T) {
	var codings []dyad.Coding
	for i := range 40 {
		k := dyad.Coding{}
		for j := range 5 {
			k.Events = append(k.Events, dyad.Event{ID: dyad.EventID(fmt.Sprintf("ev_%d_%d", i, j))})
		}
		codings = append(codings, k)
	}
	draw := func(n int, seed uint64, of []dyad.Coding) (ids []string) {
		s := sample{n: n, seed: seed}
		for i := range of {
			s.add(&of[i], i)
		}
		if err := s.each(func(k *dyad.Coding) error { ids = append(ids, string(k.Events[0].ID)); return nil }); err != nil {
			t.Fatal(err)
		}
		return ids
	}
	first := draw(20, 1, codings)
	if len(first) != 20 {
		t.Fatalf("%d events drawn, want 20", len(first))
	}
	for i, id := range first[1:] {
		var a, b, c, d int
		fmt.Sscanf(first[i], "ev_%d_%d", &a, &b)
		fmt.Sscanf(id, "ev_%d_%d", &c, &d)
		if c < a {
			t.Errorf("%s comes before %s: not the order of the input", first[i], id)
		}
	}
	back := slices.Clone(codings)
	slices.Reverse(back)
	again, other := draw(20, 1, back), draw(20, 2, codings)
	slices.Sort(first)
	slices.Sort(again)
	slices.Sort(other)
	if !slices.Equal(first, again) {
		t.Error("the draw hangs on the order of the input")
	}
	if slices.Equal(first, other) {
		t.Error("another seed draws the same events")
	}
	if n := len(draw(1000, 1, codings)); n != 200 {
		t.Errorf("%d events drawn of 200 where 1000 are asked for", n)
	}
}
