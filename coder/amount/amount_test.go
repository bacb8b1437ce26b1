package amount_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
	"github.com/dyad-news/dyad/coder/amount"
	"github.com/dyad-news/dyad/data"
)

// reader takes words parted by blanks, each its own lemma.
func reader(t testing.TB, text string) *amount.Reader {
	t.Helper()
	tables, err := data.Open("")
	if err != nil {
		t.Fatal(err)
	}
	lexicon, err := tables.Discourse()
	if err != nil {
		t.Fatal(err)
	}
	s := &dyad.Sentence{}
	at := 0
	for _, w := range strings.Fields(text) {
		pos := "NOUN"
		if strings.Contains(" a and of the , ", " "+w+" ") {
			pos = "X"
		}
		s.Tokens = append(s.Tokens, dyad.Token{Form: w, Lemma: strings.ToLower(w), UPOS: pos, Span: dyad.Span{Start: at, End: at + len(w)}})
		at += len(w) + 1
	}
	return &amount.Reader{Sentence: s, Lexicon: lexicon}
}

func bounds(n *dyad.Count) string {
	if n == nil {
		return "none"
	}
	s := ""
	for _, v := range []*int{n.Low, n.Best, n.High} {
		if v == nil {
			s += "/-"
		} else {
			s += "/" + strconv.Itoa(*v)
		}
	}
	return s[1:]
}

func TestQuantity(t *testing.T) {
	for _, c := range []struct {
		text, want string
		tokens     int
	}{
		{"nine people", "9/9/9", 1},
		{"one hundred and thirty people", "130/130/130", 4},
		{"1,200 people", "1200/1200/1200", 1},
		{"1.5 million people", "1500000/1500000/1500000", 2},
		{"at least nine people", "9/9/-", 3},
		{"up to 15 soldiers", "-/15/15", 3},
		{"nearly 80 people", "-/80/-", 2},
		{"between 12 and 15 people", "none", 0},
		{"12 to 15 fighters", "12/-/15", 3},
		{"dozens of people", "24/-/-", 1},
		{"two dozen soldiers", "24/24/-", 2},
		{"hundreds of thousands", "200000/-/-", 3},
		{"half a dozen people", "6/6/-", 3},
		{"people", "none", 0},
		{"1.5 people", "none", 0},
		{"", "none", 0},
	} {
		n, next := reader(t, c.text).Quantity(0)
		if got := bounds(n); got != c.want || next != c.tokens {
			t.Errorf("%q: got %s over %d tokens, want %s over %d", c.text, got, next, c.want, c.tokens)
		}
	}
}

func TestMoney(t *testing.T) {
	for text, want := range map[string]string{
		"$ 1.2 billion for a port": "1200000000/1200000000/1200000000 USD",
		"250 million euro in aid":  "250000000/250000000/250000000 EUR",
		"$ 1.5bn":                  "1500000000/1500000000/1500000000 USD",
		"£ 87m":                    "87000000/87000000/87000000 GBP",
		"250 million people":       "none",
		"$":                        "none",
	} {
		got := "none"
		if n, _ := reader(t, text).Money(0); n != nil {
			got = bounds(n) + " " + n.Unit
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestBreakdown(t *testing.T) {
	parts := reader(t, "nine people , including four children and a judge").Breakdown(2)
	if len(parts) != 2 || parts[0] != (dyad.Part{Who: "children", N: 4}) || parts[1] != (dyad.Part{Who: "judge", N: 1}) {
		t.Errorf("got %v", parts)
	}
}

// FuzzReader holds that no words make it fail or read past their end, and that low, best
// and high of a count lie in that order.
func FuzzReader(f *testing.F) {
	for _, s := range []string{"between 12 and 15", "half a", "all but one of the 12", "at least", "$ 5", "1e9 million", "two two two", "of them"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := reader(t, text)
		for i := range r.Sentence.Tokens {
			n, next := r.Quantity(i)
			if next < i || next > len(r.Sentence.Tokens) {
				t.Fatalf("%q: quantity ends at token %d", text, next)
			}
			if n != nil {
				var last *int
				for _, v := range []*int{n.Low, n.Best, n.High} {
					if last != nil && v != nil && *v < *last {
						t.Fatalf("%q: bounds %s", text, bounds(n))
					}
					if v != nil {
						last = v
					}
				}
				r.PartOf(i, n)
			}
			r.Money(i)
			r.Approximator(i)
			r.Breakdown(i)
		}
	})
}
