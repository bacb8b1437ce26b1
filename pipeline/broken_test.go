package pipeline

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestBroken codes what is left of the tables' sentences where they are cut at some word, turned
// round there, begin with another word or lose their order: whatever stands first or last in
// a text, nothing reads beyond it.
func TestBroken(t *testing.T) {
	long(t)
	c, lex := house(t)
	r := rand.New(rand.NewPCG(1, 2))
	first := strings.Fields("To Only Other Not For With And Together By Neither Nor Dead Killing Face Killed Including Year")
	for i := range lex.Rules {
		rule := &lex.Rules[i]
		texts := slices.Clone(rule.Not)
		for _, x := range rule.Example {
			texts = append(texts, x.Text)
		}
		for _, text := range texts {
			w := strings.Fields(text)
			at := 1 + r.IntN(max(len(w)-1, 1))
			mixed := slices.Clone(w)
			r.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
			for _, broken := range [][]string{w[at:], w[:at], slices.Concat(w[at:], w[:at]), append([]string{first[r.IntN(len(first))]}, w[at:]...), mixed} {
				body := strings.Join(broken, " ")
				page := dyad.Page{Name: "broken", MediaType: "text/plain", Body: []byte(body), Published: "2024-01-31"}
				if fault := new(Panic); errors.As(codeOne(&job{page: page}, c.Code).Err, &fault) {
					t.Errorf("%q: %v", body, fault)
				}
			}
		}
	}
}
