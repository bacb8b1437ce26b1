package pipeline

import (
	"fmt"
	"slices"
	"testing"

	"github.com/dyad-news/dyad"
)

// TestStatements holds who is said to say what, by the real trees: "source|cue|stance|what",
// with a mark where one is made within another.
func TestStatements(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"verb and clause", "Norway said that Sweden had closed the border.", []string{"Norway|said|asserts|that Sweden had closed the border"}},
		{"verb behind", "Sweden has closed the border, the Norwegian prime minister said on Monday.",
			[]string{"the Norwegian prime minister|said|asserts|Sweden has closed the border"}},
		{"told somebody", "The Norwegian minister told reporters that Sweden had closed the border.",
			[]string{"The Norwegian minister|told|asserts|that Sweden had closed the border"}},
		{"according to", "According to the Norwegian army, Sweden has closed the border.",
			[]string{"the Norwegian army|According to|asserts|Sweden has closed the border."}},
		{"relative clause", "Norway, which condemned the attack, said that Sweden was to blame.",
			[]string{"which|condemned||the attack", "Norway|said|asserts|that Sweden was to blame"}},
		{"nested", "Reuters quoted an official as saying that the army had crossed the border.",
			[]string{"Reuters|quoted|asserts|an official as saying that the army had crossed the border", "an official|saying|asserts|that the army had crossed the border (within)"}},
		{"quote that goes on", "\"We will defend every village,\" the minister said. \"Nobody will be left behind in the mountains.\"",
			[]string{"the minister|said|asserts|\"We will defend every village,\"|\"Nobody will be left behind in the mountains.\""}},
		{"could not confirm", "The ministry could not confirm the attack.", []string{"The ministry|confirm|cannot_confirm|the attack"}},
		{"declined to confirm", "The ministry declined to confirm that the ship was hit.", []string{"The ministry|declined||to confirm that the ship was hit", "The ministry|confirm|cannot_confirm|that the ship was hit (within)"}},
		{"passive without agent", "The rebels are believed to have crossed the border.", []string{"|believed|asserts|to have crossed the border"}},
		{"hearsay adverb", "The army has reportedly crossed the border.", []string{"|reportedly|asserts|The army has|crossed the border."}},
		{"noun that somebody issues", "The union issued a warning that the port would close.", []string{"The union|warning||that the port would close"}},
		{"heading", "Merkel: Sweden has closed the border", []string{"Merkel|:|asserts|Sweden has closed the border"}},
		{"said of a charge", "Norway accused Sweden of arming the rebels, a charge that Sweden denied.",
			[]string{"Norway|accused|alleges|Sweden of arming the rebels", "Sweden|denied|denies|a charge"}},
		{"nothing said", "Sweden has closed the border.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := code(t, c.text)
			var got []string
			for _, s := range k.Statements {
				line := "|" + s.Cue.Text + "|" + string(s.Stance)
				if s.Source != nil {
					line = s.Source.Text + line
				}
				for _, p := range s.Content {
					line += "|" + p.In(k.Article.Text)
				}
				if s.In != nil {
					line += " (within)"
				}
				got = append(got, line)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%q, want\n%q", got, c.want)
			}
		})
	}
}

// TestVoices holds on whose word an event is, outermost first.
func TestVoices(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"the outlet's own", "Iran attacked Pakistan.", nil},
		{"nested", "Reuters quoted a Pakistani official as saying that Iran had attacked Pakistan.", []string{"Reuters asserts", "a Pakistani official asserts"}},
		{"one's own deed", "Iran said it had attacked Pakistan.", []string{"Iran claims_responsibility"}},
		{"unnamed", "Iran attacked Pakistan, sources said.", []string{"hearsay asserts"}},
		{"confirmed", "Pakistan confirmed that Iran had attacked Turkey.", []string{"Pakistan confirms"}},
		{"warned of", "Iran warned that it would close its border with Pakistan.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := code(t, c.text)
			if len(k.Events) == 0 {
				t.Fatal("no event")
			}
			var got []string
			for _, a := range k.Events[len(k.Events)-1].Attribution {
				who := "hearsay"
				if a.Entity != nil {
					who = a.Entity.Text
				}
				got = append(got, fmt.Sprintf("%s %s", who, a.Stance))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// code reads a text by the real rooms.
func code(t *testing.T, text string) dyad.Coding {
	t.Helper()
	c, _ := house(t)
	k, err := c.Code(dyad.Page{Name: "example", MediaType: "text/plain", Body: []byte(text), Published: "2024-01-31"})
	if err != nil {
		t.Fatal(err)
	}
	return k
}
