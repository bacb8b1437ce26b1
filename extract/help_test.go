package extract

import (
	"encoding/json"
	"testing"

	"github.com/dyad-news/dyad"
)

// recordPage makes a record of a text with mentions.
func recordPage(t testing.TB, text string, spans []dyad.Span) dyad.Page {
	t.Helper()
	body, err := json.Marshal(map[string]any{"text": text, "mentions": spans})
	if err != nil {
		t.Fatal(err)
	}
	return dyad.Page{Name: "record", MediaType: jsonType, Body: body}
}
