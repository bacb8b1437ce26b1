package cli

import (
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-runewidth"

	"github.com/dyad-news/dyad"
)

func num(n int) *int { return &n }

func TestCountText(t *testing.T) {
	for want, n := range map[string]*dyad.Count{
		"9":                               {Low: num(9), Best: num(9), High: num(9)},
		"9+":                              {Low: num(9), Best: num(9)},
		"≤12":                             {Best: num(12), High: num(12)},
		"9-12":                            {Low: num(9), High: num(12)},
		"“dozens”":                        {Text: "dozens"},
		"9+ [4 children, 3 women, 2 men]": {Low: num(9), Best: num(9), Breakdown: []dyad.Part{{Who: "children", N: 4}, {Who: "women", N: 3}, {Who: "men", N: 2}}},
	} {
		if got := countText(n); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestParties(t *testing.T) {
	peru := dyad.Mention{Text: "Peru", Entity: dyad.Entity{Code: "PER", Sector: dyad.GOV}}
	it := dyad.Mention{Text: "it", Kind: dyad.Pronoun, Entity: dyad.Entity{Code: "CHL", Known: "Chile"}}
	both := []dyad.Mention{
		{Text: "the two", Kind: dyad.Nominal, Entity: dyad.Entity{Code: "PER"}},
		{Text: "the two", Kind: dyad.Nominal, Entity: dyad.Entity{Code: "CHL"}},
	}
	for _, c := range []struct {
		name string
		e    dyad.Event
		want string
	}{
		{"both sides", dyad.Event{Actors: []dyad.Mention{peru}, Recipients: []dyad.Mention{it}}, "Peru (PER GOV) → it = Chile (CHL)"},
		{"no actor", dyad.Event{Recipients: []dyad.Mention{peru}}, "? → Peru (PER GOV)"},
		{"no recipient", dyad.Event{Actors: []dyad.Mention{peru}}, "Peru (PER GOV)"},
		{"one span for two", dyad.Event{Actors: both}, "the two (PER, CHL)"},
		{"nobody", dyad.Event{}, "?"},
	} {
		if got := parties(&c.e); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWrap(t *testing.T) {
	text := "外交部 said on Friday that the envoy, a “friend”, would\tcome home\x1b[31m soon"
	for _, width := range []int{12, 20, 40, 100} {
		var b strings.Builder
		page{width: width}.wrap(&b, " 1  ", piece{text[:20], plain}, piece{text[20:], trigger})
		got := b.String()
		if strings.ContainsRune(got, '\x1b') {
			t.Errorf("width %d: an escape came through: %q", width, got)
		}
		for _, line := range strings.Split(strings.TrimSuffix(got, "\n"), "\n") {
			if n := runewidth.StringWidth(line); n > width && strings.Contains(strings.TrimSpace(line[4:]), " ") {
				t.Errorf("width %d: line of %d: %q", width, n, line)
			}
		}
		joined := strings.Join(strings.Fields(got), " ")
		if joined != "1 "+printable(strings.Join(strings.Fields(text), " ")) {
			t.Errorf("width %d: words lost: %q", width, joined)
		}
	}
}

func TestMarked(t *testing.T) {
	s := "Peru recalled its envoy."
	at := dyad.Span{Start: 5, End: 13}
	for color, want := range map[bool]string{false: "Peru «recalled» its envoy.\n", true: "\x1b[1;33mrecalled\x1b[0m"} {
		var b strings.Builder
		table := tablePrinter{page: page{width: 80, color: color}}
		table.page.wrap(&b, "", table.marked(s, at)...)
		if !strings.Contains(b.String(), want) {
			t.Errorf("colour %t: got %q", color, b.String())
		}
	}
}

func TestColored(t *testing.T) {
	e, _, _ := world(t.Context(), nil)
	if e.colored("auto", e.stdout) {
		t.Error("coloured what is no terminal")
	}
	if !e.colored("always", e.stdout) {
		t.Error("not coloured when asked for")
	}
}

func TestRemaining(t *testing.T) {
	if got := remaining(10*time.Second, 25, 100); got != ", 30s left" {
		t.Errorf("got %q", got)
	}
	if got := remaining(10*time.Second, 0, 100); got != "" {
		t.Errorf("at the start: got %q", got)
	}
}

func TestDraw(t *testing.T) {
	s := dyad.Sentence{Tokens: []dyad.Token{
		{Form: "the", Head: 1}, {Form: "envoy", Head: 2}, {Form: "left", Head: -1}, {Form: "Peru", Head: 2}, {Form: "early", Head: 2},
	}}
	s.Link()
	want := []string{"   ┌─ the", "┌─ envoy", "left", "├─ Peru", "└─ early"}
	for i, l := range draw(&s, 2, "", "", "", nil) {
		if got := l.drawn + s.Tokens[l.token].Form; got != want[i] {
			t.Errorf("line %d: got %q, want %q", i, got, want[i])
		}
	}
}
