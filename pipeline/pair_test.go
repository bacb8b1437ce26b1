package pipeline

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestPair asks for the event that relates two spans of a sentence that tells more than one.
func TestPair(t *testing.T) {
	c, _ := house(t)
	for _, k := range []struct{ text, actor, recipient, want string }{
		{"The Kenyan-led force fighting rebels in Somalia has declared a ceasefire.", "The Kenyan-led force fighting rebels", "Somalia", "CONCEDE"},
		{"Ghana's president met his Togolese counterpart last month and signed a treaty with him.", "Ghana's president", "his Togolese counterpart", "SUPPORT"},
		{"Ghana's president met his Togolese counterpart and left for Mali.", "Ghana's president", "his Togolese counterpart", "CONSULT"},
		{"Amnesty International said Chadian soldiers had shelled the camp.", "Amnesty International", "Chadian soldiers", "ACCUSE"},
		{"Amnesty International said Chadian soldiers had shelled the camp.", "Chadian soldiers", "the camp", "ASSAULT"},
		{"Chadian police said they had arrested a Chadian teacher.", "Chadian police", "a Chadian teacher", "COERCE"},
		{"Togo condemned the shelling of the camp by Chadian soldiers, Ghana said.", "Ghana", "Togo", "ACCUSE"},
	} {
		span := func(s string) dyad.Span {
			at := strings.Index(k.text, s)
			return dyad.Span{Start: at, End: at + len(s)}
		}
		a, b := span(k.actor), span(k.recipient)
		body, err := json.Marshal(map[string]any{"text": k.text, "date": "2024-01-31", "mentions": []dyad.Span{a, b}, "pair": dyad.Pair{Actor: a, Recipient: &b}})
		if err != nil {
			t.Fatal(err)
		}
		coding, err := c.Code(dyad.Page{Name: "pair", MediaType: "application/json", Body: body})
		if err != nil {
			t.Fatal(err)
		}
		if e := coding.Events; len(e) == 0 || !e[0].Pair || e[0].Type[0] != k.want {
			t.Errorf("%q, %q > %q: got %v, want %s", k.text, k.actor, k.recipient, e, k.want)
		}
	}
}
