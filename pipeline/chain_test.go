package pipeline

import (
	"slices"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestChain holds that an event names the operators over its base, outermost first, and
// the rule of the base, however deep.
func TestChain(t *testing.T) {
	c, _ := house(t)
	for _, x := range []struct{ text, gives, chain, base string }{
		{"Kenya bombed Somalia.", "ASSAULT KEN > SOM", "", "bomb"},
		{"Russia lifted sanctions on Georgia.", "CONCEDE RUS > GEO", "lift", "sanctions"},
		{"Russia refused to lift sanctions on Georgia.", "REJECT/yield RUS > GEO", "refuse lift", "sanctions"},
		{"Poland condemned Russia's refusal to lift sanctions on Georgia.", "ACCUSE/disapprove POL > RUS", "condemn-strongly-deed refusal lift", "sanctions"},
		{"Kenya agreed to resume talks with Somalia.", "AGREE KEN > SOM", "agree-to-deed carry-out", "talks-with"},
		{"The United States accused Sudan of planning to halt its withdrawal from Chad.", "ACCUSE/allege USA > SDN", "accuse plan-visit halt", "withdrawal"},
		{"Mali will meet the Algerian envoys.", "AGREE MLI > DZA", "future", "meet"},
		{"Mali will not meet the Algerian envoys.", "REJECT/meet MLI > DZA", "negated-future", "meet"},
	} {
		k, near, err := c.Explain(dyad.Page{Name: "chain", MediaType: "text/plain", Body: []byte(x.text), Published: "2024-01-31"})
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(k.Events, func(e dyad.Event) bool { return gives(e, x.gives) })
		if i < 0 {
			t.Errorf("%q: got %q, want %q (%d near)", x.text, briefs(k.Events), x.gives, len(near))
			continue
		}
		ev := k.Events[i].Evidence
		if got := strings.Join(ev.Chain, " "); got != x.chain || ev.Base != x.base {
			t.Errorf("%q: chain %q over %q, want %q over %q", x.text, got, ev.Base, x.chain, x.base)
		}
	}
}
